"""Rules on the words of a translation: placeholders, and terms and names of the brief in a form that is listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from polybrief.checks.names import NameFinder
from polybrief.checks.verifying.pair import Pair, bare, folded, has_word, without, words
from polybrief.languages import Language
from polybrief.model.brief import Name
from polybrief.model.catalog import Term
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fields
from polybrief.model.value import Date, Measure, Money, Value

_SHORTEST_NAME = 3  # letters of a part of a name that can stand for the whole of it


def check_placeholders(pair: Pair) -> Iterator[Finding]:
    """Another `{name}` in the translation than in the text, or a stray brace."""
    try:
        of_source, of_target = fields(pair.source), fields(pair.target)
    except ValueError as reason:
        yield pair.finding("placeholders", str(reason), "braces are written {{ and }}", Severity.ERROR)
        return
    if Counter(of_source) != Counter(of_target):
        problem = f"the source text has {_listed(of_source)}, the translation {_listed(of_target)}"
        yield pair.finding("placeholders", problem, "use each {name} as often as the source text does", Severity.ERROR)


def check_order(pair: Pair) -> Iterator[Finding]:
    """Values of two kinds in another order than in the text; of those of one kind, `restoring` knows more.

    People put them where their language wants them, so this is for the texts of engines.
    """
    of_source, of_target = fields(pair.source), fields(pair.target)
    if len(set(of_source)) < len(of_source) or len(set(of_target)) < len(of_target):
        return
    at = {name: place for place, name in enumerate(of_target)}
    for one, other in combinations(of_source, 2):
        if one in at and other in at and at[other] < at[one] and _kind(pair.values[one]) != _kind(pair.values[other]):
            problem = f"{one} and {other} may have changed places"
            yield pair.finding("order", problem, "see that each stands with what it counts")


def check_terms(pair: Pair) -> Iterator[Finding]:
    """Terms of the termbase that the source text has and the translation has in no listed form."""
    source, target = folded(bare(pair.source)), folded(bare(pair.target))
    names = {folded(form) for name in pair.names.values() for form in (name.text, *name.aliases)}
    for term in pair.terms:
        wanted = term.forms.get(pair.to_language.tag)
        asked = _asked(term, pair.from_language)
        if not wanted or names.intersection(map(folded, asked)) or any(folded(form) in target for form in wanted):
            continue
        if any(has_word(source, form) for form in asked):
            problem = f"the term {term.term!r} is not translated as {' or '.join(wanted)}"
            yield pair.finding("term", problem, term.note or "use the form of the termbase, or add the one used to it")


def check_names(pair: Pair) -> Iterator[Finding]:
    """Names that are lost: not in a form of the termbase, or, where it has none, not as the source text writes them.

    Nothing is said of a name without listed form where the languages differ in script, and of one that is a word or two
    without capitals, such as an office.
    """
    target = folded(bare(pair.target))
    finder, source = NameFinder(pair.names), bare(pair.source)
    lowered = source[:1].lower() + source[1:]  # the Board at the beginning of a sentence
    first = "".join(lowered[start:end] for start, end in finder.spans(lowered) if start == 0)
    for found, keys in {**finder.find(first), **finder.find(source)}.items():
        wanted = [form for key in keys for form in _forms(pair.names[key], found, pair)]
        if not wanted and _is_proper(found) and pair.from_language.script == pair.to_language.script:
            wanted = [found]
        if wanted and not any(folded(form) in target for form in wanted):
            others = [form for form in dict.fromkeys(wanted) if form != found]
            instead = f", nor given as {' or '.join(others)}" if others else ""
            problem = f"the name {found!r} is not kept{instead}"
            yield pair.finding("name", problem, "use a form of the termbase, or add the one used to it")


def without_names(pair: Pair, text: str, language: Language) -> str:
    """A text in which names are no letters any more, nor the terms as a language has them; they tell nothing of it."""
    forms = {form for name in pair.names.values() for form in (name.text, *name.aliases)}
    for term in pair.terms:
        forms.update(term.forms.get(language.tag, ()))
    return without(bare(text), forms)


def _kind(value: Value) -> tuple[object, ...]:
    match value:
        case Money():
            return Money, value.currency
        case Measure():
            return Measure, value.unit
        case Date():
            return Date, value.date.start.precision, value.date.is_interval
    return (type(value),)


def _asked(term: Term, language: Language) -> tuple[str, ...]:
    return term.forms.get(language.tag, (term.term,))


def _forms(name: Name, found: str, pair: Pair) -> Iterator[str]:
    """What may stand for a name: its forms in the termbase, of which a word does where the source text has a part.

    An alias that is no name of its own, such as the mayor, has to be listed itself.
    """
    own = {folded(form) for form in ((name.text, *name.aliases) if _is_proper(found) else (found,))}
    part = set(words(found)) < set(words(name.text))
    for term in pair.terms:
        if own.intersection(map(folded, (term.term, *_asked(term, pair.from_language)))):
            for form in term.forms.get(pair.to_language.tag, ()):
                yield form
                if part:
                    yield from (it for it in re.split(r"[\s·‧]+", form) if len(it) >= _SHORTEST_NAME)


def _is_proper(form: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() for word in form.split())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "none"
