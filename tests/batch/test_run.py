"""Jobs over processes, and the record of what they made."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from polybrief.batch.jobs import Job
from polybrief.batch.manifest import write_manifest
from polybrief.batch.outcome import Failure, Written
from polybrief.batch.planning import plan
from polybrief.batch.report import write_report
from polybrief.batch.run import run
from polybrief.pipeline import editions
from polybrief.pipeline.editions import Options

ROOT = Path(__file__).parents[2]
UNCHECKED = Options(unchecked=True)
# A process that dies cannot be one of pytest's own making: it would have to import this file.
DYING = """
import os, signal
from pathlib import Path
from polybrief.batch.executors import execute

def work(item):
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item

if __name__ == "__main__":
    print(list(execute(work, range(8), 2, lambda item: f"{item} died")))
"""


# Its processes must not outlive it, whatever becomes of it.
LASTING = """
import os, time
from pathlib import Path
from polybrief.batch.executors import execute

def work(item):
    os.write(1, f"{os.getpid()}{os.linesep}".encode())  # in one piece: the three share a pipe
    time.sleep(60)

if __name__ == "__main__":
    list(execute(work, range(3), 3, str))
"""


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_processes_end_with_the_one_that_started_them(tmp_path, number):
    script = tmp_path / "lasting.py"
    script.write_text(LASTING, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as parent:
        workers = [int(parent.stdout.readline()) for _ in range(3)]
        assert all(map(is_running, workers))
        parent.send_signal(number)
        deadline = time.monotonic() + 5
        while any(map(is_running, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(is_running, workers))


def test_outcomes_come_in_the_order_of_the_jobs_and_tell_what_is_in_the_files(workspace):
    jobs = plan(workspace, [], None, ["json"])
    told = []
    outcomes = run(jobs, workspace, workspace.output, UNCHECKED, 2, told.append)
    assert [it.job for it in outcomes] == list(jobs)
    assert tuple(told) == outcomes
    for it in outcomes:
        data = (workspace.output / it.job.path).read_bytes()
        assert isinstance(it.result, Written)
        assert (it.result.sha256, it.result.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
        assert it.seconds > 0
    assert outcomes == run(jobs, workspace, workspace.output, UNCHECKED, 1)


def test_a_defect_in_one_job_leaves_the_others(workspace, monkeypatch):
    def broken(*_: object) -> bytes:
        raise RuntimeError("at 0x7f00")

    monkeypatch.setitem(editions.FORMATS, "pdf", broken)
    jobs = plan(workspace, [], ["es"], ["pdf", "json"])
    failed, written = run(jobs, workspace, workspace.output, UNCHECKED)
    assert isinstance(written.result, Written)
    assert isinstance(failed.result, Failure)
    assert failed.result.exit_code == 70
    assert "RuntimeError: at 0x7f00" in failed.result.traceback
    write_manifest(workspace.output, (failed, written), UNCHECKED, ())
    assert "0x7f00" not in (workspace.output / "manifest.json").read_text("utf-8")


def test_a_process_that_dies_takes_no_other_job_with_it(tmp_path):
    script = tmp_path / "dying.py"
    script.write_text(DYING, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.stdout, done.stderr) == ("[0, 1, 4, '3 died', 16, 25, 36, 49]\n", "")


def build(workspace, tags, options=UNCHECKED):
    outcomes = run(plan(workspace, [], tags, ["json"]), workspace, workspace.output, options)
    write_manifest(workspace.output, outcomes, options, (workspace.output, workspace.root))
    return json.loads((workspace.output / "manifest.json").read_text("utf-8"))


def test_the_manifest_says_what_was_made_from_what(workspace):
    entry, own = build(workspace, ["es", "ar"])["files"]
    assert entry["path"] == "agua-segura/agua-segura.ar.json"
    assert (entry["brief"], entry["language"], entry["format"]) == ("agua-segura", "ar", "json")
    assert entry["sha256"] == hashlib.sha256((workspace.output / entry["path"]).read_bytes()).hexdigest()
    assert entry["options"]["unchecked"] is True
    catalog = workspace.catalog_file("agua-segura", "ar").read_bytes()
    assert entry["inputs"]["catalog"] == hashlib.sha256(catalog).hexdigest()
    assert {"brief", "catalog", "interface"} <= entry["inputs"].keys()
    assert "catalog" not in own["inputs"]


def test_the_manifest_is_the_same_in_every_run_and_names_no_folder(workspace):
    build(workspace, ["es", "fr"])
    first = (workspace.output / "manifest.json").read_bytes()
    assert json.loads(first)["failed"][0]["exit_code"] == 5
    build(workspace, ["es", "fr"])
    assert (workspace.output / "manifest.json").read_bytes() == first
    assert str(workspace.root).encode() not in first


def test_entries_are_kept_as_long_as_their_files(workspace):
    build(workspace, ["es", "ar", "en"])
    (workspace.output / "agua-segura/agua-segura.ar.json").write_bytes(b"changed")
    (workspace.output / "agua-segura/agua-segura.en.json").unlink()
    made = build(workspace, ["es"])
    assert [entry["language"] for entry in made["files"]] == ["es"]
    build(workspace, ["en"])
    assert [entry["language"] for entry in build(workspace, ["fr"])["files"]] == ["en", "es"]


def test_what_could_not_be_made_anew_is_no_longer_listed(workspace):
    build(workspace, ["es", "ar"])
    catalog = workspace.catalog_file("agua-segura", "ar")
    good = catalog.read_bytes()
    catalog.write_bytes(b"nonsense")
    assert [entry["language"] for entry in build(workspace, ["ar"])["files"]] == ["es"]
    assert (workspace.output / "agua-segura/agua-segura.ar.json").exists()
    catalog.write_bytes(good)
    assert len(build(workspace, ["ar"])["files"]) == 2
    workspace.brief_file("agua-segura").write_text("[", "utf-8")
    made = build(workspace, None)
    assert made["files"] == []
    assert made["failed"][0]["language"] is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"{",
        b"[]",
        b'{"schema": "polybrief-manifest/1", "files": [1, {"path": 2}, {"path": "x"}]}',
        b"[" * 10**5,
    ],
)
def test_a_manifest_that_cannot_be_understood_is_made_anew(workspace, data):
    workspace.output.mkdir()
    (workspace.output / "manifest.json").write_bytes(data)
    assert len(build(workspace, ["es"])["files"]) == 1


def test_the_report_has_the_durations(workspace):
    outcomes = run(
        (Job("agua-segura", "es", "json"), Job("nada", "es", "json")), workspace, workspace.output, UNCHECKED
    )
    write_report(workspace.output, outcomes, 1.23456, 2)
    report = json.loads((workspace.output / "report.json").read_text("utf-8"))
    assert (report["seconds"], report["workers"]) == (1.235, 2)
    assert [job["exit_code"] for job in report["jobs"]] == [0, 2]
