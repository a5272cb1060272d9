"""XHTML → rows of set text and shapes, and the structure tree beside them.

One pass over the document: each block element makes its structure element, sets its text, and adds rows to a `Flow`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from polybrief.errors import InputError, MissingGlyphError
from polybrief.model.page import Page
from polybrief.pdf import figures, tables
from polybrief.pdf.flow import Flow, Place, background
from polybrief.pdf.inline import WHITE_SPACE, Setting, classes, contents, label_of, local, setting_of, spans, take_out
from polybrief.pdf.rows import DrawingItem, Row, TextItem
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Style, Theme
from polybrief.text.lines import Line, Measure, Span
from polybrief.text.paragraph import set_paragraph

_ROLES = {
    "body": "Document",
    "section": "Sect",
    "header": "Div",
    "footer": "Div",
    "figure": "Div",
    "div": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "ol": "L",
    "ul": "L",
    "li": "LI",
    "table": "Table",
    "figcaption": "Caption",
}
_BLOCKS = {*_ROLES, "svg"}
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2}
_LABEL_GAP = 4.5  # points between a label and the text; less than poppler takes for a gap between columns


@dataclass(frozen=True, slots=True)
class Story:
    """A document set, not yet on pages: its rows, its structure tree, and what every page repeats."""

    rows: list[Row]
    root: Element
    running: tuple[etree._Element, ...]


def set_story(page: Page, theme: Theme) -> Story:
    """Set a page's XHTML in one column of the theme's page.

    Raises:
        InputError: the XHTML is not well-formed or has no body.
        MissingGlyphError: names character, place and language.
    """
    try:
        document = etree.fromstring(
            page.xhtml.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except etree.XMLSyntaxError as problem:
        raise InputError(f"the page of {page.title!r} is not well-formed XHTML: {problem}") from problem
    body = next((child for child in document if local(child) == "body"), None)
    if body is None:
        raise InputError(f"the page of {page.title!r} has no body")
    setter = Setter(setting_of(page.language, theme))
    root = Element("Document", language=page.language.tag)
    flow = Flow()
    side, width = theme.page["side"], theme.page["size"][0]
    running = tuple(child for child in body if "running" in classes(child))
    for element in running:
        body.remove(element)
    setter.contents(body, flow, theme.base, Place(side, width - 2 * side, setter.setting.rtl), root)
    return Story(flow.rows, root, running)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets blocks; one a document."""

    setting: Setting

    def contents(self, element: etree._Element, flow: Flow, style: Style, place: Place, owner: Element) -> None:
        """Set what stands in an element: blocks one below the other, text between them as paragraphs of `owner`."""
        inline: list[str | etree._Element] = []
        for node in contents(element):
            if isinstance(node, str):
                if inline or node.strip(WHITE_SPACE):
                    inline.append(node)
            elif local(node) not in _BLOCKS:
                inline.append(node)
            else:
                self.paragraph(inline, flow, style, place, owner)
                inline = []
                self.block(node, flow, style, place, owner)
        self.paragraph(inline, flow, style, place, owner)

    def block(self, element: etree._Element, flow: Flow, style: Style, place: Place, parent: Element) -> None:
        """Set one block element."""
        tag, names = local(element), classes(element)
        own, place = self.enter(element, flow, style, place)
        if tag == "svg":
            flow.add(figures.drawing(element, place.x, place.width, self.setting.theme.accent, parent))
        elif "columns" in names and tag == "div":
            columns = [child for child in element if local(child)]
            gap = self.setting.theme.page["gap"]

            def set_column(each: etree._Element, inner: Flow, at: Place) -> None:
                self.block(each, inner, own, at, parent)

            tables.side_by_side(columns, gap, flow, place, self.setting.rtl, set_column)
        else:
            node = Element(_ROLES[tag], parent, language=element.get("lang"))
            with_box = _BOXES.get(tag, Setter.set_box)
            with_box(self, element, flow, own, place, node)
        flow.space(own.box.after)

    def enter(self, element: etree._Element, flow: Flow, style: Style, place: Place) -> tuple[Style, Place]:
        """Begin a block: its style, and the place inside it.

        Its space above is asked for, its anchor waits for a row.
        """
        own = self.setting.theme.style(style, local(element), classes(element), place.around)
        flow.space(own.box.before)
        if key := element.get("id"):
            flow.waiting = (*flow.waiting, key)
        return own, place.inside(element)

    def set_box(self, element: etree._Element, flow: Flow, style: Style, place: Place, node: Element) -> None:
        """A block with its padding, background and lines."""
        box, rtl = style.box, place.rtl
        top, end, bottom, start = box.padding
        if box.line:
            flow.rule = (place.x, place.width, box.line)
        outer, first = flow.backgrounds, len(flow.rows)
        if box.fill or box.bar or box.rule:
            flow.backgrounds = (*outer, background(box, place, rtl))
        inner = place.inset(start, end, rtl)
        if top:
            flow.add(Row(top, keep=True))
        self.contents(element, flow, style, inner, node)
        if bottom:
            flow.pending = 0.0
            flow.add(Row(bottom))
        if box.whole:
            for row in flow.rows[first:-1]:
                row.keep = True
        flow.backgrounds = outer

    def set_heading(self, element: etree._Element, flow: Flow, style: Style, place: Place, node: Element) -> None:
        first = len(flow.rows)
        self.set_box(element, flow, style, place, node)
        for row in flow.rows[first:]:
            row.keep = True
        if len(flow.rows) > first:
            title = " ".join("".join(str(text) for text in element.itertext()).split())
            flow.rows[first].outline = (_HEADINGS[local(element)], title)

    def paragraph(
        self, nodes: Sequence[str | etree._Element], flow: Flow, style: Style, place: Place, owner: Element
    ) -> None:
        """Set inline nodes; nothing where there is no text. Its first and last two lines stay together."""
        if not nodes:
            return
        parts = spans(self.setting, list(nodes), style, place.surroundings, owner)
        if not parts:
            return
        lines = self.lines(parts, place)
        leading, baseline = self.setting.leading(style), self.setting.baseline(style)
        last = len(lines) - 1
        for number, line in enumerate(lines):
            keep = number != last and (number == 0 or number == last - 1)
            flow.add(Row(leading, keep=keep, items=[TextItem(place.x, baseline, line)]))

    def lines(self, parts: list[Span], place: Place) -> list[Line]:
        """Set a paragraph as its language wants it."""
        language = self.setting.language_of(place.surroundings.language)
        measure = Measure(place.width, place.rtl, language.align, language.hyphenation, language.tag)
        try:
            return set_paragraph(parts, measure)
        except MissingGlyphError as problem:
            text = " ".join("".join(part.text for part in parts if not part.rise).replace("\u2060", "").split())
            where = f"{place.item}, " if place.item else ""
            raise MissingGlyphError(
                f"edition {self.setting.language.tag}, {where}text {text[:60]!r}: {problem}"
            ) from problem

    def set_list(self, element: etree._Element, flow: Flow, style: Style, place: Place, node: Element) -> None:
        node.attributes = "/O/List/ListNumbering/Decimal"
        items = [child for child in element if local(child) == "li"]
        gutter = self.gutter(items, style, place)

        def set_item(item: etree._Element, flow: Flow, at: Place) -> None:
            own, inner = self.enter(item, flow, style, at)
            self.set_item(item, flow, own, inner, Element("LI", node, language=item.get("lang")), gutter)
            flow.space(own.box.after)

        if style.box.columns:
            tables.side_by_side(items, style.box.gap, flow, place, self.setting.rtl, set_item)
            return
        for item in items:
            set_item(item, flow, place)

    def gutter(self, items: list[etree._Element], style: Style, place: Place) -> float:
        """Room for the labels of a list's items: the theme's, more where a label needs it, none without labels."""
        widths = [
            line.width
            for item in items
            if (label := label_of(item)) is not None
            for line in self.lines(self.label(label, style, place, None), place)[:1]
        ]
        return max(style.box.gutter, max(widths) + _LABEL_GAP) if widths and style.box.gutter else 0.0

    def label(self, label: etree._Element, style: Style, place: Place, owner: Element | None) -> list[Span]:
        """The text of a label."""
        return spans(self.setting, [label], style, place.surroundings, owner)

    def set_item(
        self, element: etree._Element, flow: Flow, style: Style, place: Place, node: Element, gutter: float
    ) -> None:
        """A list's item: its label in the gutter beside the first line."""
        marked = label_of(element) if gutter else None
        label = Element("Lbl", node) if marked is not None else None
        body = Element("LBody", node)
        first = len(flow.rows)
        if marked is not None:
            take_out(marked)
        self.contents(element, flow, style, place.inset(gutter, 0.0, self.setting.rtl), body)
        if marked is None:
            return
        if len(flow.rows) == first:
            flow.add(Row(self.setting.leading(style)))
        beside_it = place.inset(0.0, place.width - gutter, self.setting.rtl)
        lines = self.lines(self.label(marked, style, place, label), beside_it)
        beside: list[TextItem | DrawingItem] = [
            TextItem(beside_it.x, self.setting.baseline(style), line) for line in lines
        ]
        flow.rows[first].items[:0] = beside

    def set_table(self, element: etree._Element, flow: Flow, style: Style, place: Place, node: Element) -> None:
        """A table."""
        tables.set_table(element, flow, style, place, node, self.setting, self.contents)


_BOXES: dict[str, Callable[[Setter, etree._Element, Flow, Style, Place, Element], None]] = {
    "h1": Setter.set_heading,
    "h2": Setter.set_heading,
    "h3": Setter.set_heading,
    "ol": Setter.set_list,
    "ul": Setter.set_list,
    "table": Setter.set_table,
}
