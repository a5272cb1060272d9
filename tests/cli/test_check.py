"""`polybrief check`: findings, the record, exit codes."""

import json

import pytest


def test_the_brief_with_its_own_documents_passes_and_is_recorded(workspace, polybrief):
    ended = polybrief("check")
    assert ended.code == 0
    assert "passed, recorded in briefs/agua-segura/checked.json" in ended.out
    file = workspace / "briefs/agua-segura/checked.json"
    record = file.read_bytes()
    assert json.loads(record)["verdict"] == "passed"
    assert polybrief("check", "agua-segura").code == 0
    assert file.read_bytes() == record


def test_documents_may_lie_anywhere_and_have_any_name(workspace, polybrief):
    own = workspace / "briefs/agua-segura/documents"
    own.rename(workspace / "elsewhere")
    for number, file in enumerate(sorted((workspace / "elsewhere").iterdir())):
        file.rename(file.with_name(f"{number}.dat"))
    assert polybrief("check", "--documents", "elsewhere").code == 0
    assert (workspace / "briefs/agua-segura/checked.json").exists()


def test_the_briefs_own_documents_count_beside_the_folder_that_is_named(workspace, polybrief):
    (workspace / "empty").mkdir()
    ended = polybrief("check", "--documents", "empty")
    assert ended.code == 0
    assert "recorded" in ended.out


def test_without_the_documents_it_says_what_it_could_not_check(workspace, polybrief):
    (workspace / "briefs/agua-segura/documents").rename(workspace / "elsewhere")
    ended = polybrief("check")
    assert ended.code == 0
    assert "evidence.not-checked" in ended.out
    assert "not recorded, for want of the documents of informe, boletin, acta (--documents DIR)" in ended.out
    assert not (workspace / "briefs/agua-segura/checked.json").exists()


def test_findings_as_json(edit, polybrief):
    edit(r"informe#char=\d+,\d+", "informe#char=9,999999")
    ended = polybrief("check", "--format", "json")
    assert ended.code == 5
    found = json.loads(ended.out)
    assert found["schema"] == "polybrief-findings/1"
    (brief,) = found["briefs"]
    assert (brief["brief"], brief["verdict"], brief["documents_lacking"]) == ("agua-segura", "failed", [])
    span = next(finding for finding in brief["findings"] if finding["rule"] == "evidence.span")
    assert span["severity"] == "error"
    assert span["place"]["file"] == "briefs/agua-segura/brief.yaml"
    assert span["place"]["line"] > 1


def test_a_translation_that_changes_a_number_is_found(workspace, polybrief):
    catalog = next(workspace.glob("locales/*/LC_MESSAGES/agua-segura.po"))
    text = catalog.read_text("utf-8")
    at = text.index('msgstr "', text.index('msgctxt "title"')) + len('msgstr "')
    catalog.write_text(f"{text[:at]}987 {text[at:]}", "utf-8")
    ended = polybrief("check")
    assert ended.code == 0  # a warning
    assert "translation.numbers" in ended.out
    assert f"{catalog.relative_to(workspace)}:" in ended.out


def test_a_changed_brief_asks_for_a_new_check(checked, edit, polybrief):
    edit(r"\Z", "# a comment\n")
    ended = polybrief("build", "--to", "es", "--format", "json")
    assert ended.code == 5
    assert "was changed since it was checked" in ended.err
    assert polybrief("check").code == 0
    assert polybrief("build", "--to", "es", "--format", "json").code == 0


def test_a_broken_catalog_is_said_before_the_brief_has_passed(workspace, spawn, polybrief):
    catalog = workspace / "locales/ar/LC_MESSAGES/agua-segura.po"
    catalog.write_bytes(catalog.read_bytes() + b"nonsense\n")
    line = catalog.read_bytes().count(b"\n")
    ended = polybrief("check")
    assert ended.code == 3
    assert ended.out.endswith("checked.json; 1 catalog not checked\n")
    process = spawn("check", merged=True)
    both, _ = process.communicate()
    assert both.index("not a line of a PO file") < both.index("passed, recorded")
    (error,) = json.loads(polybrief("check", "--format", "json").out)["briefs"][0]["errors"]
    file = "locales/ar/LC_MESSAGES/agua-segura.po"
    assert error["places"] == [{"file": file, "line": line, "field": None}]


@pytest.mark.parametrize("command", ["check", "catalogs"])
def test_a_brief_that_cannot_be_read_leaves_the_others_to_be_looked_at(workspace, polybrief, command):
    broken = workspace / "briefs/aaa/brief.yaml"
    broken.parent.mkdir()
    broken.write_text("title: [", "utf-8")
    ended = polybrief(command)
    assert ended.code == 3
    assert "briefs/aaa/brief.yaml:1" in ended.err
    assert "agua-segura" in ended.out
