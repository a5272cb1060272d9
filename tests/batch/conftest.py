"""The brief agua-segura with its catalogs in a folder of a test's own."""

import shutil
from pathlib import Path

import pytest

from polybrief.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shutil.copytree(ROOT / "briefs/agua-segura", tmp_path / "briefs/agua-segura")
    shutil.copytree(ROOT / "locales", tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo", "*.pot"))
    (tmp_path / "locales/fr/LC_MESSAGES/agua-segura.po").unlink()  # for editions that cannot be made
    return Workspace(tmp_path)
