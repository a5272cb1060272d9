"""From one column of text to pages: nothing is lost, nothing stands where a reader would stumble over it."""

import contextlib
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from pages import RUNNING, columns, everything, make_page, make_pdf, table, write
from pdf_file import Pdf, squeeze

from polybrief.errors import InputError, MissingGlyphError
from polybrief.pdf.theme_file import read_theme

PAGE = read_theme().page
ROOT = Path(__file__).parents[2]
LOREM = "Each partner decides for itself what it takes part in, and for how long, case by case. "
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-label="a"><line x2="9" stroke="#000000"/></svg>'
)


def numbered(count, words=LOREM, start=1):
    """Paragraphs that begin with their number."""
    return "".join(f"<p>n{number} {words}</p>" for number in range(start, start + count))


def lines_by_page(node):
    """How many lines of an element stand on each page."""
    lines = {(shown.page, shown.y) for shown in node.shown()}
    return {page: sum(1 for at, _ in lines if at == page) for page in sorted({at for at, _ in lines})}


def text_of(body):
    root = etree.fromstring(f"<div>{body}</div>")
    for element in root.xpath("//*[contains(@class, 'running')]"):
        element.getparent().remove(element)
    return "".join(root.itertext())


def assert_nothing_lost(pdf, body):
    assert squeeze(pdf.text) == squeeze(text_of(body))


def bottom(pdf, page):
    return min(shown.y for shown in pdf.shown if shown.page == page and shown.mcid is not None)


def test_an_empty_page_is_a_page():
    for body in (
        "",
        "<section></section>",
        "<p> </p>",
        "<ol></ol>",
        "<table></table>",
        '<div class="columns"></div>',
        RUNNING,
    ):
        pdf = make_pdf(body)
        assert pdf.page_count == 1
        assert pdf.text == ""


@pytest.mark.parametrize(
    "body",
    [
        '<div class="columns"><p>x</p></div>',
        "<table><tbody><tr></tr><tr><td>x</td></tr></tbody></table>",
        "<ol><li></li><li>x</li></ol>",
    ],
)
def test_what_is_half_empty_keeps_the_rest(body):
    assert make_pdf(body).text == "x"


@pytest.mark.parametrize("lines", range(50, 66))
def test_a_heading_is_never_the_last_on_a_page(lines):
    pdf = make_pdf(f"{numbered(lines, '')}<section><h2>Heading</h2>{numbered(12, LOREM * 3, 100)}</section>")
    (heading,) = pdf.tree.all("H2")
    following = next(node for node in pdf.tree.all("P") if node.text.startswith("n100"))
    assert lines_by_page(following).get(heading.pages[0], 0) >= 2


@pytest.mark.parametrize("lines", range(50, 66))
@pytest.mark.parametrize(
    "after",
    [
        f'<ol class="labelled"><li><span class="label">K1</span> {LOREM * 3}</li></ol>',
        table(1, LOREM),
        columns(f"<h2>a</h2><p>{LOREM * 4}</p>", f"<h2>b</h2><p>{LOREM}</p>"),
        f'<div class="quote"><blockquote><p>{LOREM}</p></blockquote><p class="speaker">x</p></div>',
        f"<figure>{DRAWING}<p>{LOREM}</p></figure>",
    ],
)
def test_a_heading_stays_with_whatever_follows(lines, after):
    pdf = make_pdf(f"{numbered(lines, '')}<section><h2>Heading</h2>{after}</section>")
    heading = pdf.tree.all("H2")[0]
    below = [shown for shown in pdf.shown if shown.page == heading.pages[0] and shown.y < next(heading.shown()).y]
    assert below, "something follows on the same page"


@pytest.mark.parametrize("head", range(50, 66))
@pytest.mark.parametrize("length", [2, 3, 4, 6])
def test_no_line_of_a_paragraph_is_left_alone(head, length):
    words = "a paragraph of some lines that may be parted where the page ends but not just anywhere in it " * length
    pdf = make_pdf(f"{numbered(head, '')}<p>begins {words}</p>")
    paragraph = next(node for node in pdf.tree.all("P") if node.text.startswith("begins"))
    counts = lines_by_page(paragraph)
    assert sum(counts.values()) > length // 2
    assert min(counts.values()) >= 2
    assert_nothing_lost(pdf, f"{numbered(head, '')}<p>begins {words}</p>")


def test_pages_are_filled():
    pdf = make_pdf(numbered(300))
    first = [bottom(pdf, page) for page in range(pdf.page_count - 1)]
    assert max(first) - min(first) < 30
    assert max(first) < PAGE["bottom"] + 33


def test_a_paragraph_over_pages_is_one():
    pdf = make_pdf(f"<p>{LOREM * 200}</p>")
    (paragraph,) = pdf.tree.all("P")
    assert paragraph.pages == list(range(pdf.page_count))
    assert pdf.page_count > 2
    assert paragraph.text.split() == (LOREM * 200).split()


def test_a_long_document_is_whole():
    body = RUNNING + "".join(
        f'<section><h2 id="h{n}">Part {n}</h2>{numbered(24, LOREM * 2, 100 * n)}'
        f'<p><a href="#h{n // 2 + 1}">see</a></p></section>'
        for n in range(1, 236)
    )
    pdf = make_pdf(body)
    assert pdf.page_count >= 200
    assert_nothing_lost(pdf, body)
    assert len(pdf.outline()) == 235
    assert f"Page 200 of {pdf.page_count}" in "".join(
        shown.text for shown in pdf.artifacts("Pagination/Footer") if shown.page == 199
    )


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_columns_part_at_the_same_page_end(tag):
    """Both go on over the page; each is read to its end before the other."""
    word = {"en": "partners plan ", "ar": "الشركاء يخططون "}[tag]
    left = "".join(f"<li>l{number} {word * 9}</li>" for number in range(31))
    right = "".join(f"<li>r{number} {word * 9}</li>" for number in range(27))
    body = f"<h1>x</h1>{columns(f'<h2>L</h2><ol>{left}</ol>', f'<h2>R</h2><ol>{right}</ol>')}<p>after</p>"
    pdf = make_pdf(body, tag)
    first, second = pdf.tree.all("L")
    assert first.pages == second.pages == [0, 1]
    assert_nothing_lost(pdf, body)
    inner = {"en": lambda a, b: a.right <= b.x + 3, "ar": lambda a, b: b.right <= a.x + 3}[tag]
    for page in (0, 1):
        here, there = ([shown for shown in each.shown() if shown.page == page] for each in (first, second))
        assert all(inner(a, b) for a in here for b in there)
        assert abs(max(s.y for s in here) - max(s.y for s in there)) < 1
    after = pdf.tree.all("P")[-1]
    assert after.pages == [1]
    assert (
        next(after.shown()).y
        < min(
            shown.y
            for shown in pdf.shown
            if shown.page == 1 and shown.mcid is not None and shown.text.strip() != "after"
        )
        + 0.01
    )


def test_columns_of_very_different_length():
    for left, right in ((1, 150), (150, 1), (0, 150), (150, 0)):
        body = f"<p>before</p>{columns(numbered(left), numbered(right, start=1000))}<p>after</p>"
        pdf = make_pdf(body)
        assert_nothing_lost(pdf, body)
        assert pdf.page_count > 2


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_a_table_over_pages_is_one_table(tag):
    body = table(150, LOREM)
    pdf = make_pdf(body, tag)
    (found,) = pdf.tree.all("Table")
    assert found.pages == list(range(pdf.page_count))
    assert pdf.page_count > 2
    assert len(found.all("TR")) == 151
    assert_nothing_lost(pdf, body)


def test_each_page_of_a_table_says_what_its_columns_are():
    """What the repeated head says, the structure says once."""
    pdf = make_pdf(table(150, LOREM))
    (head,) = pdf.tree.all("THead")
    assert head.pages == [0]
    for page in range(1, pdf.page_count):
        assert (
            squeeze("".join(shown.text for shown in pdf.artifacts("Pagination") if shown.page == page)) == "FigureWhat"
        )


def test_a_row_stands_on_one_page():
    pdf = make_pdf(table(80, LOREM * 3))
    assert {len(row.pages) for row in pdf.tree.all("TR")} == {1}


@pytest.mark.parametrize("lines", range(50, 66, 2))
def test_the_head_of_a_table_stays_with_its_first_row(lines):
    pdf = make_pdf(numbered(lines, "") + table(20, LOREM * 2))
    head, first, *_ = pdf.tree.all("TR")
    assert head.pages == first.pages


@pytest.mark.parametrize("before", [0, 1, 30, 57])
def test_a_cell_higher_than_a_page(before):
    body = numbered(before, "") + table(2, LOREM * 260) + "<p>after</p>"
    pdf = make_pdf(body)
    assert_nothing_lost(pdf, body)
    assert pdf.page_count > 3
    assert all(bottom(pdf, page) > PAGE["bottom"] for page in range(pdf.page_count))


@pytest.mark.parametrize("before", [0, 1, 30, 57])
def test_a_box_higher_than_a_page(before):
    box = f'<section class="summary box"><h2>Summary</h2>{numbered(150, start=100)}</section>'
    body = f"{numbered(before, '')}{box}<p>after</p>"
    pdf = make_pdf(body)
    assert_nothing_lost(pdf, body)
    assert pdf.page_count > 2
    box = pdf.tree.all("Sect")[0]
    assert [page for page, content in enumerate(pdf.file.pages) if fills(content)] == box.pages
    assert all(bottom(pdf, page) > PAGE["bottom"] for page in range(pdf.page_count))


def fills(page):
    """How many rectangles are filled on a page."""
    return sum(1 for _, operator in pikepdf.parse_content_stream(page) if str(operator) == "re")


@pytest.mark.parametrize(
    "body",
    [
        f"<section class='box'><h2>{LOREM * 200}</h2></section>",
        f"<h1>{LOREM * 100}</h1><h2>{LOREM * 100}</h2><p>x</p>",
        f'<ol class="labelled"><li><span class="label">{"K" * 300}</span> x</li></ol>',
        f'<ol class="events">{"".join(f"<li><p>e{n}</p></li>" for n in range(40))}</ol>',
        f'<div class="columns">{"".join(f"<section><p>c{n}</p></section>" for n in range(30))}</div>',
        f"<table><tbody><tr>{''.join(f'<td>d{n}</td>' for n in range(40))}</tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></tbody></table>",
        f"<section class='box'>{table(2, LOREM * 90)}</section>",
        f"<blockquote><blockquote><blockquote><p>{LOREM * 90}</p></blockquote></blockquote></blockquote>",
        "<p>" + "W" * 20_000 + "</p>",
        f"<p>{'a<br/>' * 300}</p>",
    ],
)
def test_what_is_out_of_all_measure_is_still_whole(body):
    assert_nothing_lost(make_pdf(body), body)


INLINE = st.text("ab ي北1(", min_size=1, max_size=40)
BLOCKS = st.recursive(
    st.builds("<p>{}</p>".format, INLINE),
    lambda inner: st.one_of(
        st.builds("<section><h2>{}</h2>{}{}</section>".format, INLINE, inner, inner),
        st.builds('<section class="box">{}</section>'.format, inner),
        st.builds(
            '<ol class="labelled"><li><span class="label">K</span> {}</li><li>{}</li></ol>'.format, INLINE, inner
        ),
        st.builds('<ul><li><span class="label">–</span>{}</li></ul>'.format, inner),
        st.builds('<div class="passage">{}{}{}</div>'.format, inner, inner, inner),
        st.builds('<div class="columns">{}{}</div>'.format, inner, inner),
        st.builds(
            "<table><tbody><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td/></tr></tbody></table>".format,
            inner,
            INLINE,
            inner,
        ),
        st.builds("<blockquote>{}</blockquote>".format, inner),
        st.builds(lambda block, times: block * times, inner, st.integers(2, 9)),
    ),
    max_leaves=12,
)


@given(BLOCKS, st.sampled_from(["en", "ar", "zh"]), st.integers(1, 40))
@settings(max_examples=60)
def test_nothing_is_lost_whatever_stands_in_what(body, tag, times):
    pdf = make_pdf(body * times, tag)
    assert squeeze(pdf.text) == squeeze(text_of(body * times))
    assert all(PAGE["bottom"] < shown.y < PAGE["size"][1] - PAGE["top"] for shown in pdf.shown)


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_the_same_page_gives_the_same_bytes(tag):
    page = make_page(everything(tag), tag)
    first = write(page)
    for other in ("en", "ar", "zh"):
        write(make_page(f"<p>{'other words نص 北 '[::-1]}</p>" + everything(other), other))
    assert write(page) == first


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_gives_the_same_bytes(seed):
    code = (
        "import hashlib, sys; from pages import everything, make_page, write\n"
        "print(*(hashlib.sha256(write(make_page(everything(tag), tag))).hexdigest() for tag in ('zh', 'ar', 'en')))"
    )
    paths = os.pathsep.join([str(ROOT / "tests" / "support"), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    here = [hashlib.sha256(write(make_page(everything(tag), tag))).hexdigest() for tag in ("zh", "ar", "en")]
    assert done.stdout.split() == here


@pytest.mark.parametrize(
    ("tag", "body", "expected"),
    [
        ("en", '<p>x <span dir="rtl" lang="ar">اب 1</span> 2</p>', "x 1 با 2"),
        ("en", '<p>x <cite dir="rtl" lang="ar">اب</cite>: 2 y</p>', "x با: 2 y"),
        ("ar", '<p>اب <span dir="ltr">TLP:AMBER+</span> ج</p>', "ج TLP:AMBER+ با"),
        ("ar", '<p>اب <span dir="ltr">a.json</span>.</p>', ".a.json با"),
        ("ar", '<p><span class="label" dir="ltr">K1</span> 24 اب</p>', "با 24 K1"),
        ("ar", "<p>اب (USD 40 million) 24 F-16، S-1/2024 ج</p>", "ج 24 F-16، S-1/2024 (USD 40 million) با"),
        ("ar", '<blockquote lang="en" dir="ltr"><p>over by 2024.</p></blockquote>', "over by 2024."),
        ("en", '<p dir="rtl">اب ج.</p>', ".ج با"),
    ],
)
def test_an_element_with_a_direction_is_isolated(tag, body, expected):
    pdf = make_pdf(body, tag)
    mirrored = str.maketrans("()", ")(")
    placed = [(x, text.translate(mirrored) if shown.rtl else text) for shown in pdf.shown for x, text in shown.glyphs]
    assert "".join(text for _, text in sorted(placed, key=lambda glyph: glyph[0])).strip() == expected


@pytest.mark.parametrize(
    "body",
    ['<p dir="rtl">اب ج</p>', '<blockquote dir="rtl"><p>اب ج</p></blockquote>', '<ol><li dir="rtl">اب ج</li></ol>'],
)
def test_a_block_from_right_to_left_begins_at_its_right_edge(body):
    (shown,) = (shown for shown in make_pdf(body).shown if squeeze(shown.text))
    assert shown.right == pytest.approx(595.28 - 45, abs=8)


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "{% raw %}{{ x }}",
        '<img src="http://example.org/x.png"/>',
        "&amp; &#65; &lt;",
        "]]>",
        "<!-- x -->",
        "a\\b(c)d",
        "%PDF-1.7 endstream endobj",
    ],
)
def test_markup_in_a_text_is_shown_as_it_stands(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert make_pdf(f"<p>{escaped}</p>").text == text


def test_comments_and_instructions_are_not_shown():
    assert make_pdf("<!-- a --><p>x<!-- b --> y<?php z ?></p><?w?>").text == "x y"


def test_no_entity_is_fetched_or_expanded():
    """An entity of the file system, or one that grows without end, is no text."""
    page = make_page("<p>x&e;</p>")
    for declared in ('<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e "lol">'):
        evil = page.xhtml.replace("<!DOCTYPE html>", f"<!DOCTYPE html [{declared}]>")
        with contextlib.suppress(InputError):
            assert Pdf(write(replace(page, xhtml=evil))).text == "x"


def test_a_missing_glyph_says_where():
    with pytest.raises(MissingGlyphError) as problem:
        make_pdf("<p>a text with \u10d0 in it</p>", "ar")
    message = str(problem.value)
    assert "U+10D0" in message
    assert "edition ar" in message
    assert "a text with" in message


def test_a_missing_glyph_in_what_every_page_repeats_is_found_too():
    with pytest.raises(MissingGlyphError, match=r"U\+10D0"):
        make_pdf('<div class="running footer"><span>\u10d0</span></div><p>x</p>')


def test_a_word_of_a_hundred_thousand_letters_is_laid_out():
    pdf = make_pdf(f"<p>{'word' * 25_000}</p>")
    assert squeeze(pdf.text) == "word" * 25_000


@pytest.mark.parametrize("text", ["a\u00adb", "a\u200bb", "a\u2060b", "\ufeffab", "a\u200eb"])
def test_what_is_not_seen_does_no_harm(text):
    assert squeeze(make_pdf(f"<p>{text}</p>").text) == "ab"


def test_the_white_space_of_a_notice_is_kept():
    pdf = make_pdf('<p class="rights">x · <span class="notice">© 2024  A.  All rights</span></p>')
    assert pdf.text == "x · © 2024  A.  All rights"


def test_other_white_space_is_folded():
    assert make_pdf("<p>\n a \t b<em> c</em>\n d </p>").text == "a b c d"


def test_the_licence_of_a_source_stays_with_its_source():
    entry = '<li><span class="label">1</span> <p>A report.</p><p class="rights">Licence.</p></li>'
    sources = f'<section class="sources"><ol class="sources">{entry * 60}</ol></section>'
    for lines in range(8):
        pdf = make_pdf(f"<p>before</p>{'<p>x</p>' * lines}{sources}")
        assert pdf.page_count > 1
        assert all(len(node.pages) == 1 for node in pdf.tree.all("LI"))


def test_short_columns_move_to_the_next_page_whole():
    column = "<section>" + "".join(f"<p>{number}</p>" for number in range(8)) + "</section>"
    before = "<p>filler</p>" * 48
    pdf = make_pdf(f'{before}<div class="columns">{column}{column}</div>')
    pages = {page for node in pdf.tree.all("Sect") for page in node.pages}
    assert len(pages) == 1
    assert {page for node in pdf.tree.all("P") for page in node.pages} > pages
