"""CPU per brief of our layout and of its peers, on the same content, in one run. Prints ratios and asserts nothing.

    python tests/benchmarks/layout.py [--rounds N] [--json]

Engines take turns, so that what else the machine does falls on all of them; times are CPU, medians over the rounds.
What an engine reads is made before the clock starts, and no brief comes twice.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from time import process_time
from typing import Any

import content
import floor
import languages
import peers
import processes
import stages
from platypus import platypus

OURS, PLAIN, WEASY, TYPST = "polybrief", "platypus", "weasyprint", "typst"
ENGINES: dict[str, tuple[str, Callable[[], peers.Engine], int]] = {
    OURS: ("tagged, PDF/A, shaped", peers.polybrief, 20),
    PLAIN: ("ReportLab Platypus, unshaped, untagged", platypus, 10),
    WEASY: ("WeasyPrint, tagged, PDF/UA", peers.weasyprint, 3),
    TYPST: ("Typst, tagged, its compiler kept", peers.typst, 20),
    "floor": ("ReportLab's writer, objects and streams ready", floor.writer, 20),
    "floor+zlib": ("the same, streams still to be deflated", floor.writer_and_deflate, 20),
}
"""What is compared: what it is, how it is loaded, how many briefs a round."""
_TIMES = (1, 25, 265)  # how often a longer document has the sections of the brief


@dataclass
class Contender:
    """An engine in the run, and its milliseconds a brief by round."""

    engine: peers.Engine
    count: int
    pages: int = 0
    size: int = 0
    rounds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)


def compare(rounds: int, say: Callable[[str], None]) -> dict[str, Contender]:
    """Let the engines set briefs in turn. What is not installed is left out, and said."""
    contenders: dict[str, Contender] = {}
    for name, (_, load, count) in ENGINES.items():
        try:
            engine = load()
        except (ImportError, OSError) as problem:  # WeasyPrint raises OSError where Pango is missing
            say(f"without {name}: {str(problem).splitlines()[0]} (make bench installs the Python packages)")
            continue
        data = b""
        for number in range(2):
            data = engine.make(engine.prepare(content.brief(number)))
        contenders[name] = Contender(engine, count, peers.page_count(data), len(data))
    # What one engine has loaded shall not slow down another's garbage collection.
    gc.collect()
    gc.freeze()
    number = 100
    for _ in range(rounds):
        for contender in contenders.values():
            inputs = [contender.engine.prepare(content.brief(number + index)) for index in range(contender.count)]
            number += contender.count
            contender.rounds.append(milliseconds(contender.engine.make, inputs))
    return contenders


def milliseconds(make: Callable[[Any], bytes], inputs: Iterable[Any]) -> float:
    """CPU a piece."""
    inputs = list(inputs)
    gc.collect()
    start = process_time()
    for each in inputs:
        make(each)
    return (process_time() - start) * 1e3 / len(inputs)


def ratio(one: Contender, other: Contender) -> float:
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(one.rounds, other.rounds, strict=True))


def measure(rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Everything that this benchmark prints, as data."""
    contenders = compare(rounds, say)
    ours = contenders[OURS]
    split, missing = stages.split(
        ours.engine.make, [ours.engine.prepare(content.brief(number)) for number in range(40)]
    )
    for place in missing:
        say(f"not timed, there is no {place}")
    return {
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in ("reportlab", "uharfbuzz", "typst", "weasyprint")},
        "words": content.word_count(content.brief(1)),
        "engines": {
            name: {"ms": each.median, "ours": ratio(ours, each), "kB": each.size / 1000, "pages": each.pages}
            for name, each in contenders.items()
        },
        "stages": split,
        "growth": growth(ours.engine, rounds),
        "languages": languages.compare(rounds, milliseconds, say),
        "processes": processes.compare(contenders, rounds),
    }


def growth(engine: peers.Engine, rounds: int) -> list[dict[str, float]]:
    """What a page costs in documents of about 2, 20 and 200 pages: the first, with its sections over and over."""
    found = []
    for times in _TIMES:
        prepared = engine.prepare(content.repeated(content.brief(0), times))
        data = engine.make(prepared)
        pages = peers.page_count(data)
        taken = min(milliseconds(engine.make, [prepared]) for _ in range(min(rounds, 3)))
        found.append({"pages": pages, "ms_page": taken / pages, "kB_page": len(data) / 1000 / pages})
    return found


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def report(found: dict[str, Any]) -> None:
    """The measurements as tables."""
    print(
        f"\n{found['words']} words; Python {found['python']};",
        ", ".join(f"{name} {number}" for name, number in found["versions"].items()),
    )
    print(f"\n{'engine':<12}{'CPU ms':>8}{'ours ÷ it':>11}{'pages':>7}{'kB':>6}")
    for name, row in found["engines"].items():
        pages = "" if name.startswith("floor") else row["pages"]
        print(f"{name:<12}{row['ms']:>8.2f}{row['ours']:>11.2f}{pages:>7}{row['kB']:>6.0f}  {ENGINES[name][0]}")
    total = sum(found["stages"].values())
    print("\nours by stage, ms (being timed makes it a little slower)")
    for stage, taken in found["stages"].items():
        print(f"  {stage:<12}{taken:>6.2f}{taken / total:>6.0%}")
    print(f"\n{'ours, longer':<12}{'CPU ms a page':>16}{'kB a page':>11}")
    for row in found["growth"]:
        print(f"{row['pages']:>6} pages{row['ms_page']:>16.2f}{row['kB_page']:>11.1f}")
    if found["languages"]:
        print(
            f"\n{'editions of one brief, layout only':<34}{'ms':>8}{'a page':>8}{'÷ English':>11}{'÷ Latin':>9}"
            f"{'words forgotten, ms':>21}{'÷ English':>11}{'÷ Latin':>9}"
        )
        for row in found["languages"].values():
            print(
                f"  {row['name']:<32}{row['ms']:>8.2f}{row['ms_page']:>8.2f}"
                f"{row['ratio']:>11.2f}{row['latin_ratio']:>9.2f}"
                f"{row['cold_ms']:>21.2f}{row['cold_ratio']:>11.2f}{row['cold_latin_ratio']:>9.2f}"
            )
    print(f"\n{'start, import and one brief':<28}{'CPU s':>7}{'ours ÷ it':>11}{'command ÷ it':>14}{'peak MiB':>10}")
    for name, row in found["processes"].items():
        figures = f"{row['seconds']:>7.3f}{row['ours']:>11.2f}{row['command']:>14.2f}{row['mebibytes']:>10.0f}"
        print(f"  {name:<26}{figures.replace('nan', '   ')}")


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each engine has its turn (default: 7)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    notes: list[str] = []
    found = measure(max(1, options.rounds), notes.append)
    if options.json:
        print(json.dumps({**found, "notes": notes}, indent=1))
    else:
        print("\n".join(notes))
        report(found)


if __name__ == "__main__":
    main()
