"""Whether the sources say what the brief says they do."""

import pytest

from polybrief.checks.evidence import check_evidence
from polybrief.checks.run import check
from polybrief.checks.subject import Subject
from polybrief.model.document import Document
from polybrief.model.finding import Severity

NAMES = {
    "board": {"text": "Port Authority", "aliases": ["Harbour Board", "Junta del Puerto"]},
    "ruiz": {"text": "Ana Ruiz"},
    "isle": {"text": "Isle of Gannets"},
}
VALUES = {
    "cost": {"money": 40_000_000, "currency": "USD"},
    "pupils": {"percentage": "12.5"},
    "month": {"date": "2021-12"},
}


@pytest.fixture
def found(load, documents):
    """`found(text, evidence…)`: the errors and warnings on one statement."""

    def judge(text, *evidence, **more):
        item = {"id": "K1", "text": text, "evidence": evidence, **more}
        loaded = load(names=NAMES, values=VALUES, key_points=[item])
        return [
            (it.rule, it.place.line, it.message) for it in check(loaded, documents)
            if it.severity != Severity.NOTE and it.place.field.startswith("sections")
        ]  # fmt: skip

    return judge


def test_values_and_names_that_are_there_are_no_finding(found, span):
    first = span("gazette", "The Harbour Board said on 3 May 2021 that it will spend $40 million")
    assert found("The Port Authority spends {cost}.", first) == []
    spanish = span(
        "heraldo", "La Junta del Puerto gastará 40 millones de dólares en transbordadores, dijo en diciembre de 2021"
    )
    assert found("The Port Authority announced {cost} in {month}.", spanish) == []


def test_one_of_several_spans_is_enough_for_each(found, span):
    spans = span("gazette", "The Harbour Board"), span("gazette", "$40 million")
    assert found("The Port Authority spends {cost}.", *spans) == []


def test_a_value_that_is_not_there(found, span):
    evidence = span("gazette", "The Harbour Board said on 3 May 2021")
    assert found("The Port Authority spends {cost}.", evidence) == [
        ("evidence.value", 30, f"the value cost is in none of the places that it is said to come from, {evidence}")
    ]


def test_a_name_that_is_not_there(found, span):
    evidence = span("gazette", "it will spend $40 million")
    assert found("The Port Authority’s {cost}", evidence) == [
        ("evidence.name", 30, f"the name Port Authority is in none of the places that the text rests on, {evidence}")
    ]


def test_names_are_whole_words_and_headlines_count(load, documents):
    text = "NEW FERRY FOR THE ISLE OF GANNETS. The Inlet stays."
    paper = Document("a", text, "a" * 64)
    loaded = load(
        names=NAMES,
        key_points=[{"id": "K1", "text": "The Isle of Gannets waits.", "evidence": [f"gazette#char=0,{len(text)}"]}],
    )
    gazette = loaded.brief.sources["gazette"].sha256
    assert not [it for it in check(loaded, {**documents, gazette: paper}) if it.rule == "evidence.name"]
    loaded = load(
        names={"isle": {"text": "Isle"}, "inn": {"text": "Inn"}},
        key_points=[{"id": "K1", "text": "Innings of Isles.", "evidence": ["gazette#char=0,5"]}],
    )
    assert not [it for it in check(loaded, documents) if it.rule == "evidence.name"]


def test_a_span_behind_the_end(found):
    assert [it[:2] for it in found("It sails.", "gazette#char=5,999999")] == [("evidence.span", 29)]


def test_code_points_are_counted_not_bytes(load, documents):
    text = "“é” 𝄞 Ruiz 24"
    paper = Document("a", text, "a" * 64)
    item = {"id": "K1", "text": "{n}", "evidence": [f"gazette#char={text.index('24')},{len(text)}"]}
    loaded = load(values={"n": {"number": 24}}, key_points=[item])
    gazette = loaded.brief.sources["gazette"].sha256
    assert not [it for it in check(loaded, {**documents, gazette: paper}) if it.rule.startswith("evidence")]


def test_the_value_of_a_figure_counts(load, documents, span):
    item = {"id": "F1", "value": "cost", "text": "for boats", "evidence": [span("gazette", "two ferries")]}
    findings = check(load(values=VALUES, figures=[item]), documents)
    assert "evidence.value" in {it.rule for it in findings}


def test_readings_are_checked_as_statements_are(load, documents, span):
    readings = [
        {"source": "gazette", "text": "The sum is {cost}.", "evidence": [span("gazette", "$40 million")]},
        {"source": "heraldo", "text": "In {month}.", "evidence": [span("heraldo", "40 millones")]},
    ]
    loaded = load(
        values=VALUES, disagreements=[{"id": "X1", "topic": "Sum", "readings": readings, "assessment": "Open."}]
    )
    fields = [it.place.field for it in check(loaded, documents) if it.rule == "evidence.value"]
    assert fields == ["sections.disagreements.X1.readings.2.text"]


def quote(verbatim, evidence):
    rendering = {"id": "Q1r", "text": "Departures follow the sea."}
    return {
        "id": "Q1",
        "speaker": "A",
        "verbatim": verbatim,
        "language": "en",
        "rendering": rendering,
        "evidence": [evidence],
    }


def test_a_quote_is_to_the_letter(load, documents, span):
    evidence = span("gazette", "“We sail when the tide allows,”")

    def rules(words):
        return {it.rule for it in check(load(quotes=[quote(words, evidence)]), documents)}

    assert "evidence.quote" not in rules("We sail when the tide allows")
    assert "evidence.quote" not in rules("We sail when\n  the tide allows")
    assert "evidence.quote" in rules("we sail when the tide allows")
    assert "evidence.quote" in rules("We sail when the tide allows us")


def test_the_date_of_an_event_is_looked_for(load, documents, span):
    def rules(**event):
        item = {"id": "T1", "text": "It began.", "evidence": [span("gazette", "Since 1998")], **event}
        return {it.rule for it in check(load(timeline=[item]), documents)}

    assert "evidence.date" not in rules(date="1998")
    assert "evidence.date" in rules(date="1999")
    assert "evidence.date" not in rules(date="1999", when="the year after")


def test_without_documents_it_says_what_it_could_not_check(load):
    findings = [it for it in check(load(), None) if it.rule.startswith("evidence")]
    assert [(it.rule, it.severity, it.place.line) for it in findings] == [
        ("evidence.not-checked", Severity.WARNING, 1),
        ("evidence.not-checked", Severity.WARNING, 8),
    ]
    assert "--documents DIR" in findings[0].hint


def test_a_document_that_is_not_there_is_an_error_with_its_digest(load, documents):
    loaded = load()
    lost = loaded.brief.sources["heraldo"].sha256
    del documents[lost]
    findings = [it for it in check(loaded, documents) if it.rule == "evidence.document-missing"]
    assert [it.severity for it in findings] == [Severity.ERROR]
    assert lost in findings[0].message
    assert "heraldo" in findings[0].message


def test_findings_come_in_the_order_of_the_file_and_as_text_and_data(load, documents):
    findings = check(load(names=NAMES, values=VALUES, key_points=[{"id": "K1", "text": "{cost}"}]), documents)
    lines = [it.place.line for it in findings]
    assert lines == sorted(lines)
    assert str(findings[-1]).startswith("briefs/ferry/brief.yaml:")
    assert findings[-1].as_dict()["rule"] == findings[-1].rule


def test_an_inference_is_checked_by_what_it_rests_on_however_far(load, documents, span):
    def rules(*rests_on):
        fact = {"id": "K1", "text": "It pays.", "evidence": [span("gazette", "Harbour Board said")]}
        more = {"id": "K2", "text": "It costs.", "evidence": [span("gazette", "$40 million")]}
        step = {"id": "K3", "text": "So it is.", "kind": "inference", "rests_on": ["K2", "K4"]}
        last = {"id": "K4", "text": "The Port Authority has {cost}.", "kind": "inference", "rests_on": rests_on}
        findings = check(load(names=NAMES, values=VALUES, key_points=[fact, more, step, last]), documents)
        return [it.rule for it in findings if it.severity == Severity.ERROR]

    assert rules("K1", "K3") == []
    assert rules("K1") == ["evidence.value"]
    assert rules("K3") == ["evidence.name"]


def test_a_name_is_found_however_its_letters_are_composed(load, documents):
    text = "dijo Andre\u0301s Nu\u0301n\u0303ez"
    loaded = load(
        names={"a": {"text": "Andrés Núñez"}},
        key_points=[{"id": "K1", "text": "Andrés Núñez spoke.", "evidence": [f"heraldo#char=0,{len(text)}"]}],
    )
    heraldo = loaded.brief.sources["heraldo"].sha256
    findings = check(loaded, {**documents, heraldo: Document("a", text, heraldo)})
    assert "evidence.name" not in {it.rule for it in findings}


@pytest.fixture
def fields(load, documents):
    """`fields(key_points=[…])`: rule and field of the errors and warnings in the sections of a brief."""

    def judge(**sections):
        findings = check(load(names=NAMES, values=VALUES | {"people": {"number": 1250}}, **sections), documents)
        return [
            (it.rule, it.place.field.removeprefix("sections.")) for it in findings
            if it.severity != Severity.NOTE and it.place.field.startswith("sections")
        ]  # fmt: skip

    return judge


def test_a_note_needs_the_evidence_of_its_item(fields, span):
    item = {"id": "K1", "text": "It pays.", "evidence": [span("gazette", "The Harbour Board said on 3 May 2021")]}
    assert fields(key_points=[{**item, "note": "So says the Port Authority."}]) == []
    assert fields(key_points=[{**item, "note": "{cost}, says Ana Ruiz."}]) == [
        ("evidence.name", "key_points.K1.note"),
        ("evidence.value", "key_points.K1.note"),
    ]


def test_a_point_has_evidence_of_its_own(fields, span):
    point = {"id": "K1a", "text": "The Port Authority has {cost}.", "evidence": [span("gazette", "$40 million")]}
    item = {"id": "K1", "text": "It pays.", "evidence": [span("gazette", "The Harbour Board")], "points": [point]}
    assert fields(key_points=[item]) == [("evidence.name", "key_points.K1.points.K1a.text")]
    past = {**point, "text": "It has {cost}.", "evidence": ["gazette#char=5,999999"]}
    assert fields(key_points=[{**item, "points": [past]}]) == [("evidence.span", "key_points.K1.points.K1a.evidence.1")]


def test_an_inference_may_rest_on_a_point(fields, span):
    point = {"id": "K1a", "text": "It costs.", "evidence": [span("gazette", "$40 million")]}
    item = {"id": "K1", "text": "It pays.", "evidence": [span("gazette", "The Harbour Board")], "points": [point]}
    drawn = {"id": "I1", "text": "It has {cost}.", "kind": "inference", "note": "All of the {cost}."}
    assert fields(key_points=[item], implications=[{**drawn, "rests_on": ["K1a"]}]) == []
    assert fields(key_points=[item], implications=[{**drawn, "rests_on": ["K1"]}]) == [
        ("evidence.value", "implications.I1.note"),
        ("evidence.value", "implications.I1.text"),
    ]


def test_the_values_names_and_dates_of_a_chart_stand_in_its_evidence(fields, span):
    def chart(*rows):
        evidence = [span("gazette", "Since 1998 the old boats have carried 1,250 people a day")]
        return [{"id": "C1", "text": "People a day", "evidence": evidence, "rows": rows}]

    good = {"date": "1998", "value": "people"}
    assert fields(charts=chart(good, {"label": "old boats", "value": "people"})) == []
    assert fields(charts=chart(good, {"date": "1999", "value": "people"})) == [
        ("evidence.date", "charts.C1.rows.2.date")
    ]
    assert fields(charts=chart(good, {"label": "Isle of Gannets, {cost}", "value": "people"})) == [
        ("evidence.name", "charts.C1.rows.2.label"),
        ("evidence.value", "charts.C1.rows.2.label"),
    ]
    wrong = {"label": "old boats", "value": "pupils"}
    assert fields(charts=chart(good, wrong)) == [
        ("evidence.value", "charts.C1.rows.2.value"),
        ("structure.chart-values", "charts.C1.rows.2.value"),
    ]


def test_one_span_behind_the_end_is_one_finding_however_many_rows(load, documents):
    rows = [{"label": "boats", "value": "people"}, {"label": "ships", "value": "people"}]
    item = {"id": "C1", "text": "People", "evidence": ["gazette#char=5,999999"], "rows": rows, "note": "All."}
    loaded = load(values={"people": {"number": 1250}}, charts=[item])
    subject = Subject(loaded, {"gazette": documents[loaded.brief.sources["gazette"].sha256]}, looked=True)
    assert [it.rule for it in check_evidence(subject) if it.place.field.startswith("sections")] == ["evidence.span"]
