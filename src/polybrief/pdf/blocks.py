"""XHTML → rows of set text and shapes, and the structure tree beside them.

One pass over the document: each block element makes its structure element, sets its text, and adds rows to a `Flow`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from msgspec import Struct, field

from polybrief.errors import MissingGlyphError
from polybrief.model.page import Page
from polybrief.pdf import drawings, lists, pictures, tables
from polybrief.pdf.flow import Flow, Place, background, leave
from polybrief.pdf.inline import WHITE_SPACE, Setting, children, spans
from polybrief.pdf.nodes import Node, read_nodes
from polybrief.pdf.pages import passage
from polybrief.pdf.rows import Row, TextItem
from polybrief.pdf.separators import without_last_separator
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Style, Theme
from polybrief.text.cutting import Cut, cut_paragraph
from polybrief.text.intrinsic import IntrinsicWidth, intrinsic_width
from polybrief.text.lines import Line, Measure, Span
from polybrief.text.paragraph import set_cut

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
    "caption": "Caption",
}
_BLOCKS = dict.fromkeys((*_ROLES, "svg", "img"))
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2}


class Story(Struct, frozen=True):
    """A document set, not yet on pages: its rows, its structure tree, and what every page repeats."""

    rows: list[Row]
    root: Element
    running: tuple[Node, ...]


def set_story(page: Page, theme: Theme) -> Story:
    """Set a page's XHTML in one column of the theme's page.

    Raises:
        InputError: the page cannot be read.
        MissingGlyphError: names character, place and language.
    """
    body = read_nodes(page)
    setter = Setter(Setting(page.language, theme, {image.name: image for image in page.images}))
    root = Element("Document", language=page.language.tag)
    flow = Flow()
    side, width = theme.page["side"], theme.page["size"][0]
    running = tuple(child for child in body if "running" in child.classes)
    body.contents[:] = [each for each in body.contents if each not in running]
    setter.contents(body, flow, theme.base, Place(side, width - 2 * side, setter.setting.rtl), root)
    return Story(flow.rows, root, running)


class Setter(Struct, frozen=True):
    """Sets blocks; one a document."""

    setting: Setting
    measured: dict[Hashable, Cut] = field(default_factory=dict)
    """What was cut to be measured, until it is set."""

    def contents(self, element: Node, flow: Flow, style: Style, place: Place, owner: Element) -> None:
        """Set what stands in an element: blocks one below the other, text between them as paragraphs of `owner`."""
        for part in _parts(element):
            if isinstance(part, list):
                self.paragraph(part, flow, style, place, owner)
            else:
                self.block(part, flow, style, place, owner)

    def intrinsic_width(self, element: Node, style: Style, place: Place) -> IntrinsicWidth:
        """How wide what stands in an element wants to be; pictures are as wide as their column."""
        least = most = 0.0
        for part in _parts(element):
            if isinstance(part, list):
                text = spans(self.setting, part, style, place.surroundings, None)
                found, inset = self.intrinsic_width_of_text(text, place), 0.0
            elif part.tag == "svg":
                continue
            else:
                own = self.setting.theme.style(style, part.tag, part.classes, place.around)
                found = self.intrinsic_width(part, own, place.inside(part))
                inset = own.box.padding[1] + own.box.padding[3] + own.box.gutter
            least, most = max(least, found.least + inset), max(most, found.most + inset)
        return IntrinsicWidth(least, most)

    def intrinsic_width_of_text(self, parts: list[Span], place: Place) -> IntrinsicWidth:
        """How wide a paragraph wants to be, which is set next."""
        try:
            cut = cut_paragraph(parts, rtl=place.rtl)
            self.measured[_faces(parts, place)] = cut
            return intrinsic_width(cut)
        except MissingGlyphError:  # which is told of where the text is set
            return IntrinsicWidth()

    def block(self, element: Node, flow: Flow, style: Style, place: Place, parent: Element) -> None:
        """Set one block element."""
        tag, names, first = element.tag, element.classes, len(flow.rows)
        own, place = self.enter(element, flow, style, place)
        if tag == "svg":
            flow.add(drawings.drawing(element, own, place, self.setting, parent))
        elif tag == "img":
            flow.add(pictures.picture(element, own, place, self.setting, parent))
        elif "columns" in names and tag == "div":
            columns = children(element, *_BLOCKS)
            gap = own.box.gap or self.setting.theme.page["gap"]

            def set_column(each: Node, inner: Flow, at: Place) -> None:
                self.block(each, inner, own, at, parent)

            shares = own.box.widths
            if shares and len(shares) == len(columns):
                tables.in_grid(columns, shares, gap, flow, place, self.setting.rtl, set_column)
            else:
                tables.side_by_side(columns, gap, flow, place, self.setting.rtl, set_column)
        else:
            node = Element(_ROLES[tag], parent, language=element.get("lang"))
            with_box = _BOXES.get(tag, Setter.set_box)
            with_box(self, element, flow, own, place, node)
        leave(flow, own, first)

    def enter(self, element: Node, flow: Flow, style: Style, place: Place) -> tuple[Style, Place]:
        """Begin a block: its style, and the place inside it.

        Its space above is asked for, its anchor waits for a row; what is before it may be kept with it.
        """
        own = self.setting.theme.style(style, element.tag, element.classes, place.around)
        flow.space(own.box.before, own.box.stretch)
        if own.box.follows and flow.rows:
            flow.rows[-1].keep = True
        if key := element.get("id"):
            flow.waiting = (*flow.waiting, key)
        return own, place.inside(element)

    def set_box(self, element: Node, flow: Flow, style: Style, place: Place, node: Element) -> None:
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
        # A passage in a passage flows in its column.
        flows = "passage" in element.classes and place.around.count("passage") == 1
        (self.passage if flows else self.contents)(element, flow, style, inner, node)
        if bottom:
            flow.close_up()
            flow.add(Row(bottom))
        if box.line_after and len(flow.rows) > first:
            flow.rows[-1].keep = True
            flow.close_up()
            flow.add(Row(0.0, rules=((place.x, place.width, box.line_after),)))
        flow.backgrounds = outer

    def passage(self, element: Node, flow: Flow, style: Style, place: Place, node: Element) -> None:
        """Set what stands in an element in two columns."""
        gap = min(style.box.gap, place.width / 4)
        width = (place.width - gap) / 2
        beside = width + gap
        inner = Flow()
        rtl = self.setting.rtl
        self.contents(element, inner, style, place.inset(0.0, beside, rtl), node)
        if inner.rows:
            flow.space(inner.rows[0].before, inner.rows[0].stretch)
            row = passage(inner.rows, -beside if rtl else beside, self.setting.theme.page["size"][1])
            row.whole = row.height <= tables.SHORT
            flow.add(row)
            flow.space(inner.pending)

    def set_heading(self, element: Node, flow: Flow, style: Style, place: Place, node: Element) -> None:
        first = len(flow.rows)
        self.set_box(element, flow, style, place, node)
        for row in flow.rows[first:]:
            row.keep = True
        if len(flow.rows) > first:
            title = " ".join(element.text.split())
            flow.rows[first].outline = (_HEADINGS[element.tag], title)

    def paragraph(self, nodes: Sequence[str | Node], flow: Flow, style: Style, place: Place, owner: Element) -> None:
        """Set inline nodes; nothing where there is no text. Its first and last two lines stay together."""
        parts = spans(self.setting, list(nodes), style, place.surroundings, owner)
        if not parts:
            return
        lines = self.lines(parts, place, style)
        leading, baseline = self.setting.leading(style), self.setting.baseline(style)
        last = len(lines) - 1
        for number, line in enumerate(lines):
            keep = number != last and (number == 0 or number == last - 1)
            flow.add(Row(leading, keep=keep, items=[TextItem(place.x, baseline, line)]))

    def lines(self, parts: list[Span], place: Place, style: Style) -> list[Line]:
        """Set a paragraph as its style or its language wants it."""
        language = self.setting.language_of(place.surroundings.language)
        measure = Measure(place.width, place.rtl, style.align or language.align, language.hyphenation, language.tag)
        try:
            cut = self.measured.pop(_faces(parts, place), None) if self.measured else None
            lines = set_cut(cut.owned_by(parts) if cut else cut_paragraph(parts, rtl=place.rtl), measure)
        except MissingGlyphError as problem:
            text = " ".join("".join(part.text for part in parts if not part.rise).replace("\u2060", "").split())
            where = f"{place.item}, " if place.item else ""
            raise MissingGlyphError(
                f"edition {self.setting.language.tag}, {where}text {text[:60]!r}: {problem}"
            ) from problem
        return [*(without_last_separator(line, measure) for line in lines[:-1]), *lines[-1:]]

    def set_table(self, element: Node, flow: Flow, style: Style, place: Place, node: Element) -> None:
        """A table, its caption above it."""
        first = len(flow.rows)
        for child in element:
            if child.tag == "caption":
                self.block(child, flow, style, place, node)
        for row in flow.rows[first:]:
            row.keep = True
        tables.TableSetter(self.setting, style, self.contents, self.intrinsic_width).set(element, flow, place, node)


def _faces(parts: Sequence[Span], place: Place) -> Hashable:
    """All that the cutting of a paragraph depends on."""
    return place.rtl, *[(part.text, part.chain, part.size) for part in parts]


def _parts(element: Node) -> Iterator[list[str | Node] | Node]:
    """What stands in an element: blocks, and between them lists of inline nodes."""
    inline: list[str | Node] = []
    for node in element.contents:
        if isinstance(node, str):
            if inline or node.strip(WHITE_SPACE):
                inline.append(node)
        elif node.tag not in _BLOCKS:
            inline.append(node)
        else:
            if inline:
                yield inline
                inline = []
            yield node
    if inline:
        yield inline


_BOXES: dict[str, Callable[[Setter, Node, Flow, Style, Place, Element], None]] = {
    "h1": Setter.set_heading,
    "h2": Setter.set_heading,
    "h3": Setter.set_heading,
    "ol": lists.set_list,
    "ul": lists.set_list,
    "table": Setter.set_table,
}
