"""Bars in the cells of a table: one picture a row, all to one scale.

A bar's drawing is `WIDTH` wide whatever the column is, and is stretched to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from polybrief.languages import Direction

WIDTH = 1000.0
_LEAST = 4.0  # what is not zero is seen


class Bar(Struct, frozen=True):
    """A stretch of the drawing, from its left end; nothing to draw where `width` is 0."""

    x: float
    width: float


class Bars(Struct, frozen=True):
    """Bars from a common zero: those of positive values to the reader's side of it, of negative ones to the other."""

    zero: float
    bars: tuple[Bar, ...]


def bars(values: Sequence[Decimal | int], direction: Direction, whole: int = 0) -> Bars:
    """Bars as long as their values; zero, the largest value and the `whole` that they are parts of in the drawing.

    >>> bars([2, 0, -2], "ltr")
    Bars(zero=500.0, bars=(Bar(x=500.0, width=500.0), Bar(x=500.0, width=0.0), Bar(x=0.0, width=500.0)))
    """
    amounts = [Decimal(value) for value in values]
    low, high = min([Decimal(0), *amounts]), max([Decimal(whole), *amounts])
    span = high - low or Decimal(1)
    zero = float(-low / span) * WIDTH

    def bar(value: Decimal) -> Bar:
        if not value:
            return Bar(_mirrored(zero, 0.0, direction), 0.0)
        length = max(float(abs(value) / span) * WIDTH, _LEAST)
        start = min(zero, WIDTH - length) if value > 0 else max(zero - length, 0.0)
        return Bar(_mirrored(start, length, direction), round(length, 2))

    return Bars(_mirrored(zero, 0.0, direction), tuple(map(bar, amounts)))


def interval(low: float, high: float, direction: Direction) -> Bar:
    """What two percentages have between them on a scale from 0 to 100."""
    start, length = WIDTH * low / 100, WIDTH * (high - low) / 100
    return Bar(_mirrored(start, length, direction), round(length, 2))


def _mirrored(x: float, width: float, direction: Direction) -> float:
    return round(x if direction == "ltr" else WIDTH - x - width, 2)
