"""A Unicode property as one symbol for each code point, decoded from the runs that a generated module holds."""

import re
from bisect import bisect_right
from collections.abc import Iterator


def runs(encoded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last code point of each run, and its symbol, of `3A1B`: three As, then a B."""
    start = 0
    for match in re.finditer(r"(\d+)(\D)", encoded):
        end = start + int(match[1])
        yield start, end - 1, match[2]
        start = end


class SymbolTable(dict[int, str]):
    """A table for str.translate that looks a code point up when it is first asked for."""

    def __init__(self, encoded: str) -> None:
        decoded = list(runs(encoded))
        self._starts = [first for first, _, _ in decoded]
        self._symbols = [symbol for _, _, symbol in decoded]

    def __missing__(self, code_point: int) -> str:
        symbol = self[code_point] = self._symbols[bisect_right(self._starts, code_point) - 1]
        return symbol
