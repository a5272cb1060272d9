"""Where a text says a value of the brief: every place that could be one of its placeholder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from polybrief.checks.quantities.lexicon import PERCENT, fold, lexicon, suffixes
from polybrief.checks.quantities.quantity import Quantity, Reading, Token
from polybrief.languages import Language
from polybrief.model.edtf import EdtfPoint
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value

_DAY_SIGNS = frozenset({"日", "号"})
_YEAR_DIGITS = 4


class Wanted(Struct, frozen=True):
    """A value that a translation has to say.

    Attributes:
        written: as our formatter writes it.
        power, marks: what the source text itself says behind a bare number: {n} million, {n} percent.
        rivals: currencies of the other values of the text.
    """

    name: str
    value: Value
    written: str
    power: int = 0
    marks: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()

    @property
    def rank(self) -> int:
        """The smaller, the more it says; what says more is looked for first."""
        match self.value:
            case Date(date=date):
                if date.is_interval or date.start.precision == "century":
                    return 0
                return {"day": 1, "month": 2, "decade": 4}.get(date.start.precision, 5)
            case Number():
                return 5
        return 3


class Found(Struct, frozen=True, order=True):
    """A place of the folded text, and how it was found: 0 as our formatter writes it, 1 understood, 2 shared."""

    quality: int
    start: int
    end: int


def places(wanted: Wanted, reading: Reading, language: Language) -> list[Found]:
    """Every place that says a value, the best first."""
    found = set() if wanted.power or wanted.marks else {Found(0, *it) for it in _exact(wanted, reading)}
    match wanted.value:
        case Number():
            found |= set(_numbers(wanted, wanted.value.number, reading, language))
        case Money(money=amount, currency=currency):
            found |= set(_marked(amount, {currency}, reading, wanted.rivals - {currency}))
        case Percentage(percentage=share):
            found |= set(_marked(share, {PERCENT}, reading))
        case Measure(measure=amount, unit=unit):
            found |= set(_marked(amount, {unit, unit.partition("-")[2]}, reading))
        case Date():
            found |= {Found(1, *it) for it in _dates(wanted.value, wanted.written, reading, language)}
    if isinstance(wanted.value, Measure):
        found = {it for it in found if not reading.folded.startswith("/", it.end)}  # km/h are no km
    return sorted(found)


def _exact(wanted: Wanted, reading: Reading) -> Iterator[tuple[int, int]]:
    needle, is_measure = fold(wanted.written).strip(), isinstance(wanted.value, Measure)
    if not needle:
        return
    begins = {it.start for it in reading.tokens} | {it[0].start for it in reading.groups}
    ends = {it.end for it in reading.tokens}
    at = reading.folded.find(needle)
    while at >= 0:
        end = at + len(needle)
        if (
            at in begins
            and end in ends
            and not any(_cut(group[0], at, end, with_unit=is_measure) for group in reading.groups)
        ):
            yield at, end
        at = reading.folded.find(needle, at + 1)


def _cut(quantity: Quantity, start: int, end: int, *, with_unit: bool) -> bool:
    """Whether a place holds a part of a quantity only."""
    bound = with_unit or bool(quantity.binding) or quantity.said in ("label", "decade")
    left, right = (quantity.left, quantity.right) if bound else (quantity.start, quantity.scale_end)
    return start < right and left < end and not (start <= left and right <= end)


def _numbers(wanted: Wanted, number: Decimal, reading: Reading, language: Language) -> Iterator[Found]:
    for quantity in (it for group in reading.groups for it in group):
        alike = quantity.binding & wanted.marks or not (quantity.binding or wanted.marks)
        if quantity.said not in ("digits", "words") or not alike:
            continue
        quality = 2 if quantity.shared else 1
        if quantity.core == number and quantity.power == wanted.power:
            yield Found(quality, quantity.start, quantity.core_end)
        elif not wanted.power and quantity.power and quantity.number == number:
            end = quantity.core_end if quantity.shared else _with_connector(quantity.scale_end, reading, language)
            yield Found(quality, quantity.start, end)


def _with_connector(end: int, reading: Reading, language: Language) -> int:
    """What follows “40 millones” and goes when that is written in digits: the “de”."""
    words = [language.money, language.money_before_vowel or ""]
    connectors = {fold(it) for word in words for it in re.findall(r"\{amount\} (\S+?) ?\{currency\}", word)}
    for connector in sorted(connectors, key=len, reverse=True):
        tail = f" {connector}" + ("" if connector.endswith("'") else " ")
        if reading.folded.startswith(tail, end):
            return end + len(f" {connector}") if not connector.endswith("'") else end + len(tail)
    return end


def _marked(
    number: Decimal, marks: Collection[str], reading: Reading, rivals: frozenset[str] = frozenset()
) -> Iterator[Found]:
    for group in reading.groups:
        for it in group:
            if it.said in ("digits", "words", "unsure") and it.number == number and it.marks.intersection(marks):
                if rivals & it.marks:
                    continue
                yield Found(2, it.start, it.core_end) if it.shared else Found(1, it.left, it.right)


# dates


def _dates(value: Date, written: str, reading: Reading, language: Language) -> Iterator[tuple[int, int]]:
    date = value.date
    if date.is_interval:
        found = _ranges(date.start, date.end, written, reading, language)
    elif date.start.precision == "century":
        first, last = (replace(date.start, precision="year", year=it.year) for it in (date.start, date.start.last_day))
        found = _ranges(first, last, written, reading, language)
    else:
        found = _points(date.start, written, reading, language)
    for start, end in found:
        about = _about_before(start, reading, language) if date.start.approximate or date.end.approximate else start
        doubt = _doubt_behind(end, reading) if date.start.uncertain or date.end.uncertain else end
        if about is not None and doubt is not None:
            yield about, doubt


def _ranges(
    first: EdtfPoint, last: EdtfPoint, written: str, reading: Reading, language: Language
) -> Iterator[tuple[int, int]]:
    between = lexicon(language).between
    begins, ends = (list(_points(it, written, reading, language)) for it in (first, last))
    for start, middle in begins:
        for after, end in ends:
            if middle <= after and fold(reading.folded[middle:after]).strip() in between:
                yield start, end


def _points(point: EdtfPoint, written: str, reading: Reading, language: Language) -> Iterator[tuple[int, int]]:
    if point.precision == "decade":
        for quantity in (group[0] for group in reading.groups if group[0].said == "decade"):
            if quantity.number == point.year or (quantity.number + 1900 == point.year and quantity.number < 100):
                yield quantity.left, quantity.right
    elif point.precision == "year":
        yield from _years(point.year, reading, language)
    elif point.month:
        yield from _days(point, written, reading, language)


def _years(year: int, reading: Reading, language: Language) -> Iterator[tuple[int, int]]:
    words = lexicon(language).sets["YEAR"]
    for quantity in (group[0] for group in reading.groups):
        if quantity.core != year or quantity.power or quantity.binding:
            continue
        text = reading.folded[quantity.start : quantity.core_end]
        beside = any(it.start >= quantity.right and it.key in words for it in _following(quantity.right, reading)[:1])
        is_year_word = quantity.said == "words" and "year" in quantity.marks
        if (quantity.said == "digits" and text.isdecimal() and len(text) == _YEAR_DIGITS) or is_year_word:
            yield quantity.start, quantity.core_end
            continue
        ending = reading.folded[quantity.core_end : quantity.right].strip("-")
        is_ordinal = quantity.said == "label" and ending in suffixes("YEAR_SUFFIX", language.tag)
        if is_ordinal and beside and quantity.left == quantity.start:
            yield quantity.left, quantity.right


class _Part(Struct, frozen=True):
    number: int
    is_month: bool
    start: int
    end: int


def _days(point: EdtfPoint, written: str, reading: Reading, language: Language) -> Iterator[tuple[int, int]]:
    """Days and months: their parts in any order with nothing else between them, or digits that say nothing else."""
    for date in reading.dates:
        if point.day and date.dates == {(point.year, point.month, point.day)}:
            yield date.start, date.end
    parts = [
        _Part(int(it.core), False, it.start, it.right if it.said == "label" else it.core_end)
        for it in (group[0] for group in reading.groups)
        if it.core == int(it.core) and not it.power and it.said != "decade" and it.left == it.start
    ]
    parts += [_Part(it.month, True, it.start, it.end) for it in reading.months]
    parts.sort(key=lambda it: it.start)
    wanted = sorted([(point.month or 0, True), (point.year, False), *([(point.day, False)] if point.day else [])])
    for first in range(len(parts) - len(wanted) + 1):
        run = parts[first : first + len(wanted)]
        if sorted((it.number, it.is_month) for it in run) == wanted and _together(run, reading, language):
            yield run[0].start, _tail(run[-1].end, written, reading, language)


def _together(run: list[_Part], reading: Reading, language: Language) -> bool:
    fillers = lexicon(language).sets["DATE"] | {",", ".", "-", "/"} | _DAY_SIGNS
    between = [it for one, other in pairwise(run) for it in reading.tokens if one.end <= it.start < other.start]
    return all(it.key in fillers for it in between)


def _tail(end: int, written: str, reading: Reading, language: Language) -> int:
    """What stands behind a date and is written with it: г., 日."""
    text = fold(written)
    for token in _following(end, reading)[:1]:
        if token.text in _DAY_SIGNS and text.endswith("日"):
            return token.end
        years = lexicon(language).sets["YEAR"]
        if token.key in years and re.search(r"\d г\b|\d [^\W\d]+\.?$", text) and not text[-1].isdecimal():
            following = _following(token.end, reading)[:1]
            is_short = len(token.text) == 1 and following and following[0].text == "."
            return following[0].end if is_short else token.end
    return end


def _following(end: int, reading: Reading) -> list[Token]:
    return [it for it in reading.tokens if it.start >= end]


def _about_before(start: int, reading: Reading, language: Language) -> int | None:
    before = [it for it in reading.tokens if it.end <= start]
    about = lexicon(language).about
    for length in (4, 3, 2, 1):
        tokens = before[-length:]
        if len(tokens) == length and {tuple(it.text for it in tokens), tuple(it.key for it in tokens)} & about:
            return tokens[0].start
    return None


def _doubt_behind(end: int, reading: Reading) -> int | None:
    match = re.compile(r" ?[(（] ?[?？؟] ?[)）]").match(reading.folded, end)
    return match.end() if match else None
