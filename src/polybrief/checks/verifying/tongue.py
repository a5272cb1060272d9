"""The rules `language` and `echo`: whether a text is of the language that it is to be in.

By script first. Where languages share one, by py3langid's model (Lui and Baldwin 2011, "Cross-domain feature selection
for language identification") and by words and letters that only one of them has. Short texts are often possible in two
languages; they are let pass unless another language is much likelier than the one wanted.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from polybrief.checks.verifying.pair import Pair, bare, folded, without, words
from polybrief.checks.verifying.tables import COMPARED, OWN_LETTERS, OWN_WORDS
from polybrief.checks.verifying.wording import without_names
from polybrief.languages import LANGUAGES, Language
from polybrief.model.finding import Finding

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LETTERS_OF = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Arab": "ARABIC",
    "Hebr": "HEBREW",
    "Deva": "DEVANAGARI",
    "Beng": "BENGALI",
    "Thai": "THAI",
    "Hans": "CJK",
    "Hant": "CJK",
    "Kore": "HANGUL",
}
_SHARE_OF_SCRIPT = 0.7
_FEWEST_LETTERS = 4
_FEWEST_LETTERS_OF_SCRIPT = 2
_MUCH_LIKELIER = 1.0  # in natural logarithms of probability
_AS_LIKELY = 0.15
_WEIGHT_OF_A_WORD = 1.5
_LEAST = 1e-4
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])|[^\W\d_a-zA-Z]")  # F-16 is none
_SHORTEST_WORD = 3
_RUN = 3  # words in a row that are those of the source text
_ECHO_SHARE = 0.35  # of the words of the source text


def check_language(pair: Pair) -> Iterator[Finding]:
    """A translation in another language than the one wanted."""
    if folded(pair.source) == folded(pair.target):
        return  # an echo, if anything
    text = without(bare(pair.target), _of_no_language(pair))
    wanted = pair.to_language
    hint = f"translate it into {wanted.endonym}"
    if (share := _share_of_script(text, wanted)) is not None and share < _SHARE_OF_SCRIPT:
        yield pair.finding("language", f"{1 - share:.0%} of the letters are not those of {wanted.endonym}", hint)
        return
    likely = likelihoods(text, _candidates(pair))
    best = max(likely, key=lambda tag: (likely[tag], tag), default=_base(wanted))
    if likely and likely[best] - likely.get(_base(wanted), 0.0) > _MUCH_LIKELIER:
        yield pair.finding("language", f"it looks like {LANGUAGES[best].endonym}, not {wanted.endonym}", hint)


def check_echo(pair: Pair) -> Iterator[Finding]:
    """A translation that is the source text, wholly or in part. Names and terms may be the same in both languages."""
    source, target = (without_names(pair, text, pair.to_language) for text in (pair.source, pair.target))
    if not _WORD.search(source):
        return
    if folded(source) == folded(target) and not _is_shared(source, pair):
        yield pair.finding("echo", "the translation is the source text", "translate it")
    elif left := _left(source, target, pair):
        yield pair.finding("echo", f"left untranslated: {left!r}", "translate it")


def likelihoods(text: str, candidates: tuple[str, ...]) -> Mapping[str, float]:
    """How likely a text is of each of some languages, as logarithms by tag; nothing where it has too few letters."""
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return {}
    of_text, letters = words(text), set(text.casefold())
    found = {}
    for tag, probability in _identifier(candidates).rank(text):
        marks = sum(word in OWN_WORDS.get(tag, ()) for word in of_text) + len(letters & OWN_LETTERS.get(tag, set()))
        found[tag] = round(math.log(max(probability, _LEAST)) + _WEIGHT_OF_A_WORD * marks, 3)
    return found


def _of_no_language(pair: Pair) -> Iterator[str]:
    """Names as they are written in the source text, and terms that several languages have in the same form."""
    for name in pair.names.values():
        yield from (name.text, *name.aliases)
    for term in pair.terms:
        counts = Counter(form for forms in term.forms.values() for form in forms)
        yield from (form for form, count in counts.items() if count > 1)


def _share_of_script(text: str, language: Language) -> float | None:
    """The share of its letters that are of the language's script; None where there are few, or it is not known."""
    script = _LETTERS_OF.get(language.script)
    letters = [character for character in text if character.isalpha()]
    if script is None or len(letters) < _FEWEST_LETTERS_OF_SCRIPT:
        return None
    return sum(unicodedata.name(letter, "").startswith(script) for letter in letters) / len(letters)


@lru_cache(maxsize=len(LANGUAGES))
def _identifier(candidates: tuple[str, ...]) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([tag for tag in candidates if tag in set(identifier.nb_classes)])
    return identifier


def _candidates(pair: Pair) -> tuple[str, ...]:
    """The languages a text may be in: the one wanted, the source text's and, if its own words are known, large ones.

    Among all languages a short text would too often be taken for one of a cousin, Spanish for Galician.
    """
    wanted = _base(pair.to_language)
    return tuple(sorted({wanted, _base(pair.from_language), *(COMPARED if wanted in OWN_WORDS else ())}))


def _base(language: Language) -> str:
    """The primary subtag (BCP 47): nobody tells the written forms of one language apart by a sentence."""
    return language.tag.partition("-")[0]


def _is_shared(text: str, pair: Pair) -> bool:
    """Whether a text can be the same in both languages, as Positions is."""
    likely = likelihoods(text, _candidates(pair)) if pair.from_language.script == pair.to_language.script else {}
    of_source = likely.get(_base(pair.from_language), 0.0)
    return bool(likely) and likely.get(_base(pair.to_language), -math.inf) > of_source - _AS_LIKELY


def _left(source: str, target: str, pair: Pair) -> str:
    """Words of the source text that stand in the translation as they are, too many to be the same by chance."""
    of_source, of_target = words(source), words(target)
    if pair.from_language.script != pair.to_language.script:
        own = {word for word in of_source if len(word) >= _SHORTEST_WORD and word.isalpha()}
        return next((word for word in of_target if word in own and _is_lower(word, pair.source)), "")
    run = max(_runs(of_source, of_target), key=len, default=[])
    left = " ".join(run)
    return left if len(run) >= max(_RUN, _ECHO_SHARE * len(of_source)) and not _is_shared(left, pair) else ""


def _is_lower(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", unicodedata.normalize("NFC", text)) is not None


def _runs(of_source: list[str], of_target: Collection[str]) -> Iterator[list[str]]:
    """The longest runs of words that both have, in the order of the source text."""
    in_target = set(pairwise(of_target))
    run: list[str] = []
    for word in of_source:
        if run and (run[-1], word) in in_target:
            run.append(word)
            continue
        yield run
        run = [word]
    yield run
