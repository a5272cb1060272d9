"""Kinds of document and sizes of paper from the command line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

MEMO = """{% extends "polybrief/policy-brief.xhtml.j2" %}
{% set subject = "Memo" %}
"""
ES = ("build", "--to", "es")


@pytest.fixture
def template(checked: Path) -> Callable[[str, str], Path]:
    """`template("memo.xhtml.j2", text)` writes one of the workspace's."""

    def write(name: str, text: str) -> Path:
        file = checked / "templates" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    return write


def manifest(workspace: Path) -> list[dict]:
    return json.loads((workspace / "output/manifest.json").read_text("utf-8"))["files"]


def test_several_templates_in_one_run_and_json_once(checked, template, polybrief):
    template("memo.xhtml.j2", MEMO)
    ended = polybrief(*ES, "--template", "policy-brief,memo", "--template", "handout", "--format", "pdf,json")
    assert (ended.code, ended.err) == (0, "")
    made = re.findall(r"^output/agua-segura/(\S+) ", ended.out, re.MULTILINE)
    assert made == [
        "agua-segura.es.pdf",
        "agua-segura.es.json",
        "agua-segura.memo.es.pdf",
        "agua-segura.handout.es.pdf",
    ]
    entries = {entry["path"].removeprefix("agua-segura/"): entry for entry in manifest(checked)}
    assert {name: entry["template"] for name, entry in entries.items()} == {
        "agua-segura.es.json": None,
        "agua-segura.es.pdf": "policy-brief",
        "agua-segura.handout.es.pdf": "handout",
        "agua-segura.memo.es.pdf": "memo",
    }
    assert "templates/memo.xhtml.j2" in entries["agua-segura.memo.es.pdf"]["inputs"]
    assert not any("/" in name for name in entries["agua-segura.es.json"]["inputs"])


def test_an_unknown_template_is_refused_with_those_there_are(checked, template, polybrief):
    template("memo.xhtml.j2", MEMO)
    ended = polybrief(*ES, "--template", "memmo")
    assert ended.code == 2
    assert re.search(r"no template 'memmo'; there are aide-memoire, handout, memo, policy-brief\n", ended.err)
    assert "templates/NAME.xhtml.j2" in ended.err
    assert not (checked / "output").exists()


def test_a_fault_stops_its_template_and_no_other(checked, template, polybrief):
    template("memo.xhtml.j2", '{% extends "base.j2" %}\n{% block main %}\n{{ brief.titel }}{% endblock %}')
    ended = polybrief("build", "--to", "es,en", "--template", "policy-brief,memo")
    assert ended.code == 7
    assert "templates/memo.xhtml.j2:3: a value of the type Brief has no 'titel'; did you mean title" in ended.err
    assert "not written: agua-segura/agua-segura.memo.es.pdf, agua-segura/agua-segura.memo.en.pdf" in ended.err
    assert "2 files of 4 not written" in ended.out
    assert polybrief(*ES, "--template", "memo").code == 3


def test_a_page_that_lacks_what_it_points_to_is_refused_with_its_line(checked, template, polybrief):
    template(
        "memo.xhtml.j2",
        '{% extends "base.j2" %}\n{% from "text.j2" import statements with context %}\n'
        '{% block main %}\n{{ statements("key_points", "key-points", "Points") }}{% endblock %}\n'
        "{% block closing %}{% endblock %}",
    )
    ended = polybrief(*ES, "--template", "memo")
    assert ended.code == 3
    assert re.search(r"templates/memo\.xhtml\.j2:4: a link points to #source\.\d, which is not on the page", ended.err)


def test_what_the_layout_cannot_take_names_the_template(checked, template, polybrief):
    template(
        "memo.xhtml.j2", '{% extends "base.j2" %}{% block main %}<p><img src="cat.png" alt="A cat"/></p>{% endblock %}'
    )
    ended = polybrief(*ES, "--template", "memo")
    assert ended.code == 3
    assert re.search(r"templates/memo\.xhtml\.j2: .*cat\.png", ended.err)


def test_a_template_of_the_workspace_goes_before_ours(checked, template, polybrief):
    assert polybrief(*ES).code == 0
    plain = (checked / "output/agua-segura/agua-segura.es.pdf").read_bytes()
    file = template("policy-brief.xhtml.j2", MEMO)
    assert polybrief(*ES).code == 0
    assert (checked / "output/agua-segura/agua-segura.es.pdf").read_bytes() != plain
    file.unlink()
    assert polybrief(*ES).code == 0
    assert (checked / "output/agua-segura/agua-segura.es.pdf").read_bytes() == plain


@pytest.mark.parametrize(("paper", "size"), [("A5", (419.53, 595.28)), ("Letter", (612, 792))])
def test_the_paper_can_be_chosen(checked, polybrief, paper, size):
    assert polybrief(*ES, "--paper", paper).code == 0
    box = pypdf.PdfReader(checked / "output/agua-segura/agua-segura.es.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == size
    assert manifest(checked)[0]["options"]["paper"] == paper


def test_a_paper_that_there_is_not_is_refused(checked, polybrief):
    assert polybrief(*ES, "--paper", "B5").code == 2


def test_doctor_looks_at_the_templates_of_the_workspace(checked, template, polybrief):
    template("memo.xhtml.j2", MEMO)
    assert re.search(r"^ok +templates +aide-memoire handout memo policy-brief$", polybrief("doctor").out, re.MULTILINE)
    template("memo.xhtml.j2", "{% endfor %}")
    template("parts.j2", "\n{{ x | safe }}")
    ended = polybrief("doctor")
    assert ended.code == 6
    assert re.search(r"^WRONG +templates +templates/memo\.xhtml\.j2:1: ", ended.out, re.MULTILINE)
    assert re.search(r"^WRONG +templates +templates/parts\.j2:2: No filter named 'safe'", ended.out, re.MULTILINE)


def test_doctor_fills_the_templates_of_the_workspace(checked, template, polybrief):
    template(
        "memo.xhtml.j2",
        "{% extends 'polybrief/policy-brief.xhtml.j2' %}\n{% block main %}\n{{ sommary() }}{% endblock %}",
    )
    ended = polybrief("doctor")
    assert ended.code == 6
    assert re.search(r"^WRONG +templates +templates/memo\.xhtml\.j2:3: .*sommary", ended.out, re.MULTILINE), ended.out
