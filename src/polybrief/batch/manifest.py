"""`manifest.json`: what lies in the output folder, and what it was made from.

`{"schema": "polybrief-manifest/1", "files": […], "failed": […]}`. It says nothing that differs between two runs from
the same input: no time, no machine, no folder. A file's entry stands as long as the file does: entries of earlier runs
are kept while their file has the digest that they record, but for those that the last run was to make anew and could
not. `failed` is of the last run alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polybrief
from polybrief.batch.files import write_atomically
from polybrief.batch.jobs import Job
from polybrief.batch.outcome import DEFECT, Failure, Outcome, Written

if TYPE_CHECKING:
    from polybrief.pipeline.editions import Options

SCHEMA = "polybrief-manifest/1"
NAME = "manifest.json"


def write_manifest(output: Path, outcomes: Sequence[Outcome], options: Options, folders: Iterable[Path]) -> None:
    """Bring the manifest of an output folder up to date with a run.

    Args:
        folders: whose places are of this machine; they are taken out of the messages of failed jobs.

    Raises:
        OSError: it cannot be written.
    """
    failed = [it.job for it in outcomes if isinstance(it.result, Failure)]
    files = {entry["path"]: entry for entry in _kept(output) if not any(_is_of(job, entry) for job in failed)}
    files |= {it.job.path: _file(it.job, it.result, options) for it in outcomes if isinstance(it.result, Written)}
    places = sorted({str(folder) for folder in (*folders, *_OWN_FOLDERS)} - {"."}, key=lambda place: -len(place))
    data = {
        "schema": SCHEMA,
        "files": [files[path] for path in sorted(files)],
        "failed": [_failed(it.job, it.result, places) for it in outcomes if isinstance(it.result, Failure)],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    # A file name that is not Unicode comes with lone surrogates, which JSON knows as escapes.
    write_atomically(output / NAME, text.encode("utf-8", "backslashreplace"))


def about(job: Job) -> dict[str, str | None]:
    """A job, for JSON."""
    language = job.language if job.determined else None
    return {"brief": job.brief, "language": language, "format": job.format, "template": job.template}


_PACKAGE = Path(polybrief.__file__).parent
_OWN_FOLDERS = (_PACKAGE.parents[1], _PACKAGE.parent)


def _kept(output: Path) -> Iterator[dict[str, Any]]:
    """The entries of the manifest there is whose files are still what it says; none where it cannot be understood."""
    try:
        found = json.loads((output / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("files"), list):
        return
    for entry in found["files"]:
        if isinstance(entry, dict) and isinstance(path := entry.get("path"), str):
            file = output / path
            if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == entry.get("sha256"):
                yield entry


def _is_of(job: Job, entry: Mapping[str, Any]) -> bool:
    """Whether an entry is what a job was to make; of one whose languages nobody knows, in any."""
    if job.determined:
        return bool(entry["path"] == job.path)
    return (entry.get("brief"), entry.get("format"), entry.get("template")) == (job.brief, job.format, job.template)


def _file(job: Job, written: Written, options: Options) -> dict[str, Any]:
    return {
        "path": job.path,
        **about(job),
        "sha256": written.sha256,
        "bytes": written.bytes,
        "polybrief": polybrief.__version__,
        "options": {
            "unchecked": options.unchecked,
            "allow_untranslated": options.allow_untranslated,
            "digits": options.digits,
            "paper": options.paper if job.template else None,
            "created": options.created.isoformat() if options.created else None,
        },
        "inputs": dict(written.inputs),
    }


def _failed(job: Job, failure: Failure, places: Sequence[str]) -> dict[str, Any]:
    # What a defect says of itself can hold anything, addresses in memory too.
    message = f"a defect of polybrief: {failure.kind}" if failure.exit_code == DEFECT else failure.message
    for place in places:
        message = message.replace(place + os.sep, "")
    return {**about(job), "exit_code": failure.exit_code, "message": message}
