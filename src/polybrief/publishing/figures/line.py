"""A line chart: values over time, or over labels in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from polybrief.languages import Language
from polybrief.model.page import Look
from polybrief.publishing.figures.label_widths import label_width, shortened
from polybrief.publishing.figures.ticks import bounds, ticks

_MARGIN = 0.4  # of the width, the most that the labels of values may take
_SHAPE = 0.45  # height of the plot to the drawing's width
_LOWEST, _HIGHEST = 8.0, 16.0  # bounds of that height, in type sizes
_RADIUS = 0.24
_CLOSEST = 3.0  # markers nearer than this many radii get smaller


class Place(Struct, frozen=True):
    """A value to be drawn: how far along the axis, 0 to 1; its label there; whether its date is certain."""

    along: float
    value: Decimal
    label: str
    certain: bool


class Label(Struct, frozen=True):
    """A text on the page: `x` is where `anchor` says (start, middle, end: of its own direction), `y` its baseline."""

    x: float
    y: float
    anchor: str
    text: str


class Point(Struct, frozen=True):
    """A marked value."""

    x: float
    y: float
    certain: bool


class Stroke(Struct, frozen=True):
    """A part of the line, dashed unless `certain`: `points` as SVG writes them."""

    points: str
    certain: bool


class LineChart(Struct, frozen=True):
    """A line chart in points. `left` and `right` are where the plot ends, `rules` the heights of its ticks."""

    width: float
    height: float
    left: float
    right: float
    radius: float
    stroke: float
    rules: tuple[float, ...]
    strokes: tuple[Stroke, ...]
    points: tuple[Point, ...]
    labels: tuple[Label, ...]


def line_chart(places: Sequence[Place], say: Callable[[Decimal], str], look: Look, language: Language) -> LineChart:
    """Lay out a line chart.

    Args:
        places: two or more, in order; the first at 0, the last at 1.
        say: writes a tick of the axis.
        look: how wide it is, and the sizes of the text around it and of its labels.
    """
    width, size, type_size = look.width, look.size, look.label_size * language.scale
    gap, radius = 0.5 * type_size, min(_RADIUS * size, width / len(places) / _CLOSEST)
    marks = ticks(*bounds([place.value for place in places]))
    said = [shortened(say(mark), _MARGIN * width, type_size) for mark in marks]
    left, right = max(label_width(text, type_size) for text in said) + gap, width
    top = 0.5 * type_size * language.leading
    bottom = top + min(max(_SHAPE * width, _LOWEST * size), _HIGHEST * size)
    baseline = bottom + (0.35 + language.leading) * type_size  # a line below the label of the lowest tick
    first, last = left + 2 * radius, right - 2 * radius

    def height(value: Decimal) -> float:
        return bottom - float((value - marks[0]) / (marks[-1] - marks[0])) * (bottom - top)

    def mirrored(x: float) -> float:
        return round(x if language.direction == "ltr" else width - x, 2)

    xs = [first + place.along * (last - first) for place in places]
    points = tuple(
        Point(mirrored(x), round(height(place.value), 2), place.certain) for x, place in zip(xs, places, strict=True)
    )
    # Of two labels of this width, one at each end, neither reaches the other.
    room = min((width - gap) / 2, (width - first - gap) * 2 / 3)
    texts = [shortened(place.label, room, type_size) for place in places]
    boxes = [_box(x, label_width(text, type_size), width) for x, text in zip(xs, texts, strict=True)]
    return LineChart(
        width,
        round(baseline + 0.5 * type_size, 2),
        min(mirrored(left), mirrored(right)),
        max(mirrored(left), mirrored(right)),
        round(radius, 2),
        round(0.15 * size, 2),
        tuple(round(height(mark), 2) for mark in marks),
        tuple(_strokes(points)),
        points,
        (
            *(
                Label(mirrored(left - gap), round(height(mark) + 0.35 * type_size, 2), "end", text)
                for mark, text in zip(marks, said, strict=True)
            ),
            *(
                Label(mirrored(sum(boxes[number]) / 2), round(baseline, 2), "middle", texts[number])
                for number in spread(boxes, gap)
            ),
        ),
    )


def _box(x: float, own: float, width: float) -> tuple[float, float]:
    """From where to where a label reaches: around `x`, moved into the drawing."""
    start = min(max(x - own / 2, 0.0), width - own)
    return start, start + own


def spread(boxes: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Which labels are shown, so that none is nearer to another than `gap`: the first, the last, what fits between."""
    shown = [0]
    for number in range(1, len(boxes) - 1):
        start, end = boxes[number]
        if start - boxes[shown[-1]][1] >= gap and boxes[-1][0] - end >= gap:
            shown.append(number)
    return [*shown, len(boxes) - 1]


def _strokes(points: Sequence[Point]) -> list[Stroke]:
    """The line in parts, each as far as it is certain or is not: it is between two certain points."""
    parts: list[tuple[bool, list[Point]]] = []
    for before, after in pairwise(points):
        certain = before.certain and after.certain
        if parts and parts[-1][0] == certain:
            parts[-1][1].append(after)
        else:
            parts.append((certain, [before, after]))
    return [Stroke(" ".join(f"{point.x},{point.y}" for point in part), certain) for certain, part in parts]
