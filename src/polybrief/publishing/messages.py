"""What a user's templates want translated and no catalog has: it stands on the page as it is, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from polybrief.errors import Place
from polybrief.publishing.environment import messages
from polybrief.publishing.interface import known_messages


class Unknown(Struct, frozen=True):
    """A message that no interface catalog has: where it stands, its text, the one most like it that they have."""

    place: Place
    text: str
    near: str | None


def unknown_messages(folder: Path) -> Iterator[Unknown]:
    """Those in the templates of a workspace's folder, in the order of files and lines; none where no catalog is."""
    if not (found := list(messages(folder))):
        return
    known, plural = known_messages()
    for it in found if known else ():
        possible = plural if it.plural else known
        if it.text not in possible:
            near = get_close_matches(it.text, sorted(possible), n=1)
            yield Unknown(it.place, it.text, near[0] if near else None)
