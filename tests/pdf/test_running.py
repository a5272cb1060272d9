"""Header and footer: their parts stand apart, the handling mark in its colours."""

from itertools import pairwise

import pikepdf
import pytest
from pages import make_page
from pdf_file import POINTS, Pdf, squeeze

from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

PARAGRAPHS = "<p>x</p>" * 80
LONG = {
    "en": "wells and roads of the northern coast and what is known of each of them by the people there " * 3,
    "ar": "الآبار والطرق على الساحل الشمالي وكل ما هو معروف عن كل واحد منها عند أهل المكان " * 3,
    "zh": "北部海岸的水井与道路以及当地人对其中每一处所知道的一切情况" * 5,
}
MARK = '<span class="handling" dir="ltr">TLP:AMBER+STRICT</span>'
PAGE = '<span>{} <span class="page-number"></span> / <span class="page-count"></span></span>'


def running(kind, *parts):
    return f'<div class="running {kind}">{"".join(parts)}</div>'


def footer(tag, *parts, paper=None):
    """The texts of a second page's footer, from its start side, with the edges of each."""
    body = running("footer", *parts) + PARAGRAPHS
    pdf = Pdf(write_pdf(make_page(body, tag), read_theme(paper=paper)))
    found = [it for it in pdf.artifacts("Pagination/Footer") if it.page == 1]
    width = float(pdf.file.pages[0].MediaBox[2])
    edges = [(it.x, it.right, it) if tag != "ar" else (width - it.right, width - it.x, it) for it in found]
    return sorted(edges, key=lambda it: it[:2]), width


def apart(edges):
    """What stands more than a space apart, as texts with their edges."""
    groups = []
    for left, right, shown in edges:
        if groups and left - groups[-1][1] < 6:
            groups[-1] = (groups[-1][0], max(right, groups[-1][1]), [*groups[-1][2], shown])
        else:
            groups.append((left, right, [shown]))
    return groups


def text(group):
    return squeeze("".join(shown.text for shown in group[2]))


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_parts_stand_at_the_start_in_the_centre_and_at_the_end(tag):
    edges, width = footer(tag, f"<span>{LONG[tag][:10]}</span>", MARK, PAGE.format(""))
    first, mark, page = apart(edges)
    side = read_theme().page["side"]
    assert first[0] == pytest.approx(side, abs=0.5)
    assert (mark[0] + mark[1]) / 2 == pytest.approx(width / 2, abs=0.5)
    assert page[1] == pytest.approx(width - side, abs=0.5)


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
@pytest.mark.parametrize("long", [(1,), (0,), (0, 1)])
def test_none_runs_into_another(tag, long):
    """What is too long ends with an ellipsis behind a whole word; the number of the page stays."""
    parts = [f"<span>{LONG[tag] if number in long else LONG[tag][:10]}</span>" for number in (0, 1)]
    edges, width = footer(tag, *parts, PAGE.format(""))
    groups = apart(edges)
    assert all(before[1] + 11 < after[0] for before, after in pairwise(groups))
    assert min(it[0] for it in groups) > 44
    assert max(it[1] for it in groups) < width - 44
    assert "2/2" in [text(it) for it in groups]
    cut = [it for it in map(text, groups) if "…" in it]
    assert cut
    if tag == "en":
        for short in cut:
            words = "".join(shown.text for shown in next(it[2] for it in groups if text(it) == short))
            assert words.rstrip("…").split() == LONG[tag].split()[: len(words.split())]


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_handling_mark_is_whole_beside_whatever_is_long(tag, paper):
    span = f"<span>{LONG[tag]}</span>"
    edges, _ = footer(tag, span, MARK, span, PAGE.format(""), paper=paper)
    groups = apart(edges)
    assert "TLP:AMBER+STRICT" in [text(it) for it in groups]
    assert all(before[1] + 11 < after[0] for before, after in pairwise(groups))


def test_what_has_no_room_for_a_word_is_left_out():
    edges, _ = footer("en", f"<span>{'w' * 200}</span>", MARK, PAGE.format("Page"))
    assert [text(it) for it in apart(edges)] == ["TLP:AMBER+STRICT", "Page2/2"]


def test_the_first_page_has_the_mark_and_nothing_else_above():
    pdf = Pdf(write_pdf(make_page(running("header", "<span>Kicker</span>", MARK) + PARAGRAPHS), read_theme()))
    on = [[it.text for it in pdf.artifacts("Pagination/Header") if it.page == page] for page in (0, 1)]
    assert on == [["TLP:AMBER+STRICT"], ["Kicker", "TLP:AMBER+STRICT"]]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_title_gives_way_to_what_warns(tag):
    title = f'<span class="running-title">{LONG[tag] * 3}</span>'
    edges, _ = footer(tag, title, "<span>Draft</span>", '<span class="warning">Unchecked</span>', MARK)
    title, draft, warning, mark = map(text, apart(edges))
    assert (draft, warning, mark) == ("Draft", "Unchecked", "TLP:AMBER+STRICT")
    assert "…" in title


COLOURS = {
    "clear": (1, 1, 1),
    "green": (0.2, 1, 0),
    "amber": (1, 0.753, 0),
    "amber-strict": (1, 0.753, 0),
    "red": (1, 0.169, 0.169),
}


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("level", COLOURS)
def test_the_mark_has_the_colours_of_tlp_2(tag, level):
    """Coloured on black, 12 points at least, the black around it and inside the margins."""
    mark = f'<span class="handling tlp-{level}" dir="ltr">TLP:{level.upper()}</span>'
    pdf = Pdf(write_pdf(make_page(running("header", mark), tag), read_theme()))
    (shown,) = pdf.artifacts("Pagination/Header")
    assert shown.size >= 12
    fills, colour, rectangle = [], (), ()
    for operands, operator in pikepdf.parse_content_stream(pdf.file.pages[0]):
        if str(operator) == "rg":
            colour = tuple(map(float, operands))
            fills.append(colour)
        elif str(operator) == "re":
            rectangle, behind = tuple(float(number) * POINTS for number in operands), colour
    assert behind == (0, 0, 0)
    assert fills[-1] == pytest.approx(COLOURS[level], abs=0.002)
    left, bottom, width, height = rectangle
    assert left < shown.x < shown.right < left + width
    assert bottom < shown.y < shown.y + 0.714 * shown.size < bottom + height
    side, (paper, _) = read_theme().page["side"], read_theme().page["size"]
    assert (left if tag == "ar" else paper - left - width) == pytest.approx(side, abs=0.02)


def test_in_the_text_a_mark_has_no_ground():
    pdf = Pdf(write_pdf(make_page('<p><span class="handling tlp-clear">TLP:CLEAR</span></p>'), read_theme()))
    (shown,) = pdf.shown
    assert shown.text == "TLP:CLEAR"
    assert b" re f" not in pdf.file.pages[0].Contents.read_bytes()
    assert b"1 1 1 rg" not in pdf.file.pages[0].Contents.read_bytes()
