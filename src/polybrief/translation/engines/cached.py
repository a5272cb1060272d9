"""An engine that translates no text twice in a run."""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.translation.engine import Engine, Hypothesis, LanguagePair


class Cached:
    """Remembers what an engine said, and asks it for each other text of a call once. Itself an engine."""

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self._engine = engine
        self._known: dict[tuple[LanguagePair, int, str], tuple[Hypothesis, ...]] = {}

    def pairs(self) -> frozenset[LanguagePair]:
        return self._engine.pairs()

    def about(self, pair: LanguagePair) -> str:
        return self._engine.about(pair)

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        return self._engine.batches(texts, pair)

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        new = [text for text in dict.fromkeys(texts) if (pair, hypotheses, text) not in self._known]
        if new:
            for text, found in zip(new, self._engine.translate(new, pair, hypotheses), strict=True):
                self._known[pair, hypotheses, text] = tuple(found)
        return [list(self._known[pair, hypotheses, text]) for text in texts]
