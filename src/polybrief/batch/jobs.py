"""What is to be made: one file a job."""

from __future__ import annotations

from dataclasses import dataclass

UNDETERMINED = "und"
"""The language of a job whose brief cannot be read, so that nobody knows its languages (BCP 47's word for it)."""


@dataclass(frozen=True)
class Job:
    """One brief in one language as one file; `path` is where it goes in the output folder."""

    brief: str
    language: str
    format: str
    template: str = "policy-brief"

    @property
    def determined(self) -> bool:
        """Whether it is known what is to be made; a job that is not is bound to fail."""
        return self.language != UNDETERMINED

    @property
    def path(self) -> str:
        """Relative, with `/` between its parts."""
        return f"{self.brief}/{self.brief}.{self.language}.{self.format}"
