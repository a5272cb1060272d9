"""A brief, a language and a catalog put together to an edition."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from polybrief.errors import InputError, Place, UnreviewedError, UntranslatedError
from polybrief.languages import Language
from polybrief.languages import language as language_of
from polybrief.model.brief import Brief
from polybrief.model.catalog import Catalog, CatalogEntry
from polybrief.model.edition import Edition, EditionText, Origin
from polybrief.model.template import fill
from polybrief.model.unit import Unit, units
from polybrief.translation.values import format_values
from polybrief.workspace import Workspace

_UNDATED = datetime.date(1980, 1, 1)  # the earliest that a ZIP archive, and so a DOCX, can say
_EXCERPT = 60


def edition(
    brief: Brief,
    language: Language,
    catalog: Catalog | None,
    *,
    unchecked: bool = False,
    allow_untranslated: bool = False,
    require_reviewed: bool = False,
) -> Edition:
    """The brief in a language.

    Args:
        brief: the canonical summary.
        language: the brief's own, which needs no catalog, or another.
        catalog: of this brief in this language; None where there is none.
        unchecked: evidence and rights were not checked; the edition says so.
        allow_untranslated: units without translation stand in the brief's language, marked as such.
        require_reviewed: refuse texts that no person has reviewed.

    Returns:
        Every unit with its values put in and its origin. An entry of the catalog counts if its context and its source
        text are the unit's, and if a person accepted it or an engine made it.

    Raises:
        UntranslatedError: units without translation, all of them named.
        UnreviewedError: texts that no person has reviewed, where that is required.
        InputError: the catalog is of another language, or a value cannot be formatted.
    """
    own = language.tag == brief.language
    values = format_values(brief, language)
    if own:
        texts = {unit.context: _own(unit, brief, values, language) for unit in units(brief)}
    else:
        texts = _translated(brief, language, catalog, values, allow_untranslated=allow_untranslated)
    if require_reviewed:
        _check_reviewed(brief, language, texts.values())
    dates = [brief.revised, catalog.revised if catalog and not own else None]
    return Edition(
        brief=brief,
        language=language,
        texts=texts,
        values=values,
        method=catalog.method if catalog and not own else None,
        revised=max((date for date in dates if date), default=_UNDATED).isoformat(),
        unchecked=unchecked,
    )


def origins(made: Edition) -> Mapping[Origin, int]:
    """How many texts of an edition are of each origin; every origin is there."""
    counts = Counter(text.origin for text in made.texts.values())
    return {origin: counts[origin] for origin in Origin}


def _translated(
    brief: Brief, language: Language, catalog: Catalog | None, values: Mapping[str, str], *, allow_untranslated: bool
) -> dict[str, EditionText]:
    file = catalog.file if catalog else str(Workspace(Path()).catalog_file(brief.id, language.locale))
    entries = catalog.entries if catalog else {}
    if catalog:
        check_language(catalog, language)
    found = {unit: entries.get(unit.context) for unit in units(brief)}
    missing = {unit: why for unit, entry in found.items() if (why := _lack(unit, entry))}
    if missing and not allow_untranslated:
        raise UntranslatedError(_message(brief, language, file, missing, len(found)))
    own_values = format_values(brief, language_of(brief.language)) if missing else {}
    return {
        unit.context: _canonical(unit, brief, own_values, Origin.UNTRANSLATED)
        if entry is None or unit in missing
        else _taken(entry, file, language, values)
        for unit, entry in found.items()
    }


def _check_reviewed(brief: Brief, language: Language, texts: Iterable[EditionText]) -> None:
    lacking = [text for text in texts if text.origin not in {Origin.CANONICAL, Origin.REVIEWED}]
    if lacking:
        advice = (
            "A reviewed entry of the catalog has the comment `# reviewed-by: NAME YYYY-MM-DD` and is not fuzzy;"
            " or publish without --require-reviewed."
        )
        lines = [
            f"{brief.id} in {language.tag}: {len(lacking)} texts that no person has reviewed",
            f"  {advice}",
            *(f"  {text.context} ({text.origin}): {_excerpt(text.text)}" for text in lacking),
        ]
        raise UnreviewedError("\n".join(lines))


def check_language(catalog: Catalog, language: Language) -> None:
    """Raises InputError: the header says that the catalog is in another language."""
    known = {name.replace("_", "-").casefold() for name in (language.tag, language.locale)}
    if catalog.language and catalog.language.replace("_", "-").casefold() not in known:
        problem = f"the header says that this catalog is in {catalog.language!r}, not {language.locale!r}"
        place = Place(catalog.file, 1, "Language")
        raise InputError.at(place, problem, "correct the header, or put the right catalog there")


_REASONS = (
    ("rejected", "no machine translation passed the checks"),
    ("stale", "its source text has changed"),
    ("offered", "offered by the translation memory, not accepted yet"),
)


def _lack(unit: Unit, entry: CatalogEntry | None) -> str:
    """Why an entry cannot serve a unit; empty where it can."""
    if entry is None:
        return "no entry"
    if entry.blank:
        return "not translated yet"
    if entry.msgid != unit.text:
        return "its source text has changed"
    if entry.usable:
        return ""
    return next((why for holds, why in _REASONS if getattr(entry, holds)), "begun, and not accepted yet")


def _message(brief: Brief, language: Language, file: str, missing: Mapping[Unit, str], total: int) -> str:
    advice = (
        f"Translate them in that file (`polybrief catalogs {brief.id} --to {language.tag}` adds what is new), or by"
        f" machine with `polybrief translate {brief.id} --to {language.tag}`; what is fuzzy there, accept or mend. Or"
        f" publish them in {brief.language}, marked, with --allow-untranslated."
    )
    lines = [
        f"{brief.id} in {language.tag}: {len(missing)} of {total} units have no translation in {file}",
        f"  {advice}",
        *(f"  {unit.context} ({why}): {_excerpt(unit.text)}" for unit, why in missing.items()),
    ]
    return "\n".join(lines)


def _excerpt(text: str) -> str:
    line = " ".join(text[: 2 * _EXCERPT].split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rstrip() + "…"


def _own(unit: Unit, brief: Brief, values: Mapping[str, str], language: Language) -> EditionText:
    text = _canonical(unit, brief, values, Origin.CANONICAL)
    return replace(text, text=language.in_digits(text.text))


def _canonical(unit: Unit, brief: Brief, values: Mapping[str, str], origin: Origin) -> EditionText:
    text = _filled(unit.text, values, Place(f"{brief.id}/brief.yaml", field=unit.context))
    return EditionText(unit.context, unit.text, text, origin, brief.language)


def _taken(entry: CatalogEntry, file: str, language: Language, values: Mapping[str, str]) -> EditionText:
    origin = Origin.MACHINE if entry.fuzzy else Origin.REVIEWED if entry.reviewed_by else Origin.TRANSLATED
    return EditionText(
        context=entry.context,
        template=entry.msgstr,
        text=language.in_digits(_filled(entry.msgstr, values, Place(file, entry.line, entry.context))),
        origin=origin,
        language=language.tag,
        reviewed_by=entry.reviewed_by if origin is Origin.REVIEWED else None,
        engine=entry.engine,
    )


def _filled(template: str, values: Mapping[str, str], place: Place) -> str:
    try:
        return fill(template, values)
    except ValueError as reason:
        raise InputError.at(place, str(reason), "define the value in the brief, or correct its name") from reason
