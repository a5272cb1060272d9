"""What became of a job. Dataclasses: what is told of one need not count where two are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from polybrief.batch.files import NotWritten
from polybrief.batch.jobs import Job
from polybrief.errors import InputError, PartialFailure, PolybriefError

DEFECT = PolybriefError.exit_code


@dataclass(frozen=True)
class Written:
    """A file that was written. `inputs` are the digests of what it was made from, by name."""

    sha256: str
    bytes: int
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class Failure:
    """Why something was not done, in words for the user, and the exit code for it.

    Attributes:
        kind: the class of the error.
        traceback: for those who mend a defect; empty where there is none.
    """

    message: str
    exit_code: int
    kind: str = ""
    traceback: str = field(default="", repr=False, compare=False)

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """From any exception: one of ours speaks for itself, the system's is put in words, all else is a defect."""
        import traceback

        kind, trace = type(error).__name__, "".join(traceback.format_exception(error))
        if isinstance(error, PolybriefError) and error.exit_code != DEFECT:
            return cls(str(error), error.exit_code, kind, trace)
        if isinstance(error, OSError) and error.strerror:
            file = f"{error.filename}: " if error.filename is not None else ""
            what = "written" if isinstance(error, NotWritten) else "read or written"
            message = f"{file}cannot be {what}: {error.strerror}\n  see to the folder's rights and space"
            return cls(message, InputError.exit_code, kind, trace)
        return cls(f"a defect of polybrief: {kind}: {error}", DEFECT, kind, trace)


@dataclass(frozen=True)
class Outcome:
    """A job, the file or the failure that came of it, and the seconds it took."""

    job: Job
    result: Written | Failure
    seconds: float = field(default=0.0, compare=False)


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """What a command ends with: 0 if all is written, 7 if only some of it, else `combined`."""
    results = [outcome.result for outcome in outcomes]
    failed = [result.exit_code for result in results if isinstance(result, Failure)]
    return PartialFailure.exit_code if 0 < len(failed) < len(results) else combined(failed)


def combined(codes: Iterable[int]) -> int:
    """One exit code for several: the smallest that is not 0, which is what the user can mend most directly."""
    return min((code for code in codes if code), default=0)
