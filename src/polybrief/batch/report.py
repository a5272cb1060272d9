"""`report.json`: what the last run did and how long it took; different each time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from polybrief.batch.files import write_atomically
from polybrief.batch.manifest import about
from polybrief.batch.outcome import Failure, Outcome

SCHEMA = "polybrief-report/1"


def write_report(output: Path, outcomes: Sequence[Outcome], seconds: float, workers: int) -> None:
    """Write the report of a run. `seconds` is what it took from beginning to end. Raises OSError."""
    data = {
        "schema": SCHEMA,
        "seconds": round(seconds, 3),
        "workers": workers,
        "jobs": [
            {
                **about(it.job),
                "seconds": round(it.seconds, 3),
                "exit_code": it.result.exit_code if isinstance(it.result, Failure) else 0,
            }
            for it in outcomes
        ],
    }
    write_atomically(output / "report.json", (json.dumps(data, indent=1) + "\n").encode())
