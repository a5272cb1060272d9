"""Rows as they are made in one column, and the place in which they are made."""

from __future__ import annotations

from msgspec import Struct, field

from polybrief.pdf.inline import Surroundings
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import Background, Row
from polybrief.pdf.theme import Box, Color, Style

_BAR, _RULE = 3.0, 1.2  # widths of a box's strip and of a quotation's line

LEAST = 10.0  # points that padding leaves for the content


class Flow(Struct):
    """Rows as they are made, one below the other in one column.

    Attributes:
        pending, stretch: space wanted before the next row, and how much larger it may be; of spaces that meet, the
            larger counts, and of what they may grow to.
        waiting: anchors that the next row takes.
    """

    rows: list[Row] = field(default_factory=list)
    pending: float = 0.0
    stretch: float = 0.0
    backgrounds: tuple[Background, ...] = ()
    waiting: tuple[str, ...] = ()
    rule: tuple[float, float, Color] | None = None

    def space(self, points: float, stretch: float = 0.0) -> None:
        """Ask for space before the next row."""
        reach = max(self.pending + self.stretch, points + stretch)
        self.pending = max(self.pending, points)
        self.stretch = reach - self.pending

    def close_up(self) -> None:
        """Leave no space before the next row."""
        self.pending = self.stretch = 0.0

    def add(self, row: Row) -> None:
        """Add a row below the others."""
        row.before, row.stretch = self.pending, self.stretch
        row.backgrounds = self.backgrounds
        row.anchors = (*self.waiting, *row.anchors)
        if self.rule:
            row.rules, self.rule = (*row.rules, self.rule), None
        self.waiting = ()
        self.close_up()
        self.rows.append(row)


class Place(Struct, frozen=True, gc=False):
    """Where a block is set.

    Attributes:
        x, width: its left edge and width in points.
        rtl: the direction of its text and of its box; columns and gutters follow the document's.
        around: the classes of the elements around it, outermost first.
        language: BCP 47, where it differs from the document's.
        item: the id of the item that it stands in, for messages.
    """

    x: float
    width: float
    rtl: bool
    around: tuple[str, ...] = ()
    language: str | None = None
    item: str | None = None

    def inside(self, element: Node) -> Place:
        """The same place for what stands in an element."""
        if not element.attributes:
            return self
        direction, language = element.get("dir"), element.get("lang") or self.language
        rtl = self.rtl if direction is None else direction == "rtl"
        around, item = (*self.around, *element.classes), element.get("id") or self.item
        return Place(self.x, self.width, rtl, around, language, item)

    @property
    def surroundings(self) -> Surroundings:
        """What text set here takes over."""
        return Surroundings(self.rtl, self.around, self.language)

    def inset(self, start: float, end: float, rtl: bool) -> Place:
        """Narrower by `start` and `end` points on those sides, by less where nothing would be left between them."""
        room = min(self.width, LEAST)
        if start + end > self.width - room:
            scale = (self.width - room) / (start + end)
            start, end = start * scale, end * scale
        if not start and not end:
            return self
        left = end if rtl else start
        return Place(self.x + left, self.width - start - end, self.rtl, self.around, self.language, self.item)


def leave(flow: Flow, style: Style, first: int) -> None:
    """End a block whose rows begin with number `first`: one that is whole stands on one page, if it has room there."""
    if style.box.whole:
        for row in flow.rows[first:-1]:
            row.keep = True
    flow.space(style.box.after)


def background(box: Box, place: Place, rtl: bool) -> Background:
    """A box's fill, its strip or its line, at the start side."""
    if box.rule:
        return Background(
            place.x, place.width, box.fill, box.rule, place.x + place.width - _RULE if rtl else place.x, _RULE
        )
    return Background(
        place.x,
        place.width,
        box.fill,
        box.bar,
        place.x + place.width - _BAR if rtl else place.x,
        _BAR if box.bar else 0.0,
    )
