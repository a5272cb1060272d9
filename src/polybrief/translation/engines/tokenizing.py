"""Texts as the tokens of an Argos package's model, and back: SentencePiece, or Moses and BPE in older packages."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from polybrief.translation.packages.package import Package

_JOINED = "@@"
_CODES_VERSION = re.compile(r"#version: 0\.[12]")


class Tokenizer(Protocol):
    """What an Argos package's model reads and writes."""

    def encode(self, text: str) -> list[str]:
        """The tokens of a sentence; none where nothing in it can be read, as in white space."""

    def decode(self, tokens: Sequence[str]) -> str:
        """The sentence that tokens stand for."""


class SentencePiece:
    """Tokens by a SentencePiece model; bytes where it has no piece for a character and was trained so.

    Underscores stay: Argos Translate takes them for spaces, since SentencePiece's own mark looks alike.

    Raises:
        RuntimeError: the file is missing or no such model.
    """

    def __init__(self, file: Path) -> None:
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(file))

    def encode(self, text: str) -> list[str]:
        tokens: list[str] = self._processor.encode(text, out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        text: str = self._processor.decode_pieces(list(tokens))
        return text.strip()


class MosesBpe:
    """Words by Moses's rules for the two languages, then pieces by byte-pair encoding, as subword-nmt's codes say.

    Sennrich, Haddow, Birch: Neural machine translation of rare words with subword units, https://aclanthology.org/P16-1162/

    Raises:
        OSError: the codes cannot be read.
        ValueError: they are no codes.
    """

    def __init__(self, file: Path, from_code: str, to_code: str) -> None:
        from argostranslate.apply_bpe import BPE  # a module without side effects, unlike the package's others
        from sacremoses import MosesDetokenizer, MosesPunctNormalizer, MosesTokenizer

        self._bpe: Any = BPE(io.StringIO(_checked(file.read_text(encoding="utf-8"))))
        self._normalizer = MosesPunctNormalizer(from_code)
        self._tokenizer = MosesTokenizer(from_code)
        self._detokenizer = MosesDetokenizer(to_code)

    def encode(self, text: str) -> list[str]:
        words = self._tokenizer.tokenize(self._normalizer.normalize(text))
        tokens: list[str] = self._bpe.segment_tokens(words)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        words = " ".join(tokens).replace(f"{_JOINED} ", "").removesuffix(_JOINED).split()
        text: str = self._detokenizer.detokenize(words)
        return text.strip()


def load_tokenizer(package: Package) -> Tokenizer:
    """The tokenizer of an installed package.

    Raises:
        OSError, RuntimeError, ValueError: it is missing or damaged.
    """
    pieces = package.folder / "sentencepiece.model"
    if pieces.is_file():
        return SentencePiece(pieces)
    return MosesBpe(package.folder / "bpe.model", package.from_code, package.to_code)


def _checked(codes: str) -> str:
    """Codes as they are. A line that is none would end the process."""
    head, _, merges = codes.partition("\n")
    lines = merges if _CODES_VERSION.fullmatch(head.strip()) else codes
    for line in filter(None, lines.split("\n")):
        if len(line.strip("\r ").split(" ")) != 2:
            raise ValueError(f"bpe.model: {line[:40]!r} is no pair of pieces")
    return codes
