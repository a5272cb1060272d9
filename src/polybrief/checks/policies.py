"""How contested names are written, said openly: the termbase decides, and a reader may ask.

Rule: `terms.policy` (note).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polybrief.checks.verifying.pair import folded, has_word
from polybrief.errors import Place
from polybrief.model.brief import Brief
from polybrief.model.catalog import Term
from polybrief.model.finding import Finding, Severity
from polybrief.model.unit import units


def check_policies(brief: Brief, terms: Sequence[Term]) -> Iterator[Finding]:
    """A note for each contested name that a brief has: how it is written in the brief's languages, and after whom."""
    texts = [folded(unit.text) for unit in units(brief)]
    for term in terms:
        asked = term.forms.get(brief.language, (term.term,))
        if term.policy and any(has_word(text, form) for form in asked for text in texts):
            tags = [tag for tag in (brief.language, *brief.languages) if tag in term.forms]
            forms = "; ".join(f"{tag} {term.forms[tag][0]}" for tag in tags)
            message = f"the contested name {term.term!r} follows the {term.policy}: {forms}"
            hint = "the termbase says so; another choice is made there"
            yield Finding("terms.policy", Severity.NOTE, Place(term.file, term.line), message, hint)
