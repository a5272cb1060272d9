"""Lists: items one below the other, their labels in a gutter, or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polybrief.pdf import tables
from polybrief.pdf.flow import Flow, Place, leave
from polybrief.pdf.inline import children, label_of, spans, take_out
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import Column, Row, TextItem, stacked_height
from polybrief.pdf.structure import Element, list_numbering
from polybrief.pdf.theme import Style
from polybrief.pdf.widths import Wish
from polybrief.text.intrinsic import IntrinsicWidth
from polybrief.text.lines import Span

if TYPE_CHECKING:
    from polybrief.pdf.blocks import Setter

_LABEL_GAP = 4.5  # points between a label and the text; less than poppler takes for a gap between columns


def set_list(setter: Setter, element: Node, flow: Flow, style: Style, place: Place, node: Element) -> None:
    """Set a list's items as its style wants them."""
    items = children(element, "li")
    bullets = dict(zip(items, _bullets(setter, element, items, style), strict=True))
    labels = [_label(setter, item, bullet, style, place, None) for item, bullet in bullets.items()]
    node.attributes = list_numbering(["".join(part.text for part in label) for label in labels if label])
    gutter = _gutter(setter, [label for label in labels if label], style, place)

    def set_item(item: Node, flow: Flow, at: Place) -> None:
        first = len(flow.rows)
        own, inner = setter.enter(item, flow, style, at)
        part = Element("LI", node, language=item.get("lang"))
        _set_item(setter, item, bullets[item], flow, own, inner, part, min(gutter, at.width / 2))
        leave(flow, own, first)

    if style.box.columns:
        numbers = [_number_width(setter, item, style, place) for item in items]
        most = _columns(numbers, style, place)
        first = len(flow.rows)
        wishes = [
            _wish(setter, column, item, number, style, place)
            for column, (item, number) in enumerate(zip(items, numbers, strict=True))
            if number.most
        ]
        tables.side_by_side(items, style.box.gap, flow, place, setter.setting.rtl, set_item, most, wishes=wishes)
        for row in flow.rows[first:]:
            row.whole = row.whole or style.box.whole
        return
    for item in items:
        set_item(item, flow, place)


def _bullets(setter: Setter, element: Node, items: list[Node], style: Style) -> list[str]:
    """What stands before items without a label: bullets, or in an `ol.numbered` their numbers."""
    if "numbered" not in element.classes:
        return [style.box.bullet if element.tag == "ul" else ""] * len(items)
    return [setter.setting.language.in_digits(f"{number}.") for number in range(1, len(items) + 1)]


def _columns(numbers: list[IntrinsicWidth], style: Style, place: Place) -> int:
    """How many items stand side by side: the most that the style says, fewer where a number would be cut."""
    least = max((number.least for number in numbers), default=0.0)
    possible = range(style.box.columns, 1, -1)
    return next((it for it in possible if tables.columns(it, style.box.gap, place.width)[1] >= least), 1)


def _number_width(setter: Setter, item: Node, style: Style, place: Place) -> IntrinsicWidth:
    """How wide an item's numbers want to be, points; in less than the least a line of them would end where none may."""
    style_of = setter.setting.theme.style
    own, inner = style_of(style, "li", item.classes, place.around), place.inside(item)
    numbers = [each for each in item if each.tag == "p" and "number" in each.classes]
    styles = [style_of(own, "p", each.classes, inner.around) for each in numbers]
    widths = list(map(setter.intrinsic_width, numbers, styles, map(inner.inside, numbers)))
    return IntrinsicWidth(max((it.least for it in widths), default=0.0), max((it.most for it in widths), default=0.0))


def _wish(setter: Setter, column: int, item: Node, number: IntrinsicWidth, style: Style, place: Place) -> Wish:
    """What an item with a number asks for in a column of its own: the number in one line, the longest word below it."""
    own = setter.setting.theme.style(style, "li", item.classes, place.around)
    wanted = setter.intrinsic_width(item, own, place.inside(item))
    return Wish(column, 1, max(number.most, wanted.least), wanted.most)


def _gutter(setter: Setter, labels: list[list[Span]], style: Style, place: Place) -> float:
    """Room for the labels of a list's items: the theme's, more where a label needs it, none without labels."""
    if not labels or not style.box.gutter:
        return 0.0
    return max(
        style.box.gutter, max(setter.intrinsic_width_of_text(label, place).most for label in labels) + _LABEL_GAP
    )


def _label(setter: Setter, item: Node, bullet: str, style: Style, place: Place, owner: Element | None) -> list[Span]:
    """The text of an item's label, of the `bullet` where it has none."""
    label = label_of(item)
    if label is None:
        style = setter.setting.theme.style(style, "span", ("label",), place.around)
    return spans(setter.setting, [bullet if label is None else label], style, place.surroundings, owner)


def _set_item(
    setter: Setter,
    element: Node,
    bullet: str,
    flow: Flow,
    style: Style,
    place: Place,
    node: Element,
    gutter: float,
) -> None:
    """A list's item: its label in the gutter beside the first line."""
    label = _label(setter, element, bullet, style, place, Element("Lbl", node)) if gutter else []
    if label and (marked := label_of(element)) is not None:
        take_out(element, marked)
    body = Element("LBody", node)
    if "notes" in place.around:
        body = Element("Note", body)
    first = len(flow.rows)
    setting, rtl = setter.setting, setter.setting.rtl
    setter.contents(element, flow, style, place.inset(gutter if label else 0.0, 0.0, rtl), body)
    if not label:
        return
    leading, baseline = setting.leading(style), setting.baseline(style)
    if len(flow.rows) == first:
        flow.add(Row(leading))
    beside = place.inset(0.0, place.width - gutter, rtl)
    lines = [TextItem(beside.x, baseline, line) for line in setter.lines(label, beside, setting.theme.base)]
    if len(lines) == 1:
        flow.rows[first].items[:0] = lines
        return
    rows = flow.rows[first:]
    del flow.rows[first:]
    flow.space(rows[0].before, rows[0].stretch)
    cells = Column([Row(leading, items=[line]) for line in lines]), Column(rows)
    flow.add(Row(max(map(stacked_height, cells)), cells=cells))
