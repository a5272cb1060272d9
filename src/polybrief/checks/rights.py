"""Whether a brief keeps to what the rights in its sources allow.

No number of words is safe: this is care, not law. Eleven words in a row can be a reproduction: https://curia.europa.eu/juris/liste.jsf?num=C-5/08
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from babel.numbers import format_compact_decimal, format_decimal

from polybrief.checks.names import NameFinder
from polybrief.checks.overlap import enumerated, shared_runs, shingles
from polybrief.checks.subject import Subject
from polybrief.checks.words import Word, words
from polybrief.languages import language
from polybrief.model.brief import Brief, Quote, Source
from polybrief.model.document import Document
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fill
from polybrief.model.unit import Unit, units
from polybrief.model.value import Date, Measure, Money, Number, Value

RUN_ERROR, RUN_WARNING = 11, 8  # words in a row
SHARE_ERROR, SHARE_WARNING = 0.15, 0.05  # of the brief's words, in such runs
QUOTE_WORDS = 12
QUOTE_SHARE = 0.05  # of a source's words

_OWN_WORDS = "say it in your own words, or make it a quote"


def is_rights(finding: Finding) -> bool:
    """Whether an error of this kind is a refusal for rights, which has an exit code of its own."""
    return finding.rule.startswith("rights.")


def check_rights(subject: Subject) -> Iterator[Finding]:
    """Own words, short quotes, notices to the letter, and what each licence asks for."""
    for section, item in subject.brief.items():
        if isinstance(item, Quote):
            yield from _quote(subject, f"sections.{section}.{item.id}", item)
    for name, source in subject.brief.sources.items():
        yield from _licence(subject, name, source)
    texts = list(_own_texts(subject.brief)) if subject.documents else []
    for name, document in subject.documents.items():
        yield from _notices(subject, name, document)
        found = words(document.text)
        yield from _copied(subject, name, found, texts)
        yield from _quoted(subject, name, found)


def _quote(subject: Subject, path: str, quote: Quote) -> Iterator[Finding]:
    length = _count(words(quote.verbatim))
    if length > QUOTE_WORDS:
        message, hint = f"a quote of {length:.0f} words", f"keep it to {QUOTE_WORDS}"
        yield subject.finding("rights.quote-length", Severity.WARNING, f"{path}.verbatim", message, hint)
    statuses = {it.source: subject.brief.sources[it.source].rights.status for it in quote.evidence}
    for source, status in statuses.items():
        if "-ND" in status:
            message = f"{source} is {status}: nobody may translate its words"
            hint = "make sure that the rendering is a paraphrase in your own words, not a translation"
            where = f"{path}.rendering.text"
            yield subject.finding("rights.no-derivatives", Severity.WARNING, where, message, hint)


def _licence(subject: Subject, name: str, source: Source) -> Iterator[Finding]:
    status = source.rights.status
    if "-BY" in status and not (source.rights.holder or source.label):
        message, hint = f"{status} asks for attribution, and nobody is named", "name a holder, an author or a publisher"
        yield subject.finding("rights.attribution", Severity.WARNING, f"sources.{name}", message, hint)
    if "-NC" in status:
        message, hint = f"{name} is {status}: for uses that are not commercial", "keep that in mind when you pass it on"
        yield subject.finding("rights.non-commercial", Severity.NOTE, f"sources.{name}.rights.status", message, hint)


def _notices(subject: Subject, name: str, document: Document) -> Iterator[Finding]:
    """Line by line, since a document may have several notices and a brief has one field for them."""
    notice = subject.brief.sources[name].rights.notice or ""
    path = f"sources.{name}.rights.notice"
    for found in document.notices:
        if found not in notice:
            message = f"the document has a rights notice that the brief has not: {found}"
            hint = f"write it to the letter, a line for each notice: notice: {json.dumps(found, ensure_ascii=False)}"
            yield subject.finding("rights.notice-missing", Severity.ERROR, path, message, hint)
    for line in filter(None, (line.strip() for line in notice.splitlines())):
        if line not in document.text:
            message = f"the document does not have this notice: {line}"
            hint = "copy it from the document, every character of it"
            yield subject.finding("rights.notice-altered", Severity.ERROR, path, message, hint)


@dataclass(frozen=True)
class _Own:
    """A text of the brief, its values in place, as words; `aside` are those of enumerations of names."""

    unit: Unit
    text: str
    found: list[Word]
    aside: frozenset[int]


def _own_texts(brief: Brief) -> Iterator[_Own]:
    finder = NameFinder(brief.names)
    values = {name: _written(value, language(brief.language).locale) for name, value in brief.values.items()}
    for unit in units(brief):
        text = fill(unit.text, values)
        found = words(text)
        yield _Own(unit, text, found, enumerated(text, found, list(finder.spans(text))))


def _written(value: Value, locale: str) -> str:
    """A value about as the sources write it, so that a run does not end at a placeholder."""
    match value:
        case Money():
            return format_compact_decimal(value.money, format_type="long", locale=locale, fraction_digits=3)
        case Date():
            return str(value.date)
        case Number():
            number = value.number
        case Measure():
            number = value.measure
        case _:
            number = value.percentage
    return format_decimal(number, locale=locale)


def _copied(subject: Subject, name: str, source: list[Word], texts: list[_Own]) -> Iterator[Finding]:
    known = shingles(source)
    shared = 0.0
    for own in texts:
        for run in shared_runs(own.found, own.aside, known):
            length = _count(own.found[run.start : run.stop])
            if length < RUN_WARNING:
                continue
            shared += length
            copied = own.text[own.found[run.start].start : own.found[run.stop - 1].end]
            message = f"{length:.0f} words in a row as in {name}: “{copied}”"
            severity = Severity.ERROR if length >= RUN_ERROR else Severity.WARNING
            yield subject.finding("rights.copied", severity, own.unit.path, message, _OWN_WORDS)
    share = shared / max(1.0, sum(_count(own.found) for own in texts))
    if share > SHARE_WARNING:
        severity = Severity.ERROR if share > SHARE_ERROR else Severity.WARNING
        message = f"{share:.0%} of the brief's words stand in runs of {RUN_WARNING} or more as in {name}"
        yield subject.finding("rights.copied-share", severity, f"sources.{name}", message, _OWN_WORDS)


def _quoted(subject: Subject, name: str, source: list[Word]) -> Iterator[Finding]:
    quotes = [item for _, item in subject.brief.items() if isinstance(item, Quote)]
    quoted = sum(_count(words(it.verbatim)) for it in quotes if any(span.source == name for span in it.evidence))
    if quoted > QUOTE_SHARE * _count(source):
        message = f"the quotes have {quoted:.0f} of the {_count(source):.0f} words of {name}"
        hint = f"quote less: {QUOTE_SHARE:.0%} of a source at most"
        yield subject.finding("rights.quote-share", Severity.WARNING, f"sources.{name}", message, hint)


def _count(found: list[Word]) -> float:
    return sum(word.weight for word in found)
