"""The command `polybrief`, and the one place where errors become a message and an exit code."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import FrameType

import typer

from polybrief.batch.outcome import Failure
from polybrief.cli.app import app
from polybrief.cli.terminal import complain, explain, say_json

_INTERRUPTED, _TERMINATED, _ENOUGH = 130, 143, 1
_WRONG_USE = 2


def main() -> None:
    """What the command `polybrief` does."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code, the reason for one that is not 0 on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    terminated: list[int] = []
    try:
        with _interrupted_by_sigterm(terminated):
            code = _call(arguments)
            _flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:  # whoever reads has enough
        return _ENOUGH
    except Exception as error:  # noqa: BLE001  # the edge
        failure = Failure.of(error)
        explain(failure, debug="--debug" in arguments)
        if _wants_json(arguments):
            say_json({"event": "error", "exit_code": failure.exit_code, "message": failure.message})
        return failure.exit_code
    if code == _INTERRUPTED:
        complain("interrupted; what was written before is whole")
        return _TERMINATED if terminated else code
    return code


def _call(arguments: Sequence[str]) -> int:
    try:
        typer.main.get_command(app)(list(arguments), prog_name="polybrief")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
        # Typer has put it in words for people by itself.
        if code == _WRONG_USE and _wants_json(arguments):
            say_json({"event": "error", "exit_code": code, "message": str(end.__context__ or "wrong use")})
        return code
    return 0


def _wants_json(arguments: Sequence[str]) -> bool:
    """Whether a command line, which may be wrong otherwise, asks for events on stdout."""
    return "--log-format=json" in arguments or ("--log-format", "json") in pairwise(arguments)


@contextmanager
def _interrupted_by_sigterm(caught: list[int]) -> Iterator[None]:
    """SIGTERM does what Ctrl-C does, and is noted in the list."""

    def interrupt(number: int, _: FrameType | None) -> None:
        caught.append(number)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        # Python would try and complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


if __name__ == "__main__":
    main()
