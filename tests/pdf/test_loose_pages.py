"""Pages as loose as they may be."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pages import make_pdf

from polybrief.pdf.pages import loosely, paginate, passage
from polybrief.pdf.rows import Column, Row

TOP, HEIGHT = 40.0, 700.0

lengths = st.floats(0.0, 30.0)
stories = st.lists(st.tuples(st.floats(1.0, 300.0), lengths, lengths, st.booleans()), min_size=1, max_size=40)


def rows(story):
    return [Row(height, before, stretch, keep) for height, before, stretch, keep in story]


@given(stories)
@example([(40.0, 0.0, 0.0, False), (5.0, 5.0, 3.0, False), (655.0, 5.0, 0.0, False)])  # a page's top drops a space
def test_spaces_that_grow_take_no_more_pages(story):
    pages = loosely(rows(story), TOP, HEIGHT)
    assert len(pages) == len(paginate(rows(story), TOP, HEIGHT))
    own = rows(story)
    for page in pages:
        for above, below in pairwise(page):
            row = own.pop(1)
            assert row.before - 0.01 <= below.y - above.y - above.row.height <= row.before + row.stretch + 0.01
        own.pop(0)


lines = st.lists(st.floats(5.0, 300.0), min_size=1, max_size=60)
parted = st.tuples(st.sampled_from(["lines", "passage", "cells"]), lines, lengths, lengths)


@given(st.lists(parted, min_size=1, max_size=12))
@example(
    [("cells", [20.0], 5.0, 30.0)] * 6 + [("passage", [43.0] * 40, 5.0, 30.0)] + [("cells", [20.0], 5.0, 30.0)] * 6
)
def test_where_rows_are_parted_they_take_no_more_pages_either(story):
    """A passage may be said to be higher than it is once it is parted."""

    def made():
        for kind, heights, before, stretch in story:
            each = [Row(height) for height in heights]
            if kind == "lines":
                yield from each
            elif kind == "passage":
                row = passage(each, 200.0, 842.0)
                yield Row(row.height, before, stretch, cells=row.cells, beside=row.beside)
            else:
                yield Row(sum(heights), before, stretch, cells=(Column(each), Column(each[:1])))

    assert len(loosely(list(made()), TOP, HEIGHT)) == len(paginate(list(made()), TOP, HEIGHT))


@pytest.mark.parametrize(("room", "expected"), [(HEIGHT, 30.0), (420.0, 30.0), (411.0, 20.0), (401.0, 10.0)])
def test_a_space_grows_as_far_as_there_is_room(room, expected):
    (page,) = loosely([Row(195.0), Row(195.0, 10.0, 20.0)], TOP, room)
    assert page[1].y == TOP + 195.0 + expected


def test_sections_of_a_short_document_stand_apart():
    section = "<section><h2>Word{0}</h2><p>One.</p></section>"

    def gap(count):
        made = make_pdf("".join(map(section.format, range(count))))
        assert made.page_count == 1
        first, second = made.tree.all("H2")[:2]
        return next(first.shown()).y - next(second.shown()).y

    assert gap(3) > gap(20)
