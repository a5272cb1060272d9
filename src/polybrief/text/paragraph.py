"""Spans and a measure → lines, filled first-fit.

All lengths are points; x grows to the right from the paragraph's left edge, in either direction of the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence

from polybrief.text.cutting import Cut, Part, cut_paragraph, forced_ends
from polybrief.text.hyphenation import hyphenator
from polybrief.text.lines import Line, Measure, Span
from polybrief.text.placing import Atom, on_line, place
from polybrief.text.whole_words import LARGEST_WORD, TOLERANCE, lines_of_whole_words

_SOFT_HYPHEN, _HYPHEN = "\u00ad", "-"
_TIES = re.compile("(?<!\u2060)[\u00a0\u202f]")


def set_paragraph(spans: Sequence[Span], measure: Measure) -> list[Line]:
    """Set a paragraph, its text that of the spans one after the other. Where there is text, there is at least one line.

    Raises:
        MissingGlyphError: no font of a span's chain has a character.
    """
    return set_cut(cut_paragraph(spans, rtl=measure.rtl), measure)


def set_cut(cut: Cut, measure: Measure) -> list[Line]:
    """The same for a paragraph that was cut before, in the direction of the measure."""
    if measure.align == "justify" and not measure.rtl:
        cut = cut.hanging()
    if _SOFT_HYPHEN not in cut.text and (found := lines_of_whole_words(cut, measure)) is not None:
        return found
    filled = _fill(_atoms(cut), cut.text, measure)
    return [place(on_line(line), cut.text, measure, cut.plain, ends_paragraph) for line, ends_paragraph in filled]


def _atoms(cut: Cut) -> list[Atom]:
    """The atoms of a paragraph."""
    parts = cut.parts()
    atoms: list[Atom] = []
    start = first = 0
    for index, (end, last) in enumerate(zip(cut.ends, cut.counts, strict=True)):
        width = cut.reach[index + 1] - cut.reach[index]
        atoms.append(Atom(parts[first:last], width, cut.trailing[index], start, end, cut.overlaps[index]))
        start, first = end, last
    return atoms


def _untied(atom: Atom, text: str, rtl: bool) -> list[Atom]:
    """Cut what is longer than a line where no-break spaces tie words together, but not before what is raised."""
    pieces: list[Atom] = []
    parts: list[Part] = []
    start = position = atom.start

    def close(end: int) -> None:
        width = sum(word.width * span.size for word, span, _ in parts) / 1000
        _, span, level = parts[-1]
        hangs = not rtl and not level and _TIES.match(text, end - 1)
        tie = span.chain.word(text[end - 1], False).width if hangs else 0.0
        pieces.append(Atom(list(parts), width, tie * span.size / 1000, start, end))
        parts.clear()

    for word, span, level in atom.parts:
        end = position + word.length
        while position < end:
            cut = next((tie.end() for tie in _TIES.finditer(text, position, end)), end)
            parts.append((span.chain.word(text[position:cut], bool(level & 1)), span, level))
            position = cut
            if cut < atom.end and _TIES.match(text, cut - 1):
                close(cut)
                start = cut
    if parts:
        close(atom.end)
    return pieces


def _emergency(atom: Atom, text: str, width: float) -> list[Atom]:
    """Cut what is longer than a line at grapheme clusters, as much as fits at a time. Linear in the text's length."""
    pieces: list[Atom] = []
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
                Atom([(shaped, span, level)], shaped.width * size, trailing, position + start, position + end)
            )
            first = last
        position += word.length
    return pieces


def _fill(atoms: list[Atom], text: str, measure: Measure) -> list[tuple[list[Atom], bool]]:
    """First fit: atoms of each line, and whether the paragraph (or a forced line) ends with it."""
    width = measure.width + TOLERANCE
    hyphens = hyphenator(measure.hyphenation) if measure.hyphenation else None
    lines: list[tuple[list[Atom], bool]] = []
    line: list[Atom] = []
    used = 0.0
    forced = {atoms[number - 1].end for number in forced_ends(text, [atom.end for atom in atoms])}
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
            elif (
                len(pieces := _untied(atom, text, measure.rtl)) > 1 or len(pieces := _emergency(atom, text, width)) > 1
            ):
                waiting.extendleft(reversed(pieces))
                continue
            else:
                line.append(atom)
            lines.append((line, False))
            line, used = [], 0.0
            continue
        line.append(atom)
        used += atom.width
        if atom.end in forced:
            lines.append((line, True))
            line, used = [], 0.0
    if line:
        lines.append((line, True))
    elif lines:
        lines[-1] = (lines[-1][0], True)
    return [(_show_hyphen(line, text, width), ends) for line, ends in lines]


def _hyphenate(atom: Atom, text: str, slack: float, offsets: Callable[[str], list[int]]) -> tuple[Atom, Atom] | None:
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
                Atom([(head, span, level)], head.width * size, 0.0, atom.start, cut),
                Atom([(tail, span, level)], tail.width * size, tail.trailing * size, cut, atom.end),
            )
    return None


def _show_hyphen(line: list[Atom], text: str, width: float) -> list[Atom]:
    """A soft hyphen at the line's end is seen, if there is room for it."""
    last = line[-1]
    if text[last.end - 1] != _SOFT_HYPHEN:
        return line
    hyphen, own = _hyphen_of(last)
    if sum(atom.width for atom in line) + own > width:
        return line
    return [*line[:-1], Atom([*last.parts, hyphen], last.width + own, 0.0, last.start, last.end)]


def _hyphen_of(atom: Atom) -> tuple[Part, float]:
    """The hyphen that is seen where a line ends behind an atom, and its width in points."""
    _, span, level = atom.parts[-1]
    hyphen = span.chain.word(_HYPHEN, bool(level & 1))
    return (hyphen, span, level), hyphen.width * span.size / 1000
