"""How wide a text wants to be: what the columns of a table are made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from polybrief.text import bidi
from polybrief.text.line_ends import line_ends
from polybrief.text.lines import Span

_FORCED = re.compile("[\n\u2028]")


class Extent(NamedTuple):
    """Widths in points: `least` of the longest part in which no line may end, `most` of the longest line."""

    least: float = 0.0
    most: float = 0.0


def extent_of(spans: Sequence[Span], *, rtl: bool = False) -> Extent:
    """What the text of a paragraph takes.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    text = "".join(span.text for span in spans)
    ends = set(line_ends(text))
    least = most = part = line = 0.0
    at = 0
    for span, level, stretch in _stretches(text, spans, bidi.levels(text, int(rtl))):
        start = at
        at += len(stretch)
        cuts = sorted({*(end for end in range(start + 1, at) if end in ends), at})
        for cut in cuts:
            word = span.chain.word(text[start:cut], bool(level & 1))
            size = span.size / 1000
            least = max(least, part + (word.width - word.trailing) * size)
            most = max(most, line + (word.width - word.trailing) * size)
            part = 0.0 if cut in ends else part + word.width * size
            line = 0.0 if _FORCED.match(text, cut - 1) else line + word.width * size
            start = cut
    return Extent(least, most)


def _stretches(text: str, spans: Sequence[Span], levels: Sequence[int]) -> list[tuple[Span, int, str]]:
    """A paragraph's text by span and level."""
    found: list[tuple[Span, int, str]] = []
    start = 0
    for span in spans:
        for level, group in groupby(levels[start : start + len(span.text)]):
            count = len(list(group))
            found.append((span, level, text[start : start + count]))
            start += count
    return found
