"""The other engines, each a function from a brief, prepared for it, to the bytes of a PDF.

A loader raises ImportError (or OSError, where a library of the system is missing) for what is not installed.
"""

from __future__ import annotations

import importlib.resources
import io
import json
import os
import re
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import content

REGULAR, BOLD = "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"
FONTS_VARIABLE = "POLYBRIEF_BENCHMARK_FONTS"
_WIDTH = 92  # percent, as the theme of polybrief sets it
_PAGE = re.compile(rb"/Type\s*/Page\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_KEPT: list[tempfile.TemporaryDirectory[str]] = []  # folders of fonts, alive as long as the process


@dataclass(frozen=True)
class Engine:
    """`prepare` makes an engine's own input of a brief, outside of what is timed; `make` sets it."""

    prepare: Callable[[content.Brief], Any]
    make: Callable[[Any], bytes]


def page_count(data: bytes) -> int:
    """The pages of a file, whose objects may stand in deflated streams."""
    found = len(_PAGE.findall(data))
    for stream in _STREAM.findall(data):
        with suppress(zlib.error):
            found += len(_PAGE.findall(zlib.decompressobj().decompress(stream)))
    return found


def polybrief() -> Engine:
    """Ours: a page of XHTML, ready, → a tagged file of PDF/UA and PDF/A."""
    from polybrief.pdf.document import write_pdf
    from polybrief.pdf.theme_file import read_theme

    theme = read_theme()
    return Engine(content.page, lambda page: write_pdf(page, theme))


@cache
def static_fonts() -> Path:
    """A folder with Noto Sans regular and bold as static fonts: no engine but ours sets the variable one the same way.

    `FONTS_VARIABLE` in the environment names one that is there already.
    """
    if made := os.environ.get(FONTS_VARIABLE):
        return Path(made)
    import uharfbuzz as hb
    from fontTools.ttLib import TTFont

    folder = tempfile.TemporaryDirectory(prefix="polybrief-bench-")
    _KEPT.append(folder)
    source = importlib.resources.files("fontpkg_noto_sans").joinpath("files/NotoSans[wdth,wght].ttf")
    with importlib.resources.as_file(source) as file:
        face = hb.Face(hb.Blob.from_file_path(str(file)))
    for style, weight, name in (("Regular", 400, REGULAR), ("Bold", 700, BOLD)):
        plan = hb.SubsetInput()
        plan.keep_everything()
        plan.pin_axis_location(face, "wght", weight)
        plan.pin_axis_location(face, "wdth", _WIDTH)
        font = TTFont(io.BytesIO(hb.subset(face, plan).blob.data))
        font["OS/2"].usWidthClass = 5  # asked for by its plain name
        font["OS/2"].fsSelection = 32 if style == "Bold" else 64
        font["head"].macStyle = int(style == "Bold")
        for key, text in ((2, style), (4, f"Noto Sans {style}"), (6, f"NotoSans-{style}")):
            font["name"].setName(text, key, 3, 1, 0x409)
        font.save(Path(folder.name, name))
    return Path(folder.name)


def weasyprint() -> Engine:
    """WeasyPrint with tags, as PDF/UA-1."""
    import weasyprint as weasy
    from weasyprint.text.fonts import FontConfiguration

    faces = "".join(
        f'@font-face{{font-family:Bench;font-weight:{weight};src:url("{font.as_uri()}")}}'
        for weight, font in ((400, static_fonts() / REGULAR), (700, static_fonts() / BOLD))
    )
    fonts = FontConfiguration()
    style = weasy.CSS(string=faces + (content.HERE / "brief.css").read_text("utf-8"), font_config=fonts)

    def make(html: str) -> bytes:
        document = weasy.HTML(string=html)
        data: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_tags=True, pdf_variant="pdf/ua-1")
        return data

    return Engine(lambda brief: content.render(brief, "brief.html.j2"), make)


def typst() -> Engine:
    """Typst with tags, its compiler kept from one brief to the next."""
    import typst as engine

    fonts = engine.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(static_fonts())])
    compiler = engine.Compiler(str(content.HERE / "brief.typ"), root=str(content.HERE), font_paths=fonts)

    def make(inputs: dict[str, str]) -> bytes:
        data: bytes = compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=True)
        return data

    return Engine(_inputs, make)


def _inputs(brief: content.Brief) -> dict[str, str]:
    def passage(text: content.Passage) -> list[str | int]:
        return [text.text, *text.marks]

    data = {
        "names": content.NAMES,
        "title": brief.title,
        "meta": brief.meta,
        "key": [passage(text) for text in brief.key],
        "sections": [(heading, [passage(text) for text in passages]) for heading, passages in brief.sections],
        "head": brief.head,
        "rows": brief.rows,
        "events": brief.events,
        "sources": brief.sources,
        "spoken": brief.spoken,
    }
    return {"brief": json.dumps(data)}
