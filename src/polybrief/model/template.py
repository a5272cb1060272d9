"""Texts with placeholders: `{name}` stands for a value, `{{` and `}}` for braces. There are no formats, no attributes.

It is a part of what gettext checks as python-brace-format:
https://docs.python.org/3/library/string.html#format-string-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_TOKEN = re.compile(r"(?P<text>[^{}]+)|(?P<brace>\{\{|\}\})|\{(?P<name>" + _NAME + r")\}|(?P<wrong>[{}])")
_IS_NAME = re.compile(_NAME)


def is_name(text: str) -> bool:
    """Whether a value may be called so: ASCII letters, digits and underscores, a digit not first.

    >>> is_name("financing_2024"), is_name("us-aid")
    (True, False)
    """
    return _IS_NAME.fullmatch(text) is not None


def fields(template: str) -> tuple[str, ...]:
    """The names in a template, each time they occur, in order.

    >>> fields("{a} of {b}, {{not this}}, and {a}")
    ('a', 'b', 'a')

    Raises:
        ValueError: a brace that is neither doubled nor part of `{name}`.
    """
    return tuple(part for part, is_field in _parts(template) if is_field)


def fill(template: str, values: Mapping[str, str]) -> str:
    """The text with its values in place and its braces single.

    >>> fill("{sum} {{gross}}", {"sum": "40 million"})
    '40 million {gross}'

    Raises:
        ValueError: a stray brace, or a name that `values` does not have.
    """
    return "".join(_value(part, values) if is_field else part for part, is_field in _parts(template))


def _value(name: str, values: Mapping[str, str]) -> str:
    try:
        return values[name]
    except KeyError:
        raise ValueError(f"no value {name!r}; there are {', '.join(values) or 'none'}") from None


def _parts(template: str) -> Iterator[tuple[str, bool]]:
    for match in _TOKEN.finditer(template):
        if match["wrong"]:
            near = template[max(0, match.start() - 15) : match.end() + 15]
            advice = "a value is written {name}, a brace itself is doubled"
            raise ValueError(f"a stray {match['wrong']} near {near!r}; {advice}")
        if match["name"]:
            yield match["name"], True
        else:
            yield match["text"] or match["brace"][0], False
