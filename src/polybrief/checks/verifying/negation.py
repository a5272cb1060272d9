"""The rule `negation`: whether a translation denies as much as its source text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from polybrief.checks.verifying.pair import Pair, folded
from polybrief.checks.verifying.polarity import POLARITIES, Polarity
from polybrief.checks.verifying.wording import without_names
from polybrief.languages import Language
from polybrief.model.finding import Finding

_CLAUSE_MARKS = ".,;:!?。，；：！？、،؛؟…—()"
_SOME = rf"[^{_CLAUSE_MARKS}]{{0,80}}?"  # of a clause; bounded, so that a text of an engine gone astray takes no time
_NO_LETTER = "\ufffc"
_VALUE = rf"[\d{_NO_LETTER}一二两三四五六七八九十百千万半几]"


class _Denial(Struct, frozen=True):
    """How much a text denies.

    Attributes:
        words: what denies or amounts to it.
        close: how often something comes close to it.
        spare: how many words more may each be a denial of its own, or go on with one of `words`.
    """

    words: tuple[str, ...]
    close: int
    spare: int

    @property
    def least(self) -> int:
        """How many words deny: one that stands again may go on with the same denial, as in no bread and no wine."""
        return len(set(self.words))

    def is_less(self, other: _Denial) -> bool:
        """Whether this lacks a denial that the other has, even if all that may be one here is one."""
        most = len(self.words) + self.close
        return len(self.words) < other.least and most + self.spare < len(other.words) + other.close


def check_negation(pair: Pair) -> Iterator[Finding]:
    """A denial that is lost, or one that the source text does not have.

    What comes close to a denial on one side may stand for one on the other, unless it answers to its like there.
    """
    if not {pair.from_language.tag, pair.to_language.tag} <= POLARITIES.keys():
        return
    source = _denial(without_names(pair, pair.source, pair.from_language), pair.from_language)
    target = _denial(without_names(pair, pair.target, pair.to_language), pair.to_language)
    if target.is_less(source):
        problem = f"{_listed(source)} of the source text is not in the translation"
    elif source.is_less(target):
        problem = f"{_listed(target)} is not in the source text"
    else:
        return
    if source.words and target.words:
        problem = f"the source text denies by {_listed(source)}, the translation by {_listed(target)}"
    yield pair.finding("negation", problem, "say what the source text says, no more and no less")


def _listed(denial: _Denial) -> str:
    return ", ".join(map(repr, dict.fromkeys(denial.words)))


def _denial(text: str, language: Language) -> _Denial:
    forms = _patterns(language.tag)
    text, close = forms["limits"].subn(_NO_LETTER, forms["idle"].sub(_NO_LETTER, _plain(text)))
    goes_on = forms["goes_on"].findall(text)
    denials: list[str] = []
    amounts: list[str] = []
    spare = len(goes_on)
    for clause in re.split(f"[{_CLAUSE_MARKS}]", forms["goes_on"].sub(_NO_LETTER, text)):
        denies, concord = forms["denies"].findall(clause), forms["concord"].findall(clause)
        rest = forms["concord"].sub(_NO_LETTER, forms["denies"].sub(_NO_LETTER, clause))
        denials += denies or concord[:1]
        spare += len(concord if denies else concord[1:])
        amounts += forms["amounts"].findall(rest)
        close += len(forms["close"].findall(forms["amounts"].sub(_NO_LETTER, rest)))
    if goes_on and not denials:
        denials, spare = goes_on[:1], spare - 1
    return _Denial((*denials, *amounts), close, spare)


@lru_cache(maxsize=16)
def _patterns(tag: str) -> dict[str, re.Pattern[str]]:
    polarity = POLARITIES[tag]
    kinds = ("idle", "limits", "goes_on", "denies", "concord", "amounts", "close")
    return {kind: _pattern(getattr(polarity, kind), polarity) for kind in kinds}


def _pattern(forms: tuple[str, ...], polarity: Polarity) -> re.Pattern[str]:
    """What finds any of the forms; its group leaves out what is glued to them."""
    edge = r"\b" if polarity.spaced else ""
    some = edge + _SOME + edge
    written = []
    for form in forms:
        stands, _, later = _plain(form).partition(" & ")
        body = re.escape(stands).replace(r"\*", r"\w*").replace(r"\#", _VALUE).replace(r"\ …\ ", some)
        body = re.sub(r"\\\^(.)", r"(?!\1)", body)
        body += r"(?!\w)" if polarity.spaced and stands[-1] not in "'’" else ""
        written.append(body + (f"(?={some}{re.escape(later)}{edge})" if later else ""))
    begin = rf"(?<!\w){polarity.before}" if polarity.spaced else ""
    return re.compile(f"{begin}({'|'.join(written) or '(?!)'})")


def _plain(text: str) -> str:
    """A text without case and, in Arabic, without vowel signs; apostrophes are curved."""
    kept = (it for it in unicodedata.normalize("NFC", folded(text)) if unicodedata.category(it) != "Mn")
    return "".join(kept).replace("'", "’")
