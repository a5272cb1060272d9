"""Where in a source a statement comes from: a source and a character span in it, never text.

Positions are those of RFC 5147 (https://www.rfc-editor.org/rfc/rfc5147): `latin-times#char=14,67` is code points 14
up to, not including, 67 of the file decoded as UTF-8, newlines and normalisation untouched.
"""

from __future__ import annotations

import re
from typing import Self

SPAN = r"([a-z0-9][a-z0-9-]*)#char=(\d+),(\d+)"
_FORM = re.compile(SPAN)


class Evidence(str):
    """A half-open span of code points, `start` to `end`, of the document of `source`.

    >>> Evidence("latin-times", 14, 67), Evidence.parse("latin-times#char=14,67").end
    ('latin-times#char=14,67', 67)
    """

    source: str
    start: int
    end: int

    def __new__(cls, source: str, start: int, end: int) -> Self:
        span = super().__new__(cls, f"{source}#char={start},{end}")
        span.source, span.start, span.end = source, start, end
        return span

    def __getnewargs__(self) -> tuple[str, int, int]:  # type: ignore[override]
        return self.source, self.start, self.end

    @classmethod
    def parse(cls, text: object) -> Evidence:
        """Read `source#char=start,end`. Raises ValueError for any other form and for an empty span."""
        match = _FORM.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise ValueError(
                f"{text!r} is not evidence; it is written source#char=start,end, e.g. latin-times#char=14,67"
            )
        start, end = int(match[2]), int(match[3])
        if start >= end:
            raise ValueError(f"{text!r}: a span ends after it starts")
        return cls(match[1], start, end)
