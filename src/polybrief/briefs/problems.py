"""What is wrong in a brief file, before it becomes one error."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from polybrief.errors import InputError, Place

MAX_SHOWN = 50


class Problem(Struct, frozen=True, order=True):
    """One problem: the line counted from 1, the field as a dotted path, what is wrong, what to do."""

    line: int
    field: str
    what: str
    advice: str = ""


class Refused(Exception):
    """Problems that end the reading; `as_error` makes them what a user sees."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def as_error(file: str, problems: Iterable[Problem]) -> InputError:
    """All the problems in one error, a line each, in the order of the file."""
    found = sorted(set(problems))
    lines = [
        f"{Place(file, it.line, it.field or None)}: {it.what}" + (f"; {it.advice}" if it.advice else "") for it in found
    ]
    if len(lines) > MAX_SHOWN:
        lines[MAX_SHOWN:] = [f"{file}: and {len(lines) - MAX_SHOWN} more like these"]
    error = InputError("\n".join(lines))
    error.places = tuple(Place(file, it.line, it.field or None) for it in found[:MAX_SHOWN])
    return error
