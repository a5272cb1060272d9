"""An engine that knows what it was told, for tests of what is done with translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polybrief.translation.engine import EngineSettings, Hypothesis, LanguagePair


class Phrasebook:
    """Translates by a table; a text that it does not have comes back in brackets, which no verifier minds.

    Attributes:
        asked: the texts of each call.
        breaks_at: the call at which something happens to it.
    """

    name = "phrasebook"

    def __init__(
        self,
        table: Mapping[str, Sequence[str]],
        pairs: Sequence[LanguagePair] = (("en", "es"),),
        batch: int = 1,
        breaks_at: int | None = None,
        breaks_with: BaseException | None = None,
    ) -> None:
        self.table = table
        self.known = frozenset(pairs)
        self.batch = batch
        self.asked: list[list[str]] = []
        self.breaks_at = breaks_at
        self.breaks_with = breaks_with or KeyboardInterrupt()

    def pairs(self) -> frozenset[LanguagePair]:
        return self.known

    def about(self, pair: LanguagePair) -> str:
        return f"{pair[0]}-{pair[1]} 1.0"

    def batches(self, texts: Sequence[str], _pair: LanguagePair) -> list[list[int]]:
        return [list(range(at, min(at + self.batch, len(texts)))) for at in range(0, len(texts), self.batch)]

    def translate(self, texts: Sequence[str], _pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        if len(self.asked) == self.breaks_at:
            raise self.breaks_with
        self.asked.append(list(texts))
        found = [self.table.get(text, [f"[{text}]"])[:hypotheses] for text in texts]
        return [[(text, -rank / 10) for rank, text in enumerate(several)] for several in found]


def make(_settings: EngineSettings) -> Sequence[Phrasebook]:
    """As an entry point makes it: it knows Spanish and French for a brief of a test."""
    table = {
        "The dam": ["La presa"],
        "It cost 40 million US dollars.": ["Costó 40 millones de dólares estadounidenses."],
        "Nobody was hurt.": ["Nadie resultó herido."],
        "Work began in 1998.": ["Las obras comenzaron en 1989."],
    }
    return (Phrasebook(table, [("en", "es")], batch=2),)
