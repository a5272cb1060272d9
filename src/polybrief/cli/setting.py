"""What every command is given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from polybrief.errors import UsageError
from polybrief.workspace import Workspace


class Setting(Struct, frozen=True):
    """The workspace, the environment variables, whether tracebacks are wanted, and the folder that `-C` named."""

    workspace: Workspace
    environment: Mapping[str, str]
    debug: bool
    directory: Path | None = None


def find_workspace(directory: Path | None) -> Workspace:
    """The workspace in a folder; without one, in the current folder or the nearest around it that has briefs.

    Raises:
        UsageError: there is no such folder.
    """
    if directory is not None:
        if not directory.is_dir():
            raise UsageError(f"no folder {str(directory)!r}; -C names the folder that has briefs/ in it")
        return Workspace(directory)
    here = Path.cwd()
    for steps, folder in enumerate((here, *here.parents)):
        if Workspace(folder).brief_ids():
            return Workspace(Path(*[".."] * steps))
    return Workspace(Path())


def created(environment: Mapping[str, str]) -> datetime.datetime | None:
    """The moment that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/), if it is set.

    Raises:
        UsageError: it is no number of seconds since 1970.
    """
    text = environment.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        if not (text.isascii() and text.isdigit()):
            raise ValueError(text)  # noqa: TRY301  # int() takes more than the specification does
        return datetime.datetime.fromtimestamp(int(text), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {text!r}, which is no moment\n"
            "  it counts the seconds since 1970, as `date +%s` prints them"
        ) from None


def listed(given: Sequence[str] | None, option: str) -> list[str] | None:
    """The parts of an option that takes several, with commas or one by one; None where it is not given.

    Raises:
        UsageError: it is given, but empty.
    """
    if not given:
        return None
    parts = [part.strip() for text in given for part in text.split(",") if part.strip()]
    if not parts:
        raise UsageError(f"{option} is empty; write it as in {option} a,b")
    return parts
