"""The canonical structured summary: what a brief file holds.

Texts are plain: markup in them is shown as it stands, `{name}` stands for a value, `{{` and `}}` for braces.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from polybrief.model.base import Frozen
from polybrief.model.edtf import Edtf
from polybrief.model.evidence import Evidence
from polybrief.model.value import Value

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=12)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Kind = Literal["fact", "claim", "analysis", "inference", "absence", "editorial"]
Likelihood = Literal[
    "almost-no-chance",
    "very-unlikely",
    "unlikely",
    "roughly-even-chance",
    "likely",
    "very-likely",
    "almost-certain",
]
SourceKind = Literal["news", "official", "report", "study", "data", "interview", "other"]
RightsStatus = Literal[
    "all-rights-reserved",
    "unknown",
    "public-domain",
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
]


class Originator(Frozen):
    """Who issues the brief; printed."""

    name: Text
    contact: Text | None = None


class Published(Frozen):
    """When a source was published, and how we know."""

    date: Edtf
    basis: Literal["stated", "rights notice", "metadata"] = "stated"


class Rights(Frozen):
    """The rights in a source. `notice` is printed to the letter, in its own language."""

    status: RightsStatus
    holder: Text | None = None
    notice: Text | None = None


class Source(Frozen):
    """The record of a document, never its text; the document is found by its digest."""

    title: Text | None = None
    author: Text | None = None
    publisher: Text | None = None
    published: Published | None = None
    kind: SourceKind | None = None
    url: Text | None = None
    language: LanguageTag
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    rights: Rights

    @property
    def label(self) -> str | None:
        """The short name it is called by on the page: publisher, else author, else title."""
        return self.publisher or self.author or self.title


class Name(Frozen):
    """A person, body or place, with the other forms in which the sources call it."""

    text: Text
    aliases: tuple[Text, ...] = ()


class Statement(Frozen):
    """One sentence with who says it and where it comes from.

    Facts, claims and analysis have `evidence`; an inference names what it `rests_on`; an absence names the sources
    it was `checked_in`. `said_by` names (by key of `names`) who makes a claim, where it is not the source itself.
    `likelihood` says how likely an inference or analysis is, on the seven steps of ICD 203; `note` is shown at the end
    of the document.
    """

    id: ItemId
    text: Text
    kind: Kind = "fact"
    evidence: tuple[Evidence, ...] = ()
    said_by: str | None = None
    rests_on: tuple[ItemId, ...] = ()
    checked_in: tuple[Identifier, ...] = ()
    likelihood: Likelihood | None = None
    note: Text | None = None


class Point(Statement):
    """A statement of a list, with more precise ones below it, which have no points of their own."""

    points: tuple[Statement, ...] = ()


class Position(Statement):
    """What an actor thinks of the matter."""

    actor: Text


class Event(Statement):
    """A point of the timeline.

    `when` is shown in place of the date where the source is not a calendar date ("Thursday").
    """

    date: Edtf | None = None
    when: Text | None = None
    doubtful: bool = Field(default=False, description="shown as such: the sources contradict the date or leave it open")


class Figure(Statement):
    """A value with what it counts."""

    value: str


class ChartRow(Frozen):
    """A value of a chart, and what it stands for: a label or a date, one of the two."""

    label: Text | None = None
    date: Edtf | None = None
    value: str

    @model_validator(mode="after")
    def _label_or_date(self) -> Self:
        if (self.label is None) == (self.date is None):
            there = "neither" if self.label is None else "both"
            raise ValueError(f"a row has a label or a date, and this one has {there}; write one of the two")
        return self


class Chart(Statement):
    """Values of one kind and unit beside one another; `text` says what they measure, `evidence` is that of all rows."""

    form: Literal["bar", "line"] = "bar"
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=2, max_length=60)]


class Rendering(Frozen):
    """A quote in our own words, for readers of other languages."""

    id: ItemId
    text: Text


class Quote(Frozen):
    """The exact words of a speaker, in their own language, with a rendering in own words."""

    id: ItemId
    speaker: Text
    via: Text | None = None
    verbatim: Text
    language: LanguageTag
    rendering: Rendering
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Reading(Frozen):
    """How one source has it."""

    source: Identifier
    text: Text
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Disagreement(Frozen):
    """Where the sources differ, with themselves or with one another, and what we make of it."""

    id: ItemId
    topic: Text
    readings: Annotated[tuple[Reading, ...], Field(min_length=2)]
    assessment: Text


class Sections(Frozen):
    """The parts of a brief, in the order of the page."""

    summary: tuple[Statement, ...] = ()
    key_points: tuple[Point, ...] = ()
    background: tuple[Point, ...] = ()
    positions: tuple[Position, ...] = ()
    timeline: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    implications: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    unknowns: tuple[Point, ...] = ()


Item = Statement | Quote | Disagreement


@dataclass(frozen=True)
class Placed:
    """An item and where it stands.

    Attributes:
        path: in the brief file, as `LoadedBrief.place` takes it: `sections.key_points.K1.points.K1a`.
        steps: the same as fields and numbers from 0, which tell apart items of one id.
        parent: the id of the item whose point it is.
    """

    section: str
    item: Item
    path: str
    steps: tuple[str | int, ...]
    parent: str | None = None

    def below(self) -> Iterator[Placed]:
        """The item itself, and its points."""
        yield self
        for number, point in enumerate(self.item.points if isinstance(self.item, Point) else ()):
            path, steps = f"{self.path}.points.{point.id}", (*self.steps, "points", number)
            yield Placed(self.section, point, path, steps, parent=self.item.id)


class Brief(Frozen):
    """The canonical structured summary in one language."""

    schema_: Annotated[Literal["polybrief/1"], Field(alias="schema")]
    id: Identifier
    language: LanguageTag
    languages: tuple[LanguageTag, ...] = Field(
        default=(), description="editions made by default, beside its own language"
    )
    status: Literal["draft", "final"] = "draft"
    title: Text
    as_of: Edtf = Field(description="up to when the information goes, as the sources let us say")
    revised: datetime.date | None = Field(
        default=None, description="when the brief was last edited; dates the files made from it"
    )
    originator: Originator | None = None
    handling: Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"] | None = None
    sources: Annotated[dict[Identifier, Source], Field(min_length=1)]
    names: dict[str, Name] = {}
    values: dict[str, Value] = {}
    sections: Sections

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with the name of its section, in the order of the page; the points of one right behind it."""
        return ((placed.section, placed.item) for placed in self.placed())

    def placed(self) -> Iterator[Placed]:
        """Every item with where it stands, in the same order."""
        for section in Sections.model_fields:
            for number, item in enumerate(getattr(self.sections, section)):
                yield from Placed(section, item, f"sections.{section}.{item.id}", ("sections", section, number)).below()
