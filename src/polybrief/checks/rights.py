"""Whether a brief keeps to what the rights in its sources allow; of shared words, `copies` is the judge."""

from __future__ import annotations

import json
from collections.abc import Iterator

from polybrief.checks.copies import check_copies, own_texts
from polybrief.checks.subject import Subject
from polybrief.checks.words import Word, count, words
from polybrief.model.brief import Quote, Source
from polybrief.model.document import Document
from polybrief.model.finding import Finding, Severity

QUOTE_WORDS, LONGEST_QUOTE = 12, 40  # a warning, an error
QUOTE_SHARE, LARGEST_QUOTE_SHARE = 0.05, 0.15  # of a source's words: a warning, an error
NOTICE_WORDS = 120
NEAR_NOTICE = 300  # characters from a notice; what stands as near may belong to it


def check_rights(subject: Subject) -> Iterator[Finding]:
    """Own words, short quotes, notices to the letter, and what each licence asks for."""
    for placed in subject.brief.placed():
        if isinstance(placed.item, Quote):
            yield from _quote(subject, placed.path, placed.item)
    for name, source in subject.brief.sources.items():
        yield from _licence(subject, name, source)
    texts = own_texts(subject.loaded) if subject.documents else []
    for name, document in subject.documents.items():
        yield from _notices(subject, name, document)
        found = words(document.text)
        yield from check_copies(name, found, texts, subject.loaded.place(f"sources.{name}"))
        yield from _quoted(subject, name, found)


def _quote(subject: Subject, path: str, quote: Quote) -> Iterator[Finding]:
    length = count(words(quote.verbatim))
    statuses = {it.source: subject.brief.sources[it.source].rights.status for it in quote.evidence}
    if length > QUOTE_WORDS:
        message, hint = f"a quote of {length:.0f} words", f"keep it to {QUOTE_WORDS}"
        if length > LONGEST_QUOTE and not all(map(_is_open, statuses.values())):
            rule, severity = "rights.quote-too-long", Severity.ERROR
        else:
            rule, severity = "rights.quote-length", Severity.WARNING
        yield subject.finding(rule, severity, f"{path}.verbatim", message, hint)
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
    allowed = max(NOTICE_WORDS, count(words(" ".join(document.notices))))
    if (length := count(words(notice))) > allowed:
        message, hint = f"a notice of {length:.0f} words", f"keep it to the notice itself, {allowed:.0f} words at most"
        yield subject.finding("rights.notice-too-long", Severity.ERROR, path, message, hint)
    status = subject.brief.sources[name].rights.status
    if document.reserving and _is_open(status):
        message = f"the status is {status}, but the document reserves all rights: {document.reserving[0]}"
        hint = "see which of the two is so; if in doubt, the status is all-rights-reserved"
        where = f"sources.{name}.rights.status"
        yield subject.finding("rights.status-contradicts", Severity.ERROR, where, message, hint)
    near = _near_notices(document)
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
        elif not any(line in part for part in near):
            message = f"this is no rights notice, nor does it stand by one: {line}"
            hint = "a notice names who holds the rights or what is allowed; the text of a source has no place here"
            yield subject.finding("rights.notice-altered", Severity.ERROR, path, message, hint)


def _near_notices(document: Document) -> list[str]:
    """The parts of a document where its notices stand, with what is near them."""
    parts = []
    for notice in document.notices:
        start = document.text.find(notice)
        while start >= 0:
            end = start + len(notice)
            parts.append(document.text[max(0, start - NEAR_NOTICE) : end + NEAR_NOTICE])
            start = document.text.find(notice, end)
    return parts


def _is_open(status: str) -> bool:
    """Whether the text of a source may be reproduced."""
    return status in {"public-domain", "CC0-1.0"} or status.startswith("CC-BY")


def _quoted(subject: Subject, name: str, source: list[Word]) -> Iterator[Finding]:
    quotes = [item for _, item in subject.brief.items() if isinstance(item, Quote)]
    quoted = sum(count(words(it.verbatim)) for it in quotes if any(span.source == name for span in it.evidence))
    share = quoted / max(1.0, count(source))
    if share > QUOTE_SHARE:
        message = f"the quotes have {quoted:.0f} of the {count(source):.0f} words of {name}"
        hint = f"quote less: {QUOTE_SHARE:.0%} of a source at most"
        if share > LARGEST_QUOTE_SHARE and not _is_open(subject.brief.sources[name].rights.status):
            rule, severity = "rights.quote-too-long", Severity.ERROR
        else:
            rule, severity = "rights.quote-share", Severity.WARNING
        yield subject.finding(rule, severity, f"sources.{name}", message, hint)
