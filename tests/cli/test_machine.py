"""From a brief to editions by a real model: Spanish directly, Portuguese by way of Spanish, each sentence verified."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bridges import BRIEF
from trained import PACKAGES

from polybrief.translation.catalogs import read_catalog

SPANISH = {
    "title": "La asociación preparó la estrategia.",
    "key_points.K1": "El ayuntamiento recibió {grant} de la asociación.",
    "key_points.K2": "Julia Dorlira aún no ha aplazado las elecciones.",
    "key_points.K3": "El Ministerio de Defensa aportará {repair} para la reparación del puente en {year}.",
    "key_points.K4": "Hugo Falnada debe aprobar el tratado de defensa antes del {deadline}.",
    # What the model likes best says Corcara.
    "key_points.K5": "El {meeting}, la misión se reunió con Samuel Marvedo en Corcaraca.",
}
PORTUGUESE = {
    "title": "A associação preparou a estratégia.",
    "key_points.K1": "A câmara municipal recebeu {grant} da associação.",
    "key_points.K2": "Julia Dorlira ainda não adiou as eleições.",
    "key_points.K3": "O Ministério da Defesa disponibilizará {repair} para a reparação da ponte em {year}.",
    "key_points.K4": "Hugo Falnada deve aprovar o tratado de defesa antes de {deadline}.",
    "key_points.K5": "A {meeting}, a missão reuniu-se com Samuel Marvedo em Corcaraca.",
}


def catalog(tag: str) -> Path:
    return Path(f"locales/{tag}/LC_MESSAGES/bridges.po")


@pytest.fixture
def bridges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, polybrief: Callable[..., Any]) -> Path:
    """The current folder: the brief; both models are installed."""
    file = tmp_path / "briefs/bridges/brief.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    assert polybrief("models", "install", *map(str, PACKAGES)).code == 0
    return tmp_path


def usable(tag: str) -> dict[str, str]:
    return {context: it.msgstr for context, it in read_catalog(catalog(tag)).entries.items() if it.usable}


def test_a_brief_is_translated_and_what_a_model_gets_wrong_is_noticed(
    bridges: Path, polybrief: Callable[..., Any]
) -> None:
    ended = polybrief("translate")
    assert ended.code == 5
    assert ended.out.count("6 of 7 texts translated; 1 failed the checks") == 2
    assert (usable("es"), usable("pt_PT")) == (SPANISH, PORTUGUESE)
    failed = read_catalog(catalog("es")).entries["key_points.K6"]
    assert failed.rejected
    text = catalog("pt_PT").read_text("utf-8")
    digests = [hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in PACKAGES]
    made_by = "argos translate-en_es 1.0 (sha256 {}), then translate-es_pt 1.0 (sha256 {})".format(*digests)
    assert text.count(f"# engine: {made_by}\n") == 6
    assert text.count(f"# rejected: {made_by}\n") == 1
    assert "# finding: translation.name: " in text


def test_nothing_changes_the_catalogs_but_the_input(bridges: Path, polybrief: Callable[..., Any]) -> None:
    made = set()
    for arguments in (["--to", "es,pt"], ["--to", "pt,es", "--threads", "2"], ["bridges", "--threads", "1"]):
        assert polybrief("translate", *arguments).code == 5
        made.add(tuple(catalog(tag).read_bytes() for tag in ("es", "pt_PT")))
        for tag in ("es", "pt_PT"):
            catalog(tag).unlink()
    assert len(made) == 1


def test_in_one_go_to_a_file_that_says_who_translated(bridges: Path, polybrief: Callable[..., Any]) -> None:
    build = ("build", "--unchecked", "--translate", "--allow-untranslated", "--format", "pdf,json")
    assert polybrief(*build).code == 0
    assert (bridges / "output/bridges/bridges.pt.pdf").read_bytes().startswith(b"%PDF-")
    data = json.loads((bridges / "output/bridges/bridges.es.json").read_text("utf-8"))
    assert (
        data["texts"]["key_points.K1"]["text"] == "El ayuntamiento recibió 960,9\xa0millones de euros de la asociación."
    )
    assert data["texts"]["key_points.K6"]["origin"] == "untranslated"
    assert polybrief(*build, "--require-reviewed").code in {5, 7}
