"""What the verifier finds of the damage done to accepted translations, and what it alleges of undamaged ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accepted import Accepted
from damage import CLASSES, damaged

from polybrief.checks.translation import verify
from polybrief.model.finding import Finding, Severity


@dataclass(frozen=True)
class Case:
    """A text that was verified: `kind` is its class of damage, empty where there is none."""

    unit: Accepted
    kind: str
    text: str
    findings: tuple[Finding, ...]

    @property
    def flagged(self) -> bool:
        return any(it.severity is not Severity.NOTE for it in self.findings)


@dataclass(frozen=True)
class Rate:
    """How many of how many were flagged."""

    flagged: int
    count: int

    @property
    def share(self) -> float:
        return self.flagged / self.count if self.count else 0.0


def cases(units: Iterable[Accepted], kinds: Iterable[str] = ("", *CLASSES)) -> Iterator[Case]:
    """Each unit undamaged, and with damage of each class that applies to it."""
    for unit in units:
        for kind in kinds:
            text = damaged(unit, kind) if kind else unit.target()
            if text is not None:
                found = verify(unit.pair(text), unit.written(unit.to_language.tag)).findings
                yield Case(unit, kind, text, found)


def rates(found: Iterable[Case]) -> dict[str, Rate]:
    """By class of damage, empty for undamaged, how many were flagged."""
    counts = {kind: [0, 0] for kind in ("", *CLASSES)}
    for case in found:
        counts[case.kind][0] += case.flagged
        counts[case.kind][1] += 1
    return {kind: Rate(*pair) for kind, pair in counts.items()}


def overall(by_class: dict[str, Rate]) -> Rate:
    """Of all damage together."""
    damage = [rate for kind, rate in by_class.items() if kind]
    return Rate(sum(it.flagged for it in damage), sum(it.count for it in damage))
