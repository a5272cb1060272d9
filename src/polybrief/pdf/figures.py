"""Drawings: the part of SVG that our templates use, as shapes of one figure of the structure tree."""

from __future__ import annotations

from lxml import etree

from polybrief.errors import InputError
from polybrief.pdf.inline import local
from polybrief.pdf.rows import DrawingItem, Row, Shape
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Color, color

_NUMBERS = {"line": ("x1", "y1", "x2", "y2"), "circle": ("cx", "cy", "r")}


def drawing(svg: etree._Element, x: float, width: float, accent: Color, parent: Element) -> Row:
    """A drawing as wide as its column, in one row; `aria-label` is what stands for it.

    Raises InputError for what is not known.
    """
    try:
        _, _, view_width, view_height = (float(number) for number in (svg.get("viewBox") or "").split())
        scale = width / view_width
        element = Element("Figure", parent, alt=svg.get("aria-label") or "")
        shapes = tuple(_shape(child, scale, accent) for child in svg if local(child))
    except (ValueError, KeyError, ZeroDivisionError) as problem:
        raise InputError(
            f"a drawing of the template cannot be read: {problem}; it has a viewBox, lines and circles"
        ) from problem
    height = view_height * scale
    return Row(height, keep=True, items=[DrawingItem(x, width, height, shapes, element)])


def _shape(node: etree._Element, scale: float, accent: Color) -> Shape:
    kind = local(node)
    return Shape(
        kind,
        tuple(float(node.get(name) or 0) * scale for name in _NUMBERS[kind]),
        _paint(node.get("stroke"), accent),
        _paint(node.get("fill"), accent),
        float(node.get("stroke-width") or 1) * scale,
        tuple(float(length) * scale for length in (node.get("stroke-dasharray") or "").split()),
    )


def _paint(text: str | None, accent: Color) -> Color | None:
    if text in (None, "none"):
        return None
    return accent if text == "currentColor" else color(text or "")
