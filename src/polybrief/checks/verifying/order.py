"""Whether values may have changed places in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from polybrief.checks.quantities.lexicon import fold, lexicon
from polybrief.checks.verifying.literals import MASK
from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.finding import Finding, Severity
from polybrief.model.value import Date, Value

_ANCHOR = re.compile(r"[A-Z][\w-]*\d[\w-]*|\b[A-Z][\w’'-]{2,}|\d+")
_BESIDE = 2  # characters
_SENTENCE = re.compile(r"[.!?。！？؟]\s")


class Placed(Struct, frozen=True):
    """A value found again: which placeholder of the source it is, counted from 0, and where it stands in the target."""

    name: str
    value: Value
    order: int
    start: int
    end: int


def order_findings(
    source: str, target: str, placed: Sequence[Placed], count: int, language: Language, place: Place
) -> Iterator[Finding]:
    """Warnings (`translation.order`) on values that may have been exchanged.

    What stands beside one of them in both texts (F-16, a name) tells: it has moved with its value, or it stands by the
    other one; so does the word for year. Where nothing tells, two values are under suspicion when their order has
    changed within a sentence: in the accepted translations at hand (840 texts) it never does.

    Args:
        source: with `MASK` for each placeholder.
        target: the translation.
        count: how many placeholders there are.
    """
    begins = [it.start() for it in re.finditer(MASK, source)]
    if len(begins) != count:
        return
    for one, other in combinations(sorted(placed, key=lambda it: it.order), 2):
        if one.value == other.value:
            continue
        sources = {one.order: (begins[one.order], begins[one.order] + 1)}
        sources[other.order] = (begins[other.order], begins[other.order] + 1)
        targets = {it.order: (it.start, it.end) for it in (one, other)}
        told = {_by_the_same(source, target, sources, targets), _year_in_place(one, other, target, language)}
        parted = _SENTENCE.search(source[begins[one.order] : begins[other.order]])
        if False in told or (True not in told and other.start < one.start and not parted):
            yield Finding(
                "translation.order",
                Severity.WARNING,
                place,
                f"{one.name} and {other.name} may have changed places",
                "see that each stands with what it counts",
            )


def _by_the_same(
    source: str, target: str, sources: Mapping[int, tuple[int, int]], targets: Mapping[int, tuple[int, int]]
) -> bool | None:
    """Whether the values stand by the same things as in the source: None where nothing can be told."""
    verdicts = set()
    for match in _ANCHOR.finditer(source):
        at = target.find(match[0])
        if at < 0 or target.count(match[0]) > 1 or source.count(match[0]) > 1:
            continue
        if any(start < at + len(match[0]) and at < end for start, end in targets.values()):
            continue
        near = _nearest(match.start(), match.end(), sources)
        there = _nearest(at, at + len(match[0]), targets)
        if near is not None and there is not None:
            verdicts.add(near == there)
    return None if len(verdicts) != 1 else verdicts.pop()


def _nearest(start: int, end: int, spans: Mapping[int, tuple[int, int]]) -> int | None:
    """Which of two stands close to a thing while the other does not."""
    distances = {order: max(start - to, of - end) for order, (of, to) in spans.items()}
    close = [order for order, distance in distances.items() if distance <= _BESIDE]
    return close[0] if len(close) == 1 else None


def _year_in_place(one: Placed, other: Placed, target: str, language: Language) -> bool | None:
    """Whether it is the year that stands by the word for year, or what is no date: None where nothing can be told."""
    for year, number in ((one, other), (other, one)):
        value = year.value
        if isinstance(value, Date) and value.date.start.precision == "year" and not isinstance(number.value, Date):
            beside = _is_by_year(year, number, target, language), _is_by_year(number, year, target, language)
            return None if beside[0] == beside[1] else beside[0]
    return None


def _is_by_year(placed: Placed, other: Placed, target: str, language: Language) -> bool:
    """Whether the word for year stands behind a value, or before it and not behind the other one."""
    words = lexicon(language)
    behind = re.match(r"\s*([^\W\d]+)", target[placed.end :])
    before = re.search(r"([^\W\d]+)\s*$", target[: placed.start])
    if before and other.end <= before.start() and not target[other.end : before.start()].strip():
        before = None
    near = [words.key(fold(it[1]))[0] for it in (behind, before) if it]
    signs = {target[placed.end : placed.end + 1]} if not language.space else set()
    return not words.sets["YEAR"].isdisjoint(signs.union(near))
