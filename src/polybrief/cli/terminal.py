"""What is printed. Text of files is shown with its control characters spelled out: a terminal would obey them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from polybrief.batch.outcome import DEFECT, Failure

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def say(text: str) -> None:
    """A line for people, on stdout."""
    _write(_visible(text))


def say_json(data: Mapping[str, Any], indent: int | None = None) -> None:
    """An object for machines, on stdout."""
    _write(json.dumps(data, ensure_ascii=False, indent=indent))


def complain(message: str) -> None:
    """An error, on stderr, in colour on a terminal."""
    if not _coloured():
        sys.stderr.write(f"polybrief: {_visible(message)}\n")
        return
    from rich.console import Console
    from rich.text import Text

    text = Text.assemble(("polybrief: ", "bold red"), _visible(message))
    Console(stderr=True, highlight=False).print(text, soft_wrap=True)


def explain(failure: Failure, *, debug: bool, advice: str = "") -> None:
    """Why something was not done, on stderr; with its traceback if that is wanted, or how to get it for a defect."""
    lines = [failure.message]
    if advice:
        lines.append(f"  {advice}")
    if failure.exit_code == DEFECT and failure.traceback and not debug:
        lines.append("  run polybrief --debug … for the traceback")
    if debug:
        lines.append(failure.traceback)
    complain("\n".join(lines))


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, if that is a terminal; gives what is to be told how much is done, and of how much."""
    if not _is_terminal():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def count(number: int, one: str, many: str = "") -> str:
    """A number with what it counts."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _write(line: str) -> None:
    # At once: what stderr says comes at once too, and both may go to one file.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _coloured() -> bool:
    """Whether errors have colours: as https://no-color.org and https://force-color.org say, or on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or _is_terminal()


def _is_terminal() -> bool:
    """Whether what obeys control characters reads stderr."""
    return sys.stderr.isatty() and os.environ.get("TERM") not in {"dumb", "unknown"}


def _visible(text: str) -> str:
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
