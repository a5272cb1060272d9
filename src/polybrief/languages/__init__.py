"""The languages, as data: no other package names one.

A language is found by its BCP 47 tag. Locale identifiers are CLDR's, as Babel reads them.

- `scripts`   what the languages of a script have in common: fonts, direction, line height
- `language`  what a `Language` says of itself
- `table`     the languages
"""

from __future__ import annotations

from polybrief.errors import UsageError
from polybrief.languages.language import Digits, Language
from polybrief.languages.scripts import Direction
from polybrief.languages.table import LANGUAGES

__all__ = [
    "INTERFACE_LANGUAGE",
    "LANGUAGES",
    "Digits",
    "Direction",
    "Language",
    "language",
    "nearest",
    "tag_of_argos_code",
]

INTERFACE_LANGUAGE = "en"
"""The language that headings and labels are written in."""


def language(tag: str) -> Language:
    """The language of a BCP 47 tag. Raises UsageError that names the possible ones."""
    try:
        return LANGUAGES[tag]
    except KeyError:
        raise UsageError(f"no language {tag!r}; there are {', '.join(sorted(LANGUAGES))}") from None


_OTHER_TAGS = {"fil": "tl", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-TW": "zh-Hant"}
"""BCP 47 tags of texts that are in a language of the table under another tag."""


def nearest(tag: str) -> Language | None:
    """The language of a text by its BCP 47 tag, subtags taken off from the end; None where there is none such.

    >>> nearest("zh-Hant-TW").tag, nearest("en-GB").tag, nearest("tlh")
    ('zh-Hant', 'en', None)
    """
    while tag:
        if found := LANGUAGES.get(_OTHER_TAGS.get(tag, tag)):
            return found
        tag = tag.rpartition("-")[0]
    return None


_ARGOS_CODES = {"pb": "pt-BR", "zt": "zh-Hant"}
"""Where Argos Translate's code of a language is not its BCP 47 tag."""


def tag_of_argos_code(code: str) -> str:
    """The BCP 47 tag of one of Argos Translate's language codes.

    >>> tag_of_argos_code("es"), tag_of_argos_code("pb")
    ('es', 'pt-BR')
    """
    return _ARGOS_CODES.get(code, code)
