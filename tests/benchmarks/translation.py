"""What a translation costs, ours and others', with a model of the size that Argos ships, in one run. Linux.

    python tests/benchmarks/translation.py [--texts 360] [--rounds 3] [--threads 1,2] [--json]

The model has random weights, 6 + 6 layers of width 512 and about 32 000 pieces in 8-bit integers, and ends a
translation after about 30 tokens; it is built in a folder that is removed. Texts are the units of the project's English
briefs and generated ones. Translators take turns, each in a process of its own with the same number of threads, so that
what else the machine does falls on all of them; figures are medians over the rounds. Prints ratios and asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from translators import TRANSLATORS

from polybrief.briefs.reading import read_brief
from polybrief.model.unit import units

_HERE = Path(__file__).parent
_BRIEFS = _HERE.parents[1] / "briefs"
_WORDS, _SENTENCES = 70_000, 40_000
_TARGETS = (
    ("argos ÷ ours, wall clock", "argos", "ours", "wall", "≥ 3.5"),
    ("argos ÷ ours, CPU", "argos", "ours", "cpu", "≥ 3.5"),
    ("ours ÷ bare, CPU", "ours", "bare", "cpu", "≤ 1.1"),
    ("ours ÷ bare, peak memory", "ours", "bare", "mebibytes", "≤ 1.3"),
)


def sentences(count: int, seed: int = 1) -> list[str]:
    """Generated ones of no language: words by how often natural words come, about 27 pieces each."""
    chance = random.Random(seed)

    def word() -> str:
        syllables = chance.choices((1, 2, 3, 4), (1, 3, 3, 1))[0]
        return "".join(chance.choice("bcdfghlmnprstvz") + chance.choice("aeiou") for _ in range(syllables))

    words = [word() for _ in range(_WORDS)]
    often = list(accumulate(1 / (rank + 300) for rank in range(_WORDS)))
    lengths = (max(3, round(chance.gauss(21, 8))) for _ in range(count))
    return [" ".join(chance.choices(words, cum_weights=often, k=length)).capitalize() + "." for length in lengths]


def project_texts() -> list[str]:
    """The units of the project's English briefs."""
    briefs = [read_brief(file).brief for file in sorted(_BRIEFS.glob("*/brief.yaml"))]
    return [unit.text for brief in briefs if brief.language == "en" for unit in units(brief)]


def build(packages: Path, texts: list[str]) -> int:
    """The package; how many tokens the texts have on average."""
    sys.path.append(str(_HERE.parent / "support"))
    import sentencepiece
    from tiny_package import Shape, write_package

    shape = Shape(layers=6, width=512, heads=8, inner=2048, pieces=32_000, tokens=28, positions=5000)
    package = write_package(packages, [*texts, *sentences(_SENTENCES, seed=2)], shape=shape)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    return round(statistics.mean(map(len, pieces.encode(texts))))


def measure(name: str, packages: Path, texts: Path, threads: int) -> dict[str, Any]:
    """What one translator costs in a process of its own."""
    command = [sys.executable, str(_HERE / "translators.py"), name, str(packages), str(texts), str(threads)]
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def compare(count: int, rounds: int, threads: list[int]) -> dict[str, Any]:
    """Median figures by number of threads and translator."""
    own = list(dict.fromkeys(project_texts()))[:count]
    texts = own + sentences(count - len(own))
    with TemporaryDirectory() as temporary:
        packages, file = Path(temporary) / "packages", Path(temporary) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        found: dict[str, Any] = {"texts": len(texts), "own": len(own), "tokens": build(packages, texts)}
        for each in threads:
            runs: dict[str, list[dict[str, Any]]] = {name: [] for name in TRANSLATORS}
            for _ in range(rounds):
                for name, done in runs.items():
                    done.append(measure(name, packages, file, each))
            found[str(each)] = {name: _median(done) for name, done in runs.items()}
    return found


def _median(runs: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = {name: statistics.median(run[name] for run in runs) for name in ("wall", "cpu", "mebibytes", "words")}
    return {**numbers, "same in every round": len({run["digest"] for run in runs}) == 1}


def _say(found: dict[str, Any]) -> None:
    print(f"{found['texts']} texts, {found['own']} of them the project's, {found['tokens']} tokens on average")
    for threads, by_name in ((key, value) for key, value in found.items() if key.isdigit()):
        print(f"\n{threads} thread(s)      wall s    CPU s  ms CPU a text    MiB")
        for name, cost in by_name.items():
            each = cost["cpu"] / found["texts"] * 1000
            print(f"  {name:14}{cost['wall']:8.1f} {cost['cpu']:8.1f} {each:14.0f} {cost['mebibytes']:6.0f}")
        for what, one, other, measured, target in _TARGETS:
            print(f"  {what:28}{by_name[one][measured] / by_name[other][measured]:6.2f}   wanted {target}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=360)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=lambda given: [int(each) for each in given.split(",")], default=[1, 2])
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args()
    found = compare(asked.texts, asked.rounds, asked.threads)
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        _say(found)


if __name__ == "__main__":
    main()
