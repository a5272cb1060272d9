"""How wide a text wants to be: what the columns of a table are made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from polybrief.text import bidi
from polybrief.text.cutting import cut_words, forced_ends
from polybrief.text.line_ends import line_ends
from polybrief.text.lines import Span


class Extent(NamedTuple):
    """Widths in points: `least` of the longest part in which no line may end, `most` of the longest line."""

    least: float = 0.0
    most: float = 0.0


def extent_of(spans: Sequence[Span], *, rtl: bool = False) -> Extent:
    """What the text of a paragraph takes.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    text = "".join([span.text for span in spans])
    cut = cut_words(text, spans, bidi.levels(text, int(rtl)), line_ends(text))
    visible = list(map(sub, cut.reach[1:], cut.trailing))
    edges = (0, *forced_ends(text, cut.ends), len(cut.ends))
    return Extent(
        max(map(sub, visible, cut.reach), default=0.0),
        max((max(visible[a:b]) - cut.reach[a] for a, b in pairwise(edges) if a < b), default=0.0),
    )
