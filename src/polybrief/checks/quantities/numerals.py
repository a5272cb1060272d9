"""What digits and number words say: from pieces of folded text to numbers and dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from polybrief.checks.quantities.number_words import CHINESE_DIGITS, CHINESE_POWERS

_MOST_DIGITS = 20  # more than any value has, less than decimals can be exact to
_SEPARATORS = " '.,٬٫"


def value_of(amount: str, decimal: str) -> Decimal | None:
    """What digits with separators say in a language; None where they say nothing to its readers.

    Args:
        decimal: what parts decimals in the language. Before three digits the other sign is one of thousands.

    >>> value_of("1.250", ","), value_of("1.250", "."), value_of("3.5", ",")
    (Decimal('1250'), Decimal('1.250'), Decimal('3.5'))
    """
    parts = re.split(rf"[{_SEPARATORS}]", amount)
    signs = [it for it in amount if it in _SEPARATORS]
    if len(amount) - len(signs) > _MOST_DIGITS:
        return None
    if not signs:
        return Decimal(amount)
    last = signs[-1]
    is_decimal = last == "٫" or (last in ".," and signs.count(last) == 1 and (last == decimal or len(parts[-1]) != 3))
    if last in ".," and last != decimal and len(signs) == 1 and parts[0] == "0":
        is_decimal = True
    whole, fraction = (parts[:-1], parts[-1]) if is_decimal else (parts, "")
    if len(whole) > 1 and not _grouped(whole, signs[: len(whole) - 1]):
        return None
    return Decimal("".join(whole) + ("." + fraction if fraction else ""))


def _grouped(parts: Sequence[str], signs: Sequence[str]) -> bool:
    """Whether digits stand in groups as thousands do, or as lakhs."""
    thousands = all(len(part) == 3 for part in parts[1:])
    lakhs = len(parts) > 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])
    return len(set(signs)) == 1 and "٫" not in signs and 1 <= len(parts[0]) <= 3 and (thousands or lakhs)


def dates_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Every (year, month, day) that a date in digits can be; the year stands first or last."""
    first, second, third = (int(it) for it in re.split(r"[./-]", text))
    year_first = first > 31
    possible = {(first, second, third)} if year_first else {(third, second, first), (third, first, second)}
    for year, month, day in sorted(possible):
        if year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield year, month, day


def fits(current: int, value: int, *, joined: bool) -> bool:
    """Whether a number word goes on a number: twenty, four; soixante, quinze; four, and twenty (Arabic)."""
    if not current:
        return True
    if current % 10 ** len(str(value)) == 0:
        return True
    if current % 100 in (60, 80) and 10 <= value <= 19:
        return True
    return joined and 1 <= current % 100 <= 9 and 20 <= value <= 90


def chinese(run: str) -> Decimal | None:
    """What Chinese numerals say; None for too many, and for powers alone, which stand in other words too.

    >>> chinese("二十四"), chinese("三千五百万"), chinese("一九八二"), chinese("万")
    (Decimal('24'), Decimal('35000000'), Decimal('1982'), None)
    """
    if len(run) > _MOST_DIGITS:
        return None
    if all(it in CHINESE_DIGITS for it in run):
        return Decimal("".join(str(CHINESE_DIGITS[it]) for it in run))
    if run[0] in "百千万亿萬億":
        return None
    total = section = digit = 0
    for character in run:
        if character in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[character]
        elif (power := CHINESE_POWERS[character]) < 4:
            section, digit = section + (digit or 1) * 10**power, 0
        else:
            scale = 10**power
            below = total % scale if total >= scale else total  # 一亿二千万, but 三万亿
            total, section, digit = total - below + (below + section + digit) * scale, 0, 0
    found = total + section + digit
    return Decimal(found) if found < 10**_MOST_DIGITS else None
