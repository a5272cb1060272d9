"""The look of a document, as data: read from a TOML file, resolved for each element.

Inherited by what stands inside: size, weight, italic, colour, leading, rise. Not inherited: the box an element makes.
"""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from polybrief.errors import InputError

Color = tuple[float, float, float]


def color(text: str) -> Color:
    """`#rrggbb` → red, green, blue, each 0 to 1."""
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255


@dataclass(frozen=True)
class Box:
    """What an element adds around its content.

    Attributes:
        before, after: space above and below, points; of two that meet, the larger counts.
        padding: top, end, bottom, start.
        fill: background; bar: a strip at the start side; rule: a thin line there; line: a thin line above (tables:
            between rows).
        gutter: where the labels of a list stand, points from the start side.
        columns: the items of a list stand side by side, `gap` points apart.
        cell: padding of a table's cells; widths: relative widths of its columns.
        whole: is not parted by a page break.
    """

    before: float = 0.0
    after: float = 0.0
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    fill: Color | None = None
    bar: Color | None = None
    rule: Color | None = None
    line: Color | None = None
    gutter: float = 0.0
    columns: bool = False
    gap: float = 0.0
    cell: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    widths: tuple[float, ...] = ()
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Style:
    """How an element's text looks, and its box; `verbatim` text keeps its white space.

    One object for each that a theme resolves: identity is equality.
    """

    size: float
    weight: int
    italic: bool
    color: Color
    leading: float
    rise: float = 0.0
    verbatim: bool = False
    box: Box = Box()


_COLORS = {"color", "fill", "bar", "rule", "line"}
_TUPLES = {"padding", "cell", "widths"}
_TEXT = {"size", "weight", "italic", "color", "leading", "verbatim", "size_factor", "rise_factor"}


@dataclass(frozen=True, eq=False)
class Theme:
    """The page (points), the text everything starts from, and the styles of elements."""

    page: Mapping[str, Any]
    base: Style
    width: float
    accent: Color
    styles: Mapping[str, Mapping[str, Any]]
    _resolved: dict[tuple[Style, str, tuple[str, ...], tuple[str, ...]], Style] = field(
        default_factory=dict, repr=False
    )

    def style(self, parent: Style, tag: str, classes: tuple[str, ...], around: tuple[str, ...]) -> Style:
        """The style of an element: by its tag, its classes, and the classes around it, outermost first."""
        key = (parent, tag, classes, around)
        found = self._resolved.get(key)
        if found is None:
            own = [f"{tag}.{name}" for name in classes]
            names = [
                tag,
                *(f"{name} {tag}" for name in around),
                *own,
                *(f"{name} {each}" for name in around for each in own),
            ]
            found = replace(parent, box=Box())
            for name in names:
                if name in self.styles:
                    found = _apply(found, self.styles[name])
            self._resolved[key] = found
        return found


def _apply(style: Style, changes: Mapping[str, Any]) -> Style:
    text = {name: value for name, value in changes.items() if name in _TEXT}
    box = {name: value for name, value in changes.items() if name not in _TEXT}
    size = text.pop("size_factor", 1.0) * text.pop("size", style.size)
    rise = style.rise + style.size * text.pop("rise_factor", 0.0)
    return replace(style, **text, size=size, rise=rise, box=replace(style.box, **box))


@cache
def default_theme() -> Theme:
    """The theme that comes with polybrief."""
    return read_theme(
        importlib.resources.files("polybrief.pdf").joinpath("theme.toml").read_text("utf-8"), "theme.toml"
    )


def read_theme(text: str, name: str) -> Theme:
    """A theme from the text of a TOML file. Raises InputError where it is none."""
    try:
        data = tomllib.loads(text)
        base = data["text"]
        return Theme(
            page=data["page"],
            base=Style(base["size"], 400, False, color(base["color"]), base["leading"]),
            width=float(base["width"]),
            accent=color(data["colors"]["accent"]),
            styles={
                selector: {k: _value(k, v) for k, v in style.items()} for selector, style in data["styles"].items()
            },
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, IndexError, AttributeError) as problem:
        raise InputError(f"{name}: not a theme: {problem}") from problem


def _value(name: str, value: Any) -> Any:
    return color(value) if name in _COLORS else tuple(value) if name in _TUPLES else value
