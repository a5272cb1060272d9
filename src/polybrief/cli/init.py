"""`polybrief init`: a workspace to begin with."""

from __future__ import annotations

import importlib.resources
import shlex
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from polybrief.batch.files import write_atomically
from polybrief.cli.terminal import say
from polybrief.errors import UsageError

_RENAMED = {"gitignore": ".gitignore"}
"""In the package it has another name, so that no tool obeys it there."""


def init(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="DIR", show_default="the current folder")] = None,
) -> None:
    """Write a workspace to begin with: a brief to fill in, with its documents, a theme, a folder for templates.

    It can be checked and built as it is. No file that is there is touched.
    """
    folder = directory or (context.parent and context.parent.params.get("workspace")) or Path()
    files = {folder / name: data for name, data in _files(importlib.resources.files("polybrief.cli") / "workspace", "")}
    if there := [str(file) for file in files if file.exists() or file.is_symlink()]:
        raise UsageError(f"nothing is written over: {', '.join(there)}\n  name another folder: polybrief init DIR")
    for file, data in files.items():
        write_atomically(file, data)
        say(str(file))
    where = "" if folder == Path() else f" -C {shlex.quote(str(folder))}"
    say(f"Fill in {folder / 'briefs/my-brief/brief.yaml'}. Next:\n  polybrief{where} check\n  polybrief{where} build")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """What is to be written, by its path in the workspace, sorted."""
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        if it.is_dir():
            yield from _files(it, f"{prefix}{it.name}/")
        else:
            yield prefix + _RENAMED.get(it.name, it.name), it.read_bytes()
