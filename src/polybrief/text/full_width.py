"""The blank halves of full-width punctuation: `、。」）` stand in the left half of their square, `「（` in the right.

Two blanks that meet are set as one, and one at the end of a justified line hangs out of the measure. `trim` does it
within a word; `paragraph` between words, where lines are justified.

Requirements for Japanese text layout, 3.1.2 to 3.1.9, https://www.w3.org/TR/jlreq/; for Chinese, 3.1.6,
https://www.w3.org/TR/clreq/. Fonts for Taiwan set their stops and commas in the middle: these have no blank half.
"""

from __future__ import annotations

import uharfbuzz as hb
from msgspec.structs import replace

from polybrief.text.glyphs import Glyph

_CLOSING = frozenset("、。，．：；！？」』】）〕］｝〉》〗〙”’")
_OPENING = frozenset("「『【（〔［｛〈《〖〘“‘")
_MARKS = _CLOSING | _OPENING
_FULL, _HALF = 950.0, 500.0
_BLANK = 450.0  # thousandths of an em that have no ink


def trim(glyphs: tuple[Glyph, ...], font: hb.Font, scale: float) -> tuple[Glyph, ...]:
    """Set the glyphs of a word closer where two blanks meet; in visual order, from left to right."""
    if _MARKS.isdisjoint([glyph.text for glyph in glyphs]):
        return glyphs
    ends = [hang(glyph, font, scale) for glyph in glyphs]
    starts = [is_blank_at_start(glyph, font, scale) for glyph in glyphs]
    return (
        tuple(
            replace(glyph, advance=glyph.advance - _HALF)
            if (ends[at] and (starts[at + 1] or glyphs[at + 1].text in _CLOSING)) or (starts[at] and starts[at + 1])
            else glyph
            for at, glyph in enumerate(glyphs[:-1])
        )
        + glyphs[-1:]
    )


def hang(glyph: Glyph, font: hb.Font, scale: float) -> float:
    """How much of a glyph is blank at its end, in thousandths of an em: half an em or nothing."""
    if glyph.text not in _CLOSING or glyph.advance < _FULL or not isinstance(glyph.id, int):
        return 0.0
    extents = font.get_glyph_extents(glyph.id)
    ink = (extents.x_bearing + extents.width) * scale if extents else 0.0
    return _HALF if glyph.advance - ink >= _BLANK else 0.0


def is_blank_at_start(glyph: Glyph, font: hb.Font, scale: float) -> bool:
    """Whether the first half of a glyph's square is blank."""
    if glyph.text not in _OPENING or glyph.advance < _FULL or not isinstance(glyph.id, int):
        return False
    extents = font.get_glyph_extents(glyph.id)
    return extents is not None and extents.x_bearing * scale >= _BLANK
