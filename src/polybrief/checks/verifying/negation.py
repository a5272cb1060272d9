"""The rule `negation`: whether a translation denies as much as its source text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polybrief.checks.verifying.pair import Pair, folded
from polybrief.checks.verifying.polarity import POLARITIES, Polarity
from polybrief.checks.verifying.wording import without_names
from polybrief.languages import Language
from polybrief.model.finding import Finding

_CLAUSE_MARKS = ".,;:!?。，；：！？、،؛؟…—()"
_SOME = rf"[^{_CLAUSE_MARKS}]{{0,80}}?"  # of a clause; bounded, so that a text of an engine gone astray takes no time
_NO_LETTER = "\ufffc"


@dataclass(frozen=True)
class _Denial:
    """How much a text denies.

    Attributes:
        words: what denies or amounts to it, as it stands there.
        most: how often it would if all that comes close did so too.
    """

    words: tuple[str, ...]
    most: int

    @property
    def count(self) -> int:
        """How often the text denies."""
        return len(self.words)

    @property
    def least(self) -> int:
        """How many words deny: one that stands again may go on with the same denial, as in no bread and no wine."""
        return len(set(self.words))


def check_negation(pair: Pair) -> Iterator[Finding]:
    """A denial that is lost, or one that the source text does not have.

    What comes close to a denial on one side may stand for one on the other, unless it answers to its like there.
    """
    if not {pair.from_language.tag, pair.to_language.tag} <= POLARITIES.keys():
        return
    source = _denial(without_names(pair, pair.source, pair.from_language), pair.from_language)
    target = _denial(without_names(pair, pair.target, pair.to_language), pair.to_language)
    if _is_less(target, source):
        problem = f"{_listed(source)} of the source text is not in the translation"
    elif _is_less(source, target):
        problem = f"{_listed(target)} is not in the source text"
    else:
        return
    if source.words and target.words:
        problem = f"the source text denies by {_listed(source)}, the translation by {_listed(target)}"
    yield pair.finding("negation", problem, "say what the source text says, no more and no less")


def _listed(denial: _Denial) -> str:
    return ", ".join(map(repr, dict.fromkeys(denial.words)))


def _is_less(one: _Denial, other: _Denial) -> bool:
    return one.count < other.least and one.most < other.most


def _denial(text: str, language: Language) -> _Denial:
    forms = _patterns(language.tag)
    text, close = forms["limits"].subn(_NO_LETTER, forms["idle"].sub(_NO_LETTER, _plain(text)))
    words: list[str] = []
    for clause in re.split(f"[{_CLAUSE_MARKS}]", text):
        denies, concord = forms["denies"].findall(clause), forms["concord"].findall(clause)
        rest = forms["concord"].sub(_NO_LETTER, forms["denies"].sub(_NO_LETTER, clause))
        words += [*(denies or concord[:1]), *forms["amounts"].findall(rest)]
        close += len(forms["close"].findall(forms["amounts"].sub(_NO_LETTER, rest)))
    return _Denial(tuple(words), len(words) + close)


@lru_cache(maxsize=16)
def _patterns(tag: str) -> dict[str, re.Pattern[str]]:
    polarity = POLARITIES[tag]
    kinds = ("idle", "limits", "denies", "concord", "amounts", "close")
    return {kind: _pattern(getattr(polarity, kind), polarity) for kind in kinds}


def _pattern(forms: tuple[str, ...], polarity: Polarity) -> re.Pattern[str]:
    written = []
    for form in forms:
        body = re.escape(_plain(form)).replace(r"\*", r"\w*").replace(r"\#", rf"[\d{_NO_LETTER}]")
        body = body.replace(r"\ …\ ", rf"\b{_SOME}\b")
        if polarity.spaced:
            glued = f"[{polarity.before}]{{0,2}}" if polarity.before else ""
            end = r"(?!\w)" if body[-1] not in "'’" else ""
            body = rf"(?<!\w){glued}{body}{end}"
        written.append(body)
    return re.compile("|".join(written) or r"(?!)")


def _plain(text: str) -> str:
    """A text without case and, in Arabic, without vowel signs; apostrophes are curved."""
    kept = (it for it in unicodedata.normalize("NFC", folded(text)) if unicodedata.category(it) != "Mn")
    return "".join(kept).replace("'", "’")
