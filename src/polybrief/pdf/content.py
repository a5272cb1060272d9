"""Placed rows → a page's content stream, with marked content, and the areas of its links.

Nothing is decided here. What belongs to no structure element (backgrounds, lines, running text) is an artifact.

The unit of a content stream is a hundredth of a point: whole numbers are shorter, and moving text from line to line by
them is exact, so that what stands on one line in one column does so in the next (programs that read text compare).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from polybrief.model.page import Image
from polybrief.pdf.fonts import FontUse
from polybrief.pdf.rows import Background, DrawingItem, Item, PictureItem, Placed, RunningItem, Shape, TextItem
from polybrief.pdf.structure import AnnotationReference, Element, MarkedContent
from polybrief.pdf.theme import Color
from polybrief.text.lines import Run

_LAYOUT, _REPEATED = "/Artifact<</Type/Layout>>BDC", "/Artifact<</Type/Pagination>>BDC"
_PAGINATION = "/Artifact<</Type/Pagination/Subtype/{}>>BDC"
_UNIT = 100  # how many are a point
_SCALED = f"{1 / _UNIT:g} 0 0 {1 / _UNIT:g} 0 0 cm"
_HAIRLINE = 50
_KEPT_COLORS = 1000
_CLOSE = 0.1  # nearer than this, text follows text without being moved
_NOWHERE = float("-inf")

_State = tuple[str, float, Color, float]
"""Of the text: the font's name, its size in points, the colour, the rise in points."""
_NO_STATE: _State = ("", 0.0, (-1.0, -1.0, -1.0), 0.0)


class LinkArea(Struct, frozen=True, gc=False):
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
        self._in_text = False  # between BT and ET
        self._left, self._up = 0, 0  # where the text began that is moved to the next
        self._pen = _NOWHERE  # where the text ended
        self._state = _NO_STATE

    def page(self, placed: Placed, header: Sequence[RunningItem], footer: Sequence[RunningItem]) -> bytes:
        """One page: its placed rows and running texts."""
        self._out = [_SCALED]
        self._owner = None
        self._state = _NO_STATE
        self.marked.append([])
        self._backgrounds(placed)
        for row in placed:
            for item in row.row.items:
                if isinstance(item, TextItem) and not row.row.repeated:
                    self._line(item, row.y)
                else:
                    self._unusual(item, row.y, repeated=row.row.repeated)
        self._end_text()
        for subtype, items in (("Header", header), ("Footer", footer)):
            if items:
                self._out.append(_PAGINATION.format(subtype))
                self._running(items)
                self._end_text()
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
                lines.append(f"{_rgb(color)} RG {_HAIRLINE} w {_units(x, y)} m {_units(x + width, y)} l S")
        fills = [text for box, (top, bottom) in boxes.items() for text in self._box(box, top, bottom)]
        if fills or lines:
            self._out += [_LAYOUT, *fills, *lines, "EMC"]

    def _box(self, box: Background, top: float, bottom: float) -> Iterable[str]:
        y, height = self._height - bottom, bottom - top
        if box.fill:
            yield f"{_rgb(box.fill)} rg {_units(box.x, y, box.width, height)} re f"
        if box.bar:
            yield f"{_rgb(box.bar)} rg {_units(box.bar_x, y, box.bar_width, height)} re f"

    def _open(self, owner: Element) -> None:
        """Begin a marked-content sequence for an element."""
        self._close()
        self._begin_text()
        self._mark(owner)
        self._owner = owner

    def _mark(self, owner: Element) -> None:
        """Begin a marked-content sequence."""
        marked = self.marked[-1]
        owner.kids.append(MarkedContent(len(self.marked) - 1, len(marked)))
        self._out.append(f"/{owner.role}<</MCID {len(marked)}>>BDC")
        marked.append(owner)

    def _close(self) -> None:
        if self._owner is not None:
            self._out.append("EMC")
            self._owner = None

    def _begin_text(self) -> None:
        """Begin a text object, unless one is open; marked content follows marked content in it."""
        if not self._in_text:
            self._out.append("BT")
            self._in_text, self._left, self._up, self._pen = True, 0, 0, _NOWHERE

    def _end_text(self) -> None:
        """End what is open: the marked content, then the text object."""
        self._close()
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _line(self, item: TextItem, y: float) -> None:
        baseline = self._height - y - item.baseline
        up = round(baseline * _UNIT)
        for run in item.line.runs:
            owner = run.span.owner
            if not isinstance(owner, Element):
                raise TypeError("text without a structure element")
            if owner is not self._owner:
                self._open(owner)
            self._show(run, item.x, up)
            if owner.linked is not None:
                self._link(owner.linked, run, item.x, baseline)

    def _unusual(self, item: Item, y: float, *, repeated: bool) -> None:
        """A drawing or a picture; `repeated`: whatever stands on an earlier page already, an artifact here."""
        self._close()
        if isinstance(item, TextItem):
            self._artifact(_REPEATED, (item,), y)
            return
        top, element = self._height - y, item.element
        texts: Sequence[TextItem] = ()
        if isinstance(item, DrawingItem):
            drawn = [_shape(shape, item.x, top) for shape in item.shapes]
            texts = [TextItem(item.x + text.x, text.baseline, text.line) for text in item.texts]
        else:
            drawn = [self._picture(item, top)]
        if repeated or element is None:
            self._artifact(_REPEATED if repeated else _LAYOUT, texts, y, drawn)
            return
        left, right = item.x, item.x + item.width
        element.attributes = f"/O/Layout/Placement/Block/BBox[{left:.2f} {top - item.height:.2f} {right:.2f} {top:.2f}]"
        self._end_text()
        self._mark(element)
        self._out += ["q", *drawn, "Q EMC"]
        for text in texts:
            self._line(text, y)

    def _artifact(self, kind: str, texts: Sequence[TextItem], y: float, drawn: Sequence[str] = ()) -> None:
        if drawn:
            self._end_text()
            self._out += [kind, "q", *drawn, "Q EMC"]
        if texts:
            self._begin_text()
            self._out.append(kind)
            for item in texts:
                for run in item.line.runs:
                    self._show(run, item.x, round((self._height - y - item.baseline) * _UNIT))
            self._out.append("EMC")

    def _running(self, items: Sequence[RunningItem]) -> None:
        fills = [fill for item in items for fill in item.fills]
        if fills:
            self._out.append("q")
            for x, top, width, height, color in fills:
                bottom = self._height - top - height
                self._out.append(f"{_rgb(color)} rg {_units(x, bottom, width, height)} re f")
            self._out.append("Q")
        self._begin_text()
        for y, item, _ in items:
            for run in item.line.runs:
                self._show(run, item.x, round((self._height - y) * _UNIT))

    def _show(self, run: Run, x: float, up: int) -> None:
        """Show one run of a line that begins at `x` points and stands `up` units above the page's edge."""
        span = run.span
        face = self._fonts[run.pieces[0].font]
        shown = face.show(run.pieces, span.size * _UNIT, span.rise * _UNIT)
        state = face.name, span.size, span.color, span.rise
        if state != self._state:
            self._set(state)
        if run.stretch:
            moved = {points: f" {-points * 1000 / span.size:.1f}" if points else "" for points in set(run.stretch)}
            shown = [text + moved[points] for text, points in zip(shown, run.stretch, strict=True)]
        text = "".join(shown).replace(")(", "")
        across = (x + run.x) * _UNIT
        if up == self._up and abs(across - self._pen) < _CLOSE:
            self._out.append(f"[{text}]TJ")
        else:
            left = round(across)
            self._out.append(f"{left - self._left} {up - self._up} Td[{text}]TJ")
            self._left, self._up = left, up
        self._pen = _NOWHERE if run.stretch else across + run.width * _UNIT

    def _set(self, state: _State) -> None:
        """Set what differs from before."""
        font, size, color, rise = state
        last_font, last_size, last_color, last_rise = self._state
        if font != last_font or size != last_size:
            self._out.append(f"/{font} {size * _UNIT:g} Tf")
        if color != last_color:
            self._out.append(f"{_rgb(color)} rg")
        if rise != last_rise:
            self._out.append(f"{rise * _UNIT:.0f} Ts")
        self._state = state

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
        width, height, x, bottom = (round(it * _UNIT) for it in (item.width, item.height, item.x, top - item.height))
        return f"{width} 0 0 {height} {x} {bottom} cm /{name} Do"


def _units(*points: float) -> str:
    """Lengths in points as numbers of a content stream."""
    return " ".join([str(round(length * _UNIT)) for length in points])


@lru_cache(_KEPT_COLORS)
def _rgb(color: Color) -> str:
    return f"{color[0]:.3g} {color[1]:.3g} {color[2]:.3g}"


def _shape(shape: Shape, x: float, top: float) -> str:
    """A shape, painted as it says."""
    paint = "B" if shape.fill and shape.stroke else "f" if shape.fill else "S" if shape.stroke else "n"
    parts = [f"{_units(shape.width)} w [{_units(*shape.dash)}] 0 d"]
    if shape.stroke:
        parts.append(f"{_rgb(shape.stroke)} RG")
    if shape.fill:
        parts.append(f"{_rgb(shape.fill)} rg")
    if shape.kind == "circle":
        across, down, width, height = shape.numbers
        parts.append(_ellipse(x + across, top - down, width, height))
    elif shape.kind == "rect":
        across, down, width, height = shape.numbers
        parts.append(f"{_units(x + across, top - down - height, width, height)} re")
    else:
        points = zip(shape.numbers[::2], shape.numbers[1::2], strict=True)
        parts += [f"{_units(x + across, top - down)} {'l' if n else 'm'}" for n, (across, down) in enumerate(points)]
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
    return f"{_units(x + r, y)} m " + " ".join(f"{_units(*curve)} c" for curve in points) + " h"
