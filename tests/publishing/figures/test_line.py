"""Line charts: ticks, labels, and where values stand."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from set_text import SIZE, glyphs, set_text

from polybrief.languages import LANGUAGES, language
from polybrief.model.edtf import Edtf
from polybrief.model.page import Look
from polybrief.model.value import Money, Number, Percentage
from polybrief.publishing.figures.label_widths import label_width, shortened
from polybrief.publishing.figures.line import Place, line_chart
from polybrief.publishing.figures.ticks import bounds, ticks
from polybrief.text.glyphs import Composite
from polybrief.translation.dates import format_edtf
from polybrief.translation.values import format_short

AMOUNT = st.decimals(-(10**15), 10**15, places=6)


@given(AMOUNT, AMOUNT)
def test_ticks_are_three_to_five_round_numbers_around_what_they_are_for(one, other):
    assume(one != other)
    low, high = sorted((one, other))
    found = ticks(low, high)
    assert 3 <= len(found) <= 5
    assert found[0] <= low < high <= found[-1]
    steps = {after - before for before, after in pairwise(found)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (5,)}


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("0", "24", "0 10 20 30"),
        ("0", "1", "0.0 0.5 1.0"),
        ("0", "100", "0 50 100"),
        ("-3", "17", "-10 0 10 20"),
        ("0", "2500000", "0 1000000 2000000 3000000"),
    ],
)
def test_ticks_are_what_a_person_would_write(low, high, said):
    assert " ".join(map(str, ticks(Decimal(low), Decimal(high)))) == said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 24], (0, 24)),
        ([95, 99], (95, 99)),
        ([-99, -95], (-99, -95)),
        ([-3, 5], (-3, 5)),
        ([7, 7], (0, 7)),
        ([-7, -7], (-7, 0)),
        ([0, 0], (0, 1)),
    ],
)
def test_an_axis_begins_at_zero_unless_the_values_differ_little(values, expected):
    assert bounds([Decimal(value) for value in values]) == expected


LABEL = st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=40)
PLACES = st.lists(st.tuples(st.floats(0, 1), AMOUNT, LABEL, st.booleans()), min_size=2, max_size=60).map(
    lambda rows: [
        Place(along, value, label, certain)
        for along, (_, value, label, certain) in zip(
            [0.0, *sorted(row[0] for row in rows)[1:-1], 1.0], rows, strict=True
        )
    ]
)


@given(PLACES, st.floats(150, 1200), st.floats(6, 16), st.sampled_from(["en", "ar", "hi", "zh"]))
def test_all_is_inside_and_no_label_meets_another(places, width, size, tag):
    drawn = line_chart(places, str, Look(width, size, label_size=0.84 * size), language(tag))
    type_size = 0.84 * size * language(tag).scale
    assert all(0 <= point.x <= width and 0 <= point.y <= drawn.height for point in drawn.points)
    boxes = []
    for label in drawn.labels:
        wide = label_width(label.text, type_size)
        left = label.x - wide / 2
        if label.anchor == "end":
            left = label.x - wide if tag != "ar" else label.x
        assert -0.1 <= left <= left + wide <= width + 0.1
        assert 0 <= label.y <= drawn.height
        boxes.append((left, left + wide, label.y))
    below = sorted(box for box in boxes if box[2] == max(box[2] for box in boxes))
    assert all(before[1] <= after[0] for before, after in pairwise(below))


def entries(*rows):
    return [
        Place(number / (len(rows) - 1), Decimal(value), label, certain)
        for number, (value, label, certain) in enumerate(rows)
    ]


YEARS = entries(*[(year % 7, str(year), True) for year in range(1980, 2025)])


def below(drawn):
    return [label.text for label in drawn.labels if label.anchor == "middle"]


def test_the_first_and_the_last_label_are_always_there_and_as_many_between_as_fit():
    narrow, wide = (line_chart(YEARS, str, Look(width), language("en")) for width in (242.0, 505.0))
    for drawn in (narrow, wide):
        assert (below(drawn)[0], below(drawn)[-1]) == ("1980", "2024")
    assert len(below(narrow)) < len(below(wide)) < len(YEARS)
    steps = {int(after) - int(before) for before, after in pairwise(below(narrow)[:-1])}
    assert len(steps) == 1


def test_labels_too_long_for_two_of_them_are_shortened():
    places = entries((1, "Ministerio de Relaciones Exteriores y Culto", True), (2, "Jefatura de Gabinete", True))
    first, last = below(line_chart(places, str, Look(200.0), language("es")))
    assert first.startswith("Ministerio")
    assert first.endswith("…")
    assert last.startswith("Jefatura")


def test_a_doubtful_date_is_hollow_and_the_line_to_it_and_from_it_is_dashed():
    places = entries((1, "a", True), (2, "b", True), (3, "c", False), (4, "d", True), (5, "e", True))
    drawn = line_chart(places, str, Look(300.0), language("en"))
    assert [point.certain for point in drawn.points] == [True, True, False, True, True]
    assert [(part.certain, len(part.points.split())) for part in drawn.strokes] == [(True, 2), (False, 3), (True, 2)]


def test_higher_values_stand_higher():
    places = entries((5, "a", True), (-3, "b", True), (9, "c", True))
    ys = [point.y for point in line_chart(places, str, Look(300.0), language("en")).points]
    assert ys[2] < ys[0] < ys[1]


def test_from_right_to_left_time_runs_the_other_way_and_the_values_stand_at_the_right():
    left, right = (line_chart(YEARS, str, Look(300.0), language(tag)) for tag in ("en", "he"))
    assert [point.x for point in left.points] == sorted(point.x for point in left.points)
    assert [point.x for point in right.points] == sorted((point.x for point in right.points), reverse=True)
    assert right.left == 0 < left.left
    assert all(label.x > right.right for label in right.labels if label.anchor == "end")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_label_is_wider_than_it_was_taken_for(tag):
    of_language = language(tag)
    labels = [
        format_edtf(Edtf(date), of_language)
        for date in ("1998", "2024-03", "2024-09", "2024-12-05", "199X", "1990/1993", "2024?", "2024-05~")
    ]
    labels += [
        format_short(value, of_language)
        for value in (
            Number(number=Decimal(20000)),
            Number(number=Decimal(-2500000)),
            Money(money=Decimal(40000000), currency="USD"),
            Money(money=Decimal(500), currency="EUR"),
            Percentage(percentage=Decimal("12.5")),
        )
    ]
    for label in labels:
        assert sum(line.width for line in set_text(label, 1000.0, tag)) <= label_width(label, SIZE), label


@given(st.text(max_size=60), st.floats(10, 200))
def test_what_is_shortened_fits_and_never_begins_its_end_with_a_mark(text, room):
    short = shortened(text, room, 10.0)
    assert short == text or (label_width(short, 10.0) <= room and short.endswith("…"))


def ink(text, tag):
    """How far the letters of a text reach above and below its baseline, in type sizes."""
    heights = [0.0]
    for line in set_text(text, 1000.0, tag):
        for _, run, glyph in glyphs(line):
            for piece in run.pieces:
                if glyph in piece.glyphs:
                    parts = glyph.id.parts if isinstance(glyph.id, Composite) else ((glyph.id, 0, 0),)
                    for number, _, y in parts:
                        extents = piece.font.font.get_glyph_extents(number)
                        scale = run.span.size / SIZE / piece.font.font.scale[1]
                        top = (y + extents.y_bearing) * scale + glyph.dy / 1000
                        heights += [top, top + extents.height * scale]
    return max(heights), -min(heights)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_lowest_tick_and_the_label_below_it_do_not_meet(tag):
    of_language = language(tag)
    amounts = [Number(number=Decimal(n)) for n in (0, 20000, 2500000)] + [Money(money=Decimal(500), currency="EUR")]
    months = [format_edtf(Edtf(f"2024-{month:02}"), of_language) for month in range(1, 13)]
    below_tick = max(ink(format_short(amount, of_language), tag)[1] for amount in amounts)
    above_label = max(ink(month, tag)[0] for month in months)
    drawn = line_chart(entries((0, months[0], True), (9, months[1], True)), str, Look(300.0), of_language)
    tick = max(label.y for label in drawn.labels if label.anchor == "end")
    label = max(label.y for label in drawn.labels if label.anchor == "middle")
    assert label - tick > (below_tick + above_label) * Look().label_size * of_language.scale
