"""Lists and the names of languages, by CLDR's data."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.lists import format_list as join

from polybrief.languages import Language


def format_list(items: Sequence[str], language: Language) -> str:
    """Items joined as the language enumerates.

    >>> from polybrief.languages import language
    >>> format_list(["Chile", "Perú", "Bolivia"], language("es"))
    'Chile, Perú y Bolivia'
    """
    return join(list(items), locale=language.locale)


def language_name(tag: str, language: Language) -> str:
    """What `language` calls the language of a BCP 47 tag; the tag itself where it has no name for it.

    >>> from polybrief.languages import language
    >>> language_name("en", language("es"))
    'inglés'
    """
    try:
        locale = Locale.parse(tag, sep="-")
        if "-" not in tag:
            locale = Locale(locale.language)  # Babel takes `tl` for fil_PH
        name = locale.get_display_name(language.locale)
    except (UnknownLocaleError, ValueError):
        name = Locale.parse(language.locale).languages.get(tag.partition("-")[0])
    return name or tag
