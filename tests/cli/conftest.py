"""A workspace of a test's own, with the brief agua-segura, and the command as its users call it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from polybrief.__main__ import run

ROOT = Path(__file__).parents[2]
BRIEF = "agua-segura"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a copy of the brief with its documents and of all catalogs. The brief is not checked yet."""
    shutil.copytree(ROOT / "briefs" / BRIEF, tmp_path / "briefs" / BRIEF, ignore=shutil.ignore_patterns("checked.json"))
    shutil.copytree(ROOT / "locales", tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo", "*.pot"))
    (tmp_path / f"locales/fr/LC_MESSAGES/{BRIEF}.po").unlink()  # for editions that cannot be made
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.fixture
def polybrief(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """`polybrief("build", "--to", "es")` in this process; no command ever shows a traceback."""

    def call(*arguments: str) -> Ended:
        capfd.readouterr()
        code = run(arguments)
        ended = Ended(code, *capfd.readouterr())
        assert "Traceback" not in ended.err + ended.out or "--debug" in arguments
        return ended

    return call


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def spawn() -> Callable[..., subprocess.Popen[str]]:
    """The same in a process of its own, with other environment variables where they are given; warnings are errors."""

    def start(*arguments: str, merged: bool = False, **environment: str) -> subprocess.Popen[str]:
        paths = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "polybrief", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if merged else subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=_interruptible,  # noqa: PLW1509  # whoever started the tests may have Ctrl-C ignored
            env={**os.environ, "PYTHONPATH": paths, **environment},
        )

    return start


@pytest.fixture
def brief_file(workspace: Path) -> Path:
    return workspace / "briefs" / BRIEF / "brief.yaml"


@pytest.fixture
def edit(brief_file: Path) -> Callable[[str, str], None]:
    """Replace the first match of a pattern in the brief file."""

    def replace(pattern: str, replacement: str) -> None:
        text, count = re.subn(
            pattern, lambda _: replacement, brief_file.read_text("utf-8"), count=1, flags=re.MULTILINE
        )
        assert count == 1, f"{pattern} is not in the brief"
        brief_file.write_text(text, "utf-8")

    return replace


@pytest.fixture
def checked(workspace: Path, polybrief: Callable[..., Ended]) -> Path:
    """The workspace with its brief checked."""
    assert polybrief("check").code == 0
    return workspace
