"""The edition as JSON."""

import json

import pytest
from msgspec import to_builtins

from polybrief.model.edition import Origin
from polybrief.publishing.attachment import edition_json


@pytest.fixture
def data(make_edition):
    edition = make_edition("es", origins={"title": Origin.REVIEWED}, texts={"title": "Árdal"}, method="by hand")
    return json.loads(edition_json(edition))


def test_it_says_what_it_is(data):
    expected = {
        "schema": "polybrief-edition/1",
        "brief": "ardal-wells",
        "language": "es",
        "canonical_language": "en",
        "title": "Árdal",
        "status": "draft",
        "handling": "TLP:CLEAR",
        "originator": {"name": "Water & Land", "contact": "desk@example.org"},
        "as_of": "2024?",
        "revised": "2024-12-05",
        "method": "by hand",
        "checked": True,
    }
    assert {key: data[key] for key in expected} == expected


def test_texts_have_their_origins(data, make_edition):
    assert set(data["texts"]) == set(make_edition().texts)
    assert data["texts"]["title"] == {
        "template": "Árdal",
        "text": "Árdal",
        "origin": "reviewed",
        "language": "es",
        "reviewed_by": "A. Reader 2024-12-06",
        "engine": None,
    }
    assert data["texts"]["summary.S1"]["template"] == "Ardal will renew {wells} wells for {cost}."
    assert data["texts"]["summary.S1"]["text"] == "Ardal will renew 24 wells for €40 million."


def test_items_have_their_evidence_and_no_text_twice(data):
    items = {item["id"]: item for item in data["items"]}
    assert items["K2"] == {
        "section": "key_points",
        "id": "K2",
        "kind": "claim",
        "evidence": ["informe#char=1,20"],
        "said_by": "Ardal Council",
        "rests_on": [],
        "checked_in": [],
    }
    assert items["I1"]["rests_on"] == ["K2", "X1"]
    assert items["P1"]["checked_in"] == ["notes", "herald"]
    assert items["X1"]["readings"][2] == {"source": "notes", "evidence": ["notes#char=3,9"]}
    assert (items["X1"]["kind"], items["Q1"]["kind"]) == ("disagreement", "quote")
    assert items["Q1"]["verbatim"] == "El agua no espera"
    assert items["Q1"]["rendering"] == {"id": "Q1r"}
    assert (items["T2"]["date"], items["T2"]["doubtful"]) == ("2023-05", True)
    for item in items.values():
        assert not item.keys() & {"text", "actor", "when", "topic", "assessment", "speaker"}


@pytest.fixture
def rich(make_edition):
    """The items by id of an edition with notes, points, a likelihood and a chart, and its texts."""
    evidence = ["herald#char=14,67"]
    point = {"id": "K1a", "text": "It was close.", "note": "By a vote.", "evidence": evidence}
    judged = {"id": "I1", "text": "More will follow.", "kind": "inference", "rests_on": ["K1a"], "likelihood": "likely"}
    rows = [{"date": "2023", "value": "wells"}, {"label": "now", "value": "wells"}]
    edition = make_edition(
        "es",
        sections={
            "key_points": [
                {"id": "K1", "text": "It voted.", "note": "In May.", "evidence": evidence, "points": [point]}
            ],
            "implications": [judged],
            "charts": [{"id": "C1", "text": "Wells", "note": "Counted.", "rows": rows, "evidence": evidence}],
        },
    )
    data = json.loads(edition_json(edition))
    return {item["id"]: item for item in data["items"]}, data["texts"]


def test_a_point_is_an_item_of_its_own_that_names_its_parent(rich):
    items, texts = rich
    plain = {"section": "key_points", "kind": "fact", "evidence": ["herald#char=14,67"]}
    empty = {"said_by": None, "rests_on": [], "checked_in": []}
    assert items["K1"] == {**plain, **empty, "id": "K1"}
    assert items["K1a"] == {**plain, **empty, "id": "K1a", "parent": "K1"}
    assert list(items)[1:3] == ["K1", "K1a"]
    assert [texts[f"key_points.{context}"]["text"] for context in ("K1.note", "K1a", "K1a.note")] == [
        "In May.",
        "It was close.",
        "By a vote.",
    ]


def test_a_likelihood_is_there_where_there_is_one(rich):
    items, _ = rich
    assert items["I1"]["likelihood"] == "likely"
    assert [item["id"] for item in items.values() if "likelihood" in item] == ["I1"]


def test_the_rows_of_a_chart_have_their_values_and_dates(rich):
    items, texts = rich
    assert items["C1"]["rows"] == [{"value": "wells", "date": "2023"}, {"value": "wells"}]
    assert items["C1"]["form"] == "bar"
    assert not items["C1"].keys() & {"text", "note", "likelihood", "parent"}
    assert (texts["charts.C1"]["text"], texts["charts.C1.2"]["text"]) == ("Wells", "now")


def test_the_kind_of_a_source_is_there_where_the_brief_has_it(data, make_edition):
    assert not any("kind" in source for source in data["sources"].values())
    brief = make_edition().brief
    sources = {key: to_builtins(source, enc_hook=str) for key, source in brief.sources.items()}
    sources["herald"]["kind"] = "news"
    made = json.loads(edition_json(make_edition(brief={"sources": sources})))["sources"]
    assert (made["herald"]["kind"], "kind" in made["notes"]) == ("news", False)


def test_values_are_typed_and_formatted(data):
    assert data["values"]["cost"] == {"money": "40000000", "currency": "EUR", "formatted": "€40 million"}


def test_sources_have_their_rights_in_full(data):
    assert list(data["sources"]) == ["herald", "informe", "notes"]
    assert data["sources"]["herald"]["rights"] == {
        "status": "all-rights-reserved",
        "holder": "Ardal Herald",
        "notice": "© 2024  Ardal Herald. <All> rights reserved.",
    }
    assert data["sources"]["herald"]["published"] == {"date": "2024?", "basis": "rights notice"}
    assert data["sources"]["notes"]["sha256"] == "c" * 64


def test_an_unchecked_edition_says_so(make_edition):
    assert json.loads(edition_json(make_edition(unchecked=True)))["checked"] is False


def test_bytes_are_the_same_again_and_readable(make_edition):
    data = edition_json(make_edition("es", texts={"title": "Árdal"}))
    assert data == edition_json(make_edition("es", texts={"title": "Árdal"}))
    assert data.endswith(b"}\n")
    assert '\n "title": "Árdal",\n' in data.decode()


def test_the_page_carries_it(make_edition, read):
    edition = make_edition("es")
    (attachment,) = read(edition).page.attachments
    assert (attachment.name, attachment.media_type) == ("ardal-wells.es.json", "application/json")
    assert attachment.data == edition_json(edition)
