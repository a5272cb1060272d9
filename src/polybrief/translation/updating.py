"""Catalogs brought up to date with their briefs, and filled. No translation that a person made is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import polib
from msgspec import Struct

from polybrief.languages import Language
from polybrief.model.brief import Brief
from polybrief.model.catalog import CatalogEntry
from polybrief.model.template import fields
from polybrief.model.unit import Unit, units
from polybrief.translation.catalogs import METHOD, NO_DATE, REVISED, catalog_of
from polybrief.translation.marks import marked, without_machine_marks
from polybrief.translation.po_file import read_po

_PLACEHOLDERS = "python-brace-format"
_FUZZY = "fuzzy"
_REVIEW = re.compile(r"^(?=reviewed-by:)", re.MULTILINE)


class Fill(Struct, frozen=True):
    """What goes into an entry of a catalog.

    Attributes:
        text: the translation, with placeholders.
        fuzzy: whether a person is still to accept it.
        marks: comment lines that say where it comes from (`translation.marks`).
        previous: the source text that it is a translation of, where that is not the unit's.
        by_machine: nobody has looked at it: it is marked so that this can be told later.
        yields: whether it gives way to what a person has once written, of however different a source text.
    """

    text: str
    fuzzy: bool
    marks: tuple[str, ...] = ()
    previous: str | None = None
    by_machine: bool = False
    yields: bool = False


def update_catalog(
    brief: Brief,
    language: Language,
    path: Path,
    fills: Mapping[str, Fill] | None = None,
    *,
    over_accepted: bool = False,
) -> str:
    """The text of a brief's catalog brought up to date with the brief's units, and filled.

    New units come in empty. A translation whose source text has changed becomes fuzzy, keeps the former text as
    `#| msgid`, and its review is set aside; one whose unit has gone becomes obsolete. No translation is lost: a
    person's that is filled anew is kept in the mark `earlier`. What has not changed is the file's, to the byte.

    Args:
        brief: whose units are wanted.
        language: what they are translated into.
        path: the catalog there is; a new one is made where there is no such file.
        fills: translations by their units' contexts; those of other contexts are passed over, and those of units that a
            person has accepted a translation of, or begun one.
        over_accepted: whether to fill these too.

    Returns:
        The whole text, to be written as UTF-8 with its newlines as they are.

    Raises:
        InputError: as `read_catalog`.
    """
    file = read_po(path)
    po = file.po
    entries = catalog_of(path, po).entries
    if not file.head:
        po.metadata = _header(brief, language)
    current = []
    for unit in units(brief):
        entry, state = _current(unit, po), entries.get(unit.context)
        current.append(entry)
        fill = (fills or {}).get(unit.context)
        if fill and (over_accepted or _open(unit, state, fill)):
            _fill(entry, fill, keep=state is not None and not (state.blank or state.machine_made))
    return file.with_entries(_in_order(po, current))


def _open(unit: Unit, state: CatalogEntry | None, fill: Fill) -> bool:
    """Whether an entry waits to be filled."""
    if state is None or state.blank or state.machine_made:
        return True
    return not fill.yields and (state.stale or state.msgid != unit.text)


def _in_order(po: polib.POFile, current: list[polib.POEntry]) -> list[polib.POEntry]:
    """The entries in the order of the file; a new one stands behind the entry of the unit before it."""
    staying = {id(entry) for entry in current}
    gone = [
        entry
        for entry in po
        if id(entry) not in staying and (entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)
    ]
    for entry in gone:
        entry.obsolete = True
    there = staying | {id(entry) for entry in gone}
    ordered = [entry for entry in po if id(entry) in there]
    places = {id(entry) for entry in ordered}
    for before, entry in zip([None, *current], current, strict=False):
        if id(entry) not in places:
            at = next((index for index, it in enumerate(ordered, 1) if it is before), 0)
            ordered.insert(at, entry)
    return ordered


def _header(brief: Brief, language: Language) -> dict[str, str]:
    return {
        "Project-Id-Version": brief.id,
        REVISED: NO_DATE,
        "Language": language.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        METHOD: "",
    }


def _current(unit: Unit, po: polib.POFile) -> polib.POEntry:
    """The entry of a unit as it now is; one that had gone comes back, if it can be had no other way."""
    found = [entry for entry in po if entry.msgctxt == unit.context and not entry.msgid_plural]
    entry = max(found, key=lambda it: (not it.obsolete, it.msgid == unit.text), default=None)
    if entry is None:
        entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text)
    changed = entry.msgid != unit.text
    if entry.msgstr and (changed or (entry.obsolete and not _has_placeholders(unit, entry.msgstr))):
        if changed:
            entry.previous_msgid = entry.previous_msgid or entry.msgid
        entry.tcomment = _REVIEW.sub("before the source text changed, ", entry.tcomment)
        _flag(entry, _FUZZY, wanted=True)
    entry.obsolete = False
    entry.msgid = unit.text
    _flag(entry, _PLACEHOLDERS, wanted=bool(fields(unit.text)))
    return entry


def _has_placeholders(unit: Unit, text: str) -> bool:
    try:
        return sorted(fields(text)) == sorted(fields(unit.text))
    except ValueError:
        return False


def _fill(entry: polib.POEntry, fill: Fill, *, keep: bool) -> None:
    """Put a translation into an entry; `keep` what was there as a comment."""
    lines = without_machine_marks(entry.tcomment)
    if keep and entry.msgstr != fill.text:
        lines = [_REVIEW.sub("earlier, ", line) for line in lines]
        lines.append("earlier: " + entry.msgstr.replace("\n", "\\n"))
    if fill.by_machine:
        entry.tcomment = marked(lines, entry.msgid, fill.text, fill.marks)
    else:
        entry.tcomment = "\n".join([*lines, *fill.marks])
    entry.msgstr = fill.text
    entry.previous_msgid = fill.previous or (entry.previous_msgid if fill.fuzzy else None)
    _flag(entry, _FUZZY, wanted=fill.fuzzy)


def _flag(entry: polib.POEntry, name: str, *, wanted: bool) -> None:
    """Set or take away a flag, where it is not as wanted."""
    if (name in entry.flags) != wanted:
        others = [flag for flag in entry.flags if flag != name]
        entry.flags = ([name, *others] if name == _FUZZY else [*others, name]) if wanted else others
