"""Drawings: what stands where, in which type, and what is said of what is not known."""

import pikepdf
import pytest
from pages import make_pdf
from pdf_file import POINTS, Marked, squeeze

from polybrief.errors import InputError, MissingGlyphError
from polybrief.pdf.theme_file import read_theme

LEFT = read_theme().page["side"]
WIDTH = read_theme().area[0]
SIZE = read_theme().base.size * 0.84
WORDS = {"en": "wells 1987", "ar": "الآبار 1987"}
ACCENT = read_theme().accent


def svg(inside, view="0 0 1000 100", attributes='role="img" aria-label="a chart"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {attributes}>{inside}</svg>'


def operators(pdf, *names, page=0):
    """Operands of operators on a page, colours rounded, lengths in points."""
    return [
        (str(operator), *(round(float(it) * (1 if str(operator) in ("rg", "RG") else POINTS), 2) for it in operands))
        for operands, operator in pikepdf.parse_content_stream(pdf.file.pages[page])
        if str(operator) in names
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("view", ["0 0 500 100", "0 0 2000 400", "-250 -50 500 100"])
def test_type_is_never_scaled(tag, view):
    pdf = make_pdf(svg(f'<text x="100" y="40">{WORDS[tag]}</text>', view), tag)
    sizes = {shown.size for shown in pdf.shown}
    assert max(sizes) == pytest.approx(SIZE, rel=0.2)
    other = make_pdf(svg(f'<text x="1" y="1">{WORDS[tag]}</text>', "0 0 40 4"), tag)
    assert {shown.size for shown in other.shown} == sizes


@pytest.mark.parametrize("tag", ["en", "ar", "hi", "zh"])
def test_the_words_of_a_drawing_belong_to_its_figure(tag):
    words = {"hi": "कुएँ 1987", "zh": "水井 1987"}.get(tag, WORDS.get(tag))
    drawn = svg(f'<line x2="9" stroke="#000000"/><text x="500" y="40">{words}</text><text x="10" y="80">24%</text>')
    pdf = make_pdf(f"<p>x</p><figure>{drawn}</figure><p>y</p>", tag)
    (figure,) = pdf.tree.all("Figure")
    assert figure.alt == "a chart"
    assert squeeze(figure.text) == squeeze(words + "24%")
    assert all(isinstance(kid, Marked) for kid in figure.kids)
    assert squeeze(pdf.text) == squeeze(f"x{words}24%y")


@pytest.mark.parametrize(
    ("tag", "anchor", "edge"),
    [
        ("en", None, "left"), ("en", "start", "left"), ("en", "middle", "centre"), ("en", "end", "right"),
        ("ar", None, "right"), ("ar", "start", "right"), ("ar", "middle", "centre"), ("ar", "end", "left"),
    ],
)  # fmt: skip
def test_a_text_is_anchored_as_its_direction_says(tag, anchor, edge):
    place = f'text-anchor="{anchor}"' if anchor else ""
    pdf = make_pdf(svg(f'<text x="400" y="40" {place}>{WORDS[tag]}</text>'), tag)
    left, right = min(shown.x for shown in pdf.shown), max(shown.right for shown in pdf.shown)
    at = {"left": left, "right": right, "centre": (left + right) / 2}[edge]
    assert at == pytest.approx(LEFT + 400 * WIDTH / 1000, abs=0.6)
    for shown in pdf.shown:
        assert shown.y == pytest.approx(841.89 - 43 - 40 * WIDTH / 1000, abs=0.02)


def test_a_text_of_another_language_says_so():
    words = "الآبار"
    pdf = make_pdf(svg(f'<text x="400" y="40" lang="ar" dir="rtl">{words}</text><text x="1" y="9">x</text>'))
    (span,) = pdf.tree.all("Span")
    assert (span.language, squeeze(span.text), span.parent.role) == ("ar", words, "Figure")
    assert max(shown.right for shown in span.shown()) == pytest.approx(LEFT + 400 * WIDTH / 1000, abs=0.6)


def test_what_is_hidden_is_an_artifact():
    pdf = make_pdf(svg('<rect width="9" height="9"/><text x="1" y="9">seen</text>', attributes='aria-hidden="true"'))
    assert pdf.tree.all("Figure") == []
    assert [(shown.text, shown.mcid) for shown in pdf.artifacts("Layout")] == [("seen", None)]
    assert pdf.text == ""


def test_a_drawing_is_as_wide_as_its_column():
    pdf = make_pdf(svg('<rect x="10" y="20" width="980" height="60" fill="#ffffff"/>'))
    scale = WIDTH / 1000
    x, y, width, height = operators(pdf, "re")[0][1:]
    assert (x, width, height) == pytest.approx((LEFT + 10 * scale, 980 * scale, 60 * scale), abs=0.01)
    assert y == pytest.approx(841.89 - 43 - 80 * scale, abs=0.01)


def test_a_drawing_may_be_stretched():
    """Its lines are as thick as they say."""
    inside = '<rect y="2" width="500" height="8" stroke="#000000" stroke-width="2"/><circle cx="500" cy="5" r="5"/>'
    pdf = make_pdf(svg(inside, "0 0 1000 10", 'aria-hidden="true" preserveAspectRatio="none" height="8"'))
    assert operators(pdf, "re")[0][1:] == pytest.approx((LEFT, 841.89 - 43 - 8, WIDTH / 2, 6.4), abs=0.01)
    assert operators(pdf, "w")[0] == ("w", 2.0)
    across, down = operators(pdf, "m")[0][1:]
    assert (across, down) == pytest.approx((LEFT + WIDTH / 2 + 5 * WIDTH / 1000, 841.89 - 43 - 4), abs=0.01)


def test_a_drawing_higher_than_a_page_is_drawn_smaller():
    pdf = make_pdf(svg('<rect width="10" height="900"/>', "0 0 10 1000"))
    height = read_theme().area[1]
    (figure,) = pdf.tree.all("Figure")
    _, bottom, _, top = map(float, figure.attributes["/BBox"])
    assert top - bottom == pytest.approx(height, abs=0.02)
    assert operators(pdf, "re")[0][4] == pytest.approx(0.9 * height, abs=0.02)
    assert pdf.page_count == 1


def test_a_polyline_is_one_line():
    pdf = make_pdf(svg('<polyline points="0,0 500 50, 1000,100" fill="none" stroke="currentColor"/>'))
    assert [name for name, *_ in operators(pdf, "m", "l", "S", "f", "B")] == ["m", "l", "l", "S"]
    assert operators(pdf, "RG")[0][1:] == pytest.approx(ACCENT, abs=0.01)


@pytest.mark.parametrize(
    ("paint", "expected"),
    [
        ("", (0, 0, 0)),
        ('fill="#ff0000"', (1, 0, 0)),
        ('fill="currentColor"', ACCENT),
        ('fill="#000000" fill-opacity="0.25"', (0.75, 0.75, 0.75)),
        ('fill="#ff0000" fill-opacity="0.5"', (1, 0.5, 0.5)),
        ('fill="#ff0000" fill-opacity="0"', (1, 1, 1)),
        ('fill="#ff0000" fill-opacity="7"', (1, 0, 0)),
    ],
)
def test_paint_is_mixed_with_white(paint, expected):
    pdf = make_pdf(svg(f'<rect width="9" height="9" {paint}/>'))
    assert operators(pdf, "rg")[0][1:] == pytest.approx(expected, abs=0.01)
    assert "/ExtGState" not in pdf.file.pages[0].Resources


def test_what_has_no_paint_is_not_drawn():
    pdf = make_pdf(svg('<rect width="9" height="9" fill="none"/><polyline points="0,0 5,5" fill="none"/>'))
    assert operators(pdf, "f", "S", "B") == []


def test_a_text_may_have_a_colour_of_its_own():
    pdf = make_pdf(svg('<text x="1" y="50" fill="#9a2a1f">x</text>'))
    assert operators(pdf, "rg")[0][1:] == pytest.approx((0x9A / 255, 0x2A / 255, 0x1F / 255), abs=0.01)


HIDDEN = 'preserveAspectRatio="none" height="8" aria-hidden="true"'
BAR = svg('<rect width="500" height="10" fill="currentColor"/>', "0 0 1000 10", HIDDEN)


@pytest.mark.parametrize(
    ("body", "share"),
    [
        (f"<table><tbody><tr><td>x</td><td>{BAR}</td></tr></tbody></table>", 0.95),
        (f'<ol class="labelled"><li><span class="label">K1</span> x {BAR}</li></ol>', 1.0),
        (f'<div class="columns"><section><p>x</p></section><section>{BAR}</section></div>', 0.5),
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_drawing_fills_its_cell_or_item(body, share, tag):
    pdf = make_pdf(body, tag)
    (_, x, _, width, height) = operators(pdf, "re")[0]
    assert height == 8
    assert width == pytest.approx(share * WIDTH / 2, rel=0.06)
    assert LEFT <= x < LEFT + WIDTH
    assert "x" in pdf.text


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("cells", [1, 2])
def test_a_bar_beside_long_labels_has_a_third_of_the_table(tag, cells):
    label = f"<td>{WORDS[tag] * 40}</td>"
    row = f'<tr>{label * cells}<td>24</td><td class="bar">{BAR}</td></tr>'
    pdf = make_pdf(f'<table class="chart"><tbody>{row}</tbody></table>', tag)
    padding = read_theme().styles["table.chart"]["cell"][1]  # behind the last column it stands out of the table
    assert 2 * operators(pdf, "re")[0][3] == pytest.approx((WIDTH + padding) / 3 - padding, abs=0.05)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(
    ("units", "share"),
    [(505, 0.48), (2000, 0.48), (242, 1.0), (100, 1.0)],  # 242: made for the column
)
def test_what_is_made_smaller_for_a_column_takes_its_type_with_it(units, share, tag):
    drawn = svg(f'<text x="{units / 2}" y="9">{WORDS[tag]}</text>', f"0 0 {units} 20")
    page, column = make_pdf(drawn, tag), make_pdf(f'<div class="columns">{drawn}<p>x</p></div>', tag)
    (whole,), (figure,) = (pdf.tree.all("Figure") for pdf in (page, column))
    before, after = ({shown.size for shown in each.shown()} for each in (whole, figure))
    assert max(after) == pytest.approx(share * max(before), rel=0.01)


def test_the_drawing_in_a_head_is_repeated_as_an_artifact():
    drawn = svg('<text x="1" y="50">t</text>')
    head = f"<thead><tr><th>a {drawn}</th></tr></thead>"
    rows = "".join(f"<tr><td>n{number}</td></tr>" for number in range(120))
    pdf = make_pdf(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert pdf.page_count > 1
    assert [figure.pages for figure in pdf.tree.all("Figure")] == [[0]]
    for page in range(1, pdf.page_count):
        assert [it.text for it in pdf.artifacts("Pagination") if it.page == page and it.text == "t"] == ["t"]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<path d="M0 0"/>', "no element path is known; in a drawing stand circle, line, polyline, rect, text"),
        ('<svg viewBox="0 0 1 1"/>', "no element svg is known"),
        ('<rect width="10px" height="1"/>', "width: '10px' is no number up to a million; units are not written"),
        ('<rect width="nan" height="1"/>', "width: 'nan' is no number"),
        ('<rect width="1e9" height="1"/>', "width: '1e9' is no number up to a million"),
        ('<rect width="1_0" height="1"/>', "width: '1_0' is no number"),
        ('<rect width="٣" height="1"/>', "is no number"),
        ('<rect width="-1" height="1"/>', "width='-1' is less than 0"),
        ('<circle r="-1"/>', "r='-1' is less than 0"),
        ('<line stroke-width="-1"/>', "stroke-width='-1' is less than 0"),
        ('<rect transform="scale(2)"/>', "rect has no attribute transform here; possible are fill, "),
        ('<rect fill="red"/>', "fill='red' is not none, currentColor or a colour like #0b4a7f"),
        ('<rect fill="#fff"/>', "fill='#fff' is not none"),
        ('<rect fill-opacity="half"/>', "fill-opacity: 'half' is no number"),
        ('<polyline points="1,2 3"/>', "points='1,2 3' has an x without its y"),
        ('<polyline points="1,2"/>', "points='1,2' are fewer than two"),
        ("<polyline/>", "points='' are fewer than two"),
        ('<text text-anchor="left">x</text>', "text-anchor='left' is not start, middle or end"),
        ("<text>x<tspan>y</tspan></text>", "text has elements inside; it is text alone"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(inside, message):
    with pytest.raises(InputError) as caught:
        make_pdf(f'<ol><li id="C1">{svg(inside)}</li></ol>')
    assert str(caught.value).startswith("C1, a drawing of the template cannot be read: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ('viewBox="0 0 1" aria-label="x"', "viewBox='0 0 1' is not left, top, width and height"),
        ('viewBox="0 0 0 9" aria-label="x"', "is not left, top"),
        ('aria-label="x"', "viewBox='' is not left"),
        ('viewBox="0 0 1 1"', 'it has neither aria-label="…", what it shows in words, nor aria-hidden="true"'),
        ('viewBox="0 0 1 1" aria-label=""', "it has neither aria-label"),
        ('viewBox="0 0 1 1" aria-label="x" height="8"', 'height="POINTS" goes with preserveAspectRatio="none"'),
        ('viewBox="0 0 1 1" aria-label="x" preserveAspectRatio="none"', 'height="POINTS" goes with'),
        ('viewBox="0 0 1 1" aria-label="x" preserveAspectRatio="xMidYMid"', 'height="POINTS" goes with'),
        ('viewBox="0 0 1 1" aria-label="x" width="9"', "svg has no attribute width here"),
    ],
)
def test_a_drawing_says_its_bounds_and_its_words(attributes, message):
    with pytest.raises(InputError) as caught:
        make_pdf(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}></svg>')
    assert message in str(caught.value)


def test_a_character_without_a_font_is_named_with_its_place():
    with pytest.raises(MissingGlyphError, match=r"edition en, C1, a drawing: .*U\+10D0"):
        make_pdf('<p id="C1">' + svg("<text>\u10d0</text>") + "</p>")


def test_the_same_drawing_gives_the_same_bytes():
    body = svg('<text x="400" y="40">wells</text><circle cx="5" cy="5" r="3"/>')
    assert make_pdf(body).data == make_pdf(body).data
