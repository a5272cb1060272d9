"""A workspace to begin with: whole, good at once, and never in the place of something else."""

import re
from pathlib import Path

import pytest

from polybrief.cli import init

BRIEF = "my-brief"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_can_be_checked_and_built_as_it_is(empty, polybrief):
    ended = polybrief("init")
    assert ended.code == 0
    commands = re.findall(r"^  polybrief (.+)$", ended.out, re.MULTILINE)
    assert commands == ["check", "build"]
    checked = polybrief("check")
    assert (checked.code, checked.err) == (0, "")
    assert "0 errors, 0 warnings, 0 notes; passed" in checked.out
    assert polybrief("build").code == 0
    assert (empty / f"output/{BRIEF}/{BRIEF}.en.pdf").read_bytes().startswith(b"%PDF-")
    assert (empty / ".gitignore").read_text("utf-8") == "/output/\n"


def test_it_is_written_where_it_is_asked_for(empty, polybrief):
    assert "polybrief -C 'my desk' check" in polybrief("init", "my desk").out
    assert polybrief("-C", "my desk", "check").code == 0
    (empty / "other").mkdir()
    assert "polybrief -C other build" in polybrief("-C", "other", "init").out


def test_nothing_is_written_over(empty, polybrief):
    (empty / "theme.toml").write_text("[page]\n", "utf-8")
    (empty / "templates").mkdir()
    (empty / "templates/README.md").symlink_to("nowhere")
    ended = polybrief("init")
    assert ended.code == 2
    assert "nothing is written over: templates/README.md, theme.toml" in ended.err
    assert "polybrief init DIR" in ended.err
    assert sorted(it.name for it in empty.iterdir()) == ["templates", "theme.toml"]


def test_what_the_theme_shows_can_be_taken(empty, polybrief):
    polybrief("init")
    shown = (empty / "theme.toml").read_text("utf-8")
    theme = re.sub(r"(?m)^# (?=\[|\w+ = )", "", shown).replace('logo = "logo.png"', "")
    assert theme != shown
    (empty / "theme.toml").write_text(theme, "utf-8")
    polybrief("check")
    ended = polybrief("build", "--template", "policy-brief,handout")
    assert (ended.code, ended.err) == (0, "")


def test_the_templates_that_the_readme_shows_can_be_taken(empty, polybrief):
    polybrief("init")
    readme = (empty / "templates/README.md").read_text("utf-8")
    blocks = re.findall(r"```jinja\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 2
    for number, block in enumerate(blocks):
        (empty / f"templates/shown{number}.xhtml.j2").write_text(block, "utf-8")
    polybrief("check")
    ended = polybrief("build", "--template", "shown0,shown1")
    assert (ended.code, ended.err) == (0, "")


def test_the_files_are_those_of_the_package():
    folder = Path(init.__file__).parent / "workspace"
    documents = (folder / "briefs" / BRIEF / "documents").glob("*.txt")
    assert all("is an example" in it.read_text("utf-8") and "CC0" in it.read_text("utf-8") for it in documents)
