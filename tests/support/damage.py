"""Damage as engines do it, done to accepted translations: a function a class, None where the class does not apply.

What it knows of languages it knows from `damage_words`, not from the verifier. Each damage changes what a reader would
understand; which of the possible ones is done depends on the unit and the class alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping

import damage_words
from accepted import Accepted
from babel import Locale
from msgspec.structs import replace

from polybrief.languages import Language
from polybrief.model.base import part
from polybrief.model.template import fields, fill
from polybrief.model.value import Date, Measure, Money, Number, Percentage, Value
from polybrief.translation.values import format_value

Damage = Callable[[Accepted, random.Random], str | None]
_FEWEST_WORDS_TO_CUT = 6
_FEWEST_IDEOGRAPHS_TO_CUT = 10
_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CHF")
_FIGURES = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def damaged(unit: Accepted, kind: str) -> str | None:
    """The filled translation with damage of a class; None where it does not apply to the unit."""
    chance = random.Random(f"{kind}/{unit.key}")
    text = CLASSES[kind](unit, chance)
    return None if text is None or " ".join(text.split()) == " ".join(unit.target().split()) else text


def _number(unit: Accepted, chance: random.Random) -> str | None:
    text = unit.target()
    places = [match.start() for match in re.finditer(r"[0-9]", text)]
    if not places:
        return None
    at = chance.choice(places)
    first = at == 0 or not text[at - 1].isdigit()
    digit = chance.choice([it for it in "0123456789" if it != text[at] and not (first and it == "0")])
    return text[:at] + digit + text[at + 1 :]


def _digit_group(unit: Accepted, chance: random.Random) -> str | None:
    """A group of three digits lost or added, or the decimal sign lost."""
    changed = []
    for name in _named(unit, Number, Money, Percentage, Measure):
        written = unit.written(unit.to_language.tag)[name]
        figures = _FIGURES.search(written)
        assert figures
        parts = re.split(r"([.,\u00a0\u202f ])", figures[0])
        variants = [figures[0] + Locale.parse(unit.to_language.locale).number_symbols["latn"]["group"] + "000"]
        if len(parts) > 1:
            is_group = len(parts[-1]) == 3
            variants += ["".join(parts[:-2]), figures[0] + parts[-2] + "000" if is_group else "".join(parts[0::2])]
        elif len(figures[0]) >= 4:
            variants += [figures[0][:-3], figures[0] + "000"]
        new = chance.choice(variants)
        changed.append(_replaced(unit, {name: written.replace(figures[0], new, 1)}))
    return chance.choice(changed) if changed else None


def _date(unit: Accepted, chance: random.Random) -> str | None:
    """Another day, month or year in a date of the brief, or another month in the text itself."""
    for name in sorted(_named(unit, Date)):
        value = unit.values[name]
        assert isinstance(value, Date)
        if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", str(value.date)):
            continue  # an interval, a decade, a date in doubt
        parts = str(value.date).split("-")
        at = chance.randrange(len(parts))
        if at == 0:
            parts[0] = str(int(parts[0]) + chance.choice([-10, -1, 1, 2]))
        else:
            limit = 12 if at == 1 else 28
            parts[at] = f"{(int(parts[at]) - 1 + chance.randrange(1, limit)) % limit + 1:02}"
        parts[2:] = [min(day, "28") for day in parts[2:]]
        other = part({"date": "-".join(parts)}, Date)
        return _replaced(unit, {name: format_value(other, unit.to_language)})
    text = unit.target()
    months = _months(unit.to_language)
    there = [name for name in months if re.search(rf"(?<!\w)[وفب]?{re.escape(name)}(?!\w)", text)]
    if not there:
        return None
    month = chance.choice(there)
    return text.replace(month, chance.choice([it for it in months if it != month]))


def _currency(unit: Accepted, chance: random.Random) -> str | None:
    for name in sorted(_named(unit, Money)):
        value = unit.values[name]
        assert isinstance(value, Money)
        other = chance.choice([it for it in _CURRENCIES if it != value.currency])
        return _replaced(unit, {name: format_value(replace(value, currency=other), unit.to_language)})
    return None


def _negation(unit: Accepted, chance: random.Random) -> str | None:
    """All denials taken out; or one put in, where neither the text nor the translation has any."""
    text = unit.target()
    denials = damage_words.DENIALS[unit.to_language.tag]
    if any(re.search(pattern, text, re.IGNORECASE) for pattern, _ in denials):
        for pattern, without in denials:
            text = re.sub(pattern, without, text, flags=re.IGNORECASE)
        return re.sub(r" {2,}", " ", text).strip()
    source = damage_words.DENIALS[unit.from_language.tag]
    if any(re.search(pattern, unit.source, re.IGNORECASE) for pattern, _ in source):
        return None
    verbs = [
        (match, put)
        for pattern, put in damage_words.VERBS[unit.to_language.tag]
        for match in re.finditer(pattern, text)
    ]
    if not verbs:
        return None
    match, put = chance.choice(verbs)
    return text[: match.start()] + match.expand(put) + text[match.end() :]


def _name_translated(unit: Accepted, chance: random.Random) -> str | None:
    """A name given as words of the language, in every place where it stands."""
    wrong = damage_words.NAMES_AS_WORDS[unit.to_language.tag]
    of_names = [it for it in unit.names.values() if any(_stands(form, unit.source) for form in (it.text, *it.aliases))]
    chance.shuffle(of_names)
    for name in of_names:
        own = {it.casefold() for it in (name.text, *name.aliases)}
        forms = [name.text] if unit.from_language.script == unit.to_language.script else []
        for term in unit.terms:
            if own & {it.casefold() for it in (term.term, *term.forms.get(unit.from_language.tag, ()))}:
                forms += term.forms.get(unit.to_language.tag, ())
        if text := _exchanged(unit.target(), forms, chance.choice(wrong)):
            return text
    return None


def _term_wrong(unit: Accepted, chance: random.Random) -> str | None:
    own = {it.casefold() for name in unit.names.values() for it in (name.text, *name.aliases)}
    terms = []
    for term in unit.terms:
        asked = term.forms.get(unit.from_language.tag, (term.term,))
        if any(_stands(it, unit.source) for it in asked) and not own & {it.casefold() for it in asked}:
            terms.append(term)
    chance.shuffle(terms)
    for term in terms:
        wrong = chance.choice(damage_words.WRONG_TERMS[unit.to_language.tag])
        if text := _exchanged(unit.target(), term.forms.get(unit.to_language.tag, ()), wrong):
            return text
    return None


def _loop(unit: Accepted, chance: random.Random) -> str | None:
    """Some words said two to five times more; sometimes the whole text said twice."""
    words = _words(unit.target(), unit.to_language)
    space = unit.to_language.space
    fewest, sizes = (4, (2, 3, 4)) if space else (8, (3, 4, 6))
    if len(words) < fewest:
        return None
    if chance.random() < 0.2:
        return space.join([*words, *words])
    size = chance.choice(sizes)
    start = chance.randrange(len(words) - size + 1)
    part = words[start : start + size]
    return space.join(words[:start] + part * chance.randint(3, 6) + words[start + size :])


def _echo(unit: Accepted, chance: random.Random) -> str | None:
    """The source text, or its second half behind the first half of the translation."""
    source = fill(unit.source, unit.written(unit.from_language.tag))
    words = _words(unit.target(), unit.to_language)
    of_source = source.split()
    if len(of_source) >= 8 and chance.random() < 0.4:
        half = unit.to_language.space.join(words[: len(words) // 2])
        return f"{half} {' '.join(of_source[len(of_source) // 2 :])}"
    return source


def _cut(unit: Accepted, chance: random.Random) -> str | None:
    """All from a point between a third and two thirds of the words on is gone, as where an engine stops early."""
    words = _words(unit.target(), unit.to_language)
    space = unit.to_language.space
    if len(words) < (_FEWEST_WORDS_TO_CUT if space else _FEWEST_IDEOGRAPHS_TO_CUT):
        return None
    return space.join(words[: round(len(words) * chance.uniform(1 / 3, 2 / 3))])


def _wrong_language(unit: Accepted, chance: random.Random) -> str | None:
    own = {it.tag.partition("-")[0] for it in (unit.to_language, unit.from_language)}
    others = [tag for tag in unit.others if tag.partition("-")[0] not in own]
    if not others:
        return None
    tag = chance.choice(sorted(others))
    return fill(unit.others[tag], unit.written(tag))


def _values_swapped(unit: Accepted, chance: random.Random) -> str | None:
    names = sorted(set(fields(unit.template)))
    if len(names) < 2:
        return None
    one, other = chance.sample(names, 2)
    written = unit.written(unit.to_language.tag)
    return _replaced(unit, {one: written[other], other: written[one]})


CLASSES: Mapping[str, Damage] = {
    "number": _number,
    "digit group": _digit_group,
    "date": _date,
    "currency": _currency,
    "negation": _negation,
    "name translated": _name_translated,
    "term wrong": _term_wrong,
    "loop": _loop,
    "echo": _echo,
    "cut": _cut,
    "wrong language": _wrong_language,
    "values swapped": _values_swapped,
}


def _named(unit: Accepted, *kinds: type[Value]) -> Iterator[str]:
    return (name for name in dict.fromkeys(fields(unit.template)) if isinstance(unit.values[name], kinds))


def _replaced(unit: Accepted, changed: Mapping[str, str]) -> str:
    return fill(unit.template, unit.written(unit.to_language.tag) | dict(changed))


def _months(of_language: Language) -> list[str]:
    names = Locale.parse(of_language.locale).months["format"]["wide"]
    return [names[month] for month in range(1, 13)]


def _words(text: str, of_language: Language) -> list[str]:
    return text.split() if of_language.space else list(text)


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def _exchanged(text: str, forms: Iterator[str] | list[str] | tuple[str, ...], wrong: str) -> str | None:
    """A text with another word wherever one of these forms stands; None where none does."""
    longest_first = sorted(forms, key=len, reverse=True)
    if not longest_first:
        return None
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return pattern.sub(wrong, text) if pattern.search(text) else None
