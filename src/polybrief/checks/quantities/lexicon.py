"""What a language's words say of quantities: one lexicon a language, made of the CLDR's forms and of `number_words`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from polybrief.checks.quantities import number_words as words
from polybrief.checks.quantities.forms import COUNTS, RIVALS, currency_symbols, decimal_signs, month_names, scales
from polybrief.languages import Language

PERCENT = "%"
DASHES = frozenset({"-", "–", "—", "~", "～"})
Phrase = tuple[str, ...]
_IDEOGRAPHS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_IDEOGRAPHS}]"
TOKEN = re.compile(
    r"(?P<date>(?<!\d)(?:\d{4}-\d\d-\d\d|\d{4}/\d\d?/\d\d?|(?:\d\d?)(?P<dot>[./-])\d\d?(?P=dot)\d{4})(?!\d))"
    r"|(?P<amount>\d{1,3}(?P<group>[ '.,٬])\d{3}(?:(?P=group)\d{3})*(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*)"
    rf"|(?P<word>{_LETTER}+)|(?P<sign>\S)"
)
_LONGEST = 6  # tokens in a phrase
_PUNCTUATION = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "−": "-", "％": "%", "﹪": "%", "＄": "$", "￥": "¥", "．": "."}


@lru_cache(maxsize=8192)
def plain(character: str) -> str:
    """A character as quantities are compared: no case, no marks on it, nothing unseen, ASCII digits and spaces."""
    if character.isspace():
        return " "
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    parts = unicodedata.normalize("NFD", character.casefold())
    return unicodedata.normalize("NFC", "".join(it for it in parts if unicodedata.category(it) not in ("Mn", "Cf")))


class Lexicon(Struct, frozen=True):
    """The words of a language, folded by `plain`, as phrases of tokens.

    Attributes:
        decimal: what parts decimals.
        numbers: phrases to what they say.
        scales: phrases to powers of ten.
        marks: phrases to what they may be marks of: `%`, codes of currencies, CLDR units.
        before: those that may stand before the amount.
        months: phrases to months, from 1.
        unsure: words that are often something else.
        decades: words to the tens of a year.
        about: phrases that say that a date is about right.
        tails: phrases behind a decade.
        sets: the other tables of `number_words`, each a set of words.
        vocabulary: all words.
        ideographic: numbers and dates are written in ideographs.
    """

    tag: str
    decimal: str
    numbers: Mapping[Phrase, int]
    scales: Mapping[Phrase, int]
    marks: Mapping[Phrase, frozenset[str]]
    before: Mapping[Phrase, frozenset[str]]
    months: Mapping[Phrase, int]
    unsure: frozenset[str]
    decades: Mapping[str, int]
    about: frozenset[Phrase]
    tails: frozenset[Phrase]
    sets: Mapping[str, frozenset[str]]
    vocabulary: frozenset[str]
    ideographic: bool

    @property
    def between(self) -> frozenset[str]:
        """What may stand between the ends of a range, or two amounts that share what is counted."""
        return self.sets["AND"] | self.sets["BETWEEN"] | DASHES

    def key(self, word: str) -> tuple[str, int, bool]:
        """A word as the tables have it, how many characters belong to what is written before it, and if that says and.

        >>> from polybrief.languages import language
        >>> lexicon(language("ar")).key("وعشرون")
        ('عشرون', 1, True)
        """
        return _key_of(self.tag, word, self.vocabulary)


@lru_cache(maxsize=16384)
def _key_of(tag: str, word: str, vocabulary: frozenset[str]) -> tuple[str, int, bool]:
    if tag in words.TRUNCATED:
        return _stem(tag, word), 0, False
    if tag not in words.PREFIXES or word in vocabulary:
        return word, 0, False
    match = re.match(words.PREFIXES[tag], word)
    cuts = [(0, False)]
    if match:
        joined = bool(match["joined"])
        cuts += [(1, True)] if joined else []
        cuts += [(it, joined) for it in range(match.end(), 0, -1) if (it, joined) not in cuts]
    for ending in ("", *_endings(tag)):
        for cut, joined in cuts:
            if word.endswith(ending) and (rest := word[cut : len(word) - len(ending)]) in vocabulary:
                return rest, cut, joined
    return word, 0, False


@lru_cache(maxsize=16)
def _endings(tag: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words.ENDINGS.get(tag, "").split()), key=len, reverse=True))


def _stem(tag: str, word: str) -> str:
    ending = next((it for it in _endings(tag) if word.endswith(it) and len(word) - len(it) > 1), "")
    return word[: len(word) - len(ending)]


def fold(text: str) -> str:
    """A text folded by `plain`, character by character.

    >>> fold("Dólares\\u00a0٤٠")
    'dolares 40'
    """
    return "".join(map(plain, text))


@lru_cache(maxsize=16)
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language."""
    tag = language.tag
    places = [language.locale.replace("_", "-"), *words.REGIONS.get(tag, ())]
    numbers = dict(_numbers(words.NUMBERS.get(tag, "")))
    powers = {_phrase(tag, it): power for place in places[::-1] for it, power in scales(place).items()}
    powers |= {_phrase(tag, word): int(power) for power, forms in _lines(words.SCALES.get(tag, "")) for word in forms}
    marks, before = _marks(language)
    months = dict(_months(tag, places))
    about = frozenset(_phrase(tag, it) for it in words.ABOUT.get(tag, "").split("|") if it)
    decades = {fold(word): int(n) for n, forms in _lines(words.DECADES.get(tag, "")) for word in forms}
    tables = {
        name: frozenset(_stem(tag, fold(word)) if tag in words.TRUNCATED else fold(word) for word in table.split())
        for name, table in _tables(tag)
    }
    vocabulary = {it for phrases in (numbers, powers, marks, months, about) for phrase in phrases for it in phrase}
    return Lexicon(
        tag=tag,
        decimal=_decimal(places[0]),
        numbers=numbers,
        scales=powers,
        marks=marks,
        before=before,
        months=months,
        unsure=frozenset(fold(it) for it in words.UNSURE.get(tag, "").split()) | _short_months(places, months),
        decades=decades,
        about=about,
        tails=frozenset(_phrase(tag, it) for it in words.DECADE_TAIL.get(tag, "").split("|") if it),
        sets=tables,
        vocabulary=frozenset(vocabulary.union(decades, *tables.values())),
        ideographic=tag in words.IDEOGRAPHIC,
    )


def _tables(tag: str) -> Iterator[tuple[str, str]]:
    for name in ("AND", "BETWEEN", "OF", "DATE", "YEAR", "DECADE", "DECADE_BETWEEN", "DECADE_AFTER"):
        yield name, getattr(words, name).get(tag, "")


@lru_cache(maxsize=64)
def suffixes(table: str, tag: str) -> frozenset[str]:
    """What may be written behind digits: a table of suffixes, by its name; also `PAIRS` and `COMPOUNDS`, unstemmed."""
    return frozenset(fold(it) for it in getattr(words, table).get(tag, "").split())


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in re.split(r"[|\n]", table.strip()):
        if line:
            number, *forms = line.split()
            yield number, forms


def _numbers(table: str) -> Iterator[tuple[Phrase, int]]:
    for number, forms in _lines(table):
        for form in forms:
            yield tuple(fold(form).split("_")), int(number)


def _phrase(tag: str, text: str) -> Phrase:
    tokens = [match[0] for match in TOKEN.finditer(fold(text))]
    return tuple(_stem(tag, it) if tag in words.TRUNCATED else it for it in tokens)[:_LONGEST]


def _decimal(place: str) -> str:
    signs = decimal_signs(place)
    from babel import Locale

    latin: str = Locale.parse(place, sep="-").number_symbols["latn"]["decimal"]
    return latin if latin in signs else "."


def _months(tag: str, places: Iterable[str]) -> Iterator[tuple[Phrase, int]]:
    for width in ("abbreviated", "wide"):
        for place in places:
            for month in range(1, 13):
                for name in month_names(month, place, width):
                    if not name[:1].isdecimal():
                        yield _phrase(tag, name), month


def _short_months(places: Iterable[str], months: Mapping[Phrase, int]) -> frozenset[str]:
    """Abbreviations of months: mar is the sea too."""
    full = {fold(it) for place in places for month in range(1, 13) for it in month_names(month, place, "wide")}
    return frozenset(phrase[0] for phrase in months if len(phrase) == 1 and len(phrase[0]) <= 3) - full


def _marks(language: Language) -> tuple[dict[Phrase, frozenset[str]], dict[Phrase, frozenset[str]]]:
    tag, found, before = language.tag, dict[Phrase, set[str]](), dict[Phrase, set[str]]()
    small = {fold(it) for table in (words.AND, words.BETWEEN, words.OF) for it in table.get(tag, "").split()}
    for name, mark in _names(language):
        phrase = _phrase(tag, name)
        if phrase and not (len(phrase) == 1 and phrase[0] in small):
            found.setdefault(phrase, set()).add(mark)
    for name, mark in _signs():
        if phrase := _phrase(tag, name):
            found.setdefault(phrase, set()).add(mark)
            before.setdefault(phrase, set()).add(mark)
    if phrase := _phrase(tag, words.PERCENT_BEFORE.get(tag, "")):
        before[phrase] = {PERCENT}
    return {k: frozenset(v) for k, v in found.items()}, {k: frozenset(v) for k, v in before.items()}


def _signs() -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    yield from ((sign, PERCENT) for sign in ("%", "٪"))
    for code in sorted({code for entry in get_global("territory_currencies").values() for code, *_ in entry}):
        yield code, code
        yield from ((it, code) for it in currency_symbols(code) if any(unicodedata.category(c) == "Sc" for c in it))


def _names(language: Language) -> Iterator[tuple[str, str]]:
    from babel import Locale
    from babel.numbers import get_currency_name

    tag, locale = language.tag, Locale.parse(language.locale)
    yield from ((it, PERCENT) for it in words.PERCENT.get(tag, "").split("|") if it)
    for code in map(str, locale.currencies):
        names = {get_currency_name(code, count, locale) for count in COUNTS}
        yield from ((name, code) for name in names)
        if code in RIVALS and tag not in words.NO_HEAD:
            last = tag in words.HEAD_LAST
            yield from ((name.split()[-1 if last else 0], code) for name in names)
    for entry in words.MONEY.get(tag, "").split("|"):
        code, _, name = entry.partition(" ")
        if name:
            yield name, code
    for entry in words.UNITS.get(tag, "").split("|"):
        unit, _, name = entry.partition(" ")
        yield from [(name, unit)] if name else []
    yield from _units(language)


def _units(language: Language) -> Iterator[tuple[str, str]]:
    from babel import localedata

    data: Any = localedata.load(language.locale)
    for key, lengths in localedata.LocaleDataDict(data)["unit_patterns"].items():
        _, _, unit = key.partition("-")
        mark = PERCENT if unit == "percent" else unit
        for forms in lengths.values():
            for pattern in forms.values() if isinstance(forms, Mapping) else ():
                if isinstance(pattern, str) and pattern.count("{0}") == 1 and pattern.startswith("{0}"):
                    yield pattern.removeprefix("{0}"), mark
