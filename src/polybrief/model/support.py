"""How well the statements of a brief are supported, and by what kinds of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from polybrief.model.brief import Brief, Chart, Disagreement, Figure, ItemId, RightsStatus, SourceKind, Statement
from polybrief.model.template import fields


class Support(Struct, frozen=True):
    """Counts of the statements that have evidence, and of the sources.

    Each such statement (points, events, figures and charts are some) is counted once: `disputed` goes before the
    others. Quotes and disagreements are no statements.

    Attributes:
        corroborated: statements with evidence in two sources or more.
        single_source: statements with evidence in one source.
        disputed: statements on a point where the sources differ (`disputes`).
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


def disputes(brief: Brief) -> Mapping[ItemId, tuple[ItemId, ...]]:
    """By the id of a statement, the disagreements that it is on: it rests on them, or names a value of their readings.

    Statements on none are left out, and values that all readings name. That a statement stands on the same sentence of
    a source as a reading says nothing: one sentence says several things.
    """
    items = [item for _, item in brief.items()]
    disagreements = {item.id: _disputed_values(item) for item in items if isinstance(item, Disagreement)}
    found: dict[ItemId, tuple[ItemId, ...]] = {}
    for item in items if disagreements else ():
        if isinstance(item, Statement):
            values = set(_values(item))
            on = tuple(key for key, names in disagreements.items() if key in item.rests_on or names & values)
            if on:
                found[item.id] = on
    return found


def _disputed_values(disagreement: Disagreement) -> set[str]:
    """The values that some of its readings name."""
    named = [set(fields(reading.text)) for reading in disagreement.readings]
    return set[str].union(*named) - set[str].intersection(*named)


def support(brief: Brief) -> Support:
    """Count how well a brief is supported. Nothing is raised: sources that it does not have count as any other."""
    disputed = disputes(brief)

    def standing(statement: Statement) -> str:
        """The name of the count that a statement belongs to."""
        if statement.id in disputed:
            return "disputed"
        return "corroborated" if len({evidence.source for evidence in statement.evidence}) > 1 else "single_source"

    counts = Counter(standing(item) for _, item in brief.items() if isinstance(item, Statement) and item.evidence)
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
