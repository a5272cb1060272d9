"""Whether a brief is whole in itself: no document is needed for that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybrief.checks.names import NameFinder
from polybrief.checks.subject import Subject
from polybrief.checks.words import CASED, words
from polybrief.model.brief import Disagreement, Figure, Quote, Statement
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fields, fill
from polybrief.model.unit import units

_BARE_NUMBER = re.compile(rf"(?<![{CASED}\d])(?<![{CASED}][-‑–])\d+(?:[.,]\d+)*(?![{CASED}\d])")
# kind: the field that it needs, the rule, what to do
_NEEDS = {
    "fact": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "claim": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "analysis": ("evidence", "structure.evidence", "name the places in the sources: source#char=start,end"),
    "inference": ("rests_on", "structure.rests-on", "name the items that it is drawn from"),
    "absence": ("checked_in", "structure.checked-in", "name the sources in which it was looked for"),
}


def check_structure(subject: Subject) -> Iterator[Finding]:
    """Statements have what their kind needs, readings and renderings are what they say, what is defined is used."""
    for section, item in subject.brief.items():
        path = f"sections.{section}.{item.id}"
        match item:
            case Statement():
                yield from _statement(subject, path, item)
            case Quote():
                yield from _quote(subject, path, item)
            case Disagreement():
                yield from _disagreement(subject, path, item)
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
    for name in brief.values.keys() - used:
        message, hint = (
            f"no text or figure uses the value {name}",
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
            message = f"the number {number} is written out"
            yield subject.finding("structure.bare-number", Severity.WARNING, unit.path, message, hint)
