"""How well the statements of a brief are supported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.support import support

STATEMENT = {"id": "K1", "text": "It leaks."}


def brief(*statements, disputed=(), sources=None, **sections):
    if disputed:
        readings = [{"source": "a", "text": "So.", "evidence": [span]} for span in disputed]
        readings = readings if len(readings) > 1 else readings * 2
        sections["disagreements"] = [{"id": "X1", "topic": "What", "readings": readings, "assessment": "Open."}]
    sources = sources or [{"language": "en"}, {"language": "en"}]
    return part(
        {
            "schema": "polybrief/1",
            "id": "dam",
            "language": "en",
            "title": "The dam",
            "as_of": "2024",
            "sources": {
                "abcdef"[number]: {"sha256": "0" * 64, "rights": {"status": "unknown"}, **source}
                for number, source in enumerate(sources)
            },
            "values": {"low": {"number": 1}},
            "sections": {
                "key_points": [
                    {"id": f"K{number}", "text": "It leaks.", "evidence": evidence}
                    for number, evidence in enumerate(statements)
                ],
                **sections,
            },
        },
        Brief,
    )


def counts(*statements, **more):
    found = support(brief(*statements, **more))
    return found.corroborated, found.single_source, found.disputed


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (["a#char=0,5"], (0, 1, 0)),
        (["a#char=0,5", "a#char=8,9"], (0, 1, 0)),
        (["a#char=0,5", "b#char=0,5"], (1, 0, 0)),
        ([], (0, 0, 0)),
    ],
)
def test_two_sources_corroborate_and_two_places_in_one_do_not(evidence, expected):
    assert counts(evidence) == expected


@pytest.mark.parametrize(
    ("evidence", "is_disputed"),
    [
        (["a#char=10,20"], True),
        (["a#char=0,11"], False),
        (["a#char=19,99"], False),
        (["a#char=12,13"], True),
        (["a#char=0,99"], False),
        (["a#char=0,10"], False),
        (["a#char=20,30"], False),
        (["b#char=10,20"], False),
        (["b#char=0,5", "a#char=15,16"], True),
    ],
)
def test_what_stands_within_a_reading_is_disputed_and_nothing_else(evidence, is_disputed):
    assert (counts(evidence, disputed=["a#char=10,20"])[2] == 1) is is_disputed


def test_points_events_figures_and_charts_count_and_quotes_do_not():
    evidence = ["a#char=0,5"]
    rows = [{"label": "x", "value": "low"}, {"label": "y", "value": "low"}]
    found = counts(
        background=[{**STATEMENT, "points": [{**STATEMENT, "id": "K1a", "evidence": evidence}]}],
        timeline=[{**STATEMENT, "id": "T1", "evidence": evidence}],
        figures=[{**STATEMENT, "id": "F1", "value": "low", "evidence": ["a#char=0,5", "b#char=0,5"]}],
        charts=[{**STATEMENT, "id": "C1", "rows": rows, "evidence": evidence}],
        implications=[{**STATEMENT, "id": "I1", "kind": "inference", "rests_on": ["K1a"]}],
        quotes=[
            {
                "id": "Q1",
                "speaker": "A",
                "verbatim": "It leaks",
                "language": "en",
                "rendering": {"id": "Q1r", "text": "Water gets through."},
                "evidence": evidence,
            }
        ],
    )
    assert found == (1, 3, 0)


def test_sources_are_counted_by_kind_language_and_rights_the_most_first():
    found = support(
        brief(
            sources=[
                {"language": "en", "kind": "report"},
                {"language": "es", "kind": "news", "rights": {"status": "CC0-1.0"}},
                {"language": "es", "kind": "news"},
                {"language": "ar"},
            ]
        )
    )
    assert list(found.kinds.items()) == [("news", 2), ("report", 1), (None, 1)]
    assert list(found.languages.items()) == [("es", 2), ("en", 1), ("ar", 1)]
    assert list(found.rights.items()) == [("unknown", 3), ("CC0-1.0", 1)]


SPANS = st.builds(
    lambda source, start, length: (source, start, start + length),
    st.sampled_from("ab"),
    st.integers(0, 40),
    st.integers(1, 12),
)


def written(spans):
    return [f"{source}#char={start},{end}" for source, start, end in spans]


@given(st.lists(st.lists(SPANS, max_size=4), max_size=6), st.lists(SPANS, max_size=6))
def test_each_statement_with_evidence_is_counted_once_as_the_definitions_say(statements, readings):
    places = {(source, at) for source, start, end in readings for at in range(start, end - 1)}

    def is_disputed(spans):
        """Readings that overlap are one place; those that only touch are two."""
        return any(
            all((source, at) in places for at in range(start, end - 1))
            and any(a == source and c <= start < d for a, c, d in readings)
            and any(a == source and c < end <= d for a, c, d in readings)
            for source, start, end in spans
        )

    expected = [0, 0, 0]
    for spans in filter(None, statements):
        expected[2 if is_disputed(spans) else 0 if len({source for source, _, _ in spans}) > 1 else 1] += 1
    assert counts(*map(written, statements), disputed=written(readings)) == tuple(expected)


def test_very_many_spans_that_only_touch():
    many = brief([f"a#char={2 * number},{2 * number + 1}" for number in range(20_000)])
    spans = [f"a#char={2 * number + 1},{2 * number + 2}" for number in range(20_000)]
    many = replace(many, sections=brief(many.sections.key_points[0].evidence, disputed=spans).sections)
    assert support(many).disputed == 0


def test_what_rests_on_a_disagreement_is_disputed():
    resting = {**STATEMENT, "id": "K9", "evidence": ["b#char=0,5"], "rests_on": ["X1"]}
    found = brief(disputed=["a#char=0,5"], background=[resting])
    assert [item.id for item in found.sections.disagreements] == ["X1"]
    assert support(found).disputed == 1


def test_what_names_a_value_of_a_reading_is_disputed():
    figure = {**STATEMENT, "id": "F1", "value": "low", "evidence": ["b#char=0,5"]}
    found = brief(disputed=["a#char=0,5"], figures=[figure])
    assert support(found).disputed == 0
    (disagreement,) = found.sections.disagreements
    reading = replace(disagreement.readings[0], text="It is {low}.")
    changed = replace(disagreement, readings=(reading, *disagreement.readings[1:]))
    sections = replace(found.sections, disagreements=(changed,))
    assert support(replace(found, sections=sections)).disputed == 1
