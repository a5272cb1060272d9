"""ReportLab's writer as a store of formatted objects.

ReportLab numbers the objects, writes them, the cross-reference table and the trailer. Each object is handed to it
already formatted, which takes half the time of building it of ReportLab's dictionaries.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_VERSION = (1, 7)


class _Formatted(PDFObject):
    """An object of a PDF file whose bytes are given."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  # ReportLab's signature
        """What ReportLab asks of an object."""
        return self.data


class PdfFile:
    """ReportLab's document, as a store of formatted objects."""

    def __init__(self) -> None:
        # Not all of ReportLab's attributes are in its stubs.
        self.document: Any = PDFDocument(dummyoutline=1, invariant=1, pdfVersion=_VERSION, compression=0)
        self._objects: dict[int, _Formatted] = {}

    def reserve(self) -> int:
        """A number for an object that comes later."""
        entry = _Formatted()
        self.document.Reference(entry)
        number: int = self.document.objectcounter
        self._objects[number] = entry
        return number

    def put(self, number: int, data: bytes | str) -> int:
        """Give a reserved object its bytes."""
        self._objects[number].data = data.encode("latin-1") if isinstance(data, str) else data
        return number

    def add(self, data: bytes | str) -> int:
        """Store an object; returns its number."""
        return self.put(self.reserve(), data)

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Store a stream, deflated unless `packed` is False."""
        if packed:
            data = zlib.compress(data, 4)
            entries += "/Filter/FlateDecode"
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("latin-1"), len(data), data))

    def bytes(self, catalog: int, info: int) -> bytes:
        """The file. Its identifier is a digest of its content, so that it is the same for the same input."""
        document = self.document
        document.Catalog, document.info = self._objects[catalog], self._objects[info]
        digest = hashlib.sha256()
        for entry in self._objects.values():
            digest.update(entry.data)
        # ReportLab has no other way to give the identifier.
        document._ID = b"[<%s><%s>]" % ((digest.hexdigest()[:32].encode(),) * 2)  # noqa: SLF001
        data: bytes = document.format()
        return data
