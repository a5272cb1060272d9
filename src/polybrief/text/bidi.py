"""The Unicode Bidirectional Algorithm, UAX #9 (https://www.unicode.org/reports/tr9/), rules P2 to L2.

A paragraph goes through `levels` once, each of its lines then through `line_levels` and `visual_order`. Splitting
text into paragraphs (P1) is the caller's; combining marks (L3) and mirroring (L4) are the shaper's.

The rules stand in `bidi_explicit` and `bidi_implicit`; here are short ways for what most text is.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, zip_longest

from polybrief.text import bidi_properties as properties
from polybrief.text.bidi_explicit import MAX_DEPTH, first_strong, nested_levels
from polybrief.text.bidi_implicit import implicit_levels

_KEPT_ISOLATES = 2000  # marks and numbers, which come again and again
_KEPT_ORDERS = 2000  # a line has few changes of direction

# An isolate without explicit formatting or paragraph separators in it.
_RLI, _END = "\u2067", "\u2069"
_FORMATTING = "\u202a-\u202e\u2066-\u2069\n\r\x1c-\x1e\x85\u2029"
_ISOLATE = re.compile(f"([\u2066\u2067])([^{_FORMATTING}]*){_END}")
_NOT_FLAT = re.compile(f"[{_FORMATTING}]")
_BOUNDARY_NEUTRAL = "x"
_WHITE_SPACE = re.compile("[WSBjkfqlrmspx]+")  # L1


def paragraph_level(text: str) -> int:
    """Return the level of a paragraph, 0 or 1, from its first strong character outside isolates (P2, P3)."""
    return first_strong(properties.classes(text)) if properties.bidirectional().search(text) else 0


def levels(text: str, base: int | None) -> bytes:
    """Return the embedding level of each character of a paragraph by rules X1 to I2, before L1.

    `base` is the level of the paragraph: 0, 1, or None to find it as `paragraph_level` does. Characters that X9
    removes get the level of the character before them, or the base. All of `text` is one paragraph: a paragraph
    separator gets the base level (X8), and wherever it stands it ends no embedding.
    """
    if not base and (text.isascii() or not properties.bidirectional().search(text)):
        return bytes(len(text))
    base = first_strong(properties.classes(text)) if base is None else base
    found = _flat_levels(text, base)
    return nested_levels(text, base) if found is None else found


def has_one_level(text: str, base: int) -> bool:
    """Whether all of a paragraph of level 0 or 1 has that level, but for what is in isolates, if it has any.

    Each of these ends in the paragraph and has no explicit formatting in it. False may be said of others that are so.
    """
    if not base and text.isascii():
        return True
    around = _ISOLATE.sub("", text) if _END in text else text
    return not properties.eventful("LR"[base]).search(around)


def _flat_levels(text: str, base: int) -> bytes | None:
    """The levels of a paragraph whose only explicit formatting is isolates, none in another; None for others.

    What X1 to X10 come to then: each isolate is resolved for itself, and the rest as if all of them were empty. Most
    right-to-left paragraphs of a brief are so, and take a fifth of the time.
    """
    if _END not in text:
        return None if _NOT_FLAT.search(text) else _sequence_levels(text, base)
    parts = _ISOLATE.split(text)
    around, initiators, isolated = parts[::3], parts[1::3], parts[2::3]
    seen = "".join(around)
    if not properties.eventful("LR"[base % 2]).search(seen):
        resolved = bytes([base]) * (len(seen) + 2 * len(isolated))
    elif _NOT_FLAT.search(seen):
        return None
    else:
        marks = [f"{initiator}{_END}" for initiator in initiators]
        resolved = _sequence_levels("".join(chain.from_iterable(zip_longest(around, marks, fillvalue=""))), base)
    if not isolated:
        return resolved
    found: list[bytes] = []
    at = end = 0
    for before, initiator, inside in zip(around, initiators, isolated, strict=False):
        end += len(before) + 1
        found += (resolved[at:end], _isolate_levels(inside, (base + 1) | 1 if initiator == _RLI else (base + 2) & ~1))
        at, end = end, end + 1
    return b"".join((*found, resolved[at:]))


def _sequence_levels(text: str, level: int) -> bytes:
    """The levels of an isolating run sequence, with nothing of a higher level around it and nothing explicit inside."""
    direction = "LR"[level % 2]
    if not properties.turning(direction).search(text):
        return bytes([level]) * len(text)
    classes = properties.classes(text)
    if _BOUNDARY_NEUTRAL not in classes:
        return implicit_levels(text, classes, level, direction, direction)
    gaps = [match.start() for match in re.finditer(_BOUNDARY_NEUTRAL, classes)]  # X9
    kept = "".join([text[start + 1 : end] for start, end in pairwise([-1, *gaps, len(text)])])
    found = implicit_levels(kept, classes.replace(_BOUNDARY_NEUTRAL, ""), level, direction, direction)
    result, at = bytearray(), 0
    for before, gap in pairwise([-1, *gaps, len(text)]):
        result += found[at : at + gap - before - 1]
        result.append(result[-1] if result else level)
        at += gap - before - 1
    return bytes(result[:-1])


_isolate_levels = lru_cache(_KEPT_ISOLATES)(_sequence_levels)


def line_levels(text: str, levels: Sequence[int], start: int, end: int, base: int) -> list[int]:
    """Return the levels of the line text[start:end] after rule L1.

    `levels` are those of the paragraph `text`, `base` is the paragraph's level. Separators, the white space before
    them and at the end of the line, and the formatting characters among these get the base level.
    """
    result = list(levels[start:end])
    if result.count(base) == len(result):
        return result
    classes = properties.classes(text[start:end])
    for match in _WHITE_SPACE.finditer(classes):
        first, last = match.span()
        if last < len(classes):
            last = max(classes.rfind("S", first, last), classes.rfind("B", first, last)) + 1
        if first < last:
            result[first:last] = [base] * (last - first)
    return result


def visual_order(levels: Sequence[int]) -> Sequence[int]:
    """Return the indices of a line's characters from left to right, given their levels (L2)."""
    return _visual_order(bytes(levels))


@lru_cache(_KEPT_ORDERS)
def _visual_order(levels: bytes) -> tuple[int, ...]:
    order = list(range(len(levels)))
    there = sorted(set(levels))
    lowest_odd = next((level for level in there if level % 2), MAX_DEPTH + 2)
    for threshold in range(there[-1] if there else 0, lowest_odd - 1, -1):
        if threshold <= there[0]:
            order.reverse()
            continue
        for match in _at_least(threshold).finditer(levels):
            part = slice(*match.span())
            order[part] = order[part][::-1]
    return tuple(order)


@cache
def _at_least(level: int) -> re.Pattern[bytes]:
    """Return a pattern that finds stretches of levels from this one on."""
    return re.compile(b"[\\x%02x-\xff]+" % level, re.DOTALL)
