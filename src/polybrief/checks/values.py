"""Whether a place in a source says a value, as its language writes numbers, currencies, units and months (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from polybrief.checks.quantities.forms import (
    RIVALS,
    SHORTEST_NAME,
    SPACE,
    currency_marks,
    decimal_signs,
    months,
    scales,
    unit_marks,
)
from polybrief.checks.words import CASED, bounded, fold
from polybrief.model.edtf import Edtf, EdtfPoint
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value

_AMOUNT = re.compile(rf"(?<!\d)(?:\d{{1,3}}(?:[{SPACE}]\d{{3}}(?!\d))+|\d+)(?:[.,'٫٬]\d+)*")
_GLUED = re.compile(rf"[{CASED}][-‑–]?$")
_PERCENT = ("%", "٪", "per cent", "pct")
_BEFORE, _AFTER = 20, 30  # as far as a currency or unit stands from its amount, in characters
_MINUS = re.compile(r"(?<![\w)\]%\-‑–−.,])[-−–][$€£¥]?$")
_COORDINATED = re.compile(rf"[{SPACE}]*(?:[-‑–—]|\w{{1,4}})[{SPACE}]*[$€£¥]?")  # 12 or 15 percent, 10–20 percent
_RANGE = re.compile(r"[-‑–—]")
_RIVAL_UNITS = ("kilometer", "mile", "meter", "foot", "hectare", "acre", "kilogram", "pound", "liter", "gallon")


class _Amount(Struct, frozen=True):
    """A number that a text can be read to say, words for powers of ten included, and where it stands."""

    number: Decimal
    start: int
    end: int


def says(value: Value, text: str, language: str) -> bool:
    """Whether a text says a value, or has one of its aliases.

    Args:
        language: BCP 47 tag of the text; one that the CLDR does not know leaves digits and symbols.
    """
    folded = fold(text)
    if any(re.search(bounded(fold(alias)), folded) for alias in value.aliases):
        return True
    match value:
        case Date():
            return says_date(value.date, text, language)
        case Number():
            return any(amount.number == value.number for amount in _amounts(folded, language, glued=False))
        case Percentage():
            marks = _percent_marks(language)
            return _marked(value.percentage, folded, language, marks)
        case Money():
            rivals = frozenset[str]().union(*(currency_marks(it, language) for it in RIVALS))
            return _marked(value.money, folded, language, currency_marks(value.currency, language), rivals)
        case Measure():
            units = (unit_marks(it, language) for it in _RIVAL_UNITS)
            rivals = frozenset(mark for marks in units for mark in marks if len(mark) > SHORTEST_NAME)
            return _marked(value.measure, folded, language, unit_marks(value.unit, language), rivals)


def _marked(
    number: Decimal, folded: str, language: str, marks: Collection[str], rivals: Collection[str] = frozenset()
) -> bool:
    """Whether a number stands by one of its marks, with no other amount between, and no rival mark nearer."""
    own, other = _any(marks), _any(set(rivals) - set(marks))
    amounts = list(_amounts(folded, language, glued=True))
    for amount in (it for it in amounts if it.number == number):
        low, high = max(0, amount.start - _BEFORE), amount.end + _AFTER
        near = _Near(folded, amount, amounts)
        after = [it.start() - amount.end for it in own.finditer(folded, amount.end, high) if near.reaches(it.start())]
        before = [
            amount.start - it.end() for it in own.finditer(folded, low, amount.start) if near.is_reached(it.end())
        ]
        rivals_after = [it.start() - amount.end for it in other.finditer(folded, amount.end, high)]
        rivals_before = [amount.start - it.end() for it in other.finditer(folded, low, amount.start)]
        touching = [it for it in rivals_before if it <= 1]  # farther off, it may belong to what stands before it
        if after and min(after) <= min([*rivals_after, *touching], default=_AFTER):
            return True
        if before and min(before) <= min([*rivals_before, *rivals_after], default=_BEFORE):
            return True
    return False


class _Near(Struct, frozen=True):
    """The amounts of a text around one of them."""

    folded: str
    amount: _Amount
    amounts: list[_Amount]

    def reaches(self, mark: int) -> bool:
        """Whether a mark behind the amount can be its own: what stands between is at most a coordinated amount."""
        end = self.amount.end
        for other in sorted(self.amounts, key=lambda it: (it.start, -it.end)):
            if end <= other.start and other.end <= mark:
                if not _COORDINATED.fullmatch(self.folded, end, other.start):
                    return False
                end = other.end
        return True

    def is_reached(self, mark: int) -> bool:
        """Whether a mark before the amount can be its own: what stands between is at most the begin of a range."""
        between = [it for it in self.amounts if mark <= it.start and it.end <= self.amount.start]
        end = max((it.end for it in between), default=None)
        return end is None or _RANGE.fullmatch(self.folded, end, self.amount.start) is not None


def _any(marks: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(bounded(it) for it in sorted(marks, key=lambda it: (-len(it), it))) or r"(?!)")


def _amounts(folded: str, language: str, *, glued: bool) -> Iterator[_Amount]:
    """Every number that a text can be read to say.

    `glued` counts the digits in F-16 and USD40 too.
    """
    powers = scales(language)
    word = re.compile(rf"[{SPACE}-]?({'|'.join(bounded(it) for it in sorted(powers, key=len, reverse=True))})")
    for match in _AMOUNT.finditer(folded):
        before = folded[max(0, match.start() - 3) : match.start()]
        if not glued and _GLUED.search(before):
            continue
        sign = -1 if _MINUS.search(before) else 1
        scale = word.match(folded, match.end())
        for number in _readings(match[0], decimal_signs(language)):
            if scale:
                yield _Amount(sign * number * 10 ** powers[scale[1]], match.start(), scale.end())
            if not scale or len(scale[1]) == 1:  # 40 m may be metres
                yield _Amount(sign * number, match.start(), match.end())


def _readings(amount: str, decimal_signs: Collection[str]) -> set[Decimal]:
    """What digits with separators can mean: 1.250 is 1250 to some, 1.25 to those whose decimal sign is the point."""
    parts = re.split(rf"[.,'٫٬{SPACE}]", amount)
    separators = re.findall(rf"[.,'٫٬{SPACE}]", amount)
    found = set()
    if len(set(separators)) <= 1 and _grouped(parts):
        found.add(Decimal("".join(parts)))
    is_thousands = len(separators) == 1 and len(parts[1]) == 3 and len(parts[0]) <= 3 and parts[0] != "0"
    if is_thousands and separators[0] not in decimal_signs:
        return found
    if separators and separators[-1] in ".,٫" and separators[-1] not in separators[:-1] and _grouped(parts[:-1]):
        found.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    return found


def _grouped(parts: list[str]) -> bool:
    """Whether digits stand in groups as thousands do, or as lakhs."""
    return len(parts) == 1 or (len(parts[-1]) == 3 and all(len(part) in (2, 3) for part in parts[1:-1]))


@lru_cache(maxsize=64)
def _percent_marks(language: str) -> frozenset[str]:
    return frozenset(_PERCENT) | unit_marks("percent", language)


def says_date(date: Edtf, text: str, language: str) -> bool:
    """Whether a text says a date as precisely as it is given: year digits, month names, ISO 8601 or day/month/year.

    Of an interval, both ends; there, 1990 is said by “the 1990s” as well.
    """
    folded = fold(text)
    if not date.is_interval:
        return _says_point(date.start, folded, language, tail=r"(?!\d|'?s\b)")
    return all(_says_point(point, folded, language, tail=r"(?!\d)") for point in (date.start, date.end))


def _says_point(point: EdtfPoint, folded: str, language: str, *, tail: str) -> bool:
    year, month, day = point.year, point.month, point.day
    digits = {"century": rf"{year // 100}\d\d(?!\d)", "decade": rf"{year // 10}\d(?!\d)"}
    if not re.search(rf"(?<!\d){digits.get(point.precision, f'{year}{tail}')}", folded):
        return False
    if month is None:
        return True
    names = "|".join(bounded(name) for name in months(month, language)) or r"(?!)"
    if day is None:
        forms = (names, rf"(?<!\d){year}[-/.]0?{month}(?!\d)", rf"(?<!\d)0?{month}[-/.]{year}(?!\d)")
        return any(re.search(form, folded) for form in forms)
    if re.search(names, folded) and re.search(rf"(?<!\d)0?{day}(?!\d)", folded):
        return True
    numeric = ((year, month, day), (day, month, year), (month, day, year))
    return any(re.search(r"(?<!\d)" + "[-/.]".join(f"0?{it}" for it in order) + r"(?!\d)", folded) for order in numeric)
