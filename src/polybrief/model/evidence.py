"""Where in a source a statement comes from: a source and a character span in it, never text.

Positions are those of RFC 5147 (https://www.rfc-editor.org/rfc/rfc5147): `latin-times#char=14,67` is code points 14
up to, not including, 67 of the file decoded as UTF-8, newlines and normalisation untouched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

_FORM = re.compile(r"([a-z0-9][a-z0-9-]*)#char=(\d+),(\d+)")


@dataclass(frozen=True)
class Evidence:
    """A half-open span of code points, `start` to `end`, of the document of `source`."""

    source: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.source}#char={self.start},{self.end}"

    @classmethod
    def parse(cls, text: object) -> Evidence:
        """Read `source#char=start,end`. Raises ValueError for any other form and for an empty span."""
        if isinstance(text, Evidence):
            return text
        match = _FORM.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise ValueError(
                f"{text!r} is not evidence; it is written source#char=start,end, e.g. latin-times#char=14,67"
            )
        start, end = int(match[2]), int(match[3])
        if start >= end:
            raise ValueError(f"{text!r}: a span ends after it starts")
        return cls(match[1], start, end)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_FORM.pattern}$"}
