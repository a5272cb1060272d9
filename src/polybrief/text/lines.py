"""What comes into the setting of a paragraph and what comes out of it.

Lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from msgspec import Struct

from polybrief.text.glyphs import Piece
from polybrief.text.shaping import FontChain


class Span(Struct, frozen=True, gc=False):
    """A stretch of a paragraph set alike.

    Attributes:
        size: points.
        rise: points above the baseline (superscripts).
        color: red, green, blue, 0 to 1.
        owner: what the text belongs to, handed through to the drawing; one object a structure element.
    """

    text: str
    chain: FontChain
    size: float
    color: tuple[float, float, float]
    owner: Hashable
    rise: float = 0.0


class Run(Struct, frozen=True, gc=False):
    """Glyphs of one font and span, drawn in one go at `x`; `stretch[i]` points, if any, are added behind piece i."""

    x: float
    width: float
    span: Span
    pieces: list[Piece]
    stretch: list[float] | None
    rtl: bool


class Line(Struct, frozen=True, gc=False):
    """One line.

    `runs` are in logical order of their spans, so that what is drawn is read in order; `width` is the text's own.
    """

    runs: list[Run]
    width: float


class Measure(Struct, frozen=True, gc=False):
    """How a paragraph is set.

    Attributes:
        width: points.
        hyphenation: pyphen's dictionary if words may be hyphenated, for text of `language` (None: for all).
    """

    width: float
    rtl: bool = False
    align: Literal["start", "end", "center", "justify"] = "start"
    hyphenation: str | None = None
    language: str | None = None

    def left(self, width: float) -> float:
        """Where a line of that width begins, if its spaces are not stretched."""
        slack = self.width - width
        if self.align == "center":
            return slack / 2
        return slack if (self.align == "end") != self.rtl else 0.0
