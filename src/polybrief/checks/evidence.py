"""Whether the sources say what the brief says they do, as far as that can be seen from values, names and words."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.checks.names import NameFinder
from polybrief.checks.subject import Sourced, Stated, Subject, sourced
from polybrief.checks.values import says, says_date
from polybrief.model.brief import Chart, Event, Quote
from polybrief.model.edtf import Edtf
from polybrief.model.evidence import Evidence
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fill

_ELSEWHERE = "point to a place that has it, add how the source writes it to the aliases, or take it out"


def check_evidence(subject: Subject) -> Iterator[Finding]:
    """Documents are at hand, spans lie in them, and each value, name and quote stands in one of its spans."""
    yield from _documents(subject)
    finder = NameFinder(subject.brief.names)
    for item in sourced(subject.brief):
        yield from _spans(subject, item)
        spans = subject.spans(item.grounds)
        if not spans:
            continue
        for stated in item.stated:
            yield from _values(subject, item, stated, spans)
            if item.names_count:
                yield from _names(subject, item, stated, spans, finder)
    for placed in subject.brief.placed():
        match placed.item:
            case Quote() as quote:
                yield from _quote(subject, placed.path, quote)
            case Event(when=None) as event:
                hint = "point to a place that has it, or say with `when` how the source puts it"
                yield from _date(subject, event, placed.path, event.date, hint)
            case Chart() as chart:
                hint = "point to a place that has it, or say with `label` how the source puts it"
                for number, row in enumerate(chart.rows, 1):
                    yield from _date(subject, chart, f"{placed.path}.rows.{number}", row.date, hint)


def _documents(subject: Subject) -> Iterator[Finding]:
    for name, source in subject.brief.sources.items():
        if name in subject.documents:
            continue
        path = f"sources.{name}.sha256"
        if subject.looked:
            message = f"no document has the digest of the source {name}, {source.sha256}"
            hint = "put the document there; if it was changed, check every span again and write its new digest"
            yield subject.finding("evidence.document-missing", Severity.ERROR, path, message, hint)
        else:
            message = f"not checked for {name}: spans, values, names, quotes, shared words, rights notice"
            hint = "name the folder with the source documents: --documents DIR"
            yield subject.finding("evidence.not-checked", Severity.WARNING, path, message, hint)


def _spans(subject: Subject, item: Sourced) -> Iterator[Finding]:
    for number, span in enumerate(item.evidence, 1):
        document = subject.documents.get(span.source)
        if document is not None and span.end > len(document.text):
            message = f"{span} ends behind the document, which has {len(document.text)} characters"
            hint = "count code points of the file, from 0"
            where = f"{item.path}.evidence.{number}"
            yield subject.finding("evidence.span", Severity.ERROR, where, message, hint)


def _values(subject: Subject, item: Sourced, stated: Stated, spans: list[tuple[str, str]]) -> Iterator[Finding]:
    brief = subject.brief
    for name in dict.fromkeys(stated.values):
        if not any(says(brief.values[name], span, brief.sources[source].language) for source, span in spans):
            message = f"the value {name} is in none of the places that it is said to come from, {_listed(item.grounds)}"
            yield subject.finding("evidence.value", Severity.ERROR, stated.field, message, _ELSEWHERE)


def _names(
    subject: Subject, item: Sourced, stated: Stated, spans: list[tuple[str, str]], finder: NameFinder
) -> Iterator[Finding]:
    plain = fill(stated.text, dict.fromkeys(subject.brief.values, " "))
    for form, keys in finder.find(plain).items():
        if not any(finder.occurs(key, span) for key in keys for _, span in spans):
            message = f"the name {form} is in none of the places that the text rests on, {_listed(item.grounds)}"
            yield subject.finding("evidence.name", Severity.ERROR, stated.field, message, _ELSEWHERE)


def _quote(subject: Subject, path: str, quote: Quote) -> Iterator[Finding]:
    """To the letter; only where lines break may differ."""
    spans = subject.spans(quote.evidence)
    verbatim = " ".join(quote.verbatim.split())
    if spans and not any(verbatim in " ".join(span.split()) for _, span in spans):
        message = f"these words are not in the place that they are said to come from, {_listed(quote.evidence)}"
        hint = "a quote is to the letter; copy it from the source, or point to where it stands"
        yield subject.finding("evidence.quote", Severity.ERROR, f"{path}.verbatim", message, hint)


def _date(subject: Subject, item: Event | Chart, path: str, date: Edtf | None, hint: str) -> Iterator[Finding]:
    """A date is often worked out, so this is for a person to look at."""
    spans, sources = subject.spans(item.evidence), subject.brief.sources
    if date is None or not spans:
        return
    if not any(says_date(date, span, sources[source].language) for source, span in spans):
        message = f"the date {date} is in none of the places that it is said to come from, {_listed(item.evidence)}"
        yield subject.finding("evidence.date", Severity.WARNING, f"{path}.date", message, hint)


def _listed(evidence: tuple[Evidence, ...]) -> str:
    return ", ".join(map(str, evidence))
