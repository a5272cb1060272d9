"""A small brief over two documents of our own, to be changed by each test."""

import hashlib
from collections.abc import Callable

import pytest

from polybrief.documents import notices
from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.document import Document
from polybrief.model.loaded import LoadedBrief

TEXTS = {
    "gazette": (
        "The Harbour Board said on 3 May 2021 that it will spend $40 million on two ferries. "
        "Since 1998 the old boats have carried 1,250 people a day, 12.5 percent of them pupils, over 40 kilometers. "
        "“We sail when the tide allows,” said Ana Ruiz, who runs the yard. "
        "Boats call at Northport, Eastholm, Long Reach, the Isle of Gannets, Saltmarsh, Old Quay, Fenwick and Little "
        "Sound every day. "
        + "Nobody knows yet how the winter storms will change the plan for the smaller islands. " * 3
        + "\n© 2021 Harbour Gazette. Ask before you print it.\n"
    ),
    "heraldo": "La Junta del Puerto gastará 40 millones de dólares en transbordadores, dijo en diciembre de 2021. " * 4,
}


def document(name: str, text: str) -> Document:
    return Document(f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest(), notices(text))


@pytest.fixture
def span() -> Callable[[str, str], str]:
    """`span("gazette", "two ferries")`: the evidence that points to these words."""

    def find(source: str, words: str) -> str:
        start = TEXTS[source].index(words)
        return f"{source}#char={start},{start + len(words)}"

    return find


@pytest.fixture
def documents() -> dict[str, Document]:
    """The documents by sha256."""
    return {it.sha256: it for it in (document(name, text) for name, text in TEXTS.items())}


@pytest.fixture
def load() -> Callable[..., LoadedBrief]:
    """`load(key_points=[…], values={…})`: a brief with these sections and tables."""

    def make(*, names=None, values=None, rights=None, languages=(), title="Ferries", **sections) -> LoadedBrief:
        sources = {
            name: {
                "publisher": name,
                "language": language,
                "sha256": document(name, TEXTS[name]).sha256,
                "rights": {"status": "unknown"},
            }
            for name, language in (("gazette", "en"), ("heraldo", "es"))
        }
        sources["gazette"]["rights"]["notice"] = "© 2021 Harbour Gazette. Ask before you print it."
        for name, changed in (rights or {}).items():
            sources[name]["rights"] = changed
        brief = part(
            {
                "schema": "polybrief/1", "id": "ferry", "language": "en", "languages": languages, "title": title,
                "as_of": "2021", "sources": sources, "names": names or {}, "values": values or {}, "sections": sections,
            }, Brief)  # fmt: skip
        lines = {"sections.key_points.K1.text": 30, "sections.key_points.K1": 29, "sources.gazette": 8}
        return LoadedBrief(brief, "briefs/ferry/brief.yaml", "0" * 64, lines)

    return make
