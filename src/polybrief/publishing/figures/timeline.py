"""The timeline as a drawing: where each event stands on the axis."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from polybrief.languages import Direction
from polybrief.model.brief import Event
from polybrief.model.page import Look

# In type sizes. A column of 8.3 holds a date a line in most languages, and six of them fit on A4.
_COLUMN = 8.3
_INSET = 0.425
_RADIUS = 0.32
_STROKE = 0.105
_HEIGHT = 1.28
_SPAN = 0.45  # of a column, how long the bar of an event that lasted is


class Marker(Struct, frozen=True):
    """An event on the axis, from `x1` to `x2`: a point where both are one, a bar for what lasted.

    `certain` is false for doubtful and undated events.
    """

    x1: float
    x2: float
    certain: bool


class Segment(Struct, frozen=True):
    """The line between two markers, from edge to edge. `certain` is that of the later event."""

    x1: float
    x2: float
    certain: bool


class Axis(Struct, frozen=True):
    """One row of a timeline, in points: markers in equal columns, each near the start of its own, and lines between.

    `radius` is that of a marker, `stroke` the width of lines.
    """

    events: tuple[Event, ...]
    width: float
    height: float
    radius: float
    stroke: float
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


def is_span(event: Event) -> bool:
    """Whether the event has an interval for a date, or a decade or more: a stretch of time, not a point in it."""
    return event.date is not None and (event.date.is_interval or event.date.start.precision in ("decade", "century"))


def axes(events: Sequence[Event], look: Look, direction: Direction) -> tuple[Axis, ...]:
    """Lay out events that are in order, in rows of about as many; from right to left where the script runs so.

    `events` may be none, and there is no row.
    """
    most = max(1, min(look.events, int(look.width / (_COLUMN * look.size))))
    rows = math.ceil(len(events) / most)
    starts = [math.ceil(len(events) * row / rows) for row in range(rows)]
    return tuple(_axis(events, range(start, stop), look, direction) for start, stop in pairwise([*starts, len(events)]))


def _axis(events: Sequence[Event], numbers: range, look: Look, direction: Direction) -> Axis:
    """One row; its line goes on to the edge where another row is before it or follows."""
    here = events[numbers.start : numbers.stop]
    width, size = look.width, look.size
    gap = min(look.events_gap, width / (2 * len(here)))  # as the layout has it
    column, radius = (width - gap * (len(here) - 1)) / len(here), _RADIUS * size
    reach = radius + _STROKE * size / 2
    starts = [(column + gap) * place + _INSET * size for place in range(len(here))]
    ends = [x + column * _SPAN if is_span(event) else x for x, event in zip(starts, here, strict=True)]

    def place(x: float) -> float:
        return round(x if direction == "ltr" else width - x, 2)

    def lines() -> Iterator[tuple[float, float, bool]]:
        if numbers.start:
            yield 0.0, starts[0] - reach, is_certain(here[0])
        for number, event in enumerate(here[1:], 1):
            yield ends[number - 1] + reach, starts[number] - reach, is_certain(event)
        if numbers.stop < len(events):
            yield ends[-1] + reach, width, is_certain(events[numbers.stop])

    return Axis(
        tuple(here),
        width,
        round(_HEIGHT * size, 2),
        round(radius, 2),
        round(_STROKE * size, 2),
        tuple(
            Marker(place(start), place(end), is_certain(event))
            for start, end, event in zip(starts, ends, here, strict=True)
        ),
        tuple(Segment(place(x1), place(x2), certain) for x1, x2, certain in lines()),
    )
