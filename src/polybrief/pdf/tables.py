"""Things side by side: columns, and tables as rows of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from polybrief.errors import InputError
from polybrief.pdf.flow import LEAST, Flow, Place
from polybrief.pdf.inline import Setting, children
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import Column, Row, repetition, stacked_height
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Style
from polybrief.pdf.widths import Wish, share_out
from polybrief.text.intrinsic import IntrinsicWidth

SetCell = Callable[[Node, Flow, Place], None]
"""Sets an element into a flow of its own, in its place."""
SetContents = Callable[[Node, Flow, Style, Place, Element], None]
"""Sets what stands in an element, as `blocks` does."""
WidthOf = Callable[[Node, Style, Place], IntrinsicWidth]
"""How wide what stands in an element wants to be."""


# Columns up to this height (points, a fifth of a page) are moved to the next page rather than parted.
SHORT = 150.0
_RAGGED = 1.1  # by how much lines are wider than what stands in them: they end where words do
_NARROWEST = 9  # type sizes that a cell takes for its text, if it is so long: a word of Chinese is a character
_FEW = 4  # rows
_GROUPS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}


def side_by_side(
    elements: Sequence[Node],
    gap: float,
    flow: Flow,
    place: Place,
    rtl: bool,
    set_one: SetCell,
    most: int = 0,
    *,
    wishes: Sequence[Wish] = (),
) -> None:
    """Blocks beside one another, in columns of one width, `gap` points apart; more than `most` in several rows.

    Rows are half as far apart. Those of a single row share the room out by what they ask for (`wishes`) where one must
    have more than its column, or has fewer lines so. Rows that are short are not parted by a page's end.
    """
    if not elements:
        return
    rows = -(-len(elements) // most) if most else 1
    count = -(-len(elements) // rows)
    gap, width = columns(count, gap, place.width)
    widths = [width] * count
    if rows == 1 and wishes:
        lines, asked = _few_lines(wishes, width * count)
        if any(wish.least > width or _RAGGED * wish.most > lines * width for wish in wishes):
            widths = asked
    for start in range(0, len(elements), count):
        flow.space(gap / 2 if start else 0.0)
        _set_row(elements[start : start + count], widths, gap, flow, place, rtl, set_one)


def in_grid(
    elements: Sequence[Node], shares: Sequence[float], gap: float, flow: Flow, place: Place, rtl: bool, set_one: SetCell
) -> None:
    """Blocks beside one another, each as wide as so many columns of a grid, which are `gap` points apart."""
    gap = min(gap, place.width / (2 * max(len(shares), sum(shares))))
    inside = [gap * max(0.0, share - 1) for share in shares]
    unit = (place.width - gap * (len(shares) - 1) - sum(inside)) / sum(shares)
    widths = [unit * share + within for share, within in zip(shares, inside, strict=True)]
    _set_row(elements, widths, gap, flow, place, rtl, set_one)


def _set_row(
    elements: Sequence[Node], widths: Sequence[float], gap: float, flow: Flow, place: Place, rtl: bool, set_one: SetCell
) -> None:
    offsets = accumulate((width + gap for width in widths), initial=0.0)
    row = set_cells(list(zip(elements, offsets, widths, strict=False)), flow, place, rtl, set_one)
    row.whole = row.height <= SHORT


def columns(count: int, gap: float, room: float) -> tuple[float, float]:
    """The gap between columns that share `room` points, at most the one that is wished for, and their width."""
    gap = min(gap, room / (2 * count))
    return gap, (room - gap * (count - 1)) / count


def _few_lines(wishes: Sequence[Wish], room: float) -> tuple[int, list[float]]:
    """How few lines the longest text can have, and widths of columns for that, `room` points in sum."""
    asked = [wish.most for wish in wishes]
    lines = 1
    while sum(asked) > room and any(width > wish.least for width, wish in zip(asked, wishes, strict=True)):
        lines += 1
        asked = [max(wish.least, _RAGGED * wish.most / lines) for wish in wishes]
    fitting = [wish._replace(least=width) for wish, width in zip(wishes, asked, strict=True)]
    return lines, share_out(fitting, len(asked), room)


def set_cells(
    cells: Sequence[tuple[Node, float, float]],
    flow: Flow,
    place: Place,
    rtl: bool,
    set_one: SetCell,
    *,
    whole: bool = False,
) -> Row:
    """One row of cells: element, offset from the start side and width of each, mirrored from right to left."""
    flows: list[Flow] = []
    for element, offset, width in cells:
        x = place.x + (place.width - offset - width if rtl else offset)
        inner = Flow()
        set_one(element, inner, Place(x, width, place.rtl, place.around, place.language, place.item))
        if inner.rows:
            flow.space(inner.rows[0].before, inner.rows[0].stretch)
        flows.append(inner)
    row = Row(max(stacked_height(f.rows) for f in flows), cells=tuple(Column(f.rows) for f in flows), whole=whole)
    flow.add(row)
    flow.space(max(f.pending for f in flows))
    return row


class _Cell(NamedTuple):
    element: Node
    first: int
    span: int


class _Record(NamedTuple):
    """A row of a table, its group's element (thead …) and its cells."""

    group: Node
    element: Node
    cells: list[_Cell]


class TableSetter(Struct, frozen=True):
    """Sets a table in its style: rows of cells, a line above each row but the first."""

    setting: Setting
    style: Style
    set_contents: SetContents
    intrinsic_width: WidthOf

    def set(self, table: Node, flow: Flow, place: Place, node: Element) -> None:
        """Set a table's rows.

        Raises InputError where it has more columns than a page can have.
        """
        records = list(_records(table))
        count = max((cell.first + cell.span for record in records for cell in record.cells), default=0)
        self.check_room(count, place)
        _, end, _, start = self.style.box.cell
        # What is kept free behind the last column stands out of the table: its text ends where text around it does.
        outer = place.inset(0.0, -end, self.setting.rtl)
        widths = self.widths(records, count, outer)
        if widths and widths[-1] < start + end + LEAST:  # too narrow to keep all of that free
            outer = place
            widths = self.widths(records, count, outer)
        offsets = list(accumulate(widths, initial=0.0))
        heads: list[Row] = []
        bodies: list[Row] = []
        groups: dict[Node, Element] = {}
        for group, element, cells in records:
            head = group.tag == "thead"
            if group not in groups:
                groups[group] = Element(_GROUPS.get(group.tag, "TBody"), node)
            if key := element.get("id"):
                flow.waiting = (*flow.waiting, key)
            if self.style.box.line:
                flow.rule = (place.x, place.width, self.style.box.line) if not head else None
            record = Element("TR", groups[group], language=element.get("lang"))
            placed = [(each, offsets[first], offsets[first + span] - offsets[first]) for each, first, span in cells]
            set_cell = self.cell_setter(record)
            made = set_cells(placed, flow, outer.inside(element), self.setting.rtl, set_cell, whole=True)
            for _ in range(count - cells[-1].first - cells[-1].span):
                Element("TD", record)
            if head:
                made.keep = True
                heads.append(repetition(made))
            else:
                bodies.append(made)
        page = self.setting.theme.page
        # A head that takes a third of the page is not worth repeating.
        if 3 * stacked_height(heads) <= page["size"][1] - page["top"] - page["bottom"]:
            for made in bodies:
                made.head = tuple(heads)
        if heads and len(bodies) > 1:  # a head with one row below it says little
            bodies[0].keep = True
        if heads and len(bodies) > _FEW:  # at a table's end too; of few rows too many would be kept
            bodies[-2].keep = True

    def check_room(self, count: int, place: Place) -> None:
        page = self.setting.theme.page
        room = page["size"][0] - 2 * page["side"]
        most = int(room / (self.style.size / 2))
        if count > most:
            where = f" ({place.item})" if place.item else ""
            raise InputError(
                f"a table of the page{where} has {count} columns: no more than {most} can be set in {room:.0f} points\n"
                "  part it into several tables, or turn its rows into columns"
            )

    def widths(self, records: Sequence[_Record], count: int, place: Place) -> list[float]:
        """The widths of the columns: as the theme shares the room out, else as their content asks for it."""
        shares = self.style.box.widths
        if len(shares) == count:
            return [place.width * share / sum(shares) for share in shares]
        _, end, _, start = self.style.box.cell
        drawing = place.width / 3 - start - end
        wishes: list[Wish] = []
        elastic: set[int] = set()
        for record in records:
            inner = place.inside(record.element)
            for cell, first, span in record.cells:
                wanted = self.intrinsic_width(cell, self.style_of(cell, inner), inner.inside(cell))
                most = wanted.most
                least = max(wanted.least, min(most, _NARROWEST * self.style.size))
                if any(node.tag == "svg" for node in cell.walk()):
                    elastic.add(first)
                    least, most = max(least, drawing), max(most, drawing)
                wishes.append(Wish(first, span, least + start + end, most + start + end))
        return share_out(wishes, count, place.width, elastic)

    def style_of(self, cell: Node, place: Place) -> Style:
        return self.setting.theme.style(self.style, cell.tag, cell.classes, place.around)

    def cell_setter(self, record: Element) -> SetCell:
        """What sets one cell of a row, with the padding of the table."""
        top, end, bottom, start = self.style.box.cell

        def set_cell(element: Node, flow: Flow, place: Place) -> None:
            node = Element(element.tag.upper(), record, language=element.get("lang"))
            node.attributes = _attributes(element)
            inner = place.inside(element).inset(start, end, self.setting.rtl)
            flow.add(Row(top))
            self.set_contents(element, flow, self.style_of(element, place), inner, node)
            flow.close_up()
            flow.add(Row(bottom))

        return set_cell


def _records(table: Node) -> Iterator[_Record]:
    """The rows of a table that have cells; those outside of groups belong to one of their own."""
    for part in children(table, "caption", *_GROUPS, "tr"):
        group = table if part.tag == "tr" else part
        for row in [part] if group is table else children(part, "tr") if part.tag in _GROUPS else []:
            elements = children(row, "td", "th")
            spans = [_span(cell) for cell in elements]
            if elements:
                yield _Record(group, row, list(map(_Cell, elements, accumulate(spans, initial=0), spans)))


def _span(cell: Node) -> int:
    """How many columns a cell stands over."""
    text = cell.attributes.get("colspan", "1")
    if not text.isdecimal() or int(text[:9]) < 1 or cell.attributes.get("rowspan", "1") != "1":
        raise InputError(
            f"a cell of a table has colspan={text!r}, rowspan={cell.attributes.get('rowspan', '1')!r}\n"
            "  a cell stands over one or more columns, and over one row"
        )
    return int(text[:9])


def _attributes(cell: Node) -> str:
    """Its table attributes (ISO 32000-1, 14.8.5.7)."""
    found = ""
    if cell.tag == "th":
        found += f"/Scope/{'Row' if cell.get('scope') == 'row' else 'Column'}"
    if (span := _span(cell)) > 1:
        found += f"/ColSpan {span}"
    return f"/O/Table{found}" if found else ""
