"""What a translation must satisfy: the one verifier, for people's catalogs and for engines' proposals.

The rules, all `translation.`; what an engine's text is found with is worth another try from a warning on:

placeholders  error    another {name}, or a stray brace; of a template
value         error    a value is not said; of an engine's text, as the next two
numbers       error    another number in the text itself; of a template a warning
order         warning  values that have changed places
name          warning  a name in no listed form
negation      warning  a denial lost or added
language      warning  another language or script
echo          warning  the source text, or words of it
loop          warning  words said again and again
cut           warning  the end is lost
length        warning  much longer than to be expected
sentences     warning  a sentence is lost; of an engine's text, as the next one
quotes        warning  a quotation or bracket is lost
term          warning  a term in no listed form
pairs         warning  a bracket or quotation mark that is not closed
ending        note     another mark at the end
method        warning  a catalog that does not say how it was made
missing       warning  texts without translation
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from polybrief.checks.verifying.form import check_cut, check_ending, check_length, check_loop, check_pairs
from polybrief.checks.verifying.literals import compare_literals
from polybrief.checks.verifying.negation import check_negation
from polybrief.checks.verifying.pair import Pair
from polybrief.checks.verifying.restoring import restore
from polybrief.checks.verifying.tongue import check_echo, check_language
from polybrief.checks.verifying.wholeness import check_initials, check_marks, check_sentences
from polybrief.checks.verifying.wording import check_names, check_order, check_placeholders, check_terms
from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.brief import Name
from polybrief.model.catalog import Catalog, Term
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief
from polybrief.model.unit import Unit

__all__ = ["Pair", "Verified", "check_missing", "check_pair", "check_translation", "verify"]

_NAMED = 3  # of the units without translation
_RULES = (
    check_terms,
    check_names,
    check_echo,
    check_language,
    check_negation,
    check_loop,
    check_cut,
    check_length,
    check_pairs,
    check_ending,
)
_RULES_FOR_ENGINES = (check_order, check_sentences, check_marks, check_initials)
_HARMLESS = frozenset(f"translation.{rule}" for rule in ("term", "length", "pairs", "ending"))
"""What leaves the sense of a text as it is; whatever else is found is damage."""


class Verified(Struct, frozen=True):
    """What an engine's text is worth.

    Attributes:
        template: the text with `{name}` in place of its values, as a catalog holds it.
        findings: what was found in it.
    """

    template: str
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing that was found means damage: such a text may come out, marked as machine translation."""
        return all(it.rule in _HARMLESS or it.severity is Severity.NOTE for it in self.findings)

    @property
    def clean(self) -> bool:
        """Whether there is nothing for which another translation should be tried."""
        return all(it.severity is Severity.NOTE for it in self.findings)


def verify(pair: Pair, written: Mapping[str, str]) -> Verified:
    """Judge the text of an engine.

    Args:
        pair: its `target` is the engine's text, with values as the engine has written them.
        written: the values as the language of the translation writes them, by name.

    Raises:
        ValueError: the source text has a stray brace, or a `{name}` without value.
    """
    restored = restore(pair.source, pair.target, pair.values, written, pair.from_language, pair.to_language, pair.place)
    judged = replace(pair, target=restored.template)
    of_engines = (finding for rule in _RULES_FOR_ENGINES for finding in rule(judged))
    found = dict.fromkeys([*restored.findings, *of_engines, *_on_words_and_form(judged)])
    return Verified(restored.template, tuple(found))


def check_translation(
    units: Iterable[Unit],
    catalog: Catalog,
    terms: Sequence[Term],
    names: Mapping[str, Name],
    from_language: Language,
    to_language: Language,
) -> Iterator[Finding]:
    """Findings on the translations of a catalog that can stand in an edition of these units, as they come.

    Args:
        units: of the brief.
        catalog: of the brief in `to_language`.
        terms: the termbase.
        names: the brief's.
        from_language: the brief's.
        to_language: the catalog's.
    """
    if catalog.method is None and any(entry.usable and not entry.fuzzy for entry in catalog.entries.values()):
        yield Finding(
            "translation.method",
            Severity.WARNING,
            Place(catalog.file, 1, "X-Translation-Method"),
            "the catalog does not say how its translations were made",
            "say it in the header X-Translation-Method; the page prints it",
        )
    for unit in units:
        entry = catalog.entries.get(unit.context)
        if entry and entry.usable and entry.msgid == unit.text:
            place = Place(catalog.file, entry.line, unit.context)
            pair = Pair(unit.text, entry.msgstr, from_language, to_language, terms, place, names=names)
            yield from check_pair(pair)


def check_missing(
    loaded: LoadedBrief, units: Iterable[Unit], catalog: Catalog | None, to_language: Language
) -> Iterator[Finding]:
    """Findings on the editions that a brief declares and that have no translations, or not all of them.

    Args:
        units: of the brief.
        catalog: of the brief in `to_language`; None where there is none.
    """
    hint = f"run: polybrief catalogs {loaded.brief.id} --to {to_language.tag}; then translate what is empty or fuzzy"
    if catalog is None:
        if to_language.tag in loaded.brief.languages:
            problem = f"no catalog for {to_language.tag}, in which the brief is to come out"
            yield Finding("translation.missing", Severity.WARNING, loaded.place("languages"), problem, hint)
        return
    lacking = []
    for unit in units:
        entry = catalog.entries.get(unit.context)
        if not (entry and entry.usable and entry.msgid == unit.text):
            lacking.append(unit.context)
    if lacking:
        more = ", …" if len(lacking) > _NAMED else ""
        texts = "1 text has" if len(lacking) == 1 else f"{len(lacking)} texts have"
        problem = f"{texts} no translation that can be used: {', '.join(lacking[:_NAMED])}{more}"
        yield Finding("translation.missing", Severity.WARNING, Place(catalog.file, 1), problem, hint)


def check_pair(pair: Pair) -> Iterator[Finding]:
    """Findings on one translation that is a template, as they come."""
    yield from check_placeholders(pair)
    yield from compare_literals(pair.source, pair.target, pair.from_language, pair.to_language, pair.place)
    yield from _on_words_and_form(pair)


def _on_words_and_form(pair: Pair) -> Iterator[Finding]:
    for rule in _RULES:
        yield from rule(pair)
