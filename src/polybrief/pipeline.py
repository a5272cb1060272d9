"""The whole way of the data, from a brief's file to the bytes of a document.

brief.yaml ─ read ─▶ Brief ─ + catalog ─▶ Edition ─ render ─▶ Page ─ lay out ─▶ PDF
               │
            documents ─ check ─▶ Findings ─▶ checked.json, without which nothing is published
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from polybrief.briefs.reading import read_brief
from polybrief.checks import check, record, verdict
from polybrief.checks.copies import check_copies_in_translation
from polybrief.checks.record import failed_for_rights
from polybrief.checks.translation import check_missing, check_translation
from polybrief.documents import match
from polybrief.errors import CheckError, RightsError
from polybrief.languages import Language, language
from polybrief.model.document import Document
from polybrief.model.edition import Edition
from polybrief.model.finding import Finding
from polybrief.model.loaded import LoadedBrief
from polybrief.model.page import Page
from polybrief.model.unit import units
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.interface import interface, interface_file
from polybrief.publishing.rendering import Formats, render
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.dates import format_edtf
from polybrief.translation.display import format_list, language_name
from polybrief.translation.edition import edition
from polybrief.translation.terms import read_terms
from polybrief.translation.values import format_share
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
        UsageError, InputError, RightsError, CheckError, MissingResourceError: as the stages do.
    """
    loaded = read_brief(workspace.brief_file(brief_id))
    unchecked = _gate(workspace, loaded, options)
    made = _edition(workspace, loaded, language(tag), options, unchecked=unchecked)
    return FORMATS[file_format](made, options)


def inputs(workspace: Workspace, brief_id: str, tag: str) -> dict[str, str]:
    """The sha256 of each file that an edition is made from, by what it is; those that are there."""
    of_language = language(tag)
    files = {
        "brief": workspace.brief_file(brief_id),
        "record": workspace.record_file(brief_id),
        "catalog": workspace.catalog_file(brief_id, of_language.locale),
        "interface": interface_file(of_language),
    }
    return {
        name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items() if file and file.is_file()
    }


@dataclass(frozen=True)
class Checked:
    """What was found in a brief.

    Attributes:
        findings: in the order of the file.
        documents: those at hand, by sha256.
        lacking: the sources whose documents are not at hand.
        record: what `publish` will ask for; None as long as documents are lacking.
    """

    loaded: LoadedBrief
    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    lacking: tuple[str, ...]
    record: Mapping[str, Any] | None


def check_brief(workspace: Workspace, brief_id: str, folder: Path | None) -> Checked:
    """Whether a brief holds together, whether its documents say what it says they do, and whether the rights allow it.

    Args:
        folder: where documents are; those that are not there are looked for in the brief's own folder of documents.

    Raises:
        UsageError, InputError: as the stages do.
    """
    loaded = read_brief(workspace.brief_file(brief_id))
    documents = _documents(workspace, loaded, folder)
    findings = check(loaded, documents)
    at_hand = documents or {}
    lacking = tuple(name for name, source in loaded.brief.sources.items() if source.sha256 not in at_hand)
    return Checked(loaded, findings, at_hand, lacking, None if lacking else record(loaded, at_hand, findings))


def check_catalog(
    workspace: Workspace, loaded: LoadedBrief, tag: str, documents: Mapping[str, Document] | None
) -> tuple[Finding, ...]:
    """What is to be said of a brief's translations into a language; nothing where it neither has nor wants a catalog.

    Args:
        documents: those at hand, by sha256, if any; translations are compared with those in their language.

    Raises:
        UsageError, InputError: as the stages do.
    """
    of_language = language(tag)
    file = workspace.catalog_file(loaded.brief.id, of_language.locale)
    if tag == loaded.brief.language:
        return ()
    wanted = tuple(units(loaded.brief))
    if not file.exists():
        return tuple(check_missing(loaded, wanted, None, of_language))
    catalog = read_catalog(file)
    terms = read_terms(workspace.terms) if workspace.terms.exists() else ()
    own = language(loaded.brief.language)
    return (
        *check_missing(loaded, wanted, catalog, of_language),
        *check_translation(wanted, catalog, terms, own, of_language),
        *check_copies_in_translation(loaded.brief, catalog, documents or {}, of_language),
    )


def _documents(workspace: Workspace, loaded: LoadedBrief, folder: Path | None) -> Mapping[str, Document] | None:
    """The documents at hand by sha256; None where nobody said where they are."""
    wanted = {source.sha256 for source in loaded.brief.sources.values()}
    own = workspace.documents(loaded.brief.id)
    folders = ([folder] if folder else []) + ([own] if own.is_dir() else [])
    found: dict[str, Document] = {}
    for each in folders:
        found |= match(each, wanted - found.keys())
    return found if folders else None


def render_page(made: Edition, options: Options) -> Page:
    """The semantic page of an edition, in its language's interface and formats."""
    of_language = made.language
    formats = Formats(
        date=partial(format_edtf, language=of_language),
        list=partial(format_list, language=of_language),
        language_name=partial(language_name, language=of_language),
        percent=partial(format_share, language=of_language),
    )
    created = options.created.isoformat() if options.created else f"{made.revised}T00:00:00+00:00"
    return render(made, formats=formats, translations=interface(of_language), created=created)


def _edition(
    workspace: Workspace, loaded: LoadedBrief, of_language: Language, options: Options, *, unchecked: bool
) -> Edition:
    file = workspace.catalog_file(loaded.brief.id, of_language.locale)
    catalog = read_catalog(file) if of_language.tag != loaded.brief.language and file.exists() else None
    return edition(
        loaded.brief, of_language, catalog, unchecked=unchecked, allow_untranslated=options.allow_untranslated
    )


_REFUSALS = {
    "missing": "has no record of its checks",
    "stale": "was changed since it was checked (or the rules were)",
    "failed": "did not pass its checks",
}


def _gate(workspace: Workspace, loaded: LoadedBrief, options: Options) -> bool:
    """Whether the brief is unchecked. Raises CheckError, or RightsError, where that is not allowed."""
    file = workspace.record_file(loaded.brief.id)
    text = file.read_text("utf-8", errors="replace") if file.is_file() else None
    found = verdict(text, loaded)
    if found == "passed" or options.unchecked:
        return found != "passed"
    command = f"polybrief check {loaded.brief.id}"
    if not workspace.documents(loaded.brief.id).is_dir():
        command += " --documents DIR"
    advice = f"{command} lists what was found; mend that" if found == "failed" else f"run: {command}"
    refusal = RightsError if text is not None and found == "failed" and failed_for_rights(text) else CheckError
    raise refusal(
        f"{loaded.file}: the brief {_REFUSALS[found]}\n"
        f"  {advice}, or publish with --unchecked, which every page then says"
    )


def _pdf(made: Edition, options: Options) -> bytes:
    # Imported here: layout loads fonts and ReportLab, which other formats do without.
    from polybrief.pdf.document import write_pdf
    from polybrief.pdf.theme import default_theme

    return write_pdf(render_page(made, options), default_theme())


FORMATS: dict[str, Callable[[Edition, Options], bytes]] = {
    "pdf": _pdf,
    "json": lambda made, _: edition_json(made),
}
"""What an edition can be made into, by the file's suffix."""
