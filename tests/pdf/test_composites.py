"""Letters with their marks are one glyph of the file, so that whoever reads it finds whole words."""

import io
import subprocess

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pages import make_page, make_pdf, write

WORDS = [
    ("bn", "মর্যাদা"),
    ("bn", "যুক্তরাজ্যের"),
    ("hi", "अन्तर्राष्ट्रीय"),
    ("th", "น้ำที่ยื่น"),
    ("ar", "تقديرًا"),
    ("ar", "يُستخدم"),
    ("fa", "دههٔ"),
    ("ur", "ایوانِ"),
    ("he", "שָׁלוֹם"),
    ("vi", "q\u0307\u0323uê\u0323"),
]


@pytest.mark.environment
@pytest.mark.parametrize(("tag", "word"), WORDS)
def test_pdftotext_finds_a_word_with_marks_whole(tag, word, tmp_path, tool):
    file = tmp_path / "page.pdf"
    file.write_bytes(write(make_page(f"<p>{word}</p>", tag)))
    found = subprocess.run([tool("pdftotext"), file, "-"], capture_output=True, text=True, check=True).stdout
    assert "".join(c for c in found if c not in "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069").split() == [
        word
    ]


@pytest.mark.parametrize(("tag", "word"), WORDS)
def test_nothing_is_raised_for_a_mark(tag, word):
    """What has another baseline is another word to programs that take text out."""
    assert {shown.rise for shown in make_pdf(f"<p>{word}</p>", tag).shown} == {0}


def test_a_composite_draws_what_its_parts_do():
    file = pikepdf.open(io.BytesIO(write(make_page("<p>মর্যা</p>", "bn"))))
    (program,) = [
        TTFont(io.BytesIO(it.FontFile2.read_bytes()))
        for it in file.objects
        if isinstance(it, pikepdf.Dictionary) and "/FontFile2" in it
    ]
    glyphs, outlines = program.getGlyphSet(), program["glyf"]
    composites = [name for name in program.getGlyphOrder() if outlines[name].isComposite()]
    assert composites
    for name in composites:
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        points = [point for operator, points in pen.value for point in points if point is not None]
        assert outlines[name].xMin <= min(x for x, _ in points)
        assert outlines[name].xMax >= max(x for x, _ in points)
        assert program["hmtx"][name][0] > 0
