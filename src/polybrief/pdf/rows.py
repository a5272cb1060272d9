"""Rows → pages: what is set is a list of rows, cut where a page is full.

Lengths are points; x from the page's left edge, y of a placed row from the page's top edge, growing downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from polybrief.model.page import Image
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Color
from polybrief.text.lines import Line


class TextItem(NamedTuple):
    """A set line: its left edge and its baseline below the row's top."""

    x: float
    baseline: float
    line: Line


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A line, rectangle, circle or polyline of a drawing: pairs of numbers across and down, from its top-left corner.

    A circle has its centre and two radii, a rectangle its top-left corner, width and height.
    """

    kind: str
    numbers: tuple[float, ...]
    stroke: Color | None
    fill: Color | None
    width: float
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DrawingItem:
    """Shapes, and texts above them, that are one figure of the structure tree; an artifact without `element`.

    The texts' places count from its left edge.
    """

    x: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    element: Element | None
    texts: tuple[TextItem, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PictureItem:
    """A picture that is one figure of the structure tree; an artifact without `element`."""

    x: float
    width: float
    height: float
    image: Image
    element: Element | None


class Fill(NamedTuple):
    """A rectangle behind running text; `top` from the page's top edge."""

    x: float
    top: float
    width: float
    height: float
    color: Color


class RunningItem(NamedTuple):
    """A line that every page repeats, its baseline `y` from the page's top edge, with what is behind it."""

    y: float
    item: TextItem
    fills: tuple[Fill, ...] = ()


Item = TextItem | DrawingItem | PictureItem


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """A box behind rows that follow one another: from x to x + width, filled, with a strip from `bar_x`."""

    x: float
    width: float
    fill: Color | None
    bar: Color | None = None
    bar_x: float = 0.0
    bar_width: float = 0.0


@dataclass(slots=True, eq=False)
class Row:
    """The smallest thing that a page break does not part.

    Attributes:
        before: space above it, dropped at a page's top; of neighbours' spaces the maker has taken the larger already.
        keep: the next row stands on the same page.
        rules: thin lines at its top: x, width, colour.
        cells: rows side by side (columns, a table's row); such a row may be parted inside.
        whole: parted only where it is higher than a page.
        head: what is repeated above it where a page begins with it (a table's head).
        repeated: such a repetition, an artifact to those who hear the document.
    """

    height: float
    before: float = 0.0
    keep: bool = False
    items: list[Item] = field(default_factory=list)
    backgrounds: tuple[Background, ...] = ()
    rules: tuple[tuple[float, float, Color], ...] = ()
    anchors: tuple[str, ...] = ()
    outline: tuple[int, str] | None = None
    cells: tuple[list[Row], ...] = ()
    whole: bool = False
    head: tuple[Row, ...] = ()
    repeated: bool = False


class PlacedRow(NamedTuple):
    """A row with the y of its top on its page; `gap` is the space above it that belongs to its backgrounds."""

    y: float
    gap: float
    row: Row


Placed = list[PlacedRow]


def extent(rows: Sequence[Row]) -> float:
    """Height of rows set one below the other, the first's space above left out."""
    return sum(row.height + row.before for row in rows) - (rows[0].before if rows else 0.0)


def repetition(row: Row) -> Row:
    """A row once more, to stand above what is continued on another page."""
    cells = tuple([repetition(inner) for inner in cell] for cell in row.cells)
    return replace(row, cells=cells, keep=True, anchors=(), outline=None, repeated=True)


def paginate(rows: list[Row], top: float, height: float) -> list[Placed]:
    """Fill pages whose text area begins at y `top` and is `height` high. At least one page."""
    pages: list[Placed] = []
    while rows or not pages:
        placed, _, rows = _fill(rows, top, height, force=True)
        pages.append(placed)
    return pages


def _fill(rows: list[Row], top: float, height: float, *, force: bool) -> tuple[Placed, float, list[Row]]:
    """Place what fits: placed rows, height used, what is left. With `force`, at least one row is placed."""
    placed: Placed = []
    ends: list[int] = []  # how long `placed` was after each row
    y = 0.0
    opening = next((index for index, row in enumerate(rows) if not row.repeated), 0)
    for index, row in enumerate(rows):
        gap = row.before if index else 0.0
        if y + gap + row.height <= height + 0.01:
            placed += _open(row, top + y + gap, gap)
            ends.append(len(placed))
            y += gap + row.height
            continue
        first = index <= opening
        if row.cells and not (row.whole and not (first and force)):
            part, rest = _part(row, top + y + gap, gap, height - y - gap, force=force and first)
            if part:
                used = max((p.y + p.row.height for p in part), default=top + y) - top
                return placed + part, used, [*row.head, rest, *rows[index + 1 :]]
        last = next((i for i in range(index - 1, opening - 1, -1) if not rows[i].keep), -1)
        if last >= 0:
            return placed[: ends[last]], y, [*rows[last + 1].head, *rows[last + 1 :]]
        if not force:
            return [], 0.0, rows
        if not first:  # everything up to here wants to stay together, and cannot
            return placed, y, [*row.head, *rows[index:]]
        return placed + _open(row, top + y + gap, gap), y + gap + row.height, rows[index + 1 :]
    return placed, y, []


def _open(row: Row, y: float, gap: float) -> Placed:
    """A row and the rows inside it, as placed."""
    placed = [PlacedRow(y, gap, row)]
    for cell in row.cells:
        inner = y
        for number, part in enumerate(cell):
            space = part.before if number else 0.0
            inner += space
            placed += _open(part, inner, space)
            inner += part.height
    return placed


def _part(row: Row, y: float, gap: float, room: float, *, force: bool) -> tuple[Placed, Row]:
    """Part a row of cells: each cell gives what fits into `room`."""
    head: Placed = []
    tails: list[list[Row]] = []
    used = 0.0
    for cell in row.cells:
        placed, depth, rest = _fill(cell, y, room, force=force)
        head += placed
        tails.append(rest)
        used = max(used, depth)
    height = max(map(extent, tails))
    tail = replace(row, height=height, before=0.0, items=[], anchors=(), outline=None, cells=tuple(tails))
    # A column that would begin on the next page only shall not be left behind by the others.
    left_behind = any(rest and len(rest) == len(cell) for rest, cell in zip(tails, row.cells, strict=True))
    if not head or (left_behind and not force):
        return [], tail
    shell = replace(row, height=used, keep=False, items=[], cells=())
    return [PlacedRow(y, gap, shell), *head], tail
