"""Typed values as a language writes them, by CLDR's data.

Nothing is rounded: a value keeps every digit that the brief gives it. Digits, and the signs between them, are those of
the language's numbering system. The first space of a value does not break, so that a number stays with what it counts.
In right-to-left text the signs beside a number have CLDR's marks, else they stand on its other side.
https://www.unicode.org/reports/tr35/tr35-numbers.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_name,
    get_currency_precision,
    get_currency_symbol,
    get_currency_unit_pattern,
)

from polybrief.errors import InputError, Place
from polybrief.languages import Language
from polybrief.languages.language import DIGITS
from polybrief.model.brief import Brief
from polybrief.model.fitness import unfit, unit_forms
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value
from polybrief.translation.dates import format_edtf

_SMALLEST_WORD = 10**6
_MOST_DECIMALS_BESIDE_A_WORD = 2
_COMPACT_GROUPING = 2  # "1000 million": CLDR's compact forms separate no four digits
_ALL_DECIMALS = 21  # of any amount, behind any power of ten
_INTEGER_PART = re.compile(r"([#,]*0)(?:\.[#0]+)?")


def format_value(value: Value, language: Language) -> str:
    """A value as the language writes it.

    Amounts from a million up stand in words where that says them exactly with at most two decimals, plain numbers
    never: a text around "45 millones" would need another grammar than one around "45".

    Args:
        value: of any kind.
        language: whose locale and templates are used.

    Raises:
        ValueError: the value is unfit (`model.fitness`).

    >>> from polybrief.languages import language
    >>> format_value(Percentage(percentage=Decimal("3.5")), language("es"))
    '3,5\\xa0%'
    """
    for what, advice in unfit(value):
        raise ValueError(f"{what}; {advice}")
    return language.in_digits(_KINDS[type(value)](value, language))


def _signed(written: str, amount: Decimal, language: Language) -> str:
    """A number with the minus sign of a right-to-left language and the marks that keep it in its place.

    Babel writes that of ASCII, which bidirectional text puts behind the number.
    """
    if amount >= 0 or language.direction == "ltr":
        return written
    sign: str = Locale.parse(language.locale).number_symbols[_system(language)]["minusSign"]
    return written.replace("-", sign, 1)


def format_values(brief: Brief, language: Language) -> Mapping[str, str]:
    """All values of a brief by name. Raises InputError that names the value which cannot be formatted."""
    formatted = {}
    for name, value in brief.values.items():
        try:
            formatted[name] = format_value(value, language)
        except ValueError as reason:
            raise InputError.at(Place(f"{brief.id}/brief.yaml", field=f"values.{name}"), str(reason)) from reason
    return formatted


def _number(value: Number, language: Language) -> str:
    return _decimal(value.number, language)


def _percentage(value: Percentage, language: Language) -> str:
    share = value.percentage
    pattern = _pattern(language.locale, "percent_formats", _scale(share))
    written = format_percent(
        share.scaleb(-2),
        pattern,
        language.locale,
        group_separator=_grouped(share, language.minimum_grouping),
        numbering_system=_system(language),
    )
    return _signed(written.replace("%", _percent_sign(language)), share, language)


def format_share(share: float, language: Language) -> str:
    """A share, 0 to 1, as a whole percentage."""
    written = format_percent(share, locale=language.locale, numbering_system=_system(language))
    return language.in_digits(written.replace("%", _percent_sign(language)))


def format_short(value: Value, language: Language) -> str:
    """A value as short as the language says it exactly, for the axis of a chart.

    Currencies have their sign, amounts from a million up CLDR's short word:
    https://www.unicode.org/reports/tr35/tr35-numbers.html#Compact_Number_Formats

    >>> from polybrief.languages import language
    >>> format_short(Money(money=Decimal(2_500_000), currency="EUR"), language("en"))
    '€2.5M'
    """
    locale, digits = language.locale, _system(language)
    match value:
        case Number(number=amount) if abs(amount) >= _SMALLEST_WORD:
            written = format_compact_decimal(
                amount, locale=locale, fraction_digits=_ALL_DECIMALS, numbering_system=digits
            )
        case Money(money=amount, currency=currency) if abs(amount) >= _SMALLEST_WORD:
            written = format_compact_currency(
                amount, currency, locale=locale, fraction_digits=_ALL_DECIMALS, numbering_system=digits
            )
        case Money(money=amount, currency=currency):
            written = format_currency(
                amount,
                currency,
                _pattern(locale, "currency_formats", _scale(amount), "standard"),
                locale=locale,
                currency_digits=False,
                group_separator=_grouped(amount, language.minimum_grouping),
                numbering_system=digits,
            )
        case _:
            return format_value(value, language)
    written = _signed(written, amount, language)
    if language.direction == "rtl" and isinstance(value, Money):
        sign = get_currency_symbol(value.currency, locale)
        # Else the $ of US$ stands before it; behind a negative number it would go over to the other side of that.
        turn = "\u200f" if amount < 0 and written.endswith(sign) else ""
        written = written.replace(sign, f"{turn}\u200e{sign}\u200e")
    # All digits are the amount's, also those right beside the letters of a sign.
    return written.translate(str.maketrans(DIGITS["latn"], DIGITS[language.numbering]))


def _system(language: Language) -> str:
    """The numbering system whose signs stand between and behind the digits; Babel writes the digits as 0 to 9."""
    symbols = Locale.parse(language.locale).number_symbols.get(language.numbering, {})
    return language.numbering if "decimal" in symbols else "latn"


def _percent_sign(language: Language) -> str:
    """The sign with the marks that keep it in its place in right-to-left text; Babel leaves them out."""
    sign: str = Locale.parse(language.locale).number_symbols[_system(language)]["percentSign"]
    return sign


def _measure(value: Measure, language: Language) -> str:
    plural, amount = Locale.parse(language.locale).plural_form(value.measure), _decimal(value.measure, language)
    forms = unit_forms(value.unit, language.locale)[0]
    return _together(forms.get(plural, forms["other"]).format(amount))


def _money(value: Money, language: Language) -> str:
    amount, locale = value.money, language.locale
    currency = dict(language.currencies).get(value.currency) or get_currency_name(
        value.currency, count=amount, locale=locale
    )
    if language.small_currency:
        currency = currency[:1].lower() + currency[1:]
    if words := _in_words(amount, language):
        vowel = unicodedata.normalize("NFD", currency)[:1].casefold() in {"a", "e", "i", "o", "u"}
        template = (vowel and language.money_before_vowel) or language.money
        return _together(template.format(amount=words, currency=currency))
    scale = _scale(amount)
    digits = _decimal(amount, language, scale=max(scale, get_currency_precision(value.currency)) if scale else 0)
    return _together(get_currency_unit_pattern(value.currency, count=amount, locale=locale).format(digits, currency))


def _in_words(amount: Decimal, language: Language) -> str | None:
    """A large amount with its power of ten as a word, None where that is not exact or not usual."""
    if abs(amount) < _SMALLEST_WORD:
        return None
    lengths: Mapping[Any, Any] = Locale.parse(language.locale).compact_decimal_formats
    forms = lengths["long" if "long" in lengths else "short"]  # CLDR: Chinese and Japanese words are the short ones
    largest: Decimal = min(abs(amount), Decimal(language.largest_word))
    key = max((key for key in forms["other"] if Decimal(key) <= largest), key=int)
    zeros = forms["other"][key].pattern.count("0")
    count = (amount / Decimal(key).scaleb(1 - zeros)).normalize()
    if _scale(count) > _MOST_DECIMALS_BESIDE_A_WORD:
        return None
    plural = Locale.parse(language.locale).plural_form(abs(count))
    pattern: str = forms.get(plural, forms["other"])[key].pattern
    return pattern.replace("0" * zeros, _decimal(count, language, minimum_grouping=_COMPACT_GROUPING))


def _date(value: Date, language: Language) -> str:
    return format_edtf(value.date, language, in_sentence=True)


_KINDS: Mapping[type, Callable[[Any, Language], str]] = {
    Number: _number,
    Percentage: _percentage,
    Measure: _measure,
    Money: _money,
    Date: _date,
}


def _decimal(
    number: Decimal, language: Language, *, scale: int | None = None, minimum_grouping: int | None = None
) -> str:
    """A number with exactly its own decimals, or with `scale` of them."""
    written = format_decimal(
        number,
        _pattern(language.locale, "decimal_formats", _scale(number) if scale is None else scale),
        language.locale,
        group_separator=_grouped(number, minimum_grouping or language.minimum_grouping),
        numbering_system=_system(language),
    )
    return _signed(written, number, language)


def _together(text: str) -> str:
    return text.replace(" ", "\u00a0", 1)


def _scale(number: Decimal) -> int:
    """How many decimals it is written with."""
    return max(0, -int(number.as_tuple().exponent))


def _grouped(number: Decimal, minimum: int) -> bool:
    return len(str(abs(int(number)))) >= 3 + minimum


def _pattern(locale: str, formats: str, scale: int, key: str | None = None) -> str:
    """The locale's pattern with as many decimals as are wanted, in place of its three or none."""
    pattern: str = getattr(Locale.parse(locale), formats)[key].pattern
    return _INTEGER_PART.sub(lambda match: match[1] + ("." + "0" * scale if scale else ""), pattern, count=1)
