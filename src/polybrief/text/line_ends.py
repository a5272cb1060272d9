"""Where a line may end in text as its readers expect it: UAX #14 with the tailorings that the scripts ask for.

They follow the text, not the language of the document, so that a Korean name in an English brief is set as Koreans do.

- **Hangul** keeps its words together, as Korean books and newspapers do (CSS calls it `word-break: keep-all`).
- **Thai** writes no spaces between words: a dictionary says where they end. Maiyamok and paiyannoi stay with the word
  before them, and a word of one letter with what follows: it is often the beginning of a name that no dictionary has.

https://www.unicode.org/reports/tr14/tr14-49.html#Tailoring
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from polybrief.text.linebreak import opportunities

if TYPE_CHECKING:
    from collections.abc import Callable

_TAILORED = re.compile("[\u0e01-\u0e4e\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_THAI = re.compile("[\u0e01-\u0e4e]{2,}")
# Before paiyannoi (but in the title ฯพณฯ), maiyamok, and marks that a typist doubled.
_TIED = re.compile("[^\n\v\f\r\x85\u2028\u2029](?!ฯพณฯ)[\u0e2f\u0e31\u0e33-\u0e3a\u0e45-\u0e4e]")
# The libraries' own switch against writing into the reader's home.
_READ_ONLY = "PYTHAINLP_READ_ONLY"


def line_ends(text: str) -> Sequence[int]:
    """The code-point offsets behind which a line may or must end, in order, the text's end last; none without text.

    >>> line_ends("한국어로 쓴 글")
    [5, 7, 8]
    """
    if text.isascii() or not _TAILORED.search(text):
        return opportunities(text)
    ends = opportunities(_HANGUL.sub("a", text))
    if not _THAI.search(text):
        return ends
    return [end for end in sorted({*ends, *_words(text)}) if not _TIED.match(text, end - 1)]


def _words(text: str) -> Iterator[int]:
    """Where the words of each stretch of Thai letters end, but for the last: UAX #14 knows of that."""
    segment = _segmenter()
    for stretch in _THAI.finditer(text):
        at = stretch.start()
        for word in segment(stretch.group()):
            at += len(word)
            if at < stretch.end() and sum(map(str.isalpha, word)) > 1:
                yield at


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """PyThaiNLP's maximal matching with its dictionary of 60 000 words; half a second when it is first asked for."""
    before = os.environ.get(_READ_ONLY)
    os.environ[_READ_ONLY] = "1"
    try:
        from pythainlp.tokenize.newmm import segment

        segment("ไทย")
    finally:
        if before is None:
            del os.environ[_READ_ONLY]
        else:
            os.environ[_READ_ONLY] = before
    return segment
