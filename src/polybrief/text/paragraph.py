"""Spans and a measure → lines: filled first-fit, aligned, in visual order.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from polybrief.text import bidi
from polybrief.text.hyphenation import hyphenator
from polybrief.text.linebreak import opportunities
from polybrief.text.shaping import FontChain, Piece, Word

_SOFT_HYPHEN, _HYPHEN = "\u00ad", "-"
# In ragged setting only a word that takes more than this share of the measure is hyphenated.
_RAGGED_WORD = 0.75
# A justified line whose gaps would grow by more than this share of the type size stays ragged: gaps between words,
# and gaps between characters that stand close (CJK).
_WORD_STRETCH, _CHARACTER_STRETCH = 0.6, 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A stretch of a paragraph set alike.

    Attributes:
        size: points.
        rise: points above the baseline (superscripts).
        color: red, green, blue, 0 to 1.
        owner: what the text belongs to, handed through to the drawing; one object a structure element.
    """

    text: str
    chain: FontChain
    size: float
    color: tuple[float, float, float]
    owner: Hashable
    rise: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Glyphs of one font and span, drawn in one go at `x`; `stretch[i]` points are added behind piece i."""

    x: float
    width: float
    span: Span
    pieces: list[Piece]
    stretch: list[float]
    rtl: bool


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line.

    `runs` are in logical order of their spans, so that what is drawn is read in order; `width` is the text's own.
    """

    runs: list[Run]
    width: float


@dataclass(slots=True, eq=False)
class _Atom:
    """Text that no line end parts: one of them is one entry of the dictionary of shaped words in nearly all cases."""

    parts: list[tuple[Word, Span, int]]  # word, span, level: logical order
    width: float
    trailing: float
    start: int
    end: int
    wide: bool  # ends in a character behind which justification may add space (CJK)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a paragraph is set: width in points, direction, alignment, pyphen's dictionary if words may be hyphenated."""

    width: float
    rtl: bool = False
    align: Literal["start", "end", "center", "justify"] = "start"
    hyphenation: str | None = None
    keep_words: bool = False


def set_paragraph(spans: Sequence[Span], measure: Measure) -> list[Line]:
    """Set a paragraph, its text that of the spans one after the other. Where there is text, there is at least one line.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, int(measure.rtl))
    plain = not any(levels)
    atoms = _atoms(text, spans, None if plain else levels, measure)
    lines: list[Line] = []
    for line, ends_paragraph in _fill(atoms, text, measure):
        if not plain:
            line[-1] = _reset_trailing(line[-1], text, int(measure.rtl))
        lines.append(_place(line, measure, plain, ends_paragraph))
    return lines


def _atoms(text: str, spans: Sequence[Span], levels: list[int] | None, measure: Measure) -> list[_Atom]:
    """Cut a paragraph at its break opportunities and shape what lies between."""
    atoms: list[_Atom] = []
    bounds: list[tuple[int, Span]] = []
    position = 0
    for span in spans:
        position += len(span.text)
        bounds.append((position, span))
    at = start = 0
    for end in opportunities(text):
        if measure.keep_words and end < len(text) and text[end - 1] != " ":
            continue
        while bounds[at][0] <= start:
            at += 1
        limit, span = bounds[at]
        if end <= limit and levels is None:
            word = span.chain.word(text[start:end], False)
            size = span.size / 1000
            atom = _Atom([(word, span, 0)], word.width * size, word.trailing * size, start, end, _wide(text[end - 1]))
        else:
            atom = _mixed(text, bounds, at, start, end, levels)
        atoms.append(atom)
        start = end
    return atoms


def _mixed(text: str, bounds: list[tuple[int, Span]], at: int, start: int, end: int, levels: list[int] | None) -> _Atom:
    """An atom that runs over several spans or levels."""
    parts: list[tuple[Word, Span, int]] = []
    position = start
    while position < end:
        while bounds[at][0] <= position:
            at += 1
        limit, span = bounds[at]
        stop = min(limit, end)
        level = 0
        if levels is not None:
            level = levels[position]
            stop = next((i for i in range(position + 1, stop) if levels[i] != level), stop)
        parts.append((span.chain.word(text[position:stop], bool(level & 1)), span, level))
        position = stop
    width = sum(word.width * span.size for word, span, _ in parts) / 1000
    trailing = parts[-1][0].trailing * parts[-1][1].size / 1000
    return _Atom(parts, width, trailing, start, end, _wide(text[end - 1]))


def _emergency(atom: _Atom, text: str, width: float) -> list[_Atom]:
    """Cut what is longer than a line at grapheme clusters, as much as fits at a time. Linear in the text's length."""
    pieces: list[_Atom] = []
    position = atom.start
    for word, span, level in atom.parts:
        length = sum(len(glyph.text) for piece in word.pieces for glyph in piece.glyphs)
        part = text[position : position + length]
        start, used = 0, 0.0
        for a, b, units in [*span.chain.clusters(part), (len(part), len(part), float("inf"))]:
            advance = units * span.size / 1000
            if a > start and used + advance > width:
                shaped = span.chain.word(part[start:a], bool(level & 1))
                size = span.size / 1000
                pieces.append(
                    _Atom(
                        [(shaped, span, level)],
                        shaped.width * size,
                        shaped.trailing * size,
                        position + start,
                        position + a,
                        False,
                    )
                )
                start, used = a, 0.0
            used += advance if b > a else 0.0
        position += length
    return pieces


def _fill(atoms: list[_Atom], text: str, measure: Measure) -> list[tuple[list[_Atom], bool]]:
    """First fit: atoms of each line, and whether the paragraph (or a forced line) ends with it."""
    width = measure.width + 0.01
    hyphens = hyphenator(measure.hyphenation) if measure.hyphenation else None
    lines: list[tuple[list[_Atom], bool]] = []
    line: list[_Atom] = []
    used = 0.0
    waiting = deque(atoms)
    while waiting:
        atom = waiting.popleft()
        visible = atom.width - atom.trailing
        if used + visible > width:
            parted = None
            if hyphens and (measure.align == "justify" or visible > _RAGGED_WORD * width):
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
        if text[atom.end - 1] in "\n\u2028":
            lines.append((line, True))
            line, used = [], 0.0
    if line:
        lines.append((line, True))
    elif lines:
        lines[-1] = (lines[-1][0], True)
    return [(_show_hyphen(line, text), ends) for line, ends in lines]


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
                _Atom([(head, span, level)], head.width * size, 0.0, atom.start, cut, False),
                _Atom([(tail, span, level)], tail.width * size, tail.trailing * size, cut, atom.end, atom.wide),
            )
    return None


def _show_hyphen(line: list[_Atom], text: str) -> list[_Atom]:
    """A soft hyphen at the line's end is seen."""
    last = line[-1]
    if text[last.end - 1] != _SOFT_HYPHEN:
        return line
    _, span, level = last.parts[-1]
    hyphen = span.chain.word(_HYPHEN, bool(level & 1))
    width = last.width + hyphen.width * span.size / 1000
    return [*line[:-1], _Atom([*last.parts, (hyphen, span, level)], width, 0.0, last.start, last.end, False)]


def _reset_trailing(atom: _Atom, text: str, base: int) -> _Atom:
    """Rule L1: the spaces that end a line take the paragraph's level."""
    word, span, level = atom.parts[-1]
    spaces = len(text[atom.start : atom.end]) - len(text[atom.start : atom.end].rstrip(" "))
    if level == base or not word.trailing:
        return atom
    length = sum(len(glyph.text) for piece in word.pieces for glyph in piece.glyphs)
    visible = text[atom.end - length : atom.end - spaces]
    parts = list(atom.parts[:-1])
    if visible:
        parts.append((span.chain.word(visible, bool(level & 1)), span, level))
    parts.append((span.chain.word(" " * spaces, bool(base & 1)), span, base))
    return _Atom(parts, atom.width, atom.trailing, atom.start, atom.end, atom.wide)


def _place(line: list[_Atom], measure: Measure, plain: bool, ends_paragraph: bool) -> Line:
    """Positions for one line's words, and runs of what is drawn alike."""
    trailing = line[-1].trailing
    width = sum(atom.width for atom in line) - trailing
    slack = measure.width - width
    stretch = 0.0
    x = {"start": slack if measure.rtl else 0.0, "end": 0.0 if measure.rtl else slack, "center": slack / 2}.get(
        measure.align
    )
    if x is None:  # justified
        gaps = sum(1 for atom in line[:-1] if atom.trailing or atom.wide)
        limit = _CHARACTER_STRETCH if any(atom.wide for atom in line) else _WORD_STRETCH
        if gaps and not ends_paragraph and 0 < slack <= gaps * limit * line[0].parts[0][1].size:
            stretch, x = slack / gaps, 0.0
        else:
            x = slack if measure.rtl else 0.0
    words = [
        (
            word,
            span,
            level,
            stretch
            if stretch and number == len(atom.parts) - 1 and atom is not line[-1] and (atom.trailing or atom.wide)
            else 0.0,
        )
        for atom in line
        for number, (word, span, level) in enumerate(atom.parts)
    ]
    order = range(len(words)) if plain else bidi.visual_order([level for _, _, level, _ in words])
    if measure.rtl:  # the spaces that end the line hang out at its left
        x -= trailing
    return Line(_runs(words, order, x), width)


def _runs(words: list[tuple[Word, Span, int, float]], order: Sequence[int], x: float) -> list[Run]:
    """Neighbours of one font, span and direction become one run; runs come back in logical order."""
    found: list[tuple[int, Run]] = []
    span: Span | None = None
    font = odd = None
    pieces: list[Piece] = []
    stretches: list[float] = []
    first = 0
    left = x

    def close() -> None:
        if span is not None and pieces:
            found.append((first, Run(left, x - left, span, pieces, stretches, bool(odd))))

    for number in order:
        word, word_span, level, stretch = words[number]
        size = word_span.size / 1000
        if level & 1 and stretch:  # what follows a right-to-left word stands at its left
            close()
            x += stretch
            pieces = []
        for piece in word.pieces:
            if not pieces or piece.font is not font or word_span is not span or level & 1 != odd:
                close()
                pieces, stretches, font, span, odd, first, left = [], [], piece.font, word_span, level & 1, number, x
            first = min(first, number)
            pieces.append(piece)
            stretches.append(0.0)
            x += piece.width * size
        if stretch and not level & 1:
            stretches[-1] = stretch
            x += stretch
    close()
    found.sort(key=lambda entry: entry[0])
    return [run for _, run in found]


def _wide(character: str) -> bool:
    """Whether justification may add space behind a character: ideographs, kana and their punctuation."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    )
