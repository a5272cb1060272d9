"""An engine that is given one sentence at a time, with a full stop behind it: what models were trained on.

Given several, they leave out some or make one of two; given a heading, they invent an end for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.languages import LANGUAGES
from polybrief.model.sentences import sentences
from polybrief.translation.engine import Engine, Hypothesis, LanguagePair

_ENDS = frozenset(".!?…:;。！？：；؟؛۔।,،، ")
_FULL_STOPS = ".。۔।"
_SHORTEST = 3  # words: a name alone is no sentence


class Sentences:
    """Cuts texts into sentences and joins what an engine makes of them. Itself an engine.

    Of the hypotheses of a text the first has the best of each sentence; each other one has another translation of one
    sentence. A text's score is the mean over its sentences.
    """

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self._engine = engine

    def pairs(self) -> frozenset[LanguagePair]:
        return self._engine.pairs()

    def about(self, pair: LanguagePair) -> str:
        return self._engine.about(pair)

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        longest = [max((_asked(it)[0] for it in sentences(text)), key=len) for text in texts]
        return self._engine.batches(longest, pair)

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        parts = [[_asked(sentence) for sentence in sentences(text)] for text in texts]
        asked = list(dict.fromkeys(sentence for several in parts for sentence, _ in several))
        made = dict(zip(asked, self._engine.translate(asked, pair, hypotheses), strict=True))
        space = LANGUAGES[pair[1]].space if pair[1] in LANGUAGES else " "
        return [
            _joined([_answered(made[sentence], added) for sentence, added in several], space, hypotheses)
            for several in parts
        ]


def _asked(sentence: str) -> tuple[str, bool]:
    """A sentence as the engine is given it, and whether that has a full stop which it had not."""
    if sentence[-1:] in _ENDS or not sentence[-1:].isalnum() or len(sentence.split()) < _SHORTEST:
        return sentence, False
    return f"{sentence}.", True


def _answered(found: Sequence[Hypothesis], added: bool) -> list[Hypothesis]:
    return [(text.rstrip(_FULL_STOPS) or text, score) for text, score in found] if added else list(found)


def _joined(parts: Sequence[Sequence[Hypothesis]], space: str, hypotheses: int) -> list[Hypothesis]:
    if len(parts) == 1:
        return list(parts[0])
    chosen = [[0] * len(parts)]
    for at, several in enumerate(parts):
        chosen += [[rank if at == here else 0 for here in range(len(parts))] for rank in range(1, len(several))]
    made = [[parts[at][rank] for at, rank in enumerate(ranks)] for ranks in chosen]
    scored = [(space.join(text for text, _ in each), sum(score for _, score in each) / len(each)) for each in made]
    return sorted(scored, key=lambda it: -it[1])[:hypotheses]
