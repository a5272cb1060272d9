"""The brief in one language, each text with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from polybrief.languages import Language
from polybrief.model.brief import Brief


class Origin(StrEnum):
    """How a text came to be in the edition's language."""

    CANONICAL = "canonical"
    MACHINE = "machine"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    UNTRANSLATED = "untranslated"


class EditionText(Struct, frozen=True):
    """One unit in the edition's language.

    Attributes:
        template: the text with placeholders, as the catalog or the brief has it.
        text: the text with its values formatted for the language; what a reader sees.
        language: BCP 47 tag of the text; the brief's own where it is untranslated.
        reviewed_by: the reviewer's name and date, for `Origin.REVIEWED`.
        engine: what translated it, with its version, for `Origin.MACHINE`.
    """

    context: str
    template: str
    text: str
    origin: Origin
    language: str
    reviewed_by: str | None = None
    engine: str | None = None


class Edition(Struct, frozen=True):
    """A brief in one language.

    Attributes:
        texts: by unit context, for every unit of the brief.
        values: by name, formatted for the language.
        method: how the catalog says it was made (its header `X-Translation-Method`); None for the canonical edition.
        revised: ISO 8601 date of the newest input, from the brief and the catalog's header; dates the files made
            from it.
        unchecked: the evidence and the rights were not checked; the page says so.
    """

    brief: Brief
    language: Language
    texts: Mapping[str, EditionText]
    values: Mapping[str, str]
    method: str | None
    revised: str
    unchecked: bool = False
