"""Shaped text as data: glyphs, what one font draws of a word, words."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from polybrief.text.fonts import Font


class Composite(NamedTuple):
    """Glyphs of a font that are drawn as one, lengths in font units.

    `parts`: number of each glyph, x and y of its origin.
    """

    parts: tuple[tuple[int, int, int], ...]
    advance: int


class Glyph(Struct, frozen=True, gc=False):
    """What a grapheme cluster is drawn with, lengths in thousandths of an em.

    `text` is what it stands for: all of the cluster. `id` is the number of a glyph, or several as one.
    """

    id: int | Composite
    text: str
    advance: float
    dx: float
    dy: float


class Piece(Struct, frozen=True, eq=False, gc=False):
    """Glyphs of one font in visual order. `width` in thousandths of an em; `flat`: none is moved up or down."""

    font: Font
    glyphs: tuple[Glyph, ...]
    width: float
    flat: bool


class Word(Struct, frozen=True, eq=False, gc=False):
    """Shaped text of one direction.

    Attributes:
        pieces: in visual order.
        width: of all of it, in thousandths of an em.
        trailing: of the spaces that end it.
        hang: of the blank half of the full-width mark before them, which hangs out where a justified line ends.
        opens: whether it begins with a blank half.
        length: code points.
    """

    pieces: tuple[Piece, ...]
    width: float
    trailing: float
    hang: float
    opens: bool
    length: int
