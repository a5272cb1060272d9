"""Whether the numbers and months that stand in a text itself are the same in its translation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from polybrief.checks.quantities.lexicon import lexicon, suffixes
from polybrief.checks.quantities.number_words import DUAL, NUMBERS
from polybrief.checks.quantities.quantity import Quantity, Reading
from polybrief.checks.quantities.reader import read
from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fields, fill

MASK = "\ufffc"
Span = tuple[int, int]
_HINT = "numbers do not change in translation; what is counted is best a value of the brief"
_LEAST_ADDED_WORD = 3  # “both reports” may become “the two reports”


def masked(template: str) -> str:
    """A template's text with `MASK` for each of its placeholders. Raises ValueError for a stray brace."""
    return fill(template, dict.fromkeys(fields(template), MASK))


def compare_literals(
    source: str, target: str, from_language: Language, to_language: Language, place: Place
) -> Iterator[Finding]:
    """Findings (`translation.numbers`, warnings) on numbers that a translation adds, lacks, or counts otherwise.

    Args:
        source, target: templates; what stands for their placeholders is not looked at. Nothing is found where one of
            them has a stray brace.
        place: where findings point to.
    """
    try:
        texts = masked(source), masked(target)
    except ValueError:
        return
    readings = read(texts[0], from_language), read(texts[1], to_language)
    yield from compare_readings(*readings, from_language, to_language, (), place, Severity.WARNING)


def compare_readings(
    source: Reading,
    target: Reading,
    from_language: Language,
    to_language: Language,
    claimed: Collection[Span],
    place: Place,
    severity: Severity,
) -> Iterator[Finding]:
    """The same on texts that are read. `claimed` are the places of the target, folded, that values account for."""
    left = [group for group in target.groups if not _overlaps(group[0], claimed)]
    asked, said = _Said.of(source, source.groups, from_language), _Said.of(target, left, to_language)
    lacking = [
        f"{_excerpt(source, it[0])} is missing"
        for it in source.groups
        if _asks(it[0], to_language) and not said.has(it)
    ]
    if to_language.tag in NUMBERS:
        lacking += [f"{name} is missing" for name in _months(source, (), said)]
    added = [
        f"{_excerpt(target, it[0])} is not in the source text" for it in left if _adds(it[0]) and not asked.has(it)
    ]
    if to_language.tag in NUMBERS:  # elsewhere a form of another word may look like a month
        added += [f"{name} is not in the source text" for name in _months(target, claimed, asked)]
    problems = dict.fromkeys([*lacking, *added, *_otherwise(source, target, left)])
    if problems:
        yield Finding(
            "translation.numbers", severity, place, f"numbers of the translation: {', '.join(problems)}", _HINT
        )


class _Said(Struct, frozen=True):
    """The numbers and months that a text can be read to say."""

    numbers: frozenset[Decimal]
    months: frozenset[int]

    @classmethod
    def of(cls, reading: Reading, groups: Sequence[Sequence[Quantity]], language: Language) -> _Said:
        numbers = {number for group in groups for it in group for number in _senses(it)}
        parts = {part for date in reading.dates for it in date.dates for part in it}
        months = {it.month for it in reading.months}
        pairs = suffixes("PAIRS", language.tag)
        if language.tag in DUAL or any(it.text in pairs or it.key in pairs for it in reading.tokens):
            numbers.add(Decimal(2))
        numbers |= {Decimal(it) for it in parts | months}
        numbers |= {it for token in reading.tokens for it in _begun(token.text, language)}
        return cls(frozenset(numbers), frozenset(months | {int(it) for it in numbers if it == int(it)} | parts))

    def has(self, group: Sequence[Quantity]) -> bool:
        return any(number in self.numbers for it in group for number in _senses(it))


def _begun(word: str, language: Language) -> Iterator[Decimal]:
    """The number that a word begins with, where it is one that may: восьмилетний."""
    for end in suffixes("COMPOUNDS", language.tag):
        if value := lexicon(language).numbers.get((word.rpartition(end)[0],)):
            yield Decimal(value)


def _senses(quantity: Quantity) -> set[Decimal]:
    """A decade may be said by its year or by its tens."""
    number = quantity.number
    if quantity.said != "decade":
        return {number}
    return {number, number + 1900} if number < 100 else {number}


def _asks(quantity: Quantity, to_language: Language) -> bool:
    """Whether a translation must say a number; of a language whose number words are not known, digits only tell."""
    if to_language.tag not in NUMBERS and quantity.said in {"words", "decade"}:
        return False
    return quantity.said != "unsure"


def _adds(quantity: Quantity) -> bool:
    if quantity.said == "words":
        return quantity.number >= _LEAST_ADDED_WORD
    return quantity.said != "unsure"


def _months(reading: Reading, claimed: Collection[Span], other: _Said) -> Iterator[str]:
    for it in reading.months:
        if it.sure and it.month not in other.months and not _within(it.start, it.end, claimed):
            yield "“" + reading.excerpt(it.start, it.end) + "”"


def _otherwise(source: Reading, target: Reading, left: Sequence[Sequence[Quantity]]) -> Iterator[str]:
    """Amounts of another currency, and percentages that are none, or the other way round."""
    for group in source.groups:
        same = [other for other in left if {it.number for it in group} & {it.number for it in other}]
        if same and not any(_alike(one, two) for other in same for one in group for two in other):
            yield f"{_excerpt(source, group[0])} has become {_excerpt(target, same[0][0])}"


def _alike(one: Quantity, two: Quantity) -> bool:
    return one.number == two.number and bool(one.binding & two.binding or not (one.binding or two.binding))


def _excerpt(reading: Reading, quantity: Quantity) -> str:
    bound = quantity.binding or quantity.said == "label"
    start, end = (quantity.left, quantity.right) if bound else (quantity.start, quantity.scale_end)
    return f"“{reading.excerpt(start, end)}”"


def _overlaps(quantity: Quantity, spans: Collection[Span]) -> bool:
    return _within(quantity.start, quantity.core_end, spans)


def _within(start: int, end: int, spans: Collection[Span]) -> bool:
    return any(start < to and of < end for of, to in spans)
