"""Font programs of the glyphs that a document shows.

TrueType programs are put together here, each glyph under the number that is asked for: outlines are kept by glyph, so
a document pays for the glyphs that it shows and not for a subset each time. HarfBuzz pins the axes and reads outlines.
https://learn.microsoft.com/typography/opentype/spec/otff
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Collection, Mapping
from itertools import accumulate
from typing import NamedTuple

import uharfbuzz as hb

from polybrief.pdf.composites import composite_glyph, part_places
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Composite

GlyphId = int | Composite

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
_SUBSET = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
_LARGEST = 0xFFFF
_KEPT_OUTLINES = 20_000
_HEADER, _RECORD = 12, struct.Struct(">4s3I")  # of the table directory
_ADJUSTMENT = 0xB1B0AFBA  # what the checksum of a whole font is to be
# Offsets in head, hhea and maxp.
_CHECKSUM, _BOX, _LONG_OFFSETS, _METRICS, _LIMITS = 8, 36, 50, 34, 4
_EXTENTS = struct.Struct(">2x4h")  # how an entry of glyf begins: left, bottom, right, top
_MAXP = struct.Struct(">I14H")
_SYMBOLS, _FIRST_SYMBOL = 3, 0xF000  # Windows' platform, and where its encoding of symbols begins
_SEGMENT_MAPPING = 4  # format of a cmap


class _Outline(NamedTuple):
    """A glyph's entries in glyf and hmtx, and its components: where their numbers stand, and their glyphs."""

    data: bytes
    metric: bytes
    parts: tuple[tuple[int, int], ...]


_NOTHING = _Outline(b"", bytes(4), ())
_KNOWN: dict[Font, dict[GlyphId, _Outline]] = {}  # outlines read so far, the same whatever they were read with


def subset(font: Font, glyphs: Collection[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with those glyphs and their components only, its axes pinned, and the new number of each."""
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


def truetype_program(font: Font, glyphs: Mapping[int, GlyphId], *, mapped: bool) -> bytes:
    """A font program in which each glyph has the number that is its key, and all others are empty.

    The numbers of components follow behind. With `mapped`, the table cmap maps the codes to 255 to the same numbers.
    """
    if sum(map(len, _KNOWN.values())) > _KEPT_OUTLINES:
        _KNOWN.clear()
    known = _KNOWN.setdefault(font, {})
    _learn(known, font, glyphs.values())
    last = max(glyphs)
    placed = [_NOTHING] * (last + 1)
    for number, glyph in glyphs.items():
        placed[number] = known[glyph]
    numbers = {glyph: number for number, glyph in glyphs.items()}
    entries: list[bytes] = []
    for outline in placed:  # grows as it is read
        data = outline.data
        if outline.parts:
            patched = bytearray(data)
            for at, part in outline.parts:
                if part not in numbers:
                    numbers[part] = len(placed)
                    placed.append(known[part])
                struct.pack_into(">H", patched, at, numbers[part])
            data = bytes(patched)
        entries.append(data)
    most = max((len(glyph.parts) for glyph in glyphs.values() if isinstance(glyph, Composite)), default=0)
    offsets = array("I", accumulate(map(len, entries), initial=0))
    long = offsets[-1] > 2 * _LARGEST  # short offsets are half as large
    if not long:
        offsets = array("H", [offset // 2 for offset in offsets])
    if sys.byteorder == "little":
        offsets.byteswap()
    head, hhea, maxp = (font.face.reference_table(tag).data for tag in ("head", "hhea", "maxp"))
    if font.axes:  # the box is that of all its instances: poppler places glyphs of so large a font less finely
        head = _patched(head, _BOX, *_box(entries))
    tables = {
        b"cmap": _cmap(min(last, 255)) if mapped else b"",
        b"glyf": b"".join(entries) or bytes(2),
        b"head": _patched(_patched(head, _LONG_OFFSETS, long), _CHECKSUM, 0, 0),
        b"hhea": _patched(hhea, _METRICS, len(placed)),
        b"hmtx": b"".join([outline.metric for outline in placed]),
        b"loca": offsets.tobytes(),
        b"maxp": _limits(maxp, len(placed), most),
    }
    return _joined({tag: table for tag, table in tables.items() if table})


def _learn(known: dict[GlyphId, _Outline], font: Font, glyphs: Collection[GlyphId]) -> None:
    """Read the outlines that are not known yet."""
    unknown = {glyph for glyph in glyphs if glyph not in known}
    if not unknown:
        return
    composites = {glyph for glyph in unknown if isinstance(glyph, Composite)}
    parts = {part for composite in composites for part, _, _ in composite.parts}
    simple = sorted(glyph for glyph in unknown | parts if isinstance(glyph, int) and glyph not in known)
    if simple:
        _read(known, font, simple)
    for composite in composites:
        data, metric = composite_glyph(composite, font)
        places = zip(part_places(data), (part for part, _, _ in composite.parts), strict=False)
        known[composite] = _Outline(data, metric, tuple(places))


def _read(known: dict[GlyphId, _Outline], font: Font, glyphs: Collection[int]) -> None:
    """Read outlines of glyphs and of their components."""
    program, new_ids = subset(font, glyphs)
    (many,) = struct.unpack_from(">H", program, 4)
    directory = program[_HEADER : _HEADER + _RECORD.size * many]
    tables = {tag: program[offset : offset + length] for tag, _, offset, length in _RECORD.iter_unpack(directory)}
    glyf, count = tables.get(b"glyf", b""), max(new_ids.values()) + 1
    long = tables[b"head"][_LONG_OFFSETS + 1]
    offsets = struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", tables[b"loca"])
    (full,) = struct.unpack_from(">H", tables[b"hhea"], _METRICS)
    metrics = _metrics(tables[b"hmtx"], full, count)
    old_ids = {new: old for old, new in new_ids.items()}
    for old, new in new_ids.items():
        data = glyf[offsets[new] : offsets[new + 1]] if long else glyf[2 * offsets[new] : 2 * offsets[new + 1]]
        data += bytes(len(data) % 2)
        parts = tuple((at, old_ids[int.from_bytes(data[at : at + 2], "big")]) for at in part_places(data))
        known[old] = _Outline(data, metrics[new], parts)


def _metrics(table: bytes, full: int, count: int) -> list[bytes]:
    """Each glyph's entry in hmtx; the last ones of a table may share an advance."""
    entries = [table[at : at + 4] for at in range(0, 4 * full, 4)]
    advance, rest = entries[-1][:2], table[4 * full :]
    return entries + [advance + rest[at : at + 2] for at in range(0, 2 * (count - full), 2)]


def _box(entries: Collection[bytes]) -> tuple[int, ...]:
    """The smallest and the largest x and y of some entries of glyf."""
    boxes = [_EXTENTS.unpack_from(entry) for entry in entries if entry]
    if not boxes:
        return 0, 0, 0, 0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return tuple(edge & _LARGEST for edge in (min(lefts), min(bottoms), max(rights), max(tops)))


def _limits(table: bytes, count: int, most: int) -> bytes:
    """The table maxp for `count` glyphs, with composites of up to `most` parts; nothing is hinted."""
    _, _, points, contours, composite_points, composite_contours, *_, elements, depth = _MAXP.unpack(
        table[: _MAXP.size].ljust(_MAXP.size, b"\0")
    )
    if most:
        composite_points = min(_LARGEST, most * max(points, composite_points))
        composite_contours = min(_LARGEST, most * max(contours, composite_contours))
        elements, depth = max(elements, most), depth + 1
    counts = (count, points, contours, composite_points, composite_contours)
    return _MAXP.pack(0x00010000, *counts, 1, 0, 0, 0, 0, 0, 0, elements, depth)


def _cmap(last: int) -> bytes:
    """A cmap of symbols, as a simple font has it in a PDF: codes from 1 to `last` are numbers of glyphs.

    Both of the encodings that ISO 32000-1, 9.6.6.4 names, in one table.
    """
    ends, starts = (last, _FIRST_SYMBOL + last, _LARGEST), (1, _FIRST_SYMBOL + 1, _LARGEST)
    deltas = (0, _LARGEST + 1 - _FIRST_SYMBOL, 1)
    body = struct.pack(">4H3HH3H3H3H", 6, 4, 1, 2, *ends, 0, *starts, *deltas, 0, 0, 0)
    records = struct.pack(">HHHHIHHI", 0, 2, 1, 0, 20, _SYMBOLS, 0, 20)
    return records + struct.pack(">3H", _SEGMENT_MAPPING, 6 + len(body), 0) + body


def _patched(table: bytes, offset: int, *numbers: int) -> bytes:
    """A table with other 16-bit numbers from an offset on."""
    return table[:offset] + struct.pack(f">{len(numbers)}H", *numbers) + table[offset + 2 * len(numbers) :]


def _joined(tables: Mapping[bytes, bytes]) -> bytes:
    """A font file of some tables, with their checksums; that of the whole is in head, where it is 0 before."""
    largest = 1 << (len(tables).bit_length() - 1)
    search = 16 * largest, largest.bit_length() - 1, 16 * (len(tables) - largest)
    directory = struct.pack(">I4H", 0x00010000, len(tables), *search)
    offsets: dict[bytes, int] = {}
    content = b""
    checksum = 0
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        offsets[tag] = _HEADER + _RECORD.size * len(tables) + len(content)
        own = _sum(padded)
        directory += _RECORD.pack(tag, own, offsets[tag], len(table))
        checksum += own
        content += padded
    adjustment = (_ADJUSTMENT - checksum - _sum(directory)) & 0xFFFFFFFF
    font = bytearray(directory + content)
    struct.pack_into(">I", font, offsets[b"head"] + _CHECKSUM, adjustment)
    return bytes(font)


def _sum(data: bytes) -> int:
    """The checksum of a table whose length is a multiple of four."""
    words = array("I", data)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
