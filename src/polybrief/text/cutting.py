"""A paragraph cut where its lines may end, and where what draws it changes; what lies between is shaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from polybrief.text.glyphs import Word
from polybrief.text.lines import Span

_FORCING = "\n\u2028"

Part = tuple[Word, Span, int]
"""A word, its span and its level."""


class Cut(NamedTuple):
    """The words of a paragraph, in logical order. Lengths are points.

    Attributes:
        words: what lies between the ends of lines, parted where its span or its level ends.
        firsts, spans, levels: by stretch of one span and one level: its first word, its span, its level.
        ends, counts: the offsets at which a line may end, and how many words there are up to each.
        reach: 0, and the width up to each end.
        trailing: how much of that hangs out where a line ends there.
        overlaps: what follows each end is moved back by so much, if it is on the same line, since two blank halves of
            full-width marks are one; `reach` is without it.
        plain: whether all levels are 0.
    """

    words: list[Word]
    firsts: list[int]
    spans: list[Span]
    levels: list[int]
    ends: Sequence[int]
    counts: list[int]
    reach: list[float]
    trailing: list[float]
    overlaps: list[float]
    plain: bool

    def parts(self) -> list[Part]:
        """The words with what draws them."""
        stops = (*self.firsts[1:], len(self.words))  # one more than there are, where there are no words
        return [
            (word, span, level)
            for first, stop, span, level in zip(self.firsts, stops, self.spans, self.levels, strict=False)
            for word in self.words[first:stop]
        ]


def cut_words(
    text: str, spans: Sequence[Span], levels: Sequence[int], ends: Sequence[int], *, hangs: bool = False
) -> Cut:
    """Shape the words of a paragraph.

    Args:
        levels: of its characters.
        ends: the offsets at which a line may end, in order, the text's end last.
        hangs: blank halves of full-width marks may hang out of the measure, as spaces do.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    plain = not any(levels)
    bounds = iter(_bounds(spans, None if plain else levels))
    words: list[Word] = []
    firsts: list[int] = []
    own_spans: list[Span] = []
    own_levels: list[int] = []
    counts: list[int] = []
    reach: list[float] = [0.0]
    trailing: list[float] = []
    x = size = 0.0
    start = limit = 0
    shaped: Mapping[str, Word] = {}  # the words of the stretch that is at hand
    for end in ends:
        while limit < end:
            if start < limit:
                words.append(word := shaped[text[start:limit]])
                x += word.width * size
                start = limit
            limit, span, level = next(bounds)
            firsts.append(len(words))
            own_spans.append(span)
            own_levels.append(level)
            shaped, size = span.chain.words_rtl if level & 1 else span.chain.words, span.size / 1000
        words.append(word := shaped[text[start:end]])
        x += word.width * size
        counts.append(len(words))
        reach.append(x)
        trailing.append(word.trailing * size)
        start = end
    cut = Cut(words, firsts, own_spans, own_levels, ends, counts, reach, trailing, [0.0] * len(ends), plain)
    if hangs and any(word.hang for word in words):
        _hang(cut)
    return cut


def _hang(cut: Cut) -> None:
    """Let blank halves that end a line hang out, and two that meet be one."""
    parts = cut.parts()
    moved = 0.0
    for index, count in enumerate(cut.counts):
        word, span, level = parts[count - 1]
        if word.hang and not level:
            blank = word.hang * span.size / 1000
            if not word.trailing and count < len(parts) and parts[count][0].opens:
                cut.overlaps[index] = blank
                moved += blank
            else:
                cut.trailing[index] += blank
        cut.reach[index + 1] -= moved


def forced_ends(text: str, ends: Sequence[int]) -> list[int]:
    """Where lines end in any case: how many of the ends there are up to each of these, itself included."""
    if "\n" not in text and "\u2028" not in text:
        return []
    return [number for number, end in enumerate(ends, 1) if text[end - 1] in _FORCING]


def _bounds(spans: Sequence[Span], levels: Sequence[int] | None) -> list[tuple[int, Span, int]]:
    """Where in the text a span or a level ends: offset, span, level. `levels` None: all are 0."""
    bounds: list[tuple[int, Span, int]] = []
    position = 0
    for span in spans:
        start, position = position, position + len(span.text)
        if levels is None:
            bounds.append((position, span, 0))
            continue
        for level, group in groupby(levels[start:position]):
            start += len(list(group))
            bounds.append((start, span, level))
    return bounds
