"""Words of estimative probability.

The seven steps of Intelligence Community Directive 203, Analytic Standards (2015), D.6.e.(2)(a):
https://www.dni.gov/files/documents/ICD/ICD-203.pdf
"""

from __future__ import annotations

from collections.abc import Mapping

from polybrief.model.brief import Brief, Likelihood, Statement

SCALE: Mapping[Likelihood, tuple[int, int]] = {
    "almost-no-chance": (1, 5),
    "very-unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly-even-chance": (45, 55),
    "likely": (55, 80),
    "very-likely": (80, 95),
    "almost-certain": (95, 99),
}
"""From how many percent to how many each word goes."""
TICKS = (0, 25, 50, 75, 100)
"""Where the scale from 0 to 100 percent is marked."""


def judgements(brief: Brief) -> tuple[Statement, ...]:
    """The statements that have a likelihood, in the order of the page."""
    return tuple(item for _, item in brief.items() if isinstance(item, Statement) and item.likelihood)
