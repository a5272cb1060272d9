"""The fonts of one document: a code for each pair of glyph and text, so that what is copied is what was written.

Codes are given in the order of first use in the document, those of ASCII are ASCII; so nothing made before in the
process changes a byte. All fonts of a document share them, and say together what they stand for. A face is a simple
font (ISO 32000-1, 9.6) of one-byte codes until these are spent; from then on, and where its outlines are PostScript's,
a Type 0 font (9.7) of two-byte codes with the same program.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count, groupby
from operator import itemgetter
from typing import Any

import uharfbuzz as hb

from polybrief.pdf.file import PdfFile, literal, stream
from polybrief.pdf.programs import GlyphId, subset, truetype_program
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite, Glyph, Piece

# Glyphs of a cluster beyond its first stand for no text of their own; PDF/A wants a mapping for each code.
_NO_TEXT = "\u2060"
_SYMBOLIC = 4
_TO_CIDS, _TO_UNICODE = 1, 2  # CMapType
_CMAP = "/Type/CMap/CMapName/Polybrief-Codes/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0"
_KEPT_FORMS = 20_000
_PLACES = 2  # of a movement in thousandths of an em; numbers in a PDF have no exponent
_ASCII = range(0x20, 0x7F)
_LAST_NARROW = 0xFF
_CodesOf = Callable[[Mapping[tuple[GlyphId, str], str]], Any]


class _CodesSpentError(Exception):
    """A pair of glyph and text has no code of one byte."""


class _Meanings(dict[int, str]):
    """What the codes of one document stand for. No code is 0, which is the glyph that fonts show for what they lack."""

    def __init__(self) -> None:
        super().__init__((code, chr(code)) for code in _ASCII)
        self._codes: dict[str, list[int]] = {text: [code] for code, text in self.items()}
        self._free = chain(range(0x80, 0x100), range(1, 0x20), (0x7F,), count(0x100))

    def code(self, text: str, index: int) -> int:
        """The code of the `index`th glyph that a font shows for a text."""
        codes = self._codes.setdefault(text, [])
        if index == len(codes):
            codes.append(next(self._free))
            self[codes[index]] = text
        return codes[index]


class _Codes(dict[tuple[GlyphId, str], str]):
    """Codes as they stand in a literal string, by glyph and text, given as they are asked for."""

    def __init__(self, code: Callable[[GlyphId, str], int], size: int) -> None:
        self._code = code
        self._size = size

    def __missing__(self, key: tuple[GlyphId, str]) -> str:
        code = self._code(*key)
        if self._size == 1 and code > _LAST_NARROW:
            raise _CodesSpentError
        written = self[key] = literal(code.to_bytes(self._size, "big"))
        return written


class _Shown(dict[Piece, str]):
    """What shows a piece that lies flat, the same in every size; empty for others."""

    def __init__(self, codes: _Codes) -> None:
        self._codes = codes

    def __missing__(self, piece: Piece) -> str:
        if not piece.flat:
            return ""
        form, codes_of = _flat_form(piece)
        shown: str = form % codes_of(self._codes)
        self[piece] = shown
        return shown


class _Script:
    """How a face is written in codes of one size: `name` is that of the font in the resources."""

    def __init__(self, name: str, code: Callable[[GlyphId, str], int], size: int) -> None:
        self.name = name
        self.codes = _Codes(code, size)
        self._shown = _Shown(self.codes)

    def show(self, pieces: Sequence[Piece], size: float, rise: float) -> list[str]:
        shown = self._shown
        return [shown[piece] or self._raised(piece, size, rise) for piece in pieces]

    def _raised(self, piece: Piece, size: float, rise: float) -> str:
        form, codes_of = _raised_form(piece, size, rise)
        shown: str = form % codes_of(self.codes)
        return shown


class EmbeddedFont:
    """A font as one document uses it.

    Attributes:
        glyphs: by code.
        narrow, wide: whether it shows something by codes of one byte, of two.
    """

    def __init__(self, font: Font, number: int, meanings: _Meanings) -> None:
        self.font = font
        self.glyphs: dict[int, GlyphId] = {}
        self._given: dict[tuple[GlyphId, str], int] = {}
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._meanings = meanings
        self._narrow = _Script(f"F{number}", self._code, 1) if font.is_truetype else None
        self._wide = _Script(f"W{number}", self._code, 2)
        self._script = self._narrow or self._wide

    def _code(self, glyph: GlyphId, text: str) -> int:
        """The code of a glyph for a text, given when it is first asked for."""
        code = self._given.get((glyph, text))
        if code is None:
            code = self._given[glyph, text] = self._meanings.code(text, self._counts[text])
            self._counts[text] += 1
            self.glyphs[code] = glyph
        return code

    def show(self, pieces: Sequence[Piece], size: float, rise: float) -> tuple[str, list[str]]:
        """The font's name in the resources, and what shows each piece inside the brackets of TJ.

        `size` and `rise` are hundredths of a point.
        """
        try:
            return self._script.name, self._script.show(pieces, size, rise)
        except _CodesSpentError:
            self._script = self._wide
            return self._script.name, self._script.show(pieces, size, rise)

    @property
    def narrow(self) -> str:
        """The name of the font with codes of one byte, empty where nothing is shown by it."""
        return self._narrow.name if self._narrow and self._narrow.codes else ""

    @property
    def wide(self) -> str:
        """The name of the font with codes of two bytes, empty where nothing is shown by it."""
        return self._wide.name if self._wide.codes else ""


@lru_cache(_KEPT_FORMS)
def _flat_form(piece: Piece) -> tuple[str, _CodesOf]:
    """What shows a piece, with %s for each code, and what picks these: the same in every document."""
    return _form(piece.font, piece.glyphs), _codes_of(piece)


@lru_cache(_KEPT_FORMS)
def _raised_form(piece: Piece, size: float, rise: float) -> tuple[str, _CodesOf]:
    """The same for a piece with glyphs that are moved up or down."""
    parts: list[str] = []
    for glyph in piece.glyphs:
        shown = _form(piece.font, (glyph,))
        parts.append(f"]TJ {rise + glyph.dy * size / 1000:.0f} Ts[{shown}]TJ {rise:.0f} Ts[" if glyph.dy else shown)
    return "".join(parts), _codes_of(piece)


def _codes_of(piece: Piece) -> _CodesOf:
    """What picks the codes of a piece's glyphs: one, or a tuple of several, as % takes them."""
    return itemgetter(*((glyph.id, glyph.text) for glyph in piece.glyphs))


def _form(font: Font, glyphs: tuple[Glyph, ...]) -> str:
    """Codes in round brackets, shifts in thousandths of an em between them."""
    parts: list[str] = []
    codes, shift = "", 0.0  # shift: what the pen is moved back by before the next glyph
    for glyph in glyphs:
        if before := round(shift - glyph.dx, _PLACES):
            parts.append(f"({codes}){before:g}" if codes else f" {before:g}")  # apart from a number before it
            codes = ""
        codes += "%s"
        shift = _advance(font, glyph.id) - glyph.advance + glyph.dx
    shift = round(shift, _PLACES)
    return "".join((*parts, f"({codes})" if codes else "", f"{shift:g}" if shift else ""))


@lru_cache(_KEPT_FORMS)
def _advance(font: Font, glyph: GlyphId) -> float:
    """The width of a glyph as the font program has it, thousandths of an em."""
    if isinstance(glyph, Composite):
        return float(max(0, glyph.advance) * font.scale)
    return float(font.font.get_glyph_h_advance(glyph) * font.scale)


class FontUse:
    """The fonts that a document has used so far."""

    def __init__(self) -> None:
        self.meanings = _Meanings()
        self._fonts: dict[Font, EmbeddedFont] = {}

    def embedded(self, font: Font) -> EmbeddedFont:
        """The font as this document embeds it."""
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = EmbeddedFont(font, len(self._fonts), self.meanings)
        return found

    def __iter__(self) -> Iterator[EmbeddedFont]:
        return iter(self._fonts.values())


def font_objects(fonts: FontUse, file: PdfFile) -> str:
    """Store the fonts; returns the body of the dictionary that names them in the resources."""
    names: list[str] = []
    meanings: dict[int, int] = {}  # the ToUnicode of codes of one byte, of two
    for embedded in fonts:
        font, glyphs = embedded.font, dict(sorted(embedded.glyphs.items()))
        widths = {code: _advance(font, glyph) for code, glyph in glyphs.items()}
        encoding, mapping = "/Identity-H", "2/CIDToGIDMap/Identity"
        if font.is_truetype:
            program = truetype_program(font, glyphs, mapped=bool(embedded.narrow))
            data = stream(program, f"/Length1 {len(program)}")
        else:
            program, cids = _postscript_program(font, glyphs)
            data = stream(program, "/Subtype/CIDFontType0C")
            widths = {cids[code]: width for code, width in widths.items()}
            encoding, mapping = f"{file.add(stream(_to_cids(cids), _CMAP))} 0 R", "0"
        name = f"{_tag(program)}+{font.name}".replace(" ", "")
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/ItalicAngle {-12 if 'Italic' in font.name else 0}"
            f"/StemV 80/FontBBox[-1000 {font.descent:.0f} 2000 {font.ascent:.0f}]"
            f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.cap_height:.0f}"
            f"/FontFile{2 if font.is_truetype else 3} {file.add(data)} 0 R>>"
        )
        for size, used in ((1, embedded.narrow), (2, embedded.wide)):
            if not used:
                continue
            if size not in meanings:
                meanings[size] = file.add(stream(_to_unicode(fonts.meanings, size)))
            if size == 1:
                codes = [code for code in glyphs if code <= _LAST_NARROW]
                listed = " ".join(f"{widths.get(code, 0):g}" for code in range(codes[0], codes[-1] + 1))
                kind = (
                    f"TrueType/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
                    f"/FirstChar {codes[0]}/LastChar {codes[-1]}/Widths[{listed}]"
                )
            else:
                descendant = file.add(
                    f"<</Type/Font/Subtype/CIDFontType{mapping}/BaseFont/{name}"
                    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                    f"/FontDescriptor {descriptor} 0 R/DW 0/W[{_listed(widths)}]>>"
                )
                kind = f"Type0/BaseFont/{name}/Encoding {encoding}/DescendantFonts[{descendant} 0 R]"
            names.append(f"/{used} {file.add(f'<</Type/Font/Subtype/{kind}/ToUnicode {meanings[size]} 0 R>>')} 0 R")
    return "".join(names)


def _listed(widths: Mapping[int, float]) -> str:
    """Widths by CID as /W lists them: the first of a row, and those of the row."""
    rows = groupby(enumerate(sorted(widths)), key=lambda pair: pair[1] - pair[0])
    parts: list[str] = []
    for _, row in rows:
        cids = [cid for _, cid in row]
        parts.append(f"{cids[0]}[{' '.join(f'{widths[cid]:g}' for cid in cids)}]")
    return "".join(parts)


def _postscript_program(font: Font, glyphs: Mapping[int, GlyphId]) -> tuple[bytes, dict[int, int]]:
    """A program of PostScript outlines with some glyphs, and the CID, which is its number there, of each by code."""
    wanted = {glyph for glyph in glyphs.values() if isinstance(glyph, int)}
    program, new_ids = subset(font, wanted)
    outlines = hb.Face(hb.Blob(program)).reference_table("CFF ").data
    return outlines, {code: new_ids[glyph] for code, glyph in glyphs.items() if isinstance(glyph, int)}


def _tag(data: bytes) -> str:
    """Six capitals from the subset's content, as a subset's name begins."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters


def _to_cids(cids: Mapping[int, int]) -> bytes:
    """A CMap from codes to CIDs."""
    return _cmap("Polybrief-Codes", _TO_CIDS, 2, "cidchar", [f"<{code:04X}>{cid}" for code, cid in cids.items()])


def _to_unicode(meanings: Mapping[int, str], size: int) -> bytes:
    """A CMap from codes of `size` bytes to what they stand for."""
    rows = [
        f"<{code:0{2 * size}X}><{(text or _NO_TEXT).encode('utf-16-be').hex().upper()}>"
        for code, text in meanings.items()
        if code not in _ASCII and (size > 1 or code <= _LAST_NARROW)
    ]
    first, last = (f"<{code:0{2 * size}X}>" for code in (_ASCII[0], _ASCII[-1]))
    ascii_range = f"1 beginbfrange\n{first}{last}<{_ASCII[0]:04X}>\nendbfrange\n"
    return _cmap("Adobe-Identity-UCS", _TO_UNICODE, size, "bfchar", rows, ascii_range)


def _cmap(name: str, kind: int, size: int, operator: str, rows: Sequence[str], ahead: str = "") -> bytes:
    """A CMap (Adobe Technical Note 5014) of codes of `size` bytes; an operator takes at most a hundred rows at a time.

    `ahead` are ranges that it begins with.
    """
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} begin{operator}\n" + "\n".join(block) + f"\nend{operator}" for block in blocks)
    ordering = "UCS" if kind == _TO_UNICODE else "Identity"
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def "
        f"/CMapName/{name} def /CMapType {kind} def\n"
        f"1 begincodespacerange <{'00' * size}><{'FF' * size}> endcodespacerange\n{ahead}{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()
