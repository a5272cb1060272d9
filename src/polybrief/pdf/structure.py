"""The logical structure of a document: made with the story; marked content and annotations are hung on as it is drawn.

ISO 32000-1, 14.7 and 14.8; PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct


class MarkedContent(Struct, frozen=True, order=True, gc=False):
    """One marked-content sequence: page counted from 0, and its number on that page."""

    page: int
    mcid: int


class AnnotationReference(Struct, frozen=True, gc=False):
    """An annotation, counted from 0 over the document."""

    page: int
    number: int


_LAST = MarkedContent(sys.maxsize, 0)
_BEGIN = itemgetter(0)


class Element:
    """A structure element. Mutable while the document is made: drawing appends to `kids`.

    Attributes:
        role: a standard structure type (`P`, `LI`, `Link` …).
        language: BCP 47, where it differs from the parent's.
        alt: what stands for a figure; contents: what a link's annotation says.
        attributes: the body of its attribute dictionary, PDF syntax without the brackets.
        link: the target (`#id` or a URI) of the Link that it is or stands in.
        linked: that Link, until all is drawn.
    """

    __slots__ = ("alt", "attributes", "contents", "kids", "language", "link", "linked", "number", "role")

    def __init__(
        self, role: str, parent: Element | None = None, *, language: str | None = None, alt: str | None = None
    ) -> None:
        self.role = role
        self.language = language
        self.alt = alt
        self.attributes = ""
        self.contents = ""
        self.kids: list[Kid] = []
        self.link: str | None = parent.link if parent else None
        self.linked: Element | None = parent.linked if parent else None
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def links_to(self, target: str, contents: str) -> None:
        """Make this Link point somewhere; what is drawn for it or inside it becomes its active area."""
        self.link, self.linked, self.contents = target, self, contents

    def is_left(self) -> bool:
        """Whether it says something, when all is drawn: an empty cell does."""
        return bool(self.kids) or self.role in ("TD", "TH")

    def walk(self) -> list[Element]:
        """This element and all below it, in reading order."""
        found: list[Element] = []
        stack = [self]
        while stack:
            element = stack.pop()
            found.append(element)
            stack += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
        return found


Kid = Element | MarkedContent | AnnotationReference
"""What an element has below it."""

_NUMBERINGS = {
    "Decimal": re.compile(r"\d\W*$"),
    "LowerAlpha": re.compile(r"[a-z]\W*$"),
    "UpperAlpha": re.compile(r"[A-Z]\W*$"),
    "Circle": re.compile("[◦○]"),
    "Square": re.compile("[▪■]"),
}


def list_numbering(labels: Sequence[str]) -> str:
    """A list's attributes: how its labels number its items, by the last letter or digit of each (K1, K1a).

    ISO 32000-1, table 347.
    """
    found = "None"
    if labels:
        fitting = (name for name, rule in _NUMBERINGS.items() if all(map(rule.search, labels)))
        found = next(fitting, "Disc")
    return f"/O/List/ListNumbering/{found}"


def settle(root: Element) -> list[Element]:
    """Bring the tree to its last form, when all is drawn; returns its elements, each before those below it.

    Elements that nothing was drawn for are taken away: they say nothing to a reader. Where text stands beside elements
    (a link inside a paragraph), the kids are put into the order in which they were drawn, which is that of the text.
    """
    begins: dict[Element, MarkedContent] = {}  # the first marked content of each, _LAST where there is none
    elements = root.walk()
    for element in reversed(elements):
        element.linked = None  # no element knows one above it any more, and all are freed as soon as they are written
        if len(element.kids) == 1 and isinstance(element.kids[0], MarkedContent):
            begins[element] = element.kids[0]
            continue
        kids: list[tuple[MarkedContent, Kid]] = []
        has_text = False
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                has_text = True
                kids.append((kid, kid))
            elif not isinstance(kid, Element):  # an annotation stands behind all that is drawn
                kids.append((_LAST, kid))
            elif kid.is_left():
                kids.append((begins[kid], kid))
        if has_text:
            kids.sort(key=_BEGIN)
        element.kids = [kid for _, kid in kids]
        begins[element] = min([begin for begin, _ in kids], default=_LAST)
    return [element for element in elements if element.is_left() or element is root]


def format_elements(
    elements: list[Element], tree: int, pages: Sequence[int], annotations: Sequence[int], text: Callable[[str], str]
) -> list[bytes]:
    """The objects of the tree, in the order of `elements`, whose numbers are set.

    Args:
        tree: object number of the structure tree root.
        pages, annotations: object numbers by page and by annotation.
        text: formats a text string.
    """
    objects: list[bytes] = []
    parents: dict[Element, int] = {elements[0]: tree}
    for element in elements:
        own_page: int | None = None
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
                parents[kid] = element.number
                continue
            if own_page is None and isinstance(kid, MarkedContent):
                own_page = kid.page
            page = "" if kid.page == own_page else f"/Pg {pages[kid.page]} 0 R"
            if not isinstance(kid, MarkedContent):
                kids.append(f"<</Type/OBJR{page}/Obj {annotations[kid.number]} 0 R>>")
            else:
                kids.append(f"<</Type/MCR{page}/MCID {kid.mcid}>>" if page else str(kid.mcid))
        parts = [f"<</S/{element.role}/P {parents[element]} 0 R"]
        if own_page is not None:
            parts.append(f"/Pg {pages[own_page]} 0 R")
        if element.language:
            parts.append(f"/Lang{text(element.language)}")
        if element.alt:
            parts.append(f"/Alt{text(element.alt)}")
        if element.attributes:
            parts.append(f"/A<<{element.attributes}>>")
        if element.role == "Note":
            parts.append(f"/ID({note_id(element)})")
        parts.append(f"/K[{' '.join(kids)}]>>")
        objects.append("".join(parts).encode("latin-1"))
    return objects


def note_id(element: Element) -> str:
    """The identifier of a note in its document; in the order of the notes, which a name tree wants."""
    return f"note{element.number:08}"
