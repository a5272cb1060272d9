"""What is remembered of the packages installed: `.polybrief-packages.json`, beside their folders.

    {
     "schema": "polybrief-packages/1",
     "packages": {
      "translate-en_es 1.9": {
       "sha256": "1a2b…",
       "folder": "translate-en_es-1_9",
       "files": {"metadata.json": "3c4d…", "model/model.bin": "5e6f…", "sentencepiece.model": "7a8b…"}
      }
     }
    }

One entry for each name and version: the SHA-256 of the archive it was first installed from, in hexadecimal, the folder
it was put in, and the SHA-256 of each file in it, by its path from that folder with `/`. An entry stays when the
package is removed: what is installed again has to be what was installed first. The file is sorted and has no date.

Argos Translate takes every folder beside it for a package, and passes over files.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from polybrief.errors import InputError, Place

RECORD = ".polybrief-packages.json"
SCHEMA = "polybrief-packages/1"

_DIGEST = re.compile(r"[0-9a-f]{64}")
_ADVICE = "put a copy of it back; without it, polybrief trusts each package anew"


class Entry(Struct, frozen=True):
    """What is remembered of a package. Digests are SHA-256, in hexadecimal.

    Attributes:
        sha256: of the archive.
        folder: the name of the folder it was put in.
        files: the digest of each file in the folder, by its path from there with `/`.
    """

    sha256: str
    folder: str
    files: Mapping[str, str]


def read_record(folder: Path) -> dict[str, Entry]:
    """What is remembered of the packages in a folder, by their names as in `translate-en_es 1.9`.

    Returns:
        Nothing where there is no record.

    Raises:
        InputError: the record cannot be read or understood.
    """
    file = folder / RECORD
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    try:
        record = json.loads(data.decode("utf-8"))
        if record["schema"] != SCHEMA:
            raise InputError.at(Place(str(file), field="schema"), f"wanted is {SCHEMA!r}", "use a newer polybrief")
        return {name: _entry(entry) for name, entry in record["packages"].items()}
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as reason:
        raise InputError.at(Place(str(file)), "not a record of packages", _ADVICE) from reason


def write_record(folder: Path, record: Mapping[str, Entry]) -> None:
    """Write a record in one step: it is the old or the new one at any time. Raises OSError."""
    packages = {
        name: {"sha256": entry.sha256, "folder": entry.folder, "files": dict(sorted(entry.files.items()))}
        for name, entry in sorted(record.items())
    }
    text = json.dumps({"schema": SCHEMA, "packages": packages}, ensure_ascii=False, indent=1) + "\n"
    part = folder / f"{RECORD}.part"
    try:
        with part.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(folder / RECORD)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _entry(data: Mapping[str, Any]) -> Entry:
    """Raises TypeError, AttributeError or LookupError where it is something else."""
    files = dict(data["files"].items())
    for text in (data["sha256"], *files.values()):
        if not _DIGEST.fullmatch(text):
            raise LookupError(text)
    return Entry(data["sha256"], str(data["folder"]), files)
