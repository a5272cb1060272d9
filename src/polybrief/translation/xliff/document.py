"""What an XLIFF file says, and the names it is written with."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from polybrief.errors import Place
from polybrief.model.catalog import CatalogEntry
from polybrief.model.unit import Unit

CORE = "urn:oasis:names:tc:xliff:document:2.0"
NAMESPACES = (CORE, "urn:oasis:names:tc:xliff:document:2.2")
"""Of the versions 2.0 and 2.1, and of 2.2."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
XML = "http://www.w3.org/XML/1998/namespace"
CATEGORY = "polybrief"
"""Of our own metadata, and the prefix of our `subState`."""
TARGET, STATE = "target-at-export", "state-at-export"

INITIAL, TRANSLATED, REVIEWED, FINAL = STATES = ("initial", "translated", "reviewed", "final")
"""XLIFF's states of a segment, from the lowest up."""


class Exported(Struct, frozen=True):
    """What a unit was when it was exported: the digest of its translation, and its state."""

    target: str
    state: str


class XliffUnit(Struct, frozen=True):
    """A unit as a tool gives it back, its segments joined.

    Attributes:
        context: its id, the unit's context.
        source: with placeholders, as in a brief.
        target: with placeholders, as in a catalog; empty where there is none.
        state: the lowest of its segments'.
        place: where it begins.
        exported: None where a tool has dropped it.
        problem: why its texts cannot be read; empty where they can.
    """

    context: str
    source: str
    target: str
    state: str
    place: Place
    exported: Exported | None = None
    problem: str = ""


class XliffFile(Struct, frozen=True):
    """One `<file>`: the units of a brief in one language.

    Attributes:
        brief: the brief's id, as it says.
        source_language: BCP 47, as it says; so is `target_language`.
        place: where it begins.
        units: by context, in their order.
    """

    brief: str
    source_language: str
    target_language: str
    place: Place
    units: Mapping[str, XliffUnit]


def state_of(unit: Unit, entry: CatalogEntry | None) -> str:
    """The state of a unit that has this entry in the catalog. No entry is final: that is for translators to say."""
    if entry is None or not entry.accepted or entry.msgid != unit.text:
        return INITIAL
    return REVIEWED if entry.reviewed_by else TRANSLATED
