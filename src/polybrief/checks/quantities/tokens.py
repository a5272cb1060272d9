"""A text cut into tokens, and looked up in the lexicon of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from polybrief.checks.quantities.lexicon import TOKEN, Lexicon, Phrase, plain, suffixes
from polybrief.checks.quantities.quantity import Token
from polybrief.checks.words import CASED

T = TypeVar("T")
_LONGEST = 6  # tokens in a phrase


class Tokens:
    """The tokens of a text, folded, with where they come from. What is looked up begins at a token's number."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words
        self.folded, self.starts, self.ends = _folded(text)
        self.tokens = list(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        for match in TOKEN.finditer(self.folded):
            kind = match.lastgroup or "sign"
            kind = next(it for it in ("date", "amount", "word", "sign") if match[it])
            if kind == "word":
                key, cut, joined = self.words.key(match[0])
                yield Token(match[0], key, match.start() + cut, match.end(), kind, joined)
            else:
                yield Token(match[0], match[0], match.start(), match.end(), kind)

    def longest(self, place: int, table: Mapping[Phrase, T]) -> tuple[int, T | None]:
        """How many tokens from one on are the longest phrase of a table, and what it says of that."""
        tokens = self.tokens[place : place + _LONGEST]
        keys, texts = tuple(it.key for it in tokens), tuple(it.text for it in tokens)
        for length in range(len(tokens), 0, -1):
            for form in (texts[:length], keys[:length], tuple(it for it in texts[:length] if it != "-")):
                if texts[length - 1] != "-" and texts[0] != "-" and (found := table.get(form)) is not None:
                    return length, found
        return 0, None

    def at(self, place: int) -> str:
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def key_at(self, place: int) -> str:
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def glued_letters(self, place: int) -> bool:
        token = self.tokens[place]
        return (
            token.kind == "word"
            and self.tokens[place - 1].end == token.start
            and re.match(f"[{CASED}]", token.text) is not None
        )

    def is_mark(self, place: int) -> bool:
        return bool(self.longest(place, self.words.marks)[1] or self.longest(place, self.words.scales)[1])

    def suffix(self, place: int) -> str | None:
        """An ending behind digits and a hyphen: 32-х."""
        if self.at(place + 1) != "-" or self.tokens[place + 1].start != self.tokens[place].end:
            return None
        after = self.at(place + 2)
        known = suffixes("CARDINAL_SUFFIX", self.words.tag) | suffixes("YEAR_SUFFIX", self.words.tag)
        return after if after in known and self.tokens[place + 2].start == self.tokens[place + 1].end else None

    def mark_before(self, place: int) -> tuple[frozenset[str], int]:
        for length in range(min(4, place), 0, -1):
            phrase = tuple(it.key for it in self.tokens[place - length : place])
            found = self.words.before.get(phrase)
            if found and self.is_code(place - length, found):
                return found, self.tokens[place - length].start
        return frozenset(), 0

    def is_code(self, place: int, marks: frozenset[str]) -> bool:
        """Whether a code of a currency stands in capitals: all, top and try are codes too."""
        token = self.tokens[place]
        if not token.text.isalpha() or token.text.upper() not in marks:
            return True
        return self.text[self.starts[token.start] : self.ends[token.end - 1]].isupper()


def _folded(text: str) -> tuple[str, list[int], list[int]]:
    pieces, starts, ends = [], list[int](), list[int]()
    for place, character in enumerate(text):
        piece = plain(character)
        if piece:
            pieces.append(piece)
            starts += [place] * len(piece)
            ends += [place + 1] * len(piece)
        elif ends and ends[-1] == place and character >= "\u0300" and not _is_format(character):
            ends[-1] = place + 1
    return "".join(pieces), starts, ends


def _is_format(character: str) -> bool:
    return character in "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u061c\ufeff"
