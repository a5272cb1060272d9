"""What a theme's file says, checked value by value; all that is wrong is told together, each with its line."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Mapping
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from polybrief.errors import InputError, Place, PolybriefError
from polybrief.pdf.theme import TEXT_PROPERTIES, Box, Color, color
from polybrief.pdf.theme_lines import line_of

PAPER = {"A4": (595.28, 841.89), "A5": (419.53, 595.28), "Letter": (612.0, 792.0)}
"""Width and height, points."""
PROPERTIES = TEXT_PROPERTIES | {*Box.__struct_fields__}
"""What a style may say."""
_HEX = re.compile("#[0-9A-Fa-f]{6}")
_COLOR = {"color", "fill", "bar", "rule", "line", "line_after"}
_ALIGN = ("start", "end", "center", "justify")
_BOOLEAN = ("true or false", lambda _: True, bool)
_OTHER: dict[str, tuple[str, Callable[[Any], bool], type | tuple[type, ...]]] = {
    **dict.fromkeys(("italic", "verbatim", "whole", "follows"), _BOOLEAN),
    "align": (f"one of {', '.join(_ALIGN)}", lambda it: it in _ALIGN, str),
    "bullet": ("up to three characters", lambda it: len(it) <= 3, str),
    "size": ("a size from 5 to 200 points", lambda it: _is_length(it) and 5 <= it <= 200, (int, float)),
    "size_factor": ("a number from 0.3 to 5", lambda it: _is_length(it) and 0.3 <= it <= 5, (int, float)),
    "columns": ("a whole number from 0 to 100", lambda it: _is_length(it) and it <= 100, int),
}
# What a page must leave for text between its margins, in type sizes: across, down.
_LEAST_ROOM = {("page.side", "page.side"): 10, ("page.top", "page.bottom"): 12}
_NUMBERS = {"padding": 4, "cell": 4, "size of page": 2, "widths": 0}  # how many; 0: any

_T = TypeVar("_T")


class Reader:
    """What a file says, checked; `folder` is where its paths start, `text` the whole file.

    What is wrong is raised where no value can be told, and kept by `each`, `known` and `kept` until `end`.
    """

    def __init__(self, name: str, folder: Path, text: str = "") -> None:
        self.name = name
        self.folder = folder
        self.colors: Mapping[str, Color] = {}
        self._text = text
        self.problems: list[PolybriefError] = []

    def place(self, place: str) -> Place:
        """Where a key stands, given as keys with dots between them."""
        return Place(self.name, line_of(self._text, place), place)

    def wrong(self, place: str, problem: str, advice: str = "") -> InputError:
        return InputError.at(self.place(place), problem, advice)

    def kept(self, value_of: Callable[[], _T]) -> _T | None:
        """A value; None where it cannot be had, which `end` tells."""
        try:
            return value_of()
        except PolybriefError as error:
            self.problems.append(error)
            return None

    def each(self, table: Mapping[str, Any], value_of: Callable[[str, Any], _T]) -> dict[str, _T]:
        """The values of a table without those that are wrong, which `end` tells."""
        found: dict[str, _T] = {}
        for key, value in table.items():
            try:
                found[key] = value_of(key, value)
            except PolybriefError as error:
                self.problems.append(error)
        return found

    def end(self) -> None:
        """Raise what was wrong, in the order of the lines: as one error of that kind, of several as InputError."""
        problems = {str(it): it for it in self.problems}
        ordered = sorted(problems.values(), key=_line)
        if len(ordered) == 1:
            raise ordered[0]
        if ordered:
            kinds = {type(it) for it in ordered}
            kind = kinds.pop() if len(kinds) == 1 else InputError
            error = kind("\n".join(map(str, ordered)))
            if isinstance(error, InputError):
                error.places = tuple(place for it in ordered if isinstance(it, InputError) for place in it.places)
            raise error

    def table(self, place: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(place, f"{_shown(value)} is no table")
        return value

    def tables(self, place: str, data: object) -> dict[str, Mapping[str, Any]]:
        """A table of tables."""
        return self.each(self.table(place, data), lambda key, value: self.table(f"{place}.{key}", value))

    def known(self, place: str, table: Mapping[str, Any], possible: Mapping[str, Any] | set[str]) -> dict[str, Any]:
        """A table without the keys that nothing knows."""

        def found(key: str, value: Any) -> Any:
            if key not in possible:
                raise self.wrong(
                    f"{place}.{key}".strip("."), "not known", f"possible are {', '.join(sorted(possible))}"
                )
            return value

        return self.each(table, found)

    def value(self, place: str, key: str, value: Any) -> Any:
        """A value by what its key takes: a colour, yes or no, words, numbers; colours and papers also by name."""
        colors = self.colors if key == "color" else {"none": None, **self.colors}
        if key in _COLOR and isinstance(value, str) and value in colors:
            return colors[value]
        if key == "size of page" and isinstance(value, str) and value in PAPER:
            return PAPER[value]
        if key in _COLOR:
            return color(self.fitting(place, value, "a colour like #0b4a7f", lambda it: bool(_HEX.fullmatch(it)), str))
        if key in _OTHER:
            return self.fitting(place, value, *_OTHER[key])
        if key in _NUMBERS:
            count = _NUMBERS[key]
            wanted = f"{count or 'any'} numbers in brackets"
            if key == "size of page":
                wanted = f"one of {', '.join(PAPER)}, or {wanted}"
            return tuple(map(float, self.fitting(place, value, wanted, lambda it: _are_lengths(it, count), list)))
        return self.fitting(place, value, "a number from 0 to 5000", _is_length, (int, float))

    def check_room(self, found: Mapping[str, Any], ours: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Refuse what leaves too little room for text.

        Args:
            found: what page and text measure, by `section.key`.
            ours: the same if the file said nothing.
            places: where the file says what.
        """
        for margins in _LEAST_ROOM:
            if _has_room(found, margins):
                continue
            said = [it for it in (*margins, "text.size", "page.size") if it in places and found[it] != ours[it]]
            fault = next((it for it in said if _has_room({**found, it: ours[it]}, margins)), [*said, margins[0]][0])
            size, room = found["text.size"], max(_room(found, margins), 0)
            problem = f"{room:.0f} points are left for text, which is {size:g} points high"
            advice = "take larger paper, smaller margins or smaller type"
            raise self.wrong(places.get(fault, fault), problem, advice)

    def fitting(
        self, place: str, value: Any, wanted: str, fits: Callable[[Any], bool], kind: type | tuple[type, ...]
    ) -> Any:
        if not isinstance(value, kind) or not fits(value):
            raise self.wrong(place, f"{_shown(value)} is not {wanted}")
        return value

    def path(self, place: str, file: object) -> str:
        path = self.folder / self.fitting(place, file, "the path of a file", bool, str)
        if not path.is_file():
            raise self.wrong(
                place, f"there is no file {file}", f"paths start at the folder of the theme, {self.folder}"
            )
        return str(path)


def _line(error: PolybriefError) -> float:
    """The line that an error begins with; those that are of no line come last."""
    places = error.places if isinstance(error, InputError) else ()
    return next((place.line for place in places if place.line is not None), inf)


def _room(found: Mapping[str, Any], margins: tuple[str, str]) -> float:
    """What is left between two margins, points."""
    across, down = found["page.size"]
    return float((across if "page.side" in margins else down) - sum(found[it] for it in margins))


def _has_room(found: Mapping[str, Any], margins: tuple[str, str]) -> bool:
    least: float = _LEAST_ROOM[margins] * found["text.size"]
    return _room(found, margins) >= least


def _shown(value: object) -> str:
    return (
        f"a number of {value.bit_length()} bits"
        if isinstance(value, int) and abs(value) >= 10**9
        else reprlib.repr(value)
    )


def _are_lengths(values: list[Any], count: int) -> bool:
    """Whether they are as many as wanted, each a length; where any number will do, as of relative widths, not all 0."""
    return all(map(_is_length, values)) and (len(values) == count if count else any(values))


def _is_length(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 5000
