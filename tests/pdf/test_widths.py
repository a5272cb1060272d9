"""How a table's room is shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.pdf.widths import Wish, share_out

ROOM = 500.0


@st.composite
def tables(draw):
    count = draw(st.integers(1, 12))
    lengths = st.floats(0, 2000)
    cells = []
    for _ in range(draw(st.integers(0, 20))):
        first = draw(st.integers(0, count - 1))
        least, more = draw(lengths), draw(lengths)
        cells.append(Wish(first, draw(st.integers(1, count - first)), least, least + more))
    return cells, count, draw(st.sets(st.integers(0, count - 1)))


@given(tables())
def test_all_of_the_room_is_shared_out_and_no_more(table):
    wishes, count, elastic = table
    widths = share_out(wishes, count, ROOM, elastic)
    assert len(widths) == count
    assert sum(widths) == pytest.approx(ROOM)
    assert min(widths) >= 0


@given(tables())
def test_each_cell_has_its_longest_word_where_all_can(table):
    wishes, count, elastic = table
    wishes = [Wish(each.first, 1, min(each.least, ROOM / count), each.most) for each in wishes]
    widths = share_out(wishes, count, ROOM, elastic)
    assert all(widths[each.first] >= each.least - 0.001 for each in wishes)


@pytest.mark.parametrize(
    ("cells", "count", "expected"),
    [
        ([], 2, [250, 250]),
        ([Wish(0, 1, 10, 40), Wish(1, 1, 30, 4000)], 2, [40, 460]),  # a short column is as wide as its text
        ([Wish(0, 1, 10, 600), Wish(1, 1, 10, 600)], 2, [250, 250]),
        ([Wish(0, 1, 10, 100), Wish(1, 1, 10, 50)], 2, [1000 / 3, 500 / 3]),
        ([Wish(0, 1, 300, 300), Wish(1, 1, 50, 50), Wish(2, 1, 700, 700)], 3, [225, 50, 225]),
        ([Wish(0, 2, 400, 400), Wish(2, 1, 100, 100)], 3, [200, 200, 100]),
        ([Wish(0, 2, 100, 100), Wish(0, 1, 150, 150), Wish(1, 1, 350, 350)], 2, [150, 350]),
    ],
)
def test_room_is_shared_by_what_cells_ask_for(cells, count, expected):
    assert share_out(cells, count, ROOM) == pytest.approx(expected)


def test_what_nobody_asks_for_goes_to_the_elastic_column():
    wishes = [Wish(0, 1, 20, 60), Wish(1, 1, 5, 5), Wish(2, 1, 20, 40)]
    assert share_out(wishes, 3, ROOM, {1}) == pytest.approx([60, 400, 40])
