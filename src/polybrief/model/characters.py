"""Which characters a text may have, and whether it shows any."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Embeddings and overrides (UAX #9, 2.1 and 2.2), which can make a text read otherwise than it is written.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e")
_SEPARATORS = frozenset("\u2028\u2029")
_NOT_FOR_TEXTS = frozenset("\ufeff\ufff9\ufffa\ufffb")
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Me"})
# Letters, a symbol by their category, that are nothing to look at: the fillers of Hangul and the blank of Braille.
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def is_blank(text: str) -> bool:
    """Whether a text has no visible character: nothing but spaces, controls, marks without a letter and the like."""
    return not any(unicodedata.category(it) not in _UNSEEN and it not in _EMPTY for it in text)


def unfit_characters(text: str) -> Iterator[tuple[int, str]]:
    """Where in a text there are characters that no text of a brief may have, with what is wrong with each.

    They are controls but for tab and line feed, surrogates, non-characters, embeddings and overrides, separators of
    lines and paragraphs, byte order marks and interlinear annotations. What is left can stand in XML
    (https://www.w3.org/TR/xml/#charsets).
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    for position, character in enumerate(text):
        if character in "\n\t" or character.isprintable():
            continue
        code = ord(character)
        category = unicodedata.category(character)
        if category == "Cs":
            yield position, f"half of a surrogate pair, U+{code:04X}, is no character"
        elif character in _DIRECTIONS:
            yield position, f"the control U+{code:04X} changes the direction of what follows; use an isolate instead"
        elif character in _SEPARATORS:
            yield position, f"the separator U+{code:04X} breaks the line; a text is one paragraph"
        elif category == "Cc" or code & 0xFFFE == 0xFFFE or character in _NOT_FOR_TEXTS:
            yield position, f"the character U+{code:04X} cannot be printed"
