"""Text → glyphs: a chain of fonts chooses one for each character, HarfBuzz shapes what one font draws.

Words are shaped one by one and kept for the whole process: shaping is a pure function, so what was set before
changes nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache

import uharfbuzz as hb
from fontTools.unicodedata import script as script_of

from polybrief.errors import MissingGlyphError
from polybrief.text.fonts import Font, load

_FEATURES = {"kern": True, "liga": True, "dlig": False}
_KEPT_WORDS, _KEPT_LENGTH = 20_000, 40
# A gap inside a word that is wider than this (thousandths of an em) is read as a space by programs that take text out
# of a PDF
# (poppler's limit is 100); kerning may open wider ones in Arabic fonts.
_WORD_GAP = 95.0
_NO_SCRIPT = ("Zyyy", "Zinh", "Zzzz")
# What orders or breaks text and is not seen: bidi controls, word joiner, zero width space. Nothing is drawn for them.
_UNSEEN = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a font, lengths in thousandths of an em.

    `text` is what the glyph stands for; empty where its cluster has more glyphs than characters.
    """

    id: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Glyphs of one font in visual order. `width` in thousandths of an em; `flat`: no glyph is moved off its place."""

    font: Font
    glyphs: tuple[Glyph, ...]
    width: float
    flat: bool


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Shaped text of one direction: pieces in visual order, its width, and that of the spaces that end it."""

    pieces: tuple[Piece, ...]
    width: float
    trailing: float


@dataclass(frozen=True, eq=False)
class FontChain:
    """Families to try in turn at one weight and width, for text of one language. Get one from `font_chain`."""

    families: tuple[str, ...]
    weight: int
    italic: bool
    width: float
    language: str
    _words: dict[tuple[str, bool], Word] = field(default_factory=dict, repr=False)

    def font(self, number: int) -> Font:
        """The chain's font of that place, loaded when it is first asked for."""
        return load(self.families[number], self.weight, self.italic, self.width)

    def word(self, text: str, rtl: bool) -> Word:
        """Shape a stretch of text that has one direction. Raises MissingGlyphError where no font has a character."""
        found = self._words.get((text, rtl))
        if found is None:
            found = self._shape_word(text, rtl)
            if len(text) <= _KEPT_LENGTH:
                if len(self._words) >= _KEPT_WORDS:
                    self._words.clear()
                self._words[text, rtl] = found
        return found

    def _shape_word(self, text: str, rtl: bool) -> Word:
        shaped = (self._shape(font, text, start, end, rtl, script) for font, script, start, end in self._items(text))
        pieces = [piece for piece in shaped if piece.glyphs]
        if rtl:
            pieces.reverse()
        trailing = len(text) - len(text.rstrip(" "))
        space = sum(p.advance for piece in pieces for p in piece.glyphs if p.text == " ") if text.isspace() else 0.0
        if trailing and not space:
            space = trailing * self.word(" ", rtl).width
        return Word(tuple(pieces), sum(piece.width for piece in pieces), space)

    def clusters(self, text: str) -> list[tuple[int, int, float]]:
        """Grapheme clusters as HarfBuzz keeps them together: start, end (code points), width (thousandths of an em)."""
        found: list[tuple[int, int, float]] = []
        for font, script, start, end in self._items(text):
            infos, positions = _harfbuzz(
                font, text, start, end, False, script, self.language, hb.BufferClusterLevel.MONOTONE_GRAPHEMES
            )
            widths: dict[int, float] = {}
            for info, position in zip(infos, positions, strict=True):
                widths[info.cluster] = widths.get(info.cluster, 0.0) + position.x_advance * font.scale
            starts = sorted(widths)
            found += [(a, b, widths[a]) for a, b in zip(starts, [*starts[1:], end], strict=True)]
        return found

    def _items(self, text: str) -> list[tuple[Font, str, int, int]]:
        """Runs of one font and one script (UAX #24), in logical order: font, ISO 15924 script, start, end."""
        found: list[tuple[Font, str, int, int]] = []
        font: Font | None = None
        for index, character in enumerate(text):
            font = self._font_for(character, font)
            script = script_of(character)
            if found:
                last_font, last_script, start, _ = found[-1]
                if last_font is font and (script == last_script or script in _NO_SCRIPT or last_script in _NO_SCRIPT):
                    found[-1] = (font, last_script if script in _NO_SCRIPT else script, start, index + 1)
                    continue
            found.append((font, script, index, index + 1))
        return found

    def _font_for(self, character: str, last: Font | None) -> Font:
        """Marks, joiners, spaces stay with the font before them; others take the first font that has them."""
        category = unicodedata.category(character)
        if last is not None and (category in ("Cf", "Cc", "Zs") or (category[0] == "M" and last.covers(character))):
            return last
        for number in range(len(self.families)):
            font = self.font(number)
            if font.covers(character) or category in ("Cf", "Cc"):
                return font
        name = unicodedata.name(character, "an unnamed character")
        raise MissingGlyphError(
            f"no font has the character U+{ord(character):04X} ({name}); tried were {', '.join(self.families)}.\n"
            "  Take the character out, or add a font that has it."
        )

    def _shape(self, font: Font, text: str, start: int, end: int, rtl: bool, script: str) -> Piece:
        infos, positions = _harfbuzz(
            font, text, start, end, rtl, script, self.language, hb.BufferClusterLevel.MONOTONE_CHARACTERS
        )
        texts = _texts([info.cluster for info in infos], text, end, rtl)
        glyphs = tuple(
            Glyph(
                info.codepoint,
                stands_for,
                position.x_advance * font.scale - (excess := max(0.0, position.x_offset * font.scale - _WORD_GAP)),
                position.x_offset * font.scale - excess,
                position.y_offset * font.scale,
            )
            for info, position, stands_for in zip(infos, positions, texts, strict=True)
            if text[info.cluster] not in _UNSEEN
        )
        return Piece(font, glyphs, sum(g.advance for g in glyphs), not any(g.dy for g in glyphs))


def _texts(clusters: list[int], text: str, end: int, rtl: bool) -> list[str]:
    """What each glyph stands for: its cluster's characters, one each in logical order, the last takes what is left."""
    if len(set(clusters)) == len(clusters) == end - min(clusters, default=0):
        return [text[cluster] for cluster in clusters]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    found = [""] * len(clusters)
    order = list(reversed(range(len(clusters)))) if rtl else list(range(len(clusters)))
    for place, index in enumerate(order):
        cluster = clusters[index]
        stop = ends[cluster]
        start = cluster + sum(1 for other in order[:place] if clusters[other] == cluster)
        is_last = place + 1 == len(order) or clusters[order[place + 1]] != cluster
        found[index] = text[min(start, stop) : stop if is_last else min(start + 1, stop)]
    return found


def _harfbuzz(
    font: Font, text: str, start: int, end: int, rtl: bool, script: str, language: str, level: hb.BufferClusterLevel
) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
    """Shape text[start:end] with the rest of `text` as context; glyphs in visual order."""
    buffer = hb.Buffer()
    buffer.cluster_level = level
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = "Zyyy" if script in _NO_SCRIPT else script
    buffer.language = language
    hb.shape(font.font, buffer, _FEATURES)
    return buffer.glyph_infos, buffer.glyph_positions


@cache
def font_chain(families: tuple[str, ...], weight: int, italic: bool, width: float, language: str) -> FontChain:
    """The chain of those families, one object a process. `language` is a BCP 47 tag, for the fonts' localised forms."""
    return FontChain(families, weight, italic, width, language)
