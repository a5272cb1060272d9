"""A theme of a user's own: what it may say, its fonts, and what is said where it is wrong."""

import re
import string
import tomllib

import pytest
from own_fonts import opentype, truetype, write
from pages import make_page

from polybrief.errors import InputError, MissingGlyphError, MissingResourceError, RightsError, UsageError
from polybrief.languages import language
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme
from polybrief.pdf.theme_lines import line_of
from polybrief.text.fonts import load

LETTERS = string.ascii_letters + string.digits + string.punctuation + " \u00a0“”·"
GEORGIAN = "\u10d0"


def unnumbered(message):
    """A message without the lines of the theme that it tells."""
    return re.sub(r"theme\.toml:\d+:", "theme.toml:", message)


@pytest.fixture
def theme(tmp_path):
    """A function that writes a theme and reads it."""

    def read(text):
        return read_theme(write(tmp_path / "theme.toml", text.encode()))

    return read


@pytest.fixture
def brand(tmp_path):
    """The file of a font beside the theme."""
    return write(tmp_path / "Brand.ttf", truetype(load("Noto Sans", 400, False, 100.0), LETTERS, "Brand")).name


def fonts_of(theme, text, tag="en"):
    import pikepdf
    from pdf_file import Pdf

    pdf = Pdf(write_pdf(make_page(f"<p>{text}</p>", tag), theme))
    found = (
        it for it in pdf.file.objects if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/FontDescriptor"
    )
    return {str(it["/FontName"]).partition("+")[2] for it in found}, pdf


def test_what_a_theme_does_not_say_is_as_in_ours(theme):
    ours, own = read_theme(), theme('[styles]\nh1 = {size = 30}\n[colors]\naccent = "#7a1f1f"')
    assert own.page == ours.page
    assert own.styles["h1"] == {**ours.styles["h1"], "size": 30, "color": own.accent}
    assert own.styles["p"] == ours.styles["p"]
    assert own.accent != ours.accent


def test_one_key_colours_all_that_is_accented(theme):
    own = theme('[colors]\naccent = "#7a1f1f"')
    assert own.styles["h1"]["color"] == own.styles["a"]["color"] == own.styles["section.box"]["bar"] == own.accent


def test_a_template_has_what_differs_for_it(tmp_path):
    """Later counts: ours, the user's, ours for the template, the user's for the template, the paper asked for."""
    text = """
    [page]
    size = "Letter"
    side = 50
    [styles]
    h1 = {size = 30}
    cite = {size = 8}
    [templates.handout.page]
    bottom = 70
    [templates.handout.styles]
    h1 = {after = 9}
    [templates.leaflet.text]
    size = 14
    """
    file = write(tmp_path / "theme.toml", text.encode())
    brief, handout, leaflet = (read_theme(file, name) for name in ("policy-brief", "handout", "leaflet"))
    ours = read_theme(None, "handout")
    assert [it.page["size"] for it in (brief, handout, leaflet)] == [(612.0, 792.0)] * 3
    assert [it.page["side"] for it in (brief, handout, leaflet)] == [50, ours.page["side"], 50]
    assert [it.page["bottom"] for it in (brief, handout)] == [read_theme(paper="Letter").page["bottom"], 70]
    assert [it.base.size for it in (brief, handout, leaflet)] == [9.5, ours.base.size, 14]
    assert [it.styles["h1"]["size"] for it in (brief, handout, leaflet)] == [30, ours.styles["h1"]["size"], 30]
    assert handout.styles["h1"]["after"] == 9
    assert handout.styles["cite"]["size"] == 8
    assert read_theme(file, "handout", "A5").page["size"] == (419.53, 595.28)


@pytest.mark.parametrize("template", ["policy-brief", "handout", "aide-memoire"])
@pytest.mark.parametrize("paper", [None, "A4", "A5", "Letter"])
def test_every_template_fits_every_paper(template, paper):
    theme = read_theme(None, template, paper)
    assert theme.area[0] > 20 * theme.base.size


def test_a_paper_that_is_not_known():
    with pytest.raises(UsageError, match="no paper 'A9'; there are A4, A5, Letter"):
        read_theme(paper="A9")


def test_a_class_that_is_around_twice_counts_once():
    theme = read_theme()
    once, twice = (theme.style(theme.base, "text", (), around) for around in (("svg",), ("svg", "svg")))
    assert once.size == twice.size < theme.base.size


def test_paper_has_names(theme):
    assert theme('[page]\nsize = "A5"').page["size"] == (419.53, 595.28)


def test_a_font_of_ones_own_goes_before_ours(theme, brand):
    names, pdf = fonts_of(theme(f'[fonts]\nLatn = "{brand}"'), "Wells and Юг")
    assert "Brand" in names
    assert "Wells and Юг" in pdf.text


def test_postscript_outlines_are_embedded_too(theme, tmp_path):
    write(tmp_path / "Brand.otf", opentype(load("Noto Sans", 400, False, 100.0), LETTERS, "Brand"))
    names, pdf = fonts_of(theme('[fonts]\nLatn = "Brand.otf"'), "A well")
    assert names == {"Brand"}
    assert "A well" in pdf.text


def test_styles_may_have_files_of_their_own(theme, tmp_path, brand):
    write(tmp_path / "Heavy.ttf", truetype(load("Noto Sans", 800, False, 100.0), LETTERS, "Brand"))
    own = theme(f'[fonts]\nLatn = {{regular = "{brand}", bold = "Heavy.ttf"}}')
    assert fonts_of(own, "<b>A</b> well")[0] == {"Brand", "Heavy"}


def test_one_of_ours_can_be_named(theme):
    assert theme('[fonts]\nLatn = ["Noto Sans KR"]').families(language("en"))[0] == "Noto Sans KR"


def test_a_font_for_a_script_that_we_have_none_for(theme, tmp_path):
    """The message says what to write, and that helps."""
    with pytest.raises(MissingGlyphError, match=r'(?s)script Geor.*\[fonts\]: Geor = "FILE\.ttf"') as caught:
        fonts_of(read_theme(), f"a {GEORGIAN}")
    assert "U+10D0 (GEORGIAN LETTER AN)" in str(caught.value)
    own = truetype(load("Noto Sans", 400, False, 100.0), "a", "Geo")
    write(tmp_path / "Geo.ttf", _with_character(own, "a", GEORGIAN))
    assert "Geo" in fonts_of(theme('[fonts]\nGeor = "Geo.ttf"'), f"a {GEORGIAN}")[0]


def _with_character(font, of, character):
    from io import BytesIO

    from fontTools.ttLib import TTFont

    changed, written = TTFont(BytesIO(font)), BytesIO()
    for table in changed["cmap"].tables:
        table.cmap[ord(character)] = table.cmap[ord(of)]
    changed.save(written)
    return written.getvalue()


def test_a_font_that_must_not_be_embedded_is_refused(theme, tmp_path):
    restricted = truetype(load("Noto Sans", 400, False, 100.0), LETTERS, "Brand", embedding=2)
    write(tmp_path / "Brand.ttf", restricted)
    with pytest.raises(RightsError, match=r"Brand\.ttf: .* does not allow"):
        theme('[fonts]\nLatn = "Brand.ttf"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = ", "theme.toml: not TOML: "),
        ("\x00", "theme.toml: not TOML: "),
        (
            "colour = 3",
            "theme.toml:colour: not known\n  possible are colors, fonts, issuer, page, papers, styles, templates, text",
        ),
        ("styles = 3", "theme.toml:styles: 3 is no table"),
        ("[styles]\nh1 = 3", "theme.toml:styles.h1: 3 is no table"),
        ("[styles]\nh1 = {sise = 3}", "theme.toml:styles.h1.sise: not known\n  possible are after, align, bar, "),
        ('[styles]\nh1 = {size = "big"}', "theme.toml:styles.h1.size: 'big' is not a size from 5 to 200 points"),
        ('[styles]\nh1 = {after = "big"}', "theme.toml:styles.h1.after: 'big' is not a number from 0 to 5000"),
        ("[styles]\ntable = {size = 0}", "theme.toml:styles.table.size: 0 is not a size from 5 to 200 points"),
        ("[styles]\nh1 = {size = 400}", "theme.toml:styles.h1.size: 400 is not a size from 5 to 200 points"),
        ("[styles]\nsup = {size_factor = 0}", "theme.toml:styles.sup.size_factor: 0 is not a number from 0.3 to 5"),
        ("[styles]\nsup = {size_factor = 9}", "theme.toml:styles.sup.size_factor: 9 is not a number from 0.3 to 5"),
        ("[text]\nsize = 2", "theme.toml:text.size: 2 is not a size from 5 to 200 points"),
        ("[styles]\nh1 = {size = nan}", "theme.toml:styles.h1.size: nan is not a size"),
        ("[styles]\nh1 = {color = 3}", "theme.toml:styles.h1.color: 3 is not a colour like #0b4a7f"),
        ('[styles]\nh1 = {color = "red"}', "theme.toml:styles.h1.color: 'red' is not a colour"),
        ("[styles]\nem = {italic = 1}", "theme.toml:styles.em.italic: 1 is not true or false"),
        ("[styles]\ntable = {cell = [1, 2]}", "theme.toml:styles.table.cell: [1, 2] is not 4 numbers in brackets"),
        ("[page]\nsize = [3]", "theme.toml:page.size: [3] is not one of A4, A5, Letter, or 2 numbers in brackets"),
        ("[page]\nside = 400", "theme.toml:page.side: 0 points are left for text, which is 9.5 points high"),
        ("[page]\nsize = [200, 100]", "theme.toml:page.size: 23 points are left for text"),
        ('[page]\nsize = "A9"', "theme.toml:page.size: 'A9' is not one of A4, A5, Letter, or 2 numbers in brackets"),
        ("[page]\nmargin = 3", "theme.toml:page.margin: not known\n  possible are bottom, "),
        ('[fonts]\nLatin = "x"', "theme.toml:fonts.Latin: no script is called so\n  write its ISO 15924 code; "),
        ('[fonts]\nLatn = "nope.ttf"', "theme.toml:fonts.Latn.regular: there is no file "),
        ('[fonts]\nLatn = {bold = "x.ttf"}', "theme.toml:fonts.Latn: 'regular' is missing"),
        ("[fonts]\nLatn = 3", "theme.toml:fonts.Latn: 3 is no table"),
        ('[fonts]\nLatn = "theme.ttf"', "theme.ttf: not a font"),
        ("templates = 3", "theme.toml:templates: 3 is no table"),
        ("[templates]\nhandout = 3", "theme.toml:templates.handout: 3 is no table"),
        ("[templates.x.colors]", "theme.toml:templates.x.colors: not known\n  possible are page, styles, text"),
        (
            "[templates.x.page]\nsize = 3",
            "theme.toml:templates.x.page.size: 3 is not one of A4, A5, Letter, or 2 numbers in brackets",
        ),
        ("[templates.x.styles]\nh1 = {sise = 3}", "theme.toml:templates.x.styles.h1.sise: not known"),
        (
            "[templates.policy-brief.page]\nside = 300",
            "theme.toml:templates.policy-brief.page.side: 0 points are left for text",
        ),
        ("[text]\nsize = 60", "theme.toml:text.size: 505 points are left for text, which is 60 points high"),
        ("[page]\nbottom = 800\n[text]\nsize = 9", "theme.toml:page.bottom: 0 points are left for text"),
        (
            "[text]\nsize = 9\n[templates.policy-brief.text]\nsize = 60",
            "theme.toml:templates.policy-brief.text.size: 505 points are left for text, which is 60 points high",
        ),
        (
            "[templates.policy-brief.text]\nsize = 0.5",
            "theme.toml:templates.policy-brief.text.size: 0.5 is not a size from 5 to 200 points",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(theme, tmp_path, text, message):
    write(tmp_path / "theme.ttf", b"no font")
    with pytest.raises(InputError) as caught:
        theme(text)
    assert message in unnumbered(str(caught.value).replace(f"{tmp_path}/", ""))


def test_paper_that_is_asked_for_is_not_the_fault_of_the_file(tmp_path):
    file = write(tmp_path / "theme.toml", b'[page]\nsize = "Letter"\nside = 170\n[text]\nsize = 9')
    assert read_theme(file).area[0] == 272
    with pytest.raises(InputError, match=r"theme\.toml:3:page\.side: 80 points are left for text"):
        read_theme(file, paper="A5")


def test_a_family_that_is_not_installed_is_named(theme):
    with pytest.raises(
        MissingResourceError, match=r"theme\.toml:2:fonts\.Latn: no font family 'Nowhere Sans' is installed here"
    ):
        theme('[fonts]\nLatn = "Nowhere Sans"')


def test_a_theme_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"no\.toml: cannot be read: No such file"):
        read_theme(tmp_path / "no.toml")


def test_all_that_is_wrong_is_told_together_in_the_order_of_the_lines(tmp_path):
    text = """
    [page]
    margin = 3
    [styles]
    "p.meta" = {padding = [1,
        2], sise = 3}
    h9 = {size = 3}
    "a b c" = {size = 3}
    [fonts]
    Latn = "nope.ttf"
    [issuer]
    name = 3
    [papers.A9]
    """.replace("    ", "")
    with pytest.raises(InputError) as caught:
        read_theme(write(tmp_path / "theme.toml", text.encode()))
    told = re.findall(r"theme\.toml:(\d+):(.*)", str(caught.value))
    assert [int(line) for line, _ in told] == [3, 5, 5, 7, 8, 10, 12, 13]
    assert "h9: no element <h9> has a style\n  possible are section, " in str(caught.value)
    assert "a b c: no selector\n  write ELEMENT, " in str(caught.value)
    assert [it.line for it in caught.value.places] == [int(line) for line, _ in told]


def test_a_long_theme_with_much_that_is_wrong_is_told_wholly_and_not_read_over_and_over(theme, monkeypatch):
    comments, wrong = 2000, 20
    widths = "\n".join(f"  # column {number} ] }}" for number in range(comments))
    text = f"[styles]\ntable = {{widths = [\n{widths}\n 1, 2]}}\n"
    text += "\n".join(f"h{number} = {{size = 9}}" for number in range(10, 10 + wrong))
    parse, parsed = tomllib.loads, []

    def counted(part):
        parsed.append(len(part))
        return parse(part)

    monkeypatch.setattr(tomllib, "loads", counted)
    with pytest.raises(InputError) as caught:
        theme(text)
    assert [(it.line, it.field) for it in caught.value.places] == [
        (comments + 4 + number, f"styles.h{10 + number}") for number in range(wrong)
    ]
    assert sum(parsed) < 3 * len(text)


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("# a\n\n[a]\nb = 1", "a", 3),
        ("# a\n\n[a]\nb = 1", "a.b", 4),
        ("# a\n\n[a]\nb = 1", "a.c", 3),
        ("# a\n\n[a]\nb = 1", "c", None),
        ('[a]\nx = """\n[b]\n\\""" ]\n""""\ny = 1\n[b]', "b", 7),
        ("[a]\nx = '''\n[b] # {\n'''''\ny = 1", "a.y", 5),
        ('[a]\nx = [ # ]\n \'[\', "{\\"[",\n]\ny = 1', "a.y", 5),
        ('[a]\n"p" = {x = 1}\n"p.meta" = {y = 1}', "a.p.meta.y", 3),
        ('[a]\n"p" = {x = 1}\n"p.meta" = {y = 1}', "a.p.x", 2),
        ("a.b.c = 1\na.b.d = 2\r\n[e.f]\n[[e.g]]\nh = 1", "a.b.d", 2),
        ("a.b.c = 1\na.b.d = 2\r\n[e.f]\n[[e.g]]\nh = 1", "e.g", 4),
        ("[a]\nb = 1\n[a.d]\ne = 1\n[a.f]\ne = 1", "a.f.e", 6),
        ('"" = 1\n[" a "]\n"" = 1', " a .", 3),
    ],
)
def test_the_line_of_a_key(text, place, line):
    assert tomllib.loads(text)
    assert line_of(text, place) == line


def test_a_wrong_theme_names_the_line_of_what_is_no_toml(theme):
    with pytest.raises(InputError, match=r"theme\.toml:3: not TOML"):
        theme("[page]\nside = 40\ntop = \n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[colors]\naccent = "#7fb2e5"',
            r":2:colors\.accent: #7fb2e5 on #edf3f8 has a contrast of 1\.99:1, less than the 4\.5",
        ),
        ('[text]\ncolor = "#999999"', r":2:text\.color: #999999 on .*: text"),
        (
            '[styles]\n"p.meta" = {color = "#888888"}',
            r":2:styles\.p\.meta\.color: #888888 on .* the 4\.5:1 of WCAG 2\.2",
        ),
        ('[styles]\n"section.box" = {fill = "#0b4a7f"}', r":2:styles\.section\.box\.fill: "),
        (
            '[templates.policy-brief.styles]\n"section.box" = {fill = "#ffffff", color = "#ffffff"}',
            r":2:templates\.policy-brief\.styles\.section\.box\.color: #ffffff on white has a contrast of 1:1",
        ),
        ('[styles]\nh1 = {color = "#999999"}', r":2:styles\.h1\.color: #999999 on .*, less than the 3:1"),
    ],
)
def test_text_that_stands_out_too_little_is_refused_with_the_contrast_measured(theme, text, told):
    with pytest.raises(InputError, match=r"theme\.toml" + told):
        theme(text)


@pytest.mark.parametrize(
    "text",
    [
        '[styles]\nh1 = {color = "#808080"}',  # large text needs less
        '[styles]\n"section.contact" = {fill = "#0b4a7f", color = "#ffffff"}\n"contact h2" = {color = "#ffffff"}',
        '[colors]\ntint = "#ffffff"\nhairline = "#eeeeee"',  # lines are no text
    ],
)
def test_text_that_stands_out_is_taken(theme, text):
    assert theme(text).styles


def test_a_paper_may_have_margins_of_its_own(tmp_path):
    text = b"[page]\nside = 50\n[papers.Letter]\nside = 60\n[papers.A4]\ntop = 70"
    file = write(tmp_path / "theme.toml", text)
    a4, letter = read_theme(file, paper="A4").page, read_theme(file, paper="Letter").page
    assert (a4["side"], a4["top"]) == (50, 70)
    assert (letter["side"], letter["top"]) == (60, read_theme(paper="Letter").page["top"])
    assert letter["top"] < read_theme().page["top"]
