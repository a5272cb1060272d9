"""A file → Document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from polybrief.documents.rights import notices, reserves
from polybrief.errors import InputError, Place
from polybrief.model.document import Document

MAX_BYTES = 20_000_000


def read_document(file: Path) -> Document:
    """Read a plain text in UTF-8, newlines, byte order mark and normalisation as they are: evidence counts in these.

    Raises:
        InputError: the file cannot be read, is larger than `MAX_BYTES` or is not UTF-8.
    """
    place = Place(str(file))
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError.at(
            place, f"cannot be read: {error.strerror or error}", "name a file that you may read"
        ) from error
    if len(data) > MAX_BYTES:
        raise InputError.at(place, f"larger than {MAX_BYTES} bytes", "keep the part that the brief rests on")
    return decode(data, str(file))


def decode(data: bytes, name: str) -> Document:
    """The document that bytes hold. Raises InputError, with offset and line, where they are not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}"
        advice = "a source is a text in UTF-8; save it as such, and put the new digest into the brief"
        raise InputError.at(Place(name, line), problem, advice) from None
    found = notices(text)
    return Document(Path(name).name, text, hashlib.sha256(data).hexdigest(), found, tuple(filter(reserves, found)))
