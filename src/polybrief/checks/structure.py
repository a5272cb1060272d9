"""Whether a brief is whole in itself: no document is needed for that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybrief.checks.names import NameFinder
from polybrief.checks.subject import Subject
from polybrief.checks.words import CASED, words
from polybrief.model.brief import Chart, Disagreement, Figure, Quote, Statement
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fields, fill
from polybrief.model.unit import units
from polybrief.model.value import Date, Measure, Money, Number, Value

_BARE_NUMBER = re.compile(rf"(?<![{CASED}\d])(?<![{CASED}][-‑–])\d+(?:[.,]\d+)*(?![{CASED}\d])")
# kind: the field that it needs, the rule, what to do
_NEEDS = {
    "fact": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "claim": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "analysis": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "inference": ("rests_on", "structure.rests-on", "name the items that it is drawn from"),
    "absence": ("checked_in", "structure.checked-in", "name the sources in which it was looked for"),
}
_JUDGEMENTS = ("inference", "analysis")


def check_structure(subject: Subject) -> Iterator[Finding]:
    """Statements have what their kind needs, readings and renderings are what they say, what is defined is used."""
    for placed in subject.brief.placed():
        match placed.item:
            case Statement() as item:
                yield from _statement(subject, placed.path, item)
                if isinstance(item, Chart):
                    yield from _chart(subject, placed.path, item)
            case Quote() as item:
                yield from _quote(subject, placed.path, item)
            case Disagreement() as item:
                yield from _disagreement(subject, placed.path, item)
    yield from _unused(subject)
    yield from _bare_numbers(subject)


def _statement(subject: Subject, path: str, item: Statement) -> Iterator[Finding]:
    if item.kind in _NEEDS:
        field, rule, hint = _NEEDS[item.kind]
        if not getattr(item, field):
            article = "an" if item.kind[0] in "aeiou" else "a"
            yield subject.finding(rule, Severity.ERROR, path, f"{article} {item.kind} without {field}", hint)
    if item.kind == "claim" and item.said_by is None:
        hint = "if it is somebody else's, set said_by to a key of names"
        yield subject.finding("structure.said-by", Severity.NOTE, path, "a claim of the source itself", hint)
    if item.id in item.rests_on:
        hint = "name the items that it is drawn from"
        yield subject.finding("structure.rests-on", Severity.ERROR, f"{path}.rests_on", "it rests on itself", hint)
    if item.likelihood is not None and item.kind not in _JUDGEMENTS:
        message = f"a likelihood with the kind {item.kind}: only what is judged is more or less likely"
        hint = f"make it an {' or '.join(_JUDGEMENTS)}, or take the likelihood out"
        yield subject.finding("structure.likelihood", Severity.ERROR, f"{path}.likelihood", message, hint)


def _chart(subject: Subject, path: str, chart: Chart) -> Iterator[Finding]:
    """Lengths can be compared only where they stand for the same."""
    values = [(f"{path}.rows.{number}.value", row.value) for number, row in enumerate(chart.rows, 1)]
    kinds = {name: _kind(subject.brief.values[name]) for _, name in values}
    first = next((name for name, kind in kinds.items() if kind != "a date"), None)
    for field, name in values:
        if kinds[name] == "a date":
            message, hint = f"the value {name} is a date, which has no length", "events stand in the timeline"
        elif first and kinds[name] != kinds[first]:
            message = f"the value {name} is {kinds[name]}, and {first} is {kinds[first]}"
            hint = "a chart compares values of one kind and unit; make two charts of them"
        else:
            continue
        yield subject.finding("structure.chart-values", Severity.ERROR, field, message, hint)


def _kind(value: Value) -> str:
    match value:
        case Money():
            return f"an amount in {value.currency}"
        case Measure():
            return f"a measure in {value.unit}"
        case Date():
            return "a date"
        case Number():
            return "a number"
        case _:
            return "a percentage"


def _quote(subject: Subject, path: str, item: Quote) -> Iterator[Finding]:
    if [word.folded for word in words(item.verbatim)] == [word.folded for word in words(item.rendering.text)]:
        message = "the rendering repeats the words of the quote"
        hint = "say in your own words what the speaker means: the rendering is what gets translated"
        yield subject.finding("structure.rendering-same", Severity.ERROR, f"{path}.rendering.text", message, hint)


def _disagreement(subject: Subject, path: str, item: Disagreement) -> Iterator[Finding]:
    for number, reading in enumerate(item.readings, 1):
        others = sorted({evidence.source for evidence in reading.evidence} - {reading.source})
        if others:
            message = f"a reading of {reading.source} with evidence from {', '.join(others)}"
            hint = "point to places in the source whose reading it is"
            where = f"{path}.readings.{number}.evidence"
            yield subject.finding("structure.reading-source", Severity.ERROR, where, message, hint)


def _unused(subject: Subject) -> Iterator[Finding]:
    brief = subject.brief
    used = {name for unit in units(brief) for name in fields(unit.text)}
    used |= {item.value for _, item in brief.items() if isinstance(item, Figure)}
    used |= {row.value for _, item in brief.items() if isinstance(item, Chart) for row in item.rows}
    for name in brief.values.keys() - used:
        message, hint = (
            f"no text, figure or chart uses the value {name}",
            f"write {{{name}}} where it is meant, or take it out",
        )
        yield subject.finding("structure.unused-value", Severity.NOTE, f"values.{name}", message, hint)
    finder = NameFinder(brief.names)
    named = {key for unit in units(brief) for keys in finder.find(unit.text).values() for key in keys}
    named |= {item.said_by for _, item in brief.items() if isinstance(item, Statement) and item.said_by}
    for name in brief.names.keys() - named:
        message, hint = f"no text has the name {name} or an alias of it", "use it, or take it out"
        yield subject.finding("structure.unused-name", Severity.NOTE, f"names.{name}", message, hint)


def _bare_numbers(subject: Subject) -> Iterator[Finding]:
    """A number that is written out goes through translation unguarded, and its evidence is not checked."""
    brief = subject.brief
    finder = NameFinder(brief.names)
    no_values = dict.fromkeys(brief.values, " ")
    for unit in units(brief):
        if unit.path.endswith(".when"):
            continue
        for number in dict.fromkeys(_BARE_NUMBER.findall(finder.without(fill(unit.text, no_values)))):
            hint = "define it under values and name it here in braces"
            if unit.path.endswith(".label"):
                hint += "; a row for a year or a day has a date in place of a label"
            message = f"the number {number} is written out"
            yield subject.finding("structure.bare-number", Severity.WARNING, unit.path, message, hint)
