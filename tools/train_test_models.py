"""Train the translation models of the tests, English to Spanish and Spanish to Portuguese.

    python tools/train_test_models.py tests/resources/translation

Writes two packages, the sentences held out and a sample of those trained on into the folder. Takes about a quarter of
an hour for each model on one core. Needs, in an environment of its own, torch 2.13.0 (CPU), ctranslate2 4.8.5,
sentencepiece 0.2.3 and sacremoses 0.1.1: none of polybrief's commands needs torch.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import torch
from test_models.grammar import SEED, TRAINING_SENTENCES, held_out, training
from test_models.network import END, SPECIAL, START, UNKNOWN, Network, Shape, train
from test_models.package import write_package
from test_models.templates import template
from test_models.tokens import Tokens, merges, pieces
from test_models.values import Triple

_SAMPLE = 200
_TOKENS = 700
_LANGUAGES = ("en", "es", "pt")
_ABOUT = """\
# A small model for polybrief's tests: {from_code} to {to_code}

Translates the register of policy briefs with the few words of tools/test_models; useless for anything else. A
Transformer of {layers} + {layers} layers, width {width}, trained on {sentences} sentence pairs that a grammar made.

Trained on 2026-11-22 by tools/train_test_models.py with seed {seed}: {versions}.
Licence: CC0-1.0, the training sentences too.
"""


def main() -> None:
    """Train one model or both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=["en-es", "es-pt"], help="one of the two models")
    given = parser.parse_args()
    torch.set_num_threads(1)
    sentences = list(training())
    _write_table(given.folder / "sample.tsv", islice(sentences, _SAMPLE))
    _write_table(given.folder / "held-out.tsv", held_out({template(text) for triple in sentences for text in triple}))
    if given.only != "es-pt":
        sources, targets = _columns(sentences, 0), _columns(sentences, 1)
        _make(given.folder, ("en", "es"), sources, targets, pieces([*sources, *targets], _TOKENS))
    if given.only != "en-es":
        sources, targets = _columns(sentences, 1), _columns(sentences, 2)
        _make(given.folder, ("es", "pt"), sources, targets, merges(sources, targets, ("es", "pt"), _TOKENS))


def _make(folder: Path, pair: tuple[str, str], sources: Sequence[str], targets: Sequence[str], tokens: Tokens) -> None:
    numbers = {token: number for number, token in enumerate([*SPECIAL, *tokens.vocabulary])}

    def numbered(cut: Callable[[str], list[str]], sentence: str) -> list[int]:
        return [numbers.get(token, UNKNOWN) for token in cut(sentence)]

    pairs = [
        (numbered(tokens.source, source), [START, *numbered(tokens.target, target), END])
        for source, target in zip(sources, targets, strict=True)
    ]
    torch.manual_seed(SEED)
    shape = Shape()
    network = Network(len(numbers), shape)
    weights = sum(parameter.numel() for parameter in network.parameters())
    print(f"{'-'.join(pair)}: {len(numbers)} tokens, {weights} weights, {len(pairs)} pairs", flush=True)
    started = time.monotonic()
    train(network, pairs, SEED)
    packages = ", ".join(f"{name} {version(name)}" for name in ("torch", "ctranslate2", "sentencepiece", "sacremoses"))
    about = _ABOUT.format(
        from_code=pair[0],
        to_code=pair[1],
        layers=shape.layers,
        width=shape.width,
        sentences=TRAINING_SENTENCES,
        seed=SEED,
        versions=f"{packages}, Python {platform.python_version()}",
    )
    path = write_package(folder, network, tokens, pair, about)
    print(f"{path}: {path.stat().st_size} bytes after {time.monotonic() - started:.0f} s", flush=True)


def _columns(sentences: Sequence[Triple], language: int) -> list[str]:
    return [triple[language] for triple in sentences]


def _write_table(path: Path, sentences: Iterable[Triple]) -> None:
    lines = ["\t".join(row) for row in (_LANGUAGES, *sentences)]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
