"""A brief's units and a catalog → an XLIFF 2.0 file.

2.0 is the version that every tool of the 2.x family reads; nothing that came later is needed. What each unit was at
export stands in its metadata, so that an import can tell what the translator has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree
from msgspec import Struct

from polybrief.languages import Language
from polybrief.model.brief import Brief
from polybrief.model.catalog import CatalogEntry, Term
from polybrief.model.characters import unfit_characters
from polybrief.model.unit import Unit, units
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.marks import digest, readable
from polybrief.translation.po_file import read_po
from polybrief.translation.values import format_values
from polybrief.translation.xliff.document import CATEGORY, CORE, INITIAL, METADATA, STATE, TARGET, XML, state_of
from polybrief.translation.xliff.inline import code_ids, names_in, write_inline


class _Texts(Struct, frozen=True):
    """A unit with what the catalog has for it."""

    unit: Unit
    entry: CatalogEntry | None
    comment: str

    @property
    def target(self) -> str:
        """The translation; none where an engine's did not pass the checks, lest it be accepted with all the others."""
        return self.entry.msgstr if self.entry and not self.entry.rejected else ""

    @property
    def state(self) -> str:
        return state_of(self.unit, self.entry)


def write_xliff(brief: Brief, language: Language, catalog_file: Path, terms: Sequence[Term]) -> bytes:
    """An XLIFF file of all units of a brief, with the translations that there are.

    Args:
        brief: what is to be translated.
        language: what it is translated into.
        catalog_file: the catalog; there may be none yet.
        terms: the termbase; a unit's terms are told to translators.

    Returns:
        The file, the same for the same input.

    Raises:
        InputError: the catalog cannot be read, or a value not be formatted.
    """
    there = catalog_file.exists()
    entries = read_catalog(catalog_file).entries if there else {}
    comments = {entry.msgctxt: entry.tcomment for entry in read_po(catalog_file).po if not entry.obsolete}
    values = format_values(brief, language)
    root = etree.Element(
        _core("xliff"),
        {"version": "2.0", "srcLang": brief.language, "trgLang": language.tag},
        nsmap={None: CORE, "mda": METADATA},
    )
    # A unit is one sentence: cutting it up helps nobody.
    file = etree.SubElement(root, _core("file"), {"id": brief.id, "canResegment": "no"})
    written = []
    for unit in units(brief):
        texts = _Texts(unit, entries.get(unit.context), comments.get(unit.context, ""))
        notes = [
            *_value_notes(unit, values),
            *_term_notes(unit, terms, brief.language, language.tag),
            *_catalog_notes(texts),
        ]
        written.append((texts, _add_unit(file, texts, notes)))
    # Before there are texts in it, which are not to be touched.
    etree.indent(root, space=" ")
    for texts, segment in written:
        _fill_segment(segment, texts, values)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _core(name: str) -> str:
    return f"{{{CORE}}}{name}"


def _add(parent: etree._Element, name: str, attributes: dict[str, str], text: str) -> None:
    child: etree._Element = etree.SubElement(parent, name, attributes)
    child.text = text


def _add_unit(file: etree._Element, texts: _Texts, notes: Sequence[tuple[str, str]]) -> etree._Element:
    """Append a unit whose source and target are still empty; returns its segment."""
    context = texts.unit.context
    unit = etree.SubElement(file, _core("unit"), {"id": context, "name": context, f"{{{XML}}}space": "preserve"})
    metadata = etree.SubElement(unit, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", {"category": CATEGORY})
    for kind, value in ((TARGET, digest(texts.target)), (STATE, texts.state)):
        _add(group, f"{{{METADATA}}}meta", {"type": kind}, value)
    if notes:
        container = etree.SubElement(unit, _core("notes"))
        for category, text in notes:
            _add(container, _core("note"), {"category": category}, _printable(text))
    if names := _names(texts):
        original = etree.SubElement(unit, _core("originalData"))
        for name, number in names.items():
            _add(original, _core("data"), {"id": number}, f"{{{name}}}")
    marks = {"state": texts.state}
    if texts.state == INITIAL and texts.target:
        marks["subState"] = f"{CATEGORY}:needs-review"
    segment = etree.SubElement(unit, _core("segment"), marks)
    etree.SubElement(segment, _core("source"))
    if texts.target:
        etree.SubElement(segment, _core("target"))
    return segment


def _fill_segment(segment: etree._Element, texts: _Texts, values: Mapping[str, str]) -> None:
    both = (texts.unit.text, texts.target)
    for element, text, ids in zip(segment, both, code_ids(*both), strict=False):
        write_inline(element, text, ids, _names(texts), values)


def _names(texts: _Texts) -> dict[str, str]:
    """The ids of the original data by the names of values, those of the source first."""
    names = dict.fromkeys([*names_in(texts.unit.text), *names_in(texts.target)])
    return {name: f"d{number}" for number, name in enumerate(names, 1)}


def _value_notes(unit: Unit, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(names_in(unit.text)):
        if name in values:
            yield "value", f"{{{name}}} will read: {values[name]}"


def _term_notes(unit: Unit, terms: Sequence[Term], source: str, target: str) -> Iterator[tuple[str, str]]:
    for term in terms:
        forms = term.forms.get(target)
        if forms and any(_has_word(unit.text, form) for form in term.forms.get(source, (term.term,))):
            yield "term", ". ".join(filter(None, (f"{term.term}: {' | '.join(forms)}", term.policy, term.note)))


def _has_word(text: str, form: str) -> bool:
    """Whether a form stands in a text as a word; in a script without cases, letters may touch it."""
    before, after = (r"(?<!\w)", r"(?!\w)") if form.lower() != form.upper() else ("", "")
    return re.search(before + re.escape(form.casefold()) + after, text.casefold()) is not None


def _catalog_notes(texts: _Texts) -> Iterator[tuple[str, str]]:
    """The comments of the entry: who reviewed it, what engine made it, what the checks found in it."""
    if texts.entry and texts.target and texts.entry.msgid != texts.unit.text:
        yield "former-source", texts.entry.msgid
    for line in readable(texts.comment):
        yield "catalog", line


def _printable(text: str) -> str:
    """Without what XML cannot hold: comments and termbases are not searched for it when they are read."""
    characters = list(text)
    for position, _ in unfit_characters(text):
        characters[position] = "\ufffd"
    return "".join(characters)
