"""The file around the pages: metadata, attachment, bookmarks, fonts, and what validators say of it."""

import datetime
import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pages import CREATED, RUNNING, columns, everything, make_page, make_pdf, table, write
from pdf_file import Pdf, squeeze
from pictures import image, pixels
from pypdf import PdfReader

from polybrief.languages import LANGUAGES
from polybrief.model.page import Attachment
from polybrief.pdf.metadata import srgb_profile

TAGS = ["en", "ar", "zh"]
ILLUSTRATED = Path(__file__).parents[1] / "support" / "illustrated.xhtml"
DATA = Attachment("a-brief.en.json", "application/json", "The texts – with “origins”", '{"x": "é 北 نص"}\n'.encode())
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
}  # fmt: skip
STANDARD = {"Courier", "Helvetica", "Times", "Symbol", "ZapfDingbats"}
NASTY = 'A <b>title</b> & "quotes" (brackets\\) – 北约 الناتو \U0001d49c'


def full(tag="en", **fields):
    return make_pdf(everything(tag), tag, attachments=(DATA,), **fields)


@pytest.fixture(scope="module", params=TAGS)
def pdf(request):
    """A page with every element and an attachment, in three languages."""
    return full(request.param, title="A title", author="A ministry", subject="Policy brief")


def metadata(pdf):
    return etree.fromstring(pdf.catalog.Metadata.read_bytes())


def value(tree, path):
    (found,) = tree.xpath(path, namespaces=NAMESPACES)
    return found


def test_the_file_says_what_it_is(pdf):
    tree = metadata(pdf)
    assert value(tree, "//dc:title//rdf:li/text()") == "A title"
    assert value(tree, "//dc:title//rdf:li/@xml:lang") == "x-default"
    assert value(tree, "//dc:creator//rdf:li/text()") == "A ministry"
    assert value(tree, "//dc:description//rdf:li/text()") == "Policy brief"
    assert value(tree, "//dc:language//rdf:li/text()") == pdf.language
    assert (value(tree, "//@pdfaid:part"), value(tree, "//@pdfaid:conformance")) == ("3", "A")
    assert value(tree, "//@pdfuaid:part") == "1"


def test_metadata_are_not_packed(pdf):
    """PDF/A: who does not know PDF finds them too."""
    assert "/Filter" not in pdf.catalog.Metadata
    assert b"<?xpacket begin=" in pdf.data


@pytest.mark.parametrize("title", [NASTY, "x", "a\nb"])
def test_a_title_is_the_same_everywhere(title):
    made = make_pdf("<p>x</p>", title=title, author=title, subject=title)
    tree = metadata(made)
    assert value(tree, "//dc:title//rdf:li/text()") == title
    assert value(tree, "//dc:creator//rdf:li/text()") == title
    info = PdfReader(io.BytesIO(made.data)).metadata
    assert (info.title, info.author, info.subject) == (title, title, title)


def test_what_is_not_known_is_not_said():
    made = make_pdf("<p>x</p>", author="", subject="")
    assert metadata(made).xpath("//dc:creator | //dc:description", namespaces=NAMESPACES) == []
    assert {"/Author", "/Subject"}.isdisjoint(made.file.docinfo.keys())


@pytest.mark.parametrize(
    ("created", "expected"),
    [
        (CREATED, "D:20241205102030+00'00'"),
        ("2026-11-21T00:00:00+00:00", "D:20261121000000+00'00'"),
        ("2024-12-05T10:20:30-03:00", "D:20241205102030-03'00'"),
    ],
)
def test_dates_are_the_given_ones(created, expected):
    made = make_pdf("<p>x</p>", created=created, attachments=(DATA,))
    assert {str(made.file.docinfo[key]) for key in ("/CreationDate", "/ModDate")} == {expected}
    tree = metadata(made)
    for name in ("CreateDate", "ModifyDate"):
        assert datetime.datetime.fromisoformat(value(tree, f"//@xmp:{name}")) == datetime.datetime.fromisoformat(
            created
        )
    assert str(made.catalog.AF[0].EF.F.Params.ModDate) == expected


def test_the_attachment_is_what_was_given(pdf):
    (name,) = pdf.file.attachments.keys()
    assert name == DATA.name
    assert pdf.file.attachments[name].get_file().read_bytes() == DATA.data
    (file,) = pdf.catalog.AF
    assert str(file.AFRelationship) == "/Data"
    assert (str(file.F), str(file.UF), str(file.Desc)) == (DATA.name, DATA.name, DATA.description)
    assert str(file.EF.F.Subtype) == "/application/json"
    assert int(file.EF.F.Params.Size) == len(DATA.data)
    assert pdf.catalog.Names.EmbeddedFiles.Names[1].objgen == file.objgen


def test_attachments_are_found_by_name():
    """Names of a name tree are in order (ISO 32000-1, 7.9.6)."""
    files = tuple(
        Attachment(name, "text/plain", "", name.encode()) for name in ("b (1).txt", "a é.txt", "ب.txt", "北.txt")
    )
    made = make_pdf("<p>x</p>", attachments=files)
    keys = [bytes(key) for key in list(made.catalog.Names.EmbeddedFiles.Names)[::2]]
    assert keys == sorted(keys)
    # Looked at last: qpdf brings the tree into an order of its own.
    assert {name: made.file.attachments[name].get_file().read_bytes() for name in made.file.attachments} == {
        f.name: f.data for f in files
    }


def test_bookmarks_are_the_headings(pdf):
    expected = [(0 if node.role == "H1" else 1, node.text, node.pages[0]) for node in pdf.tree.all("H1", "H2", "H3")]
    assert pdf.outline() == expected
    assert str(pdf.catalog.PageMode) == "/UseOutlines"
    assert len(PdfReader(io.BytesIO(pdf.data)).outline) == 2  # the title, and a list of what is below it


@pytest.mark.parametrize(
    ("levels", "expected"),
    [("1223", "0112"), ("2222", "0000"), ("2311", "0100"), ("13", "01"), ("3122", "0011"), ("", "")],
)
def test_bookmarks_nest_as_headings_do(levels, expected):
    made = make_pdf(
        "".join(f"<h{level}>t{number} <em>and</em> {number}</h{level}><p>x</p>" for number, level in enumerate(levels))
    )
    assert [str(depth) for depth, _, _ in made.outline()] == list(expected)
    assert [title for _, title, _ in made.outline()] == [f"t{number} and {number}" for number in range(len(levels))]


def test_viewers_are_told_title_and_direction(pdf):
    preferences = pdf.catalog.ViewerPreferences
    assert preferences.DisplayDocTitle is True
    assert preferences.get("/Direction") == ("/R2L" if pdf.language == "ar" else None)
    assert pdf.catalog.MarkInfo.Marked is True


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_language_of_the_document_is_the_page_s(tag):
    assert make_pdf("<p>1</p>", tag).language == tag


def test_pages_are_in_the_order_of_the_structure_for_the_tab_key(pdf):
    assert {str(page.Tabs) for page in pdf.file.pages} == {"/S"}
    assert {tuple(map(float, page.MediaBox)) for page in pdf.file.pages} == {(0, 0, 595.28, 841.89)}


def test_all_fonts_are_embedded_and_named_as_subsets(pdf):
    assert {str(font.Subtype) for font in pdf.fonts()} <= {"/TrueType", "/Type0", "/CIDFontType2", "/CIDFontType0"}
    described = [font for font in pdf.fonts() if font.Subtype != "/Type0"]
    for font in described:
        descriptor = font.FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert str(font.BaseFont)[7] == "+"
        assert str(font.BaseFont) == str(descriptor.FontName)
    names = [str(font.BaseFont) for font in described]
    assert len(names) == len(set(names))


def test_no_standard_font_is_named(pdf):
    names = {str(font.BaseFont)[1:].partition("-")[0] for font in pdf.fonts()}
    assert names.isdisjoint(STANDARD)
    assert b"Helvetica" not in pdf.data


def test_fonts_hold_what_is_used_only():
    assert len(make_pdf("<p>北</p>", "zh").data) < 20_000
    assert len(make_pdf("<p>x</p>").data) < 20_000


@pytest.mark.parametrize(
    ("tag", "letters"), [("en", range(0xC0, 0x250)), ("ru", range(0x400, 0x530)), ("zh", range(0x4E00, 0x4F80))]
)
def test_more_letters_than_one_byte_counts_can_be_read(tag, letters):
    """In the first lines codes are short, in the last ones they cannot be."""
    lines = [" ".join(map(chr, letters[at : at + 30])) for at in range(0, len(letters), 30)]
    made = make_pdf("".join(f"<p>{line} end</p>" for line in [*lines, *lines]), tag)
    assert [squeeze(node.text) for node in made.tree.all("P")] == [squeeze(f"{line} end") for line in [*lines, *lines]]
    kinds = {str(font.Subtype) for font in made.fonts()}
    assert kinds == ({"/Type0", "/CIDFontType2"} if tag == "zh" else {"/TrueType", "/Type0", "/CIDFontType2"})


@pytest.mark.parametrize("late", ["<b>\u00e9</b>", "<em>\u024e</em>", "\u0627\u0644\u0639"])
def test_a_face_that_comes_when_the_short_codes_are_spent_has_long_ones(late):
    letters = " ".join(map(chr, range(0xC0, 0x1C0)))
    made = make_pdf(f"<p>{letters}</p><p>{late}</p>")
    assert [squeeze(node.text) for node in made.tree.all("P")][1] == squeeze(re.sub("<[^>]*>", "", late))


def test_glyphs_are_drawn_by_the_codes_of_their_letters():
    """Whoever takes a font out of the file finds its letters: codes, cmap, widths and glyphs agree."""
    made = make_pdf("<p>Water — wells, 1987: é</p>")
    (font,) = made.fonts()
    program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    symbols = program["cmap"].getcmap(3, 0).cmap
    assert program["cmap"].getcmap(1, 0).cmap == symbols
    for code, width in enumerate(font.Widths, int(font.FirstChar)):
        glyph = program.getGlyphName(code)
        assert symbols[code] == symbols[0xF000 + code] == glyph
        assert program["hmtx"][glyph][0] == float(width)
    outlines = program["glyf"]
    drawn = {chr(code) for code in range(0x7F) if outlines[program.getGlyphName(code)].numberOfContours}
    assert drawn == set("Waterwells,1987:")


def test_each_link_and_row_costs_little():
    """A Latin brief of two pages without its attachment: links, tables and notes cost more than words do."""
    row = '<tr><th scope="row">Wells <a href="#t" title="Herald, 14–67">1</a></th><td>12 <a href="#t">2</a></td></tr>'
    text = "Two wells were repaired before the rains. " * 3
    item = f'<li><span class="label">K1</span> {text}<a href="#t" title="Herald, 14–67">1</a></li>'
    body = f'<h1 id="t">Water</h1><ol class="labelled">{item * 12}</ol><table>{row * 20}</table>'
    assert len(make_pdf(body).data) <= 11_500


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("café – “x”", b"caf\xe9 \x85 \x8dx\x8e"),
        ("5 €", b"5 \xa0"),
        ("þÿ", "\ufeffþÿ".encode("utf-16-be")),
        ("č", "\ufeffč".encode("utf-16-be")),
    ],
)
def test_text_strings_take_a_byte_a_letter_where_they_can(title, expected):
    made = make_pdf("<p>x</p>", title=title)
    assert bytes(made.file.docinfo["/Title"]) == expected
    assert str(made.file.docinfo["/Title"]) == title


def test_every_code_has_a_text(pdf):
    """PDF/A-3a: a glyph that stands for nothing of its own says so by a word joiner."""
    private = re.compile("[\ue000-\uf8ff\ufffd]")
    assert not [shown.text for shown in pdf.shown if private.search(shown.text)]


def test_the_colours_are_srgb(pdf):
    (intent,) = pdf.catalog.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()


def test_the_colour_profile_has_no_moment():
    profile = srgb_profile()
    assert len(profile) == int.from_bytes(profile[:4], "big")
    assert profile[36:40] == b"acsp"
    assert srgb_profile() == profile


def test_the_identifier_is_of_the_content():
    first, again, other = (make_pdf(f"<p>{text}</p>").file.trailer.ID for text in "aab")
    assert list(map(bytes, first)) == list(map(bytes, again)) != list(map(bytes, other))


def test_addresses_are_ascii():
    """ISO 32000-1, 12.6.4.7: a URI is in 7-bit ASCII."""
    made = make_pdf('<p><a href="https://example.org/агуа?q=é#x">x</a></p>')
    uri = bytes(made.tree.all("Link")[0].annotations[0].object.A.URI)
    assert uri.isascii()
    assert uri.startswith(b"https://example.org/%")


def test_nothing_runs_and_nothing_is_fetched(pdf):
    keys = {key for obj in pdf.file.objects if isinstance(obj, pikepdf.Dictionary) for key in obj.keys()}  # noqa: SIM118 - not a dict
    assert keys.isdisjoint({"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/XFA", "/Encrypt"})


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Files that have each something of their own."""
    folder = tmp_path_factory.mktemp("files")
    words = "members of the alliance take part (32) "
    made = {tag: full(tag, title=NASTY, author="A", subject="S").data for tag in TAGS}
    made["empty"] = write(make_page(""))
    made["running-only"] = write(make_page(RUNNING))
    made["no-headings"] = write(make_page("<p>x</p>"))
    item = f'<ol class="labelled"><li><span class="label">1</span> {words * 300}</li></ol>'
    made["long"] = write(make_page(f'<p id="t">{words * 150}<a href="#t">{words * 150}</a></p>{item}'))
    made["table"] = write(make_page(table(60, words * 3)))
    section = f"<h2>a</h2><ol>{f'<li>{words * 3}</li>' * 60}</ol>"
    made["columns"] = write(make_page(f"<h1>x</h1>{columns(section, section)}", "ar"))
    made["ligatures"] = write(make_page("<p>لا الله مُحَمَّدٌ e\u0301o\u0302\u0323 ffi \u2067اب\u2069 \u200d</p>", "ar"))
    made["scripts"] = write(
        make_page('<p>Ж Ω é 北 <em>и̂ Ω</em> <b>الناتو 北</b> <cite lang="ar" dir="rtl">الناتو</cite></p>', "zh")
    )
    made["breaks"] = write(make_page(f"<p>a<br/>b</p><p>{'w' * 3000}</p><p>co\u00adop\u200ber\u2060a</p>"))
    made["attachments"] = write(
        make_page("<p>x</p>", attachments=(DATA, Attachment("ب (1).txt", "text/plain", "", b"")))
    )
    for tag, words in (("en", "the old well 1987"), ("ar", "البئر القديمة 1987")):
        body = ILLUSTRATED.read_text("utf-8").replace("{0}", words)
        made[f"illustrated-{tag}"] = write(make_page(body, tag, images=(image(), image(pixels("L"), "JPEG", "b"))))
    paths = []
    for name, data in made.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        paths.append(path)
    return paths


@pytest.mark.environment
def test_verapdf_finds_nothing(verapdf, files):
    """PDF/UA-1 and PDF/A-3a."""
    done = verapdf(files)
    assert done.returncode == 0, done.stdout


@pytest.mark.environment
def test_qpdf_finds_nothing(tool, files):
    for path in files:
        done = subprocess.run([tool("qpdf"), "--check", path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.environment
def test_poppler_finds_all_fonts_embedded(tool, files):
    for path in files:
        done = subprocess.run([tool("pdffonts"), path], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        for line in done.stdout.splitlines()[2:]:
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], line  # embedded, subset, with Unicode


@pytest.mark.environment
def test_poppler_draws_every_page_without_complaint(tool, files, tmp_path):
    for path in files[:3]:
        done = subprocess.run(
            [tool("pdftoppm"), "-r", "20", path, tmp_path / path.stem], capture_output=True, text=True, check=True
        )
        assert done.stderr == ""


def test_pypdf_reads_the_text():
    """A second reader, so that it is not only ours that understands the file."""
    text = PdfReader(io.BytesIO(full().data)).pages[0].extract_text()
    assert "partner request (USD 40 million) members 24 F-16 S-1/2024 report." in text
    assert Pdf(full("zh").data).text


@pytest.mark.parametrize(("tag", "text", "style"), [("en", "wells", "Italic"), ("zh", "水井", "wght600")])
def test_stress_is_a_slope_or_a_weight_as_the_script_has_it(tag, text, style):
    pdf = make_pdf(f"<p>{text} <em>{text}</em></p>", tag)
    names = [str(font.BaseFont) for font in pdf.fonts()]
    assert any(style in name for name in names), names
