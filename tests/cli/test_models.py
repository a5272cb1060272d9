"""`polybrief models`: installing, listing, verifying and removing packages, against an index on this machine."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import argos_index
import pytest
from argos_index import Answer, archived, package_files

from polybrief.cli.models import packages_there

ROOT = Path(__file__).parents[2]
TRANSLATING = {"minisbd", "ctranslate2", "sentencepiece", "stanza", "spacy", "torch"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; packages are elsewhere."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def packages(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "packages"


@pytest.fixture
def index(packages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[argos_index.Index]:
    """An index, and Argos Translate set up anew to use it."""
    with argos_index.served(monkeypatch) as index:
        yield index


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """`file("en", "es", "1.0")`: the name of an archive."""

    def make(*pair_and_version: str, **changed: Any) -> str:
        name = f"{'-'.join(pair_and_version)}.argosmodel"
        (tmp_path / name).write_bytes(archived({**package_files(*pair_and_version), **changed}))
        return name

    return make


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)


def test_from_the_index_to_its_removal(index, packages, polybrief):
    index.offer("en", "es", "1.9")
    index.offer("en", "ar", "1.0")
    ended = polybrief("models", "install", "es", "ar")
    assert ended.code == 0
    digest = re.search(
        r"^translate-en_es 1\.9: installed in .*; SHA-256 ([0-9a-f]{64}) recorded$", ended.out, re.MULTILINE
    )
    assert digest

    ended = polybrief("models", "list")
    assert ended.code == 0
    assert re.search(rf"^en:es +1\.9 +0\.0 MB +sha256 {digest[1][:12]} +recorded$", ended.out, re.MULTILINE)
    assert re.search(r"^en:ar +1\.0 ", ended.out, re.MULTILINE)

    ended = polybrief("models", "verify")
    assert ended.code == 0
    assert "translate-en_es 1.9: as installed\n" in ended.out
    assert ended.out.endswith(f"2 packages in {packages}, 0 not as installed\n")

    ended = polybrief("models", "remove", "EN:ES")
    assert (ended.code, ended.err) == (0, "")
    assert "translate-en_es 1.9: removed" in ended.out
    assert "en:es" not in polybrief("models", "list").out
    assert polybrief("models", "remove", "en:es").code == 6
    assert polybrief("models", "verify", "en:es").code == 6

    ended = polybrief("models", "install", "es")
    assert f"SHA-256 {digest[1]} as recorded" in ended.out


def test_what_is_there_is_not_downloaded_again(index, packages, polybrief):
    index.offer("en", "es", "1.9")
    polybrief("models", "install", "es")
    index.requests.clear()
    ended = polybrief("models", "install", "es")
    assert ended.code == 0
    assert "translate-en_es 1.9: is installed, as recorded" in ended.out
    assert index.requests == ["/index.json"]

    (packages / "translate-en_es-1_9/model/model.bin").write_bytes(b"tampered with")
    ended = polybrief("models", "verify", "en:es")
    assert ended.code == 3
    assert "model/model.bin is changed" in ended.err
    assert polybrief("models", "install", "es").code == 0
    assert polybrief("models", "verify", "en:es").code == 0


def test_a_newer_version_replaces_the_older(index, packages, polybrief):
    index.offer("en", "es", "1.9")
    polybrief("models", "install", "es")
    index.offer("en", "es", "1.10")
    assert polybrief("models", "install", "es").code == 0
    assert [it.name for it in packages.iterdir() if it.is_dir()] == ["translate-en_es-1_10"]


def test_an_archive_that_was_changed_in_the_index_is_refused(index, packages, polybrief):
    index.offer("en", "es", "1.9")
    polybrief("models", "install", "es")
    polybrief("models", "remove", "en:es")
    path = next(iter(index.answers))
    index.answers[path] = Answer(archived(package_files("en", "es", "1.9", argos_version="2")))
    ended = polybrief("models", "install", "es")
    assert ended.code == 3
    assert len(re.findall(r"\b[0-9a-f]{64}\b", ended.err)) == 2
    assert "no packages in" in polybrief("models", "list").out


def test_one_that_fails_leaves_the_others_installed(index, packages, polybrief, file):
    index.offer("en", "es")
    index.offer("en", "fr", answer=Answer(status=500))
    (packages.parent / "bad.argosmodel").write_bytes(b"no zip")
    ended = polybrief("models", "install", "fr", "bad.argosmodel", "xx", file("es", "pt", "1.0"), "es")
    assert ended.code == 3
    assert "the server answers 500" in ended.err
    assert "bad.argosmodel: not a zip archive" in ended.err
    assert "the index has no package from en into xx; from en there are es, fr" in ended.err
    listed = polybrief("models", "list").out
    assert re.findall(r"^\w+:\w+", listed, re.MULTILINE) == ["en:es", "es:pt"]


def test_a_pair_that_the_index_does_not_have(index, polybrief):
    index.offer("en", "es")
    ended = polybrief("models", "install", "es", "--from", "qu")
    assert ended.code == 6
    assert "from qu into es; from qu there is none" in ended.err


def test_what_the_index_offers_is_listed(index, polybrief):
    index.offer("en", "es", "1.9")
    index.offer("en", "zt", "1.10")
    assert polybrief("models", "list", "--available").out == "en:es       1.9\nen:zh-Hant  1.10\n"


def test_without_network_a_file_does(index, polybrief, file, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:1/")
    ended = polybrief("models", "install", "es", file("en", "fr", "1.0"))
    assert ended.code == 3
    assert "cannot be reached" in ended.err
    assert "polybrief models install FILE.argosmodel" in ended.err
    assert "en:fr" in polybrief("models", "list").out


def test_only_the_index_needs_network_and_argos_translate(packages, home, polybrief, file, offline):
    assert polybrief("models", "list").code == 0
    assert polybrief("models", "verify").code == 0
    assert polybrief("models", "remove", "en:es").code == 6
    assert not packages.exists()
    assert polybrief("models", "install", file("en", "es", "1.0")).code == 0
    for command in (["list"], ["verify"], ["verify", "en:es"], ["remove", "en:es"]):
        assert polybrief("models", *command).code == 0
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("command", [["list"], ["verify"], ["install", "es"]])
def test_nothing_that_translates_is_loaded(index, command):
    index.offer()
    script = "import sys; from polybrief.__main__ import run; run(sys.argv[1:]); print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script, "models", *command],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    loaded = set(ended.stdout.splitlines()[-1].split())
    assert "polybrief.cli.models" in loaded
    assert not loaded & TRANSLATING
    assert ("argostranslate" in loaded) == (command[0] == "install")


def test_a_broken_package_is_listed_as_broken(packages, polybrief, file):
    polybrief("models", "install", file("en", "es", "1.0"), file("en", "fr", "1.0"))
    (packages / "translate-en_es-1_0/metadata.json").write_text('{"from_code": "\\u001b[31m\x9b"}', "utf-8")
    for command in ("list", "verify"):
        ended = polybrief("models", command)
        assert ended.code == 3
        assert "from_code" in ended.err
        assert "\x1b[31m" not in ended.err + ended.out
    assert re.search(r"^translate-en_es-1_0 .* broken$", polybrief("models", "list").out, re.MULTILINE)
    assert polybrief("models", "verify", "en:fr").code == 0


def test_what_something_else_installed_is_said_to_be_so(packages, polybrief):
    for name, data in package_files().items():
        (packages / "en_es" / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / "en_es" / name).write_bytes(data)
    assert "not recorded" in polybrief("models", "list").out
    ended = polybrief("models", "verify")
    assert ended.code == 6
    assert "polybrief models install es --from en" in ended.err


@pytest.mark.parametrize("pair", ["en", "en-es", "en:", ":es", ""])
def test_a_pair_that_is_none(packages, polybrief, pair):
    for command in ("verify", "remove"):
        ended = polybrief("models", command, pair)
        assert ended.code == 2
        assert "FROM:TO" in ended.err


def test_an_installation_can_be_interrupted(index, packages, spawn, polybrief):
    index.offer("en", "es", "1.0")
    polybrief("models", "install", "es")
    index.offer("en", "es", "2.0", Answer(b"a part", promised=1000, silent=True))
    process = spawn("models", "install", "es")
    while "/translate-en_es-2_0.argosmodel" not in index.requests:
        assert process.poll() is None
    ended = polybrief("models", "install", "es")
    assert ended.code == 3
    assert "another polybrief is installing" in ended.err
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "interrupted" in err
    assert [it.name for it in packages.iterdir() if it.is_dir()] == ["translate-en_es-1_0"]
    assert polybrief("models", "verify").code == 0


def test_doctor_is_told_what_there_is(packages, polybrief, file):
    environment = {"ARGOS_PACKAGES_DIR": str(packages)}
    assert packages_there(environment) == (False, "translate texts: polybrief models install LANG")
    polybrief("models", "install", file("en", "es", "1.0"), file("en", "fr", "1.0"))
    assert packages_there(environment) == (True, "2: en:es, en:fr")
    next(packages.glob("*.json")).write_text("{", "utf-8")
    there, problem = packages_there(environment)
    assert not there
    assert "not a record" in problem
