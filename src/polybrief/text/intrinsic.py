"""How wide a text wants to be: what the columns of a table are made from."""

from __future__ import annotations

from itertools import pairwise
from operator import sub

from msgspec import Struct

from polybrief.text.cutting import Cut, forced_ends


class IntrinsicWidth(Struct, frozen=True, gc=False):
    """Widths in points: `least` of the longest part in which no line may end, `most` of the longest line."""

    least: float = 0.0
    most: float = 0.0


def intrinsic_width(cut: Cut) -> IntrinsicWidth:
    """What the text of a paragraph takes."""
    visible = list(map(sub, cut.reach[1:], cut.trailing))
    edges = (0, *forced_ends(cut.text, cut.ends), len(cut.ends))
    return IntrinsicWidth(
        max(map(sub, visible, cut.reach), default=0.0),
        max((max(visible[a:b]) - cut.reach[a] for a, b in pairwise(edges) if a < b), default=0.0),
    )
