"""What a statement points to."""

import pytest

from polybrief.errors import InputError
from polybrief.publishing.references import References


def test_points_and_charts_can_be_pointed_to(make_edition):
    rows = [{"label": "then", "value": "wells"}, {"label": "now", "value": "wells"}]
    point = {"id": "K1a", "text": "It was close."}
    edition = make_edition(
        sections={
            "key_points": [{"id": "K1", "text": "It voted.", "points": [point]}, {"id": "K2", "text": "They pay."}],
            "charts": [{"id": "C1", "text": "Wells", "rows": rows}],
        }
    )
    references = References(edition.brief)
    assert references.items(["K1a", "K1", "C1"]) == ("K1a", "K1", "C1")
    with pytest.raises(InputError, match=r"item 'K1b', which the brief does not have; there are B1, C1, F1, .*K1, K1a"):
        references.items(["K1b"])


def test_the_sources_behind_items(make_edition):
    references = References(make_edition().brief)

    def behind(*ids):
        return [mark.number for mark in references.behind(ids)]

    assert behind("B1") == behind("T3", "T4") == [2]
    assert behind("I1") == sorted({*behind("K2"), *behind("X1")})
    assert behind("P1") == [mark.number for mark in references.whole(["notes", "herald"])]
    assert behind() == []
    with pytest.raises(InputError, match="item 'T9', which the brief does not have"):
        behind("T9")


def test_a_page_names_the_sources_of_what_it_does_not_show(make_edition, read):
    """An aide-memoire has no timeline: who reads it cannot look for T1."""
    implication = {"id": "I1", "text": "They wait.", "kind": "inference", "rests_on": ["K2", "T1", "T3"]}
    alone = {**implication, "id": "I2", "rests_on": ["T1"]}
    edition = make_edition(sections={"implications": [implication, alone]})
    brief, memoire = read(edition), read(edition, template="aide-memoire")

    def basis(page, item):
        (found,) = (
            page.item(item)[-1:]
            if page.item(item)[-1].get("class") == "basis"
            else page.item(item).xpath("*[@class='basis']")
        )
        return page.words(found), [link.get("href") for link in found.iter("{*}a")]

    assert basis(brief, "I1") == ("(inference from K2 & T1 & T3)", ["#K2", "#T1", "#T3"])
    words, links = basis(memoire, "I1")
    assert "T1" not in words
    assert "T3" not in words
    assert links == ["#K2", "#source.1", "#source.2"]
    assert basis(memoire, "I2")[1] == ["#source.1"]
    assert not memoire.find("//h:a[@href='#T1']")


def test_what_names_a_value_that_the_sources_dispute_says_so(make_edition, read):
    readings = [
        {"source": "herald", "text": "{wells} wells", "evidence": ["herald#char=1,2"]},
        {"source": "notes", "text": "Fewer", "evidence": ["notes#char=1,2"]},
    ]
    sections = {
        "key_points": [
            {"id": "K1", "text": "There are {wells} wells.", "evidence": ["herald#char=1,2"]},
            {"id": "K2", "text": "Of {wells} wells, some.", "evidence": ["herald#char=1,2"], "rests_on": ["X1"]},
            {"id": "K3", "text": "So {wells}.", "kind": "inference", "rests_on": ["K1"]},
            {"id": "K4", "text": "They vote.", "evidence": ["herald#char=1,2"]},
        ],
        "disagreements": [{"id": "X1", "topic": "How many", "readings": readings, "assessment": "Open."}],
    }
    page = read(make_edition(sections=sections))
    said = [page.words(page.item(f"K{number}")).partition(".")[2].strip() for number in range(1, 5)]
    assert said == ["1 (see X1)", "1 (see X1)", "(inference from K1) (see X1)", "1"]


def test_a_page_points_to_no_disagreement_that_it_does_not_show(make_edition, draw):
    readings = [{"source": "herald", "text": said, "evidence": ["herald#char=1,2"]} for said in ("{wells}", "Seven")]
    topic = {"id": "X1", "topic": "How many", "readings": readings, "assessment": "Open."}
    figure = {"id": "F1", "value": "wells", "text": "Wells", "evidence": ["herald#char=1,2"]}
    edition = make_edition(sections={"disagreements": [topic], "figures": [figure]})
    assert draw(edition, "strip()").words("//h:li") == "24F1 Wells1 (see X1)"
    assert draw(edition, "strip()", absent=["X1"]).words("//h:li") == "24F1 Wells1"
