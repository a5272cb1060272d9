"""A theme from a TOML file. A file of a user's says what differs from the one that comes with polybrief.

- `[page]`, `[text]`, `[colors]`, `[styles]`: see `theme.toml`.
- `[templates.NAME.page]`, `.text`, `.styles`: what differs for a template, of ours or of the user's.
- `[fonts]`, by ISO 15924 script: `Latn = "Brand.ttf"`, a file beside the theme or the name of an installed family, or
  several; where styles have files of their own, `{regular = "Brand.ttf", bold = "Brand-Bold.ttf"}`.
- `[issuer]`: see `issuer`.

What comes later counts: ours, the user's, ours for the template, the user's for the template, the paper asked for.
"""

from __future__ import annotations

import importlib.resources
import re
import reprlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, reduce
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from polybrief.errors import InputError, MissingResourceError, Place, UsageError, there_are
from polybrief.languages.scripts import SCRIPTS
from polybrief.pdf.issuer import read_issuer
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
# What a page must leave for text between its margins, in type sizes: across, down.
_LEAST_ROOM = {("page.side", "page.side"): 10, ("page.top", "page.bottom"): 12}
_NUMBERS = {"padding": 4, "cell": 4, "size of page": 2, "widths": 0}  # how many; 0: any
_PROPERTIES = TEXT_PROPERTIES | {*Box.__struct_fields__}
_FONT_FILES = ("regular", "bold", "italic", "bold_italic")
_FONT_SUFFIXES = (".ttf", ".otf")
_OURS = "theme.toml"
_FOR_TEMPLATE = ("page", "text", "styles")
_OF_USERS = {"fonts", "issuer"}


def read_theme(file: Path | None = None, template: str = "policy-brief", paper: str | None = None) -> Theme:
    """The theme for a template: what a file does not say is as in the one that comes with polybrief.

    Args:
        file: the user's theme; None: there is none.
        template: the name of the template, without its endings.
        paper: A4, A5 or Letter, whatever the file says; None: as it says.

    Raises:
        UsageError: there is no paper of that name.
        InputError: the file is no theme; with the field.
        MissingResourceError: a font family that is not installed.
        RightsError: a font that must not be embedded.
    """
    if paper is not None and paper not in _PAPER:
        raise UsageError(f"no paper {paper!r}; there are {', '.join(_PAPER)}")
    text, reader = "", Reader(_OURS, Path())
    if file is not None:
        text, reader = _text(file), Reader(str(file), file.parent.absolute())
    theme = _theme(text, reader.name, reader.folder, template, paper)
    issuer = _parsed(text, reader.name).get("issuer")
    # Not kept with the theme: another logo may have been put in the place of one.
    return theme if issuer is None else replace(theme, issuer=read_issuer(issuer, reader))


def require_templates(file: Path, known: Iterable[str]) -> None:
    """Raises InputError, with names near to it, where a theme says what differs for a template that there is not.

    A theme may be used in several workspaces, with templates of their own: to build, this is no reason to refuse it.
    """
    reader, names = Reader(str(file), file.parent), list(known)
    for name in reader.table("templates", _parsed(_text(file), reader.name).get("templates", {})):
        if name not in names:
            near = get_close_matches(name, names)
            advice = f"did you mean {' or '.join(near)}?" if near else there_are(names)
            raise reader.wrong(f"templates.{name}", "no template is called so", advice)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise InputError.at(Place(str(file)), f"not UTF-8: {reason}", "save it in UTF-8") from reason


@cache
def _parsed(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as reason:  # TOML's own error among them, and numbers without end
        raise InputError.at(Place(name), f"not TOML: {reason}", "https://toml.io shows how it is written") from reason


@cache
def _ours() -> Mapping[str, Any]:
    return _parsed(importlib.resources.files("polybrief.pdf").joinpath(_OURS).read_text("utf-8"), _OURS)


@cache
def _theme(text: str, name: str, folder: Path, template: str, paper: str | None) -> Theme:
    ours, theirs, read = _ours(), _parsed(text, name), Reader(name, folder)
    read.known("", theirs, {*ours, *_OF_USERS})
    colors = read.known("colors", read.table("colors", theirs.get("colors", {})), ours["colors"])
    read.colors = {
        key: read.value(f"colors.{key}", "color", value) for key, value in {**ours["colors"], **colors}.items()
    }
    here = f"templates.{template}."
    of_ours, of_theirs = ({"": _look(read, "", data), **_looks(read, data)} for data in (ours, theirs))
    asked: dict[str, Any] = {"page": {} if paper is None else {"size": _PAPER[paper]}}
    merged = _joined(of_ours[""], of_theirs[""], of_ours.get(here, {}), of_theirs.get(here, {}), asked)
    without = _joined(of_ours[""], of_ours.get(here, {}), asked)
    places = {key: f"{prefix}{key}" for prefix in ("", here) for key in _measures(of_theirs.get(prefix, {}))}
    read.check_room(_measures(merged), _measures(without), places)
    page, type_ = merged["page"], merged["text"]
    return Theme(
        page=page,
        base=Style(type_["size"], REGULAR, False, type_["color"], type_["leading"]),
        width=float(type_["width"]),
        accent=read.colors["accent"],
        styles=merged["styles"],
        fonts=read.fonts(read.table("fonts", theirs.get("fonts", {}))),
    )


def _looks(read: Reader, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What differs for each template, by the prefix of its place."""
    return {
        f"templates.{key}.": _look(read, f"templates.{key}.", read.known(f"templates.{key}", it, set(_FOR_TEMPLATE)))
        for key, it in _tables(read, "templates", data.get("templates", {})).items()
    }


def _measures(look: Mapping[str, Any]) -> dict[str, Any]:
    """What it says of page and text, by `section.key`."""
    return {f"{section}.{key}": value for section in ("page", "text") for key, value in look.get(section, {}).items()}


def _look(read: Reader, prefix: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Page, text and styles as a file has them, checked; `prefix` is where they stand."""
    ours = _ours()
    found: dict[str, Any] = {
        section: {
            key: read.value(f"{prefix}{section}.{key}", f"{key} of page" if section == "page" else key, value)
            for key, value in read.known(
                f"{prefix}{section}", read.table(f"{prefix}{section}", data.get(section, {})), ours[section]
            ).items()
        }
        for section in ("page", "text")
    }
    found["styles"] = {
        selector: {
            key: read.value(f"{prefix}styles.{selector}.{key}", key, value)
            for key, value in read.known(f"{prefix}styles.{selector}", style, _PROPERTIES).items()
        }
        for selector, style in _tables(read, f"{prefix}styles", data.get("styles", {})).items()
    }
    return found


def _tables(read: Reader, place: str, data: object) -> dict[str, Mapping[str, Any]]:
    """A table of tables."""
    return {key: read.table(f"{place}.{key}", value) for key, value in read.table(place, data).items()}


def _joined(*looks: Mapping[str, Any]) -> dict[str, Any]:
    return reduce(_merged, looks, {})


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


class Reader:
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
            if key == "size of page":
                wanted = f"one of {', '.join(_PAPER)}, or {wanted}"
            return tuple(map(float, self.fitting(place, value, wanted, lambda it: _are_lengths(it, count), list)))
        return self.fitting(place, value, "a number from 0 to 5000", _is_length, (int, float))

    def check_room(self, found: Mapping[str, Any], ours: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Refuse what leaves too little room for text.

        Args:
            found: what page and text measure, by `section.key`.
            ours: the same if the file said nothing.
            places: where the file says what.
        """
        if (size := found["text.size"]) < 1:
            place = places.get("text.size", "text.size")
            raise self.wrong(place, f"type of {size:g} points cannot be read", "9.5 is ours")
        for margins in _LEAST_ROOM:
            if _has_room(found, margins):
                continue
            said = [it for it in (*margins, "text.size", "page.size") if it in places and found[it] != ours[it]]
            fault = next((it for it in said if _has_room({**found, it: ours[it]}, margins)), [*said, margins[0]][0])
            problem = f"{max(_room(found, margins), 0):.0f} points are left for text, which is {size:g} points high"
            advice = "take larger paper, smaller margins or smaller type"
            raise self.wrong(places.get(fault, fault), problem, advice)

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


def _room(found: Mapping[str, Any], margins: tuple[str, str]) -> float:
    """What is left between two margins, points."""
    across, down = found["page.size"]
    return float((across if "page.side" in margins else down) - sum(found[it] for it in margins))


def _has_room(found: Mapping[str, Any], margins: tuple[str, str]) -> bool:
    least: float = _LEAST_ROOM[margins] * found["text.size"]
    return _room(found, margins) >= least


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
