"""Files that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file; its folders are made. What was there before stays until the new one is whole.

    Raises:
        OSError: it cannot be written; then nothing has changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since a file cannot be renamed from one file system to another.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
