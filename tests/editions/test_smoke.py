"""A small brief in each of the languages: it builds, and its pages say exactly what they should."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from pdf_file import Pdf

from polybrief.languages import LANGUAGES
from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme
from polybrief.pipeline.editions import Options, render_page
from polybrief.translation.edition import edition

FOLDER = Path(__file__).parents[1] / "resources/smoke"
SENTENCES = tomllib.loads((FOLDER / "sentences.toml").read_text("utf-8"))
DOCUMENT = b"In 2024 the valley had 24 wells.\n"


def brief_in(tag):
    """A brief written in a language, with a document in English and another in the language itself."""
    title, sentence = SENTENCES[tag]
    sources = {
        key: {
            "title": title,
            "publisher": "Example Press",
            "published": {"date": date, "basis": basis},
            "language": language,
            "sha256": hashlib.sha256(DOCUMENT).hexdigest(),
            "rights": rights,
        }
        for key, language, date, basis, rights in (
            ("report", "en", "2025-03-14", "stated", {"status": "CC-BY-4.0", "holder": "Example Press"}),
            ("notes", tag, "2025-05", "metadata", {"status": "unknown"}),
        )
    }
    evidence = ["report#char=0,32", "notes#char=0,32"]
    return part(
        {
            "schema": "polybrief/1",
            "id": "wells",
            "language": tag,
            "languages": [tag],
            "title": title,
            "status": "draft",
            "as_of": "2025~",
            "revised": "2025-06-01",
            "sources": sources,
            "values": {
                "year": {"date": "2024"},
                "wells": {"number": 24},
                "cost": {"money": 40000000, "currency": "USD"},
                "opened": {"date": "2025-03-14"},
                "share": {"percentage": "3.5"},
            },
            "sections": {
                "summary": [{"id": "S1", "text": sentence, "evidence": evidence}],
                "timeline": [
                    {"id": "T1", "date": "199X", "text": title, "evidence": evidence},
                    {"id": "T2", "date": "2024?", "text": title, "evidence": evidence, "doubtful": True},
                ],
                "figures": [
                    {"id": f"F{number}", "value": value, "text": title, "evidence": evidence}
                    for number, value in enumerate(("cost", "opened", "share"), 1)
                ],
                "implications": [{"id": "I1", "text": sentence, "kind": "inference", "rests_on": ["S1", "T1"]}],
            },
        },
        Brief,
    )


INLINE = {"Span", "Link", "Lbl"}


def lines(node):
    """The texts of an element's blocks, one after the other."""
    if all(it.role in INLINE for it in node.nodes):
        return [node.text.strip()]
    return [line for it in node.nodes for line in ([it.text.strip()] if it.role in INLINE else lines(it))]


def said(tag):
    """All that the pages of the brief's own edition say, a line a block, the running footer last."""
    language = LANGUAGES[tag]
    made = edition(brief_in(tag), language, None)
    pdf = Pdf(write_pdf(render_page(made, Options()), read_theme()))
    footer = "".join(shown.text for shown in pdf.artifacts("Pagination/Footer"))
    return "".join(f"{line}\n" for line in (*lines(pdf.tree), footer.strip()) if line)


def test_every_language_has_its_sentence():
    assert set(SENTENCES) == set(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_pages_say_what_they_should(tag, update_golden):
    file = FOLDER / f"pages/{tag}.txt"
    text = said(tag)
    if update_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
