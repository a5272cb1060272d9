"""The other engines, each a function from a brief, prepared for it, to the bytes of a PDF.

`ENGINES` maps a name to a function that loads the engine and returns `Engine`. What is not installed raises ImportError.
"""

from __future__ import annotations

import importlib.resources
import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import content

BLUE, TEXT, GREY, LINE, FILL = "#0b4a7f", "#1c2733", "#55606e", "#c5d0da", "#edf3f8"
_WIDTH = 92  # percent, as the theme of polybrief sets it
_KEPT: list[tempfile.TemporaryDirectory[str]] = []  # folders of fonts, alive as long as the process


@dataclass(frozen=True)
class Engine:
    """`prepare` makes an engine's own input of a brief, outside of what is timed; `make` sets it."""

    prepare: Callable[[content.Brief], Any]
    make: Callable[[Any], bytes]


def polybrief() -> Engine:
    """Ours: a page of XHTML, ready, → a tagged file of PDF/UA and PDF/A."""
    from polybrief.pdf.document import write_pdf
    from polybrief.pdf.theme import default_theme

    theme = default_theme()
    return Engine(content.page, lambda page: write_pdf(page, theme))


@cache
def static_fonts() -> Path:
    """A folder with Noto Sans regular and bold as static fonts: none of the engines but ours sets the variable one the same way."""
    import uharfbuzz as hb
    from fontTools.ttLib import TTFont

    folder = tempfile.TemporaryDirectory(prefix="polybrief-bench-")
    _KEPT.append(folder)
    source = importlib.resources.files("fontpkg_noto_sans").joinpath("files/NotoSans[wdth,wght].ttf")
    with importlib.resources.as_file(source) as file:
        face = hb.Face(hb.Blob.from_file_path(str(file)))
    for style, weight in (("Regular", 400), ("Bold", 700)):
        plan = hb.SubsetInput()
        plan.keep_everything()
        plan.pin_axis_location(face, "wght", weight)
        plan.pin_axis_location(face, "wdth", _WIDTH)
        font = TTFont(io.BytesIO(hb.subset(face, plan).blob.data))
        font["OS/2"].usWidthClass = 5  # asked for by its plain name
        font["OS/2"].fsSelection = 32 if style == "Bold" else 64
        font["head"].macStyle = int(style == "Bold")
        for key, name in ((2, style), (4, f"Noto Sans {style}"), (6, f"NotoSans-{style}")):
            font["name"].setName(name, key, 3, 1, 0x409)
        font.save(Path(folder.name, f"NotoSans-{style}.ttf"))
    return Path(folder.name)


def weasyprint() -> Engine:
    """WeasyPrint with tags, as PDF/UA-1."""
    import weasyprint as weasy
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = weasy.CSS(string=_css(), font_config=fonts)

    def make(html: str) -> bytes:
        document = weasy.HTML(string=html)
        data: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_tags=True, pdf_variant="pdf/ua-1")
        return data

    return Engine(_html, make)


def _css() -> str:
    faces = "".join(
        f'@font-face{{font-family:Bench;font-weight:{weight};src:url("{(static_fonts() / f"NotoSans-{style}.ttf").as_uri()}")}}'
        for style, weight in (("Regular", 400), ("Bold", 700))
    )
    return (
        f'{faces}@page{{size:A4;margin:46pt 45pt 42pt;@top-right{{content:"{content.RUNNING}";font:8pt Bench}}'
        '@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Bench}}'
        f"body{{font:9.5pt/1.3 Bench;color:{TEXT};margin:0}}h1{{font-size:20pt;line-height:1.2;margin:0 0 3pt;color:{BLUE}}}"
        f"h2{{font-size:10.5pt;line-height:1.3;margin:7pt 0 2pt;color:{BLUE}}}p{{margin:0 0 2pt}}.meta{{color:{GREY}}}"
        f"a{{color:{BLUE};text-decoration:none}}.key{{background:{FILL};border-left:3pt solid {BLUE};padding:5pt 9pt 4pt;margin:4pt 0 2pt}}"
        f".key h2{{margin-top:0}}ol{{margin:0;padding-left:17pt}}b{{color:{BLUE}}}table{{width:100%;border-collapse:collapse;table-layout:fixed}}"
        f"td,th{{border-top:.5pt solid {LINE};padding:1.5pt 7pt 1.5pt 0;text-align:left}}thead th{{border:0}}th{{color:{BLUE}}}"
        f".rights{{color:{GREY}}}.events td{{border:0}}svg{{display:block;color:{BLUE}}}sup{{font-size:66%;line-height:0}}"
    )


def _html(brief: content.Brief) -> str:
    def passage(text: content.Passage) -> str:
        return escape(text.text) + "".join(f'<sup><a href="#source-{mark}">{mark}</a></sup>' for mark in text.marks)

    def row(cells: tuple[str, ...], kind: str) -> str:
        return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>"

    parts = [
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(brief.title)}</title></head><body>',
        f'<h1>{escape(brief.title)}</h1><p class="meta">{escape(brief.meta)}</p><div class="key"><h2>{content.KEY_POINTS}</h2><ol>',
        *(f"<li>{passage(text)}</li>" for text in brief.key),
        "</ol></div>",
    ]
    for place, (heading, passages) in enumerate(brief.sections):
        parts += [f"<h2>{escape(heading)}</h2>", *(f"<p>{passage(text)}</p>" for text in passages)]
        if place == content.TABLE_AFTER:
            body = "".join(row(cells, "td") for cells in brief.rows)
            parts.append(f"<h2>{content.FIGURES}</h2><table><thead>{row(brief.head, 'th')}</thead><tbody>{body}</tbody></table>")
        if place == content.TIMELINE_AFTER:
            circles = "".join(f'<circle cx="{8 + 200 * n}" cy="12" r="6" fill="{BLUE}"/>' for n in range(len(brief.events)))
            drawing = f'<svg viewBox="0 0 1000 24" role="img" aria-label="{_spoken(brief)}"><path d="M8 12H808" stroke="{BLUE}"/>{circles}</svg>'
            cells = "".join(f"<td><b>{date}</b><br>{escape(text)}</td>" for date, text in brief.events)
            parts.append(f'<h2>{content.TIMELINE}</h2>{drawing}<table class="events"><tr>{cells}</tr></table>')
    parts.append(f"<h2>{content.SOURCES}</h2>")
    for number, (text, rights) in enumerate(brief.sources, 1):
        parts.append(f'<p id="source-{number}"><b>{number}</b> {escape(text)}<br><span class="rights">{escape(rights)}</span></p>')
    return "".join(parts) + "</body></html>"


def _spoken(brief: content.Brief) -> str:
    return f"Timeline: {'; '.join(f'{date}: {text}' for date, text in brief.events)}"


def typst() -> Engine:
    """Typst with tags, its compiler kept from one brief to the next."""
    import typst as engine

    here = Path(__file__).parent
    fonts = engine.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(static_fonts())])
    compiler = engine.Compiler(str(here / "brief.typ"), root=str(here), font_paths=fonts)

    def make(inputs: dict[str, str]) -> bytes:
        data: bytes = compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=True)
        return data

    return Engine(_inputs, make)


def _inputs(brief: content.Brief) -> dict[str, str]:
    def passage(text: content.Passage) -> list[str | int]:
        return [text.text, *text.marks]

    data = {
        "title": brief.title, "meta": brief.meta, "running": content.RUNNING,
        "names": [content.KEY_POINTS, content.FIGURES, content.TIMELINE, content.SOURCES],
        "table_after": content.TABLE_AFTER, "timeline_after": content.TIMELINE_AFTER,
        "key": [passage(text) for text in brief.key],
        "sections": [(heading, [passage(text) for text in passages]) for heading, passages in brief.sections],
        "head": brief.head, "rows": brief.rows, "events": brief.events, "sources": brief.sources, "spoken": _spoken(brief),
    }  # fmt: skip
    return {"brief": json.dumps(data)}
