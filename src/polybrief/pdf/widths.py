"""How a table's room is shared out among its columns, from what its cells ask for. All lengths are points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple


class Wish(NamedTuple):
    """What a cell asks for: `least`, its longest word, and `most`, its longest paragraph in one line."""

    first: int
    span: int
    least: float
    most: float


def share_out(wishes: Sequence[Wish], count: int, room: float, elastic: Collection[int] = ()) -> list[float]:
    """The widths of `count` columns, `room` in sum, as CSS shares it out (https://www.w3.org/TR/CSS22/tables.html).

    Each column has the least that it asks for, and the most where that is no more than an equal share. What is left is
    shared by how much more they ask for; what nobody asks for goes to the `elastic` columns, where there are any. Where
    even the least is too much, the widest columns give.

    >>> share_out([Wish(0, 1, 20, 40), Wish(1, 1, 40, 600)], 2, 300)
    [40.0, 260.0]
    >>> share_out([Wish(0, 1, 20, 200), Wish(1, 1, 40, 600)], 2, 340)
    [125.0, 215.0]
    >>> share_out([Wish(0, 1, 20, 20), Wish(1, 1, 300, 300), Wish(2, 1, 400, 400)], 3, 300)
    [20.0, 140.0, 140.0]
    """
    least, most = [0.0] * count, [0.0] * count
    for wish in sorted(wishes, key=attrgetter("span")):
        columns = range(wish.first, wish.first + wish.span)
        for widths, wanted in ((least, wish.least), (most, min(wish.most, room))):
            lacking = wanted - sum(widths[column] for column in columns)
            for column in columns if lacking > 0 else ():
                widths[column] += lacking / wish.span
    served = [max(a, b) if b <= room / count else a for a, b in zip(least, most, strict=True)]
    if sum(served) <= room:
        least = served
    more = [max(0.0, b - a) for a, b in zip(least, most, strict=True)]
    spare = room - sum(least)
    if spare < 0:
        return _capped(least, room)
    if sum(more) > spare:
        return [width + extra * spare / sum(more) for width, extra in zip(least, more, strict=True)]
    widths = [a + b for a, b in zip(least, more, strict=True)]
    shares = (
        [float(column in elastic) for column in range(count)] if elastic else widths if any(widths) else [1.0] * count
    )
    unasked = (room - sum(widths)) / sum(shares)
    return [width + share * unasked for width, share in zip(widths, shares, strict=True)]


def _capped(least: Sequence[float], room: float) -> list[float]:
    """No column wider than a width that makes all of them fit."""
    widths = list(least)
    for taken, column in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[column] = min(least[column], room / (len(least) - taken))
        room -= widths[column]
    return widths
