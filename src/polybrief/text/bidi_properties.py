"""Look-ups in the tables of `bidi_data`, decoded when the first text needs them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from polybrief.text.bidi_data import BRACKET_EQUIVALENTS, BRACKET_PAIRS, CLASS_RUNS
from polybrief.text.symbols import SymbolTable, runs


class Brackets(NamedTuple):
    """The opening and closing brackets of BD14 and BD15, and a pattern that finds either.

    Each bracket is mapped to the closing bracket of its pair, of two canonically equivalent ones always to the same.
    """

    opening: Mapping[str, str]
    closing: Mapping[str, str]
    pattern: re.Pattern[str]


def classes(text: str) -> str:
    """Return the Bidi_Class of each character, as a string of the symbols of `bidi_data.SYMBOLS`."""
    return text.translate(_class_table())


@cache
def bidirectional() -> re.Pattern[str]:
    """Return a pattern that finds nothing in a text that stays at level 0 throughout when its paragraph does.

    It finds R, AL, AN and explicit formatting characters.
    """
    return _finder("RANlrmspjkfq")


@cache
def turning(direction: str) -> re.Pattern[str]:
    """Return a pattern that finds nothing where all of a sequence keeps its level; without isolates (I1, I2, N2).

    `direction` is that of the level and of both ends, L or R.
    """
    return _finder("RAN" if direction == "L" else "LEN")


@cache
def eventful(direction: str) -> re.Pattern[str]:
    """Return the same that finds explicit formatting and paragraph separators as well."""
    return _finder(("RAN" if direction == "L" else "LEN") + "lrmspjkfqB")


def _finder(symbols: str) -> re.Pattern[str]:
    """A pattern that finds the characters of some classes.

    Above the BMP it finds all from the first of them to the last, because many ranges there are slow to test; running
    the algorithm without need does no harm.
    """
    ranges = [(first, last) for first, last, symbol in runs(CLASS_RUNS) if symbol in symbols]
    above = [bound for bounds in ranges if bounds[0] > 0xFFFF for bound in bounds]
    bmp = [bounds for bounds in ranges if bounds[0] <= 0xFFFF]
    return re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in [*bmp, (above[0], above[-1])]) + "]")


@cache
def brackets() -> Brackets:
    """Return the paired brackets."""
    canonical = dict(zip(BRACKET_EQUIVALENTS[::2], BRACKET_EQUIVALENTS[1::2], strict=True))
    closers = BRACKET_PAIRS[1::2]
    closing = {closer: canonical.get(closer, closer) for closer in closers}
    opening = {opener: closing[closer] for opener, closer in zip(BRACKET_PAIRS[::2], closers, strict=True)}
    return Brackets(opening, closing, re.compile(f"[{re.escape(BRACKET_PAIRS)}]"))


@cache
def _class_table() -> SymbolTable:
    return SymbolTable(CLASS_RUNS)
