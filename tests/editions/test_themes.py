"""What a theme says of who issues the documents, as it stands on the pages."""

from pathlib import Path

import pytest
from pdf_file import Pdf

from polybrief.pipeline.editions import Options, publish
from polybrief.workspace import Workspace

ROOT = Path(__file__).parents[2]
CONTACT = ["+54 11 4000-1234 (9-17 h)", "12 Quay Road", "https://example.org/a/?b=1&c=(2)", "(011) 4000-1234"]
LABELLED = {"ar": "هاتف: +54 11 4000-1234", "he": "טל׳: +54 11 4000-1234"}


@pytest.fixture
def theme(tmp_path):
    def write(text):
        file = tmp_path / "theme.toml"
        file.write_text(f"[issuer]\n{text}", "utf-8")
        return file

    return write


def made(template, tag, theme):
    return Pdf(publish(Workspace(ROOT), "argentina-nato", tag, "pdf", Options(theme=theme), template))


def lines(shown):
    """What stands on each line from left to right, and where its ink ends."""
    found = {}
    for each in shown:
        found.setdefault((each.page, round(each.y)), []).append(each)
    for parts in found.values():
        glyphs = sorted(glyph for it in parts for glyph in it.glyphs)
        yield "".join(text for _, text in glyphs), max(it.right for it in parts if it.text.strip())


@pytest.mark.parametrize("tag", ["ar", "he"])
def test_lines_of_contact_read_as_written_in_right_to_left_documents(theme, tag):
    contact = ", ".join(f"'{line}'" for line in [*CONTACT, LABELLED[tag]])
    pdf = made("handout", tag, theme(f"contact = [{contact}]"))
    on_page = list(lines(it for node in pdf.tree.all("P", "H2") for it in node.shown()))
    ends = {}
    for line in CONTACT:
        (ends[line],) = (end for text, end in on_page if text.strip() == line)
    assert sum("+54 11 4000-1234" in text for text, _ in on_page) == 2
    (labelled,) = (end for text, end in on_page if text.strip().startswith("+54") and "9-17" not in text)
    assert max(ends.values()) - min(ends.values()) < 2  # all at the side where the page's own lines begin
    assert abs(labelled - ends[CONTACT[0]]) < 4


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_an_aide_memoire_says_whose_it_is_and_how_far_it_goes(theme, tag):
    pdf = made("aide-memoire", tag, theme('name = "Harbour Office (1)"'))
    assert pdf.page_count == 2
    texts = [node.text.strip() for node in pdf.tree.all("P", "H1")]
    assert texts.index("Harbour Office (1)") == 2  # beneath the kind of document and the title
    assert any(text for text, _ in lines(pdf.shown) if text.strip() == "Harbour Office (1)")
    (dated,) = (text for text in texts if "2026" in text and "2024" in text)  # revised, information as of
    assert dated.index("2026") < dated.index("2024")
