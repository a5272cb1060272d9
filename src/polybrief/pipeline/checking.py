"""What is to be said of a brief, its translations and its terms, with its documents if they are at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from polybrief.briefs.reading import read_brief
from polybrief.checks.copies import check_copies_in_translation
from polybrief.checks.policies import check_policies
from polybrief.checks.record import record
from polybrief.checks.run import check
from polybrief.checks.translation import check_missing, check_translation
from polybrief.documents import match
from polybrief.languages import language
from polybrief.model.document import Document
from polybrief.model.finding import Finding
from polybrief.model.loaded import LoadedBrief
from polybrief.model.unit import units
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.terms import terms_of
from polybrief.workspace import Workspace


class Checked(Struct, frozen=True):
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
    terms = terms_of(workspace, loaded.brief.id)
    own = language(loaded.brief.language)
    return (
        *check_missing(loaded, wanted, catalog, of_language),
        *check_translation(wanted, catalog, terms, loaded.brief.names, own, of_language),
        *check_copies_in_translation(loaded.brief, catalog, documents or {}, of_language),
    )


def check_terms(workspace: Workspace, loaded: LoadedBrief) -> tuple[Finding, ...]:
    """What is to be said of the terms in a brief. Raises InputError: a termbase cannot be read."""
    return tuple(check_policies(loaded.brief, terms_of(workspace, loaded.brief.id)))


def _documents(workspace: Workspace, loaded: LoadedBrief, folder: Path | None) -> Mapping[str, Document] | None:
    """The documents at hand by sha256; None where nobody said where they are."""
    wanted = {source.sha256 for source in loaded.brief.sources.values()}
    own = workspace.documents(loaded.brief.id)
    folders = ([folder] if folder else []) + ([own] if own.is_dir() else [])
    found: dict[str, Document] = {}
    for each in folders:
        found |= match(each, wanted - found.keys())
    return found if folders else None
