"""Texts as words: for comparing them, and for finding a form of words in them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

# Letters of scripts with capitals: there, what is glued to a word is part of it. Elsewhere articles are, or nothing is.
CASED = "A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff"
_IDEOGRAPH = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
IDEOGRAPH_WEIGHT = 0.5  # two characters make a word, about


class Word(Struct, frozen=True):
    """A word of a text: as it is compared, where it stands, how many words it counts for, and if it has a capital."""

    folded: str
    start: int
    end: int
    weight: float
    capital: bool


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Letters and digits with the marks on them and apostrophes between them; of ideographs, each for itself.

    What nobody sees, as soft hyphens, parts no words.
    """
    marks = "".join(chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] == "M")
    unseen = "".join(map(chr, _unseen()))
    letter = rf"(?:(?![{_IDEOGRAPH}])[^\W_][{marks}{unseen}]*)"
    return re.compile(rf"[{_IDEOGRAPH}]|{letter}+(?:['’][{unseen}]*{letter}+)*")


@lru_cache(maxsize=1)
def _unseen() -> dict[int, None]:
    """Format characters, and of the marks the grapheme joiner and the variation selectors; for `str.translate`."""
    marks = [0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
    codes = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    return dict.fromkeys([*marks, *codes])


def words(text: str) -> list[Word]:
    """The words of a text, without case and punctuation.

    >>> [word.folded for word in words("NATO’s head, in 北约")]
    ["nato's", 'head', 'in', '北', '约']
    """
    found = []
    for match in _pattern().finditer(text):
        is_ideograph = len(match[0]) == 1 and re.match(f"[{_IDEOGRAPH}]", match[0]) is not None
        weight = IDEOGRAPH_WEIGHT if is_ideograph else 1.0
        found.append(Word(fold(match[0]), match.start(), match.end(), weight, match[0][0].isupper()))
    return found


def fold(text: str) -> str:
    """A text as it is compared: without case and what nobody sees, composed, digits ASCII, apostrophes straight."""
    if text.isascii():
        return text.casefold()
    composed = unicodedata.normalize("NFC", text.translate(_unseen())).casefold().replace("’", "'")
    return "".join(str(unicodedata.decimal(it)) if it.isdecimal() else it for it in composed)


def bounded(form: str) -> str:
    """A regular expression for a form that is no part of a longer word or number."""
    return _edge(form[:1], "<") + re.escape(form) + _edge(form[-1:], "")


def _edge(character: str, behind: str) -> str:
    if character.isdecimal():
        return rf"(?{behind}!\d)"
    return rf"(?{behind}![{CASED}])" if re.match(f"[{CASED}]", character) else ""


def count(found: Sequence[Word]) -> float:
    """How many words these count for."""
    return sum(word.weight for word in found)
