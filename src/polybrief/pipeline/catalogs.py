"""What a catalog lacks: what the translation memory has for it, and what an engine is to translate, with its judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from polybrief.briefs.reading import read_brief
from polybrief.checks.translation import Pair, Verified, check_pair, verify
from polybrief.errors import InputError, Place
from polybrief.languages import language
from polybrief.model.brief import Brief
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fill as fill_template
from polybrief.model.unit import units
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import check_language
from polybrief.translation.memory import Remembered, recall, remember
from polybrief.translation.terms import terms_of
from polybrief.translation.translating import Wanted
from polybrief.translation.updating import Fill
from polybrief.translation.values import format_values
from polybrief.workspace import Workspace


class Lacking(Struct, frozen=True):
    """What a brief's catalog lacks.

    Attributes:
        fills: what the translation memory has for it, by context.
        wanted: what is left for an engine.
        drafts: contexts of what a person has begun and not accepted; nothing else touches them.
    """

    fills: Mapping[str, Fill]
    wanted: tuple[Wanted, ...]
    drafts: tuple[str, ...]


def lacking(
    workspace: Workspace,
    brief: Brief,
    tag: str,
    memory: Sequence[Remembered],
    *,
    offers: bool = True,
    again: bool = False,
) -> Lacking:
    """What is to be translated of a brief into a language.

    Args:
        tag: not the brief's own language.
        memory: of this pair of languages (`translation_memory`).
        offers: whether translations of texts much like a unit are offered, to be looked at; what was offered earlier is
            then left as it is, otherwise translated.
        again: whether to translate what an engine translated and nobody accepted.

    Raises:
        UsageError, InputError: as the stages do.
    """
    own, other = language(brief.language), language(tag)
    file = workspace.catalog_file(brief.id, other.locale)
    catalog = read_catalog(file) if file.exists() else None
    if catalog:
        check_language(catalog, other)
    entries = catalog.entries if catalog else {}
    terms = terms_of(workspace, brief.id)
    spoken, written = format_values(brief, own), format_values(brief, other)
    fills, wanted, drafts = {}, [], []
    for unit in units(brief):
        entry = entries.get(unit.context)
        if entry and entry.msgid == unit.text and not entry.blank:
            if entry.draft:
                drafts.append(unit.context)
            undone = entry.stale or entry.rejected or (entry.offered and not offers) or (entry.engine and again)
            if not undone:
                continue
        pair = Pair(unit.text, "", own, other, terms, Place(str(file), field=unit.context), brief.values, brief.names)
        here = f"{brief.id} {unit.context}"
        fill = recall(unit, [it for it in memory if it.where != here], near=offers)
        if fill and not fill.fuzzy and any(it.severity is not Severity.NOTE for it in _said_of(pair, fill)):
            fill = replace(fill, fuzzy=True, by_machine=True) if offers else None
        if fill:
            fills[unit.context] = fill
            continue
        wanted.append(Wanted(brief.id, unit, _spoken(unit.text, spoken), partial(_verified, pair, written)))
    return Lacking(fills, tuple(wanted), tuple(drafts))


def _spoken(template: str, values: Mapping[str, str]) -> str:
    """A text as an engine knows texts: without no-break spaces."""
    return " ".join(fill_template(template, values).split())


def _said_of(pair: Pair, fill: Fill) -> Iterator[Finding]:
    """What is to be said against a translation that was made for another brief."""
    return check_pair(replace(pair, target=fill.text))


def _verified(pair: Pair, written: Mapping[str, str], text: str) -> Verified:
    return verify(replace(pair, target=text), written)


def translation_memory(workspace: Workspace, pair: tuple[str, str]) -> tuple[Remembered, ...]:
    """What people have reviewed in the catalogs of all briefs, for (from, to); what cannot be read is left out."""
    of_language = language(pair[1])
    catalogs = []
    for brief_id in workspace.brief_ids():
        file = workspace.catalog_file(brief_id, of_language.locale)
        with suppress(InputError):
            if file.exists() and read_brief(workspace.brief_file(brief_id)).brief.language == pair[0]:
                catalogs.append((brief_id, read_catalog(file)))
    return remember(catalogs)
