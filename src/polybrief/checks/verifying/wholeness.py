"""Rules on what an engine leaves out of a text: sentences, quotation marks and brackets, abbreviations.

People join sentences and do without brackets where they see fit, so these are for the texts of engines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from polybrief.checks.verifying.pair import Pair, bare, folded
from polybrief.languages import Language
from polybrief.model.finding import Finding
from polybrief.model.sentences import sentences

_OPENERS = {"(": "a bracket", "[": "a bracket", "（": "a bracket", "［": "a bracket", "【": "a bracket"}
_QUOTATION = "a quotation"
_STRAIGHT = '"'
_INITIALS = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")


def check_sentences(pair: Pair) -> Iterator[Finding]:
    """Fewer sentences than the text has."""
    wanted, there = len(sentences(bare(pair.source))), len(sentences(bare(pair.target)))
    if there < wanted:
        yield pair.finding("sentences", f"{there} of {wanted} sentences are there", "translate each")


def check_marks(pair: Pair) -> Iterator[Finding]:
    """Quotations or brackets that are gone: what somebody said would become the brief's own words."""
    source, target = _marks(pair.source, pair.from_language), _marks(pair.target, pair.to_language)
    for what in sorted(source):
        if target[what] < source[what]:
            problem = f"{what} is lost: {source[what]} in the source text, {target[what]} in the translation"
            yield pair.finding("quotes", problem, "keep it")


def check_initials(pair: Pair) -> Iterator[Finding]:
    """Abbreviations in capitals, such as OECD, that the translation neither has nor says by a form of the termbase."""
    if pair.from_language.script != pair.to_language.script:
        return
    target = folded(bare(pair.target))
    known = {folded(form) for term in pair.terms for forms in term.forms.values() for form in (term.term, *forms)}
    known |= {folded(form) for name in pair.names.values() for form in (name.text, *name.aliases)}
    there = bool(_INITIALS.search(bare(pair.target)))
    for initials in dict.fromkeys(_INITIALS.findall(bare(pair.source))):
        if not there and folded(initials) not in known and folded(initials) not in target:
            yield pair.finding("name", f"nothing stands for {initials}", "translate it, or keep it")


def _marks(text: str, language: Language) -> Counter[str]:
    quotes = {language.quotes[0].strip(), "“", "«", "„", "「", "《"}
    found = Counter(_OPENERS[it] for it in text if it in _OPENERS)
    found[_QUOTATION] = sum(it in quotes for it in text) + text.count(_STRAIGHT) // 2
    return found
