"""Spans and a measure → lines: filled first-fit, aligned, in visual order.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from polybrief.text import bidi
from polybrief.text.hyphenation import hyphenator
from polybrief.text.linebreak import opportunities
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.ragged import LARGEST_WORD, TOLERANCE, ragged_lines
from polybrief.text.shaping import Piece, Word, visible_length

_SOFT_HYPHEN, _HYPHEN = "\u00ad", "-"
# Where a line ends in any case, and where it may end with a hyphen.
_LINE_ENDS = re.compile("[\n\u2028\u00ad]")
# A justified line whose gaps would grow by more than this share of the type size stays ragged: gaps between words,
# and gaps between characters that stand close (CJK; from 0.1 em on, poppler reads a space).
_WORD_STRETCH, _CHARACTER_STRETCH = 0.6, 0.09


_Part = tuple[Word, Span, int]
"""A word, its span and its level."""


@dataclass(slots=True, eq=False)
class _Atom:
    """Text that no line end parts: one of them is one entry of the dictionary of shaped words in nearly all cases."""

    parts: list[_Part]  # in logical order
    width: float
    trailing: float
    start: int
    end: int


def set_paragraph(spans: Sequence[Span], measure: Measure) -> list[Line]:
    """Set a paragraph, its text that of the spans one after the other. Where there is text, there is at least one line.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, int(measure.rtl))
    plain = not any(levels)
    ends = opportunities(text)
    if plain and not measure.rtl and measure.align != "justify" and not _LINE_ENDS.search(text):
        found = ragged_lines(text, spans, ends, measure)
        if found is not None:
            return found
    atoms = _atoms(text, spans, ends, None if plain else levels)
    lines: list[Line] = []
    for line, ends_paragraph in _fill(atoms, text, measure):
        if not plain:
            line[-1] = _reset_trailing(line[-1], text, int(measure.rtl))
        lines.append(_place(line, text, measure, plain, ends_paragraph))
    return lines


def _atoms(text: str, spans: Sequence[Span], ends: list[int], levels: list[int] | None) -> list[_Atom]:
    """Cut a paragraph where its lines may end and shape what lies between."""
    atoms: list[_Atom] = []
    bounds = _bounds(spans, levels)
    at = start = 0
    for end in ends:
        while bounds[at][0] <= start:
            at += 1
        limit, span, level = bounds[at]
        if end <= limit:
            word = (span.chain.words_rtl if level & 1 else span.chain.words)[text[start:end]]
            size = span.size / 1000
            atoms.append(_Atom([(word, span, level)], word.width * size, word.trailing * size, start, end))
        else:
            atoms.append(_mixed(text, bounds, at, start, end))
        start = end
    return atoms


def _bounds(spans: Sequence[Span], levels: list[int] | None) -> list[tuple[int, Span, int]]:
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


def _mixed(text: str, bounds: list[tuple[int, Span, int]], at: int, start: int, end: int) -> _Atom:
    """An atom that runs over several spans or levels."""
    parts: list[_Part] = []
    position = start
    while position < end:
        while bounds[at][0] <= position:
            at += 1
        limit, span, level = bounds[at]
        stop = min(limit, end)
        parts.append((span.chain.word(text[position:stop], bool(level & 1)), span, level))
        position = stop
    width = sum(word.width * span.size for word, span, _ in parts) / 1000
    trailing = parts[-1][0].trailing * parts[-1][1].size / 1000
    return _Atom(parts, width, trailing, start, end)


def _emergency(atom: _Atom, text: str, width: float) -> list[_Atom]:
    """Cut what is longer than a line at grapheme clusters, as much as fits at a time. Linear in the text's length."""
    pieces: list[_Atom] = []
    position = atom.start
    for word, span, level in atom.parts:
        rtl, size = bool(level & 1), span.size / 1000
        part = text[position : position + word.length]
        clusters = span.chain.clusters(part, rtl)
        first = 0
        while first < len(clusters):
            start, end, units = clusters[first]
            last = first + 1
            while last < len(clusters) and (units + clusters[last][2]) * size <= width:
                units += clusters[last][2]
                end = clusters[last][1]
                last += 1
            shaped = span.chain.word(part[start:end], rtl)
            while shaped.width * size > width and last > first + 1:  # letters that joined others may be wider alone
                last -= 1
                end = clusters[last - 1][1]
                shaped = span.chain.word(part[start:end], rtl)
            trailing = shaped.trailing * size
            pieces.append(
                _Atom([(shaped, span, level)], shaped.width * size, trailing, position + start, position + end)
            )
            first = last
        position += word.length
    return pieces


def _fill(atoms: list[_Atom], text: str, measure: Measure) -> list[tuple[list[_Atom], bool]]:
    """First fit: atoms of each line, and whether the paragraph (or a forced line) ends with it."""
    width = measure.width + TOLERANCE
    hyphens = hyphenator(measure.hyphenation) if measure.hyphenation else None
    lines: list[tuple[list[_Atom], bool]] = []
    line: list[_Atom] = []
    used = 0.0
    forced = "\n" in text or "\u2028" in text
    waiting = deque(atoms)
    while waiting:
        atom = waiting.popleft()
        visible = atom.width - atom.trailing
        if text[atom.end - 1] == _SOFT_HYPHEN:
            visible += _hyphen_of(atom)[1]
        if used + visible > width:
            parted = None
            is_own = measure.language in (None, atom.parts[0][1].chain.language)
            if hyphens and is_own and (measure.align == "justify" or visible > LARGEST_WORD * width):
                parted = _hyphenate(atom, text, width - used, hyphens)
            if parted:
                line.append(parted[0])
                waiting.appendleft(parted[1])
            elif line:
                waiting.appendleft(atom)
            elif len(pieces := _emergency(atom, text, width)) > 1:
                waiting.extendleft(reversed(pieces))
                continue
            else:
                line.append(atom)
            lines.append((line, False))
            line, used = [], 0.0
            continue
        line.append(atom)
        used += atom.width
        if forced and text[atom.end - 1] in "\n\u2028":
            lines.append((line, True))
            line, used = [], 0.0
    if line:
        lines.append((line, True))
    elif lines:
        lines[-1] = (lines[-1][0], True)
    return [(_show_hyphen(line, text, width), ends) for line, ends in lines]


def _hyphenate(atom: _Atom, text: str, slack: float, offsets: Callable[[str], list[int]]) -> tuple[_Atom, _Atom] | None:
    """Part a word so that its head, with a hyphen, fits into `slack` points."""
    if len(atom.parts) != 1:
        return None
    _, span, level = atom.parts[0]
    size = span.size / 1000
    for offset in reversed(offsets(text[atom.start : atom.end])):
        cut = atom.start + offset
        head = span.chain.word(text[atom.start : cut] + _HYPHEN, bool(level & 1))
        if head.width * size <= slack:
            tail = span.chain.word(text[cut : atom.end], bool(level & 1))
            return (
                _Atom([(head, span, level)], head.width * size, 0.0, atom.start, cut),
                _Atom([(tail, span, level)], tail.width * size, tail.trailing * size, cut, atom.end),
            )
    return None


def _show_hyphen(line: list[_Atom], text: str, width: float) -> list[_Atom]:
    """A soft hyphen at the line's end is seen, if there is room for it."""
    last = line[-1]
    if text[last.end - 1] != _SOFT_HYPHEN:
        return line
    hyphen, own = _hyphen_of(last)
    if sum(atom.width for atom in line) + own > width:
        return line
    return [*line[:-1], _Atom([*last.parts, hyphen], last.width + own, 0.0, last.start, last.end)]


def _hyphen_of(atom: _Atom) -> tuple[_Part, float]:
    """The hyphen that is seen where a line ends behind an atom, and its width in points."""
    _, span, level = atom.parts[-1]
    hyphen = span.chain.word(_HYPHEN, bool(level & 1))
    return (hyphen, span, level), hyphen.width * span.size / 1000


def _reset_trailing(atom: _Atom, text: str, base: int) -> _Atom:
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
    return _Atom(parts, atom.width, atom.trailing, atom.start, atom.end)


def _place(line: list[_Atom], text: str, measure: Measure, plain: bool, ends_paragraph: bool) -> Line:
    """Positions for one line's words, and runs of what is drawn alike."""
    trailing = line[-1].trailing
    width = sum([atom.width for atom in line]) - trailing
    slack = measure.width - width
    parts = [part for atom in line for part in atom.parts]
    stretch = [0.0] * len(parts)
    if measure.align == "center":
        x = slack / 2
    elif (measure.align == "end") != measure.rtl:
        x = slack
    else:
        x = 0.0
    if measure.align == "justify" and not ends_paragraph and slack > 0:
        wide = [_wide(text[atom.end - 1]) for atom in line]
        gaps = [bool(atom.trailing) or is_wide for atom, is_wide in zip(line, wide, strict=True)]
        gaps[-1] = False
        limit = _CHARACTER_STRETCH if any(wide) else _WORD_STRETCH
        if slack <= sum(gaps) * limit * parts[0][1].size:
            x = 0.0
            stretch = _gaps(line, gaps, slack / sum(gaps))
    order = range(len(parts)) if plain else bidi.visual_order([level for _, _, level in parts])
    if measure.rtl:  # the spaces that end the line hang out at its left
        x -= trailing
    return Line(_runs(parts, stretch, order, x), width)


def _gaps(line: list[_Atom], wanted: list[bool], gap: float) -> list[float]:
    """What is added behind each part of a justified line: `gap` behind the atoms where it is wanted."""
    return [
        gap if is_wanted and number == len(atom.parts) - 1 else 0.0
        for atom, is_wanted in zip(line, wanted, strict=True)
        for number in range(len(atom.parts))
    ]


def _runs(parts: list[_Part], stretch: Sequence[float], order: Sequence[int], x: float) -> list[Run]:
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

    for number in order:
        word, word_span, level = parts[number]
        gap = stretch[number]
        is_odd = level & 1
        if is_odd and gap:  # what follows a right-to-left word stands at its left
            close()
            x += gap
            pieces = []
        # What is not its neighbour in the text as well may stand beside it on the line, but is not read with it.
        is_next = number - before == (-1 if is_odd else 1)
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
        before = number
        if gap and not is_odd:
            gaps[-1] = gap
            x += gap
    close()
    found.sort(key=itemgetter(0))
    return [run for _, run in found]


def _wide(character: str) -> bool:
    """Whether justification may add space behind a character: ideographs, kana and their punctuation."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    )
