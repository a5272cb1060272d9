"""Placed rows → a page's content stream, with marked content, and the areas of its links.

Nothing is decided here. What belongs to no structure element (backgrounds, lines, running text) is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from polybrief.model.page import Image
from polybrief.pdf.fonts import EmbeddedFont, FontUse
from polybrief.pdf.rows import Background, DrawingItem, Item, PictureItem, Placed, RunningItem, Shape, TextItem
from polybrief.pdf.structure import AnnotationReference, Element, MarkedContent
from polybrief.pdf.theme import Color
from polybrief.text.lines import Run

_LAYOUT, _REPEATED = "/Artifact<</Type/Layout>>BDC", "/Artifact<</Type/Pagination>>BDC"
_PAGINATION = "/Artifact<</Type/Pagination/Subtype/{}>>BDC"
_HAIRLINE = 0.5


class LinkArea(Struct, frozen=True):
    """Where a link can be clicked: its element, the page (from 0) and the rectangle in PDF coordinates."""

    element: Element
    page: int
    rectangle: tuple[float, float, float, float]


class ContentWriter:
    """Writes the content streams of one document, page after page; collects marked content and link areas.

    Attributes:
        marked: per page, the element of each marked-content sequence.
        links: all link areas, in order.
        images: what is shown of the page's images, by the name in the resources.
    """

    def __init__(self, fonts: FontUse, height: float) -> None:
        self._fonts = fonts
        self._height = height
        self.marked: list[list[Element]] = []
        self.links: list[LinkArea] = []
        self.images: dict[str, Image] = {}
        self._out: list[str] = []
        self._owner: Element | None = None
        self._state: tuple[EmbeddedFont | None, float, Color | None, float] = (None, 0.0, None, 0.0)

    def page(self, placed: Placed, header: Sequence[RunningItem], footer: Sequence[RunningItem]) -> bytes:
        """One page: its placed rows and running texts."""
        self._out = []
        self._owner = None
        self._state = (None, 0.0, None, 0.0)
        self.marked.append([])
        self._backgrounds(placed)
        for row in placed:
            for item in row.row.items:
                if isinstance(item, TextItem) and not row.row.repeated:
                    self._line(item, row.y)
                else:
                    self._unusual(item, row.y, repeated=row.row.repeated)
        self._close()
        for subtype, items in (("Header", header), ("Footer", footer)):
            if items:
                self._out.append(_PAGINATION.format(subtype))
                self._running(items)
                self._out.append("EMC")
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
        self._mark(owner, "BT")
        self._owner = owner

    def _mark(self, owner: Element, begin: str) -> None:
        """Begin a marked-content sequence, and what it holds."""
        marked = self.marked[-1]
        owner.kids.append(MarkedContent(len(self.marked) - 1, len(marked)))
        self._out.append(f"/{owner.role}<</MCID {len(marked)}>>BDC {begin}")
        marked.append(owner)

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

    def _unusual(self, item: Item, y: float, *, repeated: bool) -> None:
        """A drawing or a picture; `repeated`: whatever stands on an earlier page already, an artifact here."""
        self._close()
        if isinstance(item, TextItem):
            self._artifact(_REPEATED, (), (item,), y)
            return
        top, element = self._height - y, item.element
        texts: Sequence[TextItem] = ()
        if isinstance(item, DrawingItem):
            drawn = [_shape(shape, item.x, top) for shape in item.shapes]
            texts = [TextItem(item.x + text.x, text.baseline, text.line) for text in item.texts]
        else:
            drawn = [self._picture(item, top)]
        if repeated or element is None:
            self._artifact(_REPEATED if repeated else _LAYOUT, drawn, texts, y)
            return
        left, right = item.x, item.x + item.width
        element.attributes = f"/O/Layout/Placement/Block/BBox[{left:.2f} {top - item.height:.2f} {right:.2f} {top:.2f}]"
        self._mark(element, "q")
        self._out += [*drawn, "Q EMC"]
        for text in texts:
            self._line(text, y)

    def _artifact(self, kind: str, drawn: Sequence[str], texts: Sequence[TextItem], y: float) -> None:
        self._out.append(kind)
        if drawn:
            self._out += ["q", *drawn, "Q"]
        if texts:
            self._out.append("BT")
            for item in texts:
                for run in item.line.runs:
                    self._show(run, item.x, self._height - y - item.baseline)
            self._out.append("ET")
        self._out.append("EMC")

    def _running(self, items: Sequence[RunningItem]) -> None:
        fills = [fill for item in items for fill in item.fills]
        if fills:
            self._out.append("q")
            for x, top, width, height, color in fills:
                bottom = self._height - top - height
                self._out.append(f"{_rgb(color)} rg {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")
            self._out.append("Q")
        self._out.append("BT")
        for y, item, _ in items:
            for run in item.line.runs:
                self._show(run, item.x, self._height - y)
        self._out.append("ET")

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
        if run.stretch:
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

    def _picture(self, item: PictureItem, top: float) -> str:
        """A picture, named in the page's resources in the order of first use."""
        name = next((name for name, image in self.images.items() if image is item.image), f"I{len(self.images)}")
        self.images[name] = item.image
        return f"{item.width:.2f} 0 0 {item.height:.2f} {item.x:.2f} {top - item.height:.2f} cm /{name} Do"


def _rgb(color: Color) -> str:
    return f"{color[0]:.3g} {color[1]:.3g} {color[2]:.3g}"


def _shape(shape: Shape, x: float, top: float) -> str:
    """A shape, painted as it says."""
    paint = "B" if shape.fill and shape.stroke else "f" if shape.fill else "S" if shape.stroke else "n"
    parts = [f"{shape.width:.2f} w [{' '.join(f'{length:.2f}' for length in shape.dash)}] 0 d"]
    if shape.stroke:
        parts.append(f"{_rgb(shape.stroke)} RG")
    if shape.fill:
        parts.append(f"{_rgb(shape.fill)} rg")
    if shape.kind == "circle":
        across, down, width, height = shape.numbers
        parts.append(_ellipse(x + across, top - down, width, height))
    elif shape.kind == "rect":
        across, down, width, height = shape.numbers
        parts.append(f"{x + across:.2f} {top - down - height:.2f} {width:.2f} {height:.2f} re")
    else:
        points = zip(shape.numbers[::2], shape.numbers[1::2], strict=True)
        parts += [f"{x + across:.2f} {top - down:.2f} {'l' if n else 'm'}" for n, (across, down) in enumerate(points)]
    return " ".join([*parts, paint])


def _ellipse(x: float, y: float, r: float, s: float) -> str:
    """An ellipse with those radii across and down as four Bézier curves."""
    k, m = 0.5523 * r, 0.5523 * s  # 4/3 (√2 − 1): the usual approximation of a quarter
    points = [
        (x + r, y + m, x + k, y + s, x, y + s),
        (x - k, y + s, x - r, y + m, x - r, y),
        (x - r, y - m, x - k, y - s, x, y - s),
        (x + k, y - s, x + r, y - m, x + r, y),
    ]
    return f"{x + r:.2f} {y:.2f} m " + " ".join(" ".join(f"{n:.2f}" for n in curve) + " c" for curve in points) + " h"
