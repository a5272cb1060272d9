"""The real briefs in all their languages, as their readers get them."""

import difflib
import re
import subprocess
import unicodedata
from collections import Counter

import pytest
from pdf_file import Node, squeeze

from polybrief.languages import LANGUAGES
from polybrief.model.brief import Disagreement, Quote, Statement
from polybrief.model.edition import Origin
from polybrief.pdf.blocks import set_story
from polybrief.pdf.pages import paginate
from polybrief.pdf.theme_file import read_theme
from polybrief.pipeline.editions import Options, render_page
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.interface import interface
from polybrief.translation.values import format_share

BODY, SUPERSCRIPT = 9.5, 5.5
# Scripts that write no spaces between words.
UNSPACED = {"Hans", "Hant", "Jpan", "Thai"}
# What pdftotext is to find. Arabic words fall apart where its letters do not join and a font kerns: poppler's doing.
# Of ideographs, lines of neighbouring cells of a table now and then come in turn.
SHARE = {
    tag: 0.97 if language.direction == "rtl" else 0.98 if language.script in UNSPACED else 0.99
    for tag, language in LANGUAGES.items()
}


def by_character(published):
    return published.edition.language.script in UNSPACED


@pytest.fixture(scope="session")
def extracted(editions, tool):
    """What pdftotext finds in each file."""
    return {
        key: subprocess.run(
            [tool("pdftotext"), "-enc", "UTF-8", each.path, "-"], capture_output=True, text=True, check=True
        ).stdout
        for key, each in editions.items()
    }


def tokens(text, *, characters):
    """Words without what stands around them, a word of another direction being one of its own; or characters."""
    text = "".join(" " if unicodedata.category(c) == "Cf" else c for c in unicodedata.normalize("NFC", text))
    if characters:
        return [c for c in text if c.isalnum()]
    text = re.sub(r"(?<=[\u0600-\u06ff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u0600-\u06ff])", " ", text)
    return [word for part in text.split() if (word := re.sub(r"^\W+|\W+$", "", part))]


def found_in_order(words, sought):
    """How many of the sought words stand in `words` in their order and close together."""
    matcher = difflib.SequenceMatcher(None, words, sought, autojunk=False)
    block = matcher.find_longest_match()
    start = max(0, block.a - block.b - 12)
    near = words[start : start + 2 * len(sought) + 24]
    return sum(size for _, _, size in difflib.SequenceMatcher(None, near, sought, autojunk=False).get_matching_blocks())


def joined(text):
    """Extracted text with words hyphenated at a line's end put together again."""
    return re.sub(r"(?<=\w)-\n(?=\w)", "", text)


def test_a_latin_brief_is_small(editions):
    """Without its attachment; in bytes. Half of it are outlines of letters and the text with its places."""
    published = editions["argentina-nato", "en"]
    data = published.pdf.catalog.AF[0].EF.F.read_raw_bytes()
    assert len(published.path.read_bytes()) - len(data) <= 32_000


@pytest.mark.environment
def test_pdftotext_finds_the_words(published, extracted):
    """On all of the page, wherever they stand."""
    characters = by_character(published)
    sought = Counter(tokens(" ".join(published.body.itertext()), characters=characters))
    whole = extracted[published.brief.id, published.tag]
    found = Counter(tokens(whole, characters=characters)) | Counter(tokens(joined(whole), characters=characters))
    missing = sought - found
    assert 1 - missing.total() / sought.total() >= SHARE[published.tag], missing


@pytest.mark.environment
def test_pdftotext_finds_each_statement_in_logical_order(published, extracted):
    characters = by_character(published)
    words = tokens(joined(extracted[published.brief.id, published.tag]), characters=characters)
    total = found = 0
    poor = []
    for text in published.texts:
        sought = tokens(text, characters=characters)
        here = found_in_order(words, sought)
        total, found = total + len(sought), found + here
        if here < 0.8 * len(sought):
            poor.append((here, len(sought), text))
    assert total > 300
    assert found / total >= SHARE[published.tag], poor


def test_the_structure_holds_every_text_in_the_order_of_the_page(published):
    assert squeeze(published.pdf.text) == squeeze("".join(published.body.itertext()))


def test_the_words_are_apart(published):
    """Also where lines end; hyphens that lines added are no part of the words."""
    words = " ".join(
        "".join(c for c in text if unicodedata.category(c) != "Cf")
        for text in map(" ".join, [published.pdf.text.split()])
    )
    for text in published.texts:
        plain = " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())
        assert plain.replace("-", "") in words.replace("-", ""), text


def test_two_pages_are_enough(editions):
    assert {
        key: each.pdf.page_count
        for key, each in editions.items()
        if key[0] == "argentina-nato" and each.pdf.page_count > 2
    } == {}


def test_two_pages_of_letter_are_enough(editions):
    theme = read_theme(paper="Letter")
    made = {}
    for (brief, tag), each in editions.items():
        if brief == "argentina-nato":
            story = set_story(render_page(each.edition, Options(), look=theme.look()), theme)
            made[tag] = len(paginate(story.rows, theme.page["top"], theme.area[1]))
    assert made == dict.fromkeys(made, 2)
    assert len(made) == 24


def test_agua_segura_has_two_pages_but_in_russian(editions):
    counts = {tag: each.pdf.page_count for (brief, tag), each in editions.items() if brief == "agua-segura"}
    assert counts == {**dict.fromkeys(counts, 2), "ru": 3}


def test_type_is_large_enough_to_read(published):
    for shown in published.pdf.shown:
        if shown.mcid is not None and squeeze(shown.text):
            assert shown.size >= (SUPERSCRIPT if shown.rise > 1 else BODY), shown.text
            assert shown.rise <= 1 or re.fullmatch(r"\d+|[a-z]", squeeze(shown.text)), "only marks are raised"


def test_a4_pages_with_margins(published):
    for page in published.pdf.file.pages:
        assert tuple(map(float, page.MediaBox)) == (0, 0, 595.28, 841.89)
    for shown in published.pdf.shown:
        if squeeze(shown.text):
            assert 28 < shown.x < shown.right < 595.28 - 28, shown.text


def items(brief):
    """Contexts of the texts that have evidence, with it; and those that say where nothing was found."""
    for section, item in brief.items():
        match item:
            case Quote():
                last = "via" if item.via else "speaker"
                yield f"{section}.{item.id}.{last}", {piece.source for piece in item.evidence}
            case Disagreement():
                for number, reading in enumerate(item.readings, 1):
                    yield f"{section}.{item.id}.{number}", {piece.source for piece in reading.evidence}
            case Statement():
                yield f"{section}.{item.id}", {piece.source for piece in item.evidence} | set(item.checked_in)


def marks_behind(published, text):
    """What is said and meant by the marks behind a text, for each element of the structure that holds the text."""
    found = []
    for node in published.pdf.tree.all("P", "LBody", "TD", "TH", "Caption"):
        before = ""
        links = []
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "Link":
                links.append((squeeze(kid.text), leads_to(published, kid)))
            elif not links:
                before += (
                    kid.text
                    if isinstance(kid, Node)
                    else "".join(shown.text for shown in published.pdf.content[kid.page, kid.mcid])
                )
        if squeeze(text) in squeeze(before):
            found.append([(said, number) for said, number in links if number])
    return found


def leads_to(published, link):
    """The number of the source that a link leads to, None where it leads elsewhere."""
    (annotation, *_) = link.annotations
    if "/Dest" not in annotation.object:
        return None
    page, top = published.pdf.target(annotation)
    listed = published.pdf.tree.all("L")[-1].nodes
    starts = [(next(item.shown()).page, -next(item.shown()).y, squeeze(item.nodes[0].text)) for item in listed]
    at = [number for found_page, y, number in starts if found_page == page and 0 < top + y < 25]
    return at[0] if at else None


def test_every_statement_carries_the_marks_of_its_sources(published):
    in_digits = published.edition.language.in_digits
    numbers = {key: in_digits(str(number)) for number, key in enumerate(published.brief.sources, 1)}
    count = 0
    for context, sources in items(published.brief):
        if not sources:
            continue
        expected = sorted(numbers[key] for key in sources)
        found = marks_behind(published, published.edition.texts[context].text)
        assert [mark for mark in found if [number for _, number in mark] == expected], (
            f"{context}: {found}, not {expected}"
        )
        assert all(said == number for marks in found for said, number in marks)
        count += 1
    assert count >= 15


def test_every_mark_says_where_in_its_source(published):
    """Who listens hears the source, not a bare number."""
    labels = [source.label for source in published.brief.sources.values()]
    for link in published.pdf.tree.all("Link"):
        for annotation in link.annotations:
            said = str(annotation.object.Contents)
            if (number := leads_to(published, link)) and number == squeeze(link.text):
                assert labels[int(number) - 1] in said


def test_rights_notices_are_printed_to_the_letter(published):
    sources = [source for source in published.brief.sources.values() if source.rights.notice]
    assert sources
    printed = [(node.effective_language, node.text) for node in published.pdf.tree.all("Span", "P")]
    for source in sources:
        there = [language for language, text in printed if unseen(source.rights.notice) in unseen(text)]
        assert source.language in there, source.rights.notice


def unseen(text):
    """A text as printed: lines join at their spaces, controls are not printed."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")


def test_a_source_without_notice_says_so(editions):
    for (brief_id, tag), published in editions.items():
        unknown = [
            source
            for source in published.brief.sources.values()
            if source.rights.status == "unknown" and not source.rights.notice
        ]
        says = interface(published.edition.language).gettext("No notice found; treated as all rights reserved")
        assert published.pdf.text.count(says) == len(unknown), (brief_id, tag)


def test_quotations_stand_in_their_own_words(published):
    for quote in published.brief.sections.quotes:
        blocks = [
            node for node in published.pdf.tree.all("BlockQuote") if squeeze(quote.verbatim) in squeeze(node.text)
        ]
        assert [node.effective_language for node in blocks] == [quote.language], quote.id
        if quote.language != published.tag:
            rendering = published.edition.texts[f"quotes.{quote.rendering.id}"].text
            assert squeeze(rendering) in squeeze(published.pdf.text)


def test_the_page_says_how_it_was_translated(published):
    text = squeeze(published.pdf.tree.nodes[-1].text)
    own = published.tag == published.brief.language
    assert (published.edition.method is None) == own
    if own:
        return
    reviewed = [each.origin for each in published.edition.texts.values()].count(Origin.REVIEWED)
    assert squeeze(published.edition.method) in text
    message = interface(published.edition.language).gettext
    share = format_share(reviewed / len(published.edition.texts), published.edition.language)
    said = "Texts reviewed by a person: %(share)s." if reviewed else "No person has reviewed this translation."
    assert squeeze(message(said) % {"share": share}) in squeeze(published.pdf.tree.text)


def test_nothing_is_untranslated(published):
    assert {each.origin for each in published.edition.texts.values()} <= {
        Origin.CANONICAL,
        Origin.TRANSLATED,
        Origin.REVIEWED,
    }
    assert {each.language for each in published.edition.texts.values()} == {published.tag}


def test_the_attached_data_are_the_edition(published):
    (name,) = published.pdf.file.attachments.keys()
    assert name == f"{published.brief.id}.{published.tag}.json"
    assert published.pdf.file.attachments[name].get_file().read_bytes() == edition_json(published.edition)


def test_title_and_bookmarks_are_in_the_language(published):
    title = published.edition.texts["title"].text.replace("\u00a0", " ")
    assert str(published.pdf.file.docinfo["/Title"]) == title
    outline = published.pdf.outline()
    assert outline[0] == (0, title, 0)
    headings = [node.text.replace("\u00a0", " ") for node in published.pdf.tree.all("H1", "H2")]
    assert [name for _, name, _ in outline] == headings
    assert len(outline) >= 8


def test_pages_are_numbered(published):
    footer = published.pdf.artifacts("Pagination/Footer")
    of_language = published.edition.language
    says = interface(of_language).gettext("Page %(number)s of %(total)s")
    for page in range(published.pdf.page_count):
        line = squeeze("".join(shown.text for shown in footer if shown.page == page))
        assert squeeze(of_language.in_digits(says % {"number": page + 1, "total": published.pdf.page_count})) in line
        assert published.brief.id.replace("-", "") in line


def test_dates_are_those_of_the_input(published):
    expected = "D:" + published.edition.revised.replace("-", "") + "000000+00'00'"
    assert str(published.pdf.file.docinfo["/CreationDate"]) == expected


@pytest.mark.environment
def test_verapdf_finds_nothing(verapdf, editions):
    """PDF/UA-1 and PDF/A-3a, all editions."""
    done = verapdf([each.path for each in editions.values()])
    assert done.returncode == 0, done.stdout


@pytest.mark.environment
def test_qpdf_finds_nothing(tool, published):
    done = subprocess.run([tool("qpdf"), "--check", published.path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.environment
def test_all_fonts_are_embedded(tool, published):
    done = subprocess.run([tool("pdffonts"), published.path], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()[2:]
    assert lines
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)
