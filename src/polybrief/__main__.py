"""The command `polybrief`, and the one place where errors become a message and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import typer

from polybrief.batch.outcome import Failure
from polybrief.cli.app import app
from polybrief.cli.terminal import explain

_INTERRUPTED, _ENOUGH = 130, 1


def main() -> None:
    """What the command `polybrief` does."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code, the reason for one that is not 0 on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _call(arguments)
        _flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever reads has enough
        return _ENOUGH
    except Exception as error:  # noqa: BLE001  # the edge
        failure = Failure.of(error)
        explain(failure, debug="--debug" in arguments)
        return failure.exit_code
    return code


def _call(arguments: Sequence[str]) -> int:
    try:
        typer.main.get_command(app)(list(arguments), prog_name="polybrief")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        # Python would try and complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


if __name__ == "__main__":
    main()
