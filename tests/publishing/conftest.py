"""A small brief with something in every section, of our own invention, and its editions."""

import re
from collections.abc import Callable, Collection, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from polybrief.languages import language
from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.edition import Edition, EditionText, Origin
from polybrief.model.page import Look, Page
from polybrief.model.unit import units
from polybrief.publishing.environment import _environment
from polybrief.publishing.formats import Formats
from polybrief.publishing.rendering import _context, _messages, render

PLAIN = Look()


def plain(value: object) -> str:
    """Templates may call functions, not types."""
    return str(value)


FORMATS = Formats(
    date=plain,
    list=" & ".join,
    language_name=lambda tag: f"<{tag}>",
    percent=lambda share: f"{share:.0%}",
    number=plain,
    short=lambda value: str(value.number),
)
VALUES = {"cost": "€40 million", "wells": "24", "before": "7", "later": "31"}
BRIEF: dict[str, Any] = {
    "schema": "polybrief/1",
    "id": "ardal-wells",
    "language": "en",
    "languages": ["es", "ar"],
    "status": "draft",
    "title": "Ardal renews its wells",
    "as_of": "2024?",
    "revised": "2024-12-05",
    "originator": {"name": "Water & Land", "contact": "desk@example.org"},
    "handling": "TLP:CLEAR",
    "sources": {
        "herald": {
            "publisher": "Ardal Herald",
            "published": {"date": "2024?", "basis": "rights notice"},
            "language": "en",
            "sha256": "a" * 64,
            "rights": {
                "status": "all-rights-reserved",
                "holder": "Ardal Herald",
                "notice": "© 2024  Ardal Herald. <All> rights reserved.",
            },
        },
        "informe": {
            "title": "Pozos del valle",
            "author": "Marta Gil",
            "publisher": "Oficina del Agua",
            "published": {"date": "2024-03", "basis": "metadata"},
            "url": "https://example.org/pozos?a=1&b=2",
            "language": "es",
            "sha256": "b" * 64,
            "rights": {"status": "CC-BY-4.0", "holder": "Oficina del Agua"},
        },
        "notes": {"author": "Ivo Berg", "language": "en", "sha256": "c" * 64, "rights": {"status": "unknown"}},
    },
    "names": {"council": {"text": "Ardal Council"}},
    "values": {
        "cost": {"money": 40000000, "currency": "EUR"},
        "wells": {"number": 24, "aliases": ["two dozen"]},
        "before": {"number": 7},
        "later": {"number": 31},
    },
    "sections": {
        "summary": [
            {
                "id": "S1",
                "text": "Ardal will renew {wells} wells for {cost}.",
                "evidence": ["herald#char=14,67", "notes#char=5,9"],
            }
        ],
        "key_points": [
            {
                "id": "K1",
                "text": "The council has voted for renewal.",
                "evidence": ["notes#char=1,9", "herald#char=20,30", "herald#char=40,50"],
            },
            {
                "id": "K2",
                "text": "Farmers pay a third, the council says.",
                "kind": "claim",
                "said_by": "council",
                "evidence": ["informe#char=1,20"],
            },
        ],
        "background": [
            {"id": "B1", "text": "Most wells are older than sixty years.", "evidence": ["informe#char=30,60"]}
        ],
        "positions": [
            {
                "id": "P1",
                "actor": "Farmers",
                "text": "No word of theirs is reported.",
                "kind": "absence",
                "checked_in": ["notes", "herald"],
            }
        ],
        "timeline": [
            {"id": "T1", "when": "a Thursday", "text": "The vote is held.", "evidence": ["herald#char=1,2"]},
            {
                "id": "T2",
                "date": "2023-05",
                "text": "The plan is drawn up.",
                "doubtful": True,
                "evidence": ["notes#char=1,2"],
            },
            {"id": "T3", "date": "1998", "text": "A first survey is made.", "evidence": ["informe#char=1,2"]},
            {"id": "T4", "text": "Work begins.", "evidence": ["informe#char=3,4"]},
        ],
        "figures": [
            {"id": "F1", "value": "wells", "text": "wells to be renewed", "evidence": ["herald#char=7,9"]},
            {"id": "F2", "value": "cost", "text": "cost over ten years", "evidence": ["informe#char=7,9"]},
        ],
        "implications": [
            {"id": "I1", "text": "Small farms may need help.", "kind": "inference", "rests_on": ["K2", "X1"]},
            {"id": "I2", "text": "Read the cost with care.", "kind": "editorial", "rests_on": ["X1"]},
        ],
        "quotes": [
            {
                "id": "Q1",
                "speaker": "Marta Gil",
                "via": "her report",
                "verbatim": "El agua no espera",
                "language": "es",
                "rendering": {"id": "Q1r", "text": "Water cannot be put off."},
                "evidence": ["informe#char=100,117"],
            }
        ],
        "disagreements": [
            {
                "id": "X1",
                "topic": "Who pays",
                "readings": [
                    {"source": "herald", "text": "The town pays.", "evidence": ["herald#char=3,9"]},
                    {"source": "informe", "text": "Farmers pay a third.", "evidence": ["informe#char=3,9"]},
                    {"source": "notes", "text": "Nobody has decided.", "evidence": ["notes#char=3,9"]},
                ],
                "assessment": "The report is the later of the three.",
            }
        ],
        "unknowns": [
            {"id": "U1", "text": "When work begins is not said.", "kind": "absence", "checked_in": ["informe"]}
        ],
    },
}


class PageReader:
    """A page as a tree, with the questions that tests ask."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = etree.fromstring(page.xhtml)

    def find(self, path: str) -> list[etree._Element]:
        """Elements by XPath, `h:` before each name of XHTML."""
        found = self.root.xpath(
            path, namespaces={"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}
        )
        assert isinstance(found, list)
        return found

    def one(self, path: str) -> etree._Element:
        (element,) = self.find(path)
        return element

    def item(self, item_id: str) -> etree._Element:
        return self.one(f'//*[@id="{item_id}"]')

    def words(self, element: etree._Element | str) -> str:
        """The text of an element, white space as a reader sees it."""
        element = self.one(element) if isinstance(element, str) else element
        return re.sub("[ \t\n\u00a0]+", " ", "".join(element.itertext()).replace("\u2060", "")).strip()


@pytest.fixture(scope="session")
def make_edition() -> Callable[..., Edition]:
    """`make_edition("es", brief={…}, sections={…}, origins={context: Origin}, texts={context: template})`.

    `brief` and `sections` replace parts of the small brief.
    """

    def make(
        tag: str = "en",
        *,
        brief: Mapping[str, Any] | None = None,
        sections: Mapping[str, Any] | None = None,
        origins: Mapping[str, Origin] | None = None,
        texts: Mapping[str, str] | None = None,
        method: str | None = None,
        unchecked: bool = False,
    ) -> Edition:
        data = {**BRIEF, "sections": {**BRIEF["sections"], **(sections or {})}, **(brief or {})}
        canonical = part(data, Brief)
        usual = Origin.CANONICAL if tag == canonical.language else Origin.TRANSLATED

        def text(context: str, template: str) -> EditionText:
            origin = (origins or {}).get(context, usual)
            template = (texts or {}).get(context, template)
            shown = template
            for name, value in VALUES.items():
                shown = shown.replace(f"{{{name}}}", value)
            spoken = canonical.language if origin == Origin.UNTRANSLATED else tag
            return EditionText(
                context, template, shown, origin, spoken, "A. Reader 2024-12-06" if origin == Origin.REVIEWED else None
            )

        return Edition(
            brief=canonical,
            language=language(tag),
            texts={unit.context: text(unit.context, unit.text) for unit in units(canonical)},
            values=VALUES,
            method=method,
            revised="2024-12-05",
            unchecked=unchecked,
        )

    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., PageReader]:
    """`read(edition)`: its page, rendered and parsed; by another template, of a user's `folder`, with another look."""

    def rendered(
        edition: Edition,
        translations: NullTranslations | None = None,
        template: str = "policy-brief",
        folder: Path | None = None,
        look: Look = PLAIN,
    ) -> PageReader:
        page = render(
            edition,
            template=template,
            folder=folder,
            look=look,
            formats=FORMATS,
            translations=translations or NullTranslations(),
            created="2024-12-05T00:00:00+00:00",
        )
        return PageReader(page)

    return rendered


@pytest.fixture(scope="session")
def draw() -> Callable[..., PageReader]:
    """`draw(edition, "strip()")`: a macro of figures.j2 alone on a page, as what it may know of the theme wants it.

    `absent` are the ids of items that the page does not show.
    """

    def drawn(
        edition: Edition, macro: str, look: Look = PLAIN, columns: int = 1, absent: Collection[str] = ()
    ) -> PageReader:
        environment = _environment(())
        environment.begin()
        template = environment.from_string(
            f"{{% set figures = figures.in_columns({columns}) %}}"
            '{% import "figures.j2" as drawn with context %}'
            '<html xmlns="http://www.w3.org/1999/xhtml"><body>{{ drawn.' + macro + " }}</body></html>"
        )
        names = _context(edition, FORMATS, look, "a.json", absent) | _messages(NullTranslations())
        page = Page(template.render(names), edition.language, "", "", "", "")
        return PageReader(page)

    return drawn
