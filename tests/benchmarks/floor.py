"""How fast ReportLab's writer is when there is nothing left to do but write: the floor under our own layout."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from unittest.mock import patch

import content
from peers import Engine, polybrief
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from polybrief.pdf.file import PdfFile

_STREAM = re.compile(rb"(<<.*?)/Filter/FlateDecode/Length \d+>>\nstream\n(.*)\nendstream", re.DOTALL)


class _Ready(PDFObject):  # type: ignore[misc]
    """An object whose bytes are there."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  # ReportLab's signature
        return self.data


def objects(brief: content.Brief) -> list[bytes]:
    """The objects of our own file of a brief, streams as they are in it, others before they are packed."""
    found: list[bytes] = []

    def keep(file: PdfFile, catalog: int, info: int) -> bytes:
        found.extend(file.objects[1:])
        return write(file, catalog, info)

    write = PdfFile.bytes
    engine = polybrief()
    with patch.object(PdfFile, "bytes", keep):
        engine.make(engine.prepare(brief))
    return found


def writer() -> Engine:
    """Objects already formatted, streams already deflated → a file."""
    return Engine(objects, lambda ready: _write([_Ready(data) for data in ready]))


def writer_and_deflate() -> Engine:
    """Objects already formatted, streams still to be deflated → a file."""
    return Engine(
        lambda brief: [_inflated(data) for data in objects(brief)],
        lambda ready: _write([_Ready(_deflated(*each)) for each in ready]),
    )


def _inflated(data: bytes) -> tuple[bytes, bytes | None]:
    """An object's dictionary and its stream; the object as it is where there is none."""
    match = _STREAM.fullmatch(data)
    return (match[1], zlib.decompress(match[2])) if match else (data, None)


def _deflated(data: bytes, stream: bytes | None) -> bytes:
    if stream is None:
        return data
    packed = zlib.compress(stream, 6)
    return b"%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (data, len(packed), packed)


def _write(ready: Sequence[_Ready]) -> bytes:
    document = PDFDocument(dummyoutline=1, invariant=1, pdfVersion=(1, 7), compression=0)
    for each in ready:
        document.Reference(each)
    # Which of them are the catalog and the information dictionary makes no difference to the time.
    document.Catalog, document.info = ready[-2], ready[-1]
    data: bytes = document.format()
    return data
