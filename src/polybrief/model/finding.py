"""What a check found: data, not an exception."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct, to_builtins

from polybrief.errors import Place


class Severity(StrEnum):
    """An error refuses publication, a warning wants a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Struct, frozen=True):
    """One finding: the rule's name (`evidence.span`), how bad, where, what, and what to do about it."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]" + (
            f"\n  {self.hint}" if self.hint else ""
        )

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        data: dict[str, Any] = to_builtins(self)
        return data
