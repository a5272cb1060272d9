"""An engine that goes by way of other languages where there is no model for a pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

from polybrief.errors import MissingResourceError
from polybrief.translation.engine import Engine, Hypothesis, LanguagePair

MOST_LEGS = 3
"""Of a route: two languages in between. Each leg adds its own mistakes."""
Route = tuple[str, ...]
"""Languages in turn, as in ("es", "en", "pt")."""


class Pivot:
    """Translates along a route of an engine's pairs: the shortest, or with `rank` 1 the next one. Itself an engine.

    Routes of the same length are ranked by the tags along them. Every leg is given the best hypotheses so far; a
    hypothesis's score is the sum over the legs.
    """

    def __init__(self, engine: Engine, rank: int = 0) -> None:
        self.name = engine.name
        self._engine = engine
        self._rank = rank
        self._routes: dict[LanguagePair, Route | None] = {}

    def pairs(self) -> frozenset[LanguagePair]:
        return self._pairs

    def about(self, pair: LanguagePair) -> str:
        return ", then ".join(self._engine.about(leg) for leg in self._legs(pair))

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        return self._engine.batches(texts, self._legs(pair)[0])

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        first, *others = self._legs(pair)
        found = self._engine.translate(texts, first, hypotheses)
        for leg in others:
            between = list(dict.fromkeys(text for each in found for text, _ in each))
            onward = dict(zip(between, self._engine.translate(between, leg, hypotheses), strict=True))
            found = [_best(each, onward, hypotheses) for each in found]
        return found

    @cached_property
    def _next(self) -> dict[str, list[str]]:
        """From each language, those it is translated into, in the order of their tags."""
        onward: dict[str, list[str]] = {}
        for here, there in sorted(self._engine.pairs()):
            onward.setdefault(here, []).append(there)
        return onward

    @cached_property
    def _pairs(self) -> frozenset[LanguagePair]:
        ends = sorted({there for _, there in self._engine.pairs()})
        return frozenset((here, there) for here in self._next for there in ends if self._route((here, there)))

    def _route(self, pair: LanguagePair) -> Route | None:
        if pair not in self._routes:
            self._routes[pair] = next(islice(self._all_routes(pair), self._rank, None), None)
        return self._routes[pair]

    def _all_routes(self, pair: LanguagePair) -> Iterator[Route]:
        """The shortest first."""
        here, there = pair
        open_ends: list[Route] = [(here,)] if here != there else []
        for _ in range(MOST_LEGS):
            longer = [(*route, step) for route in open_ends for step in self._next.get(route[-1], ())]
            yield from (route for route in longer if route[-1] == there)
            open_ends = [route for route in longer if route[-1] != there and len(set(route)) == len(route)]

    def _legs(self, pair: LanguagePair) -> list[LanguagePair]:
        route = self._route(pair)
        if route is None and self._rank:
            raise MissingResourceError(
                f"{self.name}: there are not {self._rank + 1} different routes from {pair[0]} to {pair[1]}"
            )
        # Without any route the engine is asked for the pair itself: it knows best what is missing.
        return list(pairwise(route or pair))


def _best(found: Sequence[Hypothesis], onward: Mapping[str, Sequence[Hypothesis]], hypotheses: int) -> list[Hypothesis]:
    """What the next leg makes of a text's hypotheses: the best, each text once."""
    scores: dict[str, float] = {}
    for between, score in found:
        for text, more in onward[between]:
            scores[text] = max(score + more, scores.get(text, score + more))
    return sorted(scores.items(), key=lambda each: (-each[1], each[0]))[:hypotheses]
