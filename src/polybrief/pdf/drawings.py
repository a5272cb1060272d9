"""Drawings: the part of SVG that our templates use, as shapes and lines of text.

`svg` has a `viewBox` and is as wide as its column, its shape kept; with `preserveAspectRatio="none"` it is `height`
points high instead, lines as thick as they say in points. With `aria-label` it is a figure of the structure tree, with
`aria-hidden="true"` an artifact. In it stand:

| element | attributes |
|---|---|
| `line` | `x1`, `y1`, `x2`, `y2` |
| `rect` | `x`, `y`, `width`, `height` |
| `circle` | `cx`, `cy`, `r` |
| `polyline` | `points` |
| `text` | `x`, `y` (its baseline), `text-anchor`; `lang`, `dir`; in the theme's style of `svg text` |

Type is as large as its style says, however large the units of the `viewBox` are. Only what is made smaller since it
stands in less than the width of the page (a column, a cell) takes its type with it, or its texts would meet.

Paint is `currentColor`, the theme's accent, or `#rrggbb`. Text lies above all shapes. https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from polybrief.errors import InputError, MissingGlyphError
from polybrief.pdf.flow import Place
from polybrief.pdf.inline import Setting, Surroundings, spans
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import DrawingItem, Row, Shape, TextItem
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Color, Style, color
from polybrief.text.lines import Measure
from polybrief.text.paragraph import set_paragraph

# What each shape is drawn by, across and down in turn, and how many of these are places; the others are lengths.
_NUMBERS = {
    "line": (("x1", "y1", "x2", "y2"), 4),
    "rect": (("x", "y", "width", "height"), 2),
    "circle": (("cx", "cy", "r"), 2),
}
_LINE = {"stroke", "stroke-width", "stroke-dasharray"}
_FILL = {"fill", "fill-opacity"}
_OF_DRAWING = {"viewBox", "role", "preserveAspectRatio", "height", "lang", "dir"}
_ATTRIBUTES = {
    "line": {*_NUMBERS["line"][0], *_LINE},
    "rect": {*_NUMBERS["rect"][0], *_LINE, *_FILL},
    "circle": {*_NUMBERS["circle"][0], *_LINE, *_FILL},
    "polyline": {"points", *_LINE, *_FILL},
    "text": {"x", "y", "text-anchor", "lang", "dir", *_FILL},
}
_BESIDE = re.compile(r"class|id|aria-.*|data-.*|\{.*")  # what does not change how a drawing looks
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d\d?)?", re.ASCII)
_LARGEST = 1e6
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_BLACK: Color = (0.0, 0.0, 0.0)
# How much of a text stands before its place, where it runs from left to right.
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ENDLESS = 1e6


class _Frame(NamedTuple):
    """From the numbers of a drawing to points: its left and top, and how many points a unit has across and down."""

    left: float
    top: float
    across: float
    down: float

    @property
    def stretched(self) -> bool:
        """Whether it is not larger or smaller alone."""
        return self.across != self.down

    def points(self, numbers: Sequence[float], places: int) -> tuple[float, ...]:
        """Numbers that go across and down in turn, as points; the first `places` of them are places."""
        origin, scale = (self.left, self.top), (self.across, self.down)
        return tuple(
            (number - (origin[index % 2] if index < places else 0.0)) * scale[index % 2]
            for index, number in enumerate(numbers)
        )


def drawing(svg: Node, style: Style, place: Place, setting: Setting, parent: Element) -> Row:
    """A drawing in one row, as wide as its place, or less where it would be higher than a page.

    Raises:
        InputError: what is not known, with what is possible.
        MissingGlyphError: no font has a character of its texts.
    """
    where = f"{place.item}, " if place.item else ""
    try:
        return _drawing(svg, style, place, setting, parent)
    except ValueError as problem:
        raise InputError(f"{where}a drawing of the template cannot be read: {problem}") from problem
    except MissingGlyphError as problem:
        raise MissingGlyphError(f"edition {setting.language.tag}, {where}a drawing: {problem}") from problem


def _drawing(svg: Node, style: Style, place: Place, setting: Setting, parent: Element) -> Row:
    _check(svg, _OF_DRAWING)
    frame, width, height = _frame(svg, place.width, setting.theme.area[1])
    type_scale = 1.0 if frame.stretched else min(1.0, max(frame.across, place.width / setting.theme.area[0]))
    x = place.x + place.width - width if setting.rtl else place.x
    element = None
    if svg.get("aria-hidden") != "true":
        if not svg.get("aria-label"):
            raise ValueError('it has neither aria-label="…", what it shows in words, nor aria-hidden="true"')
        element = Element("Figure", parent, language=svg.get("lang"), alt=svg.get("aria-label"))
    shapes: list[Shape] = []
    texts: list[TextItem] = []
    inside = replace(place, around=(*place.around, "svg"))
    for node in svg:
        kind = node.tag
        if kind not in _ATTRIBUTES:
            raise ValueError(f"no element {kind} is known; in a drawing stand {', '.join(sorted(_ATTRIBUTES))}")
        _check(node, _ATTRIBUTES[kind])
        if kind == "text":
            texts += _text(node, style, inside, setting, frame, element, type_scale)
        else:
            shapes.append(_shape(node, frame, setting.theme.accent))
    return Row(height, keep=True, items=[DrawingItem(x, width, height, tuple(shapes), element, tuple(texts))])


def _check(node: Node, known: set[str]) -> None:
    """Raise ValueError for an attribute that is not known."""
    for name in node.attributes:
        if str(name) not in known and not _BESIDE.fullmatch(str(name)):
            raise ValueError(f"{node.tag} has no attribute {name} here; possible are {', '.join(sorted(known))}")


def _frame(svg: Node, width: float, room: float) -> tuple[_Frame, float, float]:
    """The frame of a drawing that is `width` points wide and at most `room` high, with its own width and height."""
    view = _numbers(svg, "viewBox")
    if len(view) != 4 or view[2] <= 0 or view[3] <= 0:
        raise ValueError(f"viewBox={svg.get('viewBox') or ''!r} is not left, top, width and height")
    left, top, across, down = view
    ratio = svg.get("preserveAspectRatio")
    if ratio not in (None, "none") or (ratio is None) != (svg.get("height") is None):
        raise ValueError('height="POINTS" goes with preserveAspectRatio="none", each without the other says nothing')
    if ratio is None:
        scale = min(width / across, room / down)
        return _Frame(left, top, scale, scale), across * scale, down * scale
    height = min(_length(svg, "height", 0.0), room)
    return _Frame(left, top, width / across, height / down), width, height


def _shape(node: Node, frame: _Frame, accent: Color) -> Shape:
    kind = node.tag
    unit = 1.0 if frame.stretched else frame.across
    if kind == "polyline":
        points = _numbers(node, "points")
        if len(points) % 2:
            raise ValueError(f"points={node.get('points')!r} has an x without its y")
        if len(points) < 4:
            raise ValueError(f"points={node.get('points') or ''!r} are fewer than two")
        numbers = frame.points(points, len(points))
    else:
        names, places = _NUMBERS[kind]
        found = [(_number if index < places else _length)(node, name, 0.0) for index, name in enumerate(names)]
        numbers = frame.points([*found, found[-1]] if kind == "circle" else found, places)
    dashes = tuple(abs(length) * unit for length in _numbers(node, "stroke-dasharray"))
    return Shape(
        kind,
        numbers,
        _paint(node, "stroke", None, accent),
        None if kind == "line" else _paint(node, "fill", _BLACK, accent),
        _length(node, "stroke-width", 1.0) * unit,
        dashes if any(dashes) else (),
    )


def _text(
    node: Node,
    style: Style,
    place: Place,
    setting: Setting,
    frame: _Frame,
    element: Element | None,
    type_scale: float,
) -> list[TextItem]:
    """A text at its place from the drawing's top-left corner; more than one line where it has line breaks."""
    if any(node):
        raise ValueError("text has elements inside; it is text alone")
    anchor = node.attributes.get("text-anchor", "start")
    if anchor not in _ANCHORS:
        raise ValueError(f"text-anchor={anchor!r} is not start, middle or end")
    own = setting.theme.style(style, "text", node.classes, place.around)
    place = place.inside(node)
    if element is not None and node.get("lang"):
        element = Element("Span", element, language=node.get("lang"))
    parts = spans(setting, node.contents, own, Surroundings(place.rtl, place.around, place.language), element)
    fill = _paint(node, "fill", None, setting.theme.accent)
    parts = [replace(part, color=fill or part.color, size=type_scale * part.size) for part in parts]
    if not parts:
        return []
    x, y = frame.points([_number(node, "x", 0.0), _number(node, "y", 0.0)], 2)
    # Right to left, a text starts at its right end.
    before = 1.0 - _ANCHORS[anchor] if place.rtl else _ANCHORS[anchor]
    lines = set_paragraph(parts, Measure(_ENDLESS, place.rtl, "end" if place.rtl else "start"))
    leading = type_scale * setting.leading(own)
    return [TextItem(x - before * line.width, y + number * leading, line) for number, line in enumerate(lines)]


def _number(node: Node, name: str, otherwise: float) -> float:
    text = node.get(name)
    return otherwise if text is None else _read(name, text.strip())


def _length(node: Node, name: str, otherwise: float) -> float:
    length = _number(node, name, otherwise)
    if length < 0:
        raise ValueError(f"{name}={node.get(name)!r} is less than 0")
    return length


def _numbers(node: Node, name: str) -> list[float]:
    return [_read(name, text) for text in (node.get(name) or "").replace(",", " ").split()]


def _read(name: str, text: str) -> float:
    if not _NUMBER.fullmatch(text) or abs(float(text)) > _LARGEST:
        raise ValueError(f"{name}: {text[:40]!r} is no number up to a million; units are not written")
    return float(text)


def _paint(node: Node, name: str, otherwise: Color | None, accent: Color) -> Color | None:
    """A paint; with `fill-opacity` it is mixed with white, since nothing in the file is transparent."""
    text = node.get(name)
    if text == "none":
        return None
    if text is not None and text != "currentColor" and not _COLOR.fullmatch(text):
        raise ValueError(f"{name}={text[:40]!r} is not none, currentColor or a colour like #0b4a7f")
    paint = otherwise if text is None else accent if text == "currentColor" else color(text)
    if paint is None or name != "fill":
        return paint
    share = min(_length(node, "fill-opacity", 1.0), 1.0)
    red, green, blue = (1 - share * (1 - part) for part in paint)
    return red, green, blue
