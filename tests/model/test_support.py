"""How well the statements of a brief are supported."""

import pytest
from msgspec.structs import replace

from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.support import disputes, support

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


def test_a_sentence_of_a_source_that_a_reading_stands_on_says_more_than_that():
    assert counts(["a#char=10,20"], ["a#char=12,13"], disputed=["a#char=10,20"]) == (0, 2, 0)


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


def test_what_rests_on_a_disagreement_is_disputed():
    resting = {**STATEMENT, "id": "K9", "evidence": ["b#char=0,5"], "rests_on": ["X1"]}
    found = brief(disputed=["a#char=0,5"], background=[resting])
    assert [item.id for item in found.sections.disagreements] == ["X1"]
    assert support(found).disputed == 1
    assert disputes(found) == {"K9": ("X1",)}


def test_what_names_a_value_of_a_reading_is_disputed():
    figure = {**STATEMENT, "id": "F1", "value": "low", "evidence": ["b#char=0,5"]}
    found = brief(disputed=["a#char=0,5"], figures=[figure])
    assert support(found).disputed == 0
    (disagreement,) = found.sections.disagreements
    reading = replace(disagreement.readings[0], text="It is {low}.")
    changed = replace(disagreement, readings=(reading, *disagreement.readings[1:]))
    sections = replace(found.sections, disagreements=(changed,))
    assert support(replace(found, sections=sections)).disputed == 1
