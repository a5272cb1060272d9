"""The three documents on both papers, and one of two hundred pages with everything in it."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pdf_file import Pdf, squeeze
from stress import BRIEF, write_stress

from polybrief.briefs.reading import read_brief
from polybrief.languages import language
from polybrief.pipeline.editions import Options, publish, render_page
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import edition
from polybrief.workspace import Workspace

ROOT = Path(__file__).parents[2]
TEMPLATES = ("policy-brief", "handout", "aide-memoire")
PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
TAGS = ("en", "es", "ar", "hi", "th", "zh")
UNLIMITED = 1900  # key points, for more than two hundred pages


def edition_of(tag):
    workspace = Workspace(ROOT)
    brief = read_brief(workspace.brief_file("argentina-nato")).brief
    of_language = language(tag)
    catalog = None if tag == brief.language else workspace.catalog_file(brief.id, of_language.locale)
    return edition(brief, of_language, catalog and read_catalog(catalog))


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """By template, paper and language."""
    folder = tmp_path_factory.mktemp("documents")
    made = {}
    for template in TEMPLATES:
        for paper in PAPERS:
            for tag in TAGS:
                path = folder / f"{template}.{paper}.{tag}.pdf"
                options = Options(paper=paper)
                path.write_bytes(publish(Workspace(ROOT), "argentina-nato", tag, "pdf", options, template))
                made[template, paper, tag] = path
    return made


@pytest.fixture(scope="session")
def stress_files(tmp_path_factory):
    """More than two hundred pages in three scripts, by a template of a user's."""
    files = {}
    for tag in ("en", "ar", "zh"):
        root = tmp_path_factory.mktemp(f"stress-{tag}")
        workspace = write_stress(root, edition_of(tag), UNLIMITED)
        files[tag] = root / "stress.pdf"
        files[tag].write_bytes(publish(workspace, BRIEF, tag, "pdf", Options(unchecked=True), "stress"))
    return files


@pytest.mark.environment
def test_verapdf_finds_nothing(verapdf, documents):
    done = verapdf(list(documents.values()))
    assert done.returncode == 0, done.stdout


@pytest.mark.environment
def test_verapdf_finds_nothing_in_two_hundred_pages(verapdf, stress_files):
    done = verapdf(list(stress_files.values()))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_two_hundred_pages_are_one_document(stress_files, tag):
    pdf = Pdf(stress_files[tag].read_bytes())
    assert pdf.page_count > 200
    over_pages = [table for table in pdf.tree.all("Table") if len(table.pages) > 1]
    assert len(over_pages) >= 2  # one element each, over all its pages
    assert {len(table.all("THead")) for table in over_pages} >= {1}
    assert all(len(table.all("THead")) <= 1 for table in over_pages)
    assert max(depth(node) for node in pdf.tree.all("L")) >= 4
    notes = pdf.tree.all("Note")
    assert len(notes) == UNLIMITED // 5
    assert len({node.name for node in notes}) == len(notes)
    assert len(pdf.tree.all("Reference")) == len(notes)


def depth(node):
    levels = 0
    while node is not None:
        levels += node.role == "L"
        node = node.parent
    return levels


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_of_that_paper_and_nothing_leaves_it(documents, template, paper):
    for tag in TAGS:
        pdf = Pdf(documents[template, paper, tag].read_bytes())
        width, height = PAPERS[paper]
        for page in pdf.file.pages:
            assert tuple(map(float, page.MediaBox)) == (0, 0, width, height)
        for shown in pdf.shown:
            if squeeze(shown.text):
                assert 28 < shown.x < shown.right < width - 28
                assert 14 < shown.y < height - 14


@pytest.mark.environment
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("tag", ["en", "es", "zh"])
def test_poppler_reads_the_structure_as_the_page(tool, documents, template, tag):
    """Not Arabic: poppler gives the codes of a run as they are drawn, from left to right."""
    command = [tool("pdfinfo"), "-enc", "UTF-8", "-struct-text", documents[template, "A4", tag]]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    texts = re.findall(r'^ *"(.*)"$', told, re.MULTILINE)
    page = render_page(edition_of(tag), Options(), template)
    root = etree.fromstring(page.xhtml.encode())
    for element in root.xpath("//*[local-name()='head' or contains(@class, 'running') or @aria-hidden]"):
        element.getparent().remove(element)
    bulleted = squeeze("".join(texts)).replace("•", "")
    assert bulleted == squeeze("".join(root.itertext()))


def test_what_is_read_first_stands_at_the_right_in_arabic(documents):
    """Cells of a row, sections side by side, key figures, events: each left of the one before it."""
    pdf = Pdf(documents["policy-brief", "A4", "ar"].read_bytes())
    rows = [record.nodes for record in pdf.tree.all("TR")]
    lists = [[item for item in node.nodes if item.role == "LI"] for node in pdf.tree.all("L")]
    beside = [group for group in [*rows, *lists] if len(group) > 1 and on_one_line(group)]
    assert len(beside) >= 10
    for group in beside:
        for before, after in pairwise(group):
            assert right_edge(before) > right_edge(after)


def first_line(node):
    shown = [each for each in node.shown() if squeeze(each.text)]
    top = max((-each.page, each.y) for each in shown)
    return [each for each in shown if each.page == -top[0] and each.y > top[1] - 3]


def right_edge(node):
    return max(each.right for each in first_line(node))


def on_one_line(nodes):
    if not all(any(squeeze(each.text) for each in node.shown()) for node in nodes):
        return False
    first, second = (first_line(node)[0] for node in nodes[:2])
    return first.page == second.page and abs(first.y - second.y) < 3


@pytest.mark.parametrize("tag", TAGS)
def test_an_aide_memoire_is_headed_as_such_has_two_sides_and_ends_with_its_date(documents, tag):
    pdf = Pdf(documents["aide-memoire", "A4", tag].read_bytes())
    assert pdf.page_count <= 2
    head = pdf.tree.all("P")[0]
    (size,) = {shown.size for shown in head.shown() if squeeze(shown.text)}
    assert size > 1.4 * 9.8
    made = edition_of(tag)
    assert squeeze(made.texts["title"].text) in squeeze(pdf.tree.all("H1")[0].text)
    body, dated, rest = squeeze(pdf.text).rpartition("2026")
    assert dated
    assert squeeze(made.texts["unknowns.U5"].text) in body
    assert not any(squeeze(text.text) in rest for text in made.texts.values() if len(text.text) > 30)


@pytest.mark.parametrize("tag", TAGS)
def test_a_handout_has_large_type_and_a_box_for_whom_to_ask(documents, tag):
    pdf = Pdf(documents["handout", "A4", tag].read_bytes())
    large = [shown for shown in pdf.shown if shown.mcid is not None and shown.size >= 13]
    assert sum(len(shown.text) for shown in large) > 0.6 * len(pdf.text)
    assert min(shown.size for shown in pdf.shown if squeeze(shown.text) and not shown.rise) >= 10


def test_the_contact_of_the_theme_stands_in_the_box(tmp_path):
    theme = tmp_path / "theme.toml"
    theme.write_text('[issuer]\nname = "Water & Land"\ncontact = ["Inés Vera", "+54 11 5555 0100"]\n', "utf-8")
    made = publish(Workspace(ROOT), "argentina-nato", "es", "pdf", Options(theme=theme), "handout")
    text = Pdf(made).text
    assert "Inés Vera" in text
    assert "+54 11 5555 0100" in text
    assert "Water & Land" in text
