"""Dates as sources let us say them: the Extended Date/Time Format.

ISO 8601-2, level 0 and the part of level 1 that briefs need:

https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cached_property
from typing import Literal

from msgspec import Struct

Precision = Literal["century", "decade", "year", "month", "day"]

DATE = r"(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?([?~%])?"
_DATE = re.compile(DATE)
FORMS = (
    "2024, 2024-12, 2024-12-05, 199X, 19XX, any of them with ? (uncertain), ~ (approximate) or % (both), "
    "or two joined by /"
)
_CERTAIN = str.maketrans({"?": "", "%": "~"})


class EdtfPoint(Struct, frozen=True):
    """One date with its precision; months and days are None where the date does not go so far."""

    year: int
    month: int | None
    day: int | None
    precision: Precision
    uncertain: bool
    approximate: bool

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the date can mean."""
        year = self.year + {"century": 99, "decade": 9}.get(self.precision, 0)
        month = self.month or 12
        return datetime.date(year, month, self.day or calendar.monthrange(year, month)[1])


def _point(text: str) -> EdtfPoint:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date of the Extended Date/Time Format; possible are {FORMS}")
    year, month, day, mark = match.groups()
    precision: Precision = (
        "day" if day else "month" if month else {0: "year", 1: "decade", 2: "century"}[year.count("X")]  # type: ignore[assignment]
    )
    if month and "X" in year:
        raise ValueError(f"{text!r}: a month needs a year of four digits")
    point = EdtfPoint(
        int(year.replace("X", "0")),
        int(month) if month else None,
        int(day) if day else None,
        precision,
        mark in ("?", "%"),
        mark in ("~", "%"),
    )
    try:
        _ = point.first_day
    except ValueError as reason:
        raise ValueError(f"{text!r} is not in the calendar: {reason}") from reason
    return point


class Edtf(str):
    """An EDTF date or interval, kept as written.

    >>> Edtf("2024?").start.uncertain, Edtf("1990/1993").end.year, Edtf("199X").end.last_day.year
    (True, 1993, 1999)
    """

    @cached_property
    def start(self) -> EdtfPoint:
        """The date, or where the interval begins."""
        return _point(self.split("/")[0])

    @cached_property
    def end(self) -> EdtfPoint:
        """The date, or where the interval ends."""
        return _point(self.split("/")[-1])

    @property
    def is_interval(self) -> bool:
        """Whether it is two dates joined by a slash."""
        return "/" in self

    @property
    def doubtful(self) -> bool:
        """Whether any part is marked uncertain or approximate."""
        return any(p.uncertain or p.approximate for p in (self.start, self.end))

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked uncertain."""
        return self.start.uncertain or self.end.uncertain

    @property
    def certain(self) -> Edtf:
        """The same without the marks of what is uncertain; what is approximate stays so."""
        return Edtf(self.translate(_CERTAIN))

    @classmethod
    def parse(cls, text: object) -> Edtf:
        """Read a date. Raises ValueError, naming the possible forms, for anything else."""
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is not a date; possible are {FORMS}")
        value = cls(text)
        if text.count("/") > 1 or value.end.last_day < value.start.first_day:
            raise ValueError(f"{text!r}: an interval is two dates, the earlier one first")
        return value
