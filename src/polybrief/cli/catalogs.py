"""`polybrief catalogs`: the files that people translate in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polybrief.batch.files import write_atomically
from polybrief.batch.outcome import combined
from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting, listed
from polybrief.cli.shared import take_briefs, take_languages
from polybrief.cli.terminal import complain, say
from polybrief.errors import PolybriefError, UsageError
from polybrief.languages import language
from polybrief.workspace import Workspace

if TYPE_CHECKING:
    from polybrief.model.brief import Brief
    from polybrief.model.catalog import CatalogEntry
    from polybrief.model.unit import Unit


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = (
        "Bring the catalogs that people translate in up to date with their briefs: "
        "locales/LANG/LC_MESSAGES/BRIEF.po.\n\n"
        "New texts come in empty. A translation whose text has changed is kept and marked "
        "fuzzy, to be looked at again."
    )
    take_briefs(parser)
    take_languages(parser)
    parser.set_defaults(run=catalogs)


def catalogs(setting: Setting, *, briefs: Sequence[str], to: Sequence[str] | None) -> int:
    """Write the catalogs; returns the exit code."""
    from polybrief.briefs import read_brief

    workspace = setting.workspace
    tags = listed(to, "--to")
    for tag in tags or ():
        language(tag)
    codes = []
    for brief_id in workspace.select(briefs):
        try:
            brief = read_brief(workspace.brief_file(brief_id)).brief
            for tag in dict.fromkeys(brief.languages if tags is None else tags):
                say(_update(workspace, brief, tag))
        except PolybriefError as error:
            codes.append(error.exit_code)
            complain(str(error))
    return combined(codes)


def _update(workspace: Workspace, brief: Brief, tag: str) -> str:
    """Write a catalog if it is to change; returns what there is to say."""
    from polybrief.model.unit import units
    from polybrief.translation.catalogs import read_catalog
    from polybrief.translation.updating import update_catalog

    if tag == brief.language:
        raise UsageError(f"{brief.id} is written in {tag} and needs no catalog in it")
    of_language = language(tag)
    file = workspace.catalog_file(brief.id, of_language.locale)
    there = read_catalog(file).entries if file.exists() else {}
    before = file.read_bytes() if file.exists() else b""
    after = update_catalog(brief, of_language, file).encode()
    if after != before:
        write_atomically(file, after)
    return f"{file}: {_changes(tuple(units(brief)), there)}"


def _changes(wanted: Sequence[Unit], there: Mapping[str, CatalogEntry]) -> str:
    """What an update does to a catalog, and what is left for people to do."""
    known = {unit: there[unit.context] for unit in wanted if unit.context in there}
    same = [entry for unit, entry in known.items() if entry.msgid == unit.text]
    gone = len(there) - len(known)
    what = f"{len(wanted) - len(known)} new, {len(known) - len(same)} changed, {gone} gone"
    return f"{what}; {len(wanted) - sum(entry.usable for entry in same)} of {len(wanted)} to translate"
