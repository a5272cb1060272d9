"""Font families that are installed on this machine, found by name in the folders where systems keep fonts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from polybrief.text.fonts import BOLD, REGULAR, Family

_SUFFIXES = frozenset({".ttf", ".otf"})
# Name ids: https://learn.microsoft.com/typography/opentype/spec/name#name-ids
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
# Offsets in the table OS/2, and the bits of fsSelection.
_WEIGHT, _WIDTH, _SELECTION, _LENGTH = 4, 6, 62, 64
_NORMAL_WIDTH, _ITALIC = 5, 1


class _File(Struct, frozen=True):
    path: str
    weight: int
    italic: bool
    variable: bool


def find_family(name: str) -> Family | None:
    """The installed family of a name, upper and lower case alike; None where there is none of normal width."""
    files = _installed().get(name.casefold(), ())
    upright = [file for file in files if not file.italic]
    slanted = [file for file in files if file.italic]
    if not files:
        return None
    regular = _nearest(upright or slanted, REGULAR)
    return Family(
        name,
        regular.path,
        None if regular.variable else _bold(upright),
        _nearest(slanted, REGULAR).path if slanted else None,
        _bold(slanted),
    )


def _nearest(files: list[_File], weight: int) -> _File:
    return min(files, key=lambda file: (not file.variable, abs(file.weight - weight), file.path))


def _bold(files: list[_File]) -> str | None:
    heavy = [file for file in files if file.variable or file.weight > (REGULAR + BOLD) // 2]
    return _nearest(heavy, BOLD).path if heavy else None


@cache
def _installed() -> dict[str, list[_File]]:
    """The files of each family, by its name in lower case."""
    found: dict[str, list[_File]] = {}
    for folder in dict.fromkeys(_folders()):
        for path in _files(folder) if folder.is_absolute() else ():
            if path.suffix.lower() in _SUFFIXES and (entry := _file(path)):
                for name in entry[0]:
                    found.setdefault(name, []).append(entry[1])
    return found


def _files(folder: Path) -> list[Path]:
    """The files below a folder, in order; none where it cannot be read."""
    return sorted(Path(place, name) for place, _, names in os.walk(folder) for name in names)


def _file(path: Path) -> tuple[set[str], _File] | None:
    """The names of a file's family and its style; None where it is no font of normal width."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError:
        return None
    style = face.reference_table("OS/2").data if face.glyph_count else b""
    if len(style) < _LENGTH or _number(style, _WIDTH) != _NORMAL_WIDTH:
        return None
    names = {name.casefold() for number in (_FAMILY, _TYPOGRAPHIC_FAMILY) if (name := face.get_name(number))}
    italic = bool(_number(style, _SELECTION) & _ITALIC)
    variable = any(axis.tag == "wght" for axis in face.axis_infos)
    return names, _File(str(path), _number(style, _WEIGHT), italic, variable)


def _number(table: bytes, offset: int) -> int:
    return int.from_bytes(table[offset : offset + 2], "big")


def _folders() -> Iterator[Path]:
    """https://specifications.freedesktop.org/basedir-spec/latest/ and what the two others document."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where there is none
    if sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    elif sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    else:
        yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
        yield home / ".fonts"
        for folder in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(os.pathsep):
            yield Path(folder) / "fonts"
