"""What a brief stands on, counted: its sources by kind, language and rights, its statements by their support."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from polybrief.languages import Direction
from polybrief.model.brief import Brief
from polybrief.model.support import support
from polybrief.publishing.figures.bars import Bars, bars


@dataclass(frozen=True)
class Count:
    """One row of a count: `key` says what is counted; None where the brief does not say."""

    key: str | None
    number: int


@dataclass(frozen=True)
class Counts:
    """A small table: `name` is statements, kinds, languages or rights; `bars` one a row."""

    name: str
    rows: tuple[Count, ...]
    bars: Bars


def panel(brief: Brief, direction: Direction) -> tuple[Counts, ...]:
    """The counts of a brief, statements first; without those of which the brief says nothing."""
    found = support(brief)
    statements = {
        "corroborated": found.corroborated,
        "single_source": found.single_source,
        "disputed": found.disputed,
    }
    counted: Mapping[str, Mapping[Any, int]] = {
        "statements": statements,
        "kinds": found.kinds,
        "languages": found.languages,
        "rights": found.rights,
    }
    return tuple(
        Counts(
            name,
            tuple(Count(key, number) for key, number in numbers.items()),
            bars(list(numbers.values()), direction),
        )
        for name, numbers in counted.items()
        if any(number for key, number in numbers.items() if key is not None)
    )
