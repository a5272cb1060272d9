"""What of an XLIFF file goes into a brief's catalog, and why the rest does not. What a person accepted is not lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct

from polybrief.errors import InputError, Place
from polybrief.languages import Language
from polybrief.model.brief import Brief
from polybrief.model.catalog import CatalogEntry
from polybrief.model.characters import is_blank
from polybrief.model.template import fields
from polybrief.model.unit import Unit, units
from polybrief.translation.marks import digest
from polybrief.translation.updating import Fill
from polybrief.translation.xliff.document import FINAL, INITIAL, REVIEWED, Exported, XliffFile, XliffUnit, state_of


class NotTaken(Struct, frozen=True):
    """A unit that is not imported: where it stands in the XLIFF file, and why."""

    place: Place
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


class Merge(Struct, frozen=True):
    """What an import does.

    Attributes:
        fills: what goes into the catalog, by context.
        not_taken: what a translator did that is not imported.
        unchanged: how many units are as the catalog has them, or as they were exported.
        untranslated: how many have no translation.
        unattributed: how many are marked as reviewed while nobody is known to have reviewed them.
    """

    fills: Mapping[str, Fill]
    not_taken: tuple[NotTaken, ...]
    unchanged: int
    untranslated: int
    unattributed: int


class _Left(Enum):
    """Why there is nothing to do for a unit."""

    UNCHANGED = auto()
    UNTRANSLATED = auto()


def merge(
    brief: Brief,
    language: Language,
    file: XliffFile,
    entries: Mapping[str, CatalogEntry],
    *,
    reviewed_by: str | None = None,
    force: bool = False,
) -> Merge:
    """Compare a file with a brief and its catalog.

    A unit is imported if the translator has changed it since it was exported, if its source text is the brief's, and if
    its placeholders are the source text's. An accepted translation gives way only if it still is what was exported.
    States from `translated` up are accepted, `initial` is fuzzy.

    Args:
        brief: that the file names.
        language: that the file names.
        entries: of the catalog, by context.
        reviewed_by: name and date of who reviewed what is marked as reviewed or final; None where it is not said.
        force: whether accepted translations give way in any case.

    Raises:
        InputError: the file is of another brief or other languages.
    """
    _check_languages(brief, language, file)
    wanted = {unit.context: unit for unit in units(brief)}
    fills: dict[str, Fill] = {}
    not_taken: list[NotTaken] = []
    left: Counter[_Left] = Counter()
    unattributed = 0
    for given in file.units.values():
        entry = entries.get(given.context)
        done = _one(given, wanted.get(given.context), entry, reviewed_by, force=force)
        match done:
            case Fill():
                fills[given.context] = done
            case str():
                not_taken.append(NotTaken(given.place, done))
            case _:
                left[done] += 1
        if given.state in {REVIEWED, FINAL} and not isinstance(done, str):
            marked = isinstance(done, Fill) and any(mark.startswith("reviewed-by:") for mark in done.marks)
            known = isinstance(done, _Left) and entry and entry.reviewed_by
            unattributed += not (marked or known)
    return Merge(fills, tuple(not_taken), left[_Left.UNCHANGED], left[_Left.UNTRANSLATED], unattributed)


def _check_languages(brief: Brief, language: Language, file: XliffFile) -> None:
    if file.brief != brief.id:
        raise InputError.at(file.place, f"it is of the brief {file.brief!r}, not {brief.id!r}")
    said = (("source", file.source_language, brief.language), ("target", file.target_language, language.tag))
    for name, there, wanted in said:
        if there.casefold() != wanted.casefold():
            raise InputError.at(file.place, f"its {name} language is {there!r}, not {wanted!r}")


def _one(
    given: XliffUnit, unit: Unit | None, entry: CatalogEntry | None, reviewed_by: str | None, *, force: bool
) -> Fill | _Left | str:
    """What goes into the catalog, or why nothing is to do, or why it is not imported."""
    if left := _nothing_to_do(given, unit, entry):
        return left
    if problem := _obstacle(given, unit):
        return problem
    if unit is None or entry is None or entry.blank:
        return _fill(given, None, reviewed_by)
    return _replacement(given, unit, entry, reviewed_by, force=force)


def _nothing_to_do(given: XliffUnit, unit: Unit | None, entry: CatalogEntry | None) -> _Left | None:
    exported = given.exported
    if given.problem:
        return None
    untouched = exported == Exported(digest(given.target), given.state)
    if untouched and (unit is None or (entry is not None and not entry.blank)):
        return _Left.UNCHANGED
    taken_out = exported is not None and exported.target != digest(given.target)
    return _Left.UNTRANSLATED if is_blank(given.target) and not taken_out else None


def _obstacle(given: XliffUnit, unit: Unit | None) -> str:
    """Why a unit cannot be imported, whatever the catalog has; empty where it can."""
    if given.problem:
        return given.problem
    if is_blank(given.target):
        return "its translation was taken out; the catalog keeps what it has"
    if unit is None:
        return "the brief has no such unit"
    if given.source != unit.text:
        return "its source text was changed since the export; export it anew"
    return _misplaced(given)


def _replacement(
    given: XliffUnit, unit: Unit, entry: CatalogEntry, reviewed_by: str | None, *, force: bool
) -> Fill | _Left | str:
    """The same for a unit that has a translation in the catalog already."""
    state, same = state_of(unit, entry), entry.msgstr == given.target
    fill = _fill(given, entry, reviewed_by)
    newly_reviewed = bool(fill.marks) and not entry.reviewed_by
    if same and fill.fuzzy == (state == INITIAL) and (fill.fuzzy or not newly_reviewed):
        return _Left.UNCHANGED
    is_what_was_exported = given.exported == Exported(digest(entry.msgstr), state)
    if state == INITIAL or is_what_was_exported or force or (same and not fill.fuzzy):
        return fill
    if same:
        return _Left.UNCHANGED
    return "the catalog has another accepted translation since; --force puts this one in its place"


def _fill(given: XliffUnit, entry: CatalogEntry | None, reviewed_by: str | None) -> Fill:
    """A review stays with the text that was reviewed."""
    former = entry.reviewed_by if entry and entry.msgstr == given.target and entry.msgid == given.source else None
    by = former or (reviewed_by if given.state in {REVIEWED, FINAL} else None)
    return Fill(given.target, given.state == INITIAL, (f"reviewed-by: {by}",) if by else ())


def _misplaced(given: XliffUnit) -> str:
    """What is wrong with the placeholders of a translation; empty where nothing is."""
    try:
        wanted, there = Counter(fields(given.source)), Counter(fields(given.target))
    except ValueError as reason:
        return f"target: {reason}"
    differs = [f"{{{name}}} is missing" for name in (wanted - there).elements()]
    differs += [f"{{{name}}} is too many" for name in (there - wanted).elements()]
    return f"target: {', '.join(differs)}; use each value as often as the source does" if differs else ""
