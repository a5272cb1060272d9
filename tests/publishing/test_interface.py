"""The catalogs of the page's own words."""

import re
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

import polybrief
from polybrief.errors import InputError, MissingResourceError
from polybrief.languages import INTERFACE_LANGUAGE, LANGUAGES
from polybrief.publishing import interface as module
from polybrief.publishing.interface import interface

PACKAGE = Path(polybrief.__file__).parent
TRANSLATED = [language for tag, language in LANGUAGES.items() if tag != INTERFACE_LANGUAGE]
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="session")
def messages() -> set[str]:
    """The texts of code and templates, as `make extract` finds them."""
    methods = [("**.py", "python"), ("publishing/templates/**.j2", "jinja2")]
    found = extract_from_dir(PACKAGE, methods, {"publishing/templates/**.j2": {"silent": "false"}})
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


def catalog(language) -> polib.POFile:
    (file,) = (
        f for folder in module._FOLDERS if (f := folder / language.locale / "LC_MESSAGES/polybrief.po").is_file()
    )
    return polib.pofile(str(file))


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.tag)
class TestCatalog:
    def test_it_is_complete(self, language, messages):
        entries = catalog(language)
        assert {entry.msgid for entry in entries if entry.translated()} == messages
        assert not entries.fuzzy_entries()

    def test_it_says_how_it_was_made(self, language):
        assert catalog(language).metadata["X-Translation-Method"]

    def test_placeholders_are_those_of_the_source(self, language):
        for entry in catalog(language):
            assert sorted(PLACEHOLDER.findall(entry.msgstr)) == sorted(PLACEHOLDER.findall(entry.msgid)), entry.msgid
            assert "%" not in PLACEHOLDER.sub("", entry.msgstr)

    def test_the_page_speaks_it(self, language, make_edition, read):
        words = interface(language)
        page = read(make_edition(language.tag), words)
        headings = [page.words(heading) for heading in page.find("//h:h2")]
        assert headings[2] == words.gettext("Key points") != "Key points"
        assert len(page.find("//h:span[@class='page-number']")) == len(page.find("//h:span[@class='page-count']")) == 1

    @pytest.mark.environment
    def test_gettext_itself_finds_nothing_wrong(self, language, tool):
        command = [tool("msgfmt"), "--check", "--output-file", "/dev/null", "-"]
        done = subprocess.run(command, input=str(catalog(language)), capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_there_are_few_messages(messages):
    assert 60 < len(messages) < 110


def test_the_language_of_the_interface_needs_no_catalog():
    assert interface(LANGUAGES[INTERFACE_LANGUAGE]).gettext("Key points") == "Key points"


def test_a_missing_catalog_says_where_it_was_looked_for_and_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_FOLDERS", (tmp_path / "here", tmp_path / "there"))
    with pytest.raises(MissingResourceError, match=r"(?s)español \(es\).*here.*there.*pybabel init"):
        interface(LANGUAGES["es"])


@pytest.mark.parametrize("content", [b"this is no catalog\n", b'msgid "a"\nmsgstr "\xff"\n'])
def test_a_broken_catalog_is_told_by_name(monkeypatch, tmp_path, content):
    file = tmp_path / "es" / "LC_MESSAGES" / "polybrief.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    monkeypatch.setattr(module, "_FOLDERS", (tmp_path,))
    with pytest.raises(InputError, match=r"polybrief\.po.*not a PO file"):
        interface(LANGUAGES["es"])
