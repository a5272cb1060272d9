"""What stands between the parts of a line (`span.separator`): it begins no line, and is not seen where one ends.

Reading aloud and copying, the space behind it parts the words before and after.
"""

from __future__ import annotations

from polybrief.text.lines import Line, Measure, Run

# No line ends before it; nothing else in a text of its own begins and ends so.
_BEFORE, _BEHIND = "\u2060\u00a0", " "


def spaced(text: str) -> str:
    """A separator as it is set.

    >>> spaced(" · ")
    '\\u2060\\xa0· '
    """
    return f"{_BEFORE}{text.strip()}{_BEHIND}"


def without_last_separator(line: Line, measure: Measure) -> Line:
    """A line that ends with a separator without it, where the measure wants it to stand then."""
    last = line.runs[-1].span if line.runs else None
    if last is None or not (last.text.startswith(_BEFORE) and last.text.endswith(_BEHIND)):
        return line
    kept = [run for run in line.runs if run.span is not last]
    gone = [run for run in line.runs if run.span is last]
    left, right = min(run.x for run in gone), max(run.x + run.width for run in gone)
    rtl = gone[-1].rtl
    space = last.chain.word(_BEHIND, rtl)
    behind = space.width * last.size / 1000
    narrower = line.width - (right - left - behind)
    moved = measure.left(narrower) - measure.left(line.width) - (line.width - narrower if measure.rtl else 0.0)
    x = right - behind if rtl else left
    runs = [*kept, Run(x, behind, last, list(space.pieces), [0.0] * len(space.pieces), rtl)]
    return Line([run._replace(x=run.x + moved) for run in runs] if moved else runs, narrower)
