"""Where things are: a folder with briefs, catalogs, terms and output."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from polybrief.errors import UsageError, there_are

POLICY_BRIEF = "policy-brief"
"""The template of what is made unless another is asked for."""


class Workspace(Struct, frozen=True):
    """The folder that every command is given.

    It need not be complete: a brief alone is enough to make its own edition.
    """

    root: Path

    @property
    def briefs(self) -> Path:
        """One folder a brief, with brief.yaml and checked.json."""
        return self.root / "briefs"

    @property
    def locales(self) -> Path:
        """gettext's layout: LANG/LC_MESSAGES/BRIEF.po."""
        return self.root / "locales"

    @property
    def terms(self) -> Path:
        """The termbase of all briefs."""
        return self.locales / "terms.csv"

    @property
    def theme(self) -> Path:
        """What its editions look like, where that differs from what comes with polybrief."""
        return self.root / "theme.toml"

    @property
    def templates(self) -> Path:
        """Templates that go before those that come with polybrief, and others: NAME.xhtml.j2 is the template NAME."""
        return self.root / "templates"

    def own_terms(self, brief_id: str) -> Path:
        """A brief's own termbase, which goes before the common one."""
        return self.briefs / brief_id / "terms.csv"

    @property
    def output(self) -> Path:
        """Where editions go unless told otherwise."""
        return self.root / "output"

    def brief_file(self, brief_id: str) -> Path:
        """The file of a brief. Raises UsageError that names the briefs there are."""
        if brief_id not in (known := self.brief_ids()):
            raise UsageError(f"no brief {brief_id!r} in {self.briefs}: {there_are(known)}")
        return self.briefs / brief_id / "brief.yaml"

    def brief_ids(self) -> list[str]:
        """The briefs of the workspace, sorted."""
        return sorted(file.parent.name for file in self.briefs.glob("*/brief.yaml"))

    def select(self, briefs: Collection[str]) -> list[str]:
        """The briefs that are named, or all if none is; sorted, each once.

        Raises UsageError where there is none such.
        """
        if not (there := self.brief_ids()):
            where = "here or above it" if self.root == Path() else f"in {self.root}"
            empty = f"no file {self.briefs / 'ID' / 'brief.yaml'}, which is what a brief is"
            raise UsageError(
                f"{empty if self.briefs.is_dir() else f'no folder briefs/ {where}'}\n"
                "  begin one: polybrief init, go to a folder that has one, or name that: polybrief -C DIR …"
            )
        for brief in briefs:
            self.brief_file(brief)
        return sorted(set(briefs) or there)

    def record_file(self, brief_id: str) -> Path:
        """What `check` found with the documents at hand."""
        return self.briefs / brief_id / "checked.json"

    def documents(self, brief_id: str) -> Path:
        """Where a brief keeps its source documents, if it may pass them on."""
        return self.briefs / brief_id / "documents"

    def catalog_file(self, brief_id: str, locale: str) -> Path:
        """The content catalog of a brief for a CLDR locale."""
        return self.locales / locale / "LC_MESSAGES" / f"{brief_id}.po"
