"""The seam for what translates texts from one language into another, offline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Engine(Protocol):
    """An offline translator.

    Texts go in as plain sentences: values are already in them, formatted for the source language. No network is
    touched, and the same texts give the same translations.
    """

    def pairs(self) -> frozenset[tuple[str, str]]:
        """What can be translated here and now: (from, to), as BCP 47 tags."""

    def translate(
        self, texts: Sequence[str], pair: tuple[str, str], hypotheses: int = 1
    ) -> list[list[tuple[str, float]]]:
        """Translate texts, all in one call so that the engine can batch them.

        Args:
            texts: one unit each.
            pair: one of `pairs()`.
            hypotheses: how many translations of each text are wanted.

        Returns:
            For each text, in the order of `texts`, one to `hypotheses` translations with their scores, the best first.

        Raises:
            MissingResourceError: the pair is not installed.
        """
