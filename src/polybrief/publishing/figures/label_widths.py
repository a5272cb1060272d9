"""How wide a label will be, guessed without its font, and never too narrow.

Where labels stand must be known before they are set. Wide characters are those of UAX #11; for the others, what the
widest common letters of our typefaces need, in type sizes, by block of Unicode: https://www.unicode.org/reports/tr11/
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

_INDIA = 0x0900  # where its scripts begin; their digits are wider than those before
_BLOCKS: tuple[tuple[int, float], ...] = (
    (0x0000, 0.62),  # Latin
    (0x0370, 0.66),  # Greek and Cyrillic
    (0x0530, 0.65),  # Hebrew and Arabic
    (_INDIA, 0.85),
    (0x0E00, 0.68),  # Thai and Lao
    (0x0F00, 1.20),  # Tibetan, Myanmar
    (0x10A0, 0.75),  # Georgian and others
    (0x1780, 1.10),  # Khmer
    (0x1800, 0.85),
)
_STARTS = [start for start, _ in _BLOCKS]
_BROAD = 0.95
_CAPITAL = 0.75
_DIGIT = 0.6
_THIN = 0.36
_WIDE = 1.0
_BROAD_ONES = frozenset("%٪‰@mwMWжмфшщюЖМФШЩЮ…—")
_NARROW = frozenset(" \u00a0\u202f\u2009.,:;'’!|()[]-/il·°٫٬")


def label_width(text: str, size: float) -> float:
    """The width of a text in points, set in type of `size` points."""
    return sum(map(_width, text)) * size


def _width(character: str) -> float:
    category = unicodedata.category(character)
    kinds = (
        (0.0, category in ("Mn", "Me", "Cf")),
        (_WIDE, unicodedata.east_asian_width(character) in "WF"),
        (_THIN, character in _NARROW),
        (_DIGIT, category == "Nd" and ord(character) < _INDIA),
        (_BROAD, character in _BROAD_ONES or category in ("Sm", "So")),
        (_CAPITAL, category == "Lu"),
        (_BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1], True),
    )
    return next(width for width, applies in kinds if applies)


def shortened(text: str, room: float, size: float) -> str:
    """A text that fits into `room` points: itself, or its beginning with an ellipsis."""
    if label_width(text, size) <= room:
        return text
    while text and label_width(f"{text}…", size) > room:
        # What is left never ends in the middle of a letter with its marks.
        text = text.rstrip("".join(c for c in text if unicodedata.category(c).startswith("M")))[:-1]
    return f"{text.rstrip()}…"
