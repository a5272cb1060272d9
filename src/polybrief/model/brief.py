"""The canonical structured summary: what a brief file holds.

Texts are plain: markup in them is shown as it stands, `{name}` stands for a value, `{{` and `}}` for braces.
"""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from polybrief.model.base import Frozen, says, spelt
from polybrief.model.edtf import Edtf
from polybrief.model.evidence import Evidence
from polybrief.model.value import Values

Identifier = Annotated[
    str, spelt(r"[a-z0-9][a-z0-9-]*", "small letters a to z, digits and hyphens, such as latin-times", max_length=64)
]
ItemId = Annotated[
    str,
    spelt(
        r"[A-Za-z][A-Za-z0-9_-]*", "a letter, then letters, digits, hyphens and underscores, such as K1", max_length=12
    ),
]
LanguageTag = Annotated[
    str, spelt(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag of BCP 47, such as en or zh-Hant")
]
Digest = Annotated[str, spelt(r"[0-9a-f]{64}", "the 64 hexadecimal digits that sha256sum prints for the document")]
Text = Annotated[str, Meta(min_length=1)]
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
Basis = Literal["stated", "rights notice", "metadata"]
Form = Literal["bar", "line"]
Status = Literal["draft", "final"]
Handling = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
CHOICES = (Kind, Likelihood, SourceKind, RightsStatus, Basis, Form, Status, Handling)
"""What may be chosen from, in the order in which people are told."""


class Originator(Frozen, frozen=True):
    """Who issues the brief; printed."""

    name: Text
    contact: Annotated[Text | None, says("how to reach them: an address, a site, a telephone number")] = None


class Published(Frozen, frozen=True):
    """When a source was published, and how we know."""

    date: Edtf
    basis: Annotated[
        Basis, says("where the date stands: in the text, in its rights notice, in the file's metadata")
    ] = "stated"


class Rights(Frozen, frozen=True):
    """The rights in a source. `notice` is printed to the letter, in its own language."""

    status: Annotated[RightsStatus, says("a licence by its SPDX name, or what is known of the rights")]
    holder: Annotated[Text | None, says("who has the rights")] = None
    notice: Annotated[Text | None, says("the words of the notice, as they stand in the source")] = None


class Source(Frozen, frozen=True, kw_only=True):
    """The record of a document, never its text; the document is found by its digest."""

    title: Text | None = None
    author: Text | None = None
    publisher: Annotated[
        Text | None, says("names the source on the page; without it the author does, or the title")
    ] = None
    published: Published | None = None
    kind: Annotated[SourceKind | None, says("what kind of document it is; counted on the page")] = None
    url: Annotated[Text | None, says("where it was found")] = None
    language: LanguageTag
    sha256: Digest
    rights: Rights

    @property
    def label(self) -> str | None:
        """The short name it is called by on the page: publisher, else author, else title."""
        return self.publisher or self.author or self.title


class Name(Frozen, frozen=True):
    """A person, body or place, with the other forms in which the sources call it."""

    text: Text
    aliases: tuple[Text, ...] = ()


class Statement(Frozen, frozen=True):
    """One sentence with who says it and where it comes from.

    Facts, claims and analysis have `evidence`; an inference names what it `rests_on`; an absence names the sources
    it was `checked_in`. `said_by` names (by key of `names`) who makes a claim, where it is not the source itself.
    `likelihood` says how likely an inference or analysis is, on the seven steps of ICD 203; `note` is shown at the end
    of the document.
    """

    id: ItemId
    text: Annotated[Text, says("one sentence, plain; {name} stands for a value, {{ and }} for braces")]
    kind: Annotated[Kind, says("what the sentence is, and so what it must rest on")] = "fact"
    evidence: Annotated[tuple[Evidence, ...], says("the spans of sources that say so")] = ()
    said_by: Annotated[str | None, says("who makes the claim: a key of names")] = None
    rests_on: Annotated[tuple[ItemId, ...], says("the ids of the items that an inference follows from")] = ()
    checked_in: Annotated[tuple[Identifier, ...], says("the keys of the sources that were searched in vain")] = ()
    likelihood: Annotated[Likelihood | None, says("how likely an inference or analysis is (ICD 203)")] = None
    note: Annotated[Text | None, says("shown at the end of the document")] = None


class Point(Statement, frozen=True):
    """A statement of a list, with more precise ones below it, which have no points of their own."""

    points: Annotated[tuple[Statement, ...], says("more precise statements, shown below it")] = ()


class Position(Statement, frozen=True, kw_only=True):
    """What an actor thinks of the matter."""

    actor: Annotated[Text, says("whose position it is, as shown")]


class Event(Statement, frozen=True):
    """A point of the timeline.

    `when` is shown in place of the date where the source is not a calendar date ("Thursday").
    """

    date: Annotated[Edtf | None, says("when it happened; none where the sources do not say")] = None
    when: Annotated[Text | None, says("shown in place of the date")] = None
    doubtful: Annotated[bool, says("shown as such: the sources contradict the date or leave it open")] = False


class Figure(Statement, frozen=True, kw_only=True):
    """A value with what it counts."""

    value: Annotated[str, says("a key of values")]


class ChartRow(Frozen, frozen=True, kw_only=True):
    """A value of a chart, and what it stands for: a label or a date, one of the two."""

    label: Text | None = None
    date: Edtf | None = None
    value: Annotated[str, says("a key of values")]

    def __post_init__(self) -> None:
        if (self.label is None) == (self.date is None):
            there = "neither" if self.label is None else "both"
            raise ValueError(f"a row has a label or a date, and this one has {there}; write one of the two")


class Chart(Statement, frozen=True, kw_only=True):
    """Values of one kind and unit beside one another; `text` says what they measure, `evidence` is that of all rows."""

    form: Form = "bar"
    rows: Annotated[tuple[ChartRow, ...], Meta(min_length=2, max_length=60)]


class Rendering(Frozen, frozen=True):
    """A quote in our own words, for readers of other languages."""

    id: ItemId
    text: Text


class Quote(Frozen, frozen=True, kw_only=True):
    """The exact words of a speaker, in their own language, with a rendering in own words."""

    id: ItemId
    speaker: Text
    via: Annotated[Text | None, says("through whom the words came to the source")] = None
    verbatim: Annotated[Text, says("the words to the letter, as they stand in the source")]
    language: LanguageTag
    rendering: Rendering
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]


class Reading(Frozen, frozen=True):
    """How one source has it."""

    source: Annotated[Identifier, says("a key of sources")]
    text: Text
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]


class Disagreement(Frozen, frozen=True):
    """Where the sources differ, with themselves or with one another, and what we make of it."""

    id: ItemId
    topic: Annotated[Text, says("what they differ on")]
    readings: Annotated[tuple[Reading, ...], Meta(min_length=2)]
    assessment: Annotated[Text, says("what we make of it")]


class Sections(Frozen, frozen=True):
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


class Placed(Struct, frozen=True):
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

    def below(self) -> Iterator["Placed"]:
        """The item itself, and its points."""
        yield self
        for number, point in enumerate(self.item.points if isinstance(self.item, Point) else ()):
            path, steps = f"{self.path}.points.{point.id}", (*self.steps, "points", number)
            yield Placed(self.section, point, path, steps, parent=self.item.id)


class Brief(Frozen, frozen=True, kw_only=True):
    """The canonical structured summary in one language."""

    schema_: Literal["polybrief/1"] = field(name="schema")
    id: Annotated[Identifier, says("the name of the folder that the file stands in")]
    language: Annotated[LanguageTag, says("the language the brief is written in")]
    languages: Annotated[tuple[LanguageTag, ...], says("editions made by default, beside its own language")] = ()
    status: Status = "draft"
    title: Text
    as_of: Annotated[Edtf, says("up to when the information goes, as the sources let us say")]
    revised: Annotated[datetime.date | None, says("when the brief was last edited; dates the files made from it")] = (
        None
    )
    originator: Originator | None = None
    handling: Annotated[Handling | None, says("who may see it, by the Traffic Light Protocol 2.0; printed")] = None
    sources: Annotated[dict[Identifier, Source], Meta(min_length=1), says("by the key that evidence names")]
    names: Annotated[dict[str, Name], says("by the key that said_by names")] = {}
    values: Annotated[Values, says("by the name that texts have between braces")] = field(default_factory=Values)
    sections: Sections

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with the name of its section, in the order of the page; the points of one right behind it."""
        return ((placed.section, placed.item) for placed in self.placed())

    def placed(self) -> Iterator["Placed"]:
        """Every item with where it stands, in the same order."""
        for section in Sections.__struct_fields__:
            for number, item in enumerate(getattr(self.sections, section)):
                yield from Placed(section, item, f"sections.{section}.{item.id}", ("sections", section, number)).below()
