"""`catalogs`, `languages`, `doctor`, `schema`, `--version`, and what all commands have in common."""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import polybrief as polybrief_package
from polybrief.cli import doctor
from polybrief.errors import MissingResourceError
from polybrief.languages import LANGUAGES
from polybrief.languages.scripts import SCRIPTS

ROOT = Path(__file__).parents[2]
HEAVY = {"babel", "jinja2", "lxml", "reportlab", "uharfbuzz", "fontTools", "rich"}
NEEDLESS = {
    *("concurrent.futures", "difflib", "email", "importlib.metadata", "multiprocessing", "rich", "subprocess"),
    *("polybrief.publishing.faults", "polybrief.publishing.wellformed"),
    *("polybrief.translation.engine", "polybrief.translation.engines", "polybrief.translation.packages"),
    *("polybrief.translation.translating", "polybrief.translation.updating"),
}
NEEDED = {
    "polybrief.batch": {"files", "jobs", "manifest", "outcome", "planning", "report", "run"},
    "polybrief.checks": {"record"},
    "polybrief.cli": {"app", "build", "parser", "setting", "shared", "terminal"},
    "polybrief.pipeline": {"editions"},
}
"""What a package's share is in a command that makes one document."""


def modules(*arguments: str) -> set[str]:
    """What is loaded after a command."""
    script = "import sys; from polybrief.__main__ import run; run(sys.argv[1:]); print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return set(ended.stdout.splitlines()[-1].split())


def test_a_catalog_can_be_started_and_is_then_left_alone(workspace, polybrief):
    ended = polybrief("catalogs", "--to", "fr")
    assert ended.code == 0
    file = workspace / "locales/fr/LC_MESSAGES/agua-segura.po"
    there = re.fullmatch(
        r"locales/fr/LC_MESSAGES/agua-segura\.po: (\d+) new, 0 changed, 0 gone; \1 of \1 to translate\n", ended.out
    )
    assert there
    before = file.read_bytes()
    assert before.count(b"msgctxt") == int(there[1])
    ended = polybrief("catalogs", "agua-segura", "--to", "fr")
    assert (
        ended.out
        == f"locales/fr/LC_MESSAGES/agua-segura.po: 0 new, 0 changed, 0 gone; {there[1]} of {there[1]} to translate\n"
    )
    assert file.read_bytes() == before
    assert polybrief("build", "--to", "fr", "--unchecked").code == 5


def test_catalogs_say_what_changed(workspace, edit, polybrief):
    edit(r"^title: .*$", "title: Otro título")
    ended = polybrief("catalogs", "--to", "ar")
    assert re.search(r"0 new, 1 changed, 0 gone; 1 of \d+ to translate", ended.out)
    catalog = (workspace / "locales/ar/LC_MESSAGES/agua-segura.po").read_text("utf-8")
    assert "#| msgid" in catalog
    assert "Otro título" in catalog


def test_catalogs_of_the_briefs_languages_are_made_by_default(workspace, polybrief):
    for file in workspace.glob("locales/*/LC_MESSAGES/agua-segura.po"):
        file.unlink()
    assert polybrief("catalogs").code == 0
    assert len(list(workspace.glob("locales/*/LC_MESSAGES/agua-segura.po"))) == 2


def test_every_language_is_listed_with_what_there_is_of_it(polybrief):
    ended = polybrief("languages")
    assert ended.code == 0
    for of_language in LANGUAGES.values():
        assert re.search(rf"^{of_language.tag} +{re.escape(of_language.endonym)} ", ended.out, re.MULTILINE)
    assert "missing" not in ended.out


def test_the_schema_is_json_schema(polybrief):
    ended = polybrief("schema")
    assert ended.code == 0
    assert json.loads(ended.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_doctor_finds_all_that_is_needed(workspace, polybrief):
    ended = polybrief("doctor")
    assert ended.code == 0
    assert "All that is needed is here." in ended.out
    assert "MISSING" not in ended.out


def test_doctor_says_what_is_missing_and_how_to_get_it(workspace, polybrief, monkeypatch):
    def version(name: str) -> str:
        if name == "polib":
            raise importlib.metadata.PackageNotFoundError(name)
        return "1"

    def fonts(_: object) -> list[str]:
        raise ImportError("no module named uharfbuzz")

    monkeypatch.setattr(importlib.metadata, "version", version)
    monkeypatch.setattr(doctor, "lacking_fonts", fonts)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("VERAPDF", "")
    (workspace / "output").write_text("a file", "utf-8")
    ended = polybrief("doctor")
    assert ended.code == MissingResourceError.exit_code
    assert re.search(r"^MISSING +polib +python -m pip install polib$", ended.out, re.MULTILINE)
    assert re.search(r"^MISSING +fonts, Arab ", ended.out, re.MULTILINE)
    assert re.search(r"^MISSING +output +.*--output DIR$", ended.out, re.MULTILINE)
    assert re.search(r"^optional +qpdf +.*package qpdf$", ended.out, re.MULTILINE)
    assert re.search(r"^optional +veraPDF ", ended.out, re.MULTILINE)
    named = ", ".join(["polib", *(f"fonts, {script}" for script in SCRIPTS), "output"])
    assert f"{2 + len(SCRIPTS)} things missing or wrong: {named}\n" in ended.out


def test_doctor_looks_for_what_the_package_requires():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert sorted(doctor.PACKAGES) == sorted(re.match(r"[\w.-]+", it)[0] for it in project["dependencies"])
    assert project["requires-python"] == f">={'.'.join(map(str, doctor.PYTHON))}"


def test_the_version(polybrief):
    ended = polybrief("--version")
    assert ended.code == 0
    assert ended.out == f"polybrief {polybrief_package.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], ["schema"], ["build", "--frob"]])
def test_what_needs_no_layout_does_not_load_it(workspace, arguments):
    loaded = modules(*arguments)
    assert "argparse" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("form", ["pdf", "json"])
def test_one_edition_loads_what_it_needs_and_no_more(checked, form):
    loaded = modules("build", "--to", "en", "--format", form)
    assert (checked / f"output/agua-segura/agua-segura.en.{form}").is_file()
    assert ("polybrief.pdf.document" in loaded) == (form == "pdf")
    assert not loaded & NEEDLESS
    for package, needed in NEEDED.items():
        assert {it for it in loaded if it.startswith(f"{package}.")} == {f"{package}.{it}" for it in needed}


def test_a_reader_that_has_enough_is_no_error(spawn):
    process = spawn("schema")
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() in {0, 1}
    process.stderr.close()


def test_a_full_disk_behind_stdout(workspace):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("w") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "polybrief", "schema"],
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_doctor_looks_at_the_theme_of_the_workspace(workspace, polybrief):
    (workspace / "theme.toml").write_text('[fonts]\nLatn = "Nowhere Sans"\n', "utf-8")
    ended = polybrief("doctor")
    assert ended.code == MissingResourceError.exit_code
    assert re.search(
        r"^WRONG +theme +theme\.toml:2:fonts\.Latn: no font family 'Nowhere Sans'", ended.out, re.MULTILINE
    )


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        (
            "[templates.handout.text]\nsize = 60",
            r"theme\.toml:2:templates\.handout\.text\.size: 487 points are left for text, which is 60 points high",
        ),
        ("[templates.memo.page]\nside = 290", r"theme\.toml:2:templates\.memo\.page\.side: 15 points are left"),
        (
            "[templates.handuot.text]\nsize = 12",
            r"theme\.toml:1:templates\.handuot: no template 'handuot'\n +did you",
        ),
        (
            '[styles]\n"p.kiker" = {size = 12}',
            r"theme\.toml:2:styles\.p\.kiker: no template uses the class 'kiker'\n +did you mean kicker\?",
        ),
        ('[issuer]\nname = "Quay"\nlogo = "nope.png"', r"theme\.toml:3:issuer\.logo: there is no file nope\.png"),
    ],
)
def test_doctor_looks_at_the_theme_for_every_template(workspace, polybrief, theme, told):
    (workspace / "templates").mkdir()
    (workspace / "templates/memo.xhtml.j2").write_text('{% extends "polybrief/policy-brief.xhtml.j2" %}', "utf-8")
    (workspace / "theme.toml").write_text(theme, "utf-8")
    ended = polybrief("doctor")
    assert ended.code == MissingResourceError.exit_code
    assert len(re.findall(r"^\w+ +theme ", ended.out, re.MULTILINE)) == 1
    assert re.search(rf"^WRONG +theme +{told}", ended.out, re.MULTILINE), ended.out


def test_doctor_counts_each_problem_of_a_theme(workspace, polybrief):
    text = '[styles]\n"p.kiker" = {size = 2}\nh9 = {size = 12}\n[templates.handout.text]\nsize = 2\n'
    (workspace / "theme.toml").write_text(text, "utf-8")
    ended = polybrief("doctor")
    assert ended.code == MissingResourceError.exit_code
    told = re.findall(r"^WRONG +theme +theme\.toml:(\d+):", ended.out, re.MULTILINE)
    assert sorted(told) == ["2", "2", "3", "5"]
    assert ended.out.endswith("\n4 things missing or wrong: theme\n")


def test_doctor_finds_a_theme_for_templates_of_the_workspace_sound(workspace, polybrief):
    (workspace / "templates").mkdir()
    (workspace / "templates/memo.xhtml.j2").write_text('{% extends "polybrief/policy-brief.xhtml.j2" %}', "utf-8")
    (workspace / "theme.toml").write_text("[templates.memo.text]\nsize = 12\n", "utf-8")
    ended = polybrief("doctor")
    assert ended.code == 0
    assert re.search(r"^ok +theme +theme\.toml$", ended.out, re.MULTILINE), ended.out
