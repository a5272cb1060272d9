"""Plain ReportLab Platypus: neither shaped nor tagged, page numbers by a canvas that keeps its pages until the end."""

from __future__ import annotations

import io
from html import escape
from typing import Any

import content
from peers import BOLD, REGULAR, Engine, static_fonts
from reportlab.graphics.shapes import Circle, Drawing, Line
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

_PAGE = (595.28, 841.89)
_SIDE, _TOP, _BOTTOM = 45.0, 46.0, 42.0
_WIDTH = _PAGE[0] - 2 * _SIDE
_REGULAR, _BOLD = "Bench", "Bench-Bold"
_BLUE, _TEXT, _GREY, _LINE, _FILL = "#0b4a7f", "#1c2733", "#55606e", "#c5d0da", "#edf3f8"


def platypus() -> Engine:
    """The engine; its fonts are registered once a process."""
    for name, file in ((_REGULAR, REGULAR), (_BOLD, BOLD)):
        pdfmetrics.registerFont(TTFont(name, static_fonts() / file))
    pdfmetrics.registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)
    styles = _styles()
    return Engine(lambda brief: brief, lambda brief: _make(brief, styles))


def _styles() -> dict[str, ParagraphStyle]:
    def style(name: str, **changes: Any) -> ParagraphStyle:
        usual = {"fontName": _REGULAR, "fontSize": 9.5, "leading": 12.35, "spaceAfter": 2, "textColor": HexColor(_TEXT)}
        return ParagraphStyle(name, **{**usual, **changes})

    blue = {"fontName": _BOLD, "textColor": HexColor(_BLUE)}
    return {
        "h1": style("h1", fontSize=20, leading=24, spaceAfter=3, **blue),
        "h2": style("h2", fontSize=10.5, leading=13.4, spaceBefore=7, keepWithNext=1, **blue),
        "p": style("p"),
        "meta": style("meta", textColor=HexColor(_GREY)),
        "cell": style("cell", spaceAfter=0),
        "head": style("head", spaceAfter=0, **blue),
        "item": style("item", leftIndent=17, bulletFontName=_BOLD, bulletFontSize=9.5, bulletColor=HexColor(_BLUE)),
        "source": style("source", leftIndent=11, bulletFontName=_BOLD, bulletFontSize=9.5, bulletColor=HexColor(_BLUE)),
    }


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Keeps its pages until their number is known."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self._pages:
            self.__dict__.update(page)
            self.setFont(_REGULAR, 8)
            self.drawRightString(_PAGE[0] - _SIDE, _PAGE[1] - 28, content.NAMES["running"])
            self.drawRightString(_PAGE[0] - _SIDE, 22, f"Page {self._pageNumber} of {len(self._pages)}")
            Canvas.showPage(self)
        Canvas.save(self)


def _make(brief: content.Brief, styles: dict[str, ParagraphStyle]) -> bytes:
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=_PAGE, title=brief.title, lang="en")
    frame = Frame(_SIDE, _BOTTOM, _WIDTH, _PAGE[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(_flow(brief, styles), canvasmaker=_NumberedCanvas)
    return file.getvalue()


def _passage(text: content.Passage) -> str:
    return escape(text.text) + "".join(
        f'<super size="6.3"><a href="#source-{mark}" color="{_BLUE}">{mark}</a></super>' for mark in text.marks
    )


def _flow(brief: content.Brief, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    key = [Paragraph(content.NAMES["key"], styles["h2"])]
    key += [Paragraph(_passage(text), styles["item"], bulletText=f"K{n}") for n, text in enumerate(brief.key, 1)]
    flow: list[Flowable] = [
        Paragraph(escape(brief.title), styles["h1"]),
        Paragraph(escape(brief.meta), styles["meta"]),
        Table([[key]], colWidths=[_WIDTH], style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(_FILL))])),
    ]
    for place, (heading, passages) in enumerate(brief.sections):
        flow.append(Paragraph(escape(heading), styles["h2"]))
        flow += [Paragraph(_passage(text), styles["p"]) for text in passages]
        if place == content.NAMES["table_after"]:
            flow += [Paragraph(content.NAMES["figures"], styles["h2"]), _table(brief, styles)]
        if place == content.NAMES["timeline_after"]:
            flow += [
                Paragraph(content.NAMES["timeline"], styles["h2"]),
                _drawing(len(brief.events)),
                _events(brief, styles),
            ]
    flow.append(Paragraph(content.NAMES["sources"], styles["h2"]))
    for number, (text, rights) in enumerate(brief.sources, 1):
        words = f'<a name="source-{number}"/>{escape(text)}<br/><font color="{_GREY}">{escape(rights)}</font>'
        flow.append(Paragraph(words, styles["source"], bulletText=str(number)))
    return flow


def _table(brief: content.Brief, styles: dict[str, ParagraphStyle]) -> Table:
    cells = [[Paragraph(cell, styles["head"]) for cell in brief.head]]
    cells += [[Paragraph(escape(cell), styles["cell"]) for cell in row] for row in brief.rows]
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 1.5) for side in ("TOP", "BOTTOM", "LEFT")]
    lines = ("LINEABOVE", (0, 1), (-1, -1), 0.5, HexColor(_LINE))
    return Table(cells, colWidths=[_WIDTH / 5] * 5, repeatRows=1, style=TableStyle([lines, *padding]))


def _drawing(count: int) -> Drawing:
    drawing = Drawing(_WIDTH, 12)
    drawing.add(Line(4, 6, 4 + 101 * (count - 1), 6, strokeColor=HexColor(_BLUE), strokeWidth=1))
    for number in range(count):
        drawing.add(Circle(4 + 101 * number, 6, 3, fillColor=HexColor(_BLUE), strokeColor=None))
    return drawing


def _events(brief: content.Brief, styles: dict[str, ParagraphStyle]) -> Table:
    cells = [
        [
            Paragraph(f'<font name="{_BOLD}" color="{_BLUE}">{date}</font><br/>{escape(text)}', styles["cell"])
            for date, text in brief.events
        ]
    ]
    return Table(cells, colWidths=[_WIDTH / 5] * 5, style=TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0)]))
