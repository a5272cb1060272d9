"""Things side by side: columns, and tables as rows of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from lxml import etree

from polybrief.pdf.flow import Flow, Place
from polybrief.pdf.inline import Setting, classes, local
from polybrief.pdf.rows import Row, extent, repetition
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Style

# lxml has no other name for the type of its elements.
SetCell = Callable[[etree._Element, Flow, Place], None]  # noqa: SLF001
"""Sets an element into a flow of its own, in its place."""
SetContents = Callable[[etree._Element, Flow, Style, Place, Element], None]  # noqa: SLF001
"""Sets what stands in an element, as `blocks` does."""


# Columns up to this height (points, a fifth of a page) are moved to the next page rather than parted.
_SHORT = 150.0


def side_by_side(
    elements: Sequence[etree._Element], gap: float, flow: Flow, place: Place, rtl: bool, set_one: SetCell
) -> None:
    """Blocks beside one another, in columns of one width, `gap` points apart."""
    if not elements:
        return
    width = (place.width - gap * (len(elements) - 1)) / len(elements)
    cells = [(element, number * (width + gap), width) for number, element in enumerate(elements)]
    row = set_cells(cells, flow, place, rtl, set_one)
    row.whole = row.height <= _SHORT


def set_cells(
    cells: Sequence[tuple[etree._Element, float, float]],
    flow: Flow,
    place: Place,
    rtl: bool,
    set_one: SetCell,
    *,
    whole: bool = False,
) -> Row:
    """One row of cells: element, offset from the start side and width of each, mirrored from right to left."""
    flows: list[Flow] = []
    before = 0.0
    for element, offset, width in cells:
        x = place.x + (place.width - offset - width if rtl else offset)
        inner = Flow()
        set_one(element, inner, Place(x, width, place.rtl, place.around, place.language, place.item))
        if inner.rows:
            before = max(before, inner.rows[0].before)
        flows.append(inner)
    flow.space(before)
    row = Row(max(extent(f.rows) for f in flows), cells=tuple(f.rows for f in flows), whole=whole)
    flow.add(row)
    flow.space(max(f.pending for f in flows))
    return row


def set_table(
    element: etree._Element,
    flow: Flow,
    style: Style,
    place: Place,
    node: Element,
    setting: Setting,
    set_contents: SetContents,
) -> None:
    """A table: rows of cells, a line above each row but the first."""
    sections = [part for part in element if local(part) in ("thead", "tbody")]
    count = max((len([c for c in row if local(c)]) for part in sections for row in part), default=0)
    shares = style.box.widths if len(style.box.widths) == count else (1.0,) * count
    unit = place.width / sum(shares) if count else 0.0
    heads: list[Row] = []
    bodies: list[Row] = []
    for part in sections:
        head = local(part) == "thead"
        group = Element("THead" if head else "TBody", node)
        for row in part:
            if local(row) != "tr" or not any(map(local, row)):
                continue
            if key := row.get("id"):
                flow.waiting = (*flow.waiting, key)
            if style.box.line:
                flow.rule = (place.x, place.width, style.box.line) if not head else None
            record = Element("TR", group)
            cells, offset = [], 0.0
            for cell, share in zip([c for c in row if local(c)], shares, strict=False):
                cells.append((cell, offset, share * unit))
                offset += share * unit
            set_cell = _cell(style, record, setting, set_contents)
            made = set_cells(cells, flow, place.inside(row), setting.rtl, set_cell, whole=True)
            if head:
                made.keep = True
                heads.append(repetition(made))
            else:
                bodies.append(made)
                made.head = tuple(heads)
    if heads and len(bodies) > 1:  # a head with one row below it says little
        bodies[0].keep = True


def _cell(style: Style, record: Element, setting: Setting, set_contents: SetContents) -> SetCell:
    """What sets one cell of a row, with the padding of the table."""
    top, end, bottom, start = style.box.cell

    def set_cell(element: etree._Element, flow: Flow, place: Place) -> None:
        tag = local(element)
        node = Element(tag.upper(), record, language=element.get("lang"))
        if tag == "th":
            scope: Literal["Row", "Column"] = "Row" if element.get("scope") == "row" else "Column"
            node.attributes = f"/O/Table/Scope/{scope}"
        own = setting.theme.style(style, tag, classes(element), place.around)
        inner = place.inside(element).inset(start, end, setting.rtl)
        flow.add(Row(top))
        set_contents(element, flow, own, inner, node)
        flow.pending = 0.0
        flow.add(Row(bottom))

    return set_cell
