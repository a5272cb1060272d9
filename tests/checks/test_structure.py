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
