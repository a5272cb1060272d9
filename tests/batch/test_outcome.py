"""Failures in words, and one exit code for many."""

import pytest

from polybrief.batch.jobs import Job
from polybrief.batch.outcome import Failure, Outcome, Written, combined, exit_code
from polybrief.errors import PolybriefError, UntranslatedError, UsageError

WRITTEN = Written("0" * 64, 1, {})


def outcomes(*results: Written | int) -> list[Outcome]:
    job = Job("a", "es", "pdf")
    return [Outcome(job, it if isinstance(it, Written) else Failure("no", it)) for it in results]


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ((), 0),
        ((WRITTEN, WRITTEN), 0),
        ((WRITTEN, 5), 7),
        ((WRITTEN, 70), 7),
        ((5,), 5),
        ((5, 5), 5),
        ((6, 3, 70), 3),
    ],
)
def test_the_exit_code_of_a_build(results, code):
    assert exit_code(outcomes(*results)) == code


def test_the_exit_code_of_several_reasons_is_the_smallest():
    assert combined([0, 5, 4, 0]) == 4
    assert combined([]) == 0


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("no such thing"), 2, "no such thing"),
        (UntranslatedError("nothing"), 5, "nothing"),
        (PermissionError(13, "Permission denied", "a/b"), 3, "a/b: cannot be read or written: Permission denied"),
        (KeyError("x"), 70, "a defect of polybrief: KeyError: 'x'"),
        (OSError("without a number"), 70, "a defect of polybrief: OSError: without a number"),
        (PolybriefError("lost"), 70, "a defect of polybrief: PolybriefError: lost"),
    ],
)
def test_any_exception_is_put_in_words(error, code, message):
    failure = Failure.of(error)
    assert (failure.exit_code, failure.message.splitlines()[0]) == (code, message)
