"""Content catalogs: gettext PO files, one a brief and language, with a unit's context as `msgctxt`.

Beside gettext's own flags, comment lines tell where a translation comes from (`translation.marks`).
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import polib

from polybrief.errors import InputError, Place
from polybrief.model.catalog import Catalog, CatalogEntry
from polybrief.model.characters import unfit_characters
from polybrief.model.template import fields
from polybrief.translation.marks import digest, machine_marks
from polybrief.translation.po_file import read_po

METHOD = "X-Translation-Method"
REVISED = "PO-Revision-Date"
NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
_REVIEW = re.compile(r"^reviewed-by:[ \t]*(?P<rest>.*)$", re.MULTILINE)
_REVIEWER = re.compile(r"\S.*[ \t](?P<date>\d{4}-\d{2}-\d{2})\s*")


def read_catalog(path: Path) -> Catalog:
    """The catalog in a file.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or not PO, has a context twice or none, a plural, a
            translation whose placeholders are not those of its source text, a character that no text may have, or a
            review that cannot be understood; with the line.
    """
    if not path.exists():
        raise InputError.at(Place(str(path)), "cannot be read: there is no such file")
    return catalog_of(path, read_po(path).po)


def catalog_of(path: Path, po: polib.POFile) -> Catalog:
    """The catalog in what was read of a file. Raises InputError, as `read_catalog`."""
    entries: dict[str, CatalogEntry] = {}
    for found in po:
        if found.obsolete:
            continue
        entry = _entry(found, Place(str(path), found.linenum, found.msgctxt))
        if earlier := entries.get(entry.context):
            raise InputError.at(
                Place(str(path), entry.line, entry.context),
                f"the context stands in line {earlier.line} already",
                "delete one of the two entries",
            )
        entries[entry.context] = entry
    return Catalog(
        file=str(path),
        language=po.metadata.get("Language") or None,
        method=po.metadata.get(METHOD) or None,
        revised=_revised(po.metadata.get(REVISED, ""), path),
        entries=entries,
    )


def _entry(found: polib.POEntry, place: Place) -> CatalogEntry:
    if not found.msgctxt:
        raise InputError.at(place, "an entry without msgctxt", "it is the unit's context, as in key_points.K1")
    if found.msgid_plural:
        raise InputError.at(place, "an entry with msgid_plural", "a unit is one text; take the plural out")
    for name, text in (("msgid", found.msgid), ("msgstr", found.msgstr)):
        for _, problem in unfit_characters(text):
            raise InputError.at(place, f"{name}: {problem}", "take it out")
    marks = machine_marks(found.tcomment, found.msgstr) if found.fuzzy else {}
    changed = marks["source"] != digest(found.msgid) if "source" in marks else _made_of_another(found)
    stale = found.fuzzy and changed
    entry = CatalogEntry(
        context=found.msgctxt,
        msgid=found.msgid,
        msgstr=found.msgstr,
        line=found.linenum or 1,
        fuzzy=found.fuzzy,
        stale=stale,
        engine=None if stale else marks.get("engine"),
        rejected="rejected" in marks,
        offered="memory" in marks,
        machine_made=bool(marks),
        reviewed_by=_reviewed_by(found.tcomment, place),
    )
    if entry.usable:
        _check_placeholders(entry, place)
    return entry


def _made_of_another(found: polib.POEntry) -> bool:
    return found.previous_msgid not in {None, found.msgid}


def _reviewed_by(comment: str, place: Place) -> str | None:
    """The last review that a comment tells of."""
    reviews = _REVIEW.findall(comment)
    if not reviews:
        return None
    match = _REVIEWER.fullmatch(reviews[-1])
    try:
        datetime.date.fromisoformat(match["date"] if match else "")
    except ValueError as reason:
        advice = "write it as # reviewed-by: NAME YEAR-MONTH-DAY"
        raise InputError.at(place, f"who reviewed it, and when? There is: {reviews[-1]!r}", advice) from reason
    return str(reviews[-1]).strip()


def _check_placeholders(entry: CatalogEntry, place: Place) -> None:
    counts = []
    for name, text in (("msgid", entry.msgid), ("msgstr", entry.msgstr)):
        try:
            counts.append(Counter(fields(text)))
        except ValueError as reason:
            advice = "a value is written {name}; braces that are meant are written {{ and }}"
            raise InputError.at(place, f"{name}: {reason}", advice) from reason
    wanted, there = counts
    if wanted != there:
        differs = [f"{{{name}}} is missing" for name in (wanted - there).elements()]
        differs += [f"{{{name}}} is too many" for name in (there - wanted).elements()]
        advice = "use each {name} of msgid as often as it does"
        raise InputError.at(place, f"msgstr: {', '.join(differs)}", advice)


def _revised(text: str, path: Path) -> datetime.date | None:
    if text in {"", NO_DATE}:
        return None
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError as reason:
        advice = "it begins with the day, as in 2026-01-31 12:00+0000"
        raise InputError.at(Place(str(path), 1, REVISED), f"{text!r} is not a date", advice) from reason
