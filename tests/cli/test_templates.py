"""Kinds of document and sizes of paper from the command line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pypdf
import pytest

from polybrief.publishing import interface

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


def warnings(out: str) -> dict[str, str]:
    """What `doctor` warns of: each place with the problem and, on the lines below it, the advice."""
    found = re.findall(r"^warning +messages +(\S+?):? (.*(?:\n  .*)*)", out, re.MULTILINE)
    return dict(found)


def test_doctor_warns_of_messages_that_no_catalog_has(checked, template, polybrief):
    template(
        "memo.xhtml.j2",
        MEMO
        + """{% block main %}
<h2>{{ _("Key points") }}</h2>
<h2>{{ _("Key pionts") }}</h2>
{% trans %}Zebra crossing{% endtrans %}
{{ _("Information as on %(date)s", date=formats.date(issued)) }}
{{ ngettext("One source", "%(num)s sources", 2) }}
{{ _("Key points" ~ "!") }}{# _("Never") #}
{% endblock %}""",
    )
    template("parts.j2", '{% macro title() %}{{ _("What the documents do not say") }}{% endmacro %}')
    ended = polybrief("doctor")
    assert ended.code == 0
    told = warnings(ended.out)
    memo, parts = "templates/memo.xhtml.j2", "templates/parts.j2"
    assert [place for place in told if place.startswith("templates/")] == [
        *(f"{memo}:{n}" for n in (5, 6, 7, 8)),
        f"{parts}:1",
    ]
    assert "'Key pionts'" in told[f"{memo}:5"]
    assert "did you mean 'Key points'?" in told[f"{memo}:5"]
    assert "'Zebra crossing'" in told[f"{memo}:6"]
    assert "did you mean" not in told[f"{memo}:6"] + told[f"{memo}:8"]
    assert "did you mean 'Information as of %(date)s'?" in told[f"{memo}:7"]
    assert "did you mean 'What the sources do not say'?" in told[f"{parts}:1"]
    assert all("[edition.language.tag]" in told[place] for place in told if place.startswith("templates/"))
    assert re.search(r"^6 warnings: messages\nAll that is needed is here\.$", ended.out, re.MULTILINE)


def test_what_doctor_advises_for_a_text_of_ones_own_says_it_in_each_language(checked, template, polybrief):
    template("memo.xhtml.j2", MEMO + '{% block main %}<p>{{ _("Zebra crossing") }}</p>{% endblock %}')
    ((_, told),) = ((place, it) for place, it in warnings(polybrief("doctor").out).items() if "Zebra" in it)
    advised = re.search(r"{{.*}}", told)[0].replace("…", "Zebra", 1).replace("…", "Cebra", 1)
    template("memo.xhtml.j2", MEMO + f"{{% block main %}}<p>{advised}</p>{{% endblock %}}")
    ended = polybrief("doctor")
    assert "warning" not in ended.out
    assert polybrief("build", "--to", "es,en", "--template", "memo", "--format", "pdf").code == 0
    for tag, word in (("es", "Cebra"), ("en", "Zebra")):
        pages = pypdf.PdfReader(checked / f"output/agua-segura/agua-segura.memo.{tag}.pdf").pages
        assert word in "".join(page.extract_text() for page in pages)


def test_doctor_says_that_a_workspace_has_no_catalog_of_the_words_of_the_page(
    checked, template, polybrief, monkeypatch
):
    file = checked / "locales/es/LC_MESSAGES/polybrief.po"
    catalog = polib.pofile(str(file))
    catalog.append(polib.POEntry(msgid="Zebra crossing", msgstr="Paso de cebra"))
    catalog.save()
    template("memo.xhtml.j2", MEMO + '{% block main %}<p>{{ _("Zebra crossing") }}</p>{% endblock %}')
    told = polybrief("doctor").out
    assert re.search(r"^warning +messages +locales/ar/LC_MESSAGES/polybrief\.po is not read$", told, re.MULTILINE)
    assert f"come with polybrief, from {interface._FOLDERS[1]}\n" in told

    monkeypatch.setattr(interface, "_FOLDERS", (checked / "locales",))  # as in a checkout
    assert "warning" not in polybrief("doctor").out


def test_doctor_looks_for_messages_in_what_is_sound(checked, template, polybrief):
    template("memo.xhtml.j2", MEMO + '{% block main %}{{ _("Key pionts") }}{% endblock %}')
    template("broken.j2", '{{ _("Key pionts") }}{% endfor %}')
    template("deep.j2", '{{ _("Key pionts") }}{{ ' + "(" * 3000 + "1" + ")" * 3000 + " }}")
    template("long.j2", '{{ _("Key pionts") }}{{ 1' + " + 1" * 3000 + " }}")
    ended = polybrief("doctor")
    assert ended.code == 6
    assert {place for place in warnings(ended.out) if place.startswith("templates")} == {"templates/memo.xhtml.j2:3"}
    for name in ("broken", "deep", "long"):
        assert re.search(rf"^WRONG +templates +templates/{name}\.j2:1: ", ended.out, re.MULTILINE)
    (checked / "templates/binary.j2").write_bytes(b"\xff")
    ended = polybrief("doctor")
    assert ended.code == 6
    assert re.search(r"^WRONG +templates +templates/binary\.j2:1: not UTF-8", ended.out, re.MULTILINE)


def test_a_section_without_words_may_stand_beside_another(checked, template, polybrief):
    """How wide each of two is hangs on their words, and one of a user's own may be a picture."""
    shape = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-hidden="true">{shape}</svg>'
    template(
        "memo.xhtml.j2",
        "{% from 'text.j2' import columns, statements with context %}"
        f"{{% macro picture() %}}<section>{svg}</section>{{% endmacro %}}"
        + MEMO
        + "{% block main %}{{ columns(picture(), picture()) }}"
        "{{ columns(picture(), statements('key_points', 'key-points', _('Key points'))) }}{% endblock %}",
    )
    ended = polybrief("build", "--to", "es", "--template", "memo", "--format", "pdf")
    assert ended.code == 0, ended.err
