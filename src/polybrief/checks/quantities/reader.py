"""Reading the quantities of a text: its tokens, one after the other, against the lexicon of its language."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from polybrief.checks.quantities.decades import Decades
from polybrief.checks.quantities.lexicon import Lexicon, lexicon, suffixes
from polybrief.checks.quantities.number_words import CHINESE_DIGITS, CHINESE_POINT, CHINESE_POWERS, CLASSIFIERS
from polybrief.checks.quantities.numerals import chinese, dates_of, fits, value_of
from polybrief.checks.quantities.quantity import Month, NumericDate, Quantity, Reading, Said, share
from polybrief.checks.words import CASED
from polybrief.languages import Language

_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 10**6
_NUMERAL = "".join([*CHINESE_DIGITS, *CHINESE_POWERS])
_CLITICS = frozenset({"و", "ب", "ل", "ال", "بال", "لل", "ك", "ف", "وال"})
_PERCENT_SIGNS = frozenset({("%",), ("٪",)})
_LARGEST_POWER = 15  # no text says more in words
_MYRIADS = "万亿萬億"
_MONTH, _DECADE, _ORDINAL = "月", ("年", "代"), frozenset("第期周拜")


@lru_cache(maxsize=1024)
def read(text: str, language: Language) -> Reading:
    """The quantities of a text in a language.

    >>> from polybrief.languages import language
    >>> [(str(it.number), sorted(it.marks)) for [it] in read("24 aviones, el 3,5 %", language("es")).groups]
    [('24', []), ('3.5', ['%'])]
    """
    return _Reader(text, lexicon(language)).read()


class _Reader(Decades):
    """One run over the tokens of a text; what is read is in the lists."""

    def __init__(self, text: str, words: Lexicon) -> None:
        super().__init__(text, words)
        self.months: list[Month] = []
        self.dates: list[NumericDate] = []

    def read(self) -> Reading:
        place = 0
        while place < len(self.tokens):
            place = self._step(place)
        share(self.groups, self.folded, self.words.between)
        groups = tuple(map(tuple, self.groups))
        return Reading(
            self.text, self.folded, tuple(self.starts), tuple(self.ends), tuple(self.tokens), groups,
            tuple(self.months), tuple(self.dates),
        )  # fmt: skip

    def _step(self, place: int) -> int:
        """Read what begins at a token; the token to go on with."""
        token = self.tokens[place]
        if token.kind == "date":
            self.dates.append(NumericDate(frozenset(dates_of(token.text)), token.start, token.end))
            return place + 1
        if token.kind == "amount":
            return self._amount(place)
        phrase, month = self.longest(place, self.words.months)
        if month and not self._is_rather_number(place, phrase):
            self._month(place, phrase, month)
            return place + phrase
        if token.text[0] in _NUMERAL and self.words.ideographic:
            return self._chinese(place)
        return self.decade_word(place) or self._word(place)

    def _word(self, place: int) -> int:
        number, after = self._words(place)
        if number is None:
            return place + 1
        unsure = number <= 1 or self.at(place) in self.words.unsure or self._is_name(place)
        return self._number(place, after, number, "unsure" if unsure else "words")

    def _is_rather_number(self, place: int, count: int) -> bool:
        """Whether what may be a month is a number too, and stands beside no digits: dez membros."""
        number, _ = self.longest(place, self.words.numbers)
        near = [*self.tokens[max(place - 2, 0) : place], *self.tokens[place + count : place + count + 2]]
        return number > 0 and all(it.kind != "amount" for it in near)

    def _is_name(self, place: int) -> bool:
        """Whether a word and the next have capitals: Tres Cántaros."""
        both = self.tokens[place : place + 2]
        return len(both) > 1 and all(self.text[self.starts[it.start]].isupper() for it in both)

    def _amount(self, place: int) -> int:
        token = self.tokens[place]
        number = value_of(token.text, self.words.decimal)
        name = self._name_before(place)
        if name is not None or number is None:
            return self._label(place, place + 1, number, token.start if name is None else name)
        for rule in (self.decade_by_ending, self._ending, self._calendar):
            if after := rule(place, number):
                return after
        return self._number(place, place + 1, number, "digits")

    def _name_before(self, place: int) -> int | None:
        """Where the name begins that digits are a part of: F-16, A320."""
        token, before = self.tokens[place], self.tokens[place - 1] if place else None
        if before is None or before.end != token.start:
            return None
        if before.kind == "word":
            is_cased = re.match(f"[{CASED}]", before.text[-1]) is not None
            return before.start if is_cased and not self.mark_before(place)[0] else None
        name = self.tokens[place - 2] if place > 1 and before.text == "-" else None
        if name and name.kind == "word" and name.end == before.start and name.text not in _CLITICS:
            return name.start
        return None

    def _ending(self, place: int, number: Decimal) -> int | None:
        """What is written at the end of digits: 32-х, 24th; the token to go on with."""
        suffix, end = self.suffix(place), place + 1
        if suffix is not None and suffix in suffixes("CARDINAL_SUFFIX", self.words.tag):
            return self._number(place, place + 3, number, "digits")
        if suffix is not None:
            return self._label(place, place + 3, number, self.tokens[place].start)
        if end < len(self.tokens) and self.glued_letters(end) and not self.is_mark(end):
            return self._label(place, end + 1, number, self.tokens[place].start)
        return None

    def _calendar(self, place: int, number: Decimal) -> int | None:
        """Digits before the ideograph for month or decade; the token to go on with."""
        end = place + 1
        return (
            self._dated(place, end, number) if self.words.ideographic and self.tokens[place].text.isdecimal() else None
        )

    def _dated(self, place: int, end: int, number: Decimal) -> int | None:
        if self.at(end) == _MONTH and number in range(1, 13):
            self.months.append(Month(int(number), self.tokens[place].start, self.tokens[end].end))
            return end + 1
        if (self.at(end), self.at(end + 1)) == _DECADE and number % 10 == 0:
            return self.ideographic_decade(place, end + 2, int(number))
        return None

    def _number(self, place: int, end: int, number: Decimal, said: Said) -> int:
        """A number whose last token is before `end`, with the words for its power and what it counts."""
        start, core_end = self.tokens[place].start, self.tokens[end - 1].end
        if said != "unsure" and (decade := self.decade_before(place, number)) is not None:
            self.add_decade(int(number), decade, core_end)
            return end
        start, number = self._minus(place, start, number)
        found = []
        power, after, loose = self._power(end)
        for exponent, behind in {(power, after), *([(0, end)] if loose else [])}:
            scale_end = self.tokens[behind - 1].end
            left, right, marks = self._marked(place, behind, start, scale_end)
            whole = number.scaleb(exponent)
            how: Said = "words" if said == "unsure" and exponent else said
            found.append(Quantity(whole, number, exponent, start, core_end, scale_end, left, right, how, marks))
        self.groups.append(sorted(found, key=lambda it: -it.power))
        return after

    def _minus(self, place: int, start: int, number: Decimal) -> tuple[int, Decimal]:
        if place and self.tokens[place - 1].text == "-" and self.tokens[place - 1].end == start:
            before = self.folded[: start - 1][-1:]
            if not before or before in " («“[:":
                return start - 1, -number
        return start, number

    def _power(self, place: int) -> tuple[int, int, bool]:
        """The power of ten said from a token on, the token behind it, and whether it is a letter that may be a unit."""
        power, loose = 0, False
        while power <= _LARGEST_POWER:
            is_power = self.words.ideographic and self.at(place) in CHINESE_POWERS
            if is_power and not self.longest(place, self.words.marks)[0]:  # 千米 is a unit
                power, place = power + CHINESE_POWERS[self.at(place)], place + 1
                continue
            count, scale = self.longest(place, self.words.scales)
            if not scale or ((loose := loose or (len(self.tokens[place].text) == 1 and power == 0)) and power):
                return power, place, loose
            power, place = power + scale, place + count
        return power, place, loose

    def _marked(self, place: int, end: int, start: int, scale_end: int) -> tuple[int, int, frozenset[str]]:
        """What a number counts, with how far that reaches."""
        begin = place - 1 if start < self.tokens[place].start else place
        marks, left = self.mark_before(begin)
        if marks:
            return left, scale_end, marks
        for skip in (0, 1, 2):
            if skip and not all(self.at(end + it) in self.words.sets["OF"] for it in range(skip)):
                break
            count, found = self.longest(end + skip, self.words.marks)
            behind = end + skip + count
            if not found or (skip and not any(it.isupper() for it in found)) or not self.is_code(end + skip, found):
                continue
            if self._is_of_next(end + skip, behind):
                continue
            return start, self.tokens[behind - 1].end, found
        return start, scale_end, frozenset()

    def _is_of_next(self, place: int, behind: int) -> bool:
        """Whether a sign of money between two numbers belongs to the one behind it."""
        phrase = tuple(it.text for it in self.tokens[place:behind])
        is_sign = phrase in self.words.before and phrase not in _PERCENT_SIGNS
        return is_sign and behind < len(self.tokens) and self.tokens[behind].kind == "amount"

    def _words(self, place: int) -> tuple[Decimal | None, int]:
        """The number up to the thousands that words say from a token on, and the token behind it."""
        total, current, end = 0, 0, place
        while end < len(self.tokens):
            at, joined = end, self.tokens[end].joined
            if end > place and (self.at(at) == "-" or self.key_at(at) in self.words.sets["AND"]):
                at, joined = at + 1, True
            count, value = self.longest(at, self.words.numbers)
            if not value or (value >= _MILLION and str(value).startswith("1")):
                break
            if value == _THOUSAND and not total:
                total, current = (current or 1) * value, 0
            elif value == _HUNDRED and 2 <= current <= 9:
                current *= value
            elif value != _THOUSAND and fits(current, value, joined=joined):
                current += value
            else:
                break
            end = at + count
        return (Decimal(total + current), end) if end > place else (None, place)

    def _chinese(self, place: int) -> int:
        end = place
        while end < len(self.tokens) and (self.at(end) in CHINESE_DIGITS or self.at(end) in CHINESE_POWERS):
            end += 1
        run = "".join(it.text for it in self.tokens[place:end])
        decimals = ""
        if self.at(end) == CHINESE_POINT and self.at(end + 1) in CHINESE_DIGITS:
            end += 1
            while self.at(end) in CHINESE_DIGITS:
                decimals, end = decimals + str(CHINESE_DIGITS[self.at(end)]), end + 1
        number = chinese(run)
        if number is None:
            return end
        number += Decimal(f"0.{decimals}") if decimals else 0
        before, following = self.at(place - 1) if place else "", self.at(end)
        if (after := self._dated(place, end, number)) is not None:
            return after
        if before in _ORDINAL:
            return end
        sure = len(run) > 1 or (following != "" and following in CLASSIFIERS) or self.mark_before(place)[0]
        head = run.rstrip(_MYRIADS)
        if head and head != run and not decimals and set(head).isdisjoint(_MYRIADS) and (core := chinese(head)):
            return self._number(place, place + len(head), core, "words")
        return self._number(place, end, number, "words" if sure and number > 1 else "unsure")

    def _month(self, place: int, count: int, month: int) -> None:
        first, last = self.tokens[place], self.tokens[place + count - 1]
        near = [
            self.tokens[it]
            for it in (place - 1, place - 2, place + count, place + count + 1)
            if 0 <= it < len(self.tokens)
        ]
        dated = any(it.kind == "amount" for it in near)
        original = self.text[self.starts[first.start]]
        unsure = first.text in self.words.unsure
        if unsure and not dated and not (original.isupper() and place):
            return
        self.months.append(Month(month, first.start, last.end, sure=dated or not unsure))

    def _label(self, place: int, end: int, number: Decimal | None, left: int) -> int:
        """A number that is part of a name or an ordinal, from `left` to the token before `end`."""
        token = self.tokens[place]
        value = Decimal(re.sub(r"\D", "", token.text)) if number is None else number
        right = self.tokens[end - 1].end
        self.groups.append([Quantity(value, value, 0, token.start, token.end, token.end, left, right, "label")])
        return end
