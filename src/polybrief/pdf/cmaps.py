"""CMaps (Adobe Technical Note 5014): what the codes in a content stream are, and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

ASCII = range(0x20, 0x7F)
"""The codes that stand for their own characters."""
LAST_NARROW = 0xFF
"""The last code of one byte."""
LAST_WIDE = 0xFFFF
"""The last code of two bytes."""
TO_CIDS = (
    "/Type/CMap/CMapName/Polybrief-Codes/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0"
)
"""Entries of the stream dictionary of a CMap to CIDs."""
# Glyphs of a cluster beyond its first stand for no text of their own; PDF/A wants a mapping for each code.
_NO_TEXT = "\u2060"
_KEPT_TEXTS = 10_000
_TO_CIDS, _TO_UNICODE = 1, 2  # CMapType


def to_cids(cids: Mapping[int, int]) -> bytes:
    """A CMap from codes to CIDs."""
    return _cmap("Polybrief-Codes", _TO_CIDS, 2, "cidchar", [f"<{code:04X}>{cid}" for code, cid in cids.items()])


def to_unicode(meanings: Mapping[int, str], size: int) -> bytes:
    """A CMap from codes of `size` bytes to what they stand for."""
    last = LAST_NARROW if size == 1 else LAST_WIDE
    row = f"<%0{2 * size}X><%0{2 * size}X>"
    rows = [f"{row % (ASCII[0], ASCII[-1])}<{ASCII[0]:04X}>"]
    for codes in _neighbours(sorted([code for code in meanings if code <= last and code not in ASCII])):
        texts = "><".join([_hexadecimal(meanings[code]) for code in codes])
        rows.append(f"{row % (codes[0], codes[-1])}[<{texts}>]")
    return _cmap("Adobe-Identity-UCS", _TO_UNICODE, size, "bfrange", rows)


def _neighbours(codes: Sequence[int]) -> list[list[int]]:
    """Codes that follow one another with the same high byte, as a range wants them."""
    found: list[list[int]] = []
    behind = -1
    for code in codes:
        if code != behind or not code & 0xFF:
            found.append([])
        found[-1].append(code)
        behind = code + 1
    return found


@lru_cache(_KEPT_TEXTS)
def _hexadecimal(text: str) -> str:
    return (text or _NO_TEXT).encode("utf-16-be").hex().upper()


def _cmap(name: str, kind: int, size: int, operator: str, rows: Sequence[str]) -> bytes:
    """A CMap of codes of `size` bytes; an operator takes at most a hundred rows at a time."""
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} begin{operator}\n" + "\n".join(block) + f"\nend{operator}" for block in blocks)
    ordering = "UCS" if kind == _TO_UNICODE else "Identity"
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def "
        f"/CMapName/{name} def /CMapType {kind} def\n"
        f"1 begincodespacerange <{'00' * size}><{'FF' * size}> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()
