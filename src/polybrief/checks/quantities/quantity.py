"""The quantities that a text says: numbers with what they count, months and decades, as its language writes them.

Everything is found in the text folded character by character (`lexicon.plain`), so that each finding has its place in
the text as it stands. A quantity that can be read in several ways (40 m, 10–20 %) has several readings.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from polybrief.checks.quantities.lexicon import PERCENT

Said = Literal["digits", "words", "unsure", "label", "decade"]


class Token(Struct, frozen=True):
    """A piece of the folded text. `start` leaves out what is written together with a word but belongs before it."""

    text: str
    key: str
    start: int
    end: int
    kind: str
    joined: bool = False


class Quantity(Struct, frozen=True):
    """One reading of a number in a text. Places are in the folded text.

    Attributes:
        number: with its power of ten.
        core: without it.
        power: of ten, as a word behind the number.
        start, core_end, scale_end: of the number, without and with the word for the power.
        left, right: with what it counts.
        marks: what it can be an amount of: `%`, codes of currencies, CLDR units.
        said: how it is written; a label is part of a name or an ordinal (F-16, 24th).
        shared: what it counts stands with its neighbour (10–20 %).
    """

    number: Decimal
    core: Decimal
    power: int
    start: int
    core_end: int
    scale_end: int
    left: int
    right: int
    said: Said
    marks: frozenset[str] = frozenset()
    shared: bool = False

    @property
    def binding(self) -> frozenset[str]:
        """Of the marks percent and currencies, without which the number says something else."""
        return frozenset(it for it in self.marks if it == PERCENT or it.isupper())


class Month(Struct, frozen=True):
    """A month's name, or what is a date in digits. `sure`: it can be nothing else."""

    month: int
    start: int
    end: int
    sure: bool = True


class NumericDate(Struct, frozen=True):
    """A date in digits: every (year, month, day) that it can be."""

    dates: frozenset[tuple[int, int, int]]
    start: int
    end: int


class Reading(Struct, frozen=True):
    """What a text says. `folded[i]` comes from `text[starts[i]:ends[i]]`; `groups` are the readings of each number."""

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tokens: tuple[Token, ...]
    groups: tuple[tuple[Quantity, ...], ...]
    months: tuple[Month, ...]
    dates: tuple[NumericDate, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A place of the folded text in the text."""
        return self.starts[start], self.ends[end - 1]

    def excerpt(self, start: int, end: int) -> str:
        """What stands at a place of the folded text."""
        of, to = self.original(start, end)
        return self.text[of:to]


def share(groups: list[list[Quantity]], folded: str, between: Collection[str]) -> None:
    """Give what one of two amounts counts to the other where they stand as a range or a pair."""
    for one, other in pairwise(groups):
        a, b = one[0], other[0]
        if {a.said, b.said} & {"label", "decade", "unsure"} or not a.right <= b.left:
            continue
        if folded[a.right : b.left].strip() not in between:
            continue
        if a.right == a.core_end and a.left == a.start and (b.right > b.core_end):
            for it in other:
                number = a.core.scaleb(it.power)
                one.append(replace(a, number=number, power=it.power, marks=it.marks, shared=True))
        if a.left < a.start and b.left == b.start and b.right == b.scale_end:
            other += [replace(it, marks=a.marks, shared=True) for it in other]
