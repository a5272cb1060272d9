"""Translations as people keep them: the content catalog of a brief in one language, and the termbase."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from polybrief.model.characters import is_blank


class CatalogEntry(Struct, frozen=True):
    """One translation in a catalog, in gettext's words.

    Attributes:
        context: the unit's context.
        msgid: the source text that the translation was made of.
        msgstr: the translation, empty where there is none yet.
        line: where the entry begins in its file, counted from 1.
        fuzzy: nobody has accepted the translation for this msgid.
        stale: it was made of another msgid than this one.
        engine: what made a fuzzy translation of this very msgid that passed the checks, with its version.
        rejected: a fuzzy translation that an engine made and that did not pass the checks.
        offered: a fuzzy translation taken over from a source text much like this one.
        machine_made: no person has written or accepted it; what is rejected or offered is so too.
        reviewed_by: the reviewer's name and date, from the comment line `reviewed-by: NAME DATE`.
    """

    context: str
    msgid: str
    msgstr: str
    line: int
    fuzzy: bool = False
    stale: bool = False
    engine: str | None = None
    rejected: bool = False
    offered: bool = False
    machine_made: bool = False
    reviewed_by: str | None = None

    @property
    def blank(self) -> bool:
        """Whether there is no translation that anybody could see."""
        return is_blank(self.msgstr)

    @property
    def usable(self) -> bool:
        """Whether it can stand in an edition: visible, and accepted or an engine's proposal for this very msgid."""
        return not self.blank and (not self.fuzzy or self.engine is not None)

    @property
    def accepted(self) -> bool:
        """Whether a person let it stand."""
        return not self.blank and not self.fuzzy

    @property
    def draft(self) -> bool:
        """Whether a person has begun it: it is neither accepted nor made by a machine."""
        return not (self.blank or self.accepted or self.stale or self.machine_made)


class Catalog(Struct, frozen=True):
    """The content catalog of a brief in one language.

    Attributes:
        file: as the user would find it.
        language: the header's `Language`, None where it is not said.
        method: how the translations were made (the header's `X-Translation-Method`), None where it is not said.
        revised: day of the header's `PO-Revision-Date`.
        entries: by context, without the obsolete ones.
    """

    file: str
    language: str | None
    method: str | None
    revised: datetime.date | None
    entries: Mapping[str, CatalogEntry]


class Term(Struct, frozen=True):
    """An entry of the termbase.

    Attributes:
        term: the name of the entry; what a source text is searched for where its language has no forms.
        forms: by language tag, what a text may use, a stem where words are inflected; no rule where there are none.
        note: for translators.
        policy: whose usage the forms follow where the name is contested; empty for others.
        file: the termbase that the entry stands in, as the user would find it.
        line: where it stands there.
    """

    term: str
    forms: Mapping[str, tuple[str, ...]]
    note: str
    line: int
    policy: str = ""
    file: str = ""
