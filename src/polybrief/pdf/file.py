"""Formatted objects → the bytes of a file, by ReportLab's writer.

Objects without a stream are packed into object streams and found by a cross-reference stream (ISO 32000-1, 7.5.7 and
7.5.8; ReportLab knows neither): a brief's structure tree takes 4 kB instead of 20.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import PDFFile

_VERSION = (1, 7)
_TOGETHER = 200  # objects in an object stream: a reader unpacks all of them for one
_ENTRY = struct.Struct(">BIB")  # of the cross-reference stream, as its /W says
_IN_FILE, _IN_STREAM = 1, 2

_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\()"} | {"\r": r"\r"})


def literal(data: bytes) -> str:
    """What stands between the brackets of a literal string (ISO 32000-1, 7.3.4.2), one character a byte."""
    return data.decode("latin-1").translate(_ESCAPED)


class Stream(bytes):
    """A stream object, formatted. Get one from `stream`."""


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> Stream:
    """A stream object with those entries in its dictionary, deflated unless `packed` is False."""
    if packed:
        data = zlib.compress(data, 4)
        entries += "/Filter/FlateDecode"
    return Stream(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("latin-1"), len(data), data))


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
        places = {0: bytes(_ENTRY.size)}  # the entry of each object, by number
        loose = [number for number, data in enumerate(self.objects) if number and not isinstance(data, Stream)]
        for at in range(0, len(loose), _TOGETHER):
            numbers = loose[at : at + _TOGETHER]
            container = self.add(_object_stream(numbers, [self.objects[number] for number in numbers]))
            for index, number in enumerate(numbers):
                places[number] = _ENTRY.pack(_IN_STREAM, container, index)

        file = PDFFile(_VERSION)
        for number, data in enumerate(self.objects):
            if isinstance(data, Stream):
                places[number] = _ENTRY.pack(_IN_FILE, file.offset, 0)
                file.add(b"%d 0 obj\n%s\nendobj\n" % (number, data))
        own, start = len(self.objects), file.offset
        places[own] = _ENTRY.pack(_IN_FILE, start, 0)
        table = stream(
            b"".join(places[number] for number in range(own + 1)),
            f"/Type/XRef/Size {own + 1}/W[1 4 1]/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]",
        )
        file.add(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, start))
        written: bytes = file.format(None)
        return written


def _object_stream(numbers: list[int], objects: list[bytes]) -> Stream:
    offsets = accumulate((len(data) + 1 for data in objects[:-1]), initial=0)
    index = b" ".join(b"%d %d" % pair for pair in zip(numbers, offsets, strict=True))
    content = b"%s\n%s" % (index, b"\n".join(objects))
    return stream(content, f"/Type/ObjStm/N {len(numbers)}/First {len(index) + 1}")
