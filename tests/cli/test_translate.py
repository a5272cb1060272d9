"""`polybrief translate`, and `build` with machine translations: marked, verified, refused where review is required."""

import json
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from polybrief.translation.engines import loading

BRIEF = """\
schema: polybrief/1
id: dam
language: en
languages: [es]
title: The dam
as_of: "2024"
revised: 2026-11-22
sources:
  paper:
    language: en
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    rights: {status: CC0-1.0}
values:
  cost: {money: 40000000, currency: USD}
  start: {date: "1998"}
sections:
  key_points:
    - {id: K1, text: "It cost {cost}.", kind: editorial}
    - {id: K2, text: Nobody was hurt., kind: editorial}
    - {id: K3, text: "Work began in {start}.", kind: editorial}
"""
CATALOG = "locales/es/LC_MESSAGES/dam.po"


@pytest.fixture
def dam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: one small brief, and an engine that gets one of its texts wrong."""
    file = tmp_path / "briefs/dam/brief.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    point = EntryPoint("phrasebook", "phrasebook:make", loading.GROUP)
    there = loading.entry_points(group=loading.GROUP)
    monkeypatch.setattr(loading, "entry_points", lambda **_: [*there, point])
    return tmp_path


@pytest.fixture
def translated(dam: Path, polybrief: Callable[..., Any]) -> Path:
    assert polybrief("translate", "--engine", "phrasebook").code == 5  # one text fails the checks
    return dam


def correct(file: Path) -> None:
    """What a translator does with the text that failed."""
    text = file.read_text("utf-8")
    head, _, tail = text.partition("# rejected: ")
    tail = tail[tail.index("msgctxt") :].replace("1989", "{start}")
    file.write_text(head + "#, python-brace-format\n" + tail, "utf-8")


def test_what_was_done_and_what_was_not(dam: Path, polybrief: Callable[..., Any]) -> None:
    ended = polybrief("translate", "--engine", "phrasebook")
    assert (ended.code, ended.err) == (5, "")
    assert ended.out == (
        f"{CATALOG}: 3 of 4 texts translated; 1 failed the checks, to be translated by a person: key_points.K3\n"
    )
    text = (dam / CATALOG).read_text("utf-8")
    assert 'msgstr "Costó {cost}."' in text
    assert text.count("# engine: phrasebook en-es 1.0\n") == 3
    assert "# rejected: phrasebook en-es 1.0\n" in text
    assert "# finding: translation.value: " in text


def test_a_second_time_only_what_failed_is_tried(translated: Path, polybrief: Callable[..., Any]) -> None:
    before = (translated / CATALOG).read_bytes()
    ended = polybrief("translate", "--engine", "phrasebook")
    assert ended.out == f"{CATALOG}: 1 failed the checks, to be translated by a person: key_points.K3\n"
    assert (translated / CATALOG).read_bytes() == before
    correct(translated / CATALOG)
    ended = polybrief("translate", "--engine", "phrasebook")
    assert (ended.code, ended.out) == (0, f"{CATALOG}: nothing to translate\n")
    again = polybrief("translate", "--engine", "phrasebook", "--again")
    assert again.out == f"{CATALOG}: 3 of 4 texts translated\n"


def test_a_pair_without_a_model_names_the_command_that_installs_it(dam: Path, polybrief: Callable[..., Any]) -> None:
    ended = polybrief("translate")
    assert ended.code == 6
    assert "polybrief models install es" in ended.err
    assert "not translated: dam in es" in ended.err
    assert ended.out == f"{CATALOG}: not translated\n"
    assert not (dam / CATALOG).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "babelfish"], "no engine 'babelfish'; there are apertium, argos, libretranslate, phrasebook"),
        (["--to", "xx"], "no language 'xx'"),
        (["--to", "en"], "dam: no translation is wanted"),
        (["bridge"], "no brief 'bridge'"),
        (["--hypotheses", "9"], "--hypotheses: '9' is no whole number from 2 to 4"),
    ],
)
def test_wrong_use(dam: Path, polybrief: Callable[..., Any], arguments: list[str], said: str) -> None:
    ended = polybrief("translate", *arguments)
    assert (ended.code, said in ended.err) == (2, True), ended.err


def test_a_broken_termbase_is_named_with_its_line(dam: Path, polybrief: Callable[..., Any]) -> None:
    (dam / "locales").mkdir()
    (dam / "locales/terms.csv").write_text("term,es\ndam,presa\nDam,dique\n", "utf-8")
    ended = polybrief("translate", "--engine", "phrasebook")
    assert (ended.code, "locales/terms.csv:3:term: the term 'Dam' stands in line 2 already" in ended.err) == (3, True)
    assert not (dam / CATALOG).exists()


def test_an_edition_with_machine_translations_says_so(translated: Path, polybrief: Callable[..., Any]) -> None:
    correct(translated / CATALOG)
    assert polybrief("build", "--unchecked", "--to", "es", "--format", "json").code == 0
    data = json.loads((translated / "output/dam/dam.es.json").read_text("utf-8"))
    assert data["texts"]["title"]["origin"] == "machine"
    assert data["texts"]["title"]["engine"] == "phrasebook en-es 1.0"
    assert (data["texts"]["key_points.K3"]["origin"], data["texts"]["key_points.K3"]["engine"]) == ("translated", None)


def test_a_text_that_failed_is_not_published(dam: Path, polybrief: Callable[..., Any]) -> None:
    arguments = ("build", "--unchecked", "--translate", "--engine", "phrasebook", "--to", "es", "--format", "json")
    ended = polybrief(*arguments)
    assert ended.code == 5
    assert f"{CATALOG}: 3 of 4 texts translated; 1 failed the checks" in ended.out
    assert "key_points.K3 (no machine translation passed the checks)" in ended.err
    assert not (dam / "output/dam/dam.es.json").exists()
    correct(dam / CATALOG)
    assert polybrief(*arguments).code == 0


def test_review_can_be_required(translated: Path, polybrief: Callable[..., Any]) -> None:
    file = translated / CATALOG
    correct(file)
    build = ("build", "--unchecked", "--to", "es", "--format", "json")
    refused = polybrief(*build, "--require-reviewed")
    assert refused.code == 5
    assert "4 texts that no person has reviewed\n" in refused.err
    assert "  key_points.K3 (translated): " in refused.err
    assert "key_points.K1 (machine): " in refused.err
    text = file.read_text("utf-8").replace("#, fuzzy, python", "#, python").replace("#, fuzzy\n", "")
    file.write_text(text.replace("msgctxt", "# reviewed-by: Ana María Ríos 2026-02-01\nmsgctxt"), "utf-8")
    assert polybrief(*build, "--require-reviewed").code == 0
