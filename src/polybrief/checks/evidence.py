"""Whether the sources say what the brief says they do, as far as that can be seen from values, names and words."""

from __future__ import annotations

from collections.abc import Iterator

from polybrief.checks.names import NameFinder
from polybrief.checks.subject import Sourced, Subject, sourced
from polybrief.checks.values import says, says_date
from polybrief.model.brief import Event, Quote
from polybrief.model.evidence import Evidence
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fill

_ELSEWHERE = "point to a place that has it, add how the source writes it to the aliases, or take it out"


def check_evidence(subject: Subject) -> Iterator[Finding]:
    """Documents are at hand, spans lie in them, and each value, name and quote stands in one of its spans."""
    yield from _documents(subject)
    finder = NameFinder(subject.brief.names)
    for text in sourced(subject.brief):
        yield from _spans(subject, text)
        spans = subject.spans(text.grounds)
        if spans:
            yield from _values(subject, text, spans)
            if text.names_count:
                yield from _names(subject, text, spans, finder)
    for section, item in subject.brief.items():
        path = f"sections.{section}.{item.id}"
        if isinstance(item, Quote):
            yield from _quote(subject, path, item)
        if isinstance(item, Event):
            yield from _event(subject, path, item)


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


def _spans(subject: Subject, text: Sourced) -> Iterator[Finding]:
    for number, span in enumerate(text.evidence, 1):
        document = subject.documents.get(span.source)
        if document is not None and span.end > len(document.text):
            message = f"{span} ends behind the document, which has {len(document.text)} characters"
            hint = "count code points of the file, from 0"
            where = f"{text.path}.evidence.{number}"
            yield subject.finding("evidence.span", Severity.ERROR, where, message, hint)


def _values(subject: Subject, text: Sourced, spans: list[tuple[str, str]]) -> Iterator[Finding]:
    brief = subject.brief
    for name in dict.fromkeys(text.values):
        if not any(says(brief.values[name], span, brief.sources[source].language) for source, span in spans):
            message = f"the value {name} is in none of the places that it is said to come from, {_listed(text.grounds)}"
            yield subject.finding("evidence.value", Severity.ERROR, text.field, message, _ELSEWHERE)


def _names(subject: Subject, text: Sourced, spans: list[tuple[str, str]], finder: NameFinder) -> Iterator[Finding]:
    plain = fill(text.text, dict.fromkeys(subject.brief.values, " "))
    for form, keys in finder.find(plain).items():
        if not any(finder.occurs(key, span) for key in keys for _, span in spans):
            message = f"the name {form} is in none of the places that the text rests on, {_listed(text.grounds)}"
            yield subject.finding("evidence.name", Severity.ERROR, text.field, message, _ELSEWHERE)


def _quote(subject: Subject, path: str, quote: Quote) -> Iterator[Finding]:
    """To the letter; only where lines break may differ."""
    spans = subject.spans(quote.evidence)
    verbatim = " ".join(quote.verbatim.split())
    if spans and not any(verbatim in " ".join(span.split()) for _, span in spans):
        message = f"these words are not in the place that they are said to come from, {_listed(quote.evidence)}"
        hint = "a quote is to the letter; copy it from the source, or point to where it stands"
        yield subject.finding("evidence.quote", Severity.ERROR, f"{path}.verbatim", message, hint)


def _event(subject: Subject, path: str, event: Event) -> Iterator[Finding]:
    """The date of an event is often worked out, so this is for a person to look at."""
    spans = subject.spans(event.evidence)
    if event.date is None or event.when or not spans:
        return
    date, sources = event.date, subject.brief.sources
    if not any(says_date(date, span, sources[source].language) for source, span in spans):
        message = f"the date {date} is in none of the places that it is said to come from, {_listed(event.evidence)}"
        hint = "point to a place that has it, or say with `when` how the source puts it"
        yield subject.finding("evidence.date", Severity.WARNING, f"{path}.date", message, hint)


def _listed(evidence: tuple[Evidence, ...]) -> str:
    return ", ".join(map(str, evidence))
