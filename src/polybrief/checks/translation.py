"""What a translation must satisfy: the one verifier, for people's catalogs and for engines' proposals.

Rules: `translation.` with placeholders (error); term, numbers, echo, pairs, method, missing (warning); ending (note).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.catalog import Catalog, Term
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief
from polybrief.model.template import fields
from polybrief.model.unit import Unit

_ECHO_WORDS = 3
_NAMED = 3  # of the units without translation
_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_GROUP = " \u00a0\u2009\u202f'’"
_NUMBER = re.compile(rf"(?<!\d)(?:\d{{1,3}}(?:[{_GROUP}]\d{{3}})+(?!\d)|\d+)(?:[.,٫٬]\d+)*")
_ENDINGS = {
    **dict.fromkeys(".。．۔।", "a full stop"),
    **dict.fromkeys("?？؟", "a question mark"),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(";；؛", "a semicolon"),
    "…": "an ellipsis",
}
_CLOSERS = "\"'”’»›)）]】」』\u00a0\u202f "
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "『": "』", "《": "》"}
_APOSTROPHE = "’"


@dataclass(frozen=True)
class Pair:
    """A text and its translation, with what they are judged by. `place` is where findings point to."""

    source: str
    target: str
    from_language: Language
    to_language: Language
    terms: Sequence[Term]
    place: Place


def check_translation(
    units: Iterable[Unit], catalog: Catalog, terms: Sequence[Term], from_language: Language, to_language: Language
) -> Iterator[Finding]:
    """Findings on the translations of a catalog that can stand in an edition of these units, as they come.

    Args:
        units: of the brief.
        catalog: of the brief in `to_language`.
        terms: the termbase.
        from_language: the brief's.
        to_language: the catalog's.
    """
    if catalog.method is None and any(entry.usable and not entry.fuzzy for entry in catalog.entries.values()):
        yield Finding(
            "translation.method",
            Severity.WARNING,
            Place(catalog.file, 1, "X-Translation-Method"),
            "the catalog does not say how its translations were made",
            "say it in the header X-Translation-Method; the page prints it",
        )
    for unit in units:
        entry = catalog.entries.get(unit.context)
        if entry and entry.usable and entry.msgid == unit.text:
            place = Place(catalog.file, entry.line, unit.context)
            yield from check_pair(Pair(unit.text, entry.msgstr, from_language, to_language, terms, place))


def check_missing(
    loaded: LoadedBrief, units: Iterable[Unit], catalog: Catalog | None, to_language: Language
) -> Iterator[Finding]:
    """Findings on the editions that a brief declares and that have no translations, or not all of them.

    Args:
        units: of the brief.
        catalog: of the brief in `to_language`; None where there is none.
    """
    hint = f"run: polybrief catalogs {loaded.brief.id} --to {to_language.tag}; then translate what is empty or fuzzy"
    if catalog is None:
        if to_language.tag in loaded.brief.languages:
            problem = f"no catalog for {to_language.tag}, in which the brief is to come out"
            yield Finding("translation.missing", Severity.WARNING, loaded.place("languages"), problem, hint)
        return
    lacking = []
    for unit in units:
        entry = catalog.entries.get(unit.context)
        if not (entry and entry.usable and entry.msgid == unit.text):
            lacking.append(unit.context)
    if lacking:
        more = ", …" if len(lacking) > _NAMED else ""
        texts = "1 text has" if len(lacking) == 1 else f"{len(lacking)} texts have"
        problem = f"{texts} no translation that can be used: {', '.join(lacking[:_NAMED])}{more}"
        yield Finding("translation.missing", Severity.WARNING, Place(catalog.file, 1), problem, hint)


def check_pair(pair: Pair) -> Iterator[Finding]:
    """Findings on one translation, as they come."""
    for rule in (_placeholders, _terms, _numbers, _echo, _pairs, _ending):
        yield from rule(pair)


def _placeholders(pair: Pair) -> Iterator[Finding]:
    try:
        same = Counter(fields(pair.source)) == Counter(fields(pair.target))
    except ValueError as reason:
        hint = "braces are written {{ and }}"
        yield Finding("translation.placeholders", Severity.ERROR, pair.place, str(reason), hint)
        return
    if not same:
        yield Finding(
            "translation.placeholders",
            Severity.ERROR,
            pair.place,
            f"the source text has {_listed(fields(pair.source))}, the translation {_listed(fields(pair.target))}",
            "use each {name} as often as the source text does",
        )


def _terms(pair: Pair) -> Iterator[Finding]:
    source, target = _folded(_bare(pair.source)), _folded(_bare(pair.target))
    for term in pair.terms:
        wanted = term.forms.get(pair.to_language.tag)
        asked = term.forms.get(pair.from_language.tag, (term.term,))
        if not wanted or any(_folded(form) in target for form in wanted):
            continue
        if any(_has_word(source, form) for form in asked):
            yield Finding(
                "translation.term",
                Severity.WARNING,
                pair.place,
                f"the term {term.term!r} is not translated as {' or '.join(wanted)}",
                term.note or "use the form of the termbase, or add the one used to it",
            )


def _numbers(pair: Pair) -> Iterator[Finding]:
    source, target = _numbers_of(pair.source), _numbers_of(pair.target)
    added = sorted(target - source - _months_of(pair.source, pair.from_language))
    missing = sorted(source - target - _months_of(pair.target, pair.to_language))
    differs = [f"{number} is missing" for number in missing]
    differs += [f"{number} is not in the source text" for number in added]
    if differs:
        yield Finding(
            "translation.numbers",
            Severity.WARNING,
            pair.place,
            f"numbers of the translation: {', '.join(differs)}",
            "numbers do not change in translation; what is counted is best a value of the brief",
        )


def _echo(pair: Pair) -> Iterator[Finding]:
    words = re.findall(r"\w+", _bare(pair.source))
    if len(words) > _ECHO_WORDS and _folded(pair.source) == _folded(pair.target):
        problem = "the translation is the source text"
        yield Finding("translation.echo", Severity.WARNING, pair.place, problem, "translate it")


def _pairs(pair: Pair) -> Iterator[Finding]:
    if (mark := _unpaired(pair.target, pair.to_language)) and not _unpaired(pair.source, pair.from_language):
        problem = f"{mark} has no counterpart in the translation"
        yield Finding("translation.pairs", Severity.WARNING, pair.place, problem, "open and close it")


def _ending(pair: Pair) -> Iterator[Finding]:
    source, target = _ending_of(pair.source), _ending_of(pair.target)
    if source != target:
        problem = f"the source text ends with {source}, the translation with {target}"
        yield Finding("translation.ending", Severity.NOTE, pair.place, problem)


def _bare(text: str) -> str:
    """A text without its placeholders and doubled braces, which leave a mark that is no letter."""
    return _BRACES.sub("\ufffc", text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(text.split())).casefold())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "none"


def _has_word(folded: str, form: str) -> bool:
    """Whether a form stands in a text as a word. In a script without cases, letters may touch it, as in والناتو."""
    form = _folded(form)
    before = r"(?<!\w)" if _bounded(form[0]) else ""
    after = r"(?!\w)" if _bounded(form[-1]) else ""
    return re.search(before + re.escape(form) + after, folded) is not None


def _bounded(character: str) -> bool:
    return unicodedata.category(character) != "Lo" and character.isalnum()


def _numbers_of(text: str) -> set[str]:
    """The numbers of a text by their digits, whatever the script of these and their separators."""
    return {
        "".join(str(unicodedata.decimal(character)) for character in number if character.isdecimal())
        for number in _NUMBER.findall(_bare(text))
    }


def _months_of(text: str, language: Language) -> set[str]:
    """The numbers of the months that a text names, as other languages write these in digits."""
    wide = Locale.parse(language.locale).months["format"]["wide"]
    folded = _folded(text)
    return {str(number) for number, name in wide.items() if not name[0].isdecimal() and _has_word(folded, name)}


def _unpaired(text: str, language: Language) -> str:
    """The first mark without its counterpart; empty where there is none. Apostrophes close no quotation."""
    outer, inner = language.quotes[:2], language.quotes[2:]
    quotes = {a.strip(): b.strip() for a, b in (outer, inner) if b.strip() != _APOSTROPHE}
    pairs = {**_BRACKETS, **quotes}
    closing = {b: a for a, b in pairs.items()}
    open_: list[str] = []
    for character in _bare(text):
        if character in pairs:
            open_.append(character)
        elif character in closing and (not open_ or open_.pop() != closing[character]):
            return character
    return open_[-1] if open_ else '"' if text.count('"') % 2 else ""


def _ending_of(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSERS)
    return "an ellipsis" if bare.endswith("...") else _ENDINGS.get(bare[-1:], "none of . ? ! : ;")
