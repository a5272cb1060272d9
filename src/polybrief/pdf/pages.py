"""Rows → pages: what is set is a list of rows, cut where a page is full.

Lengths are points; y of a placed row counts from the page's top edge and grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from polybrief.pdf.rows import Background, Column, Placed, PlacedRow, Row, stacked_height

_TOLERANCE = 0.01  # points by which rows may be higher than their room: sums of lengths are not exact
_EVEN = 0.5  # points to which the columns of a passage are balanced
_SHARES = (0.75, 0.5, 0.25)  # of what spaces may grow by, tried where all of it takes another page


def passage(rows: Sequence[Row], beside: float, page: float) -> Row:
    """Rows that flow in two balanced columns, over pages too, the second column `beside` points right of the first.

    `page` is the height of a page at least: what is higher than two of them is balanced on its last page only.
    """
    column = Column(rows)
    return Row(_balanced(column, beside, page), cells=(column,), beside=beside)


def loosely(rows: list[Row], top: float, height: float) -> list[Placed]:
    """Pages as `paginate` makes them, with spaces as large as they may be without another page."""
    growing = [(row, row.before) for row in rows if row.stretch]

    def stretched(share: float) -> list[Placed]:
        for row, before in growing:
            row.before = before + share * row.stretch
        return paginate(rows, top, height)

    loosest = stretched(1.0)
    if sum([_least_height(row, height) for row in rows]) > (len(loosest) - 1) * (height + _TOLERANCE):
        return loosest  # fewer pages cannot hold it
    tight = stretched(0.0)
    if len(loosest) == len(tight):
        return loosest
    return next((pages for pages in map(stretched, _SHARES) if len(pages) == len(tight)), tight)


def _least_height(row: Row, page: float) -> float:
    """What a row takes at least of pages of that height, wherever they end; what is higher stands out of one."""
    if not row.cells:
        return min(row.height, page)
    cells = [sum([_least_height(inner, page) for inner in cell]) for cell in row.cells]
    return cells[0] / 2 if row.beside else max(cells)


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
