"""The languages, as data: no other module names one.

A language is found by its BCP 47 tag. Locale identifiers are CLDR's, as Babel reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polybrief.errors import UsageError

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """One language as its readers would set it.

    Attributes:
        tag: BCP 47.
        locale: CLDR locale identifier.
        endonym: its name in itself.
        script: ISO 15924.
        families: font families to try in turn for each character.
        align: `justify` where the script wants it, else `start` (ragged).
        hyphenation: key of pyphen's dictionary, None where there is none.
        quotes: opening and closing marks of a quotation, outer and inner.
        money: how an amount in words is put together: `{amount}` and `{currency}`; see `translation.values`.
        money_before_vowel: the same before a currency that begins with a vowel, where that differs.
        small_currency: CLDR writes the names of currencies with a capital, as in a list; a text does not.
        largest_word: no larger power of ten stands as a word in an amount ("1500 millones", not "1,5 mil millones").
        minimum_grouping: digits there must be before the first separator of thousands (CLDR's minimumGroupingDigits).
        decade: `{year}` is its first year, `{end}` its last.
        approximate: what is written with a `{date}` that is about right.
        uncertain: what is written with a `{date}` that is in doubt.
        leading: line height as a multiple of the type size.
        space: what stands between words; empty where nothing does.
        scale: type size that looks as large as 1.0 of the Latin typeface.
    """

    tag: str
    locale: str
    endonym: str
    script: str
    families: tuple[str, ...]
    quotes: tuple[str, str, str, str]
    direction: Direction = "ltr"
    align: Literal["start", "justify"] = "start"
    hyphenation: str | None = None
    money: str = "{amount} {currency}"
    money_before_vowel: str | None = None
    small_currency: bool = False
    largest_word: int = 10**12
    minimum_grouping: int = 1
    decade: str = "{year}"
    approximate: str = "≈\u00a0{date}"
    uncertain: str = "{date}\u00a0(?)"
    leading: float = 1.27
    scale: float = 1.0
    space: str = " "


_LATIN = ("Noto Sans", "Amiri", "Noto Sans SC")
_LANGUAGES = (
    Language(
        "en",
        "en_GB",
        "English",
        "Latn",
        _LATIN,
        ("“", "”", "‘", "’"),
        hyphenation="en_GB",
        decade="{year}s",
        approximate="c.\u00a0{date}",
    ),
    Language(
        "es",
        "es",
        "español",
        "Latn",
        _LATIN,
        ("«", "»", "“", "”"),
        hyphenation="es",
        money="{amount} de {currency}",
        largest_word=10**6,
        minimum_grouping=2,
        decade="década de\u00a0{year}",
        approximate="hacia\u00a0{date}",
    ),
    Language(
        "fr",
        "fr",
        "français",
        "Latn",
        _LATIN,
        ("«\u00a0", "\u00a0»", "“", "”"),
        hyphenation="fr",
        money="{amount} de {currency}",
        money_before_vowel="{amount} d’{currency}",
        decade="années\u00a0{year}",
        approximate="vers\u00a0{date}",
    ),
    Language(
        "pt",
        "pt_PT",
        "português",
        "Latn",
        _LATIN,
        ("«", "»", "“", "”"),
        hyphenation="pt_PT",
        money="{amount} de {currency}",
        largest_word=10**6,
        minimum_grouping=2,
        decade="década de\u00a0{year}",
        approximate="cerca de\u00a0{date}",
    ),
    Language(
        "pt-BR",
        "pt_BR",
        "português (Brasil)",
        "Latn",
        _LATIN,
        ("“", "”", "‘", "’"),
        hyphenation="pt_BR",
        money="{amount} de {currency}",
        small_currency=True,
        decade="década de\u00a0{year}",
        approximate="cerca de\u00a0{date}",
    ),
    Language(
        "de",
        "de",
        "Deutsch",
        "Latn",
        _LATIN,
        ("„", "“", "‚", "‘"),
        hyphenation="de_DE",
        decade="{year}er\u00a0Jahre",
        approximate="ca.\u00a0{date}",
    ),
    Language(
        "it",
        "it",
        "italiano",
        "Latn",
        _LATIN,
        ("«", "»", "“", "”"),
        hyphenation="it_IT",
        money="{amount} di {currency}",
        decade="anni\u00a0{year}–{end}",
        approximate="circa\u00a0{date}",
    ),
    Language(
        "pl",
        "pl",
        "polski",
        "Latn",
        _LATIN,
        ("„", "”", "«", "»"),
        hyphenation="pl_PL",
        minimum_grouping=2,
        decade="lata\u00a0{year}–{end}",
        approximate="ok.\u00a0{date}",
    ),
    Language(
        "tr",
        "tr",
        "Türkçe",
        "Latn",
        _LATIN,
        ("“", "”", "‘", "’"),
        decade="{year}–{end}",
        approximate="yaklaşık\u00a0{date}",
    ),
    Language(
        "uk",
        "uk",
        "українська",
        "Cyrl",
        _LATIN,
        ("«", "»", "„", "“"),
        minimum_grouping=2,
        decade="{year}-ті\u00a0роки",
        approximate="прибл.\u00a0{date}",
    ),
    Language(
        "ru",
        "ru",
        "русский",
        "Cyrl",
        _LATIN,
        ("«", "»", "„", "“"),
        hyphenation="ru_RU",
        decade="{year}-е\u00a0годы",
        approximate="прибл.\u00a0{date}",
    ),
    Language(
        "ar",
        "ar",
        "العربية",
        "Arab",
        ("Amiri", "Noto Sans", "Noto Sans SC"),
        ("«", "»", "“", "”"),
        direction="rtl",
        leading=1.47,
        scale=1.14,
        decade="عقد\u00a0{year}",
        approximate="نحو\u00a0{date}",
        uncertain="{date}\u00a0(؟)",
    ),
    Language(
        "zh",
        "zh_Hans",
        "中文",
        "Hans",
        ("Noto Sans SC", "Noto Sans", "Amiri"),
        ("“", "”", "‘", "’"),
        align="justify",
        money="{amount}{currency}",
        space="",
        leading=1.5,
        decade="{year}年代",
        approximate="约{date}",
        uncertain="{date}（？）",
    ),
)
LANGUAGES = {language.tag: language for language in _LANGUAGES}
INTERFACE_LANGUAGE = "en"
"""The language that headings and labels are written in."""


def language(tag: str) -> Language:
    """The language of a BCP 47 tag. Raises UsageError that names the possible ones."""
    try:
        return LANGUAGES[tag]
    except KeyError:
        raise UsageError(f"no language {tag!r}; there are {', '.join(LANGUAGES)}") from None


_ARGOS_CODES = {"pb": "pt-BR", "zt": "zh-Hant"}
"""Where Argos Translate's code of a language is not its BCP 47 tag."""


def tag_of_argos_code(code: str) -> str:
    """The BCP 47 tag of one of Argos Translate's language codes.

    >>> tag_of_argos_code("es"), tag_of_argos_code("pb")
    ('es', 'pt-BR')
    """
    return _ARGOS_CODES.get(code, code)
