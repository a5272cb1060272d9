"""A page's XHTML as plain data: elements with their names, attributes, text and elements, read once."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct

from polybrief.errors import InputError
from polybrief.model.page import Page

_DEEPEST = 64  # elements in one another; more is a template gone wrong, and would be more than the stack holds


class Node(Struct, frozen=True, eq=False, gc=False):
    """An element; identity is equality.

    Attributes:
        tag: its name without a namespace.
        line: of the document, where it begins.
        contents: its text and its elements in order, without comments and processing instructions.
        classes: in order.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    contents: list[str | Node]
    classes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Node]:
        """Its elements."""
        return iter([each for each in self.contents if not isinstance(each, str)])

    def get(self, name: str) -> str | None:
        """An attribute."""
        return self.attributes.get(name)

    def walk(self) -> Iterator[Node]:
        """This element and all inside it, in their order."""
        yield self
        for each in self:
            yield from each.walk()

    @property
    def text(self) -> str:
        """All text inside it."""
        if len(self.contents) == 1 and isinstance(self.contents[0], str):
            return self.contents[0]
        return "".join([each if isinstance(each, str) else each.text for each in self.contents])


def read_nodes(page: Page) -> Node:
    """The body of a page.

    Raises InputError where the page is not well-formed, declares entities, is too deep or has no body.
    """
    root = Node("", {}, 0, [])
    opened = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        if len(opened) > _DEEPEST:
            raise InputError(
                f"line {line} of the page of {page.title!r}: more than {_DEEPEST} elements in one another\n"
                "  the template opens elements that it does not close, or puts blocks into blocks without end"
            )
        classes = tuple(attributes["class"].split()) if "class" in attributes else ()
        node = Node(tag.rpartition("}")[2], attributes, line, [], classes)
        opened[-1].contents.append(node)
        opened.append(node)

    def end(_: str) -> None:
        del opened[-1]

    def text(data: str) -> None:
        opened[-1].contents.append(data)

    def declared(name: str, *_: object) -> None:
        raise InputError(f"the page of {page.title!r} declares the entity {name}; write the character itself")

    data = page.xhtml.encode()
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text, parser.buffer_size = True, len(data) + 1  # a text comes in one
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise InputError(f"the page of {page.title!r} is not well-formed XHTML: {problem}") from problem
    finally:
        parser.StartElementHandler = None  # it knows the parser: all nodes would wait for the garbage collector
    body = next((each for document in root for each in document if each.tag == "body"), None)
    if body is None:
        raise InputError(f"the page of {page.title!r} has no body")
    return body
