"""Text → glyphs: a chain of fonts chooses one for each character, HarfBuzz shapes what one font draws.

Words are shaped one by one and kept for the whole process: shaping is a pure function, so what was set before
changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import uharfbuzz as hb
from fontTools.unicodedata import script as script_of

from polybrief.errors import MissingGlyphError
from polybrief.text.fonts import Font, load

_KEPT_WORDS, _KEPT_LENGTH = 20_000, 40
_KEPT_GLYPHS, _KEPT_CHARACTERS = 50_000, 20_000
# A gap inside a word that is wider than this (thousandths of an em) is read as a space by programs that take text out
# of a PDF (poppler's limit is 100); kerning may open wider ones in Arabic fonts.
_WORD_GAP = 95.0
_CHARACTERS, _GRAPHEMES = hb.BufferClusterLevel.MONOTONE_CHARACTERS, hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_NO_SCRIPT = ("Zyyy", "Zinh", "Zzzz")
# Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/): HarfBuzz shows nothing for them, in any font.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\n\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What orders or breaks text and is not seen: bidi controls, line ends, word joiner, zero width space. Nothing is drawn.
_UNSEEN = frozenset(
    "\n\u2028\u2029\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
)

_ENDING = " " + "".join(sorted(_UNSEEN))


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
    """Shaped text of one direction.

    Attributes:
        pieces: in visual order.
        width, trailing: of all of it, and of the spaces that end it, in thousandths of an em.
        length: code points.
    """

    pieces: tuple[Piece, ...]
    width: float
    trailing: float
    length: int


@dataclass(frozen=True, eq=False)
class FontChain:
    """Families to try in turn at one weight and width, for text of one language. Get one from `font_chain`."""

    families: tuple[str, ...]
    weight: int
    italic: bool
    width: float
    language: str
    _fonts: dict[str, Font] = field(default_factory=dict, repr=False)
    words: Mapping[str, Word] = field(init=False, repr=False)
    words_rtl: Mapping[str, Word] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", _Words(lambda text: self._shape_word(text, False)))
        object.__setattr__(self, "words_rtl", _Words(lambda text: self._shape_word(text, True)))

    def font(self, number: int) -> Font:
        """The chain's font of that place, loaded when it is first asked for."""
        return load(self.families[number], self.weight, self.italic, self.width)

    def word(self, text: str, rtl: bool) -> Word:
        """Shape a stretch of text that has one direction. Raises MissingGlyphError where no font has a character."""
        return (self.words_rtl if rtl else self.words)[text]

    def _shape_word(self, text: str, rtl: bool) -> Word:
        shaped = (self._shape(font, text, start, end, rtl, script) for font, script, start, end in self._items(text))
        pieces = [piece for piece in shaped if piece.glyphs]
        if rtl:
            pieces.reverse()
        trailing = text[visible_length(text) :].count(" ")
        space = sum([p.advance for piece in pieces for p in piece.glyphs if p.text == " "]) if text.isspace() else 0.0
        if trailing and not space:
            space = trailing * self.word(" ", rtl).width
        return Word(tuple(pieces), sum([piece.width for piece in pieces]), space, len(text))

    def clusters(self, text: str, rtl: bool = False) -> list[tuple[int, int, float]]:
        """Grapheme clusters as HarfBuzz keeps them together: start, end (code points), width (thousandths of an em)."""
        found: list[tuple[int, int, float]] = []
        for font, script, start, end in self._items(text):
            infos, positions = self._harfbuzz(font, text, (start, end), rtl, script, _GRAPHEMES)
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
        begin, item_script = 0, ""
        for index, character in enumerate(text):
            category, script = _nature(character)
            last = font
            if font is None or not _stays(character, category, font):
                if text[index + 1 : index + 2] and _nature(text[index + 1])[0][0] == "M":
                    font = self._font_for_cluster(text, index)
                else:
                    font = self._fonts.get(character) or self._font_for(character)
            if last is None:
                item_script = script
            elif font is not last or not (script == item_script or script in _NO_SCRIPT or item_script in _NO_SCRIPT):
                found.append((last, item_script, begin, index))
                begin, item_script = index, script
            elif script not in _NO_SCRIPT:
                item_script = script
        if font is not None:
            found.append((font, item_script, begin, len(text)))
        return found

    def _font_for_cluster(self, text: str, start: int) -> Font:
        """The first font that has a character and all the marks behind it, else the first that has the character."""
        end = start + 1
        while end < len(text) and _nature(text[end])[0][0] == "M":
            end += 1
        cluster = set(text[start:end])
        fonts = (self.font(number) for number in range(len(self.families)))
        return next((font for font in fonts if all(map(font.covers, cluster))), None) or self._font_for(text[start])

    def _font_for(self, character: str) -> Font:
        """The first font of the chain that has a character."""
        for number in range(len(self.families)):
            font = self.font(number)
            if font.covers(character) or _IGNORABLE.match(character):
                self._fonts[character] = font
                return font
        raise self._missing(character)

    def _missing(self, character: str) -> MissingGlyphError:
        name = unicodedata.name(character, "an unnamed character")
        return MissingGlyphError(
            f"no font has the character U+{ord(character):04X} ({name}); tried were {', '.join(self.families)}.\n"
            "  Take the character out, or add a font that has it."
        )

    def _shape(self, font: Font, text: str, start: int, end: int, rtl: bool, script: str) -> Piece:
        stretch = (start, end)
        infos, positions = self._harfbuzz(font, text, stretch, rtl, script, _CHARACTERS)
        if split := _split_letters([info.cluster for info in infos], end):
            # Amiri draws a letter with a stroke beside it where it looks finer; what has no text of its own would stand
            # inside the word when it is copied. Without that, it is one glyph a letter again.
            plainer = self._harfbuzz(font, text, stretch, rtl, script, _CHARACTERS, {"rlig": split})
            if len(plainer[0]) < len(infos):
                infos, positions = plainer
        for info in infos:
            if not info.codepoint and not _IGNORABLE.match(text[info.cluster]):
                raise self._missing(text[info.cluster])
        texts = _texts([info.cluster for info in infos], text, end, rtl)
        scale = font.scale
        glyphs = tuple(
            [
                _glyph(info.codepoint, stands_for, position.x_advance, position.x_offset, position.y_offset, scale)
                for info, position, stands_for in zip(infos, positions, texts, strict=True)
                if stands_for not in _UNSEEN
            ]
        )
        return Piece(font, glyphs, sum([g.advance for g in glyphs]), not any(g.dy for g in glyphs))

    def _harfbuzz(
        self,
        font: Font,
        text: str,
        stretch: tuple[int, int],
        rtl: bool,
        script: str,
        level: hb.BufferClusterLevel,
        features: dict[str, list[tuple[int, int, bool]]] | None = None,
    ) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        """Shape a stretch (start, end) of a text with the rest of it as context; glyphs in visual order."""
        start, end = stretch
        buffer = hb.Buffer()
        buffer.cluster_level = level
        buffer.add_str(text, start, end - start)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script = "Zyyy" if script in _NO_SCRIPT else script
        buffer.language = self.language
        hb.shape(font.font, buffer, features)  # kerning and common ligatures are its default
        return buffer.glyph_infos, buffer.glyph_positions


def _stays(character: str, category: str, font: Font) -> bool:
    """Whether a character is drawn with the font of those before it: spaces and what is not seen, marks it has."""
    if category == "Zs" or _IGNORABLE.match(character):
        return True
    return category[0] in "MC" and font.covers(character)


def visible_length(text: str) -> int:
    """How much of a text is left without the spaces, and what is not seen, at its end."""
    return len(text.rstrip(_ENDING))


# Most glyphs of a text are the same few: one object for all that are equal.
@lru_cache(_KEPT_GLYPHS)
def _glyph(number: int, text: str, advance: int, x_offset: int, y_offset: int, scale: float) -> Glyph:
    """A glyph from HarfBuzz's figures in font units."""
    dx = x_offset * scale
    excess = max(0.0, dx - _WORD_GAP)
    return Glyph(number, text, advance * scale - excess, dx - excess, y_offset * scale)


@lru_cache(_KEPT_CHARACTERS)
def _nature(character: str) -> tuple[str, str]:
    """General category and script (ISO 15924) of a character."""
    return unicodedata.category(character), script_of(character)


def _split_letters(clusters: list[int], end: int) -> list[tuple[int, int, bool]]:
    """The clusters that have more glyphs than characters, as ranges in which HarfBuzz shall leave a feature out."""
    starts = sorted(set(clusters))
    if len(starts) == len(clusters):
        return []
    glyphs = Counter(clusters)
    return [(a, b, False) for a, b in zip(starts, [*starts[1:], end], strict=True) if glyphs[a] > b - a]


def _texts(clusters: list[int], text: str, end: int, rtl: bool) -> list[str]:
    """What each glyph stands for: its cluster's characters, one each in logical order, the last takes what is left."""
    if len(set(clusters)) == len(clusters) == end - min(clusters, default=0):
        return [text[cluster] for cluster in clusters]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    left = Counter(clusters)  # glyphs of each cluster yet to come
    begins = {cluster: cluster for cluster in starts}
    found = [""] * len(clusters)
    for index in range(len(clusters) - 1, -1, -1) if rtl else range(len(clusters)):
        cluster = clusters[index]
        begin, stop = begins[cluster], ends[cluster]
        left[cluster] -= 1
        begins[cluster] = min(begin + 1, stop)
        found[index] = text[begin : begins[cluster] if left[cluster] else stop]
    return found


class _Words(dict[str, Word]):
    """The words that a chain has shaped in one direction; one that is missing is shaped when it is asked for."""

    def __init__(self, shape: Callable[[str], Word]) -> None:
        self._shape = shape

    def __missing__(self, text: str) -> Word:
        word = self._shape(text)
        if len(text) <= _KEPT_LENGTH:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[text] = word
        return word


@cache
def font_chain(families: tuple[str, ...], weight: int, italic: bool, width: float, language: str) -> FontChain:
    """The chain of those families, one object a process. `language` is a BCP 47 tag, for the fonts' localised forms."""
    return FontChain(families, weight, italic, width, language)
