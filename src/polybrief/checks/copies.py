"""Words in a row that a brief, or a translation of it, shares with a source.

No number of words is safe: this is care, not law. Eleven words in a row can be a reproduction: https://curia.europa.eu/juris/liste.jsf?num=C-5/08
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal
from msgspec import Struct

from polybrief.checks.names import NameFinder
from polybrief.checks.overlap import enumerated, shared_runs, shingles
from polybrief.checks.words import Word, count, words
from polybrief.errors import Place
from polybrief.languages import Language, language
from polybrief.model.brief import Brief
from polybrief.model.catalog import Catalog
from polybrief.model.document import Document
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief
from polybrief.model.template import fill
from polybrief.model.unit import units
from polybrief.model.value import Date, Measure, Money, Number, Value

RUN_ERROR, RUN_WARNING = 11, 8  # words in a row
SHARE_ERROR, SHARE_WARNING = 0.15, 0.05  # of all words, in such runs

_OWN_WORDS = "say it in your own words, or make it a quote"


class Own(Struct, frozen=True):
    """A text of our own, its values in place, as words.

    Attributes:
        names: where in it known names stand.
        imprint: it says who is who, and does not count for shares.
    """

    place: Place
    text: str
    found: Sequence[Word]
    names: Sequence[tuple[int, int]]
    imprint: bool = False


def own_texts(loaded: LoadedBrief) -> list[Own]:
    """What a brief says: its units, and what else of its texts is printed but is no bibliography."""
    brief = loaded.brief
    finder = NameFinder(brief.names)
    texts = [(loaded.place(unit.path), unit.text) for unit in units(brief)]
    owns = _owns(brief, language(brief.language).locale, texts)
    return owns + [_own(loaded.place(path), text, finder, imprint=True) for path, text in _imprint(brief)]


def check_copies_in_translation(
    brief: Brief, catalog: Catalog, documents: Mapping[str, Document], to_language: Language
) -> Iterator[Finding]:
    """Findings on words that the translations of a catalog share with sources in its language, as they come.

    Args:
        documents: those at hand, by sha256.
        to_language: the catalog's.
    """
    texts = []
    for unit in units(brief):
        entry = catalog.entries.get(unit.context)
        if entry and entry.usable and entry.msgid == unit.text:
            texts.append((Place(catalog.file, entry.line, unit.context), entry.msgstr))
    owns = _owns(brief, to_language.locale, texts)
    for name, source in brief.sources.items():
        document = documents.get(source.sha256)
        if document is not None and _main(source.language) == _main(to_language.tag):
            yield from check_copies(name, words(document.text), owns, Place(catalog.file, 1))


def check_copies(name: str, source: list[Word], texts: Sequence[Own], whole: Place) -> Iterator[Finding]:
    """Findings on what texts share with a source.

    Args:
        name: of the source.
        whole: where a finding on all the texts points to.
    """
    known = shingles(source)
    shared = 0.0
    for own in texts:
        aside = enumerated(own.text, own.found, own.names, known)
        for run in shared_runs(own.found, aside, known):
            length = count(own.found[run.start : run.stop])
            if length < RUN_WARNING:
                continue
            shared += 0 if own.imprint else length
            copied = own.text[own.found[run.start].start : own.found[run.stop - 1].end]
            message = f"{length:.0f} words in a row as in {name}: “{copied}”"
            severity = Severity.ERROR if length >= RUN_ERROR else Severity.WARNING
            yield Finding("rights.copied", severity, own.place, message, _OWN_WORDS)
    share = shared / max(1.0, sum(count(own.found) for own in texts if not own.imprint))
    if share > SHARE_WARNING:
        severity = Severity.ERROR if share > SHARE_ERROR else Severity.WARNING
        message = f"{share:.0%} of the words stand in runs of {RUN_WARNING} or more as in {name}"
        yield Finding("rights.copied-share", severity, whole, message, _OWN_WORDS)


def _imprint(brief: Brief) -> Iterator[tuple[str, str]]:
    if brief.originator:
        yield "originator.name", brief.originator.name
        yield "originator.contact", brief.originator.contact or ""
    for name, source in brief.sources.items():
        yield f"sources.{name}.author", source.author or ""
        yield f"sources.{name}.publisher", source.publisher or ""
        yield f"sources.{name}.rights.holder", source.rights.holder or ""


def _owns(brief: Brief, locale: str, texts: Iterable[tuple[Place, str]]) -> list[Own]:
    finder = NameFinder(brief.names)
    values = {name: _written(value, locale) for name, value in brief.values.items()}
    return [_own(place, _filled(template, values), finder) for place, template in texts]


def _own(place: Place, text: str, finder: NameFinder, *, imprint: bool = False) -> Own:
    text = unicodedata.normalize("NFC", text)
    return Own(place, text, words(text), list(finder.spans(text)), imprint)


def _filled(template: str, values: Mapping[str, str]) -> str:
    try:
        return fill(template, values)
    except ValueError:  # a translation with a stray brace, which translation.placeholders tells
        return template


def _written(value: Value, locale: str) -> str:
    """A value about as the sources write it, so that a run does not end at a placeholder."""
    match value:
        case Money():
            long: Literal["long", "short"] = (
                "long" if "long" in Locale.parse(locale).compact_decimal_formats else "short"
            )
            return format_compact_decimal(value.money, format_type=long, locale=locale, fraction_digits=3)
        case Date():
            return str(value.date)
        case Number():
            number = value.number
        case Measure():
            number = value.measure
        case _:
            number = value.percentage
    return format_decimal(number, locale=locale)


def _main(tag: str) -> str:
    return tag.partition("-")[0]
