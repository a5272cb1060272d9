"""The direction of what has no language, or says things in none: names, addresses, lines of contact."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from polybrief.languages import Direction, Language

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_LINE = 1000  # characters of a text that are looked at; each takes time
_ISOLATES = {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}
_DIGITS = 7  # of a telephone number, at least: hours (9-17) and the like run with the text
# What right-to-left text would take apart: addresses of the web, which may end with a slash; telephone numbers as ITU-T
# E.123 writes them.
_LEFT_TO_RIGHT = re.compile(
    r"https?://[!-~]*[\w/]"
    r"|(?P<telephone>(?:\+\d+[ \u00a0-]?)?(?:\(\d+\)[ \u00a0-]?)?\d+(?:[ \u00a0\u2010\u2011-]\d+)*)"
)


def direction_of(text: str) -> Direction:
    """The direction of a text by its first strong character, left to right where it has none.

    https://www.unicode.org/reports/tr9/#P2 and P3; numbers and addresses have none, or are in Latin.

    >>> direction_of("+54 11 4000-1234"), direction_of("12 شارع الميناء")
    ('ltr', 'rtl')
    """
    depth = 0
    for character in text[:_LINE]:
        kind = unicodedata.bidirectional(character)
        depth = max(0, depth + _ISOLATES.get(kind, 0))
        if not depth and kind in _STRONG:
            return _STRONG[kind]
    return "ltr"


def as_written(text: str, direction: Direction, tag: str, page: Language) -> Markup:
    """A text that reads as it is written wherever it stands: in a `span` of its own where it is not as the page is.

    Args:
        tag: BCP 47.
        page: the language of the page.
    """
    shown = _with_left_to_right(text) if direction == "rtl" else escape(text)
    if (tag, direction) == (page.tag, page.direction):
        return shown
    language = Markup() if tag == page.tag else Markup(' lang="{}"').format(tag)
    return Markup('<span{} dir="{}">{}</span>').format(language, direction, shown)


def _with_left_to_right(text: str) -> Markup:
    """A right-to-left text with the parts that are left to right whatever is around them."""
    shown, end = Markup(), 0
    for part in _LEFT_TO_RIGHT.finditer(text):
        if part["telephone"] and sum(map(str.isdigit, part[0])) < _DIGITS:
            continue
        shown += text[end : part.start()] + Markup('<span dir="ltr">{}</span>').format(part[0])
        end = part.end()
    return shown + text[end:]
