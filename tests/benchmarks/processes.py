"""What a process costs that sets one brief and ends: CPU from its start, and its peak memory."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Container
from pathlib import Path

import peers

import polybrief

_HERE = Path(__file__).parent
_MANY = 100
_COMMAND = "polybrief build"
_LINUX = sys.platform == "linux"
_SET = "engine = load(); [engine.make(engine.prepare(content.brief(number))) for number in range({count})]"
# What the operating system says of an ended process counts the memory of the one that started it as well.
_PEAK = 'import re, pathlib; print(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])'
_LOAD = {
    "polybrief": "from peers import polybrief as load",
    "platypus": "from platypus import platypus as load",
    "typst": "from peers import typst as load",
    "weasyprint": "from peers import weasyprint as load",
}


def compare(available: Container[str], rounds: int) -> dict[str, dict[str, float]]:
    """By engine: seconds of CPU, ours ÷ it, our whole command ÷ it, peak memory.

    Static fonts are made once, outside of what is measured.
    """
    path = str(Path(polybrief.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": path, peers.FONTS_VARIABLE: str(peers.static_fonts())}
    names = [name for name in _LOAD if name in available]
    seconds: dict[str, list[float]] = {name: [] for name in (*names, _COMMAND)}
    memory: dict[str, float] = dict.fromkeys(seconds, float("nan"))
    for _ in range(max(2, min(rounds, 7))):
        for name in names:
            taken, memory[name] = _run(name, 1, environment)
            seconds[name].append(taken)
        seconds[_COMMAND].append(_command(environment))
    ours, command = seconds[names[0]], seconds[_COMMAND]
    found = {
        name: {
            "seconds": statistics.median(times),
            "ours": _ratio(ours, times),
            "command": _ratio(command, times),
            "mebibytes": memory[name],
        }
        for name, times in seconds.items()
    }
    taken, peak = _run(names[0], _MANY, environment)
    nothing = float("nan")
    found[f"{names[0]}, {_MANY} briefs"] = {"seconds": taken, "ours": nothing, "command": nothing, "mebibytes": peak}
    return found


def _ratio(one: list[float], other: list[float]) -> float:
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def _command(environment: dict[str, str]) -> float:
    """CPU seconds of the whole command: from the brief's file to one edition and the manifest."""
    root = str(_HERE.parents[1])
    with tempfile.TemporaryDirectory() as output:
        command = ["-m", "polybrief", "-C", root, "build", "argentina-nato", "--to", "en", "--output", output]
        before = _of_children()
        subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)
        return _of_children() - before


def _of_children() -> float:
    """CPU seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(name: str, count: int, environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds and peak mebibytes of a process of its own; the latter only where Linux tells."""
    code = f"import content; {_LOAD[name]}; {_SET.format(count=count)}" + (f"; {_PEAK}" if _LINUX else "")
    before = _of_children()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=_HERE, env=environment, check=True, capture_output=True, text=True
    )
    return _of_children() - before, int(done.stdout) / 2**10 if _LINUX else float("nan")
