"""Catalogs brought up to date with their briefs, and filled. No translation that a person made is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from polybrief.languages import Language
from polybrief.model.brief import Brief
from polybrief.model.characters import is_blank
from polybrief.model.template import fields
from polybrief.model.unit import Unit, units
from polybrief.translation.catalogs import METHOD, NO_DATE, REVISED, digest, read_catalog
from polybrief.translation.po_file import read_po

_PLACEHOLDERS = "python-brace-format"
_FUZZY = "fuzzy"
_ORIGIN = re.compile(r"^(?=(?:reviewed-by|engine):)", re.MULTILINE)
_ORIGIN_OF_ACCEPTED = re.compile(r"^(?=(?:reviewed-by|engine|text):)", re.MULTILINE)
_MARK = re.compile(r"(?:reviewed-by|engine|rejected|memory|score|source|text|finding):")


@dataclass(frozen=True)
class Fill:
    """What goes into an entry of a catalog.

    Attributes:
        text: the translation, with placeholders.
        fuzzy: whether a person is still to accept it.
        marks: the comment lines that say where it comes from (`translation.catalogs`); the entry's former ones go. That
            of the text itself is added where it is fuzzy.
        previous: the source text that it is a translation of, where that is not the unit's.
    """

    text: str
    fuzzy: bool
    marks: tuple[str, ...] = ()
    previous: str | None = None


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
    `#| msgid`, and its marks of origin are set aside; one whose unit has gone becomes obsolete. No translation is lost:
    a person's that is filled anew is kept in the mark `earlier`. What has not changed is the file's, to the byte.

    Args:
        brief: whose units are wanted.
        language: what they are translated into.
        path: the catalog there is; a new one is made where there is no such file.
        fills: translations by their units' contexts; those of other contexts are passed over.
        over_accepted: whether to fill also what a person has accepted.

    Returns:
        The whole text, to be written as UTF-8 with its newlines as they are.

    Raises:
        InputError: as `read_catalog`.
    """
    if path.exists():
        read_catalog(path)
    file = read_po(path)
    po = file.po
    if not file.text:
        po.metadata = _header(brief, language)
    known = {entry.msgctxt: entry for entry in sorted(po, key=lambda entry: not entry.obsolete)}
    current = [_current(unit, known.get(unit.context)) for unit in units(brief)]
    for entry in current:
        fill = (fills or {}).get(entry.msgctxt)
        if fill and (over_accepted or entry.fuzzy or is_blank(entry.msgstr)):
            _fill(entry, fill)
    return file.with_entries(_in_order(po, current))


def _in_order(po: polib.POFile, current: list[polib.POEntry]) -> list[polib.POEntry]:
    """The entries in the order of the file if it has all of them in that of the brief; those that have gone last."""
    contexts = {entry.msgctxt for entry in current}
    gone = [entry for entry in po if entry.msgctxt not in contexts and (entry.msgstr or entry.msgstr_plural)]
    for entry in gone:
        entry.obsolete = True
    if [id(entry) for entry in po if entry.msgctxt in contexts] == [id(entry) for entry in current]:
        staying = {id(entry) for entry in (*current, *gone)}
        return [entry for entry in po if id(entry) in staying]
    return [*current, *gone]


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


def _current(unit: Unit, entry: polib.POEntry | None) -> polib.POEntry:
    """The entry of a unit as it now is."""
    if entry is None:
        entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text)
    entry.obsolete = False
    if entry.msgid != unit.text:
        if entry.msgstr:
            entry.previous_msgid = entry.previous_msgid or entry.msgid
            origin = _ORIGIN if entry.fuzzy else _ORIGIN_OF_ACCEPTED
            entry.tcomment = origin.sub("before the source text changed, ", entry.tcomment)
            _flag(entry, _FUZZY, wanted=True)
        entry.msgid = unit.text
    _flag(entry, _PLACEHOLDERS, wanted=bool(fields(unit.text)))
    return entry


def _fill(entry: polib.POEntry, fill: Fill) -> None:
    lines = [line for line in entry.tcomment.split("\n") if line and not _MARK.match(line)]
    machine_made = f"text: {digest(entry.msgstr)}" in entry.tcomment.split("\n")
    if not is_blank(entry.msgstr) and entry.msgstr != fill.text and not machine_made:
        lines.append("earlier: " + entry.msgstr.replace("\n", "\\n"))
    marks = (*fill.marks, f"text: {digest(fill.text)}") if fill.fuzzy and fill.marks else fill.marks
    entry.tcomment = "\n".join([*lines, *marks])
    entry.msgstr = fill.text
    entry.previous_msgid = fill.previous or (entry.previous_msgid if fill.fuzzy else None)
    _flag(entry, _FUZZY, wanted=fill.fuzzy)


def _flag(entry: polib.POEntry, name: str, *, wanted: bool) -> None:
    """Set or take away a flag, where it is not as wanted."""
    if (name in entry.flags) != wanted:
        others = [flag for flag in entry.flags if flag != name]
        entry.flags = ([name, *others] if name == _FUZZY else [*others, name]) if wanted else others
