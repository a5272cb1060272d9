"""What an engine is: anything that translates texts from one language into another, offline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field

LanguagePair = tuple[str, str]
"""(from, to), as BCP 47 tags."""

Hypothesis = tuple[str, float]
"""A possible translation and its score: the mean logarithm of the probability of its tokens, or 0 if that is not known.
"""


class Engine(Protocol):
    """An offline translator.

    Texts go in as plain sentences: values are already in them, as the source language writes them. The same texts give
    the same translations.

    Attributes:
        name: one word, the same on every machine.
    """

    name: str

    def pairs(self) -> frozenset[LanguagePair]:
        """What can be translated here and now."""

    def about(self, pair: LanguagePair) -> str:
        """What translates a pair, with version and digest, as in `translate-en_es 1.9 (sha256 1a2b3c4d5e6f)`.

        Raises:
            MissingResourceError: the pair is not installed.
        """

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        """Which texts are best translated together: their indices, each once. What is done is stored after each batch.

        Raises:
            MissingResourceError: the pair is not installed.
        """

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        """Translate texts, all in one call so that the engine can batch them.

        Args:
            texts: one unit each.
            pair: one of `pairs()`.
            hypotheses: how many translations of each text are wanted.

        Returns:
            For each text, in the order of `texts`, one to `hypotheses` translations, the best first.

        Raises:
            MissingResourceError: the pair is not installed, or what is installed cannot be used.
        """


class EngineSettings(Struct, frozen=True):
    """How engines are set up.

    Attributes:
        device: `cpu` or `cuda`.
        threads: how many an engine may use; 0 for as many as it likes.
        environment: the variables of the process; where an engine finds what only it needs.
    """

    device: str = "cpu"
    threads: int = 0
    environment: Mapping[str, str] = field(default_factory=dict)


EngineFactory = Callable[[EngineSettings], Sequence[Engine]]
"""What an entry point of the group `polybrief.engines` names: it makes an engine, then those to be tried in turn on the
texts whose translations do not pass. It opens no socket and loads no model: that is for `translate`.
"""
