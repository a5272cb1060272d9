"""Round numbers for an axis."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

_MOST = 5
_ROUND = (1, 2, 5)


def ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Three to five numbers, 1, 2 or 5 times a power of ten apart, that `low` and `high` lie between.

    Args:
        low: less than `high`.

    >>> [str(tick) for tick in ticks(Decimal("-0.3"), Decimal(1))]
    ['-0.5', '0.0', '0.5', '1.0']
    """
    for step in _steps(high - low):
        first, last = math.floor(low / step), math.ceil(high / step)
        if last - first < _MOST:
            return tuple(step * number for number in range(first, last + 1))
    raise AssertionError("a step wider than the whole leaves two intervals at most")


def _steps(span: Decimal) -> Iterator[Decimal]:
    """From far too narrow to far too wide; none is skipped, so the first that fits leaves at least three ticks."""
    for exponent in range(span.adjusted() - 1, span.adjusted() + 2):
        for step in _ROUND:
            yield Decimal(step * 10**exponent) if exponent >= 0 else Decimal(step).scaleb(exponent)


def bounds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """What an axis is to cover, lowest first and never one number: with zero, unless the values differ little."""
    low, high = min(values), max(values)
    if low == high or 0 <= low <= high / 2 or low / 2 <= high <= 0:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return low, high if high > low else low + 1
