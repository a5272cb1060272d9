"""Paragraphs that run from left to right and are set ragged, as most are: the lines of `paragraph`, in half the time.

Each word is looked up once, widths are summed once, and the end of each line is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from polybrief.text.glyphs import Word
from polybrief.text.lines import Line, Measure, Run, Span

TOLERANCE = 0.01
"""Points by which a line may be wider than its measure: sums of lengths are not exact."""
LARGEST_WORD = 0.75
"""In ragged setting only a word that takes more than this share of the measure is hyphenated."""


def ragged_lines(text: str, spans: Sequence[Span], ends: Sequence[int], measure: Measure) -> list[Line] | None:
    """Set a paragraph without right-to-left text, forced line ends or soft hyphens, and not justified.

    `ends` are the offsets at which a line may end, the text's end last. None where a word would have to be parted.
    """
    words: list[Word] = []
    firsts: list[int] = []  # the number of the first word of each span
    counts: list[int] = [0]  # of words up to each end
    reach: list[float] = [0.0]  # the width up to each end
    visible: list[float] = [0.0]  # the same without the spaces before it
    x = size = 0.0
    start = limit = 0
    shaped: Mapping[str, Word] = {}  # the words of the span that is at hand
    for end in ends:
        while limit < end:
            if start < limit:
                words.append(word := shaped[text[start:limit]])
                x += word.width * size
                start = limit
            span = spans[len(firsts)]
            firsts.append(len(words))
            limit += len(span.text)
            shaped, size = span.chain.words, span.size / 1000
        words.append(word := shaped[text[start:end]])
        x += word.width * size
        counts.append(len(words))
        reach.append(x)
        visible.append(x - word.trailing * size)
        start = end

    lines: list[Line] = []
    width = measure.width + TOLERANCE
    at = first = 0
    while first < len(ends):
        last = bisect_right(visible, reach[first] + width, first + 1) - 1
        if last == first:
            return None
        if last < len(ends) and measure.hyphenation and visible[last + 1] - reach[last] > LARGEST_WORD * width:
            return None
        own = visible[last] - reach[first]
        slack = measure.width - own
        left = slack if measure.align == "end" else slack / 2 if measure.align == "center" else 0.0
        runs: list[Run] = []
        begin, stop = counts[first], counts[last]
        while begin < stop:
            while at + 1 < len(firsts) and firsts[at + 1] <= begin:
                at += 1
            end = min(stop, firsts[at + 1]) if at + 1 < len(firsts) else stop
            left = _add_runs(runs, spans[at], words[begin:end], left)
            begin = end
        lines.append(Line(runs, own))
        first = last
    return lines


def _add_runs(runs: list[Run], span: Span, words: Sequence[Word], x: float) -> float:
    """Add the runs of words of one span that begin at `x`; returns where they end."""
    size = span.size / 1000
    pieces = [piece for word in words for piece in word.pieces]
    first = 0
    left = x
    for at, piece in enumerate(pieces):  # widths one by one, as `paragraph` adds them: the same sum to the last bit
        if piece.font is not pieces[first].font:
            runs.append(Run(left, x - left, span, pieces[first:at], [0.0] * (at - first), False))
            first, left = at, x
        x += piece.width * size
    if pieces:
        runs.append(Run(left, x - left, span, pieces[first:], [0.0] * (len(pieces) - first), False))
    return x
