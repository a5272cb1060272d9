"""The translatable texts of a brief: XLIFF's units, each with the context under which catalogs hold it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from polybrief.model.brief import Brief, Chart, Disagreement, Event, Item, Position, Quote, Statement


class Unit(Struct, frozen=True):
    """One translatable text. `context` is `section.id`, with a field behind it where an item has several texts.

    `path` is where the text stands in the brief file, as `LoadedBrief.place` takes it.
    """

    context: str
    text: str
    path: str = ""


def units(brief: Brief) -> Iterator[Unit]:
    """All units of a brief in the order of the page.

    `title`, `key_points.K1`, its note `key_points.K1.note`, its point `key_points.K1a`, `positions.P1.actor`, the label
    of a chart's first row `charts.C1.1` …
    """
    yield Unit("title", brief.title, "title")
    for placed in brief.placed():
        for context, text, path in _texts(placed.item):
            yield Unit(f"{placed.section}.{context}", text, f"{placed.path}.{path}")


def _texts(item: Item) -> Iterator[tuple[str, str, str]]:
    """An item's texts with their contexts below the section and their fields; a quote's verbatim is none of them."""
    match item:
        case Quote():
            yield f"{item.id}.speaker", item.speaker, "speaker"
            if item.via:
                yield f"{item.id}.via", item.via, "via"
            yield item.rendering.id, item.rendering.text, "rendering.text"
        case Disagreement():
            yield f"{item.id}.topic", item.topic, "topic"
            for number, reading in enumerate(item.readings, 1):
                yield f"{item.id}.{number}", reading.text, f"readings.{number}.text"
            yield f"{item.id}.assessment", item.assessment, "assessment"
        case Statement():
            if isinstance(item, Position):
                yield f"{item.id}.actor", item.actor, "actor"
            if isinstance(item, Event) and item.when:
                yield f"{item.id}.when", item.when, "when"
            yield item.id, item.text, "text"
            for number, row in enumerate(item.rows if isinstance(item, Chart) else (), 1):
                if row.label is not None:
                    yield f"{item.id}.{number}", row.label, f"rows.{number}.label"
            if item.note is not None:
                yield f"{item.id}.note", item.note, "note"
