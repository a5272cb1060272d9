"""The sentences of the test models: English, Spanish and European Portuguese of one meaning, made by a grammar.

The words stand in words.toml, the sentence patterns in sentences.toml, beside this file; the same seed gives the same
sentences. A sentence's template is the sentence without its numbers, money, dates and names; its core is the template
without the complement of time. One core in eight is held out: no model is trained on it. Needs the standard library
alone, so that the tests can make the training sentences anew.
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path

from test_models.templates import template
from test_models.values import BILLION, CURRENCIES, MILLION, MONTHS, Triple, each, money, number, percentage

SEED = 20261122
TRAINING_SENTENCES = 40_000
HELD_OUT_SENTENCES = 120

_HERE = Path(__file__).parent
_HELD_OUT_SHARE = 8
_PERSONS_SHARE = 0.25

# Of masculine, feminine and both plurals, in this order: what agrees with a noun in one of the four forms.
_ENDINGS = ("o", "a", "os", "as")
_SPANISH_ARTICLES = ("el", "la", "los", "las")
_CONTRACTIONS: tuple[Mapping[str, str], ...] = (
    {},
    {"de+el": "del", "a+el": "al"},
    {
        f"{preposition}+{article}": contracted
        for preposition, forms in {
            "de": "do da dos das",
            "em": "no na nos nas",
            "por": "pelo pela pelos pelas",
            "a": "ao à aos às",
        }.items()
        for article, contracted in zip(_ENDINGS, forms.split(), strict=True)
    },
)
_KINDS = {
    "J": "bodies",
    "E": "events",
    "P": "projects",
    "D": "documents",
    "X": "measures",
    "K": "statuses",
    "R": "topics",
    "H": "people",
    "G": "goods",
}
_WHAT_IS_SAID_OF = ("agreements", "documents", "projects")  # adjectives
_SLOT = re.compile(r"\{(\w+)(?:\.(bare)|:([^{}]*))?\}")
_TIME = re.compile(r"\{[TF]\}")


@dataclass(frozen=True)
class _Words:
    """What fills a slot, and which of the forms in the order of _ENDINGS agrees with it; both by language."""

    texts: Triple
    forms: tuple[int, int, int] = (0, 0, 0)


def training() -> Iterator[Triple]:
    """What the models are trained on: TRAINING_SENTENCES of the cores that are not held out."""
    return islice(_sentences(random.Random(SEED), held_out=False), TRAINING_SENTENCES)  # noqa: S311 - not for secrets


def held_out(trained: set[str]) -> list[Triple]:
    """HELD_OUT_SENTENCES, no two of one template, none of one of the given templates, in any language."""
    return list(islice(_of_other_templates(trained), HELD_OUT_SENTENCES))


def _of_other_templates(trained: set[str]) -> Iterator[Triple]:
    seen = set(trained)
    for triple in _sentences(random.Random(SEED + 1), held_out=True):  # noqa: S311 - not for secrets
        templates = set(map(template, triple))
        if not templates & seen:
            seen |= templates
            yield triple


def _sentences(rng: random.Random, *, held_out: bool) -> Iterator[Triple]:
    grammar = _Grammar(rng)
    while True:
        triple, core = grammar.sentence()
        if (hashlib.sha256(core.encode()).digest()[0] % _HELD_OUT_SHARE == 0) is held_out:
            yield triple


class _Grammar:
    """Makes sentences at random."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        words = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
        patterns = tomllib.loads((_HERE / "sentences.toml").read_text("utf-8"))
        self._patterns = {kind: [_split(line) for line in lines] for kind, lines in patterns.items()}
        self._verbs = {kind: [_split(line) for line in lines] for kind, lines in words.pop("verbs").items()}
        self._adjectives = [_split(line) for line in words.pop("adjectives")]
        self._names = {part: words.split() for part, words in words.pop("names").items()}
        self._nouns = {kind: [_noun(_split(line)) for line in lines] for kind, lines in words.items()}
        self._makers: Mapping[str, Callable[[], _Words]] = {
            **{slot: partial(self._noun, kind) for slot, kind in _KINDS.items()},
            "C": self._country,
            "L": lambda: _same(self._invented()),
            "M": self._money,
            "Y": self._money,
            "N": lambda: _Words(self._count()),
            "Q": lambda: _Words(percentage(Decimal(rng.randint(1, 999)) / rng.choice((10, 10, 100)))),
            "B": lambda: _Words(self._date(range(2026, 2041))),
            "I": lambda: _Words(self._date(range(1990, 2027))),
            "that": lambda: _Words(each(lambda text: _TIME.sub("", text), self._clause("clauses"))),
        }

    def sentence(self) -> tuple[Triple, str]:
        """A sentence and its core."""
        rng = self._rng
        texts = self._clause(rng.choice(("clauses", "sentences", "sentences")))
        core = template(_finished(_TIME.sub("", texts[0]), 0))
        slot = _TIME.search(texts[0])
        if slot and rng.random() < 0.6:
            time = self._time(past=slot[0] == "{T}")
            if rng.random() < 0.35:
                texts = each(lambda text, when: f"{when}, {text}", texts, time)
            else:
                texts = each(lambda text, when: text.replace(slot[0], f" {when}"), texts, time)
        return each(lambda text, language: _finished(_TIME.sub("", text), language), texts, range(3)), core

    def _clause(self, kind: str) -> Triple:
        """A clause, its place for a time still open."""
        rng = self._rng
        pattern = rng.choice(self._patterns[kind])
        slots: dict[str, _Words] = {}
        for slot in dict.fromkeys(match[1] for match in _SLOT.finditer(pattern[0])):
            if slot in self._makers:
                slots[slot] = self._makers[slot]()
        if "{A}" in pattern[0]:
            slots |= {"O": self._noun(rng.choice(_WHAT_IS_SAID_OF)), "A": self._adjective()}
        else:
            kinds = ["documents", ""] if "{D}" in pattern[0] else rng.sample(sorted(self._verbs), 2)
            for thing, verb, of in zip("OU", "VW", kinds, strict=True):
                if of:
                    slots |= {thing: self._noun(of), **self._verb(verb, of)}
        slots["S"] = self._agent()
        slots["Z"] = next(words for words in iter(self._agent, None) if words != slots["S"])
        return each(lambda text, language: _filled(text, language, slots), pattern, range(3))

    def _agent(self) -> _Words:
        return self._person() if self._rng.random() < _PERSONS_SHARE else self._noun("agents")

    def _person(self) -> _Words:
        given = self._rng.choice(self._names["given"])
        return _same(f"{given} {self._invented()}")

    def _country(self) -> _Words:
        if self._rng.random() < 0.3:
            return _Words(("the country", "el país", "o país"))
        return _same(self._invented())

    def _invented(self) -> str:
        """A name of a family or a place."""
        rng, names = self._rng, self._names
        middle = [rng.choice(names["middle"]) for _ in range(rng.choice((0, 1, 1, 2)))]
        return "".join([rng.choice(names["first"]), *middle, rng.choice(names["last"])])

    def _noun(self, kind: str) -> _Words:
        words = self._rng.choice(self._nouns[kind])
        if "{N}" in words.texts[0]:
            count = self._count()
            return _Words(each(lambda text, written: text.replace("{N}", written), words.texts, count), words.forms)
        return words

    def _verb(self, slot: str, kind: str) -> dict[str, _Words]:
        """The forms of a verb: what agrees is left to the noun in the slots S and, for the passive, O."""
        english, spanish, portuguese = (forms.split() for forms in self._rng.choice(self._verbs[kind]))
        base, past = english
        return {
            slot + "base": _same(base),
            slot + "inf": _Words((base, spanish[0], portuguese[0])),
            slot + "past": _Words((past, f"{{S:{spanish[1]}|{spanish[2]}}}", f"{{S:{portuguese[1]}|{portuguese[2]}}}")),
            slot + "will": _Words((base, f"{spanish[0]}{{S:á|án}}", f"{portuguese[0]}{{S:á|ão}}")),
            slot + "done": _Words((past, spanish[3] + "o", portuguese[3] + "o")),
            slot + "passive": _Words((past, f"{spanish[3]}{{O:o|a|os|as}}", f"{portuguese[3]}{{O:o|a|os|as}}")),
        }

    def _adjective(self) -> _Words:
        english, *others = self._rng.choice(self._adjectives)
        spanish, portuguese = (f"{{O:{'|'.join(forms.split())}}}" for forms in others)
        return _Words((english, spanish, portuguese))

    def _count(self) -> Triple:
        """From 2 to 99 999, every number of digits as often as another."""
        digits = self._rng.randint(1, 5)
        count = self._rng.randint(max(2, 10 ** (digits - 1)), 10**digits - 1)
        return number(Decimal(count if self._rng.random() < 0.6 or digits < 3 else count // 10 * 10))

    def _money(self) -> _Words:
        rng = self._rng
        amount = rng.choice(
            (
                rng.randint(1, 999) * MILLION,
                rng.randint(11, 9999) * MILLION / 10,
                rng.randint(101, 9999) * MILLION / 100,
                rng.randint(10, 999) * BILLION / 10,
                Decimal(rng.randint(2, 999) * 10 ** rng.randint(0, 3)),
                Decimal(rng.randint(1000, 999_999)),
            )
        )
        return _Words(money(amount, rng.choice(sorted(CURRENCIES))))

    def _date(self, years: range) -> Triple:
        """A year, a month or a day; the Spanish day with its article."""
        rng = self._rng
        year, month, day = rng.choice(years), rng.randrange(12), rng.randint(1, 28)
        english, spanish, portuguese = (months[month] for months in MONTHS)
        return rng.choice(
            (
                (f"{year}", f"{year}", f"{year}"),
                (f"{english} {year}", f"{spanish} de {year}", f"{portuguese} de {year}"),
                (f"{day} {english} {year}", f"el {day} de {spanish} de {year}", f"{day} de {portuguese} de {year}"),
            )
        )

    def _time(self, *, past: bool) -> Triple:
        """When something was or will be."""
        if past and self._rng.random() < 0.1:
            first = self._rng.randint(1990, 2020)
            last = self._rng.randint(first + 1, 2026)
            return f"between {first} and {last}", f"entre {first} y {last}", f"entre {first} e {last}"
        english, spanish, portuguese = self._date(range(1990, 2027) if past else range(2026, 2041))
        if spanish.startswith("el "):
            return f"on {english}", spanish, f"a {portuguese}"
        return f"in {english}", f"en {spanish}", f"em {portuguese}"


def _filled(pattern: str, language: int, slots: Mapping[str, _Words]) -> str:
    """A pattern with its slots filled, those in what fills them too; times stay open."""

    def fill(match: re.Match[str]) -> str:
        words = slots.get(match[1])
        if words is None:
            return match[0]
        if match[3]:
            forms = match[3].split("|")
            form = words.forms[language]
            return forms[form if len(forms) == len(_ENDINGS) else form // 2]
        text = words.texts[language]
        return text.partition(" ")[2] if match[2] and language else text

    while (text := _SLOT.sub(fill, pattern)) != pattern:
        pattern = text
    return text


def _finished(text: str, language: int) -> str:
    """A clause as a sentence."""
    text = re.sub(r"\b(?:de|em|por|a)\+\S+", lambda match: _CONTRACTIONS[language].get(match[0], match[0]), text)
    text = text.replace("+", " ")
    if language == 0:
        text = re.sub(r"\ba (?=[aeiou])", "an ", text)
    return text[0].upper() + text[1:] + "."


def _split(line: str) -> Triple:
    english, spanish, portuguese = line.split(" | ")
    return english, spanish, portuguese


def _noun(texts: Triple) -> _Words:
    spanish, portuguese = (text.partition(" ")[0] for text in texts[1:])
    if spanish not in _SPANISH_ARTICLES:
        return _Words(texts)
    form = _SPANISH_ARTICLES.index(spanish)
    return _Words(texts, (form, form, _ENDINGS.index(portuguese)))


def _same(text: str) -> _Words:
    return _Words((text, text, text))
