"""Catalogs of many briefs filled by engines, all texts of a pair of languages together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from msgspec import Struct

from polybrief.batch.files import write_atomically
from polybrief.batch.outcome import Failure
from polybrief.briefs import read_brief
from polybrief.errors import PolybriefError
from polybrief.languages import language
from polybrief.model.brief import Brief
from polybrief.model.unit import units
from polybrief.pipeline.catalogs import Lacking, lacking, translation_memory
from polybrief.translation.engine import Engine
from polybrief.translation.translating import Translated, translate
from polybrief.translation.updating import Fill, update_catalog
from polybrief.workspace import Workspace


@dataclass(frozen=True)
class Filled:
    """What became of a brief's catalog.

    Attributes:
        file: the catalog; None where the brief cannot be read, so that nobody knows its languages.
        total: how many units the brief has.
        remembered: how many came from the translation memory, and were taken over.
        offered: how many came from there to be looked at.
        translated: how many an engine translated.
        rejected: the contexts of those that it translated in vain: no translation passed the checks.
        drafts: the contexts of those that a person has begun; they were left alone.
        failure: why there is not more.
    """

    brief: str
    language: str
    file: Path | None = None
    total: int = 0
    remembered: int = 0
    offered: int = 0
    translated: int = 0
    rejected: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    failure: Failure | None = field(default=None, compare=False)


def translate_catalogs(
    workspace: Workspace,
    briefs: Sequence[str],
    tags: Sequence[str] | None,
    engines: Sequence[Engine],
    hypotheses: int = 4,
    *,
    offers: bool = True,
    again: bool = False,
    told: Callable[[int, int], object] = lambda _done, _all: None,
) -> tuple[Filled, ...]:
    """Fill what catalogs lack, from the translation memory and by engines.

    The catalogs are written after every batch of the engine, so an interruption loses the batch in flight. What a
    person accepted or began is left as it is.

    Args:
        briefs: their ids.
        tags: languages to translate into; None for each brief's `languages`.
        engines: in the order in which they are tried.
        hypotheses: how many translations are asked for, of each text and engine.
        offers: whether translations of similar texts are offered to people in place of an engine's.
        again: whether what an engine translated, and nobody accepted, is translated anew.
        told: how many texts are done, and of how many.

    Returns:
        What became of each catalog, sorted by brief, in a brief as its languages are given. No order of briefs changes
        what is in them.
    """
    state: dict[tuple[str, str], Filled] = {}
    read: dict[str, Brief] = {}
    for brief_id in sorted(briefs):
        try:
            brief = read[brief_id] = read_brief(workspace.brief_file(brief_id)).brief
        except PolybriefError as error:
            state[brief_id, ""] = Filled(brief_id, "", failure=Failure.of(error))
            continue
        for tag in dict.fromkeys(brief.languages if tags is None else tags):
            if tag != brief.language:
                file = workspace.catalog_file(brief_id, language(tag).locale)
                state[brief_id, tag] = Filled(brief_id, tag, file, sum(1 for _ in units(brief)))
    catalogs = _Catalogs(workspace, read, state)
    found = catalogs.look_up(offers=offers, again=again)
    left = sum(len(it.wanted) for it in found.values())
    done = 0
    for pair in dict.fromkeys((read[brief].language, tag) for brief, tag in found):
        mine = {key: it for key, it in found.items() if (read[key[0]].language, key[1]) == pair}
        wanted = [it for lack in mine.values() for it in lack.wanted]
        try:
            for batch in translate(wanted, pair, engines, hypotheses) if wanted else ():
                catalogs.store(pair[1], batch)
                done += len(batch)
                told(done, left)
        except Exception as error:  # noqa: BLE001  # whatever is wrong with one pair, the others are translated
            catalogs.fail([key for key, it in mine.items() if it.wanted], error)
    return tuple(catalogs.in_order(it) for it in state.values())


class _Catalogs(Struct, frozen=True):
    """The catalogs on their way; `state` is what has become of each so far."""

    workspace: Workspace
    briefs: Mapping[str, Brief]
    state: dict[tuple[str, str], Filled]

    def look_up(self, *, offers: bool, again: bool) -> dict[tuple[str, str], Lacking]:
        """What each catalog lacks, after the translation memory has given what it has."""
        memory = cache(partial(translation_memory, self.workspace))
        found = {}
        for key in [key for key, it in self.state.items() if it.file]:
            brief = self.briefs[key[0]]
            with self._reported(key):
                it = lacking(
                    self.workspace, brief, key[1], memory((brief.language, key[1])), offers=offers, again=again
                )
                self._write(key, it.fills)
                offered = sum(fill.fuzzy for fill in it.fills.values())
                remembered = len(it.fills) - offered
                self.state[key] = replace(self.state[key], remembered=remembered, offered=offered, drafts=it.drafts)
                found[key] = it
        return found

    def store(self, tag: str, batch: Iterable[Translated]) -> None:
        """Put a batch into its catalogs. One that cannot be written leaves the others."""
        by_brief: dict[str, list[Translated]] = {}
        for made in batch:
            by_brief.setdefault(made.wanted.brief, []).append(made)
        for brief_id, several in by_brief.items():
            key = brief_id, tag
            with self._reported(key):
                self._write(key, {made.wanted.unit.context: made.fill for made in several})
                rejected = tuple(made.wanted.unit.context for made in several if not made.sound)
                before = self.state[key]
                self.state[key] = replace(
                    before,
                    translated=before.translated + len(several) - len(rejected),
                    rejected=(*before.rejected, *rejected),
                )

    def in_order(self, it: Filled) -> Filled:
        """What became of a catalog, with contexts in the order of the brief."""
        rejected = set(it.rejected)
        contexts = (unit.context for unit in units(self.briefs[it.brief])) if rejected else ()
        return replace(it, rejected=tuple(context for context in contexts if context in rejected))

    def fail(self, keys: Iterable[tuple[str, str]], error: Exception) -> None:
        for key in keys:
            self.state[key] = replace(self.state[key], failure=Failure.of(error))

    @contextmanager
    def _reported(self, key: tuple[str, str]) -> Iterator[None]:
        try:
            yield
        except (PolybriefError, OSError) as error:
            self.fail([key], error)

    def _write(self, key: tuple[str, str], fills: Mapping[str, Fill]) -> None:
        """Write a catalog with fills in it. One that a person saves meanwhile is filled anew."""
        file = self.state[key].file
        while fills and file:
            before = file.read_bytes() if file.exists() else b""
            after = update_catalog(self.briefs[key[0]], language(key[1]), file, fills).encode()
            if before == (file.read_bytes() if file.exists() else b""):
                if after != before:
                    write_atomically(file, after)
                return
