"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class NotWritten(OSError):
    """A file or folder cannot be written; `filename` is the one that a user would look at."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file; its folders are made. What was there before stays until the new one is whole.

    Raises:
        NotWritten: it cannot be written; then nothing has changed.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    make_folder(path.parent)
    # In the same folder, since a file cannot be renamed from one file system to another.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _blaming(path.parent):
            stream = part.open("wb")
        with _blaming(path):
            with stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if path.exists():
                part.chmod(stat.S_IMODE(path.stat().st_mode))
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def make_folder(path: Path) -> None:
    """Make a folder and those around it, where they are not there. Raises NotWritten."""
    with _blaming(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(error.errno, error.strerror, str(path)) from error
