"""Argos Translate's packages, run by CTranslate2 in batches: units by the hundred → hypotheses with scores.

The same text has the same translation alone or among others, in any order, on any number of threads. Sums of floating
point numbers depend on the shape of what is multiplied, so a batch holds texts of equal length only, and a thread works
on a batch alone. With weights of 8-bit integers, as Argos ships them, this is exact; with floating point weights scores
differ by about 0.00001, and texts only where two hypotheses are that close. Another kind of processor may differ.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NoReturn

from msgspec import Struct

from polybrief.errors import MissingResourceError, UsageError, there_are
from polybrief.translation.engine import Engine, EngineSettings, Hypothesis, LanguagePair
from polybrief.translation.engines.tokenizing import Tokenizer, load_tokenizer
from polybrief.translation.packages.installed import install_command, installed_packages, packages_folder, verify
from polybrief.translation.packages.package import MODEL, Package

LONGEST = 1024
"""Tokens of a text that is translated at all: far more than any sentence that the models were trained on."""
MOST_THREADS = 4
"""When it may use as many as it likes: each needs memory for a batch of its own."""

_BEAM = 4
_LENGTH_PENALTY = 0.2  # both as Argos Translate has them
_BATCH_TOKENS = {"cpu": 512, "cuda": 1024}
"""Of a batch, at most. A sentence took 60, 56, 61 and 66 ms of CPU at 128, 256, 512 and 1024, the process 214, 260, 334
and 417 MB (Argos's size, 800 sentences, one thread); on cuda it is not measured."""
_ROUND_TOKENS = 1024
"""For each thread, of what is translated before it is stored."""
_CONTROLS = frozenset({"<blank>", "<pad>", "<s>", "</s>"})
_NOT_TRANSLATED = float("-inf")
_DECIMALS = 2
"""Of a score: more would differ between a text alone and among others where a model has floating point weights."""
_REASONS = (
    ("model binary version", "it is damaged, or made for another version of CTranslate2 than {version}"),
    ("Unknown model", "it is of a kind that CTranslate2 {version} does not know"),
    ("Unable to open file", "a file of it is missing"),
    ("vocabulary", "its vocabulary is missing"),
    ("NOT_FOUND", "its tokenizer is missing"),
)
_OF_THE_MACHINE = ("CUDA", "cuBLAS", "cuDNN", "Library lib", "out of memory", "bad_alloc")


class Decoding(Struct, frozen=True):
    """How a translation is searched for, beyond what Argos Translate does.

    Attributes:
        no_repeat: no run of so many tokens comes twice; 0 where it may.
        repetition_penalty: divides the score of a token that was there before; 1 for none.
    """

    no_repeat: int = 0
    repetition_penalty: float = 1.0


class Model(Struct, frozen=True):
    """A package that is ready to translate. `translator` is CTranslate2's."""

    package: Package
    tokenizer: Tokenizer
    translator: Any


class Models:
    """The installed packages, each loaded when it is first needed, then kept: shared by the variants of the engine."""

    def __init__(self, settings: EngineSettings) -> None:
        if settings.device not in _BATCH_TOKENS:
            raise UsageError(f"no device {settings.device!r}; {there_are(_BATCH_TOKENS)}")
        if settings.threads < 0:
            raise UsageError(
                f"{settings.threads} threads: wanted is a number from 1 on, or 0 for as many as are useful"
            )
        self.device = settings.device
        self.threads = _threads(settings)
        self._folder = packages_folder(settings.environment)
        self._packages: dict[LanguagePair, Package] | None = None
        self._loaded: dict[LanguagePair, Model] = {}

    def packages(self) -> Mapping[LanguagePair, Package]:
        """What is installed, as it was when first asked."""
        if self._packages is None:
            self._packages = {package.pair: package for package in installed_packages(self._folder)}
        return self._packages

    def package(self, pair: LanguagePair) -> Package:
        """Raises MissingResourceError: none is installed for a pair."""
        try:
            return self.packages()[pair]
        except KeyError:
            installed = there_are(":".join(each) for each in sorted(self.packages()))
            raise MissingResourceError(
                f"no Argos package translates {pair[0]} into {pair[1]}; {installed}, in {self._folder}\n"
                f"  install it: {install_command(pair)}"
            ) from None

    def model(self, pair: LanguagePair) -> Model:
        """Raises MissingResourceError or InputError: it is not installed, not what was installed, or cannot be used."""
        if pair not in self._loaded:
            self._loaded[pair] = self._load(self.package(pair))
        return self._loaded[pair]

    def _load(self, package: Package) -> Model:
        import ctranslate2

        if self.device == "cuda" and not ctranslate2.get_cuda_device_count():
            raise MissingResourceError("no CUDA device is here, or its driver is not found\n  use the device cpu")
        if package.sha256 is not None:
            verify(package)
        try:
            tokenizer = load_tokenizer(package)
            # Threads inside a batch would wait for each other at every multiplication.
            translator = ctranslate2.Translator(
                str(package.folder / MODEL), device=self.device, inter_threads=self.threads, intra_threads=1
            )
        except (RuntimeError, ValueError, OSError, MemoryError) as reason:
            _refuse(package, reason)
        return Model(package, tokenizer, translator)


class ArgosEngine:
    """Argos packages as an engine; see `translation.engine.Engine`."""

    def __init__(self, name: str, models: Models, decoding: Decoding) -> None:
        self.name = name
        self._models = models
        self._decoding = decoding

    def pairs(self) -> frozenset[LanguagePair]:
        return frozenset(self._models.packages())

    def about(self, pair: LanguagePair) -> str:
        package = self._models.package(pair)
        digest = f"sha256 {package.sha256[:12]}" if package.sha256 else "not installed by polybrief"
        return f"{package.name} ({digest})"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        """Rounds of batches, enough for every thread: by length, then by text, the same ones together."""
        tokenizer = self._models.model(pair).tokenizer
        where: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            where.setdefault(text, []).append(index)
        size = {text: len(tokenizer.encode(text)) for text in where}
        rounds: list[list[int]] = []
        room = 0
        for text in sorted(where, key=lambda each: (size[each], each)):
            if size[text] > room or not rounds:
                rounds.append([])
                room = _ROUND_TOKENS * self._models.threads
            room -= size[text]
            rounds[-1] += where[text]
        return rounds

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        """See `Engine`. A text in which the model can read nothing is its own translation. One of more than `LONGEST`
        tokens, or than the model has positions for, comes back as it is, with a score of minus infinity.
        """
        model = self._models.model(pair)
        tokens = {text: model.tokenizer.encode(text) for text in dict.fromkeys(texts)}
        found: dict[str, list[Hypothesis]] = {}
        waiting: list[tuple[list[str], list[Any]]] = []
        for batch in self._batches(tokens):
            length = len(tokens[batch[0]])
            if 0 < length <= LONGEST:
                waiting.append((batch, self._start(model, [tokens[text] for text in batch], hypotheses)))
            else:
                found.update((text, [(text, _NOT_TRANSLATED if length else 0.0)]) for text in batch)
        for batch, results in waiting:
            for text, result in zip(batch, results, strict=True):
                done = _read(model, result)
                if done is None and len(batch) > 1:  # perhaps for another text's sake
                    done = _read(model, self._start(model, [tokens[text]], hypotheses)[0])
                found[text] = [(text, _NOT_TRANSLATED)] if done is None else done
        return [list(found[text]) for text in texts]

    def _batches(self, tokens: Mapping[str, Sequence[str]]) -> list[list[str]]:
        """Texts of equal length, as many as fit."""
        ordered = sorted(tokens, key=lambda text: (len(tokens[text]), text))
        found: list[list[str]] = []
        for length, group in groupby(ordered, key=lambda text: len(tokens[text])):
            alike = list(group)
            step = max(1, _BATCH_TOKENS[self._models.device] // max(1, length))
            found += [alike[start : start + step] for start in range(0, len(alike), step)]
        return found

    def _start(self, model: Model, batch: list[list[str]], hypotheses: int) -> list[Any]:
        """Translate texts of equal length; what they become is still being found."""
        prefix = model.package.target_prefix
        results: list[Any] = model.translator.translate_batch(
            batch,
            target_prefix=[[prefix]] * len(batch) if prefix else None,
            asynchronous=True,
            beam_size=max(_BEAM, hypotheses),
            num_hypotheses=hypotheses,
            length_penalty=_LENGTH_PENALTY,
            repetition_penalty=self._decoding.repetition_penalty,
            no_repeat_ngram_size=self._decoding.no_repeat,
            max_input_length=0,
            max_decoding_length=_most_tokens(len(batch[0])),
            return_scores=True,
            replace_unknowns=True,
        )
        return results


def make(settings: EngineSettings) -> Sequence[Engine]:
    """The engine `argos`, then a variant that does not repeat itself, for where a model loops.

    Raises:
        UsageError: a device or number of threads that there is not.
    """
    models = Models(settings)
    return (
        ArgosEngine("argos", models, Decoding()),
        ArgosEngine("argos-no-repeat", models, Decoding(no_repeat=3, repetition_penalty=1.1)),
    )


def _threads(settings: EngineSettings) -> int:
    if settings.device != "cpu":
        return 1
    return settings.threads or min(MOST_THREADS, os.cpu_count() or 1)


def _most_tokens(length: int) -> int:
    """How long the translation of so many tokens may be; a model that loops would not end before."""
    return 2 * length + 20


def _read(model: Model, result: Any) -> list[Hypothesis] | None:
    """What became of a text, each translation once; None where the model has too few positions for its batch."""
    try:
        done = result.result()
    except (RuntimeError, ValueError, MemoryError) as reason:
        if "position encodings" in str(reason):
            return None
        _refuse(model.package, reason)
    scores: dict[str, float] = {}
    for tokens, score in zip(done.hypotheses, done.scores, strict=True):
        kept = [token for token in tokens if token not in _CONTROLS]
        if kept[:1] == [model.package.target_prefix]:
            kept = kept[1:]
        # CTranslate2's is the sum over the tokens, divided by a power of their number.
        mean = score * len(tokens) ** _LENGTH_PENALTY / max(1, len(tokens))
        scores.setdefault(model.tokenizer.decode(kept), round(mean, _DECIMALS))
    return list(scores.items())


def _refuse(package: Package, reason: Exception) -> NoReturn:
    import ctranslate2

    said = str(reason)
    if isinstance(reason, MemoryError) or any(part in said for part in _OF_THE_MACHINE):
        raise MissingResourceError(
            f"{package.name}: cannot be run here: {said or 'not enough memory'}\n"
            "  with fewer threads it needs less memory; on the device cpu it needs no CUDA"
        ) from reason
    words = next((words for part, words in _REASONS if part in said), "it is damaged")
    pair = package.pair
    raise MissingResourceError(
        f"{package.name}: cannot be used: {words.format(version=ctranslate2.__version__)}\n"
        f"  in {package.folder}; polybrief models remove {pair[0]}:{pair[1]}, then {install_command(pair)}"
    ) from reason
