"""Character codes of one document: one for each pair of glyph and text, shared by its fonts.

Those of ASCII are ASCII; others are given in the order of first use in the document, so nothing made before in the
process changes one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain, count

from msgspec import Struct

from polybrief.errors import PolybriefError
from polybrief.pdf.cmaps import ASCII, LAST_WIDE
from polybrief.pdf.file import literal
from polybrief.pdf.programs import GlyphId
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite

_ASCII = frozenset(map(chr, ASCII))
_KEPT_FOR_USUAL = dict.fromkeys(_ASCII, 1)


class Sign(Struct, frozen=True, eq=False, gc=False):
    """A glyph of a font and the text it stands for, which have a code together; one object for each such pair.

    Attributes:
        advance: the glyph's width as the font program has it, thousandths of an em; width: the same in PDF syntax.
        usual: whether it is the glyph that the font has for a character of ASCII; then it has ASCII's code.
    """

    glyph: GlyphId
    text: str
    advance: float
    width: str
    usual: bool


@cache  # none is forgotten alone: another object for one that a form still knows would be given another code
def sign_of(font: Font, glyph: GlyphId, text: str) -> Sign:
    """The sign of a glyph number, or of several as one, and a text."""
    if isinstance(glyph, Composite):
        units, usual = max(0, glyph.advance), False
    else:
        units = font.font.get_glyph_h_advance(glyph)
        usual = text in _ASCII and glyph == font.font.get_nominal_glyph(ord(text))
    advance = float(units * font.scale)
    return Sign(glyph, text, advance, f"{advance:g}", usual)


class CodesSpentError(Exception):
    """A pair of glyph and text has no code of so many bytes."""


class Meanings(dict[tuple[str, int], int]):
    """What the codes of one document stand for, given as they are asked for; no code is 0, which shows a lack.

    The keys are a text and its rank: a font needs as many codes of a text as it has glyphs for it.

    Attributes:
        texts: by code.
    """

    def __init__(self) -> None:
        self.texts = {code: chr(code) for code in ASCII}
        self._free = chain(range(0x80, 0x100), range(1, 0x20), (0x7F,), count(0x100))
        super().__init__({(text, 0): code for code, text in self.texts.items()})

    def __missing__(self, key: tuple[str, int]) -> int:
        code = self[key] = next(self._free)
        self.texts[code], _ = key
        return code


class _Written(dict[int, str]):
    """Codes of so many bytes as they stand in a literal string. Raises CodesSpentError for one that needs more."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, code: int) -> str:
        if code.bit_length() > 8 * self._size:
            raise CodesSpentError
        text = self[code] = literal(code.to_bytes(self._size, "big"))
        return text


_written = cache(_Written)


class Codes(dict[Sign | str, str]):
    """The codes of signs as they stand in a literal string, given as they are asked for; text between codes is itself.

    Attributes:
        size: bytes of a code.
        signs: by code, those of one font.
    """

    def __init__(self, size: int, meanings: Meanings) -> None:
        self.size = size
        self.signs: dict[int, Sign] = {}
        self._meanings = meanings
        self._written = _written(size)
        self._ranks = defaultdict(int, _KEPT_FOR_USUAL)  # of the next glyph for a text

    def __missing__(self, part: Sign | str) -> str:
        if isinstance(part, str):
            return self.setdefault(part, part)
        text, rank = part.text, 0
        if not part.usual:
            rank = self._ranks[text]
            self._ranks[text] = rank + 1
        code = self._meanings[text, rank]
        self.signs[code] = part  # before what may raise: its code is its own
        shown = self[part] = self._written[code]
        return shown

    def widened(self) -> Codes:
        """The same codes, of two bytes. Raises PolybriefError where they are spent as well."""
        wide = Codes(2, self._meanings)
        wide.signs, wide._ranks = self.signs, self._ranks
        try:
            for code, sign in self.signs.items():
                wide[sign] = wide._written[code]
        except CodesSpentError as spent:
            problem = f"a document shows more than {LAST_WIDE} glyphs with their texts; make several of it"
            raise PolybriefError(problem) from spent
        return wide
