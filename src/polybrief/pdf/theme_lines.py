"""In which line of a TOML file a key stands, for messages: the standard library's parser does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

# https://toml.io/en/v1.0.0: what brackets and ends of lines mean nothing in, then these.
_TOKEN = re.compile(
    r"""\#[^\n]*
    | \"{3} (?:\\.|[^\\])*? \"{3,5}
    | '{3} .*? '{3,5}
    | "(?:\\.|[^"\\\n])*"
    | '[^'\n]*'
    | [][{}\n]""",
    re.DOTALL | re.VERBOSE,
)


class _Key(Struct, frozen=True):
    """The line in which the first statement begins that gives a key, and the keys in it."""

    line: int
    keys: dict[str, _Key]


def line_of(text: str, place: str) -> int | None:
    """The line, counted from 1, in which the statement begins that gives a key; None where none does.

    Args:
        text: a whole TOML file without errors.
        place: keys with dots between them, as messages have them; what is no key at its end does not count.

    >>> line_of('[styles]\\nh1 = {size = 3}\\n"p.meta" = {size = 4}', "styles.p.meta.size")
    3
    """
    keys, line, left = _keys(text), None, place.split(".")
    while left:
        # Keys have dots too: the longest counts.
        for end in range(len(left), 0, -1):
            if (found := keys.get(".".join(left[:end]))) is not None:
                keys, line, left = found.keys, found.line, left[end:]
                break
        else:
            break
    return line


@cache
def _keys(text: str) -> dict[str, _Key]:
    """The keys of a whole file; each statement is parsed once, by itself."""
    top: dict[str, _Key] = {}
    table = top
    for line, statement in _statements(text):
        data: Any = tomllib.loads(statement)
        if not statement.startswith("["):
            _add(table, data, line)
            continue
        _add(top, data, line)
        table = top
        while isinstance(data, dict) and data:
            ((key, data),) = data.items()
            table = table[key].keys
    return top


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and pairs of keys and values, each with the line in which it begins."""
    start, line, depth = 0, 1, 0
    for token in _TOKEN.finditer(f"{text}\n"):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth or token[0] != "\n":
            continue
        statement = text[start : token.end()].strip()
        if statement and not statement.startswith("#"):
            yield line, statement
        line += text.count("\n", start, token.end())
        start = token.end()


def _add(keys: dict[str, _Key], data: Mapping[str, Any], line: int) -> None:
    """Note the keys that a statement of a line gives, where none before it did."""
    left = [(keys, data)]
    while left:
        known, given = left.pop()
        for key, value in given.items():
            found = known.setdefault(key, _Key(line, {}))
            if isinstance(value, dict):
                left.append((found.keys, value))
