"""The structure tree: what a screen reader reads of a page."""

import gc
from itertools import pairwise

import pytest
from lxml import etree
from pages import RUNNING, columns, everything, make_page, make_pdf, write
from pdf_file import Annotation, Marked, Pdf, squeeze

from polybrief.errors import PolybriefError
from polybrief.pdf.structure import Element

TAGS = ["en", "ar", "zh"]
LOREM = "Each partner decides for itself what it takes part in, and for how long. "


@pytest.fixture(scope="module", params=TAGS)
def full(request):
    """A page with every element, in three languages."""
    return make_pdf(everything(request.param), request.param)


def read_aloud(xhtml):
    """The text of an XHTML page in its order, without what every page repeats and the words of drawings."""
    root = etree.fromstring(xhtml.encode())
    for element in root.xpath("//*[contains(@class, 'running')] | //*[local-name()='head']"):
        element.getparent().remove(element)
    return "".join(root.itertext())


def kinds(node):
    return [kid.role for kid in node.nodes]


def test_reading_order_is_that_of_the_page(full):
    assert squeeze(full.text) == squeeze(read_aloud(make_page(everything(full.language), full.language).xhtml))


@pytest.mark.parametrize(
    ("tag", "body"),
    [
        ("en", '<p>one <a href="#a">two</a> three <em>four</em> <a href="#a">five</a> six</p><p id="a">seven</p>'),
        ("en", '<p>one<sup class="marks"><a href="#a">1</a>\u00a0<a href="#a">2</a></sup> after</p><p id="a">x</p>'),
        ("en", '<p>one <span lang="ar" dir="rtl">اثنان ثلاثة</span> four <cite lang="es">cinco</cite>.</p>'),
        (
            "ar",
            '<p>واحد <a href="#a">اثنان</a> ثلاثة <span lang="en" dir="ltr">4 five</span> ستة.</p><p id="a">سبعة</p>',
        ),
        (
            "ar",
            '<p>واحد 24 (USD 40 million) <a href="#a">S-1/2024</a>، ثم F-16 (3).<a href="#a">1</a></p><p id="a">x</p>',
        ),
        ("zh", '<p>一二<a href="#a">三四</a>五<sup class="marks"><a href="#a">1</a></sup>六。</p><p id="a">七</p>'),
        ("en", "<blockquote>before<p>one</p>between<p>two</p>after</blockquote>"),
        ("en", "<ol><li>one<ol><li>two</li></ol>three</li></ol>"),
        (
            "en",
            columns("<p>one</p><p>two</p>", "<p>three</p>") + "<p>four</p>",
        ),
    ],
)
def test_inline_elements_stand_in_the_order_of_the_text(tag, body):
    assert squeeze(make_pdf(body, tag).text) == squeeze(read_aloud(make_page(body, tag).xhtml))


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_reading_order_holds_over_lines(tag):
    text = {"en": "members of the alliance (32) ", "ar": "أعضاء الحلف (32) USD 40 من "}[tag]
    body = f'<p>{text * 12}<a href="#a">{text * 6}</a> {text * 9}</p><p id="a">x</p>'
    assert squeeze(make_pdf(body, tag).text) == squeeze(read_aloud(make_page(body, tag).xhtml))


def test_words_are_kept_apart_over_lines():
    """What a line's end parts is read as two words."""
    text = "partners train together and plan together for emergencies of all kinds " * 6
    assert make_pdf(f"<p>{text}</p>").text.split() == text.split()


def test_headings_nest_and_stand_in_their_sections(full):
    levels = [int(node.role[1]) for node in full.tree.all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for section in full.tree.all("Sect"):
        assert kinds(section)[0] == "H2"


def test_elements_stand_where_the_standard_lets_them(full):
    """ISO 32000-1, 14.8.4: lists, tables and their parts."""
    inside = {
        "L": {"LI", "Caption"},
        "LI": {"Lbl", "LBody"},
        "Table": {"THead", "TBody", "TR", "Caption"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TR": {"TH", "TD"},
    }
    for node in full.tree.walk():
        if node.role in inside:
            assert set(kinds(node)) <= inside[node.role], node.role
            assert not [kid for kid in node.kids if isinstance(kid, Marked)], node.role
    owners = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": ("THead", "TBody"), "TH": "TR", "TD": "TR"}
    for node in full.tree.walk():
        assert node.parent is None or node.parent.role in owners.get(node.role, node.parent.role)


def test_every_list_item_has_its_body_and_its_label(full):
    labels = [[squeeze(lbl.text) for lbl in node.all("Lbl")] for node in full.tree.all("L")]
    assert ["K1", "K2"] in labels
    assert ["1", "2"] in labels
    for item in full.tree.all("LI"):
        assert kinds(item)[-1] == "LBody"
        assert kinds(item) in (["Lbl", "LBody"], ["LBody"])
        assert squeeze(item.nodes[-1].text)


def test_lists_that_number_their_items_say_so(full):
    assert all(node.attributes.get("/ListNumbering") for node in full.tree.all("L") if node.all("Lbl"))


def test_an_item_without_label_has_none():
    (item,) = make_pdf("<ol><li>one</li></ol>").tree.all("LI")
    assert kinds(item) == ["LBody"]
    assert item.text == "one"


def test_table_headers_have_their_scope(full):
    for table in full.tree.all("Table"):
        head, body = table.nodes
        assert (head.role, body.role) == ("THead", "TBody")
        assert {str(th.attributes["/Scope"]) for th in head.all("TH")} == {"/Column"}
        assert {str(th.attributes["/Scope"]) for th in body.all("TH")} == {"/Row"}
        assert all(str(th.attributes["/O"]) == "/Table" for th in table.all("TH"))
        widths = {len(row.nodes) for row in table.all("TR")}
        assert len(widths) == 1, "an empty cell is a cell"


def test_links_have_text_and_lead_to_their_target(full):
    links = full.tree.all("Link")
    # 1 2 in S1, K1 X1 in S2, 1 in K1, 2 in F1, 1 in Q1, the address of the first source
    assert [squeeze(link.text) for link in links][:-1] == ["1", "2", "K1", "X1", "1", "2", "1"]
    for link in links:
        assert squeeze(link.text)
        assert link.annotations
    addresses = [str(link.annotations[0].object.A.URI) for link in links if "/A" in link.annotations[0].object]
    assert addresses == ["https://example.org/a?b=1&c=(2)"]


def test_link_annotations_are_whole(full):
    for link in full.tree.all("Link"):
        for annotation in link.annotations:
            data = annotation.object
            assert str(data.Subtype) == "/Link"
            assert str(data.Contents).strip()
            assert int(data.F) & 4, "printed"
            assert ("/Dest" in data) != ("/A" in data)
            assert full.parents[int(data.StructParent)].objgen == link.id
            left, bottom, right, top = map(float, data.Rect)
            inside = [
                shown
                for shown in link.shown()
                if shown.page == annotation.page and bottom <= shown.y + shown.rise <= top
            ]
            assert inside, "the area is where the words are"
            assert all(left - 0.02 <= shown.x and shown.right <= right + 0.02 for shown in inside)


def test_a_link_says_where_it_leads_in_the_words_of_its_title(full):
    contents = [str(link.annotations[0].object.Contents) for link in full.tree.all("Link")]
    assert contents[:4] == ["Herald, 14–67", "Notes", "K1", "X1"]


def test_a_link_over_lines_is_one_link():
    words = "a long name of a document that goes on and on "
    pdf = make_pdf(f'<p>{LOREM}<a href="#t" title="There">{words * 5}</a> end</p><p id="t">there</p>')
    (link,) = pdf.tree.all("Link")
    heights = {shown.y for shown in link.shown()}
    assert len(heights) == len(link.annotations) > 2
    assert len({tuple(map(float, annotation.object.Rect)) for annotation in link.annotations}) == len(heights)
    assert squeeze(link.text) == squeeze(words * 5)


def test_links_side_by_side_are_two():
    pdf = make_pdf('<p>x <a href="#a">1</a><a href="#b">2</a></p><p id="a">a</p><p id="b">b</p>')
    assert [link.text for link in pdf.tree.all("Link")] == ["1", "2"]
    heights = [pdf.target(link.annotations[0])[1] for link in pdf.tree.all("Link")]
    assert heights[0] > heights[1]


def test_links_lead_to_the_page_and_height_of_their_target():
    filler = "".join(f"<p>{LOREM}</p>" for _ in range(70))
    pdf = make_pdf(
        f'<p id="first">first <a href="#last">to the end</a></p>{filler}<p id="last">last <a href="#first">back</a></p>'
    )
    forth, back = pdf.tree.all("Link")
    assert pdf.page_count == 2
    paragraphs = pdf.tree.all("P")
    for link, target in ((forth, paragraphs[-1]), (back, paragraphs[0])):
        page, top = pdf.target(link.annotations[0])
        drawn = next(target.shown())
        assert page == drawn.page
        assert drawn.y < top < drawn.y + 30


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ('<ol class="labelled"><li id="t"><span class="label">K1</span> here</li></ol>', "K1"),
        ('<table><tbody><tr id="t"><th scope="row">here</th><td>x</td></tr></tbody></table>', "here"),
        ('<section id="t"><h2>here</h2><p>x</p></section>', "here"),
        ('<div class="quote" id="t"><blockquote><p>here</p></blockquote></div>', "here"),
        (
            '<section><ol class="events"><li id="t"><p class="date">here</p><p>x</p></li></ol></section>',
            "here",
        ),
        ('<section class="box" id="t"><p>here</p></section>', "here"),
        ('<div class="columns"><section><p>x</p></section><section><p id="t">here</p></section></div>', "here"),
    ],
)
def test_whatever_has_an_id_can_be_led_to(body, begins):
    pdf = make_pdf(f'<p><a href="#t">go</a></p>{body}')
    page, top = pdf.target(pdf.tree.all("Link")[0].annotations[0])
    below = [shown for shown in pdf.shown if shown.page == page and shown.y < top and squeeze(shown.text)]
    top = max(shown.y for shown in below)
    assert [shown for shown in below if shown.y > top - 1 and shown.text.startswith(begins)]


def test_a_link_to_nowhere_is_a_defect_of_the_template():
    with pytest.raises(PolybriefError, match="#nowhere"):
        make_pdf('<p><a href="#nowhere">x</a></p>')


def test_an_anchor_without_text_does_not_stop_a_page():
    pdf = make_pdf('<p>x <a href="#t"></a>y</p><p id="t">t</p>')
    assert pdf.tree.all("Link") == []


NOTES = {
    "en": ("The well is old.", "Older than the road."),
    "ar": ("البئر قديمة.", "أقدم من الطريق."),
}


def annotated(tag):
    """A statement with a mark for its source and one for its note, and the note at the end."""
    statement, note = NOTES[tag]
    marks = (
        '<sup class="marks"><a href="#S1" title="Herald">1</a></sup>'
        f'<sup class="marks"><a class="note" href="#note.K1" title="{note}">a</a></sup>'
    )
    item = '<li id="note.{0}"><span class="label" dir="ltr">{1}</span> {2} <a href="#{0}">{0}</a></li>'
    items = item.format("K1", "a", note) + item.format("K2", "b", note)
    return (
        f'<ol class="labelled"><li id="K1"><span class="label">K1</span> {statement}{marks}</li><li id="K2">x</li></ol>'
        f'<section class="notes"><h2>x</h2><ol class="notes">{items}</ol></section><p id="S1">x</p>'
    )


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_mark_of_a_note_is_a_reference_to_it(tag):
    pdf = make_pdf(annotated(tag), tag)
    (reference,) = pdf.tree.all("Reference")
    (link,) = reference.nodes
    assert (link.role, squeeze(link.text)) == ("Link", "a")
    (annotation,) = link.annotations
    assert str(annotation.object.Contents) == NOTES[tag][1]
    assert pdf.target(annotation)[1] < next(pdf.tree.all("LI")[0].shown()).y
    assert squeeze(pdf.text) == squeeze(read_aloud(make_page(annotated(tag), tag).xhtml))


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_text_of_a_note_is_one_with_an_identifier(tag):
    """ISO 14289-1, 7.9; the tree of identifiers is that of ISO 32000-1, 14.7.2."""
    pdf = make_pdf(annotated(tag), tag)
    first, second = pdf.tree.all("Note")
    assert squeeze(first.text) == squeeze(NOTES[tag][1] + "K1")
    assert [it.role for it in (first.parent, first.parent.parent, first.parent.parent.parent)] == ["LBody", "LI", "L"]
    names = pdf.catalog.StructTreeRoot.IDTree.Names
    assert [(str(names[i]), names[i + 1].objgen) for i in (0, 2)] == [(it.name, it.id) for it in (first, second)]
    assert first.name < second.name


def test_without_notes_nothing_is_identified(full):
    assert "/IDTree" not in full.catalog.StructTreeRoot
    assert {node.name for node in full.tree.walk()} == {None}


def test_figures_have_a_text_and_a_place(full):
    (figure,) = full.tree.all("Figure")
    assert figure.alt
    assert "1998" in figure.alt
    assert [type(kid) for kid in figure.kids] == [Marked]
    left, bottom, right, top = map(float, figure.attributes["/BBox"])
    width, height = (float(number) for number in full.file.pages[0].MediaBox[2:])
    assert 0 < left < right < width
    assert 0 < bottom < top < height


def test_what_is_in_another_language_says_so(full):
    foreign = {"en": "ar", "ar": "en", "zh": "ar"}[full.language]
    (quote,) = full.tree.all("BlockQuote")
    assert quote.language == foreign
    spans = [node for node in full.tree.all("Span") if node.language]
    assert [span.language for span in spans] == [foreign, foreign]
    assert squeeze(spans[1].text).startswith("©2024")
    assert {node.effective_language for node in full.tree.all("H1", "H2", "Lbl", "TH")} == {full.language}
    assert full.tree.language in (None, full.language)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>a <em lang="fr">b</em> c</p>', {"b": "fr"}),
        ('<p lang="es">a <em lang="fr">b</em> <strong>c</strong></p>', {"a": "es", "b": "fr", "c": "es"}),
        ('<section lang="es"><h2>a</h2><ol><li>b</li></ol></section>', {"a": "es", "b": "es"}),
        ('<p>a <a href="#t" lang="ru">б</a></p><p id="t">t</p>', {"б": "ru"}),
        ('<table><tbody><tr><td lang="zh">北</td><td>b</td></tr></tbody></table>', {"北": "zh"}),
        ('<ol class="labelled"><li lang="fr"><span class="label">1</span> b</li></ol>', {"1": "fr", "b": "fr"}),
        ('<p>a <em><span lang="pt-BR">b</span></em></p>', {"b": "pt-BR"}),
    ],
)
def test_languages_are_inherited(body, expected):
    pdf = make_pdf(body)
    found = {
        squeeze(own): node.effective_language for node in pdf.tree.walk() for own in [own_text(node)] if squeeze(own)
    }
    for text, language in expected.items():
        assert [spoken for own, spoken in found.items() if text in own] == [language]
    assert all(spoken == "en" for own, spoken in found.items() if not any(text in own for text in expected))


def own_text(node):
    """The text of an element that is not in another element."""
    return "".join(
        shown.text
        for kid in node.kids
        if isinstance(kid, Marked)
        for shown in node.pdf.content.get((kid.page, kid.mcid), [])
    )


def test_all_text_is_marked(full):
    for shown in full.shown:
        assert (shown.mcid is None) == bool(shown.artifact), f"{shown.text!r} is neither content nor an artifact"


def test_marked_content_and_parent_tree_agree(full):
    check_parents(full)


def test_marked_content_and_parent_tree_agree_over_pages():
    link = f'<a href="#t">{LOREM * 60}</a>'
    pdf = make_pdf(
        f'<p id="t">{LOREM * 60}{link}{LOREM * 60}</p>'
        + columns(f"<ol><li>{LOREM * 80}</li></ol>", f"<ol><li>{LOREM * 40}</li></ol>")
    )
    assert pdf.page_count > 3
    assert len(pdf.tree.all("P")) == 1
    check_parents(pdf)


def check_parents(pdf: Pdf) -> None:
    """Each marked-content sequence is in one element, which its page's entry of the parent tree names."""
    listed = {}
    annotations = []
    for node in pdf.tree.walk():
        for kid in node.kids:
            if isinstance(kid, Marked):
                assert (kid.page, kid.mcid) not in listed
                listed[kid.page, kid.mcid] = node.id
            elif isinstance(kid, Annotation):
                annotations.append((kid.object.objgen, node.id))
                assert pdf.parents[int(kid.object.StructParent)].objgen == node.id
    drawn = {(shown.page, shown.mcid) for shown in pdf.shown if shown.mcid is not None}
    assert drawn <= set(listed)
    keys = set()
    for index, page in enumerate(pdf.file.pages):
        key = int(page.StructParents)
        keys.add(key)
        parents = pdf.parents[key]
        assert [parent.objgen for parent in parents] == [listed[index, mcid] for mcid in range(len(parents))]
        assert {mcid for page_number, mcid in listed if page_number == index} == set(range(len(parents)))
        on_page = page.get("/Annots", [])
        keys |= {int(annotation.StructParent) for annotation in on_page}
        assert {annotation.objgen for annotation in on_page} <= {found for found, _ in annotations}
    assert len(annotations) == sum(len(page.get("/Annots", [])) for page in pdf.file.pages)
    assert keys == set(pdf.parents)
    assert int(pdf.catalog.StructTreeRoot.ParentTreeNextKey) > max(keys)


def test_no_element_is_empty(full):
    for node in full.tree.walk():
        assert node.kids or node.role in ("TD", "TH"), node.role


def test_repeated_text_is_no_part_of_the_structure():
    body = RUNNING + f"<h1>Title</h1>{f'<p>{LOREM}</p>' * 150}"
    pdf = make_pdf(body)
    assert pdf.page_count > 2
    assert "TLP" not in pdf.text
    for page in range(pdf.page_count):
        header, footer = (
            [shown for shown in pdf.artifacts(f"Pagination/{kind}") if shown.page == page]
            for kind in ("Header", "Footer")
        )
        assert f"Page {page + 1} of {pdf.page_count}" in "".join(shown.text for shown in footer)
        for texts in (header, footer):
            marks = [shown for shown in texts if shown.text == "TLP:CLEAR"]
            assert [shown.size >= 12 for shown in marks] == [True]
        assert min(shown.y for shown in header) > max(
            shown.y for shown in pdf.shown if shown.page == page and shown.mcid is not None
        )
        assert max(shown.y for shown in footer) < min(
            shown.y for shown in pdf.shown if shown.page == page and shown.mcid is not None
        )


@pytest.mark.parametrize("tag", TAGS)
def test_repeated_text_is_mirrored_with_the_page(tag):
    pdf = make_pdf(RUNNING + "<p>x</p>", tag)
    footer = "".join(shown.text for shown in sorted(pdf.artifacts("Pagination/Footer"), key=lambda shown: shown.x))
    assert (
        footer.index("a-brief") < footer.index("TLP") < footer.index("Page")
        if tag != "ar"
        else footer.index("TLP") < footer.index("a-brief")
    )
    width = float(pdf.file.pages[0].MediaBox[2])
    assert all(0 < shown.x < shown.right < width for shown in pdf.artifacts("Pagination"))


def test_drawn_boxes_and_lines_are_artifacts(full):
    """The tree knows of text and figures only."""
    assert {node.role for node in full.tree.walk() if any(isinstance(kid, Marked) for kid in node.kids)} <= {
        "P", "H1", "H2", "H3", "Lbl", "LBody", "TH", "TD", "Link", "Span", "Figure", "Caption",
    }  # fmt: skip


def test_everything_stands_inside_the_margins(full):
    width, height = (float(number) for number in full.file.pages[0].MediaBox[2:])
    for shown in full.shown:
        assert shown.x > 40
        assert shown.right - 3 < width - 40, shown.text  # the space at a line's end may stand out
        assert 10 < shown.y < height - 10


@pytest.mark.parametrize("bad", ["<p>x", "<p>&nbsp;</p>", "</body>"])
def test_a_page_that_is_not_well_formed_is_bad_input(bad):
    with pytest.raises(PolybriefError) as problem:
        write(make_page(bad))
    assert problem.value.exit_code == 3
    assert "A title" in str(problem.value)


def test_a_document_waits_for_no_garbage_collector():
    """A batch of many would grow by what each leaves behind."""
    page = make_page(everything("en"))
    write(page)  # what is kept on purpose
    gc.collect()
    gc.disable()
    try:
        write(page)
        assert not [each for each in gc.get_objects() if isinstance(each, Element)]
        assert gc.collect() < 10
    finally:
        gc.enable()
