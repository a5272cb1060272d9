"""Content catalogs: gettext PO files, one a brief and language, with a unit's context as `msgctxt`.

Beside gettext's own flags, comment lines, the marks, tell where a translation comes from:

    # reviewed-by: NAME DATE    a person who reviewed it
    # engine: NAME VERSION      of a fuzzy entry: an engine's translation that passed the checks
    # rejected: NAME VERSION    of a fuzzy entry: the best that an engine had, and it did not pass them
    # memory: BRIEF CONTEXT     taken over from another entry; fuzzy where its source text is not quite the same
    # score: NUMBER             how sure the engine is
    # source: DIGEST            of the msgid that was translated, and
    # text: DIGEST              of the msgstr that was put in, so that no later change passes for an engine's work
    # finding: RULE: MESSAGE    what the checks found
    # earlier: TEXT             what stood there before

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from pathlib import Path

import polib

from polybrief.errors import InputError, Place
from polybrief.model.catalog import Catalog, CatalogEntry
from polybrief.model.characters import unfit_characters
from polybrief.model.template import fields
from polybrief.translation.po_file import read_po

METHOD = "X-Translation-Method"
REVISED = "PO-Revision-Date"
NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
_REVIEW = re.compile(r"^reviewed-by:[ \t]*(?P<rest>.*)$", re.MULTILINE)
_REVIEWER = re.compile(r"\S.*[ \t](?P<date>\d{4}-\d{2}-\d{2})\s*")
_MARK = re.compile(r"^(?P<name>engine|rejected|memory|source|text):[ \t]*(?P<rest>\S.*)$", re.MULTILINE)


def read_catalog(path: Path) -> Catalog:
    """The catalog in a file.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or not PO, has a context twice or none, a translation whose
            placeholders are not those of its source text, a character that no text may have, or a mark of origin that
            cannot be understood; with the line.
    """
    if not path.exists():
        raise InputError.at(Place(str(path)), "cannot be read: there is no such file")
    po = read_po(path).po
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


def digest(text: str) -> str:
    """What the marks `source` and `text` say of a text: the first 12 hexadecimal digits of its sha256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _entry(found: polib.POEntry, place: Place) -> CatalogEntry:
    if not found.msgctxt:
        raise InputError.at(place, "an entry without msgctxt", "it is the unit's context, as in key_points.K1")
    for name, text in (("msgid", found.msgid), ("msgstr", found.msgstr)):
        for _, problem in unfit_characters(text):
            raise InputError.at(place, f"{name}: {problem}", "take it out")
    marks = {mark["name"]: mark["rest"].strip() for mark in _MARK.finditer(found.tcomment)} if found.fuzzy else {}
    changed = found.previous_msgid is not None
    stale = marks["source"] != digest(found.msgid) if "source" in marks else changed and "memory" not in marks
    untouched = marks.get("text", digest(found.msgstr)) == digest(found.msgstr)
    entry = CatalogEntry(
        context=found.msgctxt,
        msgid=found.msgid,
        msgstr=found.msgstr,
        line=found.linenum or 1,
        fuzzy=found.fuzzy,
        stale=found.fuzzy and stale,
        engine=marks.get("engine") if untouched and not stale else None,
        rejected=untouched and "rejected" in marks,
        offered=untouched and "memory" in marks,
        reviewed_by=_reviewed_by(found.tcomment, place),
    )
    if entry.usable:
        _check_placeholders(entry, place)
    return entry


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
