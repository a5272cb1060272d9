"""Separators between the parts of a line: not seen where a line begins or ends, there for those who hear or copy."""

import pytest
from pages import make_page
from pdf_file import Pdf
from set_text import ink

from polybrief.pdf.blocks import set_story
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

SPACE = 3.5  # points: what stands for a separator at a line's end is as wide as a space
DOT = '<span class="separator"> · </span>'
PARTS = {
    "en": ["June 2026", "Harbour Office", "Coordination of Programmes", "English", "Texts reviewed: 0%."] * 4,
    "ar": ["يونيو 2026", "مكتب الميناء", '<span lang="es" dir="ltr">Mesa del Agua</span>', "العربية"] * 5,
    "zh": ["二〇二六年六月", "港务局", "项目协调", "中文", "经人工审校的文本"] * 4,
    "th": ["มิถุนายน 2026", "สำนักงานท่าเรือ", "ภาษาไทย"] * 6,
}


def lines_of(page, theme):
    return [item.line for row in set_story(page, theme).rows for item in row.items]


@pytest.mark.parametrize("align", [None, "end", "center"])
@pytest.mark.parametrize("side", range(90, 250, 16))
@pytest.mark.parametrize("tag", PARTS)
def test_no_line_begins_or_ends_with_one_that_is_seen(tmp_path, tag, side, align):
    (tmp_path / "theme.toml").write_text(
        f'[page]\nside = {side}\n[styles]\np = {{align = "{align}"}}' if align else f"[page]\nside = {side}", "utf-8"
    )
    theme = read_theme(tmp_path / "theme.toml")
    page = make_page(f"<p>{DOT.join(PARTS[tag])}</p>", tag)
    lines = lines_of(page, theme)
    assert len(lines) > 2
    for line in lines:
        seen = [
            glyph.text
            for run in line.runs
            for piece in run.pieces
            for glyph in (reversed(piece.glyphs) if run.rtl else piece.glyphs)
            if glyph.id != run.span.chain.word(" ", run.rtl).pieces[0].glyphs[0].id
        ]
        seen = [text for text in seen if text.strip(" \u2060\u2066\u2067\u2069\u200b")]
        assert "·" not in (seen[0], seen[-1])
    edges = [ink(line) for line in lines[:-1]]
    if align == "end":
        where = [edge[0] if tag == "ar" else edge[1] for edge in edges]
        assert max(where) - min(where) < SPACE
    if align == "center":
        assert max(map(sum, edges)) - min(map(sum, edges)) < SPACE
    said = " ".join(Pdf(write_pdf(page, theme)).tree.text.split())
    assert said.count(" · ") == len(PARTS[tag]) - 1


def test_the_last_line_of_a_paragraph_keeps_what_it_has():
    page = make_page(f"<p>one{DOT}two{DOT}</p>")
    (line,) = lines_of(page, read_theme())
    assert "".join(glyph.text for run in line.runs for piece in run.pieces for glyph in piece.glyphs).endswith("two ·")
