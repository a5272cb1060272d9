"""What every page repeats: header and footer, set anew for each page because of its number.

The parts of a running text stand apart on one line: the first at the start, the last at the end, others in the middle.
None runs into another: first the handling mark takes its room, then the last part, the first, those in the middle,
which move from the centre where they must, and last the document's title (`span.running-title`). What is longer than
the room that is left ends with an ellipsis behind a whole word; where not even one word fits, it is left out.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from polybrief.pdf.inline import Ground, Setting, Surroundings, spans
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import Fill, RunningItem, TextItem
from polybrief.pdf.theme import Style
from polybrief.text.line_ends import line_ends
from polybrief.text.lines import Line, Measure, Run, Span
from polybrief.text.paragraph import set_paragraph

_APART = 12.0  # points between two parts, at least
_ENDLESS = 1e6
_ELLIPSIS = "…"
_NOT_BEFORE_ELLIPSIS = " \u00a0·,;:–—-/،؛、，·"
_PADDING = 0.3  # of what has a colour behind it, in sizes of its type: beside it, above capitals, below the baseline

Running = list[RunningItem]


class _Part(NamedTuple):
    """A part on one line that begins at x 0, what is behind it, and how far both reach, in points."""

    line: Line
    fills: tuple[Fill, ...]
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def set_running(elements: Sequence[Node], setting: Setting, number: int, total: int) -> tuple[Running, Running]:
    """Header and footer of page `number` of `total`."""
    page = setting.theme.page
    header: Running = []
    footer: Running = []
    for element in elements:
        is_header = "header" in element.classes
        y = page["header"] if is_header else page["size"][1] - page["footer"]
        (header if is_header else footer).extend(_items(element, setting, number, total, y))
    return header, footer


def _items(element: Node, setting: Setting, number: int, total: int, y: float) -> Running:
    """The parts of a running text, placed."""
    opening = number == 1 and "header" in element.classes
    digits = setting.language.in_digits
    parts = list(_numbered(element, {"page-number": digits(str(number)), "page-count": digits(str(total))}))
    if opening:  # the title block says the rest
        parts = [node for node in parts if "handling" in node.classes][:1]
    style = setting.theme.style(setting.theme.base, element.tag, element.classes, ())
    last = len(parts) - 1
    side, room = setting.theme.page["side"], setting.theme.area[0]
    taken: dict[int, tuple[float, float]] = {}
    items: dict[int, RunningItem] = {}
    for index in sorted(range(len(parts)), key=lambda it: _rank(parts[it], it, last)):
        # Offsets from the start side.
        least = max((end + _APART for it, (_, end) in taken.items() if it < index), default=0.0)
        most = min((start - _APART for it, (start, _) in taken.items() if it > index), default=room)
        handling = _rank(parts[index], index, last) == 0
        part = _part(parts[index], setting, style, element.classes, room if handling else most - least)
        if part is None:
            continue
        wanted = room - part.width if index == last else (room - part.width) / 2 if index else 0.0
        start = max(least, min(wanted, most - part.width))
        taken[index] = start, start + part.width
        x = side - part.left + (room - start - part.width if setting.rtl else start)
        fills = tuple(it._replace(x=x + it.x, top=y + it.top) for it in part.fills)
        items[index] = RunningItem(y, TextItem(x, 0.0, part.line), fills)
    return [item for _, item in sorted(items.items())]


def _numbered(element: Node, numbers: Mapping[str, str]) -> Node:
    """The same, with the numbers in the spans that are of their classes."""
    found: list[str | Node] = [numbers[name] for name in element.classes if name in numbers and element.tag == "span"]
    contents = found or [each if isinstance(each, str) else _numbered(each, numbers) for each in element.contents]
    return Node(element.tag, element.attributes, element.line, contents, element.classes)


def _rank(node: Node, index: int, last: int) -> int:
    """In which order parts take their room: what warns before what can do without an end."""
    if "handling" in node.classes:
        return 0
    if "running-title" in node.classes:
        return 4
    return 1 if index == last else 2 if index == 0 else 3


def _part(node: Node, setting: Setting, style: Style, around: tuple[str, ...], room: float) -> _Part | None:
    """A part on one line, shortened to fit into `room`; None where it is empty or not even a word of it fits."""
    found = spans(setting, [node], style, Surroundings(setting.rtl, around), None)
    if not found:
        return None
    part = _set(found, setting.rtl)
    if part.width <= room:
        return part
    text = "".join(span.text for span in found)
    ends = [end for end in line_ends(text)[:-1] if text[:end].strip(_NOT_BEFORE_ELLIPSIS)]
    fitting = bisect.bisect_right(ends, room, key=lambda end: _set(_cut(found, end), setting.rtl).width)
    return _set(_cut(found, ends[fitting - 1]), setting.rtl) if fitting else None


def _cut(found: Sequence[Span], end: int) -> list[Span]:
    """The first `end` characters and an ellipsis."""
    kept: list[Span] = []
    for span in found:
        if end <= 0:
            break
        kept.append(replace(span, text=span.text[:end]))
        end -= len(span.text)
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(_NOT_BEFORE_ELLIPSIS) + _ELLIPSIS)
    return kept


def _set(found: Sequence[Span], rtl: bool) -> _Part:
    """Spans on one line that begins at x 0, and what is behind them."""
    line = set_paragraph(found, Measure(_ENDLESS, rtl, "end" if rtl else "start"))[0]
    fills = tuple(
        _fill(owner.color, list(runs))
        for owner, runs in groupby(line.runs, lambda run: run.span.owner)
        if isinstance(owner, Ground)
    )
    left = min([0.0, *(fill.x for fill in fills)])
    return _Part(line, fills, left, max([line.width, *(fill.x + fill.width for fill in fills)]))


def _fill(color: tuple[float, float, float], runs: Sequence[Run]) -> Fill:
    """What is behind runs of a line; its top is counted from the baseline."""
    size = max(run.span.size for run in runs)
    capitals = max(run.pieces[0].font.cap_height * run.span.size / 1000 for run in runs)
    left, right = min(run.x for run in runs), max(run.x + run.width for run in runs)
    padding = _PADDING * size
    return Fill(left - padding, -capitals - padding, right - left + 2 * padding, capitals + 2 * padding, color)
