"""A text with its translation, and how both are looked at: without values, without case, as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, field

from polybrief.checks.words import bounded
from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.brief import Name
from polybrief.model.catalog import Term
from polybrief.model.finding import Finding, Severity
from polybrief.model.value import Value

_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_NO_LETTER = "\ufffc"


class Pair(Struct, frozen=True):
    """A text and its translation, with what they are judged by.

    Attributes:
        source: with `{name}` where a value stands.
        target: a template too, or, where an engine is verified, plain text with its values written in it.
        terms: the termbase.
        place: where findings point to.
        values: the brief's, by name.
        names: the brief's persons, bodies and places.
    """

    source: str
    target: str
    from_language: Language
    to_language: Language
    terms: Sequence[Term]
    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    names: Mapping[str, Name] = field(default_factory=dict)

    def finding(self, rule: str, message: str, hint: str = "", severity: Severity = Severity.WARNING) -> Finding:
        """A finding of the rule `translation.RULE` on this pair."""
        return Finding(f"translation.{rule}", severity, self.place, message, hint)


def bare(text: str) -> str:
    """A text without its placeholders and doubled braces, which leave a mark that is no letter."""
    return _BRACES.sub(_NO_LETTER, text)


def folded(text: str) -> str:
    """A text as it is compared: composed, without case, with single spaces."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(text.split())).casefold())


def has_word(text: str, form: str) -> bool:
    """Whether a form stands in a folded text as a word. In a script without cases, letters may touch it: والناتو."""
    form = folded(form)
    before = r"(?<!\w)" if _is_bounded(form[0]) else ""
    after = r"(?!\w)" if _is_bounded(form[-1]) else ""
    return re.search(before + re.escape(form) + after, text) is not None


def without(text: str, forms: Iterable[str]) -> str:
    """A text in which some forms are no letters any more, the longest first; case counts for nothing."""
    return _any(tuple(sorted(set(forms)))).sub(_NO_LETTER, unicodedata.normalize("NFC", text))


@lru_cache(maxsize=64)
def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((unicodedata.normalize("NFC", form) for form in forms), key=lambda it: (-len(it), it))
    return re.compile("|".join(map(bounded, longest_first)) or r"(?!)", re.IGNORECASE)


# Marks of the scripts that write vowels as such (Unicode's Mn and Mc); Python counts them to no word.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7\u0e31-\u0e4e"
)
_WORD = re.compile(rf"[^\W_][{_MARKS}]*(?:[-'’·]?[^\W_][{_MARKS}]*)*")


def words(text: str) -> list[str]:
    """The words of a text, folded; in a script without spaces, what stands between marks is one."""
    return _WORD.findall(folded(text))


def _is_bounded(character: str) -> bool:
    return unicodedata.category(character) != "Lo" and character.isalnum()
