"""Grapheme clusters as HarfBuzz draws them → glyphs of ours: one for each cluster, which stands for all its text."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite, Glyph

_KEPT_GLYPHS = 50_000
# A gap inside a word that is wider than this (thousandths of an em) is read as a space by programs that take text out
# of a PDF (poppler's limit is 100); kerning may open wider ones in Arabic fonts.
_WORD_GAP = 95.0
_BLANK = Composite((), 0)

Drawn = tuple[int, int, int, int]
"""A glyph as HarfBuzz places it: number, advance, x and y offset in font units."""


# Most glyphs of a text are the same few: one object for all that are equal.
@lru_cache(_KEPT_GLYPHS)
def cluster_glyphs(font: Font, text: str, drawn: tuple[Drawn, ...]) -> tuple[Glyph, ...]:
    """What a cluster is drawn with: one glyph for all its text, where the font's outlines allow composites."""
    scale = font.scale
    number, advance, x_offset, y_offset = drawn[0]
    if len(drawn) == 1 and font.is_truetype and not advance and not _has_ink(font, number):
        return (Glyph(_BLANK, text, 0.0, 0.0, 0.0),)
    if len(drawn) == 1 and (not y_offset or not font.is_truetype):
        dx = x_offset * scale
        excess = max(0.0, dx - _WORD_GAP)
        return (Glyph(number, text, advance * scale - excess, dx - excess, y_offset * scale),)
    if not font.is_truetype:  # the first one stands for all the text
        texts = [text] + [""] * (len(drawn) - 1)
        return tuple(Glyph(n, t, a * scale, x * scale, y * scale) for t, (n, a, x, y) in zip(texts, drawn, strict=True))
    parts, pen = [], 0
    for number, advance, x_offset, y_offset in drawn:
        if _has_ink(font, number):
            parts.append((number, pen + x_offset, y_offset))
        pen += advance
    if (len(parts) == 1 and parts[0][1:] == (0, 0)) or not parts:
        return (Glyph(parts[0][0] if parts else drawn[0][0], text, pen * scale, 0.0, 0.0),)
    return (Glyph(Composite(tuple(parts), pen), text, pen * scale, 0.0, 0.0),)


@lru_cache(_KEPT_GLYPHS)
def spelled_glyphs(font: Font, text: str, drawn: tuple[Drawn, ...]) -> tuple[Glyph, ...]:
    """The same for right-to-left text: all is drawn by the last glyph, the first letter's, and the others have no ink.

    Programs that take text out of a PDF turn such text around code by code, so each code stands for one character.
    """
    (glyph,) = cluster_glyphs(font, text, drawn)
    others = [Glyph(_BLANK, character, 0.0, 0.0, 0.0) for character in reversed(text[1:])]
    return (*others, replace(glyph, text=text[0]))


@lru_cache(_KEPT_GLYPHS)
def _has_ink(font: Font, number: int) -> bool:
    extents = font.font.get_glyph_extents(number)
    return extents is not None and bool(extents.width or extents.height)
