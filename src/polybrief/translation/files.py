"""Text files that people edit."""

from __future__ import annotations

from pathlib import Path

from polybrief.errors import InputError, Place


def read_text(path: Path, advice: str) -> str:
    """The text of a file in UTF-8, with its newlines; a byte order mark stays in it.

    Raises:
        InputError: the file cannot be read, or is not UTF-8; then with the line and `advice`.
    """
    try:
        data = path.read_bytes()
    except OSError as reason:
        raise InputError.at(Place(str(path)), f"cannot be read: {reason.strerror}") from reason
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise InputError.at(Place(str(path), line), "not UTF-8", advice) from reason
