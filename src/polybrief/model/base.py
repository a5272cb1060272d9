"""What the parts of the brief file share: how they are made, and how from plain data."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Meta, Struct, convert

T = TypeVar("T")


class Frozen(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the brief file: immutable, and no field that the schema does not know."""


def spelt(form: str, words: str, *, max_length: int | None = None) -> Meta:
    """How a text is spelt: the whole of it fits a regular expression, which people are told in words."""
    return Meta(pattern=rf"^{form}\Z", max_length=max_length, description=words, extra={"words": words})


def says(description: str) -> Meta:
    """What a field is, for those who write one."""
    return Meta(description=description)


def part(data: Any, kind: type[T]) -> T:
    """A part of the brief file from plain data: dictionaries, lists, texts (of numbers and dates too), booleans, None.

    Raises:
        msgspec.ValidationError: the data does not fit; it names the first place that does not.
    """
    return convert(data, kind, dec_hook=_parsed)


def _parsed(kind: type[Any], data: Any) -> Any:
    """Our own types read what stands for them themselves."""
    return kind.parse(data)
