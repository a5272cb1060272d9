"""The Unicode Bidirectional Algorithm, UAX #9 (https://www.unicode.org/reports/tr9/), rules P2 to L2.

A paragraph goes through `levels` once, each of its lines then through `line_levels` and `visual_order`. Splitting
text into paragraphs (P1) is the caller's; combining marks (L3) and mirroring (L4) are the shaper's.

Inside, text is a string of class symbols (`bidi_data.SYMBOLS`), one for each character, and most rules are
substitutions in it that keep its length: far faster than a loop over characters. Once the weak types are resolved,
five symbols are left: L, R, E (EN), N (AN), and O for everything neutral.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from polybrief.text import bidi_properties as properties

MAX_DEPTH = 125  # BD2
MAX_OPEN_BRACKETS = 63  # BD16

_KEPT_ISOLATES = 2000  # marks and numbers, which come again and again
_KEPT_ORDERS = 2000  # a line has few changes of direction

# X2 to X5b: the direction of what follows an initiator, and for LRO and RLO the type that overrides its characters'.
_EMBEDDINGS = {"l": ("L", ""), "r": ("R", ""), "m": ("L", "L"), "s": ("R", "R")}
_ISOLATES = {"j": "L", "k": "R", "f": ""}  # an FSI's direction is found in what it isolates
_PDF, _PDI = "p", "q"

_NEUTRALS = str.maketrans(dict.fromkeys("SWjkfq", "O"))
_LEFT_WEAK = str.maketrans(dict.fromkeys("+%,", "O"))  # W6
_DIRECTIONS = (("L", "R"), ("R", "L"))  # of an even and an odd level: its own, the opposite
_STRONG = {"L": frozenset("L"), "R": frozenset("REN")}  # N0 to N2 take numbers for R
_TURNING = (frozenset("RAN"), frozenset("LEN"))  # without them, all of a sequence of even or of odd level keeps it
_INCREMENTS = ((0, 1, 2, 2), (1, 0, 1, 1))  # of L, R, E, N at an even and at an odd level (I1, I2)

_DIRECTION = re.compile("[LRAjkfq]")  # P2
# What the rules from X10 on do not see: all that X9 removes, and B, which X8 takes out of everything.
_REMOVED_TYPES = "lrmspxB"
_REMOVED = re.compile(f"[{_REMOVED_TYPES}]")
# An isolate without explicit formatting or paragraph separators in it.
_RLI, _END = "\u2067", "\u2069"
_FORMATTING = "\u202a-\u202e\u2066-\u2069\n\r\x1c-\x1e\x85\u2029"
_ISOLATE = re.compile(f"([\u2066\u2067])([^{_FORMATTING}]*){_END}")
_NOT_FLAT = re.compile(f"[{_FORMATTING}]")
_BOUNDARY_NEUTRAL = re.compile("x")
_STRETCHES = re.compile("[lrmspjkfq]|[xB]+|[^lrmspxBjkfq]+")
_WHITE_SPACE = re.compile("[WSBjkfqlrmspx]+")  # L1
_MARKED = re.compile("(.)~+")  # W1
_AFTER_ARABIC = re.compile("A[^LR]*")  # W2
_AFTER_LATIN = re.compile("L[^R]*")  # W7
# These begin with what they replace, not with a lookbehind, so that the search can skip to it.
_SEPARATOR = re.compile("[+,](?:(?<=E.)(?=E)|(?<=N,)(?=N))")  # W4
_TERMINATORS = re.compile("%(?:(?<=E%)%*+|(?<!%%)%*+(?=E))")  # W5
_BETWEEN_OPPOSITE = (re.compile("O(?<=[REN]O)O*+(?=[REN])"), re.compile("O(?<=LO)O*+(?=L)"))  # N1


def paragraph_level(text: str) -> int:
    """Return the level of a paragraph, 0 or 1, from its first strong character outside isolates (P2, P3)."""
    return _first_strong(properties.classes(text)) if properties.bidirectional().search(text) else 0


def levels(text: str, base: int | None) -> bytes:
    """Return the embedding level of each character of a paragraph by rules X1 to I2, before L1.

    `base` is the level of the paragraph: 0, 1, or None to find it as `paragraph_level` does. Characters that X9
    removes get the level of the character before them, or the base. All of `text` is one paragraph: a paragraph
    separator gets the base level (X8), and wherever it stands it ends no embedding.
    """
    if not base and (text.isascii() or not properties.bidirectional().search(text)):
        return bytes(len(text))
    base = _first_strong(properties.classes(text)) if base is None else base
    found = _flat_levels(text, base)
    return _nested_levels(text, base) if found is None else found


def _flat_levels(text: str, base: int) -> bytes | None:
    """The levels of a paragraph whose only explicit formatting is isolates, none in another; None for others.

    What X1 to X10 come to then: each isolate is resolved for itself, and the rest as if all of them were empty. Most
    right-to-left paragraphs of a brief are so, and take a fifth of the time.
    """
    parts = _ISOLATE.split(text) if _END in text else [text]
    around, initiators, isolated = parts[::3], parts[1::3], parts[2::3]
    if _NOT_FLAT.search("".join(around)):
        return None
    if not isolated:
        return _sequence_levels(text, base)
    outer = around[0] + "".join([f"{it}{_END}{after}" for it, after in zip(initiators, around[1:], strict=True)])
    resolved = _sequence_levels(outer, base)
    found: list[bytes] = []
    at = end = 0
    for before, initiator, inside in zip(around, initiators, isolated, strict=False):
        end += len(before) + 1
        found += (resolved[at:end], _isolate_levels(inside, (base + 1) | 1 if initiator == _RLI else (base + 2) & ~1))
        at, end = end, end + 1
    return b"".join((*found, resolved[at:]))


def _sequence_levels(text: str, level: int) -> bytes:
    """The levels of an isolating run sequence, with nothing of a higher level around it and nothing explicit inside."""
    direction = "LR"[level % 2]
    if not properties.turning(direction).search(text):
        return bytes([level]) * len(text)
    classes = properties.classes(text)
    gaps = [match.start() for match in _BOUNDARY_NEUTRAL.finditer(classes)]  # X9
    kept = "".join([text[start + 1 : end] for start, end in pairwise([-1, *gaps, len(text)])]) if gaps else text
    found = _resolved(kept, classes.replace("x", ""), level, direction, direction)
    for gap in gaps:
        found = found[:gap] + (found[gap - 1 : gap] or bytes([level])) + found[gap:]
    return found


_isolate_levels = lru_cache(_KEPT_ISOLATES)(_sequence_levels)


def _nested_levels(text: str, base: int) -> bytes:
    """The levels of a paragraph with any explicit formatting."""
    classes = properties.classes(text)
    types, runs = _explicit(classes, base)
    result = bytearray(len(text))
    for spans, level, sos, eos in _isolating_run_sequences(classes, runs, base):
        implicit = _resolved(_pick(text, spans), _pick(types, spans), level, sos, eos)
        position = 0
        for start, end in spans:
            result[start:end] = implicit[position : position + end - start]
            position += end - start
    for match in _REMOVED.finditer(types):
        i = match.start()
        result[i] = result[i - 1] if i and match[0] != "B" else base
    return bytes(result)


def _resolved(characters: str, types: str, level: int, sos: str, eos: str) -> bytes:
    """The levels of an isolating run sequence (W1 to I2)."""
    if sos == "LR"[level % 2] and _TURNING[level % 2].isdisjoint(types):
        return bytes([level]) * len(types)
    original = types.translate(_NEUTRALS)
    resolved = _weak(original, sos)
    if properties.brackets().pattern.search(characters):
        resolved = _paired(characters, original, resolved, level, sos)
    return _neutral(resolved, level, sos, eos).encode().translate(_implicit(level))


def line_levels(text: str, levels: Sequence[int], start: int, end: int, base: int) -> list[int]:
    """Return the levels of the line text[start:end] after rule L1.

    `levels` are those of the paragraph `text`, `base` is the paragraph's level. Separators, the white space before
    them and at the end of the line, and the formatting characters among these get the base level.
    """
    result = list(levels[start:end])
    if result.count(base) == len(result):
        return result
    classes = properties.classes(text[start:end])
    for match in _WHITE_SPACE.finditer(classes):
        first, last = match.span()
        if last < len(classes):
            last = max(classes.rfind("S", first, last), classes.rfind("B", first, last)) + 1
        if first < last:
            result[first:last] = [base] * (last - first)
    return result


def visual_order(levels: Sequence[int]) -> Sequence[int]:
    """Return the indices of a line's characters from left to right, given their levels (L2)."""
    return _visual_order(bytes(levels))


@lru_cache(_KEPT_ORDERS)
def _visual_order(levels: bytes) -> tuple[int, ...]:
    order = list(range(len(levels)))
    there = sorted(set(levels))
    lowest_odd = next((level for level in there if level % 2), MAX_DEPTH + 2)
    for threshold in range(there[-1] if there else 0, lowest_odd - 1, -1):
        if threshold <= there[0]:
            order.reverse()
            continue
        for match in _at_least(threshold).finditer(levels):
            part = slice(*match.span())
            order[part] = order[part][::-1]
    return tuple(order)


def _first_strong(classes: str, start: int = 0, *, isolated: bool = False) -> int:
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
                _ISOLATES[part] or "LR"[not status.overflow_isolates and _first_strong(classes, end, isolated=True)]
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


def _weak(types: str, sos: str) -> str:
    """Resolve the weak types of an isolating run sequence (W1 to W7)."""
    types = sos + types
    if "~" in types:
        types = _MARKED.sub(lambda match: match[1] * len(match[0]), types)
    if "A" in types:
        types = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), types).replace("A", "R")
    types = _SEPARATOR.sub(lambda match: match.string[match.start() - 1], types)
    types = _TERMINATORS.sub(lambda match: "E" * len(match[0]), types).translate(_LEFT_WEAK)
    if "E" in types:
        types = _AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), types)
    return types[1:]


def _paired(characters: str, original: str, types: str, level: int, sos: str) -> str:
    """Resolve the paired brackets of an isolating run sequence (N0); `original` are its types before W1."""
    result = list(types)
    embedding, opposite = _DIRECTIONS[level % 2]
    for opening, closing in _bracket_pairs(characters, types):
        inside = result[opening + 1 : closing]
        if not _STRONG[embedding].isdisjoint(inside):
            direction = embedding
        elif not _STRONG[opposite].isdisjoint(inside):
            before = next((result[i] for i in range(opening - 1, -1, -1) if result[i] != "O"), sos)
            direction = "L" if before == "L" else "R"
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while original[end : end + 1] == "~":
                end += 1
            result[bracket:end] = direction * (end - bracket)
    return "".join(result)


def _bracket_pairs(characters: str, types: str) -> list[tuple[int, int]]:
    """Return the positions of the bracket pairs, in the order of the opening ones (BD14 to BD16)."""
    brackets = properties.brackets()
    pairs = []
    stack: list[tuple[str, int]] = []
    for match in brackets.pattern.finditer(characters):
        position = match.start()
        if types[position] != "O":
            continue
        if match[0] in brackets.opening:
            if len(stack) == MAX_OPEN_BRACKETS:
                break
            stack.append((brackets.opening[match[0]], position))
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == brackets.closing[match[0]]:
                pairs.append((stack[depth][1], position))
                del stack[depth:]
                break
    return sorted(pairs)


def _neutral(types: str, level: int, sos: str, eos: str) -> str:
    """Resolve the neutrals of an isolating run sequence (N1, N2)."""
    embedding, opposite = _DIRECTIONS[level % 2]
    types = _BETWEEN_OPPOSITE[level % 2].sub(lambda match: opposite * len(match[0]), sos + types + eos)
    return types[1:-1].replace("O", embedding)


@cache
def _at_least(level: int) -> re.Pattern[bytes]:
    """Return a pattern that finds stretches of levels from this one on."""
    return re.compile(b"[\\x%02x-\xff]+" % level, re.DOTALL)


@cache
def _implicit(level: int) -> bytes:
    """Return the table that turns the resolved types of a level into the levels of their characters (I1, I2)."""
    return bytes.maketrans(b"LREN", bytes(level + increment for increment in _INCREMENTS[level % 2]))


def _pick(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return "".join([text[start:end] for start, end in spans])
