"""Paragraphs set for a test, and their lines read as a reader of the page would."""

import unicodedata
from collections.abc import Iterator, Sequence

from polybrief.languages import language
from polybrief.text.glyphs import Glyph
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.paragraph import set_paragraph
from polybrief.text.shaping import FontChain, font_chain

SIZE = 10.0
BLACK = (0.0, 0.0, 0.0)
# Ordering, joining and breaking controls, and what only allows a break: they are not seen, so they need not come out.
UNSEEN = dict.fromkeys(
    [0xAD, 0x61C, 0x2028, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def chain(tag: str = "en", weight: int = 400, italic: bool = False, width: float = 92) -> FontChain:
    """The fonts of a language."""
    return font_chain(language(tag).families, weight, italic, width, tag)


def span(
    text: str, tag: str = "en", *, weight: int = 400, size: float = SIZE, rise: float = 0.0, owner: object = None
) -> Span:
    return Span(text, chain(tag, weight), size, BLACK, owner, rise)


def set_text(text: str | Sequence[Span], width: float = 300.0, tag: str = "en", **measure: object) -> list[Line]:
    """The lines of a text set as its language wants it; `measure` overrides fields of `Measure`."""
    of_language = language(tag)
    fields = {"rtl": of_language.direction == "rtl", "align": of_language.align, **measure}
    return set_paragraph([span(text, tag)] if isinstance(text, str) else text, Measure(width, **fields))


def glyphs(line: Line) -> Iterator[tuple[float, Run, Glyph]]:
    """The glyphs of a line from left to right, each with the x of its origin."""
    placed = []
    for run in line.runs:
        x = run.x
        for piece, stretch in zip(run.pieces, run.stretch or [0.0] * len(run.pieces), strict=True):
            for glyph in piece.glyphs:
                placed.append((x, run, glyph))
                x += glyph.advance * run.span.size / 1000
            x += stretch
        assert abs(x - run.x - run.width) < 0.01, "a run's width is that of what it draws"
    yield from sorted(placed, key=lambda entry: entry[0])


def logical(line: Line) -> str:
    """A line's text in logical order, as it is drawn: runs in their order, in each the glyphs as they are read."""
    parts = []
    for run in line.runs:
        texts = [glyph.text for piece in run.pieces for glyph in piece.glyphs]
        parts += reversed(texts) if run.rtl else texts
    return "".join(parts)


def visual(line: Line) -> str:
    """What stands on a line from left to right, brackets as they look."""
    return "".join(glyph.text.translate(_MIRRORED) if run.rtl else glyph.text for _, run, glyph in glyphs(line))


def ink(line: Line) -> tuple[float, float]:
    """The left and right ends of a line without the spaces around it, what breaks it and the blank half of a mark."""
    seen = [
        (
            x,
            x
            + (g.advance - (500 if g.text and g.text in "、。，．」』】）" and g.advance > 950 else 0))
            * run.span.size
            / 1000,
        )
        for x, run, g in glyphs(line)
        if g.text.strip(" \u00a0\u202f\u2028") or not g.text
    ]
    return (min(x for x, _ in seen), max(end for _, end in seen)) if seen else (0.0, 0.0)


def plain(text: str) -> str:
    """A text in NFC without what is not seen."""
    return unicodedata.normalize("NFC", text.translate(UNSEEN))
