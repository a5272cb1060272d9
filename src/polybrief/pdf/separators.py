"""What stands between the parts of a line (`span.separator`): it begins no line, and is not seen where one ends.

There a space stands for it in the file, so that reading aloud and copying have it as well.
"""

from __future__ import annotations

from msgspec.structs import replace

from polybrief.text.lines import Line, Measure, Run, Span

_JOINER, _SPACE = "\u2060", " "


class Spaced(str):
    """The text of a separator as it is set: no line ends before it."""

    @classmethod
    def of(cls, text: str) -> Spaced:
        """From the text of its element.

        >>> Spaced.of("·")
        ' \\u2060· '
        """
        return cls(f"{_SPACE}{_JOINER}{text.strip()}{_SPACE}")


class Separator(Span, frozen=True, gc=False):
    """The span of a separator."""


def without_last_separator(line: Line, measure: Measure) -> Line:
    """A line that ends with a separator without it, where the measure wants it to stand then."""
    last = line.runs[-1].span if line.runs else None
    if not isinstance(last, Separator):
        return line
    gone = [run for run in line.runs if run.span is last]
    left, right = min(run.x for run in gone), max(run.x + run.width for run in gone)
    rtl = gone[-1].rtl
    word = last.chain.word(_SPACE, rtl)
    said = last.text.replace(_JOINER, "")
    pieces = [replace(it, glyphs=tuple(replace(glyph, text=said) for glyph in it.glyphs)) for it in word.pieces]
    space = word.width * last.size / 1000
    narrower = line.width - (right - left - space)
    moved = measure.left(narrower) - measure.left(line.width) - (line.width - narrower if measure.rtl else 0.0)
    behind = Run(right - space if rtl else left, space, last, pieces, None, rtl)
    kept = [run for run in line.runs if run.span is not last]
    return Line([replace(run, x=run.x + moved) for run in (*kept, behind)], narrower)
