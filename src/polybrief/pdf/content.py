"""Placed rows → a page's content stream, with marked content, and the areas of its links.

Nothing is decided here. What belongs to no structure element (backgrounds, lines, running text) is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybrief.pdf.fonts import EmbeddedFont, FontUse
from polybrief.pdf.rows import Background, DrawingItem, Placed, Shape, TextItem
from polybrief.pdf.structure import AnnotationReference, Element, MarkedContent
from polybrief.pdf.theme import Color
from polybrief.text.lines import Run

_LAYOUT, _PAGINATION = "/Artifact<</Type/Layout>>BDC", "/Artifact<</Type/Pagination/Subtype/{}>>BDC"
_HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Where a link can be clicked: its element, the page (from 0) and the rectangle in PDF coordinates."""

    element: Element
    page: int
    rectangle: tuple[float, float, float, float]


class ContentWriter:
    """Writes the content streams of one document, page after page; collects marked content and link areas.

    Attributes:
        marked: per page, the element of each marked-content sequence.
        links: all link areas, in order.
    """

    def __init__(self, fonts: FontUse, height: float) -> None:
        self._fonts = fonts
        self._height = height
        self.marked: list[list[Element]] = []
        self.links: list[LinkArea] = []
        self._out: list[str] = []
        self._owner: Element | None = None
        self._state: tuple[EmbeddedFont | None, float, Color | None, float] = (None, 0.0, None, 0.0)

    def page(
        self, placed: Placed, header: Sequence[tuple[float, TextItem]], footer: Sequence[tuple[float, TextItem]]
    ) -> bytes:
        """One page: its placed rows; the running texts as pairs of y (from the top) and line."""
        self._out = []
        self._owner = None
        self._state = (None, 0.0, None, 0.0)
        self.marked.append([])
        self._backgrounds(placed)
        for row in placed:
            for item in row.row.items:
                if row.row.repeated:
                    self._repeat(item, row.y)
                elif isinstance(item, DrawingItem):
                    self._drawing(item, row.y)
                else:
                    self._line(item, row.y)
        self._close()
        for subtype, items in (("Header", header), ("Footer", footer)):
            if items:
                self._out.append(_PAGINATION.format(subtype) + " BT")
                for y, item in items:
                    for run in item.line.runs:
                        self._show(run, item.x, self._height - y)
                self._out.append("ET EMC")
        return "\n".join(self._out).encode("latin-1")

    def _backgrounds(self, placed: Placed) -> None:
        boxes: dict[Background, tuple[float, float]] = {}
        lines: list[str] = []
        for row in placed:
            for box in row.row.backgrounds:
                top, _ = boxes.get(box, (row.y, 0.0))
                boxes[box] = (top, row.y + row.row.height)
            for x, width, color in row.row.rules:
                y = self._height - row.y + (row.gap / 2 if row.gap else 0.0)
                lines.append(f"{_rgb(color)} RG {_HAIRLINE} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S")
        fills = [text for box, (top, bottom) in boxes.items() for text in self._box(box, top, bottom)]
        if fills or lines:
            self._out += [_LAYOUT, *fills, *lines, "EMC"]

    def _box(self, box: Background, top: float, bottom: float) -> Iterable[str]:
        y, height = self._height - bottom, bottom - top
        if box.fill:
            yield f"{_rgb(box.fill)} rg {box.x:.2f} {y:.2f} {box.width:.2f} {height:.2f} re f"
        if box.bar:
            yield f"{_rgb(box.bar)} rg {box.bar_x:.2f} {y:.2f} {box.bar_width:.2f} {height:.2f} re f"

    def _open(self, owner: Element) -> None:
        """Begin a marked-content sequence for an element, unless it is open."""
        if owner is self._owner:
            return
        self._close()
        marked = self.marked[-1]
        owner.kids.append(MarkedContent(len(self.marked) - 1, len(marked)))
        self._out.append(f"/{owner.role}<</MCID {len(marked)}>>BDC BT")
        marked.append(owner)
        self._owner = owner

    def _close(self) -> None:
        if self._owner is not None:
            self._out.append("ET EMC")
            self._owner = None

    def _line(self, item: TextItem, y: float) -> None:
        baseline = self._height - y - item.baseline
        for run in item.line.runs:
            owner = run.span.owner
            if not isinstance(owner, Element):
                raise TypeError("text without a structure element")
            self._open(owner)
            self._show(run, item.x, baseline)
            if owner.linked is not None:
                self._link(owner.linked, run, item.x, baseline)

    def _repeat(self, item: TextItem | DrawingItem, y: float) -> None:
        """Text that stands on an earlier page already: an artifact."""
        if isinstance(item, TextItem):
            self._close()
            self._out.append("/Artifact<</Type/Pagination>>BDC BT")
            for run in item.line.runs:
                self._show(run, item.x, self._height - y - item.baseline)
            self._out.append("ET EMC")

    def _show(self, run: Run, x: float, baseline: float) -> None:
        """Show one run; font, colour and rise are set where they change."""
        span = run.span
        font = self._fonts.embedded(run.pieces[0].font)
        last_font, last_size, last_color, last_rise = self._state
        out = self._out
        if font is not last_font or span.size != last_size:
            out.append(f"/{font.name} {span.size:g} Tf")
        if span.color != last_color:
            out.append(f"{_rgb(span.color)} rg")
        if span.rise != last_rise:
            out.append(f"{span.rise:.2f} Ts")
        self._state = (font, span.size, span.color, span.rise)
        shown = font.show(run.pieces, span.size, span.rise)
        if any(run.stretch):
            shown = [
                f"{text} {-stretch * 1000 / span.size:.2f}" if stretch else text
                for text, stretch in zip(shown, run.stretch, strict=True)
            ]
        text = "".join(shown).replace(")(", "")
        out.append(f"1 0 0 1 {x + run.x:.2f} {baseline:.2f} Tm[{text}]TJ")

    def _link(self, link: Element, run: Run, x: float, baseline: float) -> None:
        """The area of a link's run; neighbours on a line become one area."""
        page, span = len(self.marked) - 1, run.span
        font = run.pieces[0].font
        bottom = baseline + span.rise + font.descent * span.size / 1000
        top = baseline + span.rise + font.ascent * span.size / 1000
        area = (x + run.x, bottom, x + run.x + run.width, top)
        if self.links:
            last = self.links[-1]
            if last.element is link and last.page == page and abs(last.rectangle[1] - bottom) < 0.01:
                left, _, right, _ = last.rectangle
                self.links[-1] = LinkArea(link, page, (min(left, area[0]), bottom, max(right, area[2]), top))
                return
        link.kids.append(AnnotationReference(page, len(self.links)))
        self.links.append(LinkArea(link, page, area))

    def _drawing(self, item: DrawingItem, y: float) -> None:
        self._close()
        top = self._height - y
        element, marked = item.element, self.marked[-1]
        element.attributes = (
            f"/O/Layout/Placement/Block/BBox[{item.x:.2f} {top - item.height:.2f} {item.x + item.width:.2f} {top:.2f}]"
        )
        element.kids.append(MarkedContent(len(self.marked) - 1, len(marked)))
        self._out.append(f"/Figure<</MCID {len(marked)}>>BDC q")
        marked.append(element)
        self._out += [_shape(shape, item.x, top) for shape in item.shapes]
        self._out.append("Q EMC")


def _rgb(color: Color) -> str:
    return f"{color[0]:.3g} {color[1]:.3g} {color[2]:.3g}"


def _shape(shape: Shape, x: float, top: float) -> str:
    """A line or a circle, painted as it says."""
    paint = "B" if shape.fill and shape.stroke else "f" if shape.fill else "S" if shape.stroke else "n"
    parts = [f"{shape.width:.2f} w [{' '.join(f'{length:.2f}' for length in shape.dash)}] 0 d"]
    if shape.stroke:
        parts.append(f"{_rgb(shape.stroke)} RG")
    if shape.fill:
        parts.append(f"{_rgb(shape.fill)} rg")
    if shape.kind == "line":
        x1, y1, x2, y2 = shape.numbers
        parts.append(f"{x + x1:.2f} {top - y1:.2f} m {x + x2:.2f} {top - y2:.2f} l")
    else:
        parts.append(_circle(x + shape.numbers[0], top - shape.numbers[1], shape.numbers[2]))
    return " ".join([*parts, paint])


def _circle(x: float, y: float, r: float) -> str:
    """A circle as four Bézier curves."""
    k = 0.5523 * r  # 4/3 (√2 − 1): the usual approximation of a quarter
    points = [
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    ]
    return f"{x + r:.2f} {y:.2f} m " + " ".join(" ".join(f"{n:.2f}" for n in curve) + " c" for curve in points) + " h"
