"""The axis of the timeline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.model.base import part
from polybrief.model.brief import Event
from polybrief.model.page import Look
from polybrief.publishing.figures.timeline import axes, in_order, is_certain, is_span

A4 = 505.28


def event(number: int, **fields: object) -> Event:
    return part({"id": f"T{number}", "text": "Something happens.", **fields}, Event)


def years(count: int) -> list[Event]:
    return [event(number, date=str(1900 + number)) for number in range(count)]


EVENTS = [
    event(1, date="2024-12"),
    event(2, when="Thursday"),
    event(3, date="1990/1993"),
    event(4),
    event(5, date="1990"),
]


def test_events_go_by_date_and_those_without_one_come_last():
    assert [e.id for e in in_order(EVENTS)] == ["T5", "T3", "T1", "T2", "T4"]


@pytest.mark.parametrize(
    ("fields", "certain"),
    [
        ({"date": "1982"}, True),
        ({"date": "1982?"}, False),
        ({"date": "1990~/1993"}, False),
        ({"date": "1982", "doubtful": True}, False),
        ({"when": "Thursday"}, False),
        ({}, False),
    ],
)
def test_an_event_is_certain_by_a_date_that_nothing_makes_doubtful(fields, certain):
    assert is_certain(event(1, **fields)) is certain


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        ({"date": "1990/1993"}, True),
        ({"date": "199X"}, True),
        ({"date": "19XX?"}, True),
        ({"date": "1990"}, False),
        ({"date": "2024-12"}, False),
        ({"when": "for years"}, False),
    ],
)
def test_an_interval_a_decade_and_a_century_are_stretches_of_time(fields, span):
    assert is_span(event(1, **fields)) is span


def test_markers_stand_near_the_starts_of_equal_columns():
    (drawn,) = axes(in_order(EVENTS), Look(500.0, 10.0), "ltr")
    assert [marker.x1 for marker in drawn.markers] == [4.25, 106.25, 208.25, 310.25, 412.25]
    assert [marker.certain for marker in drawn.markers] == [True, True, True, False, False]
    assert [line.certain for line in drawn.segments] == [True, True, False, False]


def test_what_lasted_is_drawn_as_long_and_the_line_goes_on_from_its_end():
    (drawn,) = axes(in_order(EVENTS), Look(500.0, 10.0), "ltr")
    lengths = [marker.x2 - marker.x1 for marker in drawn.markers]
    assert [length > 0 for length in lengths] == [False, True, False, False, False]
    assert drawn.markers[1].x2 < drawn.segments[1].x1 < drawn.segments[1].x2 < drawn.markers[2].x1


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (6, [6]), (7, [4, 3]), (8, [4, 4]), (13, [5, 4, 4]), (15, [5, 5, 5]), (0, [])]
)
def test_a_row_holds_what_has_room_and_rows_hold_about_as_many(count, rows):
    assert [len(row.events) for row in axes(years(count), Look(A4, 9.5), "ltr")] == rows


def test_larger_type_on_smaller_paper_has_fewer_events_in_a_row():
    assert [len(row.events) for row in axes(years(7), Look(350.0, 12.0), "ltr")] == [3, 2, 2]


def test_the_line_of_a_row_that_goes_on_reaches_the_edge_and_begins_there_again():
    events = [*years(7), event(7)]
    first, second = axes(events, Look(A4, 9.5), "ltr")
    assert (first.segments[0].x1 > 0, first.segments[-1].x2) == (True, A4)
    assert (second.segments[0].x1, second.segments[-1].x2 < A4) == (0, True)
    assert [row.segments[-1].certain for row in (first, second)] == [True, False]


def test_from_right_to_left_all_is_mirrored():
    for left, right in zip(axes(EVENTS, Look(200.0, 10.0), "ltr"), axes(EVENTS, Look(200.0, 10.0), "rtl"), strict=True):
        assert [(m.x1, m.x2) for m in right.markers] == [
            (pytest.approx(200 - m.x1, abs=0.02), pytest.approx(200 - m.x2, abs=0.02)) for m in left.markers
        ]
        assert [(line.x1, line.x2) for line in right.segments] == [
            (pytest.approx(200 - line.x1, abs=0.02), pytest.approx(200 - line.x2, abs=0.02)) for line in left.segments
        ]


@given(
    st.lists(st.sampled_from(["1998", "199X", "2001/2003?", None]), max_size=40),
    st.floats(60, 1200),
    st.floats(5, 30),
)
def test_every_event_is_drawn_once_and_inside(dates, width, size):
    events = [event(number, **({"date": date} if date else {})) for number, date in enumerate(dates)]
    rows = axes(events, Look(width, size), "ltr")
    assert [each for row in rows for each in row.events] == events
    for row in rows:
        xs = [x for m in row.markers for x in (m.x1, m.x2)] + [x for line in row.segments for x in (line.x1, line.x2)]
        assert all(0 <= x <= width + 0.01 for x in xs)
        assert all(line.x1 < line.x2 for line in row.segments)
