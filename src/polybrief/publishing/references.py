"""What a statement points to: marks for its sources, links to the items it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from polybrief.errors import InputError, there_are
from polybrief.model.brief import Brief, Disagreement, Item, Source, Statement
from polybrief.model.evidence import Evidence
from polybrief.model.support import disputes


class Mark(Struct, frozen=True):
    """A source mark: the source's number on the page, the spans in it (`14–67; 120–131`), empty for all of it."""

    number: int
    source: Source
    spans: str


class Licence(Struct, frozen=True):
    """A licence by the name its readers know, and where it stands."""

    name: str
    url: str


LICENCES: Mapping[str, Licence] = {
    "CC0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": Licence("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": Licence("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    "CC-BY-ND-4.0": Licence("CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    "CC-BY-NC-ND-4.0": Licence("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
}


class References(Struct, frozen=True, dict=True):
    """The sources and items of a brief, to be pointed to.

    Every method raises InputError where the brief names something that it does not have.
    """

    brief: Brief

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.brief.sources, 1)}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for _, item in self.brief.items()}

    @cached_property
    def _disputes(self) -> Mapping[str, tuple[str, ...]]:
        return disputes(self.brief)

    def marks(self, evidence: Iterable[Evidence]) -> tuple[Mark, ...]:
        """One mark a source, in the order of the brief's sources."""
        spans: dict[str, list[str]] = {}
        for piece in evidence:
            spans.setdefault(piece.source, []).append(f"{piece.start}–{piece.end}")
        return self._in_order({key: "; ".join(found) for key, found in spans.items()})

    def whole(self, sources: Iterable[str]) -> tuple[Mark, ...]:
        """Marks for sources as a whole: where something was looked for."""
        return self._in_order(dict.fromkeys(sources, ""))

    def behind(self, ids: Iterable[str]) -> tuple[Mark, ...]:
        """One mark for each source that items stand on: by themselves, by their readings, by what they rest on."""
        waiting, seen = list(ids), set[str]()
        sources: dict[str, str] = {}
        while waiting:
            key = self._known(waiting.pop(), self._items, "item")
            if key in seen:
                continue
            seen.add(key)
            item = self._items[key]
            found = list(_sources(item))
            sources |= dict.fromkeys(found, "")
            waiting += item.rests_on if isinstance(item, Statement) and not found else ()
        return self._in_order(sources)

    def disputed(self, item: Item) -> tuple[str, ...]:
        """The disagreements that a statement is on and does not name itself."""
        named = item.rests_on if isinstance(item, Statement) else ()
        return tuple(key for key in self._disputes.get(item.id, ()) if key not in named)

    def items(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids, once it is sure that the brief has each."""
        return tuple(self._known(key, self._items, "item") for key in ids)

    def value(self, name: str, values: Mapping[str, str]) -> str:
        """A value as formatted."""
        return values[self._known(name, values, "value")]

    def source(self, key: str) -> Source:
        """The record of a source."""
        return self.brief.sources[self._known(key, self.brief.sources, "source")]

    def _in_order(self, spans: Mapping[str, str]) -> tuple[Mark, ...]:
        keys = sorted(spans, key=lambda key: self._numbers[self._known(key, self._numbers, "source")])
        return tuple(Mark(self._numbers[key], self.brief.sources[key], spans[key]) for key in keys)

    def _known(self, key: str, known: Collection[str], what: str) -> str:
        if key in known:
            return key
        raise InputError(
            f"brief {self.brief.id}: an item names the {what} {key!r}, which the brief does not have; "
            f"{there_are(sorted(known))}"
        )


def _sources(item: Item) -> Iterator[str]:
    """The keys of the sources that an item names itself."""
    if isinstance(item, Disagreement):
        return (piece.source for reading in item.readings for piece in reading.evidence)
    named = (piece.source for piece in item.evidence)
    return chain(named, item.checked_in) if isinstance(item, Statement) else named
