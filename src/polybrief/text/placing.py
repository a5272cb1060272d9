"""The words of one line → their places: aligned, in visual order, what is drawn alike in one run.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from polybrief.text import bidi
from polybrief.text.glyphs import Piece, Word
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.shaping import visible_length

# A justified line whose gaps would grow by more than this share of the type size stays ragged: gaps between words,
# and gaps between characters that stand close (CJK; from 0.1 em on, poppler reads a space).
_WORD_STRETCH, _CHARACTER_STRETCH = 0.6, 0.09
# In columns narrower than this many times the type size spaces grow no more than that either: there are too few.
_NARROW = 18

Part = tuple[Word, Span, int]
"""A word, its span and its level."""


@dataclass(slots=True, eq=False)
class Atom:
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


def reset_trailing(atom: Atom, text: str, base: int) -> Atom:
    """Rule L1: the spaces that end a line take the paragraph's level."""
    word, span, level = atom.parts[-1]
    if level == base or not word.trailing:
        return atom
    last = text[atom.end - word.length : atom.end]
    end = visible_length(last)
    parts = list(atom.parts[:-1])
    if end:
        parts.append((span.chain.word(last[:end], bool(level & 1)), span, level))
    parts.append((span.chain.word(last[end:], bool(base & 1)), span, base))
    return Atom(parts, atom.width, atom.trailing, atom.start, atom.end)


def place(line: list[Atom], text: str, measure: Measure, plain: bool, ends_paragraph: bool) -> Line:
    """Positions for one line's words, and runs of what is drawn alike."""
    trailing = line[-1].trailing
    width = sum([atom.width for atom in line]) - trailing
    slack = measure.width - width
    parts = [part for atom in line for part in atom.parts]
    size = parts[0][1].size
    gaps = [-atom.overlap for atom in line[:-1]] + [0.0]
    if measure.align == "center":
        x = slack / 2
    elif (measure.align == "end") != measure.rtl:
        x = slack
    else:
        x = 0.0
    if (
        measure.align == "justify"
        and not ends_paragraph
        and slack > 0
        and (wider := _justified(line, text, slack, measure.width, size))
    ):
        x = 0.0
        gaps = [gap + more for gap, more in zip(gaps, wider, strict=True)]
    stretch = _behind_parts(line, gaps)
    order = range(len(parts)) if plain else bidi.visual_order([level for _, _, level in parts])
    if measure.rtl:  # the spaces that end the line hang out at its left
        x -= trailing
    return Line(_runs(parts, stretch, order, x), width)


def _justified(line: list[Atom], text: str, slack: float, width: float, size: float) -> list[float] | None:
    """The gaps behind the atoms of a line that fill it, none behind the last; None where they would be too wide.

    All gaps grow alike as far as those between characters may. Spaces take what is left, unless the column is narrow.
    """
    spaces = [text[atom.end - 1] == " " for atom in line[:-1]]
    close = [not space and _wide(text[atom.end - 1]) for atom, space in zip(line, spaces, strict=False)]
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
    return [wide if space else gap if is_close else 0.0 for space, is_close in zip(spaces, close, strict=True)] + [0.0]


def _behind_parts(line: list[Atom], gaps: list[float]) -> list[float]:
    """What is added behind each part of a justified line: an atom's gap behind its last part."""
    return [
        gap if number == len(atom.parts) - 1 else 0.0
        for atom, gap in zip(line, gaps, strict=True)
        for number in range(len(atom.parts))
    ]


def _runs(parts: list[Part], stretch: Sequence[float], order: Sequence[int], x: float) -> list[Run]:
    """Neighbours of one font, span and direction become one run; runs come back in logical order.

    `stretch` points are added behind each part.
    """
    found: list[tuple[tuple[int, int], Run]] = []
    span: Span | None = None
    font = odd = None
    pieces: list[Piece] = []
    gaps: list[float] = []
    first, before = (0, 0), 0
    size = 0.0
    left = x

    def close() -> None:
        if span is not None and pieces:
            found.append((first, Run(left, x - left, span, pieces, gaps, bool(odd))))

    ranks = list(accumulate(bool(word.pieces) for word, _, _ in parts))  # what is not seen is nobody's neighbour
    for number in order:
        word, word_span, level = parts[number]
        gap = stretch[number]
        is_odd = level & 1
        if is_odd and gap:  # what follows a right-to-left word stands at its left
            close()
            x += gap
            pieces = []
        # What is not its neighbour in the text as well may stand beside it on the line, but is not read with it.
        is_next = ranks[number] - ranks[before] == (-1 if is_odd else 1)
        for index, piece in enumerate(word.pieces):
            place = (number, len(word.pieces) - 1 - index if is_odd else index)
            if piece.font is not font or word_span is not span or is_odd != odd or not pieces or not (is_next or index):
                close()
                pieces, gaps, font, span, odd, first, left = [], [], piece.font, word_span, is_odd, place, x
                size = span.size / 1000
            elif place < first:
                first = place
            pieces.append(piece)
            gaps.append(0.0)
            x += piece.width * size
        before = number if word.pieces else before
        if gap and not is_odd:
            gaps[-1] = gap
            x += gap
    close()
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
