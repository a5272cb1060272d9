"""The whole way of the data, from a brief's file to the bytes of a document.

    brief.yaml ─ read ─▶ Brief ─ + catalog ─▶ Edition ─ render ─▶ Page ─ lay out ─▶ PDF
                   │
                documents ─ check ─▶ Findings ─▶ checked.json, without which nothing is published
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial

from babel.numbers import format_percent

from polybrief.briefs.reading import read_brief
from polybrief.checks.record import verdict
from polybrief.errors import CheckError
from polybrief.languages import Language, language
from polybrief.model.edition import Edition
from polybrief.model.loaded import LoadedBrief
from polybrief.model.page import Page
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.interface import interface
from polybrief.publishing.rendering import Formats, render
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.dates import format_edtf
from polybrief.translation.display import format_list, language_name
from polybrief.translation.edition import edition
from polybrief.workspace import Workspace


@dataclass(frozen=True)
class Options:
    """How editions are made.

    Attributes:
        unchecked: publish a brief whose record of checks is missing, stale or failed; every page then says so.
        allow_untranslated: units without translation stand in the brief's language, marked as such.
        created: when the files say they were made (SOURCE_DATE_EPOCH); None for the newest date of the input.
    """

    unchecked: bool = False
    allow_untranslated: bool = False
    created: datetime.datetime | None = None


def publish(workspace: Workspace, brief_id: str, tag: str, file_format: str, options: Options) -> bytes:
    """One edition as a file. `file_format` is a key of `FORMATS`.

    Raises:
        UsageError, InputError, CheckError, MissingResourceError: as the stages do.
    """
    loaded = read_brief(workspace.brief_file(brief_id))
    unchecked = _gate(workspace, loaded, options)
    made = _edition(workspace, loaded, language(tag), options, unchecked=unchecked)
    return FORMATS[file_format](made, options)


def render_page(made: Edition, options: Options) -> Page:
    """The semantic page of an edition, in its language's interface and formats."""
    of_language = made.language
    formats = Formats(
        date=partial(format_edtf, language=of_language),
        list=partial(format_list, language=of_language),
        language_name=partial(language_name, language=of_language),
        percent=partial(format_percent, locale=of_language.locale, numbering_system="latn"),
    )
    created = options.created.isoformat() if options.created else f"{made.revised}T00:00:00+00:00"
    return render(made, formats=formats, translations=interface(of_language), created=created)


def _edition(workspace: Workspace, loaded: LoadedBrief, of_language: Language, options: Options, *, unchecked: bool) -> Edition:
    file = workspace.catalog_file(loaded.brief.id, of_language.locale)
    catalog = read_catalog(file) if of_language.tag != loaded.brief.language and file.exists() else None
    return edition(loaded.brief, of_language, catalog, unchecked=unchecked, allow_untranslated=options.allow_untranslated)


def _gate(workspace: Workspace, loaded: LoadedBrief, options: Options) -> bool:
    """Whether the brief is unchecked. Raises CheckError where that is not allowed."""
    record = workspace.record_file(loaded.brief.id)
    found = verdict(record.read_text("utf-8") if record.is_file() else None, loaded)
    if found != "passed" and not options.unchecked:
        raise CheckError(
            f"{loaded.file}: the record of its checks, {record.name}, is {found}\n"
            f"  run: polybrief check {loaded.brief.id} --documents DIR   (DIR holds the source documents),\n"
            "  or publish with --unchecked, which every page then says"
        )
    return found != "passed"


def _pdf(made: Edition, options: Options) -> bytes:
    # Imported here: layout loads fonts and ReportLab, which other formats do without.
    from polybrief.pdf.document import write_pdf
    from polybrief.pdf.theme import default_theme

    return write_pdf(render_page(made, options), default_theme())


FORMATS = {
    "pdf": _pdf,
    "json": lambda made, _: edition_json(made),
}
"""What an edition can be made into, by the file's suffix."""
