"""Sentences cut into the tokens of a model: SentencePiece's pieces, or Moses' words with byte pair merges.

Argos Translate reads both. Digits stay apart in both, so that a model copies numbers that it has not seen.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

import sentencepiece
from sacremoses import MosesTokenizer
from sacremoses.normalize import MosesPunctNormalizer

_LETTERS = "abcdefghijklmnopqrstuvwxyzáàâãçéêíïñóôõúü"
_CHARACTERS = _LETTERS + _LETTERS.upper() + "0123456789.,;:%()-'’"
_END = "</w>"
_CONTINUES = "@@"


@dataclass(frozen=True)
class Tokens:
    """How a model's sentences are cut.

    Attributes:
        file: `sentencepiece.model` or `bpe.model`, as an Argos package has it.
        content: of the file.
        vocabulary: every token that `source` and `target` may give, special tokens aside.
        source, target: cut a sentence of the language translated from, or into.
    """

    file: str
    content: bytes
    vocabulary: Sequence[str]
    source: Callable[[str], list[str]]
    target: Callable[[str], list[str]]


def pieces(sentences: Iterable[str], size: int) -> Tokens:
    """SentencePiece's unigram pieces, learned from sentences of both languages."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        vocab_size=size,
        split_digits=True,
        character_coverage=1.0,
        required_chars=_CHARACTERS,
        num_threads=1,
        minloglevel=1,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    vocabulary = [
        processor.id_to_piece(number)
        for number in range(processor.get_piece_size())
        if not processor.is_control(number) and not processor.is_unknown(number)
    ]

    def cut(sentence: str) -> list[str]:
        return processor.encode(sentence, out_type=str)

    return Tokens("sentencepiece.model", model.getvalue(), vocabulary, cut, cut)


def merges(source: Sequence[str], target: Sequence[str], languages: tuple[str, str], size: int) -> Tokens:
    """Byte pair merges of Moses' words, in the format of subword-nmt 0.2 (Sennrich et al., arXiv:1508.07909)."""
    from_words, to_words = map(_moses, languages)
    counts: Counter[str] = Counter()
    for sentences, words in ((source, from_words), (target, to_words)):
        for sentence in sentences:
            counts.update(words(sentence))
    learned = _learn(counts, size)
    ranks = {pair: rank for rank, pair in enumerate(learned)}

    @cache
    def tokens(word: str) -> list[str]:
        return _merged(word, ranks)

    def cut(words: Callable[[str], list[str]], sentence: str) -> list[str]:
        return [token for word in words(sentence) for token in tokens(word)]

    whole = {left + right for left, right in learned} | {*_CHARACTERS, *(letter + _END for letter in _CHARACTERS)}
    vocabulary = sorted(token[: -len(_END)] if token.endswith(_END) else token + _CONTINUES for token in whole)
    content = "\n".join(["#version: 0.2", *(f"{left} {right}" for left, right in learned), ""])
    return Tokens("bpe.model", content.encode(), vocabulary, partial(cut, from_words), partial(cut, to_words))


def _moses(language: str) -> Callable[[str], list[str]]:
    normalizer, tokenizer = MosesPunctNormalizer(language), MosesTokenizer(language)
    return lambda sentence: tokenizer.tokenize(normalizer.normalize(sentence))


def _learn(counts: Counter[str], size: int) -> list[tuple[str, str]]:
    """The `size` most frequent pairs, each merged before the next is counted; never across a digit."""
    words = {word: [*word[:-1], word[-1] + _END] for word in counts if not re.search(r"\d", word)}
    learned: list[tuple[str, str]] = []
    while len(learned) < size:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, symbols in words.items():
            for pair in pairwise(symbols):
                pairs[pair] += counts[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        learned.append(best)
        words = {word: _joined(symbols, best) if best[0] in symbols else symbols for word, symbols in words.items()}
    return learned


def _merged(word: str, ranks: dict[tuple[str, str], int]) -> list[str]:
    """A word's tokens as subword-nmt gives them."""
    symbols = [*word[:-1], word[-1] + _END]
    while len(symbols) > 1:
        best = min(pairwise(symbols), key=lambda pair: ranks.get(pair, len(ranks)))
        if best not in ranks:
            break
        symbols = _joined(symbols, best)
    return [*(symbol + _CONTINUES for symbol in symbols[:-1]), symbols[-1].removesuffix(_END)]


def _joined(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    joined: list[str] = []
    for symbol in symbols:
        if joined and (joined[-1], symbol) == pair:
            joined[-1] += symbol
        else:
            joined.append(symbol)
    return joined
