"""A trained network as an .argosmodel file: a zip of one folder, CTranslate2's model in it."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
from ctranslate2.specs import attention_spec, common_spec, transformer_spec
from test_models.network import SPECIAL, START, Attention, Inner, Network
from test_models.tokens import Tokens
from torch import nn

_NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese"}
_VERSION = "1.0"
_DATE = (2026, 11, 22, 0, 0, 0)


def write_package(folder: Path, network: Network, tokens: Tokens, pair: tuple[str, str], about: str) -> Path:
    """Write `translate-<from>_<to>-1.0.argosmodel`, the same bytes for the same network.

    Args:
        folder: where to.
        network: as trained.
        tokens: as it was trained with; its vocabulary follows SPECIAL.
        pair: Argos's codes of the languages.
        about: the text of the package's README.md.
    """
    from_code, to_code = pair
    name = f"translate-{from_code}_{to_code}-{_VERSION}"
    metadata = {
        "package_version": _VERSION,
        "argos_version": "1.9",
        "from_code": from_code,
        "from_name": _NAMES[from_code],
        "to_code": to_code,
        "to_name": _NAMES[to_code],
        "target_prefix": "",
    }
    files: dict[str, bytes] = {
        "README.md": about.encode(),
        "metadata.json": (json.dumps(metadata, indent=4) + "\n").encode(),
        tokens.file: tokens.content,
        **{f"model/{file}": data for file, data in _model(network, tokens.vocabulary).items()},
    }
    path = folder / f"{name}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", _DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return path


def _model(network: Network, vocabulary: Sequence[str]) -> Mapping[str, bytes]:
    """The files of CTranslate2's folder."""
    shape = network.shape
    spec = transformer_spec.TransformerSpec.from_config((shape.layers, shape.layers), shape.heads, pre_norm=True)
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.config.decoder_start_token = SPECIAL[START]
    embeddings = _array(network.embeddings.weight)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = _array(network.bias)
    for part, layers, norm in (
        (spec.encoder, network.encoder, network.encoder_norm),
        (spec.decoder, network.decoder, network.decoder_norm),
    ):
        _norm(part.layer_norm, norm)
        for into, layer in zip(part.layer, layers, strict=True):
            _attention(into.self_attention, layer.attention)
            if layer.source is not None:
                _attention(into.attention, layer.source)
            _inner(into.ffn, layer.inner)
    spec.register_source_vocabulary([*SPECIAL, *vocabulary])
    spec.register_target_vocabulary([*SPECIAL, *vocabulary])
    spec.validate()
    spec.optimize(quantization="float32")
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _attention(into: attention_spec.MultiHeadAttentionSpec, attention: Attention) -> None:
    _norm(into.layer_norm, attention.norm)
    linear = [attention.qkv] if attention.to_itself else [attention.q, attention.kv]
    for part, layer in zip(into.linear, [*linear, attention.out], strict=True):
        _linear(part, layer)


def _inner(into: transformer_spec.FeedForwardSpec, inner: Inner) -> None:
    _norm(into.layer_norm, inner.norm)
    _linear(into.linear_0, inner.first)
    _linear(into.linear_1, inner.second)


def _linear(into: common_spec.LinearSpec, layer: nn.Linear) -> None:
    into.weight, into.bias = _array(layer.weight), _array(layer.bias)


def _norm(into: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    into.gamma, into.beta = _array(norm.weight), _array(norm.bias)


def _array(parameter: nn.Parameter) -> numpy.ndarray:
    return parameter.detach().numpy().astype(numpy.float32)
