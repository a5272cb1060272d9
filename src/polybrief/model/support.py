"""How well the statements of a brief are supported, and by what kinds of sources."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from polybrief.model.brief import Brief, Chart, Disagreement, Figure, RightsStatus, SourceKind, Statement
from polybrief.model.evidence import Evidence
from polybrief.model.template import fields


class Support(Struct, frozen=True):
    """Counts of the statements that have evidence, and of the sources.

    Each such statement (points, events, figures and charts are some) is counted once: `disputed` goes before the
    others. Quotes and disagreements are no statements.

    Attributes:
        corroborated: statements with evidence in two sources or more.
        single_source: statements with evidence in one source.
        disputed: statements on a point where the sources differ: they rest on a disagreement, name a value that a
            reading names, or have evidence within that of a reading.
        kinds: how many sources there are of each kind; None for those of which the brief says none.
        languages: how many there are in each language, by BCP 47 tag.
        rights: how many there are of each rights status.

    The mappings begin with what there is most of; where there are as many, with what the brief names first.
    """

    corroborated: int
    single_source: int
    disputed: int
    kinds: Mapping[SourceKind | None, int]
    languages: Mapping[str, int]
    rights: Mapping[RightsStatus, int]


def support(brief: Brief) -> Support:
    """Count how well a brief is supported. Nothing is raised: sources that it does not have count as any other."""
    items = [item for _, item in brief.items()]
    disagreements = [item for item in items if isinstance(item, Disagreement)]
    readings = [reading for item in disagreements for reading in item.readings]
    places = _Spans(evidence for reading in readings for evidence in reading.evidence)
    points, values = (
        {item.id for item in disagreements},
        {name for reading in readings for name in fields(reading.text)},
    )

    def standing(statement: Statement) -> str:
        """The name of the count that a statement belongs to."""
        on_a_point = not points.isdisjoint(statement.rests_on) or not values.isdisjoint(_values(statement))
        if on_a_point or any(map(places.hold, statement.evidence)):
            return "disputed"
        return "corroborated" if len({evidence.source for evidence in statement.evidence}) > 1 else "single_source"

    counts = Counter(standing(item) for item in items if isinstance(item, Statement) and item.evidence)
    sources = brief.sources.values()
    return Support(
        counts["corroborated"],
        counts["single_source"],
        counts["disputed"],
        dict(Counter(source.kind for source in sources).most_common()),
        dict(Counter(source.language for source in sources).most_common()),
        dict(Counter(source.rights.status for source in sources).most_common()),
    )


def _values(statement: Statement) -> Iterator[str]:
    """The values that a statement names: in its text, as a figure, in the rows of a chart."""
    yield from fields(statement.text)
    match statement:
        case Figure():
            yield statement.value
        case Chart():
            yield from (row.value for row in statement.rows)


class _Spans:
    """Spans of sources, those that overlap as one, to be searched."""

    def __init__(self, spans: Iterable[Evidence]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for span in sorted(spans, key=lambda it: it.start):
            starts, ends = self._starts.setdefault(span.source, []), self._ends.setdefault(span.source, [])
            if ends and span.start < ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)

    def hold(self, span: Evidence) -> bool:
        """Whether a span lies within one of these."""
        at = bisect_right(self._starts.get(span.source, []), span.start) - 1
        return at >= 0 and span.end <= self._ends[span.source][at]
