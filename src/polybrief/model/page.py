"""The edition rendered: the one form that every format is made from."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from polybrief.languages import Language


class Image(Struct, frozen=True):
    """A picture of a page: `media_type` is image/png or image/jpeg; `width` and `height` in pixels."""

    name: str
    media_type: str
    width: int
    height: int
    data: bytes


class Issuer(Struct, frozen=True):
    """The body that issues documents: its names by BCP 47 tag, its logo, lines that say how to reach it."""

    names: Mapping[str, str] = {}
    logo: Image | None = None
    contact: tuple[str, ...] = ()


class Look(Struct, frozen=True):
    """What of a theme a template may know, and what pictures from the data of a brief are laid out by; in points.

    Attributes:
        width, size: of the text area, and of its type.
        gap: between columns.
        label_size: of the type in line charts.
        events, events_gap: how many events of the timeline stand side by side at most, and how far apart.
    """

    width: float = 505.0
    size: float = 9.5
    issuer: Issuer = Issuer()
    gap: float = 20.0
    label_size: float = 7.98
    events: int = 100
    events_gap: float = 10.0

    def in_columns(self, count: int) -> Look:
        """The same for what stands in one of so many columns."""
        gap = min(self.gap, self.width / (2 * count))
        return replace(self, width=(self.width - gap * (count - 1)) / count)


class Attachment(Struct, frozen=True):
    """A file that travels inside the document."""

    name: str
    media_type: str
    description: str
    data: bytes


class Page(Struct, frozen=True):
    """A semantic XHTML document with what a file's metadata needs.

    Attributes:
        xhtml: a well-formed XHTML document, its vocabulary that of `publishing`'s templates.
        created: ISO 8601 date and time with UTC offset that the files bear.
        images: what its `img` elements show, by name.
    """

    xhtml: str
    language: Language
    title: str
    author: str
    subject: str
    created: str
    attachments: tuple[Attachment, ...] = ()
    images: tuple[Image, ...] = ()
