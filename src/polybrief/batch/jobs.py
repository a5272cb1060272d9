"""What is to be made: one file a job."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """One brief in one language as one file; `path` is where it goes in the output folder."""

    brief: str
    language: str
    format: str
    template: str = "policy-brief"

    @property
    def path(self) -> str:
        """Relative, with `/` between its parts."""
        return f"{self.brief}/{self.brief}.{self.language}.{self.format}"
