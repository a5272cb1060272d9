"""The names of a brief in its texts and in those of its sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from polybrief.checks.words import bounded
from polybrief.model.brief import Name


class NameFinder:
    """Finds names by their text and their aliases, capitals as they are written; where forms overlap, the longest."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self._forms = {key: tuple(map(_straight, (name.text, *name.aliases))) for key, name in names.items()}
        self._keys: dict[str, tuple[str, ...]] = {}
        for key, forms in self._forms.items():
            for form in forms:
                self._keys[form] = (*self._keys.get(form, ()), key)
        longest_first = sorted(self._keys, key=lambda form: (-len(form), form))
        self._any = re.compile("|".join(map(bounded, longest_first)) or r"(?!)")

    def find(self, text: str) -> dict[str, tuple[str, ...]]:
        """The forms that occur in a text, each with the keys of the names that it can stand for."""
        return {match[0]: self._keys[match[0]] for match in self._any.finditer(_straight(text))}

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in a text, which is in NFC, there are names."""
        return (match.span() for match in self._any.finditer(_straight(text)))

    def without(self, text: str) -> str:
        """A text with its names taken out."""
        return self._any.sub(" ", _straight(text))

    def occurs(self, key: str, text: str) -> bool:
        """Whether a text has a name in any of its forms, or in capitals as headlines have it."""
        straight = _straight(text)
        return any(
            re.search(bounded(it), straight) for form in self._forms[key] for it in dict.fromkeys((form, form.upper()))
        )


def _straight(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'")
