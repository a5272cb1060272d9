"""Jobs → Outcomes."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from polybrief.batch.files import write_atomically
from polybrief.batch.jobs import Job
from polybrief.batch.outcome import DEFECT, Failure, Outcome, Written
from polybrief.pipeline.editions import Options, inputs, publish
from polybrief.workspace import Workspace

_DIED = (
    "the process that made it died\n"
    "  it may have run out of memory: try again with --jobs 1; if it dies again, it is a defect of polybrief"
)


def run(
    jobs: Sequence[Job],
    workspace: Workspace,
    output: Path,
    options: Options,
    workers: int = 1,
    done: Callable[[Outcome], object] = lambda _: None,
) -> tuple[Outcome, ...]:
    """Make the files.

    Args:
        output: the folder that they go to, under `Job.path`.
        workers: how many processes; 1 for this one alone.
        done: is told each outcome, in the order of the jobs.

    Returns:
        An outcome a job, in the order of the jobs; the files' bytes are the same whatever the number of workers.
    """
    make = partial(_make, workspace=workspace, output=output, options=options)
    outcomes: list[Outcome] = []
    with closing(_outcomes(make, jobs, workers)) as results:
        for outcome in results:
            outcomes.append(outcome)
            done(outcome)
    return tuple(outcomes)


def _outcomes(make: Callable[[Job], Outcome], jobs: Sequence[Job], workers: int) -> Generator[Outcome]:
    if workers == 1:
        yield from map(make, jobs)
        return
    from polybrief.batch.executors import execute

    yield from execute(make, jobs, workers, _died)


def _make(job: Job, workspace: Workspace, output: Path, options: Options) -> Outcome:
    start = time.perf_counter()
    try:
        result = _write(job, workspace, output, options)
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one edition, the others are made
        return Outcome(job, Failure.of(error), time.perf_counter() - start)
    return Outcome(job, result, time.perf_counter() - start)


def _write(job: Job, workspace: Workspace, output: Path, options: Options) -> Written:
    data = publish(workspace, job.brief, job.language, job.format, options, job.template)
    write_atomically(output / job.path, data)
    made_from = inputs(workspace, job.brief, job.language, options, job.template)
    return Written(hashlib.sha256(data).hexdigest(), len(data), made_from)


def _died(job: Job) -> Outcome:
    return Outcome(job, Failure(_DIED, DEFECT, "BrokenProcessPool"))
