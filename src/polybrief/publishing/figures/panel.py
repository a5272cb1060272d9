"""What a brief stands on, counted: its sources by kind, language and rights, its statements by their support."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from polybrief.languages import Direction
from polybrief.model.brief import Brief
from polybrief.model.support import support
from polybrief.publishing.figures.bars import Bars, bars


class Count(Struct, frozen=True):
    """`key` says what is counted; None where the brief does not say."""

    key: str | None
    number: int


class Panel(Struct, frozen=True):
    """What there is to show of a brief's support.

    Attributes:
        statements: those that stand on two sources or more, on one, and on what the sources dispute; none without
            statements that have evidence.
        bars: one for each of these, as a share of all.
        total: how many that are.
        kinds, languages, rights: the sources, the most first.
    """

    statements: tuple[Count, ...]
    bars: Bars
    total: int
    kinds: tuple[Count, ...]
    languages: tuple[Count, ...]
    rights: tuple[Count, ...]


def panel(brief: Brief, direction: Direction) -> Panel:
    """The counts of a brief."""
    found = support(brief)
    statements = {
        "corroborated": found.corroborated,
        "single_source": found.single_source,
        "disputed": found.disputed,
    }
    numbers = list(statements.values())
    return Panel(
        _counts(statements) if any(numbers) else (),
        bars(numbers, direction, sum(numbers)),
        sum(numbers),
        _counts(found.kinds),
        _counts(found.languages),
        _counts(found.rights),
    )


def _counts(numbers: Mapping[Any, int]) -> tuple[Count, ...]:
    return tuple(Count(key, number) for key, number in numbers.items())
