"""What is to be made: one file a job."""

from __future__ import annotations

from msgspec import Struct

from polybrief.workspace import POLICY_BRIEF

UNDETERMINED = "und"
"""The language of a job whose brief cannot be read, so that nobody knows its languages (BCP 47's word for it)."""


class Job(Struct, frozen=True):
    """One brief in one language as one file; `template` is None where the format has no pages."""

    brief: str
    language: str
    format: str
    template: str | None = None

    @property
    def determined(self) -> bool:
        """Whether it is known what is to be made; a job that is not is bound to fail."""
        return self.language != UNDETERMINED

    @property
    def path(self) -> str:
        """Where it goes in the output folder: relative, with `/` between its parts."""
        template = [] if self.template in {None, POLICY_BRIEF} else [self.template]
        return f"{self.brief}/{'.'.join([self.brief, *template, self.language, self.format])}"
