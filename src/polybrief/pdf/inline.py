"""Inline XHTML → spans of text, with the structure elements that links and foreign words need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from polybrief.errors import InputError
from polybrief.languages import Language, nearest
from polybrief.model.page import Image
from polybrief.pdf.nodes import Node
from polybrief.pdf.separators import Separator, Spaced
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Color, Style, Theme
from polybrief.text.lines import Span
from polybrief.text.shaping import FontChain, font_chain

_KEPT_FACES, _KEPT_STYLES = 100, 1000

# White space as XHTML folds it; no-break and other spaces stay.
WHITE_SPACE = " \t\n\r\f"
_SPACE = re.compile(f"[{WHITE_SPACE}]+")
_FOLDED = ("  ", *WHITE_SPACE[1:])  # one of these is in a text that folding changes


# An element with another direction than what is around it is isolated (HTML's `dir`; UAX #9, 2.7).
_ISOLATES = {False: "\u2066", True: "\u2067"}
_END_ISOLATE = "\u2069"
# No line begins with what is raised, whatever is before it; the small space keeps it apart from the word in a copy.
_BEFORE_RAISED = "\u2060\u00a0"


class Ground(Struct, frozen=True):
    """What owns running text that has a colour behind it; one object an element."""

    color: Color


class Faces(NamedTuple):
    """The fonts and sizes of styles in a text's language, and their baselines, as they are found."""

    chains: dict[tuple[Style, str | None], tuple[FontChain, float]]
    baselines: dict[Style, float]


@lru_cache(_KEPT_FACES)
def faces_of(language: Language, theme: Theme) -> Faces:  # noqa: ARG001  # what it is kept by
    """The faces that all documents in a language and a theme share."""
    return Faces({}, {})


class Setting(Struct, frozen=True, dict=True):
    """What all of a document's content needs: its language, its theme, its images by name."""

    language: Language
    theme: Theme
    images: Mapping[str, Image] = field(default_factory=dict)

    @cached_property
    def _faces(self) -> Faces:
        return faces_of(self.language, self.theme)

    @cached_property
    def rtl(self) -> bool:
        """Whether the document's own direction is right to left."""
        return self.language.direction == "rtl"

    def language_of(self, tag: str | None) -> Language:
        """The language of a text; the document's where `tag` is None or unknown."""
        return (nearest(tag) if tag else None) or self.language

    def chain(self, style: Style, tag: str | None) -> tuple[FontChain, float]:
        """The fonts for a style in a language, and the size in points to set them in."""
        found = self._faces.chains.get((style, tag))
        if found is None:
            language = self.language_of(tag)
            italic = style.italic and language.italics
            weight = style.weight if italic == style.italic else max(style.weight, style.weight_upright)
            fonts = font_chain(self.theme.families(language), weight, italic, self.theme.width, language.tag)
            found = self._faces.chains[style, tag] = fonts, style.size * language.scale
        return found

    def leading(self, style: Style) -> float:
        """Points from baseline to baseline."""
        return style.size * style.leading * self.language.leading

    def baseline(self, style: Style) -> float:
        """Points from the top of a line to its baseline."""
        found = self._faces.baselines.get(style)
        if found is None:
            fonts, size = self.chain(style, None)
            font = fonts.font(0)
            found = self._faces.baselines[style] = (
                self.leading(style) + (font.ascent + font.descent) * size / 1000
            ) / 2
        return found


@lru_cache(_KEPT_STYLES)
def _half(style: Style) -> Style:
    return replace(style, size=style.size / 2)


_Stretch = tuple[str, Style, str | None, Element | Ground | None]
"""A text, its style, its language, its owner."""


class Surroundings(Struct, frozen=True, gc=False):
    """What inline nodes take over from their block: direction, classes around, language (None: the document's)."""

    rtl: bool
    around: tuple[str, ...] = ()
    language: str | None = None


def spans(
    setting: Setting, nodes: list[str | Node], style: Style, inside: Surroundings, owner: Element | None
) -> list[Span]:
    """The spans of inline nodes, white space folded, none where there is only white space.

    `owner` None makes them artifacts: no structure elements are made for what stands inside, and what has a fill by its
    style is owned by its `Ground`.
    """
    found: list[Span] = []
    space = True  # at a paragraph's start a space is dropped
    stretches: list[_Stretch] = []
    _add_stretches(stretches, setting, nodes, style, inside, owner)
    for given, own, language, belongs_to in stretches:
        text = given
        if not own.verbatim:
            if any(map(text.__contains__, _FOLDED)):
                text = _SPACE.sub(" ", text)
            if space and text.startswith(" "):
                text = text[1:]
        if not text:
            continue
        space = text.endswith(" ") and not own.verbatim
        fonts, size = setting.chain(own, language)
        kind = Separator if isinstance(given, Spaced) else Span
        found.append(kind(text, fonts, size, own.color, belongs_to, own.rise))
    if found and space:
        last = found.pop()
        text = last.text.rstrip(" ")
        if text:
            found.append(Span(text, last.chain, last.size, last.color, last.owner, last.rise))
    return found


def _add_stretches(
    found: list[_Stretch],
    setting: Setting,
    nodes: list[str | Node],
    style: Style,
    inside: Surroundings,
    owner: Element | Ground | None,
) -> None:
    language = inside.language
    for node in nodes:
        if isinstance(node, str):
            found.append((node, style, language, owner))
            continue
        tag, contents = node.tag, node.contents
        if tag == "br":
            found.append(("\u2028", style, language, owner))
            continue
        inner_style = setting.theme.style(style, tag, node.classes, inside.around)
        if "separator" in node.classes:
            found.append((Spaced.of(node.text), inner_style, language, owner))
            continue
        own_language, direction = node.get("lang"), node.get("dir")
        inner_owner: Element | Ground | None
        if isinstance(owner, Element):
            inner_owner = _owner(node, tag, owner, own_language)
        else:
            inner_owner = Ground(inner_style.box.fill) if inner_style.box.fill else owner
        rtl = inside.rtl if direction is None else direction == "rtl"
        if tag == "sup":
            found.append((_BEFORE_RAISED, _half(inner_style), language, owner))
        # Marks stand apart from a number before them, and from one another, where numbers run against the text.
        isolated = rtl != inside.rtl or (
            rtl and (tag == "a" or (tag == "sup" and "a" not in [each.tag for each in node]))
        )
        text = contents[0] if len(contents) == 1 else None
        if isinstance(text, str):
            if isolated:
                text = f"{_ISOLATES[rtl]}{text}{_END_ISOLATE}"
            found.append((text, inner_style, own_language or language, inner_owner))
            continue
        if isolated:
            found.append((_ISOLATES[rtl], style, language, owner))
        within = Surroundings(rtl, inside.around, own_language or language)
        _add_stretches(found, setting, contents, inner_style, within, inner_owner)
        if isolated:
            found.append((_END_ISOLATE, style, language, owner))


def children(element: Node, *names: str) -> list[Node]:
    """The child elements of an element in which nothing but these may stand.

    Raises InputError for anything else, which would be lost.
    """
    for node in element.contents:
        if node.strip(WHITE_SPACE) if isinstance(node, str) else node.tag not in names:
            found = f"<{node.tag}>" if not isinstance(node, str) else repr(node.strip()[:40])
            raise InputError(
                f"line {element.line} of the page: {found} stands in <{element.tag}>\n"
                f"  possible there are {', '.join(f'<{name}>' for name in names)}"
            )
    return list(element)


def _owner(node: Node, tag: str, owner: Element, language: str | None) -> Element:
    """The structure element of an inline element: links and foreign words have one, others what they stand in.

    A link to a note stands in a Reference (ISO 32000-1, 14.8.4.4.1).
    """
    if tag == "a" and (href := node.get("href")):
        parent = Element("Reference", owner) if "note" in node.classes else owner
        link = Element("Link", parent, language=language)
        link.links_to(href, node.get("title") or node.text)
        return link
    return Element("Span", owner, language=language) if language else owner


def label_of(item: Node) -> Node | None:
    """The label that an item, or its first paragraph, begins with."""
    first = next(iter(item), None)
    if first is not None and first.tag == "p":
        item, first = first, next(iter(first), None)
    if first is None or "label" not in first.classes:
        return None
    before = item.contents[0]
    return None if isinstance(before, str) and before.strip() else first


def take_out(item: Node, label: Node) -> None:
    """Take the label out of an item; the text behind it stays."""
    holder = item if label in item.contents else next(iter(item))
    holder.contents.remove(label)
