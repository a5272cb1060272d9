"""Which values can be shown: what is refused here, no check and no edition has to reckon with.

The data of Babel is loaded when a value is looked at, since the JSON Schema of a brief does without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from polybrief.languages import LANGUAGES
from polybrief.model.value import Measure, Money, Value

MOST_INTEGER_DIGITS = 15
MOST_DECIMALS = 6


def unfit(value: Value) -> Iterator[tuple[str, str]]:
    """Why a value cannot be shown in every language, each reason with what to do; nothing where it can."""
    from babel.numbers import is_currency

    if isinstance(value, Money) and not is_currency(value.currency):
        yield f"no currency “{value.currency}”", "write its code of ISO 4217, such as USD"
    if isinstance(value, Measure) and not _is_unit(value.unit):
        yield f"no unit “{value.unit}”", "write the CLDR's name of it, such as kilometer or hectare"
    numbers = [
        number for field in type(value).__struct_fields__ if isinstance(number := getattr(value, field), Decimal)
    ]
    for number in numbers:
        if number.adjusted() >= MOST_INTEGER_DIGITS or -int(number.as_tuple().exponent) > MOST_DECIMALS:
            yield f"a number of more than {MOST_INTEGER_DIGITS} digits or {MOST_DECIMALS} decimals", "round it"


@lru_cache(maxsize=256)
def unit_forms(unit: str, locale: str) -> tuple[Mapping[str, str], ...]:
    """A unit's patterns by plural category in a CLDR locale, the best ones first; none where it has no such unit.

    The best is the sign, as is the norm beside a figure; of durations, the word.
    https://www.unicode.org/reports/tr35/tr35-general.html#Unit_Elements
    """
    from babel import localedata

    data: Any = localedata.load(locale)
    patterns: Mapping[str, Mapping[str, Mapping[str, str]]] = localedata.LocaleDataDict(data)["unit_patterns"]
    category = next((key for key in patterns if unit in (key, key.partition("-")[2])), None)
    if category is None:
        return ()
    lengths = ("long", "short") if category.startswith("duration-") else ("short", "long")
    return tuple(patterns[category][length] for length in lengths if "other" in patterns[category].get(length, {}))


def _is_unit(unit: str) -> bool:
    return all(unit_forms(unit, language.locale) for language in LANGUAGES.values())
