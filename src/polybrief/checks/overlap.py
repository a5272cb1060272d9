"""Runs of words that two texts share, enumerations of names aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from polybrief.checks.words import Word

LENGTH = 8  # words in a row from which on a run is looked at

Shingles = Mapping[tuple[str, ...], int]

_COMMA = re.compile(r"[,،、;；]")
_JOINT = re.compile(r"[\s,،、;；'’\"“”«»()‑–-]*")
_LONGEST_CONNECTIVE = 3  # letters: articles, conjunctions and prepositions are short
_CONNECTIVES_IN_A_ROW = 2
_LONGEST_NAME = 6  # words


def shingles(found: Sequence[Word]) -> Shingles:
    """Every `LENGTH` words in a row of a text, each with which of them have a capital: bit 0 for the first."""
    folded = [word.folded for word in found]
    capitals: dict[tuple[str, ...], int] = {}
    for number in range(len(folded) - LENGTH + 1):
        gram = tuple(folded[number : number + LENGTH])
        bits = sum(found[number + offset].capital << offset for offset in range(LENGTH))
        capitals[gram] = capitals.get(gram, 0) | bits
    return capitals


def shared_runs(found: Sequence[Word], aside: Collection[int], source: Shingles) -> Iterator[range]:
    """Where the words of a text run as in a source for `LENGTH` words or more.

    Args:
        aside: the numbers of words that are part of no run.
        source: of the source's text. A run is a chain of shingles that are all in it, so this is linear.
    """
    folded = [word.folded for word in found]
    start: int | None = None
    for number in range(len(folded) + 1):
        gram = tuple(folded[number : number + LENGTH])
        hit = gram in source and not any(it in aside for it in range(number, number + LENGTH))
        if hit and start is None:
            start = number
        if not hit and start is not None:
            yield range(start, number - 1 + LENGTH)
            start = None


def enumerated(text: str, found: Sequence[Word], names: Sequence[tuple[int, int]], source: Shingles) -> frozenset[int]:
    """The numbers of the words that are part of an enumeration of names.

    That is words that have a capital here and in the same place of the source, or words of the brief's `names` (for
    scripts without capitals), at most `_LONGEST_NAME` to an element, with commas between, and with short words (the,
    and, of) between them, whatever the language.

    Args:
        names: where in the text known names stand.
        source: of the text that this one is compared with.
    """
    capitals = _capitals(found, source)
    is_name = [
        (it.capital and number in capitals) or any(start <= it.start < end for start, end in names)
        for number, it in enumerate(found)
    ]
    aside: set[int] = set()
    chain: list[int] = []
    for number, word in enumerate(found):
        joint = text[found[number - 1].end : word.start] if number else ""
        connective = len(word.folded) <= _LONGEST_CONNECTIVE and not is_name[number]
        if not _JOINT.fullmatch(joint) or not (is_name[number] or connective):
            aside |= _enumeration(text, found, chain)
            chain = []
        if is_name[number]:
            chain.append(number)
        elif chain and number - chain[-1] > _CONNECTIVES_IN_A_ROW:
            aside |= _enumeration(text, found, chain)
            chain = []
    return frozenset(aside | _enumeration(text, found, chain))


def _capitals(found: Sequence[Word], source: Shingles) -> set[int]:
    """The numbers of the words that have a capital where the source has the same words."""
    folded = [word.folded for word in found]
    numbers: set[int] = set()
    for start in range(len(folded) - LENGTH + 1):
        bits = source.get(tuple(folded[start : start + LENGTH]), 0)
        numbers |= {start + offset for offset in range(LENGTH) if bits >> offset & 1}
    return numbers


def _enumeration(text: str, found: Sequence[Word], chain: Sequence[int]) -> set[int]:
    """The words from the first name of a chain to its last, if commas part them into names."""
    if not chain:
        return set()
    lengths = [1]
    for number in range(chain[0] + 1, chain[-1] + 1):
        if _COMMA.search(text, found[number - 1].end, found[number].start):
            lengths.append(0)
        lengths[-1] += 1
    return set(range(chain[0], chain[-1] + 1)) if len(lengths) > 1 and max(lengths) <= _LONGEST_NAME else set()
