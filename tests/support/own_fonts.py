"""Fonts as a user may bring them, made from those that come with polybrief."""

from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from polybrief.text.fonts import Font


def truetype(font: Font, text: str, name: str, *, weight: int = 400, embedding: int = 0) -> bytes:
    """A TrueType font with the letters of a text, upright and of one weight."""
    subset = hb.SubsetInput()
    subset.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    subset.unicode_set.update(map(ord, text))
    for axis, value in font.axes.items():
        subset.pin_axis_location(font.face, axis, value)
    made = TTFont(BytesIO(hb.subset(font.face, subset).blob.data))
    made["OS/2"].fsType = embedding
    made["OS/2"].usWeightClass = weight
    for record in made["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = name
    return _bytes(made)


def opentype(font: Font, text: str, name: str) -> bytes:
    """The same with PostScript outlines."""
    source = TTFont(BytesIO(truetype(font, text, name)))
    glyphs, order = source.getGlyphSet(), source.getGlyphOrder()
    outlines = {}
    for glyph in order:
        pen = T2CharStringPen(glyphs[glyph].width, glyphs)
        glyphs[glyph].draw(pen)
        outlines[glyph] = pen.getCharString()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(source.getBestCmap())
    builder.setupCFF(name.replace(" ", ""), {"FullName": name}, outlines, {})
    builder.setupHorizontalMetrics({glyph: source["hmtx"][glyph] for glyph in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    return _bytes(builder.font)


def _bytes(font: TTFont) -> bytes:
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
