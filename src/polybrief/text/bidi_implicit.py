"""UAX #9, rules W1 to I2: the levels of an isolating run sequence from the types of its characters.

Types are a string of class symbols (`bidi_data.SYMBOLS`), one for each character, and most rules are substitutions in
it that keep its length: far faster than a loop over characters. Once the weak types are resolved, five symbols are
left: L, R, E (EN), N (AN), and O for everything neutral.
"""

import re
from functools import cache

from polybrief.text import bidi_properties as properties

MAX_OPEN_BRACKETS = 63  # BD16

_NEUTRALS = str.maketrans(dict.fromkeys("SWjkfq", "O"))
_LEFT_WEAK = str.maketrans(dict.fromkeys("+%,", "O"))  # W6
_DIRECTIONS = (("L", "R"), ("R", "L"))  # of an even and an odd level: its own, the opposite
_STRONG = {"L": frozenset("L"), "R": frozenset("REN")}  # N0 to N2 take numbers for R
_TURNING = (frozenset("RAN"), frozenset("LEN"))  # without them, all of a sequence of even or of odd level keeps it
_INCREMENTS = ((0, 1, 2, 2), (1, 0, 1, 1))  # of L, R, E, N at an even and at an odd level (I1, I2)

_MARKED = re.compile("(.)~+")  # W1
_AFTER_ARABIC = re.compile("A[^LR]*")  # W2
_AFTER_LATIN = re.compile("L[^R]*")  # W7
# These begin with what they replace, not with a lookbehind, so that the search can skip to it.
_SEPARATOR = re.compile("[+,](?:(?<=E.)(?=E)|(?<=N,)(?=N))")  # W4
_TERMINATORS = re.compile("%(?:(?<=E%)%*+|(?<!%%)%*+(?=E))")  # W5
# Numbers that take in what is beside them (W1, W4, W5). Where there are none, and nothing is Latin, only they turn.
_JOINED = re.compile("[EN](?:[~%]|[+,][EN])|%~*+[EN]")
_BETWEEN_OPPOSITE = (re.compile("O(?<=[REN]O)O*+(?=[REN])"), re.compile("O(?<=LO)O*+(?=L)"))  # N1


def implicit_levels(characters: str, types: str, level: int, sos: str, eos: str) -> bytes:
    """Return the level of each of some characters, given their types and those at both ends of the sequence (X10)."""
    if sos == "LR"[level % 2] and _TURNING[level % 2].isdisjoint(types):
        return bytes([level]) * len(types)
    if level % 2 and sos == "R" and "L" not in types and not _JOINED.search(types):
        return types.encode().translate(_numbers(level))
    original = types.translate(_NEUTRALS)
    resolved = _weak(original, sos)
    if properties.brackets().pattern.search(characters):
        resolved = _paired(characters, original, resolved, level, sos)
    return _neutral(resolved, level, sos, eos).encode().translate(_implicit(level))


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
def _numbers(level: int) -> bytes:
    """Return the table that turns the types of an odd level into levels where only numbers have another."""
    return bytes(level + (chr(symbol) in "EN") for symbol in range(256))


@cache
def _implicit(level: int) -> bytes:
    """Return the table that turns the resolved types of a level into the levels of their characters (I1, I2)."""
    return bytes.maketrans(b"LREN", bytes(level + increment for increment in _INCREMENTS[level % 2]))
