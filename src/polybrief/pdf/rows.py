"""What is set, as rows: lines, drawings and pictures, backgrounds behind them, rows side by side.

Lengths are points; x from the page's left edge, y of a placed row from the page's top edge, growing downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from polybrief.model.page import Image
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Color
from polybrief.text.lines import Line


class TextItem(Struct, frozen=True, gc=False):
    """A set line: its left edge and its baseline below the row's top."""

    x: float
    baseline: float
    line: Line


class Shape(Struct, frozen=True, eq=False, gc=False):
    """A line, rectangle, circle or polyline of a drawing: pairs of numbers across and down, from its top-left corner.

    A circle has its centre and two radii, a rectangle its top-left corner, width and height.
    """

    kind: str
    numbers: tuple[float, ...]
    stroke: Color | None
    fill: Color | None
    width: float
    dash: tuple[float, ...]


class DrawingItem(Struct, frozen=True, eq=False, gc=False):
    """Shapes, and texts above them, that are one figure of the structure tree; an artifact without `element`.

    The texts' places count from its left edge.
    """

    x: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    element: Element | None
    texts: tuple[TextItem, ...] = ()


class PictureItem(Struct, frozen=True, eq=False, gc=False):
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


class Background(Struct, frozen=True, eq=False, gc=False):
    """A box behind rows that follow one another: from x to x + width, filled, with a strip from `bar_x`."""

    x: float
    width: float
    fill: Color | None
    bar: Color | None = None
    bar_x: float = 0.0
    bar_width: float = 0.0


class Row(Struct, eq=False, gc=False):
    """The smallest thing that a page break does not part.

    Attributes:
        before: space above it, dropped at a page's top; of neighbours' spaces the maker has taken the larger already.
        stretch: how much larger that may be.
        keep: the next row stands on the same page.
        rules: thin lines at its top: x, width, colour.
        cells: rows side by side (columns, a table's row); such a row may be parted inside.
        beside: its only cell flows in two columns, the second this many points to the right of the first (`passage`).
        whole: parted only where it is higher than a page.
        head: what is repeated above it where a page begins with it (a table's head).
        repeated: such a repetition, an artifact to those who hear the document.
    """

    height: float
    before: float = 0.0
    stretch: float = 0.0
    keep: bool = False
    items: list[Item] = field(default_factory=list)
    backgrounds: tuple[Background, ...] = ()
    rules: tuple[tuple[float, float, Color], ...] = ()
    anchors: tuple[str, ...] = ()
    outline: tuple[int, str] | None = None
    cells: tuple[Column, ...] = ()
    beside: float = 0.0
    whole: bool = False
    head: tuple[Row, ...] = ()
    repeated: bool = False


class Column(Struct, frozen=True, eq=False, gc=False):
    """Rows one below the other, those that stand on earlier pages left out: `ahead`, then `rows` from `start` on."""

    rows: Sequence[Row]
    start: int = 0
    ahead: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        yield from self.ahead
        for index in range(self.start, len(self.rows)):
            yield self.rows[index]

    def __len__(self) -> int:
        return len(self.ahead) + len(self.rows) - self.start

    def __getitem__(self, index: int) -> Row:
        count = len(self.ahead)
        return self.ahead[index] if index < count else self.rows[self.start + index - count]

    def without(self, count: int, *ahead: Row) -> Column:
        """What is left without the first `count` rows, `ahead` before it."""
        start = self.start + max(0, count - len(self.ahead))
        return Column(self.rows, start, (*ahead, *self.ahead[count:]))


class PlacedRow(Struct, frozen=True, gc=False):
    """A row with the y of its top on its page; `gap` is the space above it that belongs to its backgrounds."""

    y: float
    gap: float
    row: Row


Placed = list[PlacedRow]


def stacked_height(rows: Iterable[Row], most: float = inf) -> float:
    """Height of rows set one below the other, the first's space above left out; beyond `most` it is not counted on."""
    height = 0.0
    first = True
    for row in rows:
        height += row.height if first else row.before + row.height
        first = False
        if height > most:
            break
    return height


def repetition(row: Row) -> Row:
    """A row once more, to stand above what is continued on another page."""
    cells = tuple(Column([repetition(inner) for inner in cell]) for cell in row.cells)
    return replace(row, cells=cells, keep=True, anchors=(), outline=None, repeated=True)
