"""The words of one line → their places: aligned, in visual order, what is drawn alike in one run.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

from msgspec import Struct

from polybrief.text import bidi
from polybrief.text.cutting import Part
from polybrief.text.glyphs import Word
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.shaping import visible_length

# A justified line whose gaps would grow by more than this share of the type size stays ragged: gaps between words,
# and gaps between characters that stand close (CJK; from 0.1 em on, poppler reads a space).
_WORD_STRETCH, _CHARACTER_STRETCH = 0.6, 0.09
# In columns narrower than this many times the type size spaces grow no more than that either: there are too few.
_NARROW = 18


Stretch = tuple[list[Word], Span, int]
"""Words of one span and one level."""


class Atom(Struct, eq=False, gc=False):
    """Text that no line end parts: one of them is one entry of the dictionary of shaped words in nearly all cases.

    `trailing` is what hangs out of the measure where a line ends with it: spaces, and a blank half where it may.
    `overlap` is what the next one on the line is moved back by: the blank half that `width` is without.
    """

    parts: list[Part]  # in logical order
    width: float
    trailing: float
    start: int
    end: int
    overlap: float = 0.0


class Filled(Struct, frozen=True, gc=False):
    """What stands on one line.

    Attributes:
        stretches: in logical order.
        ends, counts: the offsets at which the line might have ended, the last being where it does, and how many words
            there are up to each.
        overlaps: what follows each end is moved back by so many points.
        width: in points, without `trailing`, which hangs out of the measure.
    """

    stretches: list[Stretch]
    ends: Sequence[int]
    counts: Sequence[int]
    overlaps: Sequence[float]
    width: float
    trailing: float


def on_line(atoms: Sequence[Atom]) -> Filled:
    """The atoms of a line as what stands on it."""
    trailing = atoms[-1].trailing
    stretches: list[Stretch] = []
    for atom in atoms:
        for word, span, level in atom.parts:
            if stretches and stretches[-1][1] is span and stretches[-1][2] == level:
                stretches[-1][0].append(word)
            else:
                stretches.append(([word], span, level))
    return Filled(
        stretches,
        [atom.end for atom in atoms],
        list(accumulate([len(atom.parts) for atom in atoms])),
        [atom.overlap for atom in atoms],
        sum([atom.width for atom in atoms]) - trailing,
        trailing,
    )


def place_filled(line: Filled, text: str, measure: Measure, ends_paragraph: bool) -> Line:
    """Place the words of a line that may be justified, and have words moved back."""
    gaps = [-overlap for overlap in line.overlaps[:-1]] if any(line.overlaps) else None
    slack = measure.width - line.width
    justified = False
    if measure.align == "justify" and not ends_paragraph and slack > 0:
        marks = [text[end - 1] for end in line.ends[:-1]]
        if wider := wider_gaps(marks, slack, measure.width, line.stretches[0][1].size):
            justified = True
            gaps = [gap + more for gap, more in zip(gaps, wider, strict=True)] if gaps else wider
    behind: list[float] | None = None
    if gaps:
        behind = [*gaps, 0.0]
        if line.counts[-1] > len(behind):  # a span or a level ends within a word
            behind = [0.0] * line.counts[-1]
            for count, gap in zip(line.counts, gaps, strict=False):  # none behind the last
                behind[count - 1] = gap
    x = 0.0 if justified else measure.left(line.width)
    return place(line.stretches, x, line.width, line.trailing, text, line.ends[-1], measure.rtl, behind)


def place(
    stretches: list[Stretch],
    x: float,
    width: float,
    trailing: float,
    text: str,
    end: int,
    rtl: bool,
    gaps: Sequence[float] | None = None,
) -> Line:
    """A line's words, from `x` on, as runs of what is drawn alike, in logical order.

    `gaps`: points that are added behind each word. The line ends at the offset `end` of its text.
    """
    levels = [level for _, _, level in stretches]
    if not gaps and not any(levels):
        runs: list[Run] = []
        for words, span, _ in stretches:
            x = _add_runs(runs, words, span, x, False)
        return Line(runs, width)
    words, span, level = stretches[-1]
    if level != rtl and words[-1].trailing:  # L1: the spaces that end a line take the paragraph's level
        last = text[end - words[-1].length : end]
        seen = visible_length(last)
        kept = [*words[:-1], span.chain.word(last[:seen], bool(level & 1))] if seen else words[:-1]
        spaces = span.chain.word(last[seen:], rtl)
        stretches = [*stretches[:-1], (kept, span, level), ([spaces], span, int(rtl))]
        gaps = [*gaps, 0.0] if gaps and seen else gaps
        levels.append(int(rtl))
    if rtl:  # these spaces hang out at its left
        x -= trailing
    if len(stretches) == 1:
        runs = []
        _add_runs(runs, words, span, x, bool(level & 1), gaps)
        return Line(runs, width)
    reach = list(accumulate([len(words) for words, _, _ in stretches], initial=0)) if gaps else ()
    made: list[list[Run]] = [[] for _ in stretches]
    for number in bidi.visual_order(levels):
        words, span, level = stretches[number]
        behind = gaps[reach[number] : reach[number + 1]] if gaps else None
        x = _add_runs(made[number], words, span, x, bool(level & 1), behind)
    return Line(list(chain.from_iterable(made)), width)


def _add_runs(
    runs: list[Run], words: Sequence[Word], span: Span, x: float, rtl: bool, gaps: Sequence[float] | None = None
) -> float:
    """Add the runs of a stretch of words that begins at `x`, in logical order; returns where it ends."""
    if rtl:
        words = words[::-1]
        gaps = gaps and gaps[::-1]
    pieces = [piece for word in words for piece in word.pieces]
    if not pieces:
        return x
    size = span.size / 1000
    gaps = gaps if gaps and any(gaps) else None
    if len({piece.font for piece in pieces}) > 1 or (gaps and any(len(word.pieces) != 1 for word in words)):
        return _add_several(runs, words, span, x, rtl, gaps)
    stretch: list[float] | None = None
    if gaps:
        stretch = list(gaps)
        if rtl:  # what follows a right-to-left word stands at its left
            x += stretch.pop(0)
            stretch.append(0.0)
    width: float = sum([piece.width for piece in pieces]) * size + (sum(stretch) if stretch else 0.0)
    runs.append(Run(x, width, span, pieces, stretch, rtl))
    return x + width


def _add_several(
    runs: list[Run], words: Sequence[Word], span: Span, x: float, rtl: bool, gaps: Sequence[float] | None
) -> float:
    """The same for any words, with any fonts; they and `gaps` are in visual order."""
    pieces = [piece for word in words for piece in word.pieces]
    stretch: list[float] | None = None
    if gaps:
        stretch = []
        for word, gap in zip(words, gaps, strict=True):
            if not word.pieces:
                continue
            if rtl and stretch:  # what follows a right-to-left word stands at its left
                stretch[-1] = gap
            elif rtl:
                x += gap
            stretch += [0.0] * len(word.pieces)
            if not rtl:
                stretch[-1] = gap
    size = span.size / 1000
    first, left, font = 0, x, pieces[0].font
    made = []
    for at, piece in enumerate(pieces):
        if piece.font is not font:
            made.append(Run(left, x - left, span, pieces[first:at], stretch and stretch[first:at], rtl))
            first, left, font = at, x, piece.font
        x += piece.width * size
        if stretch:
            x += stretch[at]
    made.append(Run(left, x - left, span, pieces[first:], stretch and stretch[first:], rtl))
    runs += reversed(made) if rtl else made
    return x


def wider_gaps(marks: Sequence[str], slack: float, width: float, size: float) -> list[float] | None:
    """The gaps behind some characters of a line that fill it; None where they would be too wide.

    All gaps grow alike as far as those between characters may. Spaces take what is left, unless the column is narrow.
    """
    narrow = _CHARACTER_STRETCH * size
    most = _WORD_STRETCH * size if width >= _NARROW * size else narrow
    if marks and marks.count(" ") == len(marks):
        gap = slack / len(marks)
        return [gap] * len(marks) if gap <= most else None
    spaces = [mark == " " for mark in marks]
    close = [mark != " " and _wide(mark) for mark in marks]
    count = sum(spaces) + sum(close)
    if slack <= count * narrow or not any(close):
        gap = wide = slack / count if count else 0.0
    else:
        if not any(spaces):
            return None
        gap = narrow
        wide = (slack - sum(close) * gap) / sum(spaces)
    if not count or wide > most:
        return None
    return [wide if space else gap if is_close else 0.0 for space, is_close in zip(spaces, close, strict=True)]


def _wide(character: str) -> bool:
    """Whether justification may add a little space behind it without a space: ideographs, kana, their marks, Thai."""
    return (
        "\u0e01" <= character <= "\u0e4e"
        or "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    )
