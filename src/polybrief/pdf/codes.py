"""Character codes of one document: one for each pair of glyph and text, shared by its fonts.

Those of ASCII are ASCII; others are given in the order of first use in the document, so nothing made before in the
process changes one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain, count

from msgspec import Struct

from polybrief.errors import PolybriefError
from polybrief.pdf.cmaps import ASCII, LAST_NARROW, LAST_WIDE
from polybrief.pdf.file import literal
from polybrief.pdf.programs import GlyphId
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite

_ASCII = frozenset(map(chr, ASCII))
_KEPT_FOR_USUAL = dict.fromkeys(_ASCII, 1)
_KEPT_CODES = 20_000


class Sign(Struct, frozen=True, eq=False):
    """A glyph of a font and the text it stands for, which have a code together; one object for each such pair.

    Attributes:
        advance: the glyph's width as the font program has it, thousandths of an em.
        usual: whether it is the glyph that the font has for a character of ASCII; then it has ASCII's code.
    """

    glyph: GlyphId
    text: str
    advance: float
    usual: bool


@cache  # none is forgotten alone: another object for one that a form still knows would be given another code
def sign_of(font: Font, glyph: GlyphId, text: str) -> Sign:
    """The sign of a glyph number, or of several as one, and a text."""
    if isinstance(glyph, Composite):
        advance, usual = max(0, glyph.advance), False
    else:
        advance = font.font.get_glyph_h_advance(glyph)
        usual = text in _ASCII and glyph == font.font.get_nominal_glyph(ord(text))
    return Sign(glyph, text, float(advance * font.scale), usual)


class CodesSpentError(Exception):
    """A pair of glyph and text has no code of so many bytes."""


class Meanings:
    """What the codes of one document stand for. No code is 0, which is the glyph that fonts show for what they lack.

    Attributes:
        texts: by code.
        codes: by text; as many as the font that has the most glyphs for it.
        free: those that stand for nothing yet, in the order in which they are given.
    """

    def __init__(self) -> None:
        self.texts = {code: chr(code) for code in ASCII}
        self.codes: defaultdict[str, list[int]] = defaultdict(list, {text: [code] for code, text in self.texts.items()})
        self.free = chain(range(0x80, 0x100), range(1, 0x20), (0x7F,), count(0x100))


@lru_cache(_KEPT_CODES)
def written(code: int, size: int) -> str:
    """A code as it stands in a literal string."""
    return literal(code.to_bytes(size, "big"))


class Codes(dict[Sign, str]):
    """A font's codes as they stand in a literal string; others are given as they are asked for.

    Attributes:
        size: bytes of a code.
        signs: by code.
        counts: how many codes of a text are spent; the first of a character of ASCII is kept for the usual glyph.
    """

    def __init__(self, size: int, meanings: Meanings) -> None:
        self.size = size
        self._meanings = meanings
        self._last = LAST_NARROW if size == 1 else LAST_WIDE
        self.signs: dict[int, Sign] = {}
        self.counts = defaultdict(int, _KEPT_FOR_USUAL)

    def __missing__(self, sign: Sign) -> str:
        text, index = sign.text, 0
        codes = self._meanings.codes[text]
        if not sign.usual:
            index = self.counts[text]
            self.counts[text] = index + 1
        if index < len(codes):
            code = codes[index]
        else:
            code = next(self._meanings.free)
            codes.append(code)
            self._meanings.texts[code] = text
        self.signs[code] = sign
        if code > self._last:
            raise CodesSpentError
        code_text = self[sign] = written(code, self.size)
        return code_text

    def widened(self) -> Codes:
        """The same codes, of two bytes. Raises PolybriefError where they are spent as well."""
        if self.size == 2:
            raise PolybriefError(f"a document shows more than {LAST_WIDE} glyphs with their texts; make several of it")
        wide = Codes(2, self._meanings)
        wide.signs, wide.counts = self.signs, self.counts
        for code, sign in self.signs.items():
            wide[sign] = written(code, 2)
        return wide
