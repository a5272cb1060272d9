"""Paragraphs none of whose words is parted, as most are: the lines of `paragraph`, in half the time.

Widths are summed once, and the end of each line is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import sub

from polybrief.text import bidi
from polybrief.text.cutting import Cut, forced_ends
from polybrief.text.glyphs import Word
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.placing import Filled, place, spaces_apart

TOLERANCE = 0.01
"""Points by which a line may be wider than its measure: sums of lengths are not exact."""
LARGEST_WORD = 0.75
"""In ragged setting only a word that takes more than this share of the measure is hyphenated."""


def lines_of_whole_words(cut: Cut, measure: Measure) -> list[Line] | None:
    """Set a paragraph without soft hyphens; None where a word might have to be parted."""
    justifies = measure.align == "justify"
    if justifies and measure.hyphenation:
        return None
    text, counts, reach = cut.text, (0, *cut.counts), cut.reach
    visible = [0.0, *map(sub, reach[1:], cut.trailing)]
    parts = cut.parts() if justifies else None
    lines: list[Line] = []
    width = measure.width + TOLERANCE
    first = 0
    for limit in (*forced_ends(text, cut.ends), len(cut.ends)):
        while first < limit:
            last = bisect_right(visible, reach[first] + width, first + 1, limit + 1) - 1
            if last == first:
                return None
            if last < limit and measure.hyphenation and visible[last + 1] - reach[last] > LARGEST_WORD * width:
                return None
            begin, stop = counts[first], counts[last]
            own = visible[last] - reach[first]
            if parts is None:
                x = measure.left(own)
                if cut.plain:
                    runs = _plain_runs(cut, begin, stop, x)
                else:  # the spaces that end the line hang out at its left
                    x -= reach[last] - visible[last] if measure.rtl else 0.0
                    runs = _turned_runs(cut, begin, stop, cut.ends[last - 1], measure.rtl, x)
                lines.append(Line(runs, own))
            else:
                filled = Filled(
                    parts[begin:stop],
                    cut.ends[first:last],
                    [count - begin for count in counts[first + 1 : last + 1]],
                    cut.overlaps[first:last],
                    own,
                    reach[last] - visible[last],
                )
                lines.append(place(filled, text, measure, cut.plain, last == limit))
            first = last
    return lines


def _plain_runs(cut: Cut, begin: int, stop: int, x: float) -> list[Run]:
    """The runs of some words, none of which is turned around or moved apart."""
    runs: list[Run] = []
    for words, span, _ in _stretches(cut, begin, stop):
        x = _add_runs(runs, span, words, x)
    return runs


def _turned_runs(cut: Cut, begin: int, stop: int, end: int, rtl: bool, x: float) -> list[Run]:
    """The runs of a line of words in several directions that ends at an offset of the text; `x` is its left end."""
    stretches = list(_stretches(cut, begin, stop))
    words, span, level = stretches[-1]
    if level != rtl and words[-1].trailing:
        seen, spaces = spaces_apart(span, level, rtl, cut.text[end - words[-1].length : end])
        stretches[-1:] = [([*words[:-1], *seen], span, level), ([spaces], span, int(rtl))]
    made: list[list[Run]] = [[] for _ in stretches]
    for number in bidi.visual_order([level for _, _, level in stretches]):
        words, span, level = stretches[number]
        odd = bool(level & 1)
        x = _add_runs(made[number], span, words[::-1] if odd else words, x, odd)
        if odd:
            made[number].reverse()
    return [run for runs in made for run in runs]


def _stretches(cut: Cut, begin: int, stop: int) -> Iterator[tuple[list[Word], Span, int]]:
    """Some words by stretch of one span and one level."""
    at = bisect_right(cut.firsts, begin) - 1
    while begin < stop:
        end = min(stop, cut.firsts[at + 1]) if at + 1 < len(cut.firsts) else stop
        yield cut.words[begin:end], cut.spans[at], cut.levels[at]
        begin = end
        at += 1


def _add_runs(runs: list[Run], span: Span, words: Sequence[Word], x: float, rtl: bool = False) -> float:
    """Add the runs of words of one span that begin at `x`; returns where they end."""
    size = span.size / 1000
    pieces = [piece for word in words for piece in word.pieces]
    first = 0
    left = x
    font = pieces[0].font if pieces else None
    for at, piece in enumerate(pieces):  # widths one by one, as `placing` adds them: the same sum to the last bit
        if piece.font is not font:
            runs.append(Run(left, x - left, span, pieces[first:at], None, rtl))
            first, left, font = at, x, piece.font
        x += piece.width * size
    if pieces:
        runs.append(Run(left, x - left, span, pieces[first:], None, rtl))
    return x
