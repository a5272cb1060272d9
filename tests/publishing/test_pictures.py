"""Pictures from the data of the brief, as a reader and a screen reader find them on the page."""

import pytest
from msgspec import to_builtins

from polybrief.model.brief import Likelihood
from polybrief.model.page import Look

CITED = {"evidence": ["herald#char=1,2"]}
CHART = {
    "id": "C1",
    "form": "bar",
    "text": "Wells in use.",
    "rows": [
        {"date": "1998", "value": "before"},
        {"date": "2010?", "value": "later"},
        {"date": "2024", "value": "wells"},
    ],
    **CITED,
}
LABELLED = {
    **CHART,
    "rows": [{"label": "In the north", "value": "before"}, {"label": "In the south", "value": "wells"}],
}


def judged(item_id, likelihood, **fields):
    return {
        "id": item_id,
        "text": "It will rain.",
        "kind": "inference",
        "rests_on": ["B1"],
        "likelihood": likelihood,
        **fields,
    }


class TestStrip:
    def test_every_key_figure_is_a_number_with_what_it_measures_and_its_source(self, make_edition, draw):
        page = draw(make_edition(), "strip()")
        assert [page.words(number) for number in page.find("//h:ol[@class='strip']/h:li/h:p[@class='number']")] == [
            "24",
            "€40 million",
        ]
        assert page.words(page.item("F1")[1]) == "F1 wells to be renewed1"
        assert page.find("//h:li//h:sup/h:a/@href") == ["#source.1", "#source.2"]


class TestTimeline:
    def test_many_events_stand_in_rows_each_with_a_drawing_that_says_its_own(self, make_edition, draw):
        events = [{"id": f"T{n}", "date": str(1990 + n), "text": f"Event {n}.", **CITED} for n in range(1, 10)]
        page = draw(make_edition(sections={"timeline": events}), "timeline()")
        assert [len(row) for row in page.find("//h:ol[@class='events']")] == [5, 4]
        first, second = page.find("//s:svg/@aria-label")
        assert first.startswith("Timeline: 1991: Event 1; 1992: Event 2")
        assert "Event 6" not in first
        assert second == "Timeline, continued: 1996: Event 6; 1997: Event 7; 1998: Event 8; 1999: Event 9"

    def test_an_interval_is_a_bar_and_a_doubtful_one_is_hollow_and_dashed(self, make_edition, draw):
        events = [
            {"id": "T1", "date": "1990/1993", "text": "A drought.", **CITED},
            {"id": "T2", "date": "199X", "doubtful": True, "text": "A survey.", **CITED},
            {"id": "T3", "date": "2001", "text": "A vote.", **CITED},
        ]
        page = draw(make_edition(sections={"timeline": events}), "timeline()")
        sure, doubtful = page.find("//s:rect")
        assert (sure.get("fill"), sure.get("stroke-dasharray")) == ("currentColor", None)
        assert (doubtful.get("fill"), doubtful.get("stroke-dasharray")) == ("#ffffff", "1.5 1.5")
        assert len(page.find("//s:circle")) == 1


class TestCharts:
    def test_a_bar_chart_is_a_table_with_a_bar_in_each_row(self, make_edition, draw):
        page = draw(make_edition(sections={"charts": [CHART]}), "charts()")
        table = page.item("C1")
        assert page.words(table[0]) == "C1 Wells in use.1"
        assert [[page.words(cell) for cell in row] for row in page.find("//h:tr")] == [
            ["1998", "7", ""],
            ["2010 (uncertain)", "31", ""],
            ["2024", "24", ""],
        ]
        drawings = page.find("//h:td[@class='bar']/s:svg")
        assert [drawing.get("aria-hidden") for drawing in drawings] == ["true"] * 3
        widths = [float(drawing[0].get("width")) for drawing in drawings]
        assert widths == [pytest.approx(1000 * value / 31, abs=0.01) for value in (7, 31, 24)]

    def test_bars_begin_at_the_right_where_the_script_does(self, make_edition, draw):
        page = draw(make_edition("ar", sections={"charts": [CHART]}), "charts()")
        first = page.find("//h:td[@class='bar']/s:svg/s:rect")[0]
        assert float(first.get("x")) + float(first.get("width")) == pytest.approx(1000)

    def test_labels_are_translated_texts_and_carry_their_origin(self, make_edition, draw):
        edition = make_edition(
            "es",
            sections={"charts": [LABELLED]},
            origins={"charts.C1.2": "untranslated"},
            texts={"charts.C1.1": "Norte"},
        )
        heads = draw(edition, "charts()").find("//h:th")
        assert heads[0].text == "Norte"
        assert (heads[1][0].get("class"), heads[1][0].get("lang")) == ("untranslated", "en")

    def test_a_line_chart_says_in_words_what_it_shows(self, make_edition, draw):
        page = draw(make_edition(sections={"charts": [{**CHART, "form": "line"}]}), "charts()")
        assert page.one("//s:svg").get("aria-label") == (
            "Wells in use. Line chart. First, 1998: 7; last, 2024: 24; highest, 2010?: 31; lowest, 1998: 7."
        )
        assert [page.words(text) for text in page.find("//s:text")] == [
            "0",
            "10",
            "20",
            "30",
            "40",
            "1998",
            "2010?",
            "2024",
        ]
        assert [point.get("fill") for point in page.find("//s:circle")] == ["currentColor", "#ffffff", "currentColor"]
        assert [[page.words(cell) for cell in row] for row in page.find("//h:tr")] == [
            ["1998", "7"],
            ["2010 (uncertain)", "31"],
            ["2024", "24"],
        ]

    def test_a_line_chart_and_its_table_stand_side_by_side_where_there_is_room(self, make_edition, draw):
        edition = make_edition(sections={"charts": [{**CHART, "form": "line"}]})
        wide, narrow = (draw(edition, "charts()", Look(width)) for width in (505.0, 280.0))
        assert [element.tag.partition("}")[2] for element in wide.one("//h:div[@class='columns']")] == ["svg", "table"]
        assert not narrow.find("//h:div")
        assert narrow.one("//s:svg").get("viewBox").startswith("0 0 280.0 ")


class TestLikelihood:
    def test_every_judgement_is_there_with_its_word_and_range(self, make_edition, draw):
        words = Likelihood.__args__
        edition = make_edition(
            sections={"implications": [judged(f"I{number}", word) for number, word in enumerate(words, 1)]}
        )
        page = draw(edition, "likelihood()")
        assert [[page.words(cell) for cell in row] for row in page.find("//h:tr")] == [
            ["I1", "almost no chance", "1–5%", ""],
            ["I2", "very unlikely", "5–20%", ""],
            ["I3", "unlikely", "20–45%", ""],
            ["I4", "roughly even chance", "45–55%", ""],
            ["I5", "likely", "55–80%", ""],
            ["I6", "very likely", "80–95%", ""],
            ["I7", "almost certain", "95–99%", ""],
        ]
        assert page.find("//h:th//h:a/@href") == [f"#I{number}" for number in range(1, 8)]
        bars = page.find("//s:rect[@fill='currentColor']")
        assert [(float(bar.get("x")), float(bar.get("width"))) for bar in bars][4] == (550, 250)

    def test_points_below_a_statement_are_judged_too(self, make_edition, draw):
        statement = judged("I1", "likely", points=[judged("I1a", "unlikely")])
        page = draw(make_edition(sections={"implications": [statement]}), "likelihood()")
        assert [page.words(head) for head in page.find("//h:th")] == ["I1", "I1a"]

    def test_without_judgements_there_is_nothing(self, make_edition, draw):
        assert not draw(make_edition(), "likelihood()").find("//h:table")


@pytest.mark.parametrize(
    ("shares", "expected"), [((38, 3), [380, 30]), ((5, 3), [1000, 600]), ((150, 75), [1000, 500])]
)
def test_bars_of_shares_are_parts_of_a_whole(make_edition, draw, shares, expected):
    values = {name: {"percentage": share} for name, share in zip(("before", "later"), shares, strict=True)}
    rows = [{"label": "then", "value": "before"}, {"label": "now", "value": "later"}]
    edition = make_edition(brief={"values": values}, sections={"charts": [{"id": "C1", "text": "Part", "rows": rows}]})
    page = draw(edition, "charts()")
    assert [float(bar.get("width")) for bar in page.find("//s:rect[not(@fill-opacity)]")] == expected


def test_the_panel_counts_statements_and_their_shares(make_edition, draw):
    page = draw(make_edition(), "panel()")
    said = [page.words(share) for share in page.find("//h:ol[@class='shares']/h:li/h:p")]
    assert said == ["Two sources or more 2 of 10", "One source 8 of 10", "Sources differ 0 of 10"]
    counted = [int(words.split()[-3]) for words in said]
    drawn = [sum(float(bar.get("width")) for bar in share.findall(".//{*}rect")[1:]) for share in page.find("//h:li")]
    assert drawn == pytest.approx([1000 * count / sum(counted) for count in counted], abs=1)


def test_the_panel_counts_sources_where_they_are_more_than_a_reader_sees_at_once(make_edition, draw):
    edition = make_edition()
    assert not draw(edition, "panel()").find("//h:table")
    few = to_builtins(edition.brief.sources, enc_hook=str)
    kinds = ("news", "official", "news")
    sources = {key: {**source, "kind": kind} for (key, source), kind in zip(few.items(), kinds, strict=True)}
    sources["more"] = {**next(iter(few.values())), "kind": "news"}
    (table,) = draw(make_edition(brief={"sources": sources}), "panel()").find("//h:table")
    cells = [["".join(cell.itertext()).strip() for cell in row] for row in table[0]]
    assert cells[0] == ["Kind", "News 3 · Official documents 1"]
    assert [row[0] for row in cells] == ["Kind", "Language", "Rights"]


def test_the_positions_of_an_actor_stand_in_one_row_each_to_be_linked_to(make_edition, draw):
    absent = {"text": "No word is reported.", "kind": "absence", "checked_in": ["notes"]}
    rows = [
        {"id": f"P{n}", "actor": actor, **absent} for n, actor in enumerate(("Farmers", "The council", "Farmers"), 1)
    ]
    page = draw(make_edition(sections={"positions": rows}), "positions_table()")
    assert [[page.words(cell) for cell in row] for row in page.find("//h:tbody/h:tr")] == [
        [
            "Farmers",
            "P1 No word is reported. (not found in 3) P3 No word is reported. (not found in 3)",
        ],
        ["The council", "P2 No word is reported. (not found in 3)"],
    ]
    assert [row.get("id") for row in page.find("//h:td/h:p")] == ["P1", "P3", "P2"]


@pytest.mark.parametrize("macro", ["strip()", "timeline()", "charts()", "likelihood()", "positions_table()"])
def test_what_a_brief_does_not_have_is_not_drawn(make_edition, draw, macro):
    empty = {name: [] for name in ("figures", "timeline", "charts", "positions")}
    assert not list(draw(make_edition(sections=empty), macro).one("//h:body"))
