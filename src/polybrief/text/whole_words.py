"""Paragraphs none of whose words is parted, as most are: the lines of `paragraph`, in half the time.

Widths are summed once, and the end of each line is found by bisection. The line before the last ends earlier where the
last would be a runt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import sub

from polybrief.text.cutting import Cut, forced_ends
from polybrief.text.lines import Line, Measure
from polybrief.text.placing import Filled, Stretch, place, place_filled, wider_gaps

TOLERANCE = 0.01
"""Points by which a line may be wider than its measure: sums of lengths are not exact."""
LARGEST_WORD = 0.75
"""In ragged setting only a word that takes more than this share of the measure is hyphenated."""
# A last line narrower than this many times the type size is a runt: an ideograph with its full stop and the mark of a
# source takes 2.44; two and a full stop, half of it blank, take 2.5 and are a word.
_RUNT = 2.45
# In columns narrower than this many times the type size every line is short.
_NARROW = 8
# The share of the measure that the line above fills at least when it gives words to the last.
_FILLED = 0.75


def lines_of_whole_words(cut: Cut, measure: Measure) -> list[Line] | None:
    """Set a paragraph without soft hyphens; None where a word might have to be parted."""
    justifies = measure.align == "justify"
    if justifies and measure.hyphenation:
        return None
    counts, reach = (0, *cut.counts), cut.reach
    visible = [0.0, *map(sub, reach[1:], cut.trailing)]
    lines: list[Line] = []
    width = measure.width + TOLERANCE
    least = _RUNT * cut.spans[0].size if cut.spans else 0.0
    first = 0
    for limit in (*forced_ends(cut.text, cut.ends), len(cut.ends)):
        latest = visible[limit] - least
        while first < limit:
            last = bisect_right(visible, reach[first] + width, first + 1, limit + 1) - 1
            if last == first:
                return None
            if last < limit and measure.hyphenation and visible[last + 1] - reach[last] > LARGEST_WORD * width:
                return None
            if last < limit and reach[last] > latest:
                last = _before_runt(cut, visible, measure, first, last, limit)
            stretches = _stretches(cut, counts[first], counts[last])
            own, trailing, end = visible[last] - reach[first], reach[last] - visible[last], cut.ends[last - 1]
            if justifies and (last < limit or any(cut.overlaps[first : last - 1])):
                begin = counts[first]
                up_to: Sequence[int] = range(1, last - first + 1)
                if counts[last] - begin > last - first:  # a span or a level ends within a word
                    up_to = [count - begin for count in counts[first + 1 : last + 1]]
                filled = Filled(stretches, cut.ends[first:last], up_to, cut.overlaps[first:last], own, trailing)
                lines.append(place_filled(filled, cut.text, measure, last == limit))
            else:
                lines.append(place(stretches, measure.left(own), own, trailing, cut.text, end, measure.rtl))
            first = last
    return lines


def _before_runt(cut: Cut, visible: Sequence[float], measure: Measure, first: int, last: int, limit: int) -> int:
    """Where the line from `first` to `last` ends instead, so that what is left up to `limit` is no runt.

    `last` where it would be too short so, or too loose to be justified. There are never more lines.
    """
    reach, size = cut.reach, cut.spans[0].size
    if measure.width < _NARROW * size:
        return last
    end = bisect_right(reach, visible[limit] - _RUNT * size, first + 1, last) - 1
    own = visible[end] - reach[first]
    if own < _FILLED * measure.width or visible[limit] - reach[end] > measure.width:
        return last
    if measure.align == "justify":
        marks = [cut.text[at - 1] for at in cut.ends[first : end - 1]]
        if not wider_gaps(marks, measure.width - own, measure.width, size):
            return last
    return end


def _stretches(cut: Cut, begin: int, stop: int) -> list[Stretch]:
    """Some words by stretch of one span and one level."""
    first, last = bisect_right(cut.firsts, begin) - 1, bisect_left(cut.firsts, stop)
    if last - first == 1:
        return [(cut.words[begin:stop], cut.spans[first], cut.levels[first])]
    bounds = [begin, *cut.firsts[first + 1 : last], stop]
    own = zip(pairwise(bounds), cut.spans[first:last], cut.levels[first:last], strict=True)
    return [(cut.words[start:end], span, level) for (start, end), span, level in own]
