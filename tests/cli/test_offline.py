"""No command opens a socket, but for `models install`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bridges import BRIEF
from trained import install_trained

from polybrief.cli.app import program

ROOT = Path(__file__).parents[2]
# Every Python process of the command runs this first; sockets between processes of one machine are no network.
FORBIDDING = """
import os, sys

def forbid(event, arguments):
    if event.startswith("socket.") and any(isinstance(it, tuple) for it in arguments):
        os.write(2, f"NETWORK {event} {arguments}\\n".encode())
        os._exit(99)
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        os.write(2, f"NETWORK {event} {arguments}\\n".encode())
        os._exit(99)

sys.addaudithook(forbid)
"""
COMMANDS = [
    "init begun",
    "check",
    "check --format json",
    "catalogs --to pt",
    "translate bridges",
    "translate agua-segura --to fr",
    "translate agua-segura --to fr --engine apertium",
    "translate agua-segura --to fr --engine libretranslate",
    "build --unchecked --jobs 2 --to es,en,ar --format pdf,json",
    "build agua-segura --unchecked --translate --to fr --allow-untranslated",
    "build --unchecked --require-reviewed --to es",
    "xliff export agua-segura --to en",
    "xliff import output/xliff/agua-segura.en.xlf",
    "models list",
    "models verify",
    "models remove en:es es:pt",
    "languages",
    "doctor",
    "schema",
]


@pytest.fixture
def offline(workspace: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which Python ends itself at the first sign of a network."""
    forbidding = tmp_path / "forbidding"
    forbidding.mkdir()
    (forbidding / "sitecustomize.py").write_text(FORBIDDING, "utf-8")
    packages = tmp_path / "packages"
    (workspace / "briefs/bridges").mkdir()
    (workspace / "briefs/bridges/brief.yaml").write_text(BRIEF, "utf-8")
    install_trained(packages)
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(forbidding), str(ROOT / "src")]),
        "ARGOS_PACKAGES_DIR": str(packages),
        "HOME": str(tmp_path / "home"),
    }


def run(arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "polybrief", *arguments.split()],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_no_command_touches_the_network(offline: dict[str, str]) -> None:
    for command in COMMANDS:
        done = run(command, offline)
        assert "NETWORK" not in done.stderr, f"{command}: {done.stderr}"
        assert done.returncode in {0, 5, 6, 7}, f"{command}: {done.stderr}"


def test_the_one_that_may_is_caught_in_the_same_way(offline: dict[str, str]) -> None:
    done = run("models install es", {**offline, "ARGOS_PACKAGE_INDEX": "http://127.0.0.1:9/"})
    assert (done.returncode, "NETWORK" in done.stderr) == (99, True)


def test_every_command_is_among_them() -> None:
    parser = program()
    names = set()
    for name in parser.commands:
        names |= {f"{name} {sub}" for sub in parser.command(name).commands} or {name}
    tried = {" ".join(command.split()[:2]) for command in COMMANDS} | {command.split()[0] for command in COMMANDS}
    assert names - tried == {"models install"}
