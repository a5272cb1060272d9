"""`polybrief init`: a workspace to begin with."""

from __future__ import annotations

import importlib.resources
import shlex
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from polybrief.batch.files import write_atomically
from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting
from polybrief.cli.terminal import say
from polybrief.errors import UsageError

_RENAMED = {"gitignore": ".gitignore"}
"""In the package it has another name, so that no tool obeys it there."""


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.usage = "%(prog)s [OPTIONS] [DIR]"
    parser.description = (
        "Write a workspace to begin with: a brief to fill in, with its documents, a theme, "
        "a folder for templates.\n\n"
        "It can be checked and built as it is. No file that is there is touched."
    )
    parser.add_argument("directory", nargs="?", metavar="DIR", type=Path, help="Where (default: the current folder).")
    parser.set_defaults(run=init)


def init(setting: Setting, *, directory: Path | None) -> int:
    """Write the files; returns the exit code."""
    folder = directory or setting.directory or Path()
    files = {folder / name: data for name, data in _files(importlib.resources.files("polybrief.cli") / "workspace", "")}
    if there := [str(file) for file in files if file.exists() or file.is_symlink()]:
        raise UsageError(f"nothing is written over: {', '.join(there)}\n  name another folder: polybrief init DIR")
    for file, data in files.items():
        write_atomically(file, data)
        say(str(file))
    where = "" if folder == Path() else f" -C {shlex.quote(str(folder))}"
    say(f"Fill in {folder / 'briefs/my-brief/brief.yaml'}. Next:\n  polybrief{where} check\n  polybrief{where} build")
    return 0


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """What is to be written, by its path in the workspace, sorted."""
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        if it.is_dir():
            yield from _files(it, f"{prefix}{it.name}/")
        else:
            yield prefix + _RENAMED.get(it.name, it.name), it.read_bytes()
