"""The fonts of one document: a code for each pair of glyph and text, so that what is copied is what was written.

All fonts of a document share the codes, and say together what they stand for. A face is a simple font (ISO 32000-1,
9.6) of one-byte codes until these are spent; from then on, and where its outlines are PostScript's, a Type 0 font (9.7)
of two-byte codes with the same program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress, repeat
from operator import attrgetter, itemgetter

import uharfbuzz as hb

from polybrief.pdf.cmaps import LAST_NARROW, TO_CIDS, to_cids, to_unicode
from polybrief.pdf.codes import Codes, CodesSpentError, Meanings, Sign, sign_of
from polybrief.pdf.file import PdfFile, Stream, stream
from polybrief.pdf.programs import subset, truetype_program
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Glyph, Piece

_SYMBOLIC = 4
_KEPT_FORMS = 20_000
_PLACES = 2  # of a movement in thousandths of an em; numbers in a PDF have no exponent
_KEPT_PROGRAMS = 50
_KEPT_SIGNS = 20_000
_KeyedBySign = Mapping[Sign | str, str]


class _Forms(dict[Piece, str]):
    """What shows a piece, in some codes; empty where it does not fit."""

    def __init__(self, codes: Codes, fits: Callable[[Piece], object]) -> None:
        self._codes = codes
        self._fits = fits

    def __missing__(self, piece: Piece) -> str:
        shown = self[piece] = "".join(_form(piece)(self._codes)) if self._fits(piece) else ""
        return shown


@cache
def _usual_forms(size: int) -> _Forms:
    """Those of pieces of nothing but the usual glyphs of ASCII, in codes of so many bytes: the same in any document."""
    return _Forms(Codes(size, Meanings()), _usual_text)


class EmbeddedFont:
    """A font as one document uses it.

    Attributes:
        name: that of the font in the resources which shows what is asked for next.
        narrow, wide: the names of the font with codes of one byte and of that with codes of two; empty where nothing is
            shown by it.
    """

    def __init__(self, font: Font, number: int, meanings: Meanings, *, narrow: bool) -> None:
        self.font = font
        self.narrow = f"F{number}" if narrow else ""
        self.wide = "" if narrow else f"W{number}"
        self._number = number
        self._usually: set[Piece] = set()  # shown in the usual codes
        self._write(self.narrow or self.wide, Codes(1 if narrow else 2, meanings))

    def _write(self, name: str, codes: Codes) -> None:
        """Show in these codes from now on."""
        self.name = name
        self._codes = codes
        self._usual, self._own = _usual_forms(codes.size), _Forms(codes, attrgetter("flat"))

    @property
    def signs(self) -> dict[int, Sign]:
        """By code, in its order, what was shown."""
        used = set("".join(map(_usual_text, self._usually)).encode())
        usual = {code: _usual_sign(self.font, code) for code in used}
        return dict(sorted((usual | self._codes.signs).items()))

    def show(self, pieces: Sequence[Piece], size: float, rise: float) -> list[str]:
        """What shows each piece inside the brackets of TJ, by the font `name`.

        `size` and `rise` are hundredths of a point.
        """
        usual = list(map(self._usual.__getitem__, pieces))
        if all(usual):
            self._usually.update(pieces)
            return usual
        is_first = not self._usually and not self._own
        try:
            shown = [
                text or self._own[piece] or "".join(_raised_form(piece, size, rise)(self._codes))
                for text, piece in zip(usual, pieces, strict=True)
            ]
        except CodesSpentError:
            self.wide = f"W{self._number}"
            if is_first:
                self.narrow = ""
            self._write(self.wide, self._codes.widened())
            return self.show(pieces, size, rise)
        self._usually.update(compress(pieces, usual))
        return shown


@cache
def _usual_text(piece: Piece) -> str:
    """What a piece of nothing but the usual glyphs of ASCII stands for; empty for others."""
    signs = [sign_of(piece.font, glyph.id, glyph.text) for glyph in piece.glyphs]
    return "".join([sign.text for sign in signs]) if piece.flat and all(sign.usual for sign in signs) else ""


@cache
def _usual_sign(font: Font, code: int) -> Sign:
    """The glyph that a font has for a character of ASCII."""
    return sign_of(font, font.font.get_nominal_glyph(code), chr(code))


@cache
def _form(piece: Piece) -> Callable[[_KeyedBySign], tuple[str, ...]]:
    """What picks the parts of what shows a piece from codes: the same in every document."""
    return itemgetter(*_parts(piece.font, piece.glyphs))


@lru_cache(_KEPT_FORMS)
def _raised_form(piece: Piece, size: float, rise: float) -> Callable[[_KeyedBySign], tuple[str, ...]]:
    """The same for a piece with glyphs that are moved up or down."""
    parts: list[Sign | str] = []
    for glyph in piece.glyphs:
        shown = _parts(piece.font, (glyph,))
        if glyph.dy:
            shown = [f"]TJ {rise + glyph.dy * size / 1000:.0f} Ts[", *shown, f"]TJ {rise:.0f} Ts["]
        parts += shown
    return itemgetter(*parts)


def _parts(font: Font, glyphs: tuple[Glyph, ...]) -> list[Sign | str]:
    """Signs in round brackets, shifts in thousandths of an em between them."""
    parts: list[Sign | str] = []
    is_open, shift = False, 0.0  # shift: what the pen is moved back by before the next glyph
    for glyph in glyphs:
        if before := round(shift - glyph.dx, _PLACES):
            parts.append(f"){before:g}" if is_open else f" {before:g}")  # apart from a number before it
            is_open = False
        sign = sign_of(font, glyph.id, glyph.text)
        parts += [sign] if is_open else ["(", sign]
        is_open = True
        shift = sign.advance - glyph.advance + glyph.dx
    shift = round(shift, _PLACES)
    return [*parts, f"){shift:g}" if shift else ")"]


class FontUse(dict[Font, EmbeddedFont]):
    """The fonts of a document as it embeds them, in the order of their first use.

    Those of a document in an alphabet `of_few` glyphs begin with codes of one byte, if their outlines are TrueType's.
    """

    def __init__(self, *, of_few: bool) -> None:
        _forget_if_many()
        self._of_few = of_few
        self.meanings = Meanings()

    def __missing__(self, font: Font) -> EmbeddedFont:
        found = self[font] = EmbeddedFont(font, len(self), self.meanings, narrow=self._of_few and font.is_truetype)
        return found


def _forget_if_many() -> None:
    """Keep a long run within bounds: signs come of the texts. Between documents, and with all that knows them."""
    if sign_of.cache_info().currsize > _KEPT_SIGNS or any(len(_usual_forms(size)) > _KEPT_FORMS for size in (1, 2)):
        for kept in (sign_of, _usual_sign, _usual_text, _usual_forms, _form, _raised_form, _program):
            kept.cache_clear()


def font_objects(fonts: FontUse, file: PdfFile) -> str:
    """Store the fonts; returns the body of the dictionary that names them in the resources."""
    names: list[str] = []
    meanings: dict[int, int] = {}  # the ToUnicode of codes of one byte, of two
    for embedded in fonts.values():
        font, signs = embedded.font, embedded.signs
        program, tag, cids = _program(font, tuple(signs.items()), mapped=bool(embedded.narrow))
        encoding = f"{file.add(stream(to_cids(cids), TO_CIDS))} 0 R" if cids else "/Identity-H"
        mapping = "0" if cids else "2/CIDToGIDMap/Identity"
        name = f"{tag}+{font.name}".replace(" ", "")
        italic = -12 if "Italic" in font.name else 0
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/ItalicAngle {italic}/StemV 80"
            f"/FontBBox[-1000 {font.descent:.0f} 2000 {font.ascent:.0f}]"
            f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.cap_height:.0f}"
            f"/FontFile{2 if font.is_truetype else 3} {file.add(program)} 0 R>>"
        )
        for size, used in ((1, embedded.narrow), (2, embedded.wide)):
            if not used:
                continue
            if size not in meanings:
                meanings[size] = file.add(stream(to_unicode(fonts.meanings.texts, size)))
            if size == 1:
                first, last, listed = _listed({code: sign for code, sign in signs.items() if code <= LAST_NARROW})
                kind = (
                    f"TrueType/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
                    f"/FirstChar {first}/LastChar {last}/Widths[{listed}]"
                )
            else:
                first, _, listed = _listed({cids[code]: sign for code, sign in signs.items()} if cids else signs)
                descendant = file.add(
                    f"<</Type/Font/Subtype/CIDFontType{mapping}/BaseFont/{name}"
                    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                    f"/FontDescriptor {descriptor} 0 R/W[{first}[{listed}]]>>"
                )
                kind = f"Type0/BaseFont/{name}/Encoding {encoding}/DescendantFonts[{descendant} 0 R]"
            names.append(f"/{used} {file.add(f'<</Type/Font/Subtype/{kind}/ToUnicode {meanings[size]} 0 R>>')} 0 R")
    return "".join(names)


def _listed(signs: Mapping[int, Sign]) -> tuple[int, int, str]:
    """The first and the last code or CID of some signs, and the widths of all between."""
    first, last = min(signs), max(signs)
    widths = {code: sign.width for code, sign in signs.items()}
    return first, last, " ".join(map(widths.get, range(first, last + 1), repeat("0")))


@lru_cache(_KEPT_PROGRAMS)
def _program(font: Font, signs: tuple[tuple[int, Sign], ...], *, mapped: bool) -> tuple[Stream, str, Mapping[int, int]]:
    """A font program with glyphs by code, as a stream object, the tag of its name, and CIDs by code where they differ.

    `mapped`: a simple font takes glyphs from it.
    """
    if font.is_truetype:
        data = truetype_program(font, {code: sign.glyph for code, sign in signs}, mapped=mapped)
        return stream(data, f"/Length1 {len(data)}"), _tag(data), {}
    ids = {code: sign.glyph for code, sign in signs if isinstance(sign.glyph, int)}
    program, new_ids = subset(font, ids.values())
    outlines = hb.Face(hb.Blob(program)).reference_table("CFF ").data
    cids = {code: new_ids[glyph] for code, glyph in ids.items()}
    return stream(outlines, "/Subtype/CIDFontType0C"), _tag(program), cids


def _tag(data: bytes) -> str:
    """Six capitals from the subset's content, as a subset's name begins."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters
