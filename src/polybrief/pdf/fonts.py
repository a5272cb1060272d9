"""The fonts of one document: a code for each pair of glyph and text, so that what is copied is what was written.

Type 0 fonts, Identity-H (ISO 32000-1, 9.7). Codes are given in the order of first use in the document, so nothing
made before
in the process changes a byte. Fonts are subset and their axes pinned by HarfBuzz.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import uharfbuzz as hb

from polybrief.pdf.composites import add_composites
from polybrief.pdf.file import PdfFile, Stream, literal, stream
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite, Glyph, Piece

# Layout is done; the file needs outlines and metrics only.
_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "name",
    "OS/2",
    "post",
    "STAT",
    "cmap",
    "BASE",
    "vhea",
    "vmtx",
    "VORG",
    "DSIG",
    "gasp",
)
# Glyphs of a cluster beyond its first stand for no text of their own; PDF/A wants a mapping for each code.
_NO_TEXT = "\u2060"
_SYMBOLIC = 4
_TO_CIDS, _TO_UNICODE = 1, 2  # CMapType
_CMAP = "/Type/CMap/CMapName/Polybrief-Codes/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0"
_SUBSET = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2
)
_KEPT_FORMS = 20_000
_PLACES = 2  # of a movement in thousandths of an em; numbers in a PDF have no exponent
_KEPT_PROGRAMS = 50
_GlyphId = int | Composite
_CodesOf = Callable[[Mapping[tuple[_GlyphId, str], str]], Any]


class _Codes(dict[tuple[_GlyphId, str], str]):
    """Codes as they stand in a literal string, by glyph and text, given as they are asked for."""

    def __missing__(self, key: tuple[_GlyphId, str]) -> str:
        code = self[key] = literal((len(self) + 1).to_bytes(2, "big"))
        return code


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


class EmbeddedFont:
    """A font as one document uses it: `name` in its resources, its codes by glyph and text."""

    def __init__(self, font: Font, name: str) -> None:
        self.font = font
        self.name = name
        self.codes = _Codes()
        self._shown = _Shown(self.codes)

    def show(self, pieces: Sequence[Piece], size: float, rise: float) -> list[str]:
        """What shows each piece inside the brackets of TJ, in a size and at a rise in points."""
        shown = self._shown
        return [shown[piece] or self._raised(piece, size, rise) for piece in pieces]

    def _raised(self, piece: Piece, size: float, rise: float) -> str:
        form, codes_of = _raised_form(piece, size, rise)
        shown: str = form % codes_of(self.codes)
        return shown

    def widths(self) -> list[float]:
        """The advance of each code's glyph, thousandths of an em."""
        return [_advance(self.font, glyph) for glyph, _ in self.codes]


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
        parts.append(f"]TJ {rise + glyph.dy * size / 1000:.2f} Ts[{shown}]TJ {rise:.2f} Ts[" if glyph.dy else shown)
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
def _advance(font: Font, glyph: _GlyphId) -> float:
    """The width of a glyph as the font program has it, thousandths of an em."""
    if isinstance(glyph, Composite):
        return float(max(0, glyph.advance) * font.scale)
    return float(font.font.get_glyph_h_advance(glyph) * font.scale)


class FontUse:
    """The fonts that a document has used so far."""

    def __init__(self) -> None:
        self._fonts: dict[Font, EmbeddedFont] = {}

    def embedded(self, font: Font) -> EmbeddedFont:
        """The font as this document embeds it."""
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = EmbeddedFont(font, f"F{len(self._fonts)}")
        return found

    def __iter__(self) -> Iterator[EmbeddedFont]:
        return iter(self._fonts.values())


def font_objects(embedded: EmbeddedFont, file: PdfFile) -> int:
    """Store a font's objects; returns the number of the Type 0 font."""
    font = embedded.font
    glyphs = [glyph for glyph, _ in embedded.codes]
    program, tag, new_ids = _program(font, _rounded(font, glyphs))
    name = f"{tag}+{font.name}".replace(" ", "")
    italic = -12 if "Italic" in font.name else 0
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/ItalicAngle {italic}/StemV 80"
        f"/FontBBox[-1000 {font.descent:.0f} 2000 {font.ascent:.0f}]"
        f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.cap_height:.0f}"
        f"/FontFile{2 if font.is_truetype else 3} {file.add(program)} 0 R>>"
    )
    ids = [new_ids[glyph] for glyph in glyphs]
    if not font.is_truetype:  # its CIDs are the numbers of its glyphs, so codes are turned into these
        kind = "/Subtype/CIDFontType0"
        widths = " ".join(
            f"{number}[{width:g}]" for number, width in sorted(set(zip(ids, embedded.widths(), strict=True)))
        )
        encoding = f"{file.add(stream(_to_cids(ids), _CMAP))} 0 R"
    else:
        mapping = file.add(stream(bytes(2) + b"".join(number.to_bytes(2, "big") for number in ids)))
        kind = f"/Subtype/CIDFontType2/CIDToGIDMap {mapping} 0 R"
        widths = f"1[{' '.join(f'{width:g}' for width in embedded.widths())}]"
        encoding = "/Identity-H"
    descendant = file.add(
        f"<</Type/Font{kind}/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]>>"
    )
    unicode = file.add(stream(_to_unicode([text for _, text in embedded.codes])))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding {encoding}"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _rounded(font: Font, glyphs: list[_GlyphId]) -> frozenset[_GlyphId]:
    """The glyphs; where they are most of ASCII's, all of these: documents of a language then share one font program."""
    usual = _usual(font)
    return usual.union(glyphs) if 2 * len(usual.intersection(glyphs)) > len(usual) else frozenset(glyphs)


@cache
def _usual(font: Font) -> frozenset[int]:
    """The glyphs of ASCII's characters in a font."""
    return frozenset(filter(None, (font.font.get_nominal_glyph(code) for code in range(0x20, 0x7F))))


@lru_cache(_KEPT_PROGRAMS)
def _program(font: Font, glyphs: frozenset[_GlyphId]) -> tuple[Stream, str, Mapping[Any, int]]:
    """A font program as a stream object, the tag of its name, and the new number of each glyph."""
    composites = sorted(glyph for glyph in glyphs if isinstance(glyph, Composite))
    parts = {part for composite in composites for part, _, _ in composite.parts}
    subset, mapping = _subset(font, sorted(parts.union(it for it in glyphs if isinstance(it, int))))
    numbers: Mapping[Any, int] = mapping
    if composites:
        subset, numbers = add_composites(subset, font, composites, mapping)
    if not font.is_truetype:
        outlines = hb.Face(hb.Blob(subset)).reference_table("CFF ").data
        return stream(outlines, "/Subtype/CIDFontType0C"), _tag(subset), numbers
    return stream(subset, f"/Length1 {len(subset)}"), _tag(subset), numbers


def _subset(font: Font, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with those glyphs only, and the new number of each."""
    plan_input = hb.SubsetInput()
    plan_input.flags = _SUBSET
    plan_input.glyph_set.update(glyphs)
    plan_input.layout_feature_tag_set.clear()
    for tag in _DROPPED:
        plan_input.drop_table_tag_set.add(int.from_bytes(tag.encode().ljust(4), "big"))
    for axis, value in font.axes.items():
        plan_input.pin_axis_location(font.face, axis, value)
    plan = hb.SubsetPlan(font.face, plan_input)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


def _tag(data: bytes) -> str:
    """Six capitals from the subset's content, as a subset's name begins."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters


def _to_cids(numbers: list[int]) -> bytes:
    """A CMap from codes, 1 and on, to CIDs."""
    return _cmap("Polybrief-Codes", 1, "cidchar", [f"<{code:04X}>{number}" for code, number in enumerate(numbers, 1)])


def _to_unicode(texts: list[str]) -> bytes:
    rows = [
        f"<{code:04X}><{(text or _NO_TEXT).encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)
    ]
    return _cmap("Adobe-Identity-UCS", _TO_UNICODE, "bfchar", rows)


def _cmap(name: str, kind: int, operator: str, rows: list[str]) -> bytes:
    """A CMap (Adobe Technical Note 5014) of two-byte codes; an operator takes at most a hundred rows at a time."""
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} begin{operator}\n" + "\n".join(block) + f"\nend{operator}" for block in blocks)
    ordering = "UCS" if kind == _TO_UNICODE else "Identity"
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def "
        f"/CMapName/{name} def /CMapType {kind} def\n"
        f"1 begincodespacerange <0000><FFFF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()
