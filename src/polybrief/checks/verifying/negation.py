"""The rule `negation`: whether a text and its translation both deny something, or neither does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polybrief.checks.verifying.pair import Pair, folded
from polybrief.checks.verifying.polarity import POLARITIES, Polarity
from polybrief.checks.verifying.wording import without_names
from polybrief.model.finding import Finding

_CLAUSE = r"[^.,;:。，；：،؛]*?"


@dataclass(frozen=True)
class _Denial:
    """What denies in a text: the first such word, empty where there is none, and how many come close to denying."""

    word: str
    close: int


def check_negation(pair: Pair) -> Iterator[Finding]:
    """A denial that is lost, or one that the source text does not have.

    What comes close to a denial on the other side may stand for it, unless it answers to its like on this one.
    """
    if not {pair.from_language.tag, pair.to_language.tag} <= POLARITIES.keys():
        return
    source = _denial(without_names(pair, pair.source, pair.from_language), pair.from_language.tag)
    target = _denial(without_names(pair, pair.target, pair.to_language), pair.to_language.tag)
    hint = "say what the source text says, no more and no less"
    if source.word and not target.word and target.close <= source.close:
        yield pair.finding("negation", f"{source.word!r} of the source text is not in the translation", hint)
    elif target.word and not source.word and source.close <= target.close:
        yield pair.finding("negation", f"{target.word!r} is not in the source text", hint)


def _denial(text: str, tag: str) -> _Denial:
    only_looks, denies, close = _patterns(tag)
    rest, looks = only_looks.subn("\ufffc", _plain(text))
    found = denies.search(rest)
    return _Denial(found[0] if found else "", looks + len(close.findall(rest)))


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    polarity = POLARITIES[tag]
    return (
        _pattern(polarity.only_looks, polarity),
        _pattern(polarity.denies, polarity),
        _pattern(polarity.close, polarity),
    )


def _pattern(forms: tuple[str, ...], polarity: Polarity) -> re.Pattern[str]:
    written = []
    for form in forms:
        body = re.escape(_plain(form)).replace(r"\*", r"\w*").replace(r"\ …\ ", rf"\b{_CLAUSE}\b").replace("…", _CLAUSE)
        if polarity.spaced:
            glued = f"[{polarity.before}]?" if polarity.before else ""
            end = r"(?!\w)" if body[-1] not in "'’" else ""
            body = rf"(?<!\w){glued}{body}{end}"
        written.append(body)
    return re.compile("|".join(written) or r"(?!)")


def _plain(text: str) -> str:
    """A text without case and, in Arabic, without vowel signs; apostrophes are curved."""
    kept = (it for it in unicodedata.normalize("NFC", folded(text)) if unicodedata.category(it) != "Mn")
    return "".join(kept).replace("'", "’")
