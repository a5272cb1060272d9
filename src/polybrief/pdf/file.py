"""Formatted objects → the bytes of a file, by ReportLab's writer.

Objects without a stream are packed into object streams and found by a cross-reference stream (ISO 32000-1, 7.5.7 and
7.5.8; ReportLab knows neither): a brief's structure tree takes 4 kB instead of 20.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from itertools import accumulate

from deflate import zlib_compress
from reportlab.pdfbase.pdfdoc import PDFFile

_VERSION = (1, 7)
_TOGETHER = 1000  # objects in an object stream: a reader unpacks all of them for one
_LEVEL = 6  # of libdeflate: 8 takes up to twice as long for 1 to 2 % less
_ENTRY = struct.Struct(">BIH")  # of the cross-reference stream, as its /W says
_UP = b"\2"  # the predictor that writes a row as its difference from the one above it
_NEXT = _UP + _ENTRY.pack(0, 0, 1)  # the difference of what follows in the same object stream
_IN_FILE, _IN_STREAM = 1, 2

_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\()"} | {"\r": r"\r"})


def literal(data: bytes) -> str:
    """What stands between the brackets of a literal string (ISO 32000-1, 7.3.4.2), one character a byte."""
    return data.decode("latin-1").translate(_ESCAPED)


class Stream(bytes):
    """A stream object, formatted. Get one from `stream`."""


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> Stream:
    """A stream object with those entries in its dictionary, deflated unless `packed` is False."""
    written = zlib_compress(data, _LEVEL) if packed else data
    if packed:
        entries += "/Filter/FlateDecode"
    return Stream(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("latin-1"), len(written), written))


class PdfFile:
    """A store of formatted objects.

    Attributes:
        objects: by number; 0 is nobody's.
    """

    def __init__(self) -> None:
        self.objects: list[bytes] = [b""]

    def reserve(self, count: int) -> range:
        """Numbers for objects that come later."""
        first = len(self.objects)
        self.objects += [b""] * count
        return range(first, first + count)

    def put(self, number: int, data: bytes | str) -> None:
        """Give a reserved object its bytes."""
        self.objects[number] = data.encode("latin-1") if isinstance(data, str) else data

    def add(self, data: bytes | str) -> int:
        """Store an object; returns its number."""
        self.objects.append(data.encode("latin-1") if isinstance(data, str) else data)
        return len(self.objects) - 1

    def bytes(self, catalog: int, info: int) -> bytes:
        """The file. Its identifier is a digest of its content, so that it is the same for the same input."""
        digest = hashlib.sha256(b"\n".join(self.objects)).hexdigest()[:32]
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}  # the entry of each object, by number
        loose = [number for number, data in enumerate(self.objects) if number and not isinstance(data, Stream)]
        for at in range(0, len(loose), _TOGETHER):
            numbers = loose[at : at + _TOGETHER]
            container = self.add(_object_stream(numbers, [self.objects[number] for number in numbers]))
            for index, number in enumerate(numbers):
                places[number] = (_IN_STREAM, container, index)

        file = PDFFile(_VERSION)
        for number, data in enumerate(self.objects):
            if isinstance(data, Stream):
                places[number] = (_IN_FILE, file.offset, 0)
                file.add(b"%d 0 obj\n%s\nendobj\n" % (number, data))
        own, start = len(self.objects), file.offset
        places[own] = (_IN_FILE, start, 0)
        table = stream(
            _table([places[number] for number in range(own + 1)]),
            f"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
            f"/DecodeParms<</Predictor 12/Columns {_ENTRY.size}>>",
        )
        file.add(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, start))
        written: bytes = file.format(None)
        return written


def _table(places: Sequence[tuple[int, int, int]]) -> bytes:
    """The rows of a cross-reference stream, each as its difference from the one above: most are alike."""
    rows: list[bytes] = []
    before = 0, 0, 0
    for place in places:
        kind, where, index = place
        if index & 0xFF and before == (kind, where, index - 1):
            rows.append(_NEXT)
        else:
            row, above = _ENTRY.pack(*place), _ENTRY.pack(*before)
            rows.append(_UP + bytes([(a - b) & 0xFF for a, b in zip(row, above, strict=True)]))
        before = place
    return b"".join(rows)


def _object_stream(numbers: list[int], objects: list[bytes]) -> Stream:
    offsets = accumulate((len(data) + 1 for data in objects[:-1]), initial=0)
    index = b" ".join(b"%d %d" % pair for pair in zip(numbers, offsets, strict=True))
    content = b"%s\n%s" % (index, b"\n".join(objects))
    return stream(content, f"/Type/ObjStm/N {len(numbers)}/First {len(index) + 1}")
