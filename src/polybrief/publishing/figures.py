"""The timeline as a drawing: where each event stands on the axis."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from polybrief.languages import Direction
from polybrief.model.brief import Event

WIDTH = 1000.0
INSET = 8.0
RADIUS = 6.0


@dataclass(frozen=True)
class Marker:
    """A point of the axis; `x` in a drawing `WIDTH` wide. `certain` is false for doubtful and undated events."""

    x: float
    certain: bool


@dataclass(frozen=True)
class Segment:
    """The line between two markers, from edge to edge. `certain` is that of the later event."""

    x1: float
    x2: float
    certain: bool


@dataclass(frozen=True)
class Axis:
    """Markers in equal columns, each near the start of its own, and the lines between them."""

    markers: tuple[Marker, ...]
    segments: tuple[Segment, ...]


def in_order(events: Sequence[Event]) -> list[Event]:
    """The events by date; those without a date last, in the order of the file."""

    def key(event: Event) -> tuple[bool, datetime.date, datetime.date]:
        if event.date is None:
            return True, datetime.date.max, datetime.date.max
        return False, event.date.start.first_day, event.date.end.last_day

    return sorted(events, key=key)


def is_certain(event: Event) -> bool:
    """Whether the event has a date that nothing makes doubtful."""
    return event.date is not None and not event.doubtful and not event.date.doubtful


def axis(events: Sequence[Event], direction: Direction) -> Axis:
    """Lay out events that are in order; from right to left where the script runs so."""

    def place(x: float) -> float:
        return round(x if direction == "ltr" else WIDTH - x, 2)

    starts = [WIDTH * index / len(events) + INSET for index in range(len(events))]
    certain = [is_certain(event) for event in events]
    return Axis(
        tuple(Marker(place(x), sure) for x, sure in zip(starts, certain, strict=True)),
        tuple(
            Segment(place(before + RADIUS), place(after - RADIUS), sure)
            for before, after, sure in zip(starts, starts[1:], certain[1:], strict=False)
        ),
    )
