"""The values of a chart as numbers that can be drawn to one scale."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from polybrief.errors import InputError
from polybrief.model.brief import Brief, Chart, ChartRow
from polybrief.model.edtf import Edtf
from polybrief.model.value import Measure, Money, Number, Percentage, Value

_AMOUNTS: Mapping[type, str] = {
    Number: "number",
    Money: "money",
    Percentage: "percentage",
    Measure: "measure",
}


class Entry(Struct, frozen=True):
    """A row of a chart with its value. `number` counts rows from 1, in the order of the file: units are named by it."""

    number: int
    row: ChartRow
    value: Value
    amount: Decimal

    @property
    def certain(self) -> bool:
        """Whether it has no date, or one that nothing makes doubtful."""
        return self.row.date is None or not self.row.date.doubtful


def series(brief: Brief, chart: Chart) -> tuple[Entry, ...]:
    """The rows of a chart: those of a line by date where each has one, all others in the order of the file.

    Raises InputError for what cannot be drawn to one scale: dates, values of several kinds, currencies or units.
    """
    entries = tuple(_entry(brief, chart, number, row) for number, row in enumerate(chart.rows, 1))
    kinds = {_kind(entry.value): entry.row.value for entry in entries}
    if len(kinds) > 1:
        (kind, name), (other, other_name), *_ = kinds.items()
        raise InputError(
            f"brief {brief.id}: the chart {chart.id} has values of more than one kind: {name} is {kind}, "
            f"{other_name} is {other}\n  make a chart of each"
        )
    if chart.form == "line" and (days := _days(chart.rows)):
        return tuple(entry for _, entry in sorted(zip(days, entries, strict=True), key=lambda pair: pair[0]))
    return entries


def along(entries: Sequence[Entry]) -> list[float]:
    """Where each entry stands from 0, the first, to 1, the last: by the middle of its date, else in equal steps."""
    days = _days([entry.row for entry in entries])
    if not days or days[0] == days[-1]:
        days = list(range(len(entries)))
    return [(day - days[0]) / (days[-1] - days[0]) for day in days]


def _days(rows: Sequence[ChartRow]) -> list[float] | None:
    """The middle of each row's date as a day's number; None where a row has no date."""
    dates = [row.date for row in rows if row.date is not None]
    return [_middle(date) for date in dates] if len(dates) == len(rows) else None


def _middle(date: Edtf) -> float:
    def day(of: datetime.date) -> int:
        return of.toordinal()

    return (day(date.start.first_day) + day(date.end.last_day)) / 2


def _entry(brief: Brief, chart: Chart, number: int, row: ChartRow) -> Entry:
    value = brief.values.get(row.value)
    if value is None or type(value) not in _AMOUNTS:
        what = "a date, which no chart can show" if value else "not among the brief’s values"
        raise InputError(
            f"brief {brief.id}: row {number} of the chart {chart.id} names {row.value!r}, {what}\n"
            f"  name a number, money, percentage or measure"
        )
    amount: Decimal = getattr(value, _AMOUNTS[type(value)])
    return Entry(number, row, value, amount)


def _kind(value: Value) -> str:
    """What values must share to stand on one scale."""
    unit = getattr(value, "currency", None) or getattr(value, "unit", None)
    return f"{_AMOUNTS[type(value)]} in {unit}" if unit else _AMOUNTS[type(value)]


def with_amount(value: Value, amount: Decimal) -> Value:
    """A value of the same kind and unit: a tick of the axis."""
    return value.model_copy(update={_AMOUNTS[type(value)]: amount})
