"""What templates ask for pictures of one edition."""

from __future__ import annotations

from dataclasses import dataclass

from polybrief.languages import Direction
from polybrief.model.brief import Chart, Likelihood, Position, Statement
from polybrief.model.edition import Edition
from polybrief.model.page import Look
from polybrief.publishing.figures.actors import by_actor
from polybrief.publishing.figures.bars import Bar, Bars, bars, interval
from polybrief.publishing.figures.likelihood import SCALE, TICKS, judgements
from polybrief.publishing.figures.line import LineChart, Place, line_chart
from polybrief.publishing.figures.panel import Counts, panel
from polybrief.publishing.figures.series import Entry, along, series, with_amount
from polybrief.publishing.figures.timeline import Axis, axes, in_order
from polybrief.publishing.formats import Formats

_BAR = 0.85  # height of a bar in type sizes
_BESIDE = 45.0  # type sizes of width from which on a chart and its table have room side by side
_MOST_BESIDE = 10  # rows that are not much higher than the chart beside them
_GAP = 20.0  # between columns, as our theme has it


@dataclass(frozen=True)
class Extremes:
    """The entries that say most about a series; of equal ones, the first."""

    first: Entry
    last: Entry
    highest: Entry
    lowest: Entry


@dataclass(frozen=True)
class Figures:
    """The pictures of an edition, each in the units of its own drawing."""

    edition: Edition
    formats: Formats
    look: Look

    @property
    def direction(self) -> Direction:
        return self.edition.language.direction

    @property
    def bar_height(self) -> float:
        """Points."""
        return round(_BAR * self.look.size, 2)

    def timeline(self) -> tuple[Axis, ...]:
        """The timeline in rows; none without events."""
        events = in_order(self.edition.brief.sections.timeline)
        return axes(events, self.look.width, self.look.size, self.direction)

    def series(self, chart: Chart) -> tuple[Entry, ...]:
        """The rows of a chart in order. Raises InputError where they cannot be drawn."""
        return series(self.edition.brief, chart)

    def bars(self, entries: tuple[Entry, ...]) -> Bars:
        """A bar for each entry."""
        return bars([entry.amount for entry in entries], self.direction)

    def label(self, chart: Chart, entry: Entry) -> str:
        """What an entry stands for, as plain text: its date or its label."""
        if entry.row.date is not None:
            return self.formats.date(entry.row.date)
        return self.edition.texts[f"charts.{chart.id}.{entry.number}"].text

    def beside(self, chart: Chart) -> bool:
        """Whether a line chart and its table stand side by side."""
        return self.look.width >= _BESIDE * self.look.size and len(chart.rows) <= _MOST_BESIDE

    def line(self, chart: Chart, entries: tuple[Entry, ...]) -> LineChart:
        """A line chart: half as wide as the text where its table stands beside it."""
        width = (self.look.width - _GAP) / 2 if self.beside(chart) else self.look.width
        places = [
            Place(x, entry.amount, self.label(chart, entry), entry.certain)
            for x, entry in zip(along(entries), entries, strict=True)
        ]
        return line_chart(
            places,
            lambda amount: self.formats.short(with_amount(entries[0].value, amount)),
            width,
            self.look.size,
            self.edition.language,
        )

    def extremes(self, entries: tuple[Entry, ...]) -> Extremes:
        """What is said of a line chart where it is not seen."""
        return Extremes(
            entries[0],
            entries[-1],
            max(entries, key=lambda entry: entry.amount),
            min(entries, key=lambda entry: entry.amount),
        )

    def judgements(self) -> tuple[Statement, ...]:
        """The statements with a likelihood."""
        return judgements(self.edition.brief)

    def likelihood(self, word: Likelihood) -> Bar:
        """The range of a word on the scale from 0 to 100 percent."""
        return interval(*SCALE[word], self.direction)

    def likelihood_ticks(self) -> tuple[float, ...]:
        """Where that scale is marked."""
        return tuple(interval(tick, tick, self.direction).x for tick in TICKS)

    def likelihood_range(self, word: Likelihood) -> str:
        """The range of a word as the language writes it."""
        return self.formats.percent_range(*SCALE[word])

    def panel(self) -> tuple[Counts, ...]:
        """What the brief stands on."""
        return panel(self.edition.brief, self.direction)

    def by_actor(self, positions: tuple[Position, ...]) -> tuple[tuple[Position, ...], ...]:
        """The positions of each actor together."""
        return by_actor(positions)
