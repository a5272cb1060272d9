"""UAX #9, rules P2, P3 and X1 to X10: which characters are resolved together, at which level.

Text is a string of class symbols (`bidi_data.SYMBOLS`), one for each character.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from polybrief.text import bidi_properties as properties
from polybrief.text.bidi_implicit import implicit_levels

MAX_DEPTH = 125  # BD2

# X2 to X5b: the direction of what follows an initiator, and for LRO and RLO the type that overrides its characters'.
_EMBEDDINGS = {"l": ("L", ""), "r": ("R", ""), "m": ("L", "L"), "s": ("R", "R")}
_ISOLATES = {"j": "L", "k": "R", "f": ""}  # an FSI's direction is found in what it isolates
_PDF, _PDI = "p", "q"

_DIRECTION = re.compile("[LRAjkfq]")  # P2
# What the rules from X10 on do not see: all that X9 removes, and B, which X8 takes out of everything.
_REMOVED_TYPES = "lrmspxB"
_REMOVED = re.compile(f"[{_REMOVED_TYPES}]")
_STRETCHES = re.compile("[lrmspjkfq]|[xB]+|[^lrmspxBjkfq]+")


def nested_levels(text: str, base: int) -> bytes:
    """Return the level of each character of a paragraph with any explicit formatting (X1 to I2)."""
    classes = properties.classes(text)
    types, runs = _explicit(classes, base)
    result = bytearray(len(text))
    for spans, level, sos, eos in _isolating_run_sequences(classes, runs, base):
        implicit = implicit_levels(_pick(text, spans), _pick(types, spans), level, sos, eos)
        position = 0
        for start, end in spans:
            result[start:end] = implicit[position : position + end - start]
            position += end - start
    for match in _REMOVED.finditer(types):
        i = match.start()
        result[i] = result[i - 1] if i and match[0] != "B" else base
    return bytes(result)


def first_strong(classes: str, start: int = 0, *, isolated: bool = False) -> int:
    """Return 1 if the first strong character from `start` on is R or AL, else 0 (P2, P3).

    `isolated` stops at the PDI that matches an FSI before `start` (X5c).
    """
    depth = 0
    for match in _DIRECTION.finditer(classes, start):
        if match[0] in _ISOLATES:
            depth += 1
        elif match[0] == _PDI:
            if isolated and not depth:
                break
            depth = max(depth - 1, 0)
        elif not depth:
            return int(match[0] != "L")
    return 0


class _DirectionalStatus:
    """The stack of rules X1 to X7 and its counters; entries are level, override, whether an isolate."""

    def __init__(self, base: int) -> None:
        self.stack = [(base, "", False)]
        self.overflow_isolates = self.overflow_embeddings = self.valid_isolates = 0

    def open(self, direction: str, override: str, *, isolate: bool) -> None:
        """Enter an embedding, an override (X2 to X5) or an isolate (X5a to X5c)."""
        level = self.stack[-1][0]
        level = (level + 1) | 1 if direction == "R" else (level + 2) & ~1
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.stack.append((level, override, isolate))
            self.valid_isolates += isolate
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def close_isolate(self) -> None:
        """Leave the isolate that a PDI matches, if any, and the embeddings still open in it (X6a)."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack.pop()[2]:
                pass
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        """Leave the embedding or override that a PDF matches, if any (X7)."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif len(self.stack) > 1 and not self.stack[-1][2]:
            self.stack.pop()


class _LevelRun(NamedTuple):
    """A level run (BD7), without the characters that are removed: its level, start and end of each of its stretches."""

    level: int
    spans: list[tuple[int, int]]


def _explicit(classes: str, base: int) -> tuple[str, list[_LevelRun]]:
    """Return the types after overrides and the level runs (X1 to X9)."""
    status = _DirectionalStatus(base)
    types: list[str] = []
    runs: list[_LevelRun] = []
    end = 0
    for part in _STRETCHES.findall(classes):
        start, end = end, end + len(part)
        if part in _EMBEDDINGS:
            status.open(*_EMBEDDINGS[part], isolate=False)
        elif part == _PDF:
            status.close_embedding()
        elif part == _PDI:
            status.close_isolate()
        level, override, _ = status.stack[-1]
        if part[0] in _REMOVED_TYPES:
            types.append(part)
            continue
        types.append(override * len(part) or part)
        if runs and runs[-1].level == level:
            runs[-1].spans.append((start, end))
        else:
            runs.append(_LevelRun(level, [(start, end)]))
        if part in _ISOLATES:
            # Where isolates overflow their direction has no effect; not to look for it keeps nested FSIs linear.
            direction = (
                _ISOLATES[part] or "LR"[not status.overflow_isolates and first_strong(classes, end, isolated=True)]
            )
            status.open(direction, "", isolate=True)
    return "".join(types), runs


class _Sequence(NamedTuple):
    """An isolating run sequence (BD13): start and end of its stretches, and the types at its two ends (X10)."""

    spans: Sequence[tuple[int, int]]
    level: int
    sos: str
    eos: str


def _isolating_run_sequences(classes: str, runs: Sequence[_LevelRun], base: int) -> list[_Sequence]:
    """Return the isolating run sequences of a paragraph, without the removed characters (X10)."""
    linked: list[list[int]] = []
    interrupted: list[list[int]] = []
    for number, run in enumerate(runs):
        # A PDI in the level run of its initiator is not first there; so one that is first ends the innermost isolate.
        numbers = interrupted.pop() if interrupted and classes[run.spans[0][0]] == _PDI else []
        if not numbers:
            linked.append(numbers)
        numbers.append(number)
        if classes[run.spans[-1][1] - 1] in _ISOLATES:
            interrupted.append(numbers)
    run_levels = [base, *(run.level for run in runs), base]
    sequences = []
    for numbers in linked:
        first, last = numbers[0], numbers[-1]
        before, level = run_levels[first], run_levels[first + 1]
        after = base if classes[runs[last].spans[-1][1] - 1] in _ISOLATES else run_levels[last + 2]
        spans = list(chain.from_iterable(runs[number].spans for number in numbers))
        sequences.append(_Sequence(spans, level, "LR"[max(before, level) % 2], "LR"[max(level, after) % 2]))
    return sequences


def _pick(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return "".join([text[start:end] for start, end in spans])
