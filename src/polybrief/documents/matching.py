"""The documents of a brief among the files of a folder, found by digest, whatever they are called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from polybrief.documents.reading import MAX_BYTES, decode
from polybrief.errors import InputError, Place
from polybrief.model.document import Document


def match(folder: Path, digests: Collection[str]) -> Mapping[str, Document]:
    """The documents with these sha256, by sha256.

    Looked through are the regular files of the folder and of those below it, up to `MAX_BYTES` each, in the order of
    their names; links to folders, and links that lead out of the folder, are not followed; what cannot be read is
    passed over.

    Raises:
        InputError: there is no such folder, or a document that is wanted is not UTF-8.
    """
    if not folder.is_dir():
        raise InputError.at(
            Place(str(folder)), "no such folder", "--documents names the folder with the source documents"
        )
    found: dict[str, Document] = {}
    for file in _files(folder):
        if len(found) == len(set(digests)):
            break
        try:
            data = file.read_bytes()
        except OSError:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in digests and digest not in found:
            found[digest] = decode(data, str(file))
    return found


def _files(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            try:
                is_ours = file.resolve().is_relative_to(root) and file.is_file() and file.stat().st_size <= MAX_BYTES
            except (OSError, RuntimeError):  # a link that leads round in a circle
                continue
            if is_ours:
                yield file
