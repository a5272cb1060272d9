"""Whether a place in a source says a value, as its language writes numbers, currencies, units and months (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol
from babel.units import UnknownUnitError, format_unit

from polybrief.checks.words import CASED, bounded, fold
from polybrief.languages import LANGUAGES
from polybrief.model.edtf import Edtf, EdtfPoint
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value

_COUNTS = (1, 2, 3, 5, 11, 100)  # every plural form of the languages that have many
_LENGTHS = ("long", "short", "narrow")
_SPACE = " \u00a0\u2009\u202f"
_AMOUNT = re.compile(rf"(?<!\d)(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}}(?!\d))+|\d+)(?:[.,'٫٬]\d+)*")
_GLUED = re.compile(rf"[{CASED}][-‑–]?$")
_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}  # what headlines use beside the forms of the CLDR
_PERCENT = ("%", "٪", "per cent", "pct")
_BEFORE, _AFTER = 20, 30  # as far as a currency or unit stands from its amount, in characters
_MINUS = re.compile(r"(?<![\w)\]%\-‑–−.,])[-−–][$€£¥]?$")
_COORDINATED = re.compile(rf"[{_SPACE}]*(?:[-‑–—]|\w{{1,4}})[{_SPACE}]*[$€£¥]?")  # 12 or 15 percent, 10–20 percent
_SHORTEST_NAME = 2  # letters that are too few: de, US, in
_RANGE = re.compile(r"[-‑–—]")
# Currencies that an amount may be in instead; of all there are, the names are too many common words (real, won).
_RIVALS = ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "RUB", "INR", "ARS", "MXN", "CAD", "AUD")
_RIVAL_UNITS = ("kilometer", "mile", "meter", "foot", "hectare", "acre", "kilogram", "pound", "liter", "gallon")


@dataclass(frozen=True)
class _Amount:
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
            rivals = frozenset[str]().union(*(_currency_marks(it, language) for it in _RIVALS))
            return _marked(value.money, folded, language, _currency_marks(value.currency, language), rivals)
        case Measure():
            units = (_unit_marks(it, language) for it in _RIVAL_UNITS)
            rivals = frozenset(mark for marks in units for mark in marks if len(mark) > _SHORTEST_NAME)
            return _marked(value.measure, folded, language, _unit_marks(value.unit, language), rivals)


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


@dataclass(frozen=True)
class _Near:
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
    scales = _scales(language)
    word = re.compile(rf"[{_SPACE}-]?({'|'.join(bounded(it) for it in sorted(scales, key=len, reverse=True))})")
    for match in _AMOUNT.finditer(folded):
        before = folded[max(0, match.start() - 3) : match.start()]
        if not glued and _GLUED.search(before):
            continue
        sign = -1 if _MINUS.search(before) else 1
        scale = word.match(folded, match.end())
        for number in _readings(match[0], _decimal_signs(language)):
            if scale:
                yield _Amount(sign * number * 10 ** scales[scale[1]], match.start(), scale.end())
            if not scale or len(scale[1]) == 1:  # 40 m may be metres
                yield _Amount(sign * number, match.start(), match.end())


def _readings(amount: str, decimal_signs: Collection[str]) -> set[Decimal]:
    """What digits with separators can mean: 1.250 is 1250 to some, 1.25 to those whose decimal sign is the point."""
    parts = re.split(rf"[.,'٫٬{_SPACE}]", amount)
    separators = re.findall(rf"[.,'٫٬{_SPACE}]", amount)
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
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


@lru_cache(maxsize=64)
def _decimal_signs(language: str) -> frozenset[str]:
    """What parts decimals in a language, in each of its systems of digits; nothing where the CLDR does not know it."""
    locale = _locale(language)
    systems = locale.number_symbols.values() if locale else ()
    return frozenset(symbols["decimal"] for symbols in systems if "decimal" in symbols)


@lru_cache(maxsize=64)
def _scales(language: str) -> dict[str, int]:
    """Words for powers of ten: the pattern `00 million` for ten millions says that a million is 6."""
    found = dict(_SCALES)
    locale = _locale(language)
    for forms in locale.compact_decimal_formats.values() if locale else ():
        for patterns in forms.values():
            for power, pattern in patterns.items():
                text = str(pattern.pattern)
                scale = len(power) - text.count("0")
                if scale and (word := fold(text.replace("0", "").replace("'", "")).strip(_SPACE + ".")):
                    found[word] = scale
    return found


@lru_cache(maxsize=256)
def _currency_marks(currency: str, language: str) -> frozenset[str]:
    locales = [it.locale for it in LANGUAGES.values()]
    symbols = {get_currency_symbol(currency, locale) for locale in locales}
    symbols |= {bare for symbol in symbols if (bare := re.sub(rf"[{CASED}]", "", symbol).strip())}
    names: set[str] = set()
    if locale := _locale(language):
        names = {
            word
            for count in _COUNTS
            for word in get_currency_name(currency, count, locale).split()
            if len(word) > (_SHORTEST_NAME if re.match(f"[{CASED}]", word) else 1)
        }
    return frozenset(fold(mark) for mark in {currency, *symbols, *names})


@lru_cache(maxsize=64)
def _percent_marks(language: str) -> frozenset[str]:
    return frozenset(_PERCENT) | _unit_marks("percent", language)


@lru_cache(maxsize=256)
def _unit_marks(unit: str, language: str) -> frozenset[str]:
    locale = _locale(language)
    if locale is None:
        return frozenset()
    found = set()
    for count in _COUNTS:
        for length in _LENGTHS:
            try:
                text = format_unit(count, unit, length, locale=locale)  # type: ignore[arg-type]
            except UnknownUnitError:
                continue
            found.add(re.sub(r"\d", "", fold(text)).strip(_SPACE + "\u200f\u200e"))
    return frozenset(found - {""})


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
    names = "|".join(bounded(name) for name in _months(month, language)) or r"(?!)"
    if day is None:
        forms = (names, rf"(?<!\d){year}[-/.]0?{month}(?!\d)", rf"(?<!\d)0?{month}[-/.]{year}(?!\d)")
        return any(re.search(form, folded) for form in forms)
    if re.search(names, folded) and re.search(rf"(?<!\d)0?{day}(?!\d)", folded):
        return True
    numeric = ((year, month, day), (day, month, year), (month, day, year))
    return any(re.search(r"(?<!\d)" + "[-/.]".join(f"0?{it}" for it in order) + r"(?!\d)", folded) for order in numeric)


@lru_cache(maxsize=256)
def _months(month: int, language: str) -> frozenset[str]:
    locale = _locale(language)
    if locale is None:
        return frozenset()
    widths = (forms[width] for forms in locale.months.values() for width in ("wide", "abbreviated"))
    return frozenset(fold(names[month]).strip(".") for names in widths)
