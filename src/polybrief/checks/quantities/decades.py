"""Decades in running text: 1990s, años noventa, 90-х годов, 20世纪90年代."""

from __future__ import annotations

from decimal import Decimal

from polybrief.checks.quantities.lexicon import Lexicon, suffixes
from polybrief.checks.quantities.quantity import Quantity
from polybrief.checks.quantities.tokens import Tokens


class Decades(Tokens):
    """Tokens of which decades are read into `groups`."""

    def __init__(self, text: str, words: Lexicon) -> None:
        super().__init__(text, words)
        self.groups: list[list[Quantity]] = []

    def add_decade(self, year: int, start: int, end: int) -> None:
        """A decade by its first year, or by its tens, at a place of the folded text."""
        number = Decimal(year)
        self.groups.append([Quantity(number, number, 0, start, end, end, start, end, "decade")])

    def decade_by_ending(self, place: int, number: Decimal) -> int | None:
        """Digits with the ending of a decade: 1990s, 90-х годов; the token to go on with."""
        if number % 10 or number < 10:
            return None
        after = place + 2 if self.at(place + 1) in ("-", "'") else place + 1
        if self.at(after) not in suffixes("DECADE_SUFFIX", self.words.tag) or not self.glued_letters(after):
            return None
        wanted = self.words.sets["DECADE_AFTER"]
        if wanted and self.key_at(after + 1) not in wanted:
            return None
        end = after + 2 if wanted else after + 1
        self.add_decade(int(number), self.tokens[place].start, self.tokens[end - 1].end)
        return end

    def decade_word(self, place: int) -> int | None:
        """A word for a decade: nineties; the token to go on with."""
        token = self.tokens[place]
        tens = self.words.decades.get(token.key, self.words.decades.get(token.text))
        if tens is None:
            return None
        end = self._tail(place + 1)
        self.add_decade(tens, token.start, self.tokens[end - 1].end)
        return end

    def decade_before(self, place: int, number: Decimal) -> int | None:
        """Where the decade begins of which a number is the last word: década de los 90."""
        if number % 10 or not (10 <= number <= 90 or 1000 <= number <= 2990):
            return None
        at = place - 1
        while at >= 0 and place - at <= 3 and self.key_at(at) in self.words.sets["DECADE_BETWEEN"]:
            at -= 1
        if at >= 0 and self.key_at(at) in self.words.sets["DECADE"]:
            return self.tokens[at].start
        return None

    def ideographic_decade(self, place: int, end: int, year: int) -> int:
        """A decade before 年代, with its century if that stands there; the token to go on with."""
        start = self.tokens[place].start
        if self.folded[:start].endswith("世纪") and self.groups and self.groups[-1][0].core_end == start - 2:
            century = self.groups.pop()[0]
            start, year = century.start, (int(century.core) - 1) * 100 + year
        self.add_decade(year, start, self.tokens[end - 1].end)
        return end

    def _tail(self, place: int) -> int:
        wanted = self.words.sets["DECADE_AFTER"]
        if wanted and self.key_at(place) in wanted:
            return place + 1
        for length in (2, 1):
            if tuple(it.text for it in self.tokens[place : place + length]) in self.words.tails:
                return place + length
        return place
