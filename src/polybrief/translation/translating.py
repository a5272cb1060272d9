"""Units → verified translations, by engines that are tried in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from polybrief.errors import MissingResourceError, PolybriefError
from polybrief.model.characters import unfit_characters
from polybrief.model.finding import Finding, Severity
from polybrief.model.unit import Unit
from polybrief.translation.engine import Engine, Hypothesis, LanguagePair
from polybrief.translation.updating import Fill


class Verdict(Protocol):
    """What the verifier says of an engine's translation.

    Attributes:
        template: the translation with placeholders where its values were found.
        findings: what is to be said against it.
        sound: nothing that means damage: it may be published, marked as machine translation.
        clean: nothing for which another translation would be tried.
    """

    @property
    def template(self) -> str: ...
    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def sound(self) -> bool: ...
    @property
    def clean(self) -> bool: ...


UNSURE, GUESS = -0.5, -1.0
"""Scores below which another translation is tried, and below which none is published.

With the models trained for the tests, sentences that they can translate have scores from -0.1 up, those of words that
they never saw come out as nonsense with scores from -0.5 to -0.6. No published package was at hand to measure; larger
models are less sure of good sentences too, so what is refused lies far below.
"""


class Wanted(Struct, frozen=True):
    """A unit to be translated.

    Attributes:
        brief: the id of its brief.
        text: the unit's text with its values written in, as a reader of its language would read it.
        verify: judges a translation of `text`.
    """

    brief: str
    unit: Unit
    text: str
    verify: Callable[[str], Verdict]


class Translated(Struct, frozen=True):
    """What engines made of a unit. `engine` names what translated it, with version."""

    wanted: Wanted
    verdict: Verdict
    score: float
    engine: str

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return self.verdict.sound and self.score >= GUESS

    @property
    def clean(self) -> bool:
        """Whether nothing else need be tried."""
        return self.verdict.clean and self.score >= UNSURE

    @property
    def findings(self) -> list[str]:
        """What is to be said against it."""
        unsure = [] if self.score >= UNSURE else [f"engine.unsure: the score is below {UNSURE:g}"]
        return [f"{it.rule}: {' '.join(it.message.split())}" for it in self.verdict.findings] + unsure

    @property
    def fill(self) -> Fill:
        """The entry for the catalog."""
        verdict = self.verdict
        marks = [
            f"{'engine' if self.sound else 'rejected'}: {self.engine}",
            *([f"score: {self.score:.2f}"] if self.score else []),
            *(f"finding: {finding}" for finding in self.findings),
        ]
        return Fill(verdict.template, fuzzy=True, marks=tuple(marks), by_machine=True, yields=not self.sound)


def translate(
    wanted: Sequence[Wanted], pair: LanguagePair, engines: Sequence[Engine], hypotheses: int
) -> Iterator[tuple[Translated, ...]]:
    """Translate units, batch by batch; what has been yielded is done.

    Of a text's hypotheses the first that the verifier has nothing against is taken. Where there is none, the next
    engine is asked; in the end the best one stands, with its findings.

    Args:
        wanted: units of any briefs; a text that several have is translated once.
        engines: in the order in which they are tried; the first says what is translated together.
        hypotheses: how many are asked for, of each text and engine.

    Raises:
        MissingResourceError: the first engine cannot translate the pair.
    """
    by_text: dict[str, list[Wanted]] = {}
    for it in wanted:
        by_text.setdefault(it.text, []).append(it)
    texts = sorted(by_text)
    for indices in engines[0].batches(texts, pair):
        yield _best([it for index in indices for it in by_text[texts[index]]], pair, engines, hypotheses)


def _best(
    batch: Sequence[Wanted], pair: LanguagePair, engines: Sequence[Engine], hypotheses: int
) -> tuple[Translated, ...]:
    best: dict[int, Translated] = {}
    pending = list(range(len(batch)))
    for number, engine in enumerate(engines):
        if not pending or (number and pair not in engine.pairs()):
            continue
        texts = list(dict.fromkeys(batch[index].text for index in pending))
        made = dict(zip(texts, _translations(engine, texts, pair, hypotheses), strict=True))
        name = f"{engine.name} {engine.about(pair)}".strip()
        for index in pending:
            it = batch[index]
            candidates = [Translated(it, it.verify(_fit(text)), score, name) for text, score in made[it.text]]
            best[index] = min(([best[index]] if index in best else []) + candidates, key=_worth)
        pending = [index for index in pending if not best[index].clean]
    return tuple(best[index] for index in range(len(batch)))


def _translations(engine: Engine, texts: Sequence[str], pair: LanguagePair, hypotheses: int) -> list[list[Hypothesis]]:
    """What an engine says, if it says something of every text."""
    try:
        found = engine.translate(texts, pair, hypotheses)
    except PolybriefError:
        raise
    except Exception as reason:  # whatever another's package raises
        raise MissingResourceError(f"the engine {engine.name} failed: {type(reason).__name__}: {reason}") from reason
    if len(found) != len(texts) or not all(found) or not all(isinstance(it[0], str) for each in found for it in each):
        raise MissingResourceError(
            f"the engine {engine.name} was given {len(texts)} texts and gave {len(found)} lists of translations,"
            " some of them empty or no texts"
        )
    return found


def _fit(text: str) -> str:
    """An engine's text in one line, without what no catalog can hold."""
    unfit = {at for at, _ in unfit_characters(text)}
    return "".join(" " if at in unfit or it == "\n" else it for at, it in enumerate(text))


_WEIGHTS: Mapping[Severity, int] = {Severity.ERROR: 10_000, Severity.WARNING: 100, Severity.NOTE: 1}


def _worth(made: Translated) -> int:
    """The less, the better; of equals, `min` takes the first."""
    weight = sum(_WEIGHTS[finding.severity] for finding in made.verdict.findings)
    weight += _WEIGHTS[Severity.WARNING] * (made.score < UNSURE)
    return weight if made.sound else weight + 1_000_000
