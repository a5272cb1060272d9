"""The accepted translations of all catalogs, each as an engine would have to give it: with its values written."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from polybrief.briefs.reading import read_brief
from polybrief.checks.quantities.number_words import NUMBERS
from polybrief.checks.verifying.pair import Pair
from polybrief.errors import Place
from polybrief.languages import LANGUAGES, Language, language
from polybrief.model.base import part
from polybrief.model.brief import Name
from polybrief.model.catalog import Term
from polybrief.model.template import fields, fill
from polybrief.model.unit import units
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.terms import read_terms
from polybrief.translation.values import format_value

ROOT = Path(__file__).parents[2]
INTERFACE = "polybrief"
_INTERFACE_FIELD = re.compile(r"%\((\w+)\)s")
# What stands in the interface's texts, as values of every kind.
_INTERFACE_VALUES: dict[str, Value] = {
    "date": part({"date": "2025-09-17"}, Date),
    "event": part({"date": "2024-11"}, Date),
    "events": part({"money": 1250000, "currency": "EUR"}, Money),
    "file": part({"number": 36}, Number),
    "items": part({"number": 418}, Number),
    "language": part({"number": 7300}, Number),
    "method": part({"percentage": 12.5}, Percentage),
    "name": part({"money": 86400, "currency": "USD"}, Money),
    "number": part({"number": 3}, Number),
    "share": part({"percentage": 45}, Percentage),
    "source": part({"number": 29}, Number),
    "sources": part({"number": 15200}, Number),
    "spans": part({"measure": 14.6, "unit": "kilometer"}, Measure),
    "text": part({"date": "2026-05-09"}, Date),
    "total": part({"number": 1180}, Number),
    "who": part({"money": 52300, "currency": "GBP"}, Money),
}


@dataclass(frozen=True)
class Accepted:
    """An accepted translation.

    Attributes:
        brief: its id, or the interface.
        context: the unit's; of the interface, the source text.
        source: with `{name}` in place of values.
        template: the translation with `{name}`.
        values: those that it has, by name.
        others: the templates of the same unit in the other languages that have one, its own language included.
    """

    brief: str
    context: str
    source: str
    template: str
    from_language: Language
    to_language: Language
    values: Mapping[str, Value]
    names: Mapping[str, Name]
    terms: tuple[Term, ...]
    others: Mapping[str, str]

    @property
    def key(self) -> str:
        return f"{self.brief}/{self.context}/{self.to_language.tag}"

    def written(self, tag: str) -> dict[str, str]:
        """Its values as a language writes them."""
        return {name: format_value(value, language(tag)) for name, value in self.values.items()}

    def target(self) -> str:
        """The translation with its values as its language writes them."""
        return fill(self.template, self.written(self.to_language.tag))

    def pair(self, target: str) -> Pair:
        """What the verifier is given where an engine has said `target`."""
        place = Place(f"{self.to_language.locale}.po", 1, self.context)
        return Pair(
            self.source, target, self.from_language, self.to_language, self.terms, place, self.values, self.names
        )


@cache
def accepted() -> tuple[Accepted, ...]:
    """Those that the verifier was made with, in the order of the briefs, languages and units, then the interface's.

    They are of the languages whose number words it knows. Plural entries of the interface are left out.
    """
    return tuple(it for it in (*_of_briefs(ROOT), *_of_interface()) if it.to_language.tag in NUMBERS)


@cache
def fresh() -> tuple[Accepted, ...]:
    """Those of a brief that was written and translated for the measure alone, by somebody who knew no rule of it."""
    return tuple(_of_briefs(Path(__file__).parents[1] / "resources" / "verifier"))


def _of_briefs(root: Path) -> Iterator[Accepted]:
    for folder in sorted((root / "briefs").iterdir()):
        brief = read_brief(folder / "brief.yaml").brief
        catalogs = {
            tag: read_catalog(path)
            for tag, it in LANGUAGES.items()
            if (path := root / "locales" / it.locale / "LC_MESSAGES" / f"{brief.id}.po").is_file()
        }
        texts = {
            unit.context: {brief.language: unit.text}
            | {
                tag: entry.msgstr
                for tag, catalog in catalogs.items()
                if (entry := catalog.entries.get(unit.context))
                and not entry.fuzzy
                and not entry.blank
                and entry.msgid == unit.text
            }
            for unit in units(brief)
        }
        terms = _terms(folder)
        for tag in catalogs:
            for unit in units(brief):
                if tag in texts[unit.context]:
                    yield Accepted(
                        brief.id, unit.context, unit.text, texts[unit.context][tag], language(brief.language),
                        language(tag), _used(unit.text, brief.values), brief.names, terms, texts[unit.context],
                    )  # fmt: skip


def _of_interface() -> Iterator[Accepted]:
    texts: dict[str, dict[str, str]] = {}
    for tag, it in LANGUAGES.items():
        path = ROOT / "locales" / it.locale / "LC_MESSAGES" / f"{INTERFACE}.po"
        for entry in polib.pofile(str(path)) if path.is_file() else ():
            if entry.msgstr and not entry.fuzzy and not entry.msgid_plural:
                source = _as_template(entry.msgid)
                texts.setdefault(source, {"en": source})[tag] = _as_template(entry.msgstr)
    for tag in LANGUAGES:
        for source, by_tag in texts.items():
            if tag in by_tag and tag != "en":
                values = {name: _of_interface_field(name) for name in fields(source)}
                yield Accepted(
                    INTERFACE, source, source, by_tag[tag], language("en"), language(tag), values, {},
                    _terms(None), by_tag,
                )  # fmt: skip


def _of_interface_field(name: str) -> Value:
    return _INTERFACE_VALUES.get(name) or part({"number": 1000 + zlib.crc32(name.encode()) % 90000}, Number)


def _as_template(text: str) -> str:
    return _INTERFACE_FIELD.sub(r"{\1}", text.replace("{", "{{").replace("}", "}}"))


def _used(text: str, values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if f"{{{name}}}" in text}


@cache
def _terms(folder: Path | None) -> tuple[Term, ...]:
    files = [ROOT / "locales" / "terms.csv", *([folder / "terms.csv"] if folder else [])]
    merged = {term.term.casefold(): term for file in files if file.is_file() for term in read_terms(file)}
    return tuple(merged.values())
