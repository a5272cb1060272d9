"""Argos packages whose model is random: they translate into nonsense, but load, run and end as trained ones do.

A decoder of random weights never ends a sentence. So the last dimension of the decoder is kept for the position alone:
nothing else writes to it, no inner layer reads it, and the end of the sentence is the token that looks at it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SPECIAL = ["<blank>", "<unk>", "<s>", "</s>"]
_BY_POSITION, _AT_REST = 0.4, 6.0
_HEED = 3.0
"""How much the decoder looks at the source, so that other texts have other translations."""


@dataclass(frozen=True)
class Shape:
    """Of a Transformer; `tokens` is about how many a translation has, `positions` how many there may be."""

    layers: int = 1
    width: int = 16
    heads: int = 2
    inner: int = 32
    pieces: int = 300
    tokens: int = 8
    positions: int = 256


def write_package(
    folder: Path,
    sentences: Sequence[str],
    pair: tuple[str, str] = ("en", "es"),
    *,
    shape: Shape = Shape(),
    seed: int = 0,
    quantization: str | None = "int8",
    prefix: str = "",
    byte_fallback: bool = False,
) -> Path:
    """Write an installed package into `folder`, its SentencePiece model trained on `sentences`.

    Args:
        folder: where packages are installed.
        pair: Argos's codes, (from, to).
        quantization: `int8`, as Argos ships; None for float32.
        prefix: of the target; an own token of the vocabulary.
        byte_fallback: whether characters without a piece become bytes.

    Returns:
        The package's own folder.
    """
    package = folder / f"translate-{pair[0]}_{pair[1]}-1_0"
    package.mkdir(parents=True)
    pieces = _train(package / "sentencepiece", sentences, shape.pieces, byte_fallback)
    _describe(package, pair, prefix)
    vocabulary = SPECIAL + ([prefix] if prefix else []) + [each for each in pieces if each not in SPECIAL]
    write_model(package / "model", vocabulary, shape, seed, quantization)
    return package


def write_bpe_package(folder: Path, merges: Sequence[str], vocabulary: Sequence[str], seed: int = 0) -> Path:
    """The same with codes as subword-nmt writes them, `merges`, and the tokens that they make."""
    package = folder / "translate-en_es-1_0"
    package.mkdir(parents=True)
    (package / "bpe.model").write_text("\n".join(["#version: 0.2", *merges, ""]), encoding="utf-8")
    _describe(package, ("en", "es"), "")
    write_model(package / "model", [*SPECIAL, *vocabulary], Shape(), seed, "int8")
    return package


def write_model(folder: Path, vocabulary: Sequence[str], shape: Shape, seed: int, quantization: str | None) -> None:
    """Write a CTranslate2 model of random weights."""
    from ctranslate2.specs import transformer_spec

    spec = transformer_spec.TransformerSpec.from_config((shape.layers, shape.layers), shape.heads, pre_norm=True)
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.config.decoder_start_token = "<s>"  # noqa: S105  # a piece of the vocabulary
    _fill(spec, len(vocabulary), shape, seed)
    spec.register_source_vocabulary(list(vocabulary))
    spec.register_target_vocabulary(list(vocabulary))
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir()
    spec.save(str(folder))


def _train(prefix: Path, sentences: Sequence[str], pieces: int, byte_fallback: bool) -> list[str]:
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(prefix),
        vocab_size=pieces,
        hard_vocab_limit=False,
        byte_fallback=byte_fallback,
        num_threads=1,
        minloglevel=2,
    )
    prefix.with_suffix(".vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(prefix.with_suffix(".model")))
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _describe(package: Path, pair: tuple[str, str], prefix: str) -> None:
    facts = {"package_version": "1.0", "argos_version": "1.9", "from_code": pair[0], "to_code": pair[1]}
    names = {"from_name": pair[0].upper(), "to_name": pair[1].upper(), "target_prefix": prefix}
    (package / "metadata.json").write_text(json.dumps({**facts, **names}), encoding="utf-8")


class _Random:
    """Fills the layers of a specification with weights of a seeded generator."""

    def __init__(self, shape: Shape, seed: int) -> None:
        import numpy as np

        self.shape = shape
        self._numpy = np
        self._generator = np.random.default_rng(seed)

    def weights(self, outputs: int, inputs: int) -> Any:
        np = self._numpy
        return self._generator.standard_normal((outputs, inputs), dtype=np.float32) * np.float32(inputs**-0.5)

    def linear(self, layer: Any, outputs: int, inputs: int) -> None:
        layer.weight = self.weights(outputs, inputs)
        layer.bias = self._numpy.zeros(outputs, self._numpy.float32)

    def norm(self, layer: Any) -> None:
        layer.gamma = self._numpy.ones(self.shape.width, self._numpy.float32)
        layer.beta = self._numpy.zeros(self.shape.width, self._numpy.float32)

    def attention(self, layer: Any, *outputs: int) -> None:
        self.norm(layer.layer_norm)
        for each, size in zip(layer.linear, (*outputs, self.shape.width), strict=True):
            self.linear(each, size, self.shape.width)

    def feed_forward(self, layer: Any) -> None:
        self.norm(layer.layer_norm)
        self.linear(layer.linear_0, self.shape.inner, self.shape.width)
        self.linear(layer.linear_1, self.shape.width, self.shape.inner)

    def positions(self) -> Any:
        np, half = self._numpy, self.shape.width // 2
        angles = np.arange(self.shape.positions)[:, None] / np.power(10000, np.arange(half)[None] / half)
        return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def _fill(spec: Any, pieces: int, shape: Shape, seed: int) -> None:
    random = _Random(shape, seed)
    width = shape.width
    for side in (spec.encoder, spec.decoder):
        random.norm(side.layer_norm)
        side.position_encodings.encodings = random.positions()
    spec.encoder.embeddings[0].weight = random.weights(pieces, width)
    spec.decoder.embeddings.weight = random.weights(pieces, width)
    random.linear(spec.decoder.projection, pieces, width)
    for layer in spec.encoder.layer:
        random.attention(layer.self_attention, 3 * width)
        random.feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        random.attention(layer.self_attention, 3 * width)
        random.attention(layer.attention, width, 2 * width)
        layer.attention.linear[-1].weight *= _HEED
        random.feed_forward(layer.ffn)
    _end_by_position(spec.decoder, shape)


def _end_by_position(decoder: Any, shape: Shape) -> None:
    """Keep the last dimension for the position, and let the end of the sentence be what it shows."""
    import numpy as np

    for layer in decoder.layer:
        for norms in (layer.self_attention, layer.attention, layer.ffn):
            norms.layer_norm.gamma[-1] = 0
        for writes in (layer.self_attention.linear[-1], layer.attention.linear[-1], layer.ffn.linear_1):
            writes.weight[-1] = 0
    decoder.embeddings.weight[:, -1] = 0
    steps = np.arange(shape.positions, dtype=np.float32) - shape.tokens
    decoder.position_encodings.encodings[:, -1] = np.clip(steps * _BY_POSITION, -_AT_REST, _AT_REST)
    decoder.projection.weight[:, -1] = 0
    decoder.projection.weight[SPECIAL.index("</s>"), -1] = shape.width**0.5
