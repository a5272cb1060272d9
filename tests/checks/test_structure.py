"""What a brief lacks in itself."""

import pytest

from polybrief.checks.structure import check_structure
from polybrief.checks.subject import Subject
from polybrief.model.finding import Severity

EVIDENCE = ("gazette#char=0,10",)


def found(loaded):
    return {(it.rule, it.place.field, it.severity) for it in check_structure(Subject(loaded, {}, looked=False))}


@pytest.mark.parametrize(
    ("item", "rule", "severity"),
    [
        ({"kind": "fact"}, "structure.evidence", Severity.ERROR),
        ({"kind": "claim", "said_by": "board"}, "structure.evidence", Severity.ERROR),
        ({"kind": "analysis"}, "structure.evidence", Severity.ERROR),
        ({"kind": "claim", "evidence": EVIDENCE}, "structure.said-by", Severity.NOTE),
        ({"kind": "inference"}, "structure.rests-on", Severity.ERROR),
        ({"kind": "inference", "rests_on": ("K1",)}, "structure.rests-on", Severity.ERROR),
        ({"kind": "absence"}, "structure.checked-in", Severity.ERROR),
    ],
)
def test_each_kind_needs_its_ground(load, item, rule, severity):
    loaded = load(names={"board": {"text": "Board"}}, key_points=[{"id": "K1", "text": "The Board sails.", **item}])
    assert [(it[0], it[2]) for it in found(loaded)] == [(rule, severity)]


@pytest.mark.parametrize(
    "item",
    [
        {"kind": "fact", "evidence": EVIDENCE},
        {"kind": "claim", "evidence": EVIDENCE, "said_by": "board"},
        {"kind": "inference", "rests_on": ("K2",)},
        {"kind": "absence", "checked_in": ("gazette",)},
        {"kind": "editorial"},
    ],
)
def test_a_statement_with_its_ground_is_whole(load, item):
    loaded = load(names={"board": {"text": "Board"}}, key_points=[{"id": "K1", "text": "The Board sails.", **item}])
    assert found(loaded) == set()


def test_a_rendering_that_repeats_the_quote(load):
    quote = {"id": "Q1", "speaker": "Ana Ruiz", "verbatim": "We sail at dawn.", "language": "en", "evidence": EVIDENCE}
    loaded = load(quotes=[{**quote, "rendering": {"id": "Q1r", "text": "“we sail, at dawn”"}}])
    assert found(loaded) == {("structure.rendering-same", "sections.quotes.Q1.rendering.text", Severity.ERROR)}


def test_a_reading_with_evidence_of_another_source(load):
    readings = [{"source": name, "text": "So.", "evidence": EVIDENCE} for name in ("gazette", "heraldo")]
    loaded = load(disagreements=[{"id": "X1", "topic": "What", "readings": readings, "assessment": "Open."}])
    where = "sections.disagreements.X1.readings.2.evidence"
    assert found(loaded) == {("structure.reading-source", where, Severity.ERROR)}


def test_what_is_defined_and_not_used(load):
    loaded = load(
        names={
            "board": {"text": "Harbour Board", "aliases": ["the Board"]},
            "yard": {"text": "Yard"},
            "ana": {"text": "Ana"},
        },
        values={"cost": {"number": 1}, "trips": {"number": 2}, "boats": {"number": 3}},
        key_points=[
            {
                "id": "K1",
                "text": "For the Board, {cost} is much.",
                "kind": "claim",
                "said_by": "ana",
                "evidence": EVIDENCE,
            }
        ],
        figures=[{"id": "F1", "value": "trips", "text": "trips", "evidence": EVIDENCE}],
    )
    assert found(loaded) == {
        ("structure.unused-value", "values.boats", Severity.NOTE),
        ("structure.unused-name", "names.yard", Severity.NOTE),
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [("It has 12 boats.", "12"), ("In {{2021}} it sailed.", "2021"), ("{cost}, 1,250 in all", "1,250")],
)
def test_a_number_that_is_no_value(load, text, number):
    loaded = load(values={"cost": {"number": 1}}, key_points=[{"id": "K1", "text": text, "evidence": EVIDENCE}])
    messages = [
        it.message for it in check_structure(Subject(loaded, {}, looked=False)) if it.rule == "structure.bare-number"
    ]
    assert messages == [f"the number {number} is written out"]


def test_digits_in_names_and_designations_are_no_numbers(load):
    loaded = load(
        names={"law": {"text": "Law 27/2014"}},
        key_points=[{"id": "K1", "text": "Law 27/2014 and the F-16, the A4 and X1 stay.", "evidence": EVIDENCE}],
        timeline=[{"id": "T1", "text": "It began.", "when": "early 1990s", "evidence": EVIDENCE}],
    )
    assert found(loaded) == set()


def test_a_point_needs_its_ground_as_any_statement(load):
    points = [
        {"id": "K1a", "text": "It sails."},
        {"id": "K1b", "text": "It waits.", "kind": "claim", "evidence": EVIDENCE},
    ]
    loaded = load(key_points=[{"id": "K1", "text": "The Board sails.", "evidence": EVIDENCE, "points": points}])
    assert found(loaded) == {
        ("structure.evidence", "sections.key_points.K1.points.K1a", Severity.ERROR),
        ("structure.said-by", "sections.key_points.K1.points.K1b", Severity.NOTE),
    }


@pytest.mark.parametrize(
    ("item", "is_judged"),
    [
        ({"kind": "inference", "rests_on": ("K2",)}, True),
        ({"kind": "analysis", "evidence": EVIDENCE}, True),
        ({"kind": "fact", "evidence": EVIDENCE}, False),
        ({"kind": "claim", "evidence": EVIDENCE, "said_by": "board"}, False),
        ({"kind": "absence", "checked_in": ("gazette",)}, False),
        ({"kind": "editorial"}, False),
    ],
)
def test_only_what_is_judged_has_a_likelihood(load, item, is_judged):
    judged = {"text": "The Board sails.", "likelihood": "very-likely", **item}
    loaded = load(
        names={"board": {"text": "Board"}},
        key_points=[{**judged, "id": "K1", "points": [{**judged, "id": "K1a"}]}],
    )
    path = "sections.key_points.K1"
    fields = {f"{path}.likelihood", f"{path}.points.K1a.likelihood"}
    assert found(loaded) == (set() if is_judged else {("structure.likelihood", it, Severity.ERROR) for it in fields})


def chart(*values):
    rows = [{"label": f"row {'abcdef'[number]}", "value": value} for number, value in enumerate(values)]
    return [{"id": "C1", "text": "Trips", "evidence": EVIDENCE, "rows": rows}]


def test_the_rows_of_a_chart_use_their_values(load):
    loaded = load(values={"trips": {"number": 2}, "boats": {"number": 3}}, charts=chart("trips", "boats"))
    assert found(loaded) == set()


@pytest.mark.parametrize(
    ("values", "wrong", "words"),
    [
        ([{"number": 1}, {"number": 2}], [], ""),
        ([{"percentage": 1}, {"percentage": 2.5}], [], ""),
        ([{"money": 1, "currency": "EUR"}, {"money": 2, "currency": "EUR"}], [], ""),
        ([{"measure": 1, "unit": "meter"}, {"measure": 2, "unit": "meter"}], [], ""),
        ([{"money": 1, "currency": "EUR"}, {"money": 2, "currency": "USD"}], [2], "b is an amount in USD, and a is an"),
        (
            [{"measure": 1, "unit": "meter"}, {"measure": 2, "unit": "mile"}],
            [2],
            "b is a measure in mile, and a is a me",
        ),
        ([{"number": 1}, {"percentage": 2}, {"number": 3}], [2], "b is a percentage, and a is a number"),
        ([{"date": "2021"}, {"number": 2}, {"number": 3}], [1], "a is a date, which has no length"),
        ([{"date": "2021"}, {"date": "2022"}], [1, 2], "is a date, which has no length"),
        ([{"date": "2021"}, {"number": 2}, {"percentage": 3}], [1, 3], ""),
    ],
)
def test_a_chart_compares_what_can_be_compared(load, values, wrong, words):
    loaded = load(values=dict(zip("abc", values, strict=False)), charts=chart(*"abc"[: len(values)]))
    where = {("structure.chart-values", f"sections.charts.C1.rows.{row}.value", Severity.ERROR) for row in wrong}
    assert found(loaded) == where
    assert all(words in it.message for it in check_structure(Subject(loaded, {}, looked=False)))


def test_a_label_that_is_a_year_should_be_a_date(load):
    rows = [{"label": "2021", "value": "trips"}, {"date": "2022", "value": "trips"}]
    loaded = load(values={"trips": {"number": 2}}, charts=[{**chart()[0], "rows": rows}])
    (finding,) = check_structure(Subject(loaded, {}, looked=False))
    assert "a row for a year or a day has a date" in finding.hint


def test_numbers_in_notes_points_and_labels_are_found(load):
    point = {"id": "K1a", "text": "It has 12 boats.", "note": "Or 13.", "evidence": EVIDENCE}
    rows = [{"label": "in 2021", "value": "trips"}, {"date": "2022", "value": "trips"}]
    loaded = load(
        values={"trips": {"number": 2}},
        key_points=[{"id": "K1", "text": "It sails.", "evidence": EVIDENCE, "note": "Since 1998.", "points": [point]}],
        charts=[{"id": "C1", "text": "Trips", "evidence": EVIDENCE, "rows": rows}],
    )
    assert found(loaded) == {
        ("structure.bare-number", f"sections.{path}", Severity.WARNING)
        for path in ("key_points.K1.note", "key_points.K1.points.K1a.text", "key_points.K1.points.K1a.note",
                     "charts.C1.rows.1.label")
    }  # fmt: skip
