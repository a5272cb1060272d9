"""What templates ask for pictures of one edition; each picture is laid out once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from polybrief.languages import Direction
from polybrief.model.brief import Chart, Likelihood, Position, Statement
from polybrief.model.edition import Edition
from polybrief.model.page import Look
from polybrief.model.value import Percentage
from polybrief.publishing.figures.actors import by_actor
from polybrief.publishing.figures.bars import Bar, Bars, bars, interval
from polybrief.publishing.figures.likelihood import SCALE, TICKS, judgements
from polybrief.publishing.figures.line import LineChart, Place, line_chart
from polybrief.publishing.figures.panel import Panel, panel
from polybrief.publishing.figures.series import Entry, along, series, with_amount
from polybrief.publishing.figures.timeline import Axis, axes, in_order
from polybrief.publishing.formats import Formats

_BAR = 0.85  # height of a bar in type sizes
_BESIDE = 45.0  # type sizes of width from which on a chart and its table have room side by side
_COLUMNS = 32.0  # the same for two small tables
_SMALL = 20  # percent: if all are less, they could hardly be told apart beside a whole
_MOST_BESIDE = 10  # rows that are not much higher than the chart beside them


class Figures(Struct, frozen=True, dict=True):
    """The pictures of an edition, each in the units of its own drawing."""

    edition: Edition
    formats: Formats
    look: Look

    def in_columns(self, count: int) -> Figures:
        """The same for a page that has them in one of so many columns: their labels are as large there."""
        return replace(self, look=self.look.in_columns(count))

    @property
    def bar_height(self) -> float:
        """How high the drawing in a cell is: points."""
        return round(_BAR * self.look.size, 2)

    @property
    def columns(self) -> bool:
        """Whether small tables have room in two columns."""
        return self.look.width >= _COLUMNS * self.look.size

    @cached_property
    def timeline(self) -> tuple[Axis, ...]:
        """The timeline in rows; none without events."""
        events = in_order(self.edition.brief.sections.timeline)
        return axes(events, self.look, self._direction)

    @cached_property
    def charts(self) -> Mapping[str, ChartFigure]:
        """The charts by id."""
        return {
            chart.id: ChartFigure(chart, self.edition, self.formats, self.look)
            for chart in self.edition.brief.sections.charts
        }

    @cached_property
    def judgements(self) -> tuple[Statement, ...]:
        """The statements with a likelihood."""
        return judgements(self.edition.brief)

    def likelihood(self, word: Likelihood) -> Bar:
        """The range of a word on the scale from 0 to 100 percent."""
        return interval(*SCALE[word], self._direction)

    @cached_property
    def likelihood_ticks(self) -> tuple[float, ...]:
        """Where that scale is marked."""
        return tuple(interval(tick, tick, self._direction).x for tick in TICKS)

    def likelihood_range(self, word: Likelihood) -> str:
        """The range of a word as the language writes it."""
        return self.formats.percent_range(*SCALE[word])

    @cached_property
    def panel(self) -> Panel:
        """What the brief stands on."""
        return panel(self.edition.brief, self._direction)

    @cached_property
    def positions(self) -> tuple[tuple[Position, ...], ...]:
        """The positions of each actor together."""
        return by_actor(self.edition.brief.sections.positions)

    @property
    def _direction(self) -> Direction:
        return self.edition.language.direction


class ChartFigure(Struct, frozen=True, dict=True):
    """One chart. What is asked of it raises InputError where its values cannot be drawn to one scale."""

    chart: Chart
    edition: Edition
    formats: Formats
    look: Look

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its rows in order."""
        return series(self.edition.brief, self.chart)

    @cached_property
    def bars(self) -> Bars:
        """A bar for each entry."""
        return bars([entry.amount for entry in self.entries], self.edition.language.direction, self.whole)

    @property
    def whole(self) -> int:
        """What the bars are shown as parts of: 100 for percentages that can be shares and are not all small, else 0."""
        percent = isinstance(self.entries[0].value, Percentage)
        return 100 if percent and self.lowest.amount >= 0 and _SMALL <= self.highest.amount <= 100 else 0

    @property
    def beside(self) -> bool:
        """Whether a line chart and its table stand side by side."""
        return self.look.width >= _BESIDE * self.look.size and len(self.chart.rows) <= _MOST_BESIDE

    @cached_property
    def line(self) -> LineChart:
        """A line chart: half as wide as the text where its table stands beside it."""
        places = [
            Place(x, entry.amount, self.label(entry), entry.certain)
            for x, entry in zip(along(self.entries), self.entries, strict=True)
        ]
        return line_chart(
            places,
            lambda amount: self.formats.short(with_amount(self.entries[0].value, amount)),
            self.look.in_columns(2) if self.beside else self.look,
            self.edition.language,
        )

    def label(self, entry: Entry) -> str:
        """What an entry stands for, as plain text: its date or its label."""
        if entry.row.date is not None:
            return self.formats.date(entry.row.date)
        return self.edition.texts[f"charts.{self.chart.id}.{entry.number}"].text

    @cached_property
    def highest(self) -> Entry:
        """The first of the largest values."""
        return max(self.entries, key=lambda entry: entry.amount)

    @cached_property
    def lowest(self) -> Entry:
        """The first of the smallest values."""
        return min(self.entries, key=lambda entry: entry.amount)
