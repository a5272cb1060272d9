"""One language as its readers would set it."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from polybrief.languages.scripts import FALLBACKS, SCRIPTS, Direction

DIGITS = {
    "latn": "0123456789",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
    "deva": "०१२३४५६७८९",
    "beng": "০১২৩৪৫৬৭৮৯",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
}
"""The digits of CLDR's numbering systems, 0 to 9."""
Digits = Literal["usual", "latin", "native"]
"""Which digits an edition has: those its readers expect, 0 to 9, or those of its script."""
# What is written without a space: digits that stand beside Latin letters belong to a name (F-16, S-1/2024, an address).
_TOKEN = re.compile(r"[!-~\u00c0-\u024f\u2010-\u2013\d]+")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_FULL_WIDTH = "０１２３４５６７８９"


class Language(Struct, frozen=True, dict=True):
    """One language as its readers would set it.

    Attributes:
        tag: BCP 47.
        locale: CLDR locale identifier.
        endonym: its name in itself.
        script: ISO 15924, one of `scripts.SCRIPTS`.
        quotes: opening and closing marks of a quotation, outer and inner.
        hyphenation: key of pyphen's dictionary, None where there is none.
        numbering: CLDR's numbering system of the digits that its readers expect.
        native_numbering: that of the script's own digits, None where there are none.
        money: how an amount in words is put together: `{amount}` and `{currency}`; see `translation.values`.
        money_before_vowel: the same before a currency that begins with a vowel, where that differs.
        currencies: ISO 4217 codes and names, where usage is not CLDR's.
        small_currency: CLDR writes the names of currencies with a capital, as in a list; a text does not.
        largest_word: no larger power of ten stands as a word in an amount ("1500 millones", not "1,5 mil millones").
        minimum_grouping: digits there must be before the first separator of thousands (CLDR's minimumGroupingDigits).
        day, month: CLDR's patterns of a full date and of a month with its year, None where usage is the CLDR's.
        year: what is written with a `{year}` that stands alone.
        decade: `{year}` is its first year, `{end}` its last.
        approximate: what is written with a `{date}` that is about right.
        uncertain: what is written with a `{date}` that is in doubt.
    """

    tag: str
    locale: str
    endonym: str
    script: str
    quotes: tuple[str, str, str, str]
    hyphenation: str | None = None
    numbering: str = "latn"
    native_numbering: str | None = None
    money: str = "{amount} {currency}"
    money_before_vowel: str | None = None
    currencies: tuple[tuple[str, str], ...] = ()
    small_currency: bool = False
    largest_word: int = 10**12
    minimum_grouping: int = 1
    day: str | None = None
    month: str | None = None
    year: str = "{year}"
    decade: str = "{year}"
    approximate: str = "≈\u00a0{date}"
    uncertain: str = "{date}\u00a0(?)"

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Font families to try in turn for each character."""
        own = SCRIPTS[self.script].families
        return own + tuple(family for family in FALLBACKS if family not in own)

    @property
    def direction(self) -> Direction:
        return SCRIPTS[self.script].direction

    @property
    def align(self) -> Literal["start", "justify"]:
        return SCRIPTS[self.script].align

    @property
    def italics(self) -> bool:
        return SCRIPTS[self.script].italics

    @property
    def leading(self) -> float:
        return SCRIPTS[self.script].leading

    @property
    def scale(self) -> float:
        return SCRIPTS[self.script].scale

    @property
    def space(self) -> str:
        return SCRIPTS[self.script].space

    @property
    def full_stop(self) -> bool:
        return SCRIPTS[self.script].full_stop

    def with_digits(self, choice: Digits) -> Language:
        """The language with other digits; itself where its script has none of its own."""
        systems = {"latin": "latn", "native": self.native_numbering}
        return replace(self, numbering=systems.get(choice) or self.numbering)

    def in_digits(self, text: str) -> str:
        """A text with its numbers in the language's digits. What has Latin letters in it stays as it is.

        >>> from polybrief.languages import language
        >>> language("fa").in_digits("24 F-16, 1982")
        '۲۴ F-16, ۱۹۸۲'
        """
        return _TOKEN.sub(lambda token: self._token_in_digits(token[0]), text)

    def _token_in_digits(self, token: str) -> str:
        if _LATIN_LETTER.search(token):
            return token
        digits = DIGITS[self.numbering]
        return "".join(
            digits[unicodedata.decimal(each)] if each.isdecimal() and each not in _FULL_WIDTH else each
            for each in token
        )
