"""The values of charts, in order and to one scale; positions by actor; what a brief stands on."""

import pytest
from msgspec.structs import replace

from polybrief.errors import InputError
from polybrief.publishing.figures.actors import by_actor
from polybrief.publishing.figures.bars import WIDTH
from polybrief.publishing.figures.panel import panel
from polybrief.publishing.figures.series import along, series

VALUES = {
    "one": {"number": 1},
    "two": {"number": 2},
    "share": {"percentage": 5},
    "euros": {"money": 5, "currency": "EUR"},
    "dollars": {"money": 5, "currency": "USD"},
    "day": {"date": "2024"},
}


def chart(make_edition, *rows, form="line"):
    made = {"id": "C1", "form": form, "text": "Wells", "evidence": ["herald#char=1,2"], "rows": rows}
    edition = make_edition(brief={"values": VALUES}, sections={"charts": [made]})
    return edition.brief, edition.brief.sections.charts[0]


def test_a_line_goes_by_date_and_its_points_stand_at_the_middle_of_their_dates(make_edition):
    entries = series(
        *chart(
            make_edition,
            {"date": "2000", "value": "one"},
            {"date": "1990", "value": "two"},
            {"date": "1998?", "value": "two"},
        )
    )
    assert [(entry.number, str(entry.row.date), entry.certain) for entry in entries] == [
        (2, "1990", True),
        (3, "1998?", False),
        (1, "2000", True),
    ]
    assert along(entries) == [0, pytest.approx(0.8, abs=0.001), 1]


def test_bars_and_labels_keep_the_order_of_the_file(make_edition):
    dated = ({"date": "2000", "value": "one"}, {"date": "1990", "value": "two"})
    assert [entry.number for entry in series(*chart(make_edition, *dated, form="bar"))] == [1, 2]
    mixed = series(*chart(make_edition, *dated, {"label": "Now", "value": "two"}))
    assert [entry.number for entry in mixed] == [1, 2, 3]
    assert along(mixed) == [0, 0.5, 1]


def test_dates_that_are_all_one_stand_in_equal_steps(make_edition):
    same = series(*chart(make_edition, {"date": "2000", "value": "one"}, {"date": "2000", "value": "two"}))
    assert along(same) == [0, 1]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("share", "values of more than one kind: one is number, share is percentage"),
        ("euros", "one is number, euros is money in EUR"),
        ("day", "row 2 of the chart C1 names 'day', a date"),
    ],
)
def test_what_has_no_scale_in_common_is_refused(make_edition, other, message):
    with pytest.raises(InputError, match=message):
        series(*chart(make_edition, {"label": "a", "value": "one"}, {"label": "b", "value": other}))


def test_two_currencies_are_two_kinds(make_edition):
    with pytest.raises(InputError, match="make a chart of each"):
        series(*chart(make_edition, {"label": "a", "value": "euros"}, {"label": "b", "value": "dollars"}))


def test_the_positions_of_an_actor_stand_together(make_edition):
    rows = [
        {"id": f"P{number}", "actor": actor, "text": "…", "kind": "absence", "checked_in": ["notes"]}
        for number, actor in enumerate(("Farmers", "Council", "Farmers"), 1)
    ]
    edition = make_edition(sections={"positions": rows})
    assert [[held.id for held in each] for each in by_actor(edition.brief.sections.positions)] == [["P1", "P3"], ["P2"]]


def numbers(counts):
    return {row.key: row.number for row in counts}


def test_sources_are_counted_by_language_and_rights_and_statements_by_their_support(make_edition):
    counted = panel(make_edition().brief, "ltr")
    assert numbers(counted.languages) == {"en": 2, "es": 1}
    assert numbers(counted.rights) == {"all-rights-reserved": 1, "CC-BY-4.0": 1, "unknown": 1}
    assert list(numbers(counted.statements)) == ["corroborated", "single_source", "disputed"]
    assert sum(bar.width for bar in counted.bars.bars) == pytest.approx(WIDTH, abs=0.1)


def test_kinds_are_counted_also_where_the_brief_does_not_say_them(make_edition):
    brief = make_edition().brief
    sources = {
        key: replace(source, kind=kind)
        for (key, source), kind in zip(brief.sources.items(), ("news", None, "news"), strict=True)
    }
    assert numbers(panel(replace(brief, sources=sources), "ltr").kinds) == {"news": 2, None: 1}
