"""Rules on the form of a translation: marks in pairs, the last mark, nothing repeated or cut off, a likely length.

What was cut is known by what is missing: the last mark, or by a last word after which no text ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from polybrief.checks.verifying.pair import Pair, bare, folded, words
from polybrief.checks.verifying.tables import DENSITY, UNFINISHED
from polybrief.languages import Language
from polybrief.model.finding import Finding, Severity

_ENDINGS = {
    **dict.fromkeys(".。．۔।", "a full stop"),
    **dict.fromkeys("?？؟", "a question mark"),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(";；؛", "a semicolon"),
    "…": "an ellipsis",
}
_NO_ENDING = "none of . ? ! : ;"
_CLOSERS = "\"'”’»›)）]】」』\u00a0\u202f "
_OPEN_ENDINGS = ",،、，;；؛—–-"
_BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "「": "」", "『": "』", "《": "》"}
_APOSTROPHE = "’"
_DOUBLED = 5  # letters of a word that nobody says twice in a row; "nous nous" is French
_ENDED = frozenset(_ENDINGS) | frozenset(_BRACKETS.values())
_IDEOGRAPHIC = ("Hans", "Hant", "Jpan")
_LETTERS_FOR_LENGTH = 20
_SHORTEST, _LONGEST = 0.6, 2.0  # times the length that is likely
_SHORTEST_OF_ENDED = 0.5  # what was cut off has lost its last mark
_LETTERS_TO_BE_SURE, _SHORTEST_OF_LONGER = 40, 0.68  # the lengths of longer texts vary less


def check_pairs(pair: Pair) -> Iterator[Finding]:
    """Brackets and quotation marks that are not closed, or not opened."""
    if (mark := _unpaired(pair.target, pair.to_language)) and not _unpaired(pair.source, pair.from_language):
        yield pair.finding("pairs", f"{mark} has no counterpart in the translation", "open and close it")


def check_ending(pair: Pair) -> Iterator[Finding]:
    """Another mark at the end than the source text has; as a note, since headings and lists have their own usage.

    Where the mark is lost, that is what `check_cut` says.
    """
    source, target = _ending_of(pair.source), _ending_of(pair.target)
    if target not in (source, _NO_ENDING):
        problem = f"the source text ends with {source}, the translation with {target}"
        yield pair.finding("ending", problem, severity=Severity.NOTE)


def check_cut(pair: Pair) -> Iterator[Finding]:
    """A text whose end is lost."""
    hint = "translate it to its end"
    end = bare(pair.target).rstrip()[-1:]
    stopped = _ending_of(pair.source) != _NO_ENDING and pair.to_language.full_stop
    if stopped and _ending_of(pair.target) == _NO_ENDING:
        yield pair.finding("cut", "the last mark of the source text is lost, and maybe more", hint)
    elif end and end in _OPEN_ENDINGS and bare(pair.source).rstrip()[-1:] not in _OPEN_ENDINGS:
        yield pair.finding("cut", f"the translation ends with {end}", hint)
    elif (last := _last_word(pair.target, pair.to_language)) and not _last_word(pair.source, pair.from_language):
        yield pair.finding("cut", f"the translation ends with {last!r}, after which more has to come", hint)


def check_length(pair: Pair) -> Iterator[Finding]:
    """A text much shorter or longer than translations of such a text are, between languages of known density."""
    if not {pair.from_language.tag, pair.to_language.tag} <= DENSITY.keys():
        return
    source, target = _length(pair.source, pair.from_language), _length(pair.target, pair.to_language)
    if source < _LETTERS_FOR_LENGTH:
        return
    shortest = _SHORTEST_OF_LONGER if source >= _LETTERS_TO_BE_SURE else _SHORTEST
    if _is_ended(pair.source) and _is_ended(pair.target):
        shortest = _SHORTEST_OF_ENDED
    if target < source * shortest:
        share = f"{target / source:.0%}"
        yield pair.finding("cut", f"the translation has about {share} of the length to be expected", "say it all")
    elif target > source * _LONGEST:
        times = f"{target / source:.1f}"
        problem = f"the translation is {times} times as long as is to be expected"
        yield pair.finding("length", problem, "say no more than the source text")


def check_loop(pair: Pair) -> Iterator[Finding]:
    """Words that are said again and again, as engines do when they get stuck."""
    if (looped := _loop(pair.target, pair.to_language)) and not _loop(pair.source, pair.from_language):
        yield pair.finding("loop", f"{looped!r} is said again and again", "say it once")


def _unpaired(text: str, language: Language) -> str:
    """The first mark without its counterpart; empty where there is none. Apostrophes close no quotation."""
    outer, inner = language.quotes[:2], language.quotes[2:]
    quotes = {a.strip(): b.strip() for a, b in (outer, inner) if b.strip() != _APOSTROPHE}
    pairs = {**_BRACKETS, **quotes}
    closing = {b: a for a, b in pairs.items()}
    open_: list[str] = []
    for character in bare(text):
        if character in pairs:
            open_.append(character)
        elif character in closing and (not open_ or open_.pop() != closing[character]):
            return character
    return open_[-1] if open_ else '"' if text.count('"') % 2 else ""


def _ending_of(text: str) -> str:
    end = text.rstrip().rstrip(_CLOSERS)
    return "an ellipsis" if end.endswith("...") else _ENDINGS.get(end[-1:], _NO_ENDING)


def _is_ended(text: str) -> bool:
    return text.rstrip()[-1:] in _ENDED


def _last_word(text: str, language: Language) -> str:
    """The last word where it is one that no text ends with; an ideograph that may end a sentence, if none ends it."""
    marks = "".join(_ENDINGS) if language.space else ""
    last = re.search(r"[^\W\d_]+['’]?$", folded(bare(text)).rstrip(marks + _CLOSERS))
    if last is None:
        return ""
    end = last[0] if language.space else last[0][-1]
    return end if end in UNFINISHED.get(language.tag, ()) else ""


def _length(text: str, language: Language) -> float:
    """Letters and digits, as many as the first of the languages would have for the same."""
    letters = sum(unicodedata.category(character)[0] in "LN" for character in bare(text))
    return letters * DENSITY[language.tag]


def _loop(text: str, language: Language) -> str:
    """What stands several times in a row: a word or words, or ideographs."""
    ideographic = language.script in _IDEOGRAPHIC
    tokens = re.findall(r"\d+|[^\W\d_]", folded(bare(text))) if ideographic else words(bare(text))
    for size in range(1, len(tokens) // 2 + 1):
        same = 0  # tokens in a row that stand again `size` tokens on
        for at in range(len(tokens) - size):
            same = same + 1 if tokens[at] == tokens[at + size] else 0
            enough = (
                size
                if size > 2 or (not ideographic and (size == 2 or sum(map(str.isalpha, tokens[at])) >= _DOUBLED))
                else 2 * size
            )
            if same >= enough:
                return language.space.join(tokens[at + 1 : at + 1 + size])
    return ""
