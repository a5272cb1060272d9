"""One way of translating, in a process of its own: texts → what it cost. Started by `translation.py`.

    python tests/benchmarks/translators.py NAME PACKAGES TEXTS.json THREADS

Prints a JSON object: seconds of wall clock and of CPU from before the model is loaded, peak memory, and a digest of
what came out. All use CTranslate2 with a beam of 4.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

PAIR = ("en", "es")
Translate = Callable[[Sequence[str]], list[str]]


def argos(packages: Path, threads: int) -> Translate:
    """Argos Translate's own translate(), a text at a time, with the threads inside a batch: its default.

    Its sentence splitter would download a model, so the module is replaced: a text is one sentence.
    """
    whole: Any = ModuleType("minisbd")
    whole.SBDetect = lambda *_, **__: Whole()
    whole.models = ModuleType("models")
    whole.models.list_models = lambda: ["en"]
    sys.modules["minisbd"] = whole
    home = str(packages.parent / "home")
    os.environ |= {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
    os.environ |= {"ARGOS_PACKAGES_DIR": str(packages), "ARGOS_INTRA_THREADS": str(threads)}
    from argostranslate.translate import translate

    return lambda texts: [translate(text, *PAIR) for text in texts]


class Whole:
    """Takes a text for one sentence."""

    def sentences(self, text: str) -> list[str]:
        return [text]


def ours(packages: Path, threads: int) -> Translate:
    """The engine, as `polybrief translate` has it, without what wraps it."""
    import ctranslate2  # noqa: F401  # what is imported is not measured
    import sentencepiece  # noqa: F401

    from polybrief.translation.engine import EngineSettings
    from polybrief.translation.engines.argos import make

    settings = EngineSettings(threads=threads, environment={"ARGOS_PACKAGES_DIR": str(packages)})

    def translate(texts: Sequence[str]) -> list[str]:
        engine = make(settings)[0]
        found = [""] * len(texts)
        for batch in engine.batches(texts, PAIR):
            for index, hypotheses in zip(batch, engine.translate([texts[it] for it in batch], PAIR), strict=True):
                found[index] = hypotheses[0][0]
        return found

    return translate


def bare(packages: Path, threads: int) -> Translate:
    """One call of CTranslate2 for all texts, 1024 tokens a batch, each batch on a thread of its own, as ours are."""
    import ctranslate2
    import sentencepiece

    package = next(packages.iterdir())

    def translate(texts: Sequence[str]) -> list[str]:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
        translator = ctranslate2.Translator(str(package / "model"), inter_threads=threads, intra_threads=1)
        results = translator.translate_batch(
            pieces.encode(list(texts), out_type=str),
            max_batch_size=1024,
            batch_type="tokens",
            beam_size=4,
            length_penalty=0.2,
            return_scores=True,
            replace_unknowns=True,
        )
        return [pieces.decode_pieces(result.hypotheses[0]) for result in results]

    return translate


TRANSLATORS = {"ours": ours, "bare": bare, "argos": argos}


def main(name: str, packages: str, texts: str, threads: str) -> None:
    translate = TRANSLATORS[name](Path(packages), int(threads))
    sources = json.loads(Path(texts).read_text(encoding="utf-8"))
    wall, cpu = time.perf_counter(), time.process_time()
    found = translate(sources)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    print(
        json.dumps(
            {
                "wall": wall,
                "cpu": cpu,
                "mebibytes": int(peak[1]) / 2**10 if peak else float("nan"),
                "words": sum(len(each.split()) for each in found) / len(found),
                "digest": hashlib.sha256(json.dumps(found).encode()).hexdigest()[:12],
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
