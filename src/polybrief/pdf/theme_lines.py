"""In which line of a TOML file a key stands, for messages: the standard library's parser does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any


def line_of(text: str, place: str) -> int | None:
    """The line, counted from 1, in which the statement begins that gives a key; None where none does.

    Args:
        text: a whole TOML file without errors.
        place: keys with dots between them, as messages have them; what is no key at its end does not count.

    >>> line_of('[styles]\\nh1 = {size = 3}\\n"p.meta" = {size = 4}', "styles.p.meta.size")
    3
    """
    depth = _depth(tomllib.loads(text), place)
    if not depth:
        return None
    lines = text.split("\n")
    without, having = 0, len(lines)
    while having - without > 1:
        middle = (without + having) // 2
        if _depth(_read(lines, middle)[1], place) >= depth:
            having = middle
        else:
            without = middle
    return _read(lines, without)[0] + 1


def _read(lines: list[str], count: int) -> tuple[int, Mapping[str, Any]]:
    """What the first `count` lines say, or the most of them that are whole statements; how many these are."""
    for number in range(count, 0, -1):
        try:
            return number, tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
    return 0, {}


def _depth(data: object, place: str) -> int:
    """How many characters of a place are keys that stand in one another; keys have dots too."""
    if not isinstance(data, dict):
        return 0
    found = max((it for it in data if f"{place}.".startswith(f"{it}.")), key=len, default=None)
    if found is None:
        return 0
    return len(found) + 1 + _depth(data[found], place[len(found) + 1 :])
