"""Text → glyphs: a chain of fonts chooses one for each character, HarfBuzz shapes what one font draws.

Words are shaped one by one and kept for the whole process: shaping is a pure function, so what was set before
changes nothing.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter

import uharfbuzz as hb
from fontTools.unicodedata import script as script_of
from msgspec import Struct

from polybrief.errors import MissingGlyphError
from polybrief.text.clusters import Drawn, cluster_glyphs, spelled_glyphs
from polybrief.text.fonts import Family, Font, load
from polybrief.text.full_width import hang, is_blank_at_start, trim
from polybrief.text.glyphs import Piece, Word

_KEPT_WORDS, _KEPT_LENGTH = 20_000, 40
_KEPT_CHARACTERS = 20_000
_SYMBOLS = "Zsym"  # ISO 15924's code for what belongs to no script
_NO_SCRIPT = ("Zyyy", "Zinh", "Zzzz")
# Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/): HarfBuzz shows nothing for them, in any font.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\n\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What orders or breaks text and is not seen: bidi controls, line ends, word joiner, zero width space. Nothing is drawn;
# but the right-to-left mark has a code, since programs that take text out of a PDF go by it too.
_UNSEEN = frozenset("\n\u2028\u2029\u061c\u200b\u200e\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")

_LETTERS = frozenset(string.ascii_letters)
_NUMBER, _ADVANCE = itemgetter(0), itemgetter(1)  # of what is drawn
_ENDING = " \u200f" + "".join(sorted(_UNSEEN))


class FontChain(Struct, frozen=True, eq=False, dict=True):
    """Families to try in turn at one weight and width, for text of one language. Get one from `font_chain`."""

    families: tuple[str | Family, ...]
    weight: int
    italic: bool
    width: float
    language: str

    @cached_property
    def _fonts(self) -> dict[str, Font]:
        return {}

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """The shaped words of left-to-right text, each made when it is first asked for."""
        return _Words(lambda text: self._shape_word(text, False))

    @cached_property
    def words_rtl(self) -> Mapping[str, Word]:
        """The same of right-to-left text."""
        return _Words(lambda text: self._shape_word(text, True))

    @cached_property
    def _ascii(self) -> frozenset[str]:
        """What is seen of ASCII in the first font."""
        return frozenset(filter(self.font(0).covers, map(chr, range(0x20, 0x7F))))

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
        return Word(
            tuple(pieces),
            sum([piece.width for piece in pieces]),
            space,
            _hang(pieces, rtl),
            _opens(pieces, rtl),
            len(text),
        )

    def clusters(self, text: str, rtl: bool = False) -> list[tuple[int, int, float]]:
        """Grapheme clusters as HarfBuzz keeps them together: start, end (code points), width (thousandths of an em)."""
        found: list[tuple[int, int, float]] = []
        for font, script, start, end in self._items(text):
            infos, positions = self._harfbuzz(font, text, (start, end), rtl, script)
            widths: dict[int, float] = {}
            for info, position in zip(infos, positions, strict=True):
                widths[info.cluster] = widths.get(info.cluster, 0.0) + position.x_advance * font.scale
            starts = sorted(widths)
            found += [(a, b, widths[a]) for a, b in zip(starts, [*starts[1:], end], strict=True)]
        return found

    def _items(self, text: str) -> list[tuple[Font, str, int, int]]:
        """Runs of one font and one script (UAX #24), in logical order: font, ISO 15924 script, start, end."""
        if text and self._ascii.issuperset(text):
            return [(self.font(0), "Zyyy" if _LETTERS.isdisjoint(text) else "Latn", 0, len(text))]
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
                    font = self._font_for(character, text)
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
        return next((font for font in fonts if all(map(font.covers, cluster))), None) or self._font_for(
            text[start], text
        )

    def _font_for(self, character: str, text: str) -> Font:
        """The first font of the chain that has a character of a text."""
        if found := self._fonts.get(character):
            return found
        for number in range(len(self.families)):
            font = self.font(number)
            if font.covers(character) or _IGNORABLE.match(character):
                self._fonts[character] = font
                return font
        fonts = [self.font(number) for number in range(len(self.families))]
        raise self._missing([each for each in dict.fromkeys(text) if not _drawn(each, fonts)])

    def _missing(self, characters: Sequence[str]) -> MissingGlyphError:
        named = ", ".join(f"U+{ord(it):04X} ({unicodedata.name(it, 'an unnamed character')})" for it in characters)
        found = script_of(characters[0])
        script = _SYMBOLS if found in _NO_SCRIPT else found
        return MissingGlyphError(
            f"no font has {named}, of the script {script}.\n"
            f"  Take the text out, or name a font that has it in theme.toml, under [fonts]: "
            f'{script} = "FILE.ttf"'
        )

    def _shape(self, font: Font, text: str, start: int, end: int, rtl: bool, script: str) -> Piece:
        infos, positions = self._harfbuzz(font, text, (start, end), rtl, script)
        groups: dict[int, list[Drawn]] = {}  # by where the text of the cluster begins
        for info, position in zip(infos, positions, strict=True):
            glyph = info.codepoint, position.x_advance, position.x_offset, position.y_offset
            if info.cluster in groups:
                groups[info.cluster].append(glyph)
            else:
                groups[info.cluster] = [glyph]
        starts = sorted(groups)
        ends = dict(zip(starts, [*starts[1:], end], strict=True))
        merges = font.is_truetype and not rtl
        clusters: list[tuple[str, list[Drawn]]] = []
        for begin, drawn in groups.items():
            stands_for = text[begin : ends[begin]]
            if not all(map(_NUMBER, drawn)) and (lacking := _IGNORABLE.sub("", stands_for)):
                raise self._missing([each for each in lacking if not font.covers(each)] or [lacking[0]])
            if _UNSEEN.issuperset(stands_for):
                continue
            if merges and clusters and not any(map(_ADVANCE, drawn)):
                before, drawn_before = clusters[-1]  # what takes no room belongs to the cluster before it
                clusters[-1] = before + stands_for, drawn_before + drawn
            else:
                clusters.append((stands_for, drawn))
        make = spelled_glyphs if rtl and font.is_truetype else cluster_glyphs
        glyphs = tuple([glyph for stands_for, drawn in clusters for glyph in make(font, stands_for, tuple(drawn))])
        if not rtl:
            glyphs = trim(glyphs, font.font, font.scale)
        return Piece(font, glyphs, sum([g.advance for g in glyphs]), not any(g.dy for g in glyphs))

    def _harfbuzz(
        self, font: Font, text: str, stretch: tuple[int, int], rtl: bool, script: str
    ) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        """Shape a stretch (start, end) of a text with the rest of it as context; glyphs in visual order."""
        start, end = stretch
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text, start, end - start)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script = "Zyyy" if script in _NO_SCRIPT else script
        buffer.language = self.language
        hb.shape(font.font, buffer)  # kerning and common ligatures are its default
        return buffer.glyph_infos, buffer.glyph_positions


def _drawn(character: str, fonts: Sequence[Font]) -> bool:
    return bool(_IGNORABLE.match(character)) or any(font.covers(character) for font in fonts)


def _stays(character: str, category: str, font: Font) -> bool:
    """Whether a character is drawn with the font of those before it: spaces and what is not seen, marks it has."""
    if category == "Zs" or _IGNORABLE.match(character):
        return True
    return category[0] in "MC" and font.covers(character)


def _hang(pieces: list[Piece], rtl: bool) -> float:
    """The blank end of a word's last mark."""
    if rtl:
        return 0.0
    for piece in reversed(pieces):
        for glyph in reversed(piece.glyphs):
            if glyph.text != " ":
                return hang(glyph, piece.font.font, piece.font.scale)
    return 0.0


def _opens(pieces: list[Piece], rtl: bool) -> bool:
    """Whether a word begins with the blank half of a mark."""
    if rtl or not pieces:
        return False
    first = pieces[0]
    return is_blank_at_start(first.glyphs[0], first.font.font, first.font.scale)


def visible_length(text: str) -> int:
    """How much of a text is left without the spaces, and what is not seen, at its end."""
    return len(text.rstrip(_ENDING))


@lru_cache(_KEPT_CHARACTERS)
def _nature(character: str) -> tuple[str, str]:
    """General category and script (ISO 15924) of a character."""
    return unicodedata.category(character), script_of(character)


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
def font_chain(families: tuple[str | Family, ...], weight: int, italic: bool, width: float, language: str) -> FontChain:
    """The chain of those families, one object a process. `language` is a BCP 47 tag, for the fonts' localised forms."""
    return FontChain(families, weight, italic, width, language)
