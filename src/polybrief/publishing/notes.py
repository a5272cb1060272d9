"""The notes of a page: called by letters where their statements stand, listed at its end."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from msgspec import Struct

from polybrief.model.brief import Brief, Statement


class Note(Struct, frozen=True):
    """A note that a page calls: its mark, the item that it belongs to, the context of its text."""

    mark: str
    item: str
    context: str


class Notes:
    """The notes called so far, in their order. Mutable while a page is made: a template calls notes as it goes."""

    def __init__(self, brief: Brief) -> None:
        self._contexts = {
            item.id: f"{section}.{item.id}.note"
            for section, item in brief.items()
            if isinstance(item, Statement) and item.note
        }
        self._called: dict[str, Note] = {}

    def call(self, item: str) -> Note | None:
        """The note of an item, by its id; None where it has none."""
        if item not in self._contexts:
            return None
        return self._called.setdefault(item, Note(mark(len(self._called)), item, self._contexts[item]))

    def __iter__(self) -> Iterator[Note]:
        return iter(tuple(self._called.values()))


def mark(number: int) -> str:
    """The mark of a note, counted from 0: a, b … z, aa, ab …, apart from the numbers of sources."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return letters
