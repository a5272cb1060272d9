"""A paragraph cut where its lines may end, and where what draws it changes; what lies between is shaped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from polybrief.text import bidi
from polybrief.text.glyphs import Word
from polybrief.text.line_ends import line_ends
from polybrief.text.lines import Span

_FORCING = "\n\u2028"
_OPENING, _CLOSING = "\u2066\u2067", "\u2069"  # of isolates
_KEPT_ISOLATES = 2000  # marks and names, which come again and again
_ONE_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)

Part = tuple[Word, Span, int]
"""A word, its span and its level."""
Bound = tuple[int, Span, int]
"""An offset in the text, the span and the level that end there."""


class Cut(Struct, frozen=True, gc=False):
    """The words of a paragraph, in logical order. Lengths are points.

    Attributes:
        text: of the paragraph.
        words: what lies between the ends of lines, parted where its span or its level ends.
        firsts, spans, levels: by stretch of one span and one level: its first word, its span, its level.
        ends, counts: the offsets at which a line may end, and how many words there are up to each.
        reach: 0, and the width up to each end.
        trailing: how much of that hangs out where a line ends there.
        overlaps: what follows each end is moved back by so much, if it is on the same line, since two blank halves of
            full-width marks are one; `reach` is without it.
    """

    text: str
    words: list[Word]
    firsts: list[int]
    spans: list[Span]
    levels: list[int]
    ends: Sequence[int]
    counts: Sequence[int]
    reach: list[float]
    trailing: list[float]
    overlaps: list[float]

    def parts(self) -> list[Part]:
        """The words with what draws them."""
        stops = (*self.firsts[1:], len(self.words))  # one more than there are, where there are no words
        return [
            (word, span, level)
            for first, stop, span, level in zip(self.firsts, stops, self.spans, self.levels, strict=False)
            for word in self.words[first:stop]
        ]

    def owned_by(self, spans: Sequence[Span]) -> Cut:
        """The same with other spans, which differ in their owners only."""
        others = iter(spans)
        own: list[Span] = []
        before: Span | None = None
        for span in self.spans:
            own.append(own[-1] if span is before else next(others))
            before = span
        return replace(self, spans=own)

    def hanging(self) -> Cut:
        """The same with blank halves of full-width marks that hang out where they end a line; two that meet are one."""
        if not any(word.hang for word in self.words):
            return self
        parts = self.parts()
        reach, trailing, overlaps = self.reach[:1], list(self.trailing), list(self.overlaps)
        moved = 0.0
        for index, count in enumerate(self.counts):
            word, span, level = parts[count - 1]
            if word.hang and not level:
                blank = word.hang * span.size / 1000
                if not word.trailing and count < len(parts) and parts[count][0].opens:
                    overlaps[index] = blank
                    moved += blank
                else:
                    trailing[index] += blank
            reach.append(self.reach[index + 1] - moved)
        return replace(self, reach=reach, trailing=trailing, overlaps=overlaps)


def cut_paragraph(spans: Sequence[Span], *, rtl: bool) -> Cut:
    """Cut the text of some spans, one after the other, and shape its words.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    text = "".join([span.text for span in spans])
    ends = line_ends(text)
    bounds = _bounds(spans, text, int(rtl))
    limits = [limit for limit, _, _ in bounds]
    stops = sorted({*ends, *limits})
    words: list[Word] = []
    firsts: list[int] = []
    widths: list[float] = []
    trailing: list[float] = []
    start = first = 0
    for limit, span, level in bounds:
        firsts.append(len(words))
        last = bisect_right(stops, limit, first)
        shaped, size = span.chain.words_rtl if level & 1 else span.chain.words, span.size / 1000
        own = [shaped[text[begin:end]] for begin, end in pairwise([start, *stops[first:last]])]
        words += own
        widths += [word.width * size for word in own]
        trailing += [word.trailing * size for word in own]
        start, first = limit, last
    reach = list(accumulate(widths, initial=0.0))
    counts: Sequence[int] = range(1, len(ends) + 1)
    if len(stops) > len(ends):  # a span or a level ends within a word
        last_ones = set(ends)
        counts = [number for number, stop in enumerate(stops, 1) if stop in last_ones]
        reach = [0.0, *[reach[number] for number in counts]]
        trailing = [trailing[number - 1] for number in counts]
    return Cut(
        text,
        words,
        firsts,
        [span for _, span, _ in bounds],
        [level for _, _, level in bounds],
        ends,
        counts,
        reach,
        trailing,
        [0.0] * len(ends),
    )


def forced_ends(text: str, ends: Sequence[int]) -> list[int]:
    """Where lines end in any case: how many of the ends there are up to each of these, itself included."""
    if "\n" not in text and "\u2028" not in text:
        return []
    return [number for number, end in enumerate(ends, 1) if text[end - 1] in _FORCING]


def _bounds(spans: Sequence[Span], text: str, base: int) -> list[Bound]:
    """Where in a paragraph of the level `base` a span or a level ends, given its spans and their text."""
    if bidi.has_one_level(text, base) and (found := _simple_bounds(spans, base)):
        return found
    levels = bidi.levels(text, base)
    bounds: list[Bound] = []
    position = 0
    for span in spans:
        if not span.text:
            continue
        start, position = position, position + len(span.text)
        level = levels[start]
        if levels.count(level, start, position) == position - start:
            bounds.append((position, span, level))
            continue
        # What opens and closes an isolate is not drawn: it goes with what is in it, of whatever level, but where that
        # would have neighbours of higher levels meet, which it keeps apart (L2).
        first, last = start + (span.text[:1] in _OPENING), position - (span.text[-1:] == _CLOSING)
        if start < first and bounds and bounds[-1][2] > levels[start]:
            bounds.append((first, span, levels[start]))
        level = levels[first] if first < last else levels[start]
        if levels.count(level, first, last) < last - first:
            *runs, (_, level) = [(run.end(), run[0][0]) for run in _ONE_LEVEL.finditer(levels, first, last)]
            bounds += [(end, span, own) for end, own in runs]
        if first < last < position < len(levels) and levels[position] > levels[last]:
            bounds.append((last, span, level))
            level = levels[last]
        bounds.append((position, span, level))
    return bounds


def _simple_bounds(spans: Sequence[Span], base: int) -> list[Bound] | None:
    """The same where only isolates have other levels than `base`; None where one is not just a span of one level."""
    bounds: list[Bound] = []
    start, before = 0, base
    for span in spans:
        text, level = span.text, base
        if not text:
            continue
        if _CLOSING in text:
            level = _isolate_level(text, base)
            if not level:
                return None
            if before > base:
                bounds.append((start + 1, span, base))
        start += len(text)
        bounds.append((start, span, level))
        before = level
    return bounds


@lru_cache(_KEPT_ISOLATES)
def _isolate_level(text: str, base: int) -> int:
    """The level of all that is in an isolate, in a paragraph; 0 where there are several, or where it is not one."""
    if text[0] not in _OPENING or text.index(_CLOSING) < len(text) - 1 or not bidi.has_one_level(text, base):
        return 0
    inside = set(bidi.levels(text, base)[1:-1])
    return inside.pop() if len(inside) == 1 else 0
