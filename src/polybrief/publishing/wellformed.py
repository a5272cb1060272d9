"""Whether what a template has made is a page: well-formed, of XHTML, with a target for each link."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from xml.parsers import expat

from msgspec import Struct

_XHTML = "http://www.w3.org/1999/xhtml"
_DEEPEST = 64  # what the layout takes
# The vocabulary of pages (`publishing`); what the layout does not know would run into the text around it.
_ELEMENTS = frozenset(
    {
        *(
            "html",
            "head",
            "title",
            "body",
            "div",
            "section",
            "header",
            "footer",
            "figure",
            "p",
            "blockquote",
            "h1",
            "h2",
            "h3",
        ),
        *("ol", "ul", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("a", "span", "strong", "b", "em", "cite", "sup", "br", "img"),
        *("svg", "line", "circle", "rect", "polyline", "text"),
    }
)
_SCHEMES = ("#", "https://", "http://", "mailto:")  # what a document may lead to; others can run something


class Flaw(Struct, frozen=True):
    """What is wrong with a page: where in it (a count of characters), and what to do."""

    offset: int
    problem: str
    advice: str


class _Found(Exception):
    """Ends the reading."""


def flaw(xhtml: str, elsewhere: Collection[str] = ()) -> Flaw | None:
    """The first thing that is wrong with a page; None for a sound one. It may link to what stands `elsewhere`."""
    data = xhtml.encode()
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
        reader.end(elsewhere)
    except _Found:
        pass
    except expat.ExpatError as error:
        reader.explain(error)
    if reader.flaw is None:
        return None
    offset, problem, advice = reader.flaw
    return Flaw(len(data[:offset].decode(errors="ignore")), problem, advice)


class _Reader:
    """Follows the elements of a page. Offsets are of bytes."""

    def __init__(self) -> None:
        self.flaw: tuple[int, str, str] | None = None
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._open: list[tuple[str, int]] = []
        self._elements: set[str] = set()
        self._ids: set[str] = set()
        self._links: dict[str, int] = {}

    def end(self, elsewhere: Collection[str]) -> None:
        if "body" not in self._elements:
            self._tell(0, "the page has no <body>", "write the whole page, as templates/policy-brief.xhtml.j2 of ours")
        for link, offset in self._links.items():
            if link not in self._ids and link not in elsewhere:
                advice = "show what it points to, or leave the link away; marks point to the list of sources"
                self._tell(offset, f"a link points to #{link}, which is not on the page", advice)

    def explain(self, error: expat.ExpatError) -> None:
        """Tell of what the parser could not read."""
        codes = expat.errors.codes
        unclosed = {codes[expat.errors.XML_ERROR_TAG_MISMATCH], codes[expat.errors.XML_ERROR_NO_ELEMENTS]}
        if error.code in unclosed and self._open:
            name, start = self._open[-1]
            self.flaw = start, f"<{name}> is not closed where it should be", f"write </{name}> there, or <{name}/> here"
            return
        advice = "close every element, quote every attribute, write &amp; for & and &lt; for <"
        if error.code == codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
            advice = "write the character itself, or its number: &#160;"
        self.flaw = self.parser.ErrorByteIndex, f"not well-formed XML: {expat.ErrorString(error.code)}", advice

    def _tell(self, offset: int, problem: str, advice: str) -> None:
        self.flaw = offset, problem, advice
        raise _Found

    def _doctype(self, _name: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal or system or public:
            problem = "the document type declares more than its name"
            self._tell(self.parser.CurrentByteIndex, problem, "write <!DOCTYPE html>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        if not self._open and (name != "html" or attributes.get("xmlns") != _XHTML):
            self._tell(at, f"the page begins with <{name}>", f'begin it with <html xmlns="{_XHTML}" lang="…" dir="…">')
        if len(self._open) >= _DEEPEST:
            self._tell(at, f"elements lie in one another {_DEEPEST} deep", "close each before the next, where it ends")
        if name not in _ELEMENTS:
            near = get_close_matches(name, _ELEMENTS, 1)
            advice = f"did you mean <{near[0]}>?" if near else f"there are {', '.join(sorted(_ELEMENTS))}"
            self._tell(at, f"no page has an element <{name}>", advice)
        self._open.append((name, at))
        self._elements.add(name)
        if "id" in attributes:
            self._ids.add(attributes["id"])
        if name == "a" and (target := attributes.get("href")):
            if not target.startswith(_SCHEMES):
                self._tell(at, f"a link leads to {target[:60]!r}", f"begin it with one of {' '.join(_SCHEMES)}")
            if target.startswith("#"):
                self._links.setdefault(target[1:], at)

    def _end(self, _name: str) -> None:
        self._open.pop()
