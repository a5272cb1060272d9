"""Sentences without their values and names: two of one template differ in nothing else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from test_models.values import CURRENCIES, MONTHS

_HERE = Path(__file__).parent
_MONTH = "|".join(month for months in MONTHS for month in months)
_CURRENCY = "|".join(sorted({name for names in CURRENCIES.values() for name in names}, key=len, reverse=True))
_NUMBER = r"\d[\d.,]*(?<=\d)(?: \d{3}\b)*"
_MASKS = (
    (rf"(?:\d+ (?:de )?)?\b(?:{_MONTH}) (?:de )?\d{{4}}", "{date}"),
    (rf"{_NUMBER} (?:[mb]il\w+ (?:de )?)?(?:{_CURRENCY})", "{money}"),
    (rf"{_NUMBER} ?%", "{percentage}"),
    (r"\b(?:19|20)\d\d\b(?![.,]\d)", "{date}"),
    (_NUMBER, "{number}"),
    (r"(?<=[ (])[A-ZÀ-Ý][\w-]*(?: (?:(?:of|de|da|do|das|dos) )?[A-ZÀ-Ý][\w-]*)*", "{name}"),
)


def template(sentence: str) -> str:
    """A sentence without its values and names; any row of words with capitals is a name.

    >>> template("On 5 May 2024, Ana Orte received 1.5 million euros in Oria.")
    'on {date}, {name} received {money} in {name}.'
    """
    first, _, rest = sentence.partition(" ")
    sentence = f" {first.lower() if first.lower() in _lower_case_words() else first} {rest}"
    for pattern, mask in _MASKS:
        sentence = re.sub(pattern, mask, sentence)
    return sentence.strip()


@cache
def _lower_case_words() -> frozenset[str]:
    """The words that begin a sentence without being a name."""
    data = "".join((_HERE / name).read_text("utf-8") for name in ("words.toml", "sentences.toml"))
    return frozenset(re.findall(r"[a-zà-ý]+", data)) | {"on", "in", "between", "entre"}
