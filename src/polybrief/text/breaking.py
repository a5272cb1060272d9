"""Where a line may end: UAX #14, then hyphenation, then, for what is longer than a line, grapheme clusters.

https://www.unicode.org/reports/tr14/
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pyphen

from polybrief.text.linebreak import opportunities

_WORD = re.compile(r"[^\W\d_]{6,}")
_LEFT, _RIGHT = 3, 3


def break_positions(text: str) -> list[int]:
    """Code-point offsets behind which a line may end, in order, the text's end last. Empty for an empty text.

    >>> break_positions("a well-known name")
    [2, 7, 13, 17]
    """
    return opportunities(text)


@cache
def hyphenator(dictionary: str) -> Callable[[str], list[int]]:
    """Offsets in a word (with the punctuation around it) at which a hyphen may be set, from pyphen's dictionary of that key."""
    positions = pyphen.Pyphen(lang=dictionary).positions

    def offsets(word: str) -> list[int]:
        match = _WORD.search(word)
        if match is None:
            return []
        letters = match.group()
        return [match.start() + p for p in positions(letters) if _LEFT <= p <= len(letters) - _RIGHT]

    return offsets
