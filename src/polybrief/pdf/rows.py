"""Rows → pages: what is set is a list of rows, cut where a page is full.

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


class Shape(Struct, frozen=True, eq=False):
    """A line, rectangle, circle or polyline of a drawing: pairs of numbers across and down, from its top-left corner.

    A circle has its centre and two radii, a rectangle its top-left corner, width and height.
    """

    kind: str
    numbers: tuple[float, ...]
    stroke: Color | None
    fill: Color | None
    width: float
    dash: tuple[float, ...]


class DrawingItem(Struct, frozen=True, eq=False):
    """Shapes, and texts above them, that are one figure of the structure tree; an artifact without `element`.

    The texts' places count from its left edge.
    """

    x: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    element: Element | None
    texts: tuple[TextItem, ...] = ()


class PictureItem(Struct, frozen=True, eq=False):
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


class Background(Struct, frozen=True, eq=False):
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


class Column(Struct, frozen=True, eq=False):
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

_TOLERANCE = 0.01  # points by which rows may be higher than their room: sums of lengths are not exact
_EVEN = 0.5  # points to which the columns of a passage are balanced


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


def passage(rows: Sequence[Row], beside: float, page: float) -> Row:
    """Rows that flow in two balanced columns, over pages too, the second column `beside` points right of the first.

    `page` is the height of a page at least: what is higher than two of them is balanced on its last page only.
    """
    column = Column(rows)
    return Row(_balanced(column, beside, page), cells=(column,), beside=beside)


def paginate(rows: list[Row], top: float, height: float) -> list[Placed]:
    """Fill pages whose text area begins at y `top` and is `height` high. At least one page. Linear in what is set."""
    pages: list[Placed] = []
    left = Column(rows)
    while len(left) or not pages:
        placed, _, left = _fill(left, top, height, height, force=True)
        pages.append(placed)
    return pages


def _fill(rows: Column, top: float, height: float, page: float, *, force: bool) -> tuple[Placed, float, Column]:
    """Place what fits: placed rows, height used, what is left. With `force`, at least one row is placed.

    `page` is the height of a page, the most that any room can have.
    """
    placed: Placed = []
    ends: list[int] = []  # how long `placed` was after each row
    y = 0.0
    opening = next((index for index, row in enumerate(rows) if not row.repeated), 0)
    for index, row in enumerate(rows):
        gap = row.before if index else 0.0
        first = index <= opening
        room = height - y - gap
        if row.height <= room + _TOLERANCE:
            placed += _open(row, top + y + gap, gap)
            ends.append(len(placed))
            y += gap + row.height
            continue
        if row.cells and not (row.whole and not (first and force)):
            part, used, rest = _part(row, top + y + gap, gap, room, page, force=force and first)
            if part:
                left = rows.without(index + 1, *row.head, rest) if rest else rows.without(index + 1)
                return placed + part, y + gap + used, left
        last = next((i for i in range(index - 1, opening - 1, -1) if not rows[i].keep), -1)
        if last >= 0:
            return placed[: ends[last]], y, rows.without(last + 1, *rows[last + 1].head)
        if not force:
            return [], 0.0, rows
        if not first:  # everything up to here wants to stay together, and cannot
            return placed, y, rows.without(index, *row.head)
        return placed + _open(row, top + y + gap, gap), y + gap + row.height, rows.without(index + 1)
    return placed, y, rows.without(len(rows))


def _open(row: Row, y: float, gap: float) -> Placed:
    """A row and the rows inside it, as placed."""
    placed = [PlacedRow(y, gap, row)]
    if row.beside:
        return placed + _beside(row.cells[0], y, row.height, row.beside, row.height, force=False)[0]
    for cell in row.cells:
        inner = y
        for number, part in enumerate(cell):
            space = part.before if number else 0.0
            inner += space
            placed += _open(part, inner, space)
            inner += part.height
    return placed


def _part(row: Row, y: float, gap: float, room: float, page: float, *, force: bool) -> tuple[Placed, float, Row | None]:
    """Part a row of cells: each cell gives what fits into `room`. What is placed, its height, what is left."""
    tails: tuple[Column, ...]
    if row.beside:
        placed, used, left = _beside(row.cells[0], y, room, row.beside, page, force=force)
        tails, height = (left,), _balanced(left, row.beside, page)
        left_behind = False
    else:
        filled = [_fill(cell, y, room, page, force=force) for cell in row.cells]
        placed = [each for inner, _, _ in filled for each in inner]
        used = max(depth for _, depth, _ in filled)
        tails = tuple(left for _, _, left in filled)
        height = max(stacked_height(left, page) for left in tails)
        # A column that would begin on the next page only shall not be left behind by the others.
        left_behind = any(len(left) and len(left) == len(cell) for left, cell in zip(tails, row.cells, strict=True))
    if not placed or (left_behind and not force):
        return [], 0.0, None
    shell = PlacedRow(y, gap, replace(row, height=used, keep=False, cells=()))
    if not any(map(len, tails)):
        return [shell, *placed], used, None
    tail = replace(row, height=height, before=0.0, items=[], anchors=(), outline=None, cells=tails)
    return [shell, *placed], used, tail


def _beside(
    rows: Column, top: float, height: float, beside: float, page: float, *, force: bool
) -> tuple[Placed, float, Column]:
    """Fill two columns one after the other, as `_fill` one."""
    first, depth, left = _fill(rows, top, height, page, force=force)
    if not first:
        return [], 0.0, rows
    second, other, left = _fill(left, top, height, page, force=force)
    moved: dict[Background, Background] = {}
    return first + [PlacedRow(it.y, it.gap, _moved(it.row, beside, moved)) for it in second], max(depth, other), left


def _balanced(rows: Column, beside: float, page: float) -> float:
    """The least height at which rows fill two columns; more than `page` where they cannot end on a page."""
    high = stacked_height(rows, 2 * page)
    if high > 2 * page:
        return high
    low = height = high / 2
    while high - low > _EVEN:
        _, used, left = _beside(rows, 0.0, height, beside, page, force=False)
        low, high = (height, high) if len(left) else (low, used)
        height = (low + high) / 2
    return high


def _moved(row: Row, dx: float, moved: dict[Background, Background]) -> Row:
    """A row without its cells, further right; `moved` are the backgrounds that it shares with others."""
    for box in row.backgrounds:
        if box not in moved:
            moved[box] = replace(box, x=box.x + dx, bar_x=box.bar_x + dx)
    return replace(
        row,
        items=[replace(item, x=item.x + dx) for item in row.items],
        backgrounds=tuple(moved[box] for box in row.backgrounds),
        rules=tuple((x + dx, width, color) for x, width, color in row.rules),
        cells=(),
    )
