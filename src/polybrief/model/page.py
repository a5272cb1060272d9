"""The edition rendered: the one form that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass

from polybrief.languages import Language


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the document."""

    name: str
    media_type: str
    description: str
    data: bytes


@dataclass(frozen=True)
class Page:
    """A semantic XHTML document with what a file's metadata needs.

    Attributes:
        xhtml: a well-formed XHTML document, its vocabulary that of `publishing`'s templates.
        created: ISO 8601 date and time with UTC offset that the files bear.
    """

    xhtml: str
    language: Language
    title: str
    author: str
    subject: str
    created: str
    attachments: tuple[Attachment, ...] = ()
