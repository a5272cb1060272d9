"""A theme from a TOML file. A file of a user's says what differs from the one that comes with polybrief.

Fonts stand under `[fonts]` by ISO 15924 script: `Latn = "Brand.ttf"`, a file beside the theme or the name of an
installed family, or several; where styles have files of their own, `{regular = "Brand.ttf", bold = "Brand-Bold.ttf"}`.
"""

from __future__ import annotations

import importlib.resources
import re
import reprlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from polybrief.errors import InputError, MissingResourceError, Place
from polybrief.languages.scripts import SCRIPTS
from polybrief.pdf.theme import TEXT_PROPERTIES, Box, Color, Style, Theme, color
from polybrief.text.fonts import BOLD, FAMILIES, REGULAR, Family, load
from polybrief.text.installed import find_family

_SCRIPT = re.compile("[A-Z][a-z]{3}")
_HEX = re.compile("#[0-9A-Fa-f]{6}")
_COLOR = {"color", "fill", "bar", "rule", "line", "line_after"}
_ALIGN = ("start", "end", "center", "justify")
_BOOLEAN = ("true or false", lambda _: True, bool)
_OTHER: dict[str, tuple[str, Callable[[Any], bool], type]] = {
    **dict.fromkeys(("italic", "verbatim", "whole"), _BOOLEAN),
    "align": (f"one of {', '.join(_ALIGN)}", lambda it: it in _ALIGN, str),
    "bullet": ("up to three characters", lambda it: len(it) <= 3, str),
    "columns": ("a whole number from 0 to 100", lambda it: _is_length(it) and it <= 100, int),
}
_PAPER = {"A4": (595.28, 841.89), "A5": (419.53, 595.28), "Letter": (612.0, 792.0)}
_LEAST_ROOM = (10, 12)  # what a page must leave for text, in type sizes: across, down
_NUMBERS = {"padding": 4, "cell": 4, "size of page": 2, "widths": 0}  # how many; 0: any
_PROPERTIES = TEXT_PROPERTIES | {it.name for it in fields(Box)}
_FONT_FILES = ("regular", "bold", "italic", "bold_italic")
_FONT_SUFFIXES = (".ttf", ".otf")


@cache
def default_theme() -> Theme:
    """The theme that comes with polybrief."""
    return _theme(_own(), _Reader("theme.toml", Path()))


def read_theme(file: Path) -> Theme:
    """A theme from a file: what it does not say is as in the default theme.

    Raises:
        InputError: the file is no theme; with the field.
        MissingResourceError: a font family that is not installed.
        RightsError: a font that must not be embedded.
    """
    try:
        text = file.read_text("utf-8")
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise InputError.at(Place(str(file)), f"not UTF-8: {reason}", "save it in UTF-8") from reason
    return _read(text, str(file), file.parent.absolute())


@cache
def _read(text: str, name: str, folder: Path) -> Theme:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as reason:  # TOML's own error among them, and numbers without end
        raise InputError.at(Place(name), f"not TOML: {reason}", "https://toml.io shows how it is written") from reason
    return _theme(_merged(_own(), data), _Reader(name, folder))


def _own() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files("polybrief.pdf").joinpath("theme.toml").read_text("utf-8"))


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _theme(data: Mapping[str, Any], read: _Reader) -> Theme:
    own = _own()
    read.known("", data, {*own, "fonts"})
    for section in ("page", "text", "colors"):
        read.known(section, read.table(section, data[section]), own[section])
    read.colors = {name: read.value(f"colors.{name}", "color", value) for name, value in data["colors"].items()}
    text = {key: read.value(f"text.{key}", key, value) for key, value in data["text"].items()}
    page = {key: read.value(f"page.{key}", f"{key} of page", value) for key, value in data["page"].items()}
    read.check_room(page, text["size"])
    styles = {
        selector: {
            key: read.value(f"styles.{selector}.{key}", key, value)
            for key, value in read.known(
                f"styles.{selector}", read.table(f"styles.{selector}", style), _PROPERTIES
            ).items()
        }
        for selector, style in read.table("styles", data["styles"]).items()
    }
    return Theme(
        page=page,
        base=Style(text["size"], REGULAR, False, text["color"], text["leading"]),
        width=float(text["width"]),
        accent=read.colors["accent"],
        styles=styles,
        fonts=read.fonts(read.table("fonts", data.get("fonts", {}))),
    )


class _Reader:
    """What a file says, checked; `folder` is where its paths start."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.colors: Mapping[str, Color] = {}

    def wrong(self, place: str, problem: str, advice: str = "") -> InputError:
        return InputError.at(Place(self.name, field=place), problem, advice)

    def table(self, place: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(place, f"{_shown(value)} is no table")
        return value

    def known(self, place: str, table: Mapping[str, Any], possible: Mapping[str, Any] | set[str]) -> Mapping[str, Any]:
        for key in table:
            if key not in possible:
                raise self.wrong(
                    f"{place}.{key}".strip("."), "not known", f"possible are {', '.join(sorted(possible))}"
                )
        return table

    def value(self, place: str, key: str, value: Any) -> Any:
        """A value by what its key takes: a colour, yes or no, words, numbers; colours and papers also by name."""
        colors = self.colors if key == "color" else {"none": None, **self.colors}
        if key in _COLOR and isinstance(value, str) and value in colors:
            return colors[value]
        if key == "size of page" and isinstance(value, str) and value in _PAPER:
            return _PAPER[value]
        if key in _COLOR:
            return color(self.fitting(place, value, "a colour like #0b4a7f", lambda it: bool(_HEX.fullmatch(it)), str))
        if key in _OTHER:
            return self.fitting(place, value, *_OTHER[key])
        if key in _NUMBERS:
            count = _NUMBERS[key]
            wanted = f"{count or 'any'} numbers in brackets"
            return tuple(map(float, self.fitting(place, value, wanted, lambda it: _are_lengths(it, count), list)))
        return self.fitting(place, value, "a number from 0 to 5000", _is_length, (int, float))

    def check_room(self, page: Mapping[str, Any], size: float) -> None:
        width, height = page["size"]
        if size < 1:
            raise self.wrong("text.size", f"type of {size:g} points cannot be read", "9.5 is ours")
        rooms = {"side": width - 2 * page["side"], "top": height - page["top"] - page["bottom"]}
        for (key, room), least in zip(rooms.items(), _LEAST_ROOM, strict=True):
            if room < least * size:
                problem = f"{max(room, 0):.0f} points are left for text, which is {size:g} points high"
                raise self.wrong(f"page.{key}", problem, "take larger paper, smaller margins or smaller type")

    def fitting(
        self, place: str, value: Any, wanted: str, fits: Callable[[Any], bool], kind: type | tuple[type, ...]
    ) -> Any:
        if not isinstance(value, kind) or not fits(value):
            raise self.wrong(place, f"{_shown(value)} is not {wanted}")
        return value

    def fonts(self, table: Mapping[str, Any]) -> dict[str, tuple[str | Family, ...]]:
        for script in table:
            if not _SCRIPT.fullmatch(script):
                advice = f"write its ISO 15924 code; those with fonts of ours are {', '.join(sorted(SCRIPTS))}"
                raise self.wrong(f"fonts.{script}", "no script is called so", advice)
        return {
            script: tuple(
                self.family(f"fonts.{script}", each) for each in (value if isinstance(value, list) else [value])
            )
            for script, value in table.items()
        }

    def family(self, place: str, value: object) -> str | Family:
        """A family by name, or from files."""
        if isinstance(value, str) and value in FAMILIES:
            return value
        if isinstance(value, str) and not value.lower().endswith(_FONT_SUFFIXES):
            if found := find_family(value):
                _load_all(found)
                return found
            raise MissingResourceError(
                f"{self.name}:{place}: no font family {value!r} is installed here\n"
                f"  install it, name a file ({', '.join(_FONT_SUFFIXES)}), or one of {', '.join(FAMILIES)}"
            )
        files = (
            {"regular": value}
            if isinstance(value, str)
            else self.known(place, self.table(place, value), set(_FONT_FILES))
        )
        if "regular" not in files:
            raise self.wrong(place, "'regular' is missing", "name at least the file of the upright, regular style")
        paths = {style: self.path(f"{place}.{style}", file) for style, file in files.items()}
        family = Family(Path(paths["regular"]).stem, **paths)
        _load_all(family)
        return family

    def path(self, place: str, file: object) -> str:
        path = self.folder / self.fitting(place, file, "the path of a file", bool, str)
        if not path.is_file():
            raise self.wrong(
                place, f"there is no file {file}", f"paths start at the folder of the theme, {self.folder}"
            )
        return str(path)


def _load_all(family: Family) -> None:
    """Load each style: what is no font is to be told of now, not when the first text needs it."""
    for weight in (REGULAR, BOLD):
        for italic in (False, True):
            load(family, weight, italic, 100.0)


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
