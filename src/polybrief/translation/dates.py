"""EDTF dates as a language writes them, no more precise than they are.

In a sentence a year is its bare number in every language: what some write beside it ("1982年", "1982 г.") depends on
the sentence, so the text has it. A year that stands alone has what the language asks for. A decade is a template of the
language, as CLDR has none. A century is shown by its first and last year, which is what EDTF's `19XX` means: "20th
century" would be 1901 to 2000.
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from polybrief.languages import Language
from polybrief.model.edtf import Edtf, EdtfPoint, Precision

_MONTH = "yMMMM"
_THIN_SPACE = "\u2009"


def format_edtf(date: Edtf, language: Language, *, in_sentence: bool = False) -> str:
    """A date or an interval as the language writes it.

    Args:
        date: of any precision.
        language: whose locale and templates are used.
        in_sentence: whether a text stands around it, which says what a bare year is.

    >>> from polybrief.languages import language
    >>> format_edtf(Edtf("1990/1993"), language("en")), format_edtf(Edtf("199X"), language("en"))
    ('1990–1993', '1990s')
    """
    return language.in_digits(_written(date, language, "{year}" if in_sentence else language.year))


def _written(date: Edtf, language: Language, year: str) -> str:
    start, end = date.start, date.end
    if not date.is_interval:
        return _marked(start, language, year)
    precisions = {start.precision, end.precision}
    plain = precisions == {"month"} and not date.doubtful and not language.month
    if plain and (months := _months(start, end, language)):
        return months
    if precisions == {"year"} and not date.doubtful:
        return year.format(year=f"{start.year}–{end.year}")
    return "\u00a0– ".join(_marked(point, language, year) for point in (start, end))


def _months(start: EdtfPoint, end: EdtfPoint, language: Language) -> str | None:
    """Months of one interval; None where Babel does not write both, as in Persian, whose pattern it cannot divide."""
    written = format_interval(start.first_day, end.first_day, _MONTH, locale=language.locale)
    month, names = end.first_day.month, Locale.parse(language.locale).months
    forms = (
        rf"(?<!\d){month}(?!\d)",
        *(re.escape(names[context]["wide"][month]) for context in ("format", "stand-alone")),
    )
    if not re.search("|".join(forms), written):
        return None
    return written.replace(_THIN_SPACE, " ").replace(" –", "\u00a0–").replace("'", "")


def _marked(point: EdtfPoint, language: Language, year: str) -> str:
    date = _PRECISIONS[point.precision](point, language).replace(" ", "\u00a0", 1)
    if point.precision == "year":
        date = year.format(year=date)
    if point.approximate:
        date = language.approximate.format(date=date)
    return language.uncertain.format(date=date) if point.uncertain else date


def _century(point: EdtfPoint, _: Language) -> str:
    return f"{point.year}–{point.last_day.year}"


def _decade(point: EdtfPoint, language: Language) -> str:
    return language.decade.format(year=point.year, end=point.last_day.year)


def _year(point: EdtfPoint, _: Language) -> str:
    return str(point.year)


def _month(point: EdtfPoint, language: Language) -> str:
    if language.month:
        return format_date(point.first_day, language.month, locale=language.locale)
    return format_skeleton(_MONTH, point.first_day, locale=language.locale)


def _day(point: EdtfPoint, language: Language) -> str:
    return format_date(point.first_day, language.day or "long", locale=language.locale)


_PRECISIONS: Mapping[Precision, Callable[[EdtfPoint, Language], str]] = {
    "century": _century,
    "decade": _decade,
    "year": _year,
    "month": _month,
    "day": _day,
}
