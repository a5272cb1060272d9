"""What other scripts cost: the editions of one brief of this repository against its Latin ones, layout only.

English is the shortest of these, and no translation: what others are compared with besides is the mean of four.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import peers

from polybrief.errors import PolybriefError
from polybrief.languages import LANGUAGES
from polybrief.model.page import Page
from polybrief.pdf.inline import faces_of
from polybrief.pipeline import editions
from polybrief.text.shaping import font_chain
from polybrief.workspace import Workspace

BRIEF, ENGLISH, LATIN, OTHERS = "argentina-nato", "en", ("en", "es", "fr", "pt"), ("ar", "hi", "zh")
_ROOT = Path(__file__).parents[2]
_TIMES = 5

Milliseconds = Callable[[Callable[[Any], bytes], Iterable[Any]], float]


def compare(rounds: int, milliseconds: Milliseconds, say: Callable[[str], None]) -> dict[str, dict[str, Any]]:
    """By language: CPU, ratios to English and to Latin; both also with all shaped words forgotten before each brief."""
    engine = peers.polybrief()
    try:
        pages = {tag: _page(tag) for tag in (*LATIN, *OTHERS)}
    except PolybriefError as problem:
        say(f"without other languages: {str(problem).splitlines()[0]}")
        return {}

    def forgetful(page: Page) -> bytes:
        faces_of.cache_clear()
        font_chain.cache_clear()
        return engine.make(page)

    found: dict[str, dict[str, list[float]]] = {tag: {"warm": [], "cold": []} for tag in pages}
    counts = {tag: peers.page_count(engine.make(page)) for tag, page in pages.items()}
    for _ in range(rounds):
        for tag, page in pages.items():
            engine.make(page)
            found[tag]["warm"].append(milliseconds(engine.make, [page] * _TIMES))
            found[tag]["cold"].append(milliseconds(forgetful, [page] * _TIMES))
    latin = {kind: _mean([found[tag][kind] for tag in LATIN]) for kind in ("warm", "cold")}
    return {
        tag: {
            "name": f"{LANGUAGES[tag].endonym} ({counts[tag]} pages)",
            "ms": statistics.median(times["warm"]),
            "ms_page": statistics.median(times["warm"]) / counts[tag],
            "ratio": _ratio(times["warm"], found[ENGLISH]["warm"]),
            "latin_ratio": _ratio(times["warm"], latin["warm"]),
            "cold_ms": statistics.median(times["cold"]),
            "cold_ratio": _ratio(times["cold"], found[ENGLISH]["cold"]),
            "cold_latin_ratio": _ratio(times["cold"], latin["cold"]),
        }
        for tag, times in found.items()
    }


def _mean(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Of several, round by round."""
    return [statistics.fmean(each) for each in zip(*rounds, strict=True)]


def _page(tag: str) -> Page:
    """The page of an edition, as the pipeline would hand it to the layout."""
    pages: list[Page] = []

    def keep(made: Any, options: editions.Options, template: str) -> bytes:
        pages.append(editions.render_page(made, options, template))
        return b""

    formats = {**editions.FORMATS, "benchmark": keep}
    original, editions.FORMATS = editions.FORMATS, formats
    try:
        editions.publish(
            Workspace(_ROOT), BRIEF, tag, "benchmark", editions.Options(unchecked=True, allow_untranslated=True)
        )
    finally:
        editions.FORMATS = original
    return pages[0]


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, other, strict=True))
