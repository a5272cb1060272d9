"""Paragraphs none of whose words is parted, as most are: the lines of `paragraph`, in half the time.

Widths are summed once, and the end of each line is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import sub

from polybrief.text.cutting import Cut, forced_ends
from polybrief.text.lines import Line, Measure
from polybrief.text.placing import Filled, Stretch, place, place_filled

TOLERANCE = 0.01
"""Points by which a line may be wider than its measure: sums of lengths are not exact."""
LARGEST_WORD = 0.75
"""In ragged setting only a word that takes more than this share of the measure is hyphenated."""


def lines_of_whole_words(cut: Cut, measure: Measure) -> list[Line] | None:
    """Set a paragraph without soft hyphens; None where a word might have to be parted."""
    justifies = measure.align == "justify"
    if justifies and measure.hyphenation:
        return None
    counts, reach = (0, *cut.counts), cut.reach
    visible = [0.0, *map(sub, reach[1:], cut.trailing)]
    lines: list[Line] = []
    width = measure.width + TOLERANCE
    first = 0
    for limit in (*forced_ends(cut.text, cut.ends), len(cut.ends)):
        while first < limit:
            last = bisect_right(visible, reach[first] + width, first + 1, limit + 1) - 1
            if last == first:
                return None
            if last < limit and measure.hyphenation and visible[last + 1] - reach[last] > LARGEST_WORD * width:
                return None
            stretches = list(_stretches(cut, counts[first], counts[last]))
            own, trailing, end = visible[last] - reach[first], reach[last] - visible[last], cut.ends[last - 1]
            if justifies and (last < limit or any(cut.overlaps[first : last - 1])):
                up_to = [count - counts[first] for count in counts[first + 1 : last + 1]]
                filled = Filled(stretches, cut.ends[first:last], up_to, cut.overlaps[first:last], own, trailing)
                lines.append(place_filled(filled, cut.text, measure, last == limit))
            else:
                lines.append(place(stretches, measure.left(own), own, trailing, cut.text, end, measure.rtl))
            first = last
    return lines


def _stretches(cut: Cut, begin: int, stop: int) -> Iterator[Stretch]:
    """Some words by stretch of one span and one level."""
    at = bisect_right(cut.firsts, begin) - 1
    while begin < stop:
        end = min(stop, cut.firsts[at + 1]) if at + 1 < len(cut.firsts) else stop
        yield cut.words[begin:end], cut.spans[at], cut.levels[at]
        begin = end
        at += 1
