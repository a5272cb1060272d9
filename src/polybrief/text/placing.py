"""The words of one line → their places: aligned, in visual order, what is drawn alike in one run.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

from polybrief.text import bidi
from polybrief.text.cutting import Part
from polybrief.text.fonts import Font
from polybrief.text.glyphs import Piece, Word
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.shaping import visible_length

# A justified line whose gaps would grow by more than this share of the type size stays ragged: gaps between words,
# and gaps between characters that stand close (CJK; from 0.1 em on, poppler reads a space).
_WORD_STRETCH, _CHARACTER_STRETCH = 0.6, 0.09
# In columns narrower than this many times the type size spaces grow no more than that either: there are too few.
_NARROW = 18


class Atom(Struct, eq=False):
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


class Filled(Struct, frozen=True):
    """What stands on one line.

    Attributes:
        parts: in logical order.
        ends, counts: the offsets at which the line might have ended, the last being where it does, and how many parts
            there are up to each.
        overlaps: what follows each end is moved back by so many points.
        width: in points, without `trailing`, which hangs out of the measure.
    """

    parts: list[Part]
    ends: Sequence[int]
    counts: Sequence[int]
    overlaps: Sequence[float]
    width: float
    trailing: float


def on_line(atoms: Sequence[Atom]) -> Filled:
    """The atoms of a line as what stands on it."""
    trailing = atoms[-1].trailing
    return Filled(
        [part for atom in atoms for part in atom.parts],
        [atom.end for atom in atoms],
        list(accumulate([len(atom.parts) for atom in atoms])),
        [atom.overlap for atom in atoms],
        sum([atom.width for atom in atoms]) - trailing,
        trailing,
    )


def place(line: Filled, text: str, measure: Measure, plain: bool, ends_paragraph: bool) -> Line:
    """Positions for one line's words, and runs of what is drawn alike."""
    parts = line.parts
    x = measure.left(line.width)
    gaps = [-overlap for overlap in line.overlaps[:-1]]
    slack = measure.width - line.width
    if measure.align == "justify" and not ends_paragraph and slack > 0:
        marks = [text[end - 1] for end in line.ends[:-1]]
        if wider := _justified(marks, slack, measure.width, parts[0][1].size):
            x = 0.0
            gaps = [gap + more for gap, more in zip(gaps, wider, strict=True)]
    stretch: list[float] | None = None
    if any(gaps):
        stretch = [0.0] * len(parts)
        for count, gap in zip(line.counts, gaps, strict=False):  # none behind the last
            stretch[count - 1] = gap
    if plain:
        return Line(_runs(parts, stretch, range(len(parts)), x), line.width)
    if measure.rtl:  # the spaces that end the line hang out at its left
        x -= line.trailing
    return Line(_ordered_runs(parts, stretch, text, line.ends[-1], measure.rtl, x), line.width)


def _ordered_runs(
    parts: list[Part], stretch: Sequence[float] | None, text: str, end: int, rtl: bool, x: float
) -> list[Run]:
    """The runs of the words of a line that ends at an offset of its text, in visual order from `x` on (L1, L2)."""
    word, span, level = parts[-1]
    if level != rtl and word.trailing:
        seen, spaces = spaces_apart(span, level, rtl, text[end - word.length : end])
        parts = [*parts[:-1], *[(it, span, level) for it in seen], (spaces, span, int(rtl))]
        stretch = [*stretch, 0.0] if stretch and seen else stretch
    return _runs(parts, stretch, bidi.visual_order([level for _, _, level in parts]), x)


def spaces_apart(span: Span, level: int, rtl: bool, text: str) -> tuple[list[Word], Word]:
    """The last word of a line, `text`, without the spaces that end it, which take the paragraph's level, and these."""
    seen = visible_length(text)
    return [span.chain.word(text[:seen], bool(level & 1))] if seen else [], span.chain.word(text[seen:], rtl)


def _justified(marks: Sequence[str], slack: float, width: float, size: float) -> list[float] | None:
    """The gaps behind some characters of a line that fill it; None where they would be too wide.

    All gaps grow alike as far as those between characters may. Spaces take what is left, unless the column is narrow.
    """
    spaces = [mark == " " for mark in marks]
    close = [mark != " " and _wide(mark) for mark in marks]
    count, narrow = sum(spaces) + sum(close), _CHARACTER_STRETCH * size
    if slack <= count * narrow or not any(close):
        gap = wide = slack / count if count else 0.0
    else:
        if not any(spaces):
            return None
        gap = narrow
        wide = (slack - sum(close) * gap) / sum(spaces)
    if not count or wide > (_WORD_STRETCH * size if width >= _NARROW * size else narrow):
        return None
    return [wide if space else gap if is_close else 0.0 for space, is_close in zip(spaces, close, strict=True)]


def _runs(parts: list[Part], stretch: Sequence[float] | None, order: Sequence[int], x: float) -> list[Run]:
    """Neighbours of one font, span and direction become one run; runs come back in logical order.

    `stretch` points are added behind each part; None: nothing.
    """
    found: list[tuple[tuple[int, int], Run]] = []
    ranks = list(accumulate([bool(word.pieces) for word, _, _ in parts]))  # what is not seen is nobody's neighbour
    span: Span | None = None
    font: Font | None = None
    odd = before = 0
    first = (0, 0)
    pieces: list[Piece] = []
    gaps: list[float] | None = None if stretch is None else []
    left = x
    for number in order:
        word, own, level = parts[number]
        if not word.pieces:
            continue
        is_odd, rank, gap = level & 1, ranks[number], stretch[number] if stretch else 0.0
        # What is not its neighbour in the text as well may stand beside it on the line, but is not read with it.
        parted = own is not span or is_odd != odd or rank - before != (-1 if is_odd else 1) or (is_odd and gap)
        size = own.size / 1000
        for index, piece in enumerate(word.pieces):
            if parted or piece.font is not font:
                if span:
                    found.append((first, Run(left, x - left, span, pieces, gaps, bool(odd))))
                if is_odd and not index:  # what follows a right-to-left word stands at its left
                    x += gap
                pieces, font, span, odd, left, parted = [], piece.font, own, is_odd, x, False
                gaps = None if stretch is None else []
            if is_odd or not pieces:
                first = (number, len(word.pieces) - 1 - index if is_odd else index)
            pieces.append(piece)
            if gaps is not None:
                gaps.append(0.0)
            x += piece.width * size
        before = rank
        if gap and not is_odd and gaps:
            gaps[-1] = gap
            x += gap
    if span:
        found.append((first, Run(left, x - left, span, pieces, gaps, bool(odd))))
    found.sort(key=itemgetter(0))
    return [run for _, run in found]


def _wide(character: str) -> bool:
    """Whether justification may add a little space behind it without a space: ideographs, kana, their marks, Thai."""
    return (
        "\u0e01" <= character <= "\u0e4e"
        or "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    )
