"""The axis of the timeline."""

import pytest

from polybrief.model.brief import Event
from polybrief.publishing.figures import WIDTH, axis, in_order, is_certain


def event(number: int, **fields: object) -> Event:
    return Event.model_validate({"id": f"T{number}", "text": "Something happens.", **fields})


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


def test_markers_stand_near_the_starts_of_equal_columns():
    drawn = axis(in_order(EVENTS), "ltr")
    assert [marker.x for marker in drawn.markers] == [8, 208, 408, 608, 808]
    assert [marker.certain for marker in drawn.markers] == [True, True, True, False, False]
    assert [(line.x1, line.x2, line.certain) for line in drawn.segments] == [
        (14, 202, True),
        (214, 402, True),
        (414, 602, False),
        (614, 802, False),
    ]


def test_from_right_to_left_all_is_mirrored():
    left, right = axis(EVENTS, "ltr"), axis(EVENTS, "rtl")
    assert [marker.x for marker in right.markers] == [WIDTH - marker.x for marker in left.markers]
    assert [(line.x1, line.x2) for line in right.segments] == [
        (WIDTH - line.x1, WIDTH - line.x2) for line in left.segments
    ]


def test_one_event_or_none_needs_no_line():
    assert axis([], "ltr").markers == ()
    assert len(axis(EVENTS[:1], "ltr").markers) == 1
    assert axis(EVENTS[:1], "ltr").segments == ()
