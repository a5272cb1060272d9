"""A file is whole or not there."""

import os
from pathlib import Path

import pytest

from polybrief.batch.files import NotWritten, write_atomically
from polybrief.batch.outcome import Failure


def test_folders_are_made_and_what_was_there_is_replaced(tmp_path):
    file = tmp_path / "a/b/c.txt"
    write_atomically(file, b"one")
    write_atomically(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file_can_be_read_by_whom_the_umask_lets(tmp_path):
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "file", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o644


def test_the_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", ".file.1.part")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NotWritten) as raised:
        write_atomically(tmp_path / "file", b"")
    failure = Failure.of(raised.value)
    assert failure.exit_code == 3
    assert failure.message.splitlines()[0] == f"{tmp_path}: cannot be written: Permission denied"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_was_there_stays_if_writing_ends_early(tmp_path, monkeypatch, error):
    file = tmp_path / "file"
    write_atomically(file, b"good")

    def stop(*_: object) -> None:
        raise error

    for owner, name in ((os, "fsync"), (Path, "replace")):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, stop)
            with pytest.raises(OSError if isinstance(error, OSError) else KeyboardInterrupt):
                write_atomically(file, b"bad")
    assert file.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [file]
