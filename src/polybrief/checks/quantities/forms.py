"""How a language writes powers of ten, currencies, units and months: the CLDR's forms, folded, by BCP 47 tag."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol
from babel.units import UnknownUnitError, format_unit

from polybrief.checks.words import CASED, fold
from polybrief.languages import LANGUAGES

COUNTS = (1, 2, 3, 5, 11, 100)  # every plural form of the languages that have many
SPACE = " \u00a0\u2009\u202f"
# Currencies that an amount may be in instead; of all there are, the names are too many common words (real, won).
RIVALS = ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "RUB", "INR", "ARS", "MXN", "CAD", "AUD")
SHORTEST_NAME = 2  # letters that are too few: de, US, in
_LENGTHS = ("long", "short", "narrow")
_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}  # what headlines use beside the forms of the CLDR


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale | None:
    """The CLDR's locale; None where it knows no such language."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


@lru_cache(maxsize=64)
def decimal_signs(language: str) -> frozenset[str]:
    """What parts decimals in a language, in each of its systems of digits; nothing where the CLDR does not know it."""
    locale = locale_of(language)
    systems = locale.number_symbols.values() if locale else ()
    return frozenset(symbols["decimal"] for symbols in systems if "decimal" in symbols)


@lru_cache(maxsize=64)
def scales(language: str) -> dict[str, int]:
    """Words for powers of ten: the pattern `00 million` for ten millions says that a million is 6."""
    found = dict(_SCALES)
    locale = locale_of(language)
    for forms in locale.compact_decimal_formats.values() if locale else ():
        for patterns in forms.values():
            for power, pattern in patterns.items():
                text = str(pattern.pattern)
                scale = len(power) - text.count("0")
                if scale and (word := fold(text.replace("0", "").replace("'", "")).strip(SPACE + ".")):
                    found[word] = scale
    return found


@lru_cache(maxsize=512)
def currency_symbols(currency: str) -> frozenset[str]:
    """What the project's languages write for a currency, with letters and without."""
    symbols = {get_currency_symbol(currency, it.locale) for it in LANGUAGES.values()}
    return frozenset(symbols | {bare for symbol in symbols if (bare := re.sub(rf"[{CASED}]", "", symbol).strip())})


@lru_cache(maxsize=256)
def currency_marks(currency: str, language: str) -> frozenset[str]:
    """The code and the symbols of a currency, and each word of its names."""
    names: set[str] = set()
    if locale := locale_of(language):
        names = {
            word
            for count in COUNTS
            for word in get_currency_name(currency, count, locale).split()
            if len(word) > (SHORTEST_NAME if re.match(f"[{CASED}]", word) else 1)
        }
    return frozenset(fold(mark) for mark in {currency, *currency_symbols(currency), *names})


@lru_cache(maxsize=256)
def unit_marks(unit: str, language: str) -> frozenset[str]:
    """The signs and words of a CLDR unit, in every plural form."""
    locale = locale_of(language)
    if locale is None:
        return frozenset()
    found = set()
    for count in COUNTS:
        for length in _LENGTHS:
            try:
                text = format_unit(count, unit, length, locale=locale)  # type: ignore[arg-type]
            except UnknownUnitError:
                continue
            found.add(re.sub(r"\d", "", fold(text)).strip(SPACE + "\u200f\u200e"))
    return frozenset(found - {""})


@lru_cache(maxsize=256)
def months(month: int, language: str) -> frozenset[str]:
    """The names of a month, counted from 1, in full and short, in every case that the CLDR gives."""
    return month_names(month, language, "wide") | month_names(month, language, "abbreviated")


@lru_cache(maxsize=512)
def month_names(month: int, language: str, width: str) -> frozenset[str]:
    """The same of one of the CLDR's widths: `wide` or `abbreviated`."""
    locale = locale_of(language)
    if locale is None:
        return frozenset()
    return frozenset(fold(forms[width][month]).strip(".") for forms in locale.months.values())
