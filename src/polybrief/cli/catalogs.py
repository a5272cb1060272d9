"""`polybrief catalogs`: the files that people translate in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polybrief.cli.setting import Setting, listed
from polybrief.cli.terminal import complain, say
from polybrief.errors import PolybriefError, UsageError
from polybrief.languages import language
from polybrief.workspace import Workspace

if TYPE_CHECKING:
    from polybrief.model.brief import Brief
    from polybrief.model.catalog import CatalogEntry


def catalogs(
    context: typer.Context,
    briefs: Annotated[list[str] | None, typer.Argument(metavar="BRIEF", show_default="all")] = None,
    to: Annotated[
        list[str] | None, typer.Option(metavar="LANG,…", help="Languages.", show_default="the brief's `languages`")
    ] = None,
) -> None:
    """Bring the catalogs that people translate in up to date with their briefs: locales/LANG/LC_MESSAGES/BRIEF.po.

    New texts come in empty. A translation whose text has changed is kept and marked fuzzy, to be looked at again.
    """
    from polybrief.batch.outcome import combined
    from polybrief.briefs import read_brief

    workspace = _workspace(context)
    tags = listed(to, "--to")
    for tag in tags or ():
        language(tag)
    codes = []
    for brief_id in workspace.select(briefs or ()):
        try:
            brief = read_brief(workspace.brief_file(brief_id)).brief
            for tag in dict.fromkeys(brief.languages if tags is None else tags):
                say(_update(workspace, brief, tag))
        except PolybriefError as error:
            codes.append(error.exit_code)
            complain(str(error))
    raise typer.Exit(combined(codes))


def _workspace(context: typer.Context) -> Workspace:
    setting: Setting = context.obj
    return setting.workspace


def _update(workspace: Workspace, brief: Brief, tag: str) -> str:
    """Write a catalog if it is to change; returns what there is to say."""
    from polybrief.batch.files import write_atomically
    from polybrief.translation.catalogs import read_catalog, update_catalog

    if tag == brief.language:
        raise UsageError(f"{brief.id} is written in {tag} and needs no catalog in it")
    of_language = language(tag)
    file = workspace.catalog_file(brief.id, of_language.locale)
    there = read_catalog(file).entries if file.exists() else {}
    before = file.read_bytes() if file.exists() else b""
    after = update_catalog(brief, of_language, file).encode()
    if after != before:
        write_atomically(file, after)
    return f"{file}: {_changes(brief, dict(there)) if after != before else 'up to date'}; {_left(brief, dict(there))}"


def _changes(brief: Brief, there: dict[str, CatalogEntry]) -> str:
    from polybrief.model.unit import units

    wanted = {unit.context: unit.text for unit in units(brief)}
    new = len(wanted.keys() - there.keys())
    changed = sum(there[context].msgid != text for context, text in wanted.items() if context in there)
    return f"{new} new, {changed} changed, {len(there.keys() - wanted.keys())} gone"


def _left(brief: Brief, there: dict[str, CatalogEntry]) -> str:
    from polybrief.model.unit import units

    wanted = list(units(brief))
    ready = sum(
        (entry := there.get(unit.context)) is not None and entry.usable and entry.msgid == unit.text for unit in wanted
    )
    return f"{len(wanted) - ready} of {len(wanted)} to translate"
