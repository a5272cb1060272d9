"""Bad input as its author sees it: where, what, what to do, an exit code; nothing half-written, nothing executed."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

BUILD = ("build", "--to", "es", "--format", "json")


def set_title(edit: Callable[[str, str], None], title: str) -> None:
    edit(r"^title: .*$", f"title: {title}")


def line_of(file: Path, pattern: str) -> int:
    text = file.read_bytes()
    return text.count(b"\n", 0, re.search(pattern.encode(), text, re.MULTILINE).start()) + 1


@pytest.mark.parametrize(
    ("pattern", "replacement", "said"),
    [
        (r"^title: .*$", "title: [", ""),
        (r"^title: .*$", "title: Uno\nsurplus: 1", "surplus"),
        (r"id: K2\b", "id: K1", "K1"),
        (r"^title: .*$", "title: Hay {nada} de nuevo", "nada"),
        (r"^title: .*$", 'title: "Agua \\ud800"', ""),
        (r"^schema: .*$", "schema: polybrief/9", "schema"),
    ],
    ids=["broken-yaml", "unknown-field", "duplicate-id", "unknown-value", "surrogate-escape", "other-schema"],
)
def test_a_brief_that_does_not_fit_the_schema(edit, brief_file, polybrief, pattern, replacement, said):
    edit(pattern, replacement)
    for command in (BUILD, ("build",), ("check",), ("catalogs",)):
        ended = polybrief(*command)
        assert ended.code == 3
        assert re.search(r"briefs/agua-segura/brief\.yaml:\d+", ended.err)
        assert said in ended.err
    assert not list(brief_file.parents[2].rglob("*.part"))
    assert not list(brief_file.parents[2].glob("output/*/*"))


@pytest.mark.parametrize("data", [b"\xff", b"\xed\xa0\x80"], ids=["not-utf-8", "lone-surrogate"])
def test_a_brief_that_is_not_utf_8(brief_file, polybrief, data):
    brief_file.write_bytes(brief_file.read_bytes().replace(b"title: ", b"title: " + data, 1))
    ended = polybrief(*BUILD)
    assert ended.code == 3
    assert f"brief.yaml:{line_of(brief_file, '^title: ')}" in ended.err
    assert "save the file as UTF-8" in ended.err


def test_a_failed_build_leaves_the_good_file_there_was(checked, edit, polybrief):
    assert polybrief(*BUILD).code == 0
    file = checked / "output/agua-segura/agua-segura.es.json"
    good = file.read_bytes()
    set_title(edit, "[")
    assert polybrief(*BUILD).code == 3
    assert file.read_bytes() == good
    assert [it.name for it in file.parent.iterdir()] == [file.name]


def test_a_span_behind_the_end_of_its_document(edit, polybrief):
    edit(r"informe#char=\d+,\d+", "informe#char=9,999999")
    ended = polybrief("check")
    assert ended.code == 5
    assert "evidence.span" in ended.out
    assert re.search(r"brief\.yaml:\d+:sections\.", ended.out)


def test_a_document_with_another_digest(edit, polybrief, brief_file):
    edit(r"sha256: [0-9a-f]{64}", f"sha256: {'0' * 64}")
    ended = polybrief("check")
    assert ended.code == 5
    assert "evidence.document-missing" in ended.out
    assert "not recorded" in ended.out
    assert not brief_file.with_name("checked.json").exists()


def test_what_is_refused_for_other_reasons_than_rights_says_so(edit, polybrief, brief_file):
    edit(r"informe#char=\d+,\d+", "informe#char=9,999999")
    assert polybrief("check").code == 5
    assert json.loads(brief_file.with_name("checked.json").read_text("utf-8"))["refused_for"] == "findings"
    assert polybrief(*BUILD).code == 5


def test_copied_text_is_refused_for_rights(edit, polybrief, workspace):
    document = next((workspace / "briefs/agua-segura/documents").glob("informe*")).read_text("utf-8")
    sentence = max(re.findall(r"[^.\"“”]+", document), key=len)
    set_title(edit, f'"{" ".join(sentence.split())}"')
    ended = polybrief("check")
    assert ended.code == 4
    assert "rights.copied" in ended.out
    assert json.loads((workspace / "briefs/agua-segura/checked.json").read_text("utf-8"))["verdict"] == "failed"
    assert json.loads((workspace / "briefs/agua-segura/checked.json").read_text("utf-8"))["refused_for"] == "rights"
    ended = polybrief(*BUILD)
    assert ended.code == 4
    assert "did not pass its checks" in ended.err
    assert "polybrief check agua-segura lists what was found" in ended.err


@pytest.mark.parametrize("record", [b"", b"\xff\xfe", b"{}", b"[" * 100_000], ids=["empty", "bytes", "other", "deep"])
def test_a_record_that_cannot_be_understood_is_stale(checked, polybrief, record):
    (checked / "briefs/agua-segura/checked.json").write_bytes(record)
    ended = polybrief(*BUILD)
    assert ended.code == 5
    assert "was changed since it was checked (or the rules were)" in ended.err
    assert "polybrief check agua-segura" in ended.err


def test_markup_in_a_text_is_shown_as_it_stands(edit, polybrief, workspace):
    set_title(edit, '"<b>Agua</b> {{% raw %}} {{{{ 7*7 }}}} <img src=x onerror=y> ]]> &amp;"')
    for form in ("json", "pdf"):
        assert polybrief("build", "--to", "es", "--format", form, "--unchecked").code == 0
    title = json.loads((workspace / "output/agua-segura/agua-segura.es.json").read_text("utf-8"))["title"]
    assert title == "<b>Agua</b> {% raw %} {{ 7*7 }} <img src=x onerror=y> ]]> &amp;"
    pypdf = pytest.importorskip("pypdf")
    with pypdf.PdfReader(workspace / "output/agua-segura/agua-segura.es.pdf") as reader:
        assert reader.metadata.title == title


def test_a_megabyte_in_one_text_ends_in_bounded_time(edit, polybrief, workspace):
    set_title(edit, "agua clara " * 90_000)
    start = time.monotonic()
    ended = polybrief("build", "--to", "es", "--unchecked")
    assert time.monotonic() - start < 60
    assert ended.code in {0, 3}
    assert (ended.code == 0) == (workspace / "output/agua-segura/agua-segura.es.pdf").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xff", "not UTF-8"), (b'msgid "a\n', "not a line of a PO file")],
    ids=["not-utf-8", "not-closed"],
)
def test_a_broken_catalog_stops_its_own_edition_alone(checked, polybrief, data, said):
    catalog = checked / "locales/ar/LC_MESSAGES/agua-segura.po"
    catalog.write_bytes(catalog.read_bytes() + data)
    ended = polybrief("build", "--format", "json")
    assert ended.code == 7
    assert "locales/ar/LC_MESSAGES/agua-segura.po:" in ended.err
    assert said in ended.err
    assert sorted(it.name for it in (checked / "output/agua-segura").iterdir()) == [
        "agua-segura.en.json",
        "agua-segura.es.json",
    ]
    assert polybrief("check").code == 3
    assert polybrief("catalogs").code == 3


def test_documents_that_are_nowhere(workspace, polybrief):
    ended = polybrief("check", "--documents", "nowhere")
    assert ended.code == 3
    assert "nowhere: no such folder" in ended.err


def test_control_characters_do_not_reach_the_terminal(checked, polybrief):
    catalog = checked / "locales/ar/LC_MESSAGES/agua-segura.po"
    catalog.write_bytes(catalog.read_bytes() + b"\x1b[2J\n")
    ended = polybrief("build", "--format", "json", "--to", "ar")
    assert ended.code == 3
    assert "\x1b" not in ended.out + ended.err
    assert r"\x1b[2J" in ended.err
