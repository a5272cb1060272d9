"""Bars in the cells of a table."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.publishing.figures.bars import WIDTH, bars, interval

AMOUNTS = st.lists(st.decimals(-(10**15), 10**15, places=6), max_size=60)


@given(AMOUNTS, st.sampled_from(["ltr", "rtl"]))
def test_bars_stay_in_the_drawing_and_are_seen_unless_nothing_is_there(values, direction):
    drawn = bars(values, direction)
    assert 0 <= drawn.zero <= WIDTH
    for value, bar in zip(values, drawn.bars, strict=True):
        assert -0.01 <= bar.x <= bar.x + bar.width <= WIDTH + 0.01
        assert (bar.width > 0) is (value != 0)


@given(AMOUNTS.filter(any))
def test_longer_bars_are_larger_values(values):
    found = bars(values, "ltr").bars
    by_value = sorted(zip(values, found, strict=True), key=lambda pair: abs(pair[0]))
    assert [bar.width for _, bar in by_value] == sorted(bar.width for bar in found)


@given(AMOUNTS)
def test_from_right_to_left_bars_are_mirrored(values):
    left, right = bars(values, "ltr"), bars(values, "rtl")
    assert [bar.x for bar in right.bars] == [pytest.approx(WIDTH - bar.x - bar.width, abs=0.02) for bar in left.bars]
    assert right.zero == pytest.approx(WIDTH - left.zero, abs=0.02)


def test_bars_begin_at_zero_not_at_the_smallest_value():
    small, large = bars([Decimal(90), Decimal(100)], "ltr").bars
    assert (small.x, small.width, large.width) == (0, 900, 1000)


def test_a_bar_of_a_negative_value_lies_on_the_other_side_of_zero():
    drawn = bars([3, -1], "ltr")
    assert [(bar.x, bar.width) for bar in drawn.bars] == [(250, 750), (0, 250)]
    assert drawn.zero == 250


@pytest.mark.parametrize("values", [[], [0], [0, 0, 0]])
def test_where_all_is_zero_nothing_is_drawn(values):
    assert all(bar.width == 0 for bar in bars(values, "ltr").bars)


def test_an_interval_lies_between_its_percentages():
    assert interval(55, 80, "ltr") == interval(20, 45, "rtl")
    assert (interval(55, 80, "ltr").x, interval(55, 80, "ltr").width) == (550, 250)
