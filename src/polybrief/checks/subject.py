"""What the checks are given, and what of it rests on evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from polybrief.model.brief import Brief, Chart, Disagreement, Figure, Item, Quote, Statement
from polybrief.model.document import Document
from polybrief.model.evidence import Evidence
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief
from polybrief.model.template import fields


class Subject(Struct, frozen=True):
    """A brief with the documents at hand.

    Attributes:
        documents: by the id of their source.
        looked: somebody said where the documents are; one that is not at hand is then missing.
    """

    loaded: LoadedBrief
    documents: Mapping[str, Document]
    looked: bool

    @property
    def brief(self) -> Brief:
        """The brief itself."""
        return self.loaded.brief

    def finding(self, rule: str, severity: Severity, path: str, message: str, hint: str) -> Finding:
        """A finding at a field of the brief."""
        return Finding(rule, severity, self.loaded.place(path), message, hint)

    def spans(self, evidence: tuple[Evidence, ...]) -> list[tuple[str, str]] | None:
        """The texts that evidence points to, each with its source; None where a document or a span of it is lacking."""
        if any(it.source not in self.documents or it.end > len(self.documents[it.source].text) for it in evidence):
            return None
        return [(it.source, self.documents[it.source].text[it.start : it.end]) for it in evidence]


Check = Callable[[Subject], Iterator[Finding]]


class Stated(Struct, frozen=True):
    """What a field of the brief says.

    Attributes:
        text: the template; empty where there is only a value.
        values: the names of the values that it states.
    """

    field: str
    text: str
    values: tuple[str, ...]


class Sourced(Struct, frozen=True):
    """An item or reading with what it says and the evidence for all of that.

    Attributes:
        path: of the item or reading.
        inherited: the evidence of what it rests on, and of what that rests on.
        names_count: the names in it must be in the evidence too.
    """

    path: str
    evidence: tuple[Evidence, ...]
    stated: tuple[Stated, ...]
    names_count: bool = True
    inherited: tuple[Evidence, ...] = ()

    @property
    def grounds(self) -> tuple[Evidence, ...]:
        """Where its values and names may stand."""
        return tuple(dict.fromkeys(self.evidence + self.inherited))


def sourced(brief: Brief) -> Iterator[Sourced]:
    """All that rests on evidence. The rendering of a quote may name what its speaker only points to."""
    items = {item.id: item for _, item in brief.items()}
    for placed in brief.placed():
        path = placed.path
        match placed.item:
            case Statement() as item:
                yield Sourced(path, item.evidence, tuple(_stated(path, item)), inherited=_inherited(item, items))
            case Quote() as item:
                rendering = _text(f"{path}.rendering.text", item.rendering.text)
                yield Sourced(path, item.evidence, (rendering,), names_count=False)
            case Disagreement() as item:
                for number, reading in enumerate(item.readings, 1):
                    inner = f"{path}.readings.{number}"
                    yield Sourced(inner, reading.evidence, (_text(f"{inner}.text", reading.text),))


def _text(field: str, template: str, *more: str) -> Stated:
    return Stated(field, template, fields(template) + more)


def _stated(path: str, item: Statement) -> Iterator[Stated]:
    """A statement's text, its note, and what stands in the rows of a chart."""
    yield _text(f"{path}.text", item.text, *((item.value,) if isinstance(item, Figure) else ()))
    for number, row in enumerate(item.rows if isinstance(item, Chart) else (), 1):
        if row.label is not None:
            yield _text(f"{path}.rows.{number}.label", row.label)
        yield Stated(f"{path}.rows.{number}.value", "", (row.value,))
    if item.note is not None:
        yield _text(f"{path}.note", item.note)


def _inherited(item: Statement, items: Mapping[str, Item]) -> tuple[Evidence, ...]:
    """The evidence of the items that a statement rests on, however far; each item once, so that circles end."""
    found: list[Evidence] = []
    seen = {item.id}
    to_see = list(item.rests_on)
    while to_see:
        name = to_see.pop()
        if name in seen or name not in items:
            continue
        seen.add(name)
        match items[name]:
            case Disagreement(readings=readings):
                found += [evidence for reading in readings for evidence in reading.evidence]
            case Quote(evidence=evidence):
                found += evidence
            case Statement(evidence=evidence, rests_on=rests_on):
                found += evidence
                to_see += rests_on
    return tuple(found)
