"""Pictures from the data of the brief, set: what stands above what, and that no text meets another."""

import re
from itertools import combinations

import pikepdf
import pytest
from msgspec.structs import replace
from pdf_file import POINTS, Pdf

from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

CITED = {"evidence": ["herald#char=1,2"]}
CREATED = "2024-12-05T00:00:00+00:00"
SMALL = "[text]\nsize = 6.5\n"
FEW_AND_FAR = '[styles]\n"ol.events" = {columns = 3, gap = 25}\n'
LARGE_LABELS = '[page]\ngap = 60\n[styles]\n"svg text" = {size = 14}\n'


@pytest.fixture
def set_figures(draw, tmp_path):
    """`set_figures(edition, "timeline()")`: a macro of figures.j2, set by a theme on some paper, `around` it a box."""

    def made(edition, macro, theme="", paper="A4", around="", columns=1):
        file = tmp_path / "theme.toml"
        file.write_text(theme)
        read = read_theme(file, paper=paper)
        page = draw(edition, macro, read.look(), columns).page
        xhtml = re.sub("<sup.*?</sup>", "", page.xhtml)  # what their links lead to is not on this page
        if around:
            xhtml = xhtml.replace("<body>", f'<body><div class="{around}">').replace("</body>", "<p>x</p></div></body>")
        return Pdf(write_pdf(replace(page, xhtml=xhtml, created=CREATED), read))

    return made


def circles(pdf):
    """The centres of circles, in the order they are drawn."""
    found = []
    for page in pdf.file.pages:
        points = []
        for operands, operator in pikepdf.parse_content_stream(page, "m c l"):
            if str(operator) == "m":
                points = [float(operands[0])]
            elif str(operator) == "c":
                points.append(float(operands[4]))
                if len(points) == 5:
                    found.append((min(points) + max(points)) / 2 * POINTS)
    return found


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("count", [5, 7, 8, 13])
@pytest.mark.parametrize("theme", ["", SMALL, FEW_AND_FAR])
def test_every_marker_stands_over_the_start_of_its_event(make_edition, set_figures, paper, tag, count, theme):
    events = [{"id": f"T{n}", "text": "It rains.", "date": str(1990 + n), **CITED} for n in range(1, count + 1)]
    pdf = set_figures(make_edition(tag, sections={"timeline": events}), "timeline()", theme, paper)
    items, markers = pdf.tree.all("LI"), circles(pdf)
    assert len(items) == len(markers) == count
    starts = [
        max(shown.right for shown in item.shown()) if tag == "ar" else min(shown.x for shown in item.shown())
        for item in items
    ]
    side = -1 if tag == "ar" else 1
    inset = [side * (marker - start) for marker, start in zip(markers, starts, strict=True)]
    assert inset == pytest.approx([0.425 * (6.5 if theme == SMALL else 9.5)] * count, abs=0.1)


def boxes(figure):
    """Where the texts of a figure stand: left, bottom, right, top."""
    return [
        (shown.x, shown.y - 0.25 * shown.size, shown.right, shown.y + 0.75 * shown.size)
        for shown in figure.shown()
        if shown.text.strip()
    ]


@pytest.mark.parametrize("around", ["", "columns", "passage"])
@pytest.mark.parametrize("tag", ["en", "ar", "hi", "th"])
@pytest.mark.parametrize("theme", ["", LARGE_LABELS])
@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("count", [5, 25])
def test_no_text_of_a_line_chart_meets_another(make_edition, set_figures, around, tag, theme, paper, count):
    rows = [{"date": str(1990 + n), "value": ("wells", "before", "later")[n % 3]} for n in range(count)]
    chart = {"id": "C1", "form": "line", "text": "Wells in use.", "rows": rows, **CITED}
    pdf = set_figures(make_edition(tag, sections={"charts": [chart]}), "charts()", theme, paper, around)
    (figure,) = pdf.tree.all("Figure")
    left, _, right, _ = map(float, figure.attributes["/BBox"])
    found = boxes(figure)
    assert len(found) > 4
    for x1, _, x2, _ in found:
        assert left - 0.1 <= x1 <= x2 <= right + 0.1
    for one, other in combinations(found, 2):
        assert one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1 or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(("theme", "size"), [("", 7.98), (LARGE_LABELS, 11.76)])
@pytest.mark.parametrize(("around", "columns"), [("", 1), ("passage", 2), ("columns", 2)])
@pytest.mark.parametrize("count", [5, 25])  # five have their table beside them
def test_the_labels_of_a_line_chart_are_as_large_as_the_theme_says(
    make_edition, set_figures, theme, size, around, columns, count
):
    rows = [{"date": str(1990 + n), "value": "wells"} for n in range(count)]
    chart = {"id": "C1", "form": "line", "text": "Wells in use.", "rows": rows, **CITED}
    pdf = set_figures(make_edition(sections={"charts": [chart]}), "charts()", theme, "A4", around, columns)
    (figure,) = pdf.tree.all("Figure")
    assert {round(shown.size, 2) for shown in figure.shown()} == {size}
