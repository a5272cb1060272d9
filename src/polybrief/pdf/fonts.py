"""The fonts of one document: a code for each pair of glyph and text, so that what is copied is what was written.

Type 0 fonts, Identity-H (ISO 32000-1, 9.7). Codes are given in the order of first use in the document, so nothing
made before
in the process changes a byte. Fonts are subset and their axes pinned by HarfBuzz.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import uharfbuzz as hb

from polybrief.text.fonts import Font
from polybrief.text.shaping import Glyph, Piece

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


@dataclass(eq=False)
class EmbeddedFont:
    """A font as one document uses it: `name` in its resources, codes by glyph and text, widths in 1/1000 em."""

    font: Font
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)
    _shown: dict[Piece, str] = field(default_factory=dict)

    def show(self, piece: Piece) -> str:
        """What shows a flat piece inside the brackets of TJ: hexadecimal codes and shifts in thousandths of an em."""
        shown = self._shown.get(piece)
        if shown is None:
            shown = self._shown[piece] = self.show_glyphs(piece.glyphs)
        return shown

    def show_glyphs(self, glyphs: tuple[Glyph, ...]) -> str:
        """The same for single glyphs, their vertical shifts left out."""
        parts: list[str] = []
        codes: list[str] = []
        for glyph in glyphs:
            code, width = self._code(glyph)
            if glyph.dx:
                parts.append(f"<{''.join(codes)}>{-glyph.dx:g}" if codes else f"{-glyph.dx:g}")
                codes = []
            codes.append(f"{code:04X}")
            if shift := width - glyph.advance + glyph.dx:
                parts.append(f"<{''.join(codes)}>{shift:g}")
                codes = []
        if codes:
            parts.append(f"<{''.join(codes)}>")
        return "".join(parts)

    def _code(self, glyph: Glyph) -> tuple[int, float]:
        key = (glyph.id, glyph.text)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
            self.widths.append(self.font.font.get_glyph_h_advance(glyph.id) * self.font.scale)
        return code, self.widths[code - 1]


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


def font_objects(embedded: EmbeddedFont, add: Callable[[bytes], int]) -> int:
    """Write a font's objects.

    `add` stores an object's bytes and returns its number. Returns the number of the Type 0 font.
    """
    font = embedded.font
    glyphs = [glyph for glyph, _ in embedded.codes]
    subset, new_ids = _subset(font, glyphs)
    name = f"{_tag(subset)}+{font.name}".replace(" ", "")
    kind, program = (
        ("CIDFontType0", b"/Subtype/OpenType")
        if "CFF " in font.face.table_tags
        else ("CIDFontType2", b"/Length1 %d" % len(subset))
    )
    file = add(_stream(subset, program))
    italic = -12 if "Italic" in font.name else 0
    descriptor = add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/ItalicAngle {italic}/StemV 80"
        f"/FontBBox[-1000 {font.descent:.0f} 2000 {font.ascent:.0f}]"
        f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.cap_height:.0f}"
        f"/{'FontFile3' if kind == 'CIDFontType0' else 'FontFile2'} {file} 0 R>>".encode()
    )
    ids = bytes(2) + b"".join(new_ids[glyph].to_bytes(2, "big") for glyph in glyphs)
    mapping = add(_stream(ids))
    widths = " ".join(f"{width:g}" for width in embedded.widths)
    descendant = add(
        f"<</Type/Font/Subtype/{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap {mapping} 0 R/FontDescriptor {descriptor} 0 R/DW 0/W[1[{widths}]]>>".encode()
    )
    unicode = add(_stream(_to_unicode([text for _, text in embedded.codes])))
    return add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>".encode()
    )


def _subset(font: Font, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with those glyphs only, and the new number of each."""
    plan_input = hb.SubsetInput()
    plan_input.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
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


def _to_unicode(texts: list[str]) -> bytes:
    rows = [
        f"<{code:04X}><{(text or _NO_TEXT).encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)
    ]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def "
        "/CMapName/Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000><FFFF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()


def _stream(data: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(data, 6)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (extra, len(packed), packed)
