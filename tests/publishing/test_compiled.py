"""Compiled templates are kept, and are never anything but what the source says."""

import sys

import pytest
from jinja2 import FileSystemLoader

from polybrief.publishing.compiled import Compiled
from polybrief.publishing.sandbox import Sandbox


@pytest.fixture(autouse=True)
def _writing(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def filled(folder, kept):
    environment = Sandbox(FileSystemLoader(folder), Compiled(kept))
    return environment.get_template("a.j2").render()


def kept_files(folder):
    return sorted(folder.glob("__pycache__/*"))


def test_what_is_kept_is_not_compiled_again(tmp_path, monkeypatch):
    (tmp_path / "a.j2").write_text("{{ 1 + 1 }}")
    assert filled(tmp_path, tmp_path) == "2"
    assert len(kept_files(tmp_path)) == 1
    monkeypatch.setattr(Sandbox, "compile", None)
    assert filled(tmp_path, tmp_path) == "2"


def test_a_changed_template_is_compiled_anew(tmp_path):
    (tmp_path / "a.j2").write_text("{{ 1 + 1 }}")
    filled(tmp_path, tmp_path)
    (tmp_path / "a.j2").write_text("{{ 2 + 2 }}")
    assert filled(tmp_path, tmp_path) == "4"


@pytest.mark.parametrize("length", [0, 2, 20, 40, 70])
def test_a_damaged_file_is_passed_over(tmp_path, length):
    (tmp_path / "a.j2").write_text("{{ 1 + 1 }}")
    filled(tmp_path, tmp_path)
    (kept,) = kept_files(tmp_path)
    kept.write_bytes(kept.read_bytes()[:length] + b"?" * 20)
    assert filled(tmp_path, tmp_path) == "2"


def test_templates_of_others_are_not_kept(tmp_path):
    (tmp_path / "a.j2").write_text("{{ 1 + 1 }}")
    assert filled(tmp_path, tmp_path / "ours") == "2"
    assert not kept_files(tmp_path)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path, monkeypatch):
    (tmp_path / "a.j2").write_text("{{ 1 + 1 }}")
    (tmp_path / "__pycache__").write_text("a file in the way")
    assert filled(tmp_path, tmp_path) == "2"
    (tmp_path / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled(tmp_path, tmp_path) == "2"
    assert not kept_files(tmp_path)
