"""Where a word may be parted with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# Longer runs of letters are no words, and a dictionary takes long for them.
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{6,60}(?![^\W\d_])")
_LEFT, _RIGHT = 3, 3
_NO_BREAK_SPACE = "\u00a0"


@cache
def hyphenator(dictionary: str) -> Callable[[str], list[int]]:
    """Offsets in a word, with the punctuation around it, at which pyphen's dictionary of that key sets a hyphen."""
    import pyphen  # most texts are set without it

    positions = pyphen.Pyphen(lang=dictionary).positions

    def offsets(word: str) -> list[int]:
        match = _WORD.search(word)
        if match is None or _NO_BREAK_SPACE in word:  # words that were tied together are not parted inside
            return []
        letters = match.group()
        return [match.start() + p for p in positions(letters) if _LEFT <= p <= len(letters) - _RIGHT]

    return offsets
