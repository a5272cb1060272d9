"""What every engine sets: a brief of about 880 words on two A4 pages, its text in content.toml.

`brief(number)` differs from one number to the next in wording and figures, so that no engine can keep a finished text.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from polybrief.languages import language
from polybrief.model.page import Page

HERE = Path(__file__).parent
NAMES = {
    "running": "Policy briefs",
    "key": "Key points",
    "figures": "Key figures",
    "timeline": "Timeline",
    "sources": "Sources",
    "table_after": 1,  # the sections, from 0, that the table and the timeline follow
    "timeline_after": 2,
}


@dataclass(frozen=True)
class Passage:
    """A text and the numbers of the sources whose marks stand behind it."""

    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Brief:
    """The content of one document; `rows` of the table and `events` of the timeline as they are printed."""

    title: str
    meta: str
    key: tuple[Passage, ...]
    sections: tuple[tuple[str, tuple[Passage, ...]], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    events: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """What stands for the drawing of the timeline."""
        return f"Timeline: {'; '.join(f'{date}: {text}' for date, text in self.events)}"


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((HERE / "content.toml").read_text("utf-8"))


def brief(number: int) -> Brief:
    """The brief of a number, the same for the same number."""
    texts = _texts()
    chance = random.Random(number)
    figures = {name: chance.randint(11, 98) for name in texts["figures"]}
    pairs = [pair for bit, pair in enumerate(texts["wordings"]) if number >> bit & 1]

    def words(text: str) -> str:
        text = text.format(**figures)
        for usual, other in pairs:
            text = text.replace(usual, other)
        return text

    def passages(paragraphs: list[dict[str, Any]]) -> tuple[Passage, ...]:
        return tuple(
            Passage(f"{words(each['text'])} Note {number}.{place}.", tuple(each["marks"]))
            for place, each in enumerate(paragraphs)
        )

    return Brief(
        title=f"{words(texts['title'])} ({number})",
        meta=f"Brief SM-{number:04d} · 14 March 2026 · English",
        key=tuple(Passage(words(text), ()) for text in texts["key"]),
        sections=tuple((each["heading"], passages(each["paragraphs"])) for each in texts["sections"]),
        head=tuple(texts["head"]),
        rows=tuple((*row, *(f"{chance.randint(10, 9999) / 10:,.1f}" for _ in range(3))) for row in texts["rows"]),
        events=tuple((date, text) for date, text in texts["events"]),
        sources=tuple((words(each["text"]), each["rights"]) for each in texts["sources"]),
    )


def repeated(content: Brief, times: int) -> Brief:
    """A brief with its sections over and over."""
    return replace(content, sections=content.sections * times)


def word_count(content: Brief) -> int:
    """The words of its running text: key points, paragraphs, sources with their rights."""
    passages = (*content.key, *(passage for _, passages in content.sections for passage in passages))
    texts = (*(passage.text for passage in passages), *(part for source in content.sources for part in source))
    return sum(len(text.split()) for text in texts)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined
    )


def render(content: Brief, template: str) -> str:
    """A brief by a template of this folder."""
    return _environment().get_template(template).render(brief=content, names=NAMES)


def page(content: Brief) -> Page:
    """A brief as polybrief's templates would have it."""
    xhtml = render(content, "brief.xhtml.j2")
    return Page(xhtml, language("en"), content.title, "", "Policy brief", "2026-03-14T00:00:00+00:00")
