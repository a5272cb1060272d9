"""The fonts that a theme's `[fonts]` names, by ISO 15924 script: families, ours or installed, and files beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from polybrief.errors import MissingResourceError
from polybrief.languages.scripts import SCRIPTS
from polybrief.pdf.theme_values import Reader
from polybrief.text.fonts import BOLD, FAMILIES, REGULAR, Family, load
from polybrief.text.installed import find_family

_SCRIPT = re.compile("[A-Z][a-z]{3}")
_FONT_FILES = {"regular", "bold", "italic", "bold_italic"}
_FONT_SUFFIXES = (".ttf", ".otf")


def read_fonts(table: Mapping[str, Any], read: Reader) -> dict[str, tuple[str | Family, ...]]:
    """The families for each script, the first first.

    What is wrong is kept by the reader: InputError with the place, MissingResourceError for a family that is not
    installed, RightsError for a font that must not be embedded.
    """

    def families(script: str, value: Any) -> tuple[str | Family, ...]:
        place = f"fonts.{script}"
        if not _SCRIPT.fullmatch(script):
            advice = f"write its ISO 15924 code; those with fonts of ours are {', '.join(sorted(SCRIPTS))}"
            raise read.wrong(place, "no script is called so", advice)
        return tuple(_family(place, each, read) for each in (value if isinstance(value, list) else [value]))

    return read.each(table, families)


def _family(place: str, value: object, read: Reader) -> str | Family:
    """A family by name, or from files."""
    if isinstance(value, str) and value in FAMILIES:
        return value
    if isinstance(value, str) and not value.lower().endswith(_FONT_SUFFIXES):
        if found := find_family(value):
            _load_all(found)
            return found
        raise MissingResourceError(
            f"{read.place(place)}: no font family {value!r} is installed here\n"
            f"  install it, name a file ({', '.join(_FONT_SUFFIXES)}), or one of {', '.join(FAMILIES)}"
        )
    files = {"regular": value} if isinstance(value, str) else read.known(place, read.table(place, value), _FONT_FILES)
    if "regular" not in files:
        raise read.wrong(place, "'regular' is missing", "name at least the file of the upright, regular style")
    paths = {style: read.path(f"{place}.{style}", file) for style, file in files.items()}
    family = Family(Path(paths["regular"]).stem, **paths)
    _load_all(family)
    return family


def _load_all(family: Family) -> None:
    """Load each style: what is no font is to be told of now, not when the first text needs it."""
    for weight in (REGULAR, BOLD):
        for italic in (False, True):
            load(family, weight, italic, 100.0)
