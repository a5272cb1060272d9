"""A source document as read."""

from __future__ import annotations

from msgspec import Struct


class Document(Struct, frozen=True):
    """The text of a source, only ever in memory.

    Attributes:
        name: the file's name, for messages.
        text: code points as decoded, newlines and normalisation untouched; evidence counts in these.
        sha256: hexadecimal digest of the file's bytes.
        notices: the rights notices found in it, to the letter.
        reserving: those of the notices that reserve all rights.
    """

    name: str
    text: str
    sha256: str
    notices: tuple[str, ...] = ()
    reserving: tuple[str, ...] = ()
