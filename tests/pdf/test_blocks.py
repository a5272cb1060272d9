"""Lists in lists, tables, boxes and passages of two columns: as they are heard, and where they stand."""

from itertools import combinations

import pytest
from pages import columns, make_page, make_pdf, table, write
from pdf_file import POINTS, Pdf, squeeze

from polybrief.errors import InputError
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

LOREM = "Each partner decides for itself what it takes part in, and for how long, case by case. "
WORDS = {"en": "partners plan together ", "ar": "الشركاء يخططون معا ", "zh": "伙伴一同计划，"}
PAGE = read_theme().page
WIDTH, HEIGHT = PAGE["size"]
LEFT, RIGHT = PAGE["side"], WIDTH - PAGE["side"]


def numbered(count, words=LOREM, start=1):
    return "".join(f"<p>n{number} {words}</p>" for number in range(start, start + count))


def item(label, content):
    return f'<li><span class="label">{label}</span> {content}</li>'


def labelled(items):
    return f'<ol class="labelled">{items}</ol>'


def edges(node):
    """The left and the right edge of an element's text, the spaces at the ends of its lines left out."""
    ends = [end for shown in node.shown() if squeeze(shown.text) for end in ink(shown)]
    return min(ends), max(ends)


def ink(shown):
    """From where to where there are letters; the second half of a full-width comma is blank."""
    stops = [x for x, _ in shown.glyphs[1:]] + [shown.right]
    seen = [
        (x, (x + stop) / 2 if text == "，" else stop)
        for (x, text), stop in zip(shown.glyphs, stops, strict=True)
        if squeeze(text)
    ]
    return seen[0][0], seen[-1][1]


def tree(node):
    """An element and those below it, as roles in brackets."""
    return f"{node.role}[{' '.join(map(tree, node.nodes))}]" if node.nodes else node.role


# Lists


def test_a_list_stands_in_the_body_of_an_item():
    inner = labelled(item("K1a", "b<ul><li>c</li></ul>"))
    pdf = make_pdf(labelled(item("K1", f"a{inner}")))
    (outer, *_) = pdf.tree.all("L")
    assert tree(outer) == "L[LI[Lbl LBody[L[LI[Lbl LBody[L[LI[Lbl LBody]]]]]]]]"
    assert squeeze(outer.text) == "K1aK1ab•c"


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_each_level_of_a_list_is_indented(tag):
    word = WORDS[tag]
    body = f"<ul><li>{word}<ul><li>{word}<ul><li>{word}</li></ul></li></ul></li></ul>"
    outermost, *inner = (node for node in make_pdf(body, tag).tree.all("Lbl", "LBody"))
    side, sign = (0, 1) if tag == "en" else (1, -1)
    starts = [sign * edges(node)[side] for node in [outermost, *inner[1::2]]]
    assert sign * edges(outermost)[side] == pytest.approx(sign * (LEFT if tag == "en" else RIGHT), abs=1)
    assert starts == sorted(starts)
    assert starts[-1] - starts[0] > 15


@pytest.mark.parametrize(
    ("labels", "numbering"),
    [
        (["1", "2", "10"], "Decimal"),
        (["K1", "K2"], "Decimal"),
        (["1.", "2."], "Decimal"),
        (["١", "٢"], "Decimal"),
        (["K1a", "K1b"], "LowerAlpha"),
        (["a)", "b)"], "LowerAlpha"),
        (["A", "B"], "UpperAlpha"),
        (["–", "–"], "Disc"),
        (["▪", "▪"], "Square"),
    ],
)
def test_a_list_says_how_its_items_are_numbered(labels, numbering):
    pdf = make_pdf(labelled("".join(item(label, "x") for label in labels)))
    assert pdf.tree.all("L")[0].attributes["/ListNumbering"] == f"/{numbering}"


def test_a_list_with_bullets_and_one_without_labels_say_so():
    bullets, plain = make_pdf("<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>").tree.all("L")
    assert bullets.attributes["/ListNumbering"] == "/Disc"
    assert [label.text for label in bullets.all("Lbl")] == ["•", "•"]
    assert plain.attributes["/ListNumbering"] == "/None"
    assert not plain.all("Lbl")


def test_an_item_that_has_a_label_has_no_bullet():
    pdf = make_pdf(f"<ul>{item('–', 'a')}<li>b</li></ul>")
    assert [label.text for label in pdf.tree.all("Lbl")] == ["–", "•"]


@pytest.mark.parametrize("tag", ["bn", "el", "hi", "he", "ja", "ko", "th", "uk", "ur", "vi"])
def test_every_script_has_the_bullet(tag):
    assert make_pdf("<ul><li>7</li></ul>", tag).tree.all("Lbl")[0].text == "•"


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (3, [3]), (4, [2, 2]), (8, [3, 3, 2]), (7, [3, 3, 1])])
def test_items_side_by_side_make_rows(tag, count, rows):
    items = "".join(f"<li><p>{number}</p></li>" for number in range(count))
    pdf = make_pdf(f'<ol class="strip">{items}</ol>', tag)
    places = [next(node.shown()) for node in pdf.tree.all("LI")]
    heights = sorted({shown.y for shown in places}, reverse=True)
    assert [sum(shown.y == height for shown in places) for height in heights] == rows
    for height in heights:
        row = [shown.x for shown in places if shown.y == height]
        assert row == sorted(row, reverse=tag == "ar")
    assert squeeze(pdf.text) == "".join(map(str, range(count)))


def strip(*numbers):
    items = (f'<li><p class="number">{number}</p><p>partners</p></li>' for number in numbers)
    return f'<ol class="strip">{"".join(items)}</ol>'


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (strip("41,234,567", "7", "$1.2"), 1),
        (strip("41,234,567,890,123,456,789", "7", "$1.2"), 2),
        (strip("41,234,567,890,123,456,789,000,000,000,000,000", "7"), 2),
        (columns(strip("1,041,234,567", "7", "$1.2"), "<p>x</p>"), 2),
        (columns(strip("7", "$1.2", "41,234,567,890,123"), "<p>x</p>"), 3),
    ],
)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_number_of_a_strip_is_never_cut(body, rows, tag):
    items = make_pdf(body, tag).tree.all("LI")
    heights = [{shown.y for shown in node.all("P")[0].shown()} for node in items]
    assert all(len(each) == 1 for each in heights)
    assert len(set.union(*heights)) == rows


def test_a_number_wider_than_the_page_is_cut_inside_of_it():
    pdf = make_pdf(strip("7" * 200, "1"))
    assert_inside(pdf)
    assert pdf.text.count("7") == 200


def test_a_label_of_an_item_that_is_parted_is_kept():
    cells = f"<table><tbody><tr><td>{numbered(60)}</td></tr></tbody></table>"
    pdf = make_pdf(labelled(item("K1", cells)))
    assert pdf.tree.all("Lbl")[0].text == "K1"
    assert pdf.page_count > 1


# Tables


def grid(*rows, head=""):
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_columns_are_as_wide_as_their_content_asks_for(tag):
    word = WORDS[tag]
    pdf = make_pdf(grid(("7", word * 40, word), ("1987", word * 30, word)), tag)
    for row in pdf.tree.all("TR"):
        first, second, third = row.nodes
        assert len({shown.y for shown in first.shown()}) == 1
        assert len({shown.y for shown in third.shown()}) == 1
        left, right = edges(second)
        assert right - left > 300


@pytest.mark.parametrize("tag", ["en", "de"])
def test_no_word_is_parted_where_all_have_room(tag):
    words = ["Hafenzufahrtsstraßenbeleuchtung", "Trinkwasserbrunnenüberwachungsstelle", LOREM * 3]
    pdf = make_pdf(grid(words), tag)
    assert [len({shown.y for shown in cell.shown()}) for cell in pdf.tree.all("TD")][:2] == [1, 1]


def test_words_that_have_no_room_are_parted():
    pdf = make_pdf(grid(("word" * 40, "short", "other" * 40)))
    assert [squeeze(cell.text) for cell in pdf.tree.all("TD")] == ["word" * 40, "short", "other" * 40]
    assert [len({shown.y for shown in cell.shown()}) > 1 for cell in pdf.tree.all("TD")] == [True, False, True]
    assert_inside(pdf)


def assert_inside(pdf):
    for shown in pdf.shown:
        if squeeze(shown.text):
            left, right = ink(shown)
            assert LEFT - 4 < left < right < RIGHT + 4
            assert PAGE["bottom"] < shown.y < HEIGHT - PAGE["top"]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_table_of_sixty_columns_stays_on_the_page(tag):
    pdf = make_pdf(grid(*(tuple(WORDS[tag].split()[0] for _ in range(60)) for _ in range(3))), tag)
    assert_inside(pdf)
    assert len(pdf.tree.all("TD")) == 180


def test_more_columns_than_a_page_can_have_are_an_error():
    with pytest.raises(InputError, match=r"200 columns: no more than 10\d .*50\d points\n  part it"):
        make_pdf(grid(tuple("abcdefghij" * 20)))


@pytest.mark.parametrize("span", ["0", "x", "-1", "1.5", ""])
def test_a_cell_over_no_number_of_columns_is_an_error(span):
    with pytest.raises(InputError, match="colspan"):
        make_pdf(f'<table><tr><td colspan="{span}">x</td></tr></table>')
    with pytest.raises(InputError, match="rowspan='2'"):
        make_pdf('<table><tr><td rowspan="2">x</td></tr></table>')


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_cell_over_columns_is_as_wide_as_they_are(tag):
    body = (
        '<table><thead><tr><th scope="col" colspan="2">1</th><th scope="col">2</th></tr></thead>'
        '<tbody><tr><td>3</td><td>4</td><td>5</td></tr><tr><td>6</td><td colspan="2">7</td></tr></tbody></table>'
    )
    pdf = make_pdf(body, tag)
    over, _, _, _, _, _, last = pdf.tree.all("TH", "TD")
    assert over.attributes["/ColSpan"] == last.attributes["/ColSpan"] == 2
    assert over.attributes["/Scope"] == "/Column"
    at = {node.text: next(node.shown()).x for node in pdf.tree.all("TH", "TD")}
    assert at["2"] == pytest.approx(at["5"])
    assert at["4"] == pytest.approx(at["7"])


def test_a_row_with_fewer_cells_is_filled_up():
    pdf = make_pdf("<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>")
    assert [len(row.nodes) for row in pdf.tree.all("TR")] == [3, 3]
    assert pdf.text == "abcd"


def test_a_caption_is_the_first_of_its_table():
    head = '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
    pdf = make_pdf(grid(*[("x", LOREM)] * 300, head=f"<caption>All of <em>it</em></caption>{head}"))
    (table,) = pdf.tree.all("Table")
    assert [node.role for node in table.nodes] == ["Caption", "THead", "TBody"]
    assert table.nodes[0].text == "All of it"
    assert table.pages == list(range(pdf.page_count))
    assert len(table.all("TR")) == 301
    for page in range(1, pdf.page_count):
        assert "".join(shown.text for shown in pdf.artifacts("Pagination") if shown.page == page) == "ab"


@pytest.mark.parametrize("lines", range(50, 66, 3))
def test_a_caption_stays_with_its_table(lines):
    pdf = make_pdf(numbered(lines, "") + grid(("x", LOREM), ("y", LOREM), head="<caption>About it</caption>"))
    assert pdf.tree.all("Caption")[0].pages == pdf.tree.all("TR")[0].pages


def test_a_head_as_high_as_the_page_is_not_repeated():
    head = f'<thead><tr><th scope="col">{numbered(40)}</th></tr></thead>'
    pdf = make_pdf(grid(*[(LOREM * 9,)] * 30, head=head))
    assert not pdf.artifacts("Pagination")
    assert_inside(pdf)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_numbers_stand_at_the_end_of_their_column(tag):
    rows = "".join(f'<tr><td>x</td><td class="number">{number}</td><td>x</td></tr>' for number in (7, 1987, 10))
    numbers = make_pdf(f"<table>{rows}</table>", tag).tree.all("TD")[1::3]
    side = 0 if tag == "ar" else 1
    assert len({round(edges(node)[side], 1) for node in numbers}) == 1
    assert len({round(edges(node)[1 - side], 1) for node in numbers}) == 3


def test_rows_outside_of_groups_are_rows():
    pdf = make_pdf("<table><tr><td>a</td></tr><tr><td>b</td></tr><tfoot><tr><td>c</td></tr></tfoot></table>")
    assert tree(pdf.tree.all("Table")[0]) == "Table[TBody[TR[TD] TR[TD]] TFoot[TR[TD]]]"


# Boxes


def test_a_pull_quote_is_large_between_two_lines():
    pdf = make_pdf(f'<p>x</p><blockquote class="pull"><p>{LOREM}</p></blockquote><p>y</p>')
    (quote,) = pdf.tree.all("BlockQuote")
    content = pdf.file.pages[0].Contents.read_bytes().decode("latin-1")
    heights = [float(line.split()[-3]) * POINTS for line in content.splitlines() if line.endswith(" l S")]
    places = [shown.y for shown in quote.shown()]
    assert {shown.size for shown in quote.shown()} == {14}
    assert len(heights) == 2
    assert max(heights) > max(places) >= min(places) > min(heights)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_padding_wider_than_the_page_leaves_room_for_the_text(tag):
    body = '<section class="box">' * 50 + f"<p>{WORDS[tag] * 20}</p>" + "</section>" * 50
    pdf = make_pdf(body, tag)
    assert squeeze(pdf.text) == squeeze(WORDS[tag] * 20)
    assert_inside(pdf)


def test_what_stands_in_one_another_without_end_is_an_error():
    with pytest.raises(InputError, match="more than 64 elements in one another"):
        make_pdf("<div>" * 2000 + "x" + "</div>" * 2000)
    with pytest.raises(InputError, match="more than 64 elements in one another"):
        make_pdf(f"<p>{'<em>' * 2000}x{'</em>' * 2000}</p>")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul> stands in <ul>"),
        ("<ol>a<li>b</li></ol>", "'a' stands in <ol>"),
        ("<table><tr><td>a</td></tr>b</table>", "'b' stands in <table>"),
        ("<table><tr><p>a</p></tr></table>", "<p> stands in <tr>"),
        ("<table><tbody><td>a</td></tbody></table>", "<td> stands in <tbody>"),
        ('<div class="columns"><span>a</span><p>b</p></div>', "<span> stands in <div>"),
    ],
)
def test_what_would_be_lost_is_an_error(body, found):
    with pytest.raises(InputError, match=f"line 2 of the page: {found}\n  possible there are <"):
        make_pdf(body)


def test_a_box_may_be_a_division():
    pdf = make_pdf('<div class="box"><p>x</p></div><section class="box"><p>y</p></section>')
    first, second = ([each for each in rectangles(pdf) if (each[2] > 10) == wide] for wide in (True, False))
    assert len(first) == len(second) == 2


@pytest.mark.parametrize(
    "tags", ["div", "section class='box'", "ul><li", "table><tr><td", "div class='columns'", "ol><li"]
)
def test_what_may_stand_in_one_another_does(tags):
    names = [each.split()[0] for each in tags.split("><")]
    times = 60 // len(names)
    body = f"<{tags}>" * times + "<p>x</p>" + "".join(f"</{name}>" for name in reversed(names)) * times
    assert squeeze(make_pdf(body).text).replace("•", "") == "x"


# Passages


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_a_passage_has_two_columns_of_one_height(tag):
    words = WORDS[tag]
    body = f'<p>before</p><div class="passage">{numbered(9, words * 9)}</div><p>after</p>'
    pdf = make_pdf(body, tag)
    (passage,) = pdf.tree.all("Div")
    assert squeeze(passage.text) == squeeze("".join(f"n{n}{words * 9}" for n in range(1, 10)))
    seen = [shown for shown in passage.shown() if squeeze(shown.text)]
    halves = [[s for s in seen if s.x < WIDTH / 2 - 9], [s for s in seen if s.x >= WIDTH / 2 - 9]]
    first, second = reversed(halves) if tag == "ar" else halves
    assert max(s.y for s in first) == max(s.y for s in second)
    assert abs(min(s.y for s in first) - min(s.y for s in second)) < 50
    assert [*first, *second] == seen, "one column is read after the other"
    assert max(s.right for s in halves[0] if not s.text.endswith(" ")) < min(s.x for s in halves[1])
    after = next(pdf.tree.all("P")[-1].shown())
    assert after.y < min(s.y for s in seen)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("before", [0, 20, 57])
def test_a_passage_runs_over_pages(tag, before):
    words = WORDS[tag]
    body = f'{numbered(before, "")}<div class="passage">{numbered(116, words * 6, 100)}</div><p>after</p>'
    pdf = make_pdf(body, tag)
    (passage,) = pdf.tree.all("Div")
    seen = [shown for shown in passage.shown() if squeeze(shown.text)]
    *full, last = passage.pages
    for page in passage.pages:
        here = [shown for shown in seen if shown.page == page]
        ends = [min(s.y for s in here if (s.x < WIDTH / 2 - 9) == left) for left in (True, False)]
        assert max(ends) < 82 if page in full else abs(ends[0] - ends[1]) < 40
    assert len(full) >= 2
    assert pdf.tree.all("P")[-1].pages == [last]
    assert squeeze(passage.text) == squeeze("".join(f"n{n}{words * 6}" for n in range(100, 216)))


@pytest.mark.parametrize("lines", range(3, 12))
def test_a_heading_in_a_passage_stays_with_its_text(lines):
    body = f'<div class="passage">{numbered(lines, "")}<h2>Heading</h2><p>text {LOREM}</p></div>'
    pdf = make_pdf(body)
    heading = next(pdf.tree.all("H2")[0].shown())
    text = next(pdf.tree.all("P")[-1].shown())
    assert heading.y > text.y
    assert abs(heading.x - text.x) < 1


@pytest.mark.parametrize("lines", range(1, 9))
def test_no_line_is_left_alone_in_a_passage(lines):
    pdf = make_pdf(f'<div class="passage">{"<p>x</p>" * lines}<p>{LOREM * 4}</p></div>')
    found = [shown.x > WIDTH / 2 for shown in pdf.tree.all("P")[-1].shown()]
    assert found.count(True) != 1
    assert found.count(False) != 1


def rectangles(pdf, page=0):
    """The rectangles filled on a page: left, bottom, width, height."""
    content = pdf.file.pages[page].Contents.read_bytes().decode("latin-1")
    lines = [line.split()[4:8] for line in content.splitlines() if line.endswith(" re f")]
    return [tuple(float(number) * POINTS for number in line) for line in lines]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_box_in_a_passage_stands_in_its_column(tag):
    box = f'<section class="box"><p>{WORDS[tag] * 5}</p></section>'
    pdf = make_pdf(f'<div class="passage">{box * 6}</div>', tag)
    lefts = {left for left, _, width, _ in rectangles(pdf) if width > 10}
    assert len(lefts) == 2
    for node in pdf.tree.all("Sect"):
        left, right = edges(node)
        assert [1 for x, _, width, _ in rectangles(pdf) if x < left and right < x + width + 1]


def test_a_long_box_in_a_passage_is_parted_with_its_background():
    pdf = make_pdf(f'<div class="passage"><section class="box">{numbered(130)}</section></div>')
    assert pdf.page_count > 2
    for page in range(pdf.page_count - 1):
        assert len([1 for _, _, width, _ in rectangles(pdf, page) if width > 10]) == 2


@pytest.mark.parametrize("count", [8, 150])
def test_a_passage_in_a_box_has_the_box_behind_it(count):
    body = f'<p>x</p><section class="box"><h2>Box</h2><div class="passage">{numbered(count)}</div></section><p>y</p>'
    pdf = make_pdf(body)
    box = pdf.tree.all("Sect")[0]
    for page in box.pages:
        ((left, bottom, width, height),) = [each for each in rectangles(pdf, page) if each[2] > 10]
        for shown in box.shown():
            if shown.page == page and squeeze(shown.text):
                assert left < shown.x < shown.right < left + width + 3
                assert bottom < shown.y < bottom + height


def test_a_passage_in_a_passage_flows_in_its_column():
    inner = f'<div class="passage">{numbered(4)}</div>'
    pdf = make_pdf(f'<div class="passage">{inner * 5}</div>')
    assert len({round(shown.x) for shown in pdf.shown if shown.text.startswith("n")}) == 2


def test_a_table_in_a_passage_says_its_head_in_each_column():
    head = '<thead><tr><th scope="col">head</th><th scope="col">x</th></tr></thead>'
    pdf = make_pdf(f'<div class="passage">{grid(*[("a", LOREM)] * 20, head=head)}</div>')
    assert [shown.text for shown in pdf.artifacts("Pagination")] == ["head", "x"]
    assert len(pdf.tree.all("Table")) == 1


def test_links_that_stand_side_by_side_have_areas_of_their_own():
    marks = '<sup class="marks"><a href="#a">1</a>\u00a0<a href="#b">2</a>\u00a0<a href="#a">3</a></sup>'
    body = "".join(f'<p id="{key}">{LOREM[: 40 + 7 * number]}{marks}</p>' for number, key in enumerate("abcdefgh"))
    areas = [tuple(map(float, link.annotations[0].object.Rect)) for link in make_pdf(body).tree.all("Link")]
    assert len(areas) == 24
    for (a, b, c, d), (e, f, g, h) in combinations(areas, 2):
        assert min(c, g) <= max(a, e) or min(d, h) <= max(b, f)


def test_links_in_a_passage_are_where_their_words_are():
    text = f'<p id="t">{LOREM}<a href="#t">there</a></p>'
    for link in make_pdf(
        f'<div class="passage">{text * 1}{numbered(3)}<p>{LOREM}<a href="#t">here</a></p></div>'
    ).tree.all("Link"):
        (shown,) = link.shown()
        left, _, right, _ = map(float, link.annotations[0].object.Rect)
        assert left <= shown.x < shown.right <= right + 0.02


# All of it

_HEAD = (
    '<thead><tr><th scope="col">{0}</th><th scope="col" class="number">{1}</th><th scope="col">{2}</th></tr></thead>'
)
_ALL = (
    '<h1>{0}</h1><div class="passage"><h2>{1}</h2>'
    + "<p>{0} {1} {2}</p>" * 40
    + '<ol class="labelled"><li><span class="label" dir="ltr">K1</span> {0}<ol class="labelled">'
    '<li><span class="label" dir="ltr">K1a</span> {1}<ul><li>{2}</li><li>{0}<ul><li>{1}</li></ul></li></ul>'
    "</li></ol></li></ol>"
    '<section class="box"><h2>{2}</h2><p>{0}</p></section></div>'
    '<blockquote class="pull"><p>{0} {1} {2}</p></blockquote>'
    f"<table><caption>{{2}}</caption>{_HEAD}<tbody>"
    + '<tr><th scope="row">{0}</th><td class="number">1987</td><td>{1} {2}</td></tr>'
    * 90
    + '<tr><th scope="row" colspan="2">{1}</th><td></td></tr><tr><td>{2}</td></tr></tbody></table>'
    '<ol class="events">' + '<li><p class="date">1987</p><p>{0}</p></li>' * 9 + "</ol>"
)


def all_of_it(tag):
    return _ALL.format(*((WORDS[tag] * times).strip() for times in (1, 2, 4)))


@pytest.mark.parametrize("tag", WORDS)
def test_all_of_it_stands_inside_the_margins(tag):
    assert_inside(make_pdf(all_of_it(tag), tag))


@pytest.mark.environment
def test_verapdf_finds_nothing(verapdf, tmp_path):
    files = []
    for tag in WORDS:
        files.append(tmp_path / f"{tag}.pdf")
        files[-1].write_bytes(write(make_page(all_of_it(tag), tag)))
    done = verapdf(files)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("before", range(44, 54))
def test_a_short_chart_is_not_parted(before):
    rows = "".join(f'<tr><th scope="row">row {n}</th><td>{n}</td></tr>' for n in range(4))
    body = f'{numbered(before, "")}<table class="chart"><caption>chart</caption><tbody>{rows}</tbody></table>'
    (table,) = make_pdf(body).tree.all("Table")
    assert len(table.pages) == 1


@pytest.mark.parametrize(("tag", "labels"), [("en", ["1.", "2."]), ("fa", ["۱.", "۲."])])
def test_a_numbered_list_has_numbers_in_the_digits_of_the_language(tag, labels):
    pdf = make_pdf('<ol class="numbered"><li>a</li><li>b</li></ol>', tag)
    assert [squeeze(label.text) for label in pdf.tree.all("Lbl")] == labels
    (node,) = pdf.tree.all("L")
    assert "Decimal" in str(node.attributes)


@pytest.mark.parametrize("before", range(30, 54, 3))
def test_key_figures_side_by_side_and_a_disagreement_are_not_parted(before):
    figures = "".join(f'<li><p class="number">{n}</p><p>{LOREM * 6}</p></li>' for n in range(3))
    (strip,) = make_pdf(f'{numbered(before, "")}<ol class="strip">{figures}</ol>').tree.all("L")
    assert len(strip.pages) == 1
    item = f'<li><span class="label">X1</span> topic<ul class="readings"><li>{LOREM * 6}</li></ul><p>{LOREM}</p></li>'
    body = f'<section class="disagreements"><ol class="labelled">{item}</ol></section>'
    open_question = make_pdf(f"{numbered(before, '')}{body}").tree.all("LI")[0]
    assert len(open_question.pages) == 1


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_long_number_takes_the_room_that_others_leave(tag):
    """Where each has room in columns of one width, they stand in those."""

    def tops(*numbers):
        items = "".join(f'<li><p class="number">{it}</p><p>some</p></li>' for it in numbers)
        return [list(node.shown()) for node in make_pdf(f'<ol class="strip">{items}</ol>', tag).tree.all("P")[::2]]

    long = tops("32", "forty million and three hundred thousand dollars", "24")
    assert [len({shown.y for shown in each}) for each in long] == [1, 1, 1]
    starts = [min(shown.x for shown in each) for each in tops("32", "40", "24")]
    first, second = sorted(b - a for a, b in zip(sorted(starts), sorted(starts)[1:], strict=False))
    assert first == pytest.approx(second, abs=3)


@pytest.mark.parametrize("before", range(20, 60, 2))
def test_what_follows_something_begins_on_the_page_on_which_that_ends(before):
    source = f'<li><span class="label">1</span> {LOREM}</li>'
    sources = f'<section class="sources"><ol class="sources">{source}</ol></section>'
    pdf = make_pdf(f'{numbered(before)}{sources}<footer class="colophon"><p>{LOREM * 3}</p></footer>')
    (item,) = pdf.tree.all("LI")
    colophon = pdf.tree.all("P")[-1]
    assert item.pages == colophon.pages
    assert len(colophon.pages) == 1


@pytest.mark.parametrize("before", range(10, 50, 2))
def test_no_page_ends_a_table_with_one_row(before):
    pdf = make_pdf(numbered(before) + table(9, LOREM))
    rows = [min(node.pages) for node in pdf.tree.all("TR")[1:]]
    assert rows[-1] == rows[-2]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(("kind", "below"), [("one-two", 1), ("two-one", 2)])
def test_a_wider_column_stands_in_the_grid_of_key_figures(tag, kind, below):
    word = WORDS[tag].split()[0]
    figures = "".join(f"<li><p>{word}</p></li>" for _ in range(3))
    side = "".join(f"<section><p>{word}</p></section>" for _ in range(2))
    pdf = make_pdf(f'<ol class="strip">{figures}</ol><div class="columns {kind}">{side}</div>', tag)
    first, second, third, left, right = (edges(node)[tag == "ar"] for node in pdf.tree.all("P"))
    assert left == pytest.approx(first, abs=0.1)
    assert right == pytest.approx((first, second, third)[below], abs=0.1)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_text_of_a_table_ends_where_the_page_does(tag):
    """What is kept free behind a column is of no use behind the last."""
    long = WORDS[tag].split()[0][:2] + " "
    (_, cell) = make_pdf(grid(("7", long * 300)), tag).tree.all("TD")
    left, right = edges(cell)
    assert (left - LEFT if tag == "ar" else RIGHT - right) == pytest.approx(0.0, abs=7.0)  # the room of a short word


@pytest.mark.parametrize("widths", ["[0.2, 0.2]", "[5, 0.1]", "[9, 1]", "[0, 1]", "[1, 2, 3]"])
def test_any_widths_of_columns_stay_on_the_page(tmp_path, widths):
    file = tmp_path / "theme.toml"
    file.write_text(f'[styles]\n"div.own" = {{widths = {widths}}}\n', encoding="utf-8")
    side = f"<section><p>{WORDS['en'] * 9}</p></section>"
    page = make_page(f'<div class="columns own">{side * 2}</div>')
    pdf = Pdf(write_pdf(page, read_theme(file)))
    assert_inside(pdf)
    assert squeeze(pdf.text) == squeeze(WORDS["en"] * 18)
