"""Content catalogs: gettext PO files, one a brief and language, with a unit's context as `msgctxt`.

Beside gettext's own marks, comment lines tell where a translation comes from: `# reviewed-by: NAME DATE` and, of a
fuzzy entry, `# engine: NAME`. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import polib

from polybrief.errors import InputError, Place
from polybrief.languages import Language
from polybrief.model.brief import Brief
from polybrief.model.catalog import Catalog, CatalogEntry
from polybrief.model.characters import unfit_characters
from polybrief.model.template import fields
from polybrief.model.unit import Unit, units
from polybrief.translation.files import read_text

_METHOD = "X-Translation-Method"
_REVISED = "PO-Revision-Date"
_NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
_PLACEHOLDERS = "python-brace-format"
_LINE = re.compile(
    r'\s*(?:#(?![~|]).*|(?:#[~|]+\s*)?(?:(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?)\s*'
)
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_REVIEW = re.compile(r"^reviewed-by:[ \t]*(?P<rest>.*)$", re.MULTILINE)
_REVIEWER = re.compile(r"\S.*[ \t](?P<date>\d{4}-\d{2}-\d{2})\s*")
_ENGINE = re.compile(r"^engine:[ \t]*(?P<name>\S.*)$", re.MULTILINE)
_ORIGIN_LINE = re.compile(r"^(?=(?:reviewed-by|engine):)", re.MULTILINE)


def read_catalog(path: Path) -> Catalog:
    """The catalog in a file.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or not PO, has a context twice or none, a translation whose
            placeholders are not those of its source text, a character that no text may have, or a mark of origin that
            cannot be understood; with the line.
    """
    po = _parsed(path, read_text(path, "save the catalog as UTF-8"))
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
        method=po.metadata.get(_METHOD) or None,
        revised=_revised(po.metadata.get(_REVISED, ""), path),
        entries=entries,
    )


def update_catalog(brief: Brief, language: Language, path: Path) -> str:
    """The text of a brief's catalog brought up to date with the brief's units.

    New units come in empty. A translation whose source text has changed becomes fuzzy, keeps the former text as
    `#| msgid`, and its marks of origin are set aside; one whose unit has gone becomes obsolete. No translation is lost,
    and where nothing has changed the text is the file's, to the byte.

    Args:
        brief: whose units are wanted.
        language: what they are translated into.
        path: the catalog there is; a new one is made where there is no such file.

    Returns:
        The whole text, to be written as UTF-8 with its newlines as they are.

    Raises:
        InputError: as `read_catalog`.
    """
    if path.exists():
        read_catalog(path)
        text = read_text(path, "save the catalog as UTF-8")
        po = _parsed(path, text)
        before = str(po)
    else:
        po, text, before = polib.POFile(wrapwidth=0), "", ""
    for name, value in _header(brief, language).items():
        po.metadata.setdefault(name, value)
    known = {entry.msgctxt: entry for entry in sorted(po, key=lambda entry: not entry.obsolete)}
    current = [_current(unit, known.get(unit.context)) for unit in units(brief)]
    contexts = {entry.msgctxt for entry in current}
    po[:] = current + [entry for entry in po if entry.msgctxt not in contexts and entry.msgstr]
    for entry in po[len(current) :]:
        entry.obsolete = True
    after = str(po)
    return text if after == before else after


def _parsed(path: Path, text: str) -> polib.POFile:
    # polib drops the last character of a string that is not closed, so every line is looked at first.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if not _LINE.fullmatch(line):
            advice = 'strings stand in double quotes; in them, quotes are written \\" and line ends \\n'
            raise InputError.at(Place(str(path), number), f"not a line of a PO file: {line.strip()[:60]}", advice)
    try:
        po = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError) as reason:
        where = re.search(r"\(line (\d+)\)", str(reason))
        place = Place(str(path), int(where[1]) if where else None)
        raise InputError.at(place, "not a PO file from here on", "an entry is msgctxt, msgid, msgstr") from reason
    charset = _CHARSET.search(po.metadata.get("Content-Type", ""))
    if charset and charset[1].upper() not in {"UTF-8", "UTF8", "US-ASCII", "ASCII"}:
        place = Place(str(path), 1, "Content-Type")
        raise InputError.at(place, f"the charset is {charset[1]}", "save the catalog as UTF-8")
    return po


def _entry(found: polib.POEntry, place: Place) -> CatalogEntry:
    if not found.msgctxt:
        raise InputError.at(place, "an entry without msgctxt", "it is the unit's context, as in key_points.K1")
    for name, text in (("msgid", found.msgid), ("msgstr", found.msgstr)):
        for _, problem in unfit_characters(text):
            raise InputError.at(place, f"{name}: {problem}", "take it out")
    stale = found.previous_msgid is not None
    engine = _ENGINE.search(found.tcomment)
    entry = CatalogEntry(
        context=found.msgctxt,
        msgid=found.msgid,
        msgstr=found.msgstr,
        line=found.linenum or 1,
        fuzzy=found.fuzzy,
        engine=engine["name"].strip() if engine and found.fuzzy and not stale else None,
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
    if text in {"", _NO_DATE}:
        return None
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError as reason:
        advice = "it begins with the day, as in 2026-01-31 12:00+0000"
        raise InputError.at(Place(str(path), 1, _REVISED), f"{text!r} is not a date", advice) from reason


def _header(brief: Brief, language: Language) -> dict[str, str]:
    return {
        "Project-Id-Version": brief.id,
        _REVISED: _NO_DATE,
        "Language": language.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _METHOD: "",
    }


def _current(unit: Unit, entry: polib.POEntry | None) -> polib.POEntry:
    """The entry of a unit as it now is."""
    if entry is None:
        entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text)
    entry.obsolete = False
    if entry.msgid != unit.text:
        if entry.msgstr:
            entry.previous_msgid = entry.previous_msgid or entry.msgid
            entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
            entry.tcomment = _ORIGIN_LINE.sub("before the source text changed, ", entry.tcomment)
        entry.msgid = unit.text
    wanted = [_PLACEHOLDERS] if fields(unit.text) else []
    if [flag for flag in entry.flags if flag == _PLACEHOLDERS] != wanted:
        entry.flags = [flag for flag in entry.flags if flag != _PLACEHOLDERS] + wanted
    return entry
