"""How the edition's language writes things, handed in by the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from polybrief.model.edtf import Edtf
from polybrief.model.value import Value


class Formats(Struct, frozen=True):
    """How the edition's language writes things (CLDR).

    Attributes:
        date: an EDTF date, no more precise than it is and with its doubts.
        list: "A, B and C".
        language_name: the language of a BCP 47 tag.
        percent: a share, 0 to 1.
        number: a number, or a text with numbers in it, in the language's digits.
        short: a value as short as it can be said exactly, for the axis of a chart.
    """

    date: Callable[[Edtf], str]
    list: Callable[[Sequence[str]], str]
    language_name: Callable[[str], str]
    percent: Callable[[float], str]
    number: Callable[[object], str]
    short: Callable[[Value], str]

    def percent_range(self, low: int, high: int) -> str:
        """A range of percent, with the sign once, where the language has it: 5–20 %."""
        return self.percent(high / 100).replace(self.number(high), f"{self.number(low)}–{self.number(high)}")
