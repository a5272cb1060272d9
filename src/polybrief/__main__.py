"""The command `polybrief`, and the one place where errors become a message and an exit code."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import FrameType

_INTERRUPTED, _TERMINATED, _ENOUGH = 130, 143, 1
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """What the command `polybrief` does."""
    # Python would look for garbage in cycles every 700 objects, 150 times for one document, which makes next to none.
    # So 24 take a twentieth less time, and a megabyte more memory (measured 2026-11-22).
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
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
    except KeyboardInterrupt:
        from polybrief.cli.terminal import complain

        complain("interrupted; what was written before is whole")
        return _TERMINATED if terminated else _INTERRUPTED
    except BrokenPipeError:  # whoever reads has enough
        return _ENOUGH
    except Exception as error:  # noqa: BLE001  # the edge
        return _explained(error, arguments)
    return code


def _call(arguments: Sequence[str]) -> int:
    from polybrief.cli.app import call

    try:
        return call(arguments)
    finally:
        _flush()


def _explained(error: Exception, arguments: Sequence[str]) -> int:
    """Say what went wrong; returns the exit code."""
    from polybrief.batch.outcome import Failure
    from polybrief.cli.terminal import explain, say_json

    failure = Failure.of(error)
    explain(failure, debug="--debug" in arguments)
    if _wants_json(arguments):
        say_json({"event": "error", "exit_code": failure.exit_code, "message": failure.message})
    return failure.exit_code


def _wants_json(arguments: Sequence[str]) -> bool:
    """Whether a command line, which may be wrong otherwise, asks for events on stdout."""
    return "--log-format=json" in arguments or ("--log-format", "json") in pairwise(arguments)


@contextmanager
def _interrupted_by_sigterm(caught: list[int]) -> Iterator[None]:
    """SIGTERM does what Ctrl-C does, and is noted in the list."""

    def interrupt(number: int, _: FrameType | None) -> None:
        caught.append(number)
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # this is not the main thread, which alone is interrupted
        yield
        return
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
