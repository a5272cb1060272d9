"""The two models trained for the tests (tools/train_test_models.py), and the sentences kept with them."""

import zipfile
from pathlib import Path

from test_models import grammar, values
from test_models.templates import template

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "resources" / "translation"
PACKAGES = (FOLDER / "translate-en_es-1.0.argosmodel", FOLDER / "translate-es_pt-1.0.argosmodel")

__all__ = ["FOLDER", "PACKAGES", "grammar", "install_trained", "sentences", "template", "values"]


def install_trained(folder: Path) -> None:
    """Unpack both packages, en → es and es → pt, into a folder of packages as Argos Translate lays it out."""
    for package in PACKAGES:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)


def sentences(name: str) -> list[tuple[str, ...]]:
    """The rows of `held-out.tsv` or `sample.tsv`: English, Spanish and Portuguese of one meaning."""
    header, *rows = (FOLDER / name).read_text("utf-8").splitlines()
    assert header == "en\tes\tpt"
    return [tuple(row.split("\t")) for row in rows]
