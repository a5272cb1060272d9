"""What every engine sets: a brief of about 880 words, two A4 pages, of our own writing (CC0).

`brief(number)` differs from one number to the next in wording and figures, so that no engine can keep a finished text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from polybrief.languages import language
from polybrief.model.page import Page

RUNNING = "Policy briefs"
KEY_POINTS, FIGURES, TIMELINE, SOURCES = "Key points", "Key figures", "Timeline", "Sources"
TABLE_AFTER, TIMELINE_AFTER = 1, 2  # the sections, from 0, that the table and the timeline follow


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


_TITLE = "Local food in school kitchens: what {districts} districts have learned"
_KEY = (
    "Kitchens in {districts} districts now buy {share} per cent of their food from farms nearby.",
    "The price of a meal has risen by {rise} cents, mostly because of smaller deliveries.",
    "Shared stores and one order list save more than lower prices would.",
    "Contracts of three years bring more farms in than any grant.",
)
_SECTIONS: tuple[tuple[str, tuple[tuple[str, tuple[int, ...]], ...]], ...] = (
    (
        "Background",
        (
            (
                "School kitchens in the region cook for about {pupils} thousand pupils a day. Until {year} nearly all of their food came "
                "through two wholesalers, whose warehouses lie outside the region. Prices were low and deliveries were sure, but local "
                "growers had no part in the trade, and nobody could say how far a carrot had travelled before it reached a plate.",
                (1,),
            ),
            (
                "The councils then agreed on a common aim: one half of all fresh food should come from within {radius} kilometres. The "
                "aim is not a law. Each district decides for itself how it buys, and kitchens keep the right to refuse a delivery. What "
                "they share is a list of farms, a form of contract, and a small office that answers questions.",
                (2,),
            ),
            (
                "Growers had doubts at first. A school buys little in summer, when fields give most, and it wants the same amount each "
                "week, which weather does not promise. Small farms also lack the papers that public buyers must ask for, and many had "
                "never written an invoice for anyone but a neighbour. Those that tried it first were close to a town and had children at school.",
                (),
            ),
        ),
    ),
    (
        "What the records show",
        (
            (
                "Three kinds of records were read for this brief: delivery notes from {kitchens} kitchens, accounts of the councils, and "
                "a survey of farms. They agree on the main point. The share of local food grew in every district, slowly in the first "
                "year and faster once orders were pooled, and no district has gone back to its former way of buying.",
                (1,),
            ),
            (
                "Costs are less clear. The price of ingredients rose by {rise} cents for each meal, yet less was thrown away, since "
                "cooks who know the grower order with more care. Where waste is weighed, it fell by {waste} per cent. Where it is not "
                "weighed, estimates differ so much that they are left out of the table below.",
                (2,),
            ),
            (
                "Transport is the hidden item. A van that visits nine kitchens with four boxes each costs as much as the boxes hold. "
                "Districts that opened a shared cold store cut this cost by more than a third within {months} months, and drivers now "
                "finish their round before the first lesson begins. The stores themselves were paid from savings on fuel within two winters.",
                (),
            ),
        ),
    ),
    (
        "Ways forward",
        (
            (
                "The first way is to go on as before and let each district find its own pace. It asks for no new money and no new "
                "rules. The risk is that small districts stay behind, for they have neither a cold store nor a person who has time to "
                "speak with farms, and the gap between districts has widened by {gap} points already.",
                (1,),
            ),
            (
                "The second way is a common order list. Kitchens would enter on Thursday what they need for the week after next, and "
                "farms would see at once what is wanted. A trial with {trial} kitchens ran for one term. Orders came in earlier, farms "
                "planned better, and only two deliveries in a hundred had to be changed by telephone.",
                (2,),
            ),
            (
                "The third way is to sign for longer. Farms that were asked said that a contract of three years would let them borrow "
                "for a tunnel or a washing line, while a grant would not. Councils may sign for that long under present rules, provided "
                "that the price is reviewed each spring and either side may leave at the end of a year.",
                (1, 2),
            ),
        ),
    ),
    (
        "Next steps",
        (
            (
                "These ways do not exclude one another. A district may join the order list this year and offer longer contracts in the "
                "next. It seems wise to begin where stores exist, and to let the office visit each of the other {rest} districts "
                "once before summer, so that questions are heard before forms are sent.",
                (),
            ),
            (
                "Two things would help everywhere. If all kitchens weighed what is thrown away, in the same manner and on the same day, "
                "the saving could be shown rather than guessed. If the papers asked of farms were the same in every district, a grower "
                "would fill them in once, and the councils would need {hours} fewer hours of work each month.",
                (2,),
            ),
            (
                "Some limits must be named. The survey reached {reached} farms in a hundred, and those that gave up selling to schools "
                "were hard to find. Prices are those of the base year, without tax. Nothing here says whether the food is better, "
                "which pupils judge for themselves and records do not hold.",
                (),
            ),
        ),
    ),
)
_HEAD = ("Measure", "Unit", "2018", "2021", "2024")
_ROWS = (
    ("Local share", "per cent"),
    ("Price of a meal", "cents"),
    ("Food thrown away", "kg a week"),
    ("Farms that sell", "number"),
    ("Deliveries", "a week"),
    ("Hours of planning", "a month"),
)
_EVENTS = (("2016", "First farm list"), ("2018", "Common aim agreed"), ("2020", "Cold store opens"), ("2022", "Survey of farms"), ("2024", "Order list tried"))
_SOURCES = (
    (
        "Kitchen records of the {districts} districts, volume {volume}. Delivery notes and accounts, read in full.",
        "Reuse allowed with attribution under the open records licence, version 3; the wording of this notice was given by the office.",
    ),
    (
        "Survey of farms, round {round}. Questions, answers without names, and the method in an annex.",
        "Copyright of the survey's authors. Figures may be quoted with the source; tables may not be reprinted without permission.",
    ),
)
# One bit of the number for each pair: 128 wordings.
_WORDINGS = (
    ("kitchens", "canteens"), ("farms", "growers"), ("councils", "boards"), ("districts", "counties"),
    ("about", "some"), ("price", "cost"), ("food", "produce"),
)
_NAMES = (
    "districts share rise pupils year radius kitchens waste months gap trial rest hours reached volume round".split()
)  # fmt: skip


def brief(number: int) -> Brief:
    """The brief of a number, the same for the same number."""
    chance = random.Random(number)
    figures = {name: chance.randint(11, 98) for name in _NAMES}
    pairs = [pair for bit, pair in enumerate(_WORDINGS) if number >> bit & 1]

    def words(text: str) -> str:
        text = text.format(**figures)
        for usual, other in pairs:
            text = text.replace(usual, other)
        return text

    return Brief(
        title=f"{words(_TITLE)} ({number})",
        meta=f"Brief SM-{number:04d} · 14 March 2026 · English",
        key=tuple(Passage(words(text), ()) for text in _KEY),
        sections=tuple(
            (heading, tuple(Passage(f"{words(text)} Note {number}.{place}.", marks) for place, (text, marks) in enumerate(texts)))
            for heading, texts in _SECTIONS
        ),
        head=_HEAD,
        rows=tuple((*row, *(f"{chance.randint(10, 9999) / 10:,.1f}" for _ in range(3))) for row in _ROWS),
        events=_EVENTS,
        sources=tuple((words(text), rights) for text, rights in _SOURCES),
    )


def word_count(content: Brief) -> int:
    """The words of its running text: key points, paragraphs, sources with their rights."""
    texts = [passage.text for passage in (*content.key, *(p for _, passages in content.sections for p in passages))]
    return sum(len(text.split()) for text in (*texts, *(part for source in content.sources for part in source)))


def page(content: Brief) -> Page:
    """The brief as the templates of polybrief would have it."""
    parts = [_section("key-points box", KEY_POINTS, _labelled(content))]
    for index, (heading, passages) in enumerate(content.sections):
        parts.append(_section("background", heading, "".join(f"<p>{_marked(passage)}</p>\n" for passage in passages)))
        if index == TABLE_AFTER:
            parts.append(_section("figures", FIGURES, _table(content)))
        if index == TIMELINE_AFTER:
            parts.append(_section("timeline", TIMELINE, _timeline(content)))
    parts.append(_section("sources", SOURCES, _sources(content)))
    xhtml = (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">\n'
        f"<head><title>{escape(content.title)}</title></head>\n<body>\n"
        f'<div class="running header"><span>{RUNNING}</span></div>\n'
        '<div class="running footer"><span>Page <span class="page-number"></span> of <span class="page-count"></span></span></div>\n'
        f'<header><h1>{escape(content.title)}</h1><p class="meta">{escape(content.meta)}</p></header>\n' + "".join(parts) + "</body>\n</html>"
    )
    return Page(xhtml, language("en"), content.title, "", "Policy brief", "2026-03-14T00:00:00+00:00")


def _section(name: str, heading: str, body: str) -> str:
    return f'<section class="{name}">\n<h2>{escape(heading)}</h2>\n{body}</section>\n'


def _marked(passage: Passage) -> str:
    marks = "\u00a0".join(f'<a href="#source-{number}" title="Source {number}, characters {number}4–{number}97">{number}</a>' for number in passage.marks)
    return escape(passage.text) + (f'<sup class="marks">{marks}</sup>' if marks else "")


def _items(name: str, items: list[str]) -> str:
    return f'<ol class="{name}">\n' + "\n".join(items) + "\n</ol>\n"


def _label(text: str) -> str:
    return f'<span class="label" dir="ltr">{text}</span> '


def _labelled(content: Brief) -> str:
    return _items("labelled", [f'<li id="K{n}">{_label(f"K{n}")}{_marked(passage)}</li>' for n, passage in enumerate(content.key, 1)])


def _table(content: Brief) -> str:
    def row(cells: tuple[str, ...], cell: Callable[[int, str], str]) -> str:
        return f"<tr>{''.join(cell(place, escape(text)) for place, text in enumerate(cells))}</tr>"

    head = row(content.head, lambda _, text: f'<th scope="col">{text}</th>')
    rows = (row(cells, lambda place, text: f"<td>{text}</td>" if place else f'<th scope="row">{text}</th>') for cells in content.rows)
    return f'<table class="figures"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>\n'


def _timeline(content: Brief) -> str:
    shapes = "".join(f'<circle cx="{8 + 200 * n}" cy="12" r="6" fill="currentColor" stroke="currentColor" stroke-width="2"/>' for n in range(len(content.events)))
    lines = "".join(f'<line x1="{14 + 200 * n}" y1="12" x2="{202 + 200 * n}" y2="12" stroke="currentColor" stroke-width="2"/>' for n in range(len(content.events) - 1))
    spoken = "; ".join(f"{date}: {text}" for date, text in content.events)
    events = [f'<li id="T{n}"><p class="date">{_label(f"T{n}")}{date}</p><p>{escape(text)}</p></li>' for n, (date, text) in enumerate(content.events, 1)]
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 24" role="img" aria-label="Timeline: {escape(spoken)}">{lines}{shapes}</svg>\n'
        + _items("events", events)
        + "</figure>\n"
    )


def _sources(content: Brief) -> str:
    items = [
        f'<li id="source-{n}"><p>{_label(str(n))}{escape(text)}</p><p class="rights"><span class="notice">{escape(rights)}</span></p></li>'
        for n, (text, rights) in enumerate(content.sources, 1)
    ]
    return _items("sources", items)
