"""The look of a document, as data, resolved for each element; `theme_file` reads it.

Inherited by what stands inside: size, weight, italic, colour, leading, rise, alignment. Not inherited: the box an
element makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from polybrief.languages import Language
from polybrief.languages.scripts import SCRIPTS
from polybrief.model.page import Issuer, Look
from polybrief.text.fonts import Family

Color = tuple[float, float, float]


def color(text: str) -> Color:
    """`#rrggbb` → red, green, blue, each 0 to 1."""
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255


class Box(Struct, frozen=True):
    """What an element adds around its content.

    Attributes:
        before, after: space above and below, points; of two that meet, the larger counts.
        stretch: how much larger the space above may be where that takes no more pages.
        padding: top, end, bottom, start.
        fill: background; bar: a strip at the start side; rule: a thin line there; line: a thin line above (tables:
            between rows); line_after: one below.
        gutter: where the labels of a list stand, points from the start side.
        bullet: the label of a list's items without one.
        columns: the most items of a list that stand side by side, 0: one below the other; gap: points between columns.
        cell: padding of a table's cells; widths: relative widths of its columns.
        whole: is not parted by a page break.
        follows: begins on the page on which what is before it ends.
        height: of a picture, points; 0: as its pixels say.
    """

    before: float = 0.0
    after: float = 0.0
    stretch: float = 0.0
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    fill: Color | None = None
    bar: Color | None = None
    rule: Color | None = None
    line: Color | None = None
    line_after: Color | None = None
    gutter: float = 0.0
    bullet: str = ""
    columns: int = 0
    gap: float = 0.0
    cell: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    widths: tuple[float, ...] = ()
    whole: bool = False
    follows: bool = False
    height: float = 0.0


class Style(Struct, frozen=True, eq=False):
    """How an element's text looks, and its box; `verbatim` text keeps its white space.

    `weight_upright` is what `italic` text has at least in scripts without italics.
    `align` None is as the language wants it.

    One object for each that a theme resolves: identity is equality.
    """

    size: float
    weight: int
    italic: bool
    color: Color
    leading: float
    rise: float = 0.0
    weight_upright: int = 0
    verbatim: bool = False
    align: Literal["start", "end", "center", "justify"] | None = None
    box: Box = Box()


TEXT_PROPERTIES = {
    "size",
    "weight",
    "weight_upright",
    "italic",
    "color",
    "leading",
    "verbatim",
    "align",
    "size_factor",
    "rise_factor",
}


class Theme(Struct, frozen=True, eq=False):
    """The page (points), the text everything starts from, and the styles of elements.

    `fonts` are families to try before a script's own, by ISO 15924; `issuer` is who issues the documents.
    """

    page: Mapping[str, Any]
    base: Style
    width: float
    accent: Color
    styles: Mapping[str, Mapping[str, Any]]
    fonts: Mapping[str, tuple[str | Family, ...]] = field(default_factory=dict)
    issuer: Issuer = field(default_factory=Issuer)
    _resolved: dict[tuple[Style, str, tuple[str, ...], tuple[str, ...]], Style] = field(default_factory=dict)

    @property
    def area(self) -> tuple[float, float]:
        """Width and height of what a page leaves for its content, points."""
        width, height = self.page["size"]
        return width - 2 * self.page["side"], height - self.page["top"] - self.page["bottom"]

    def look(self) -> Look:
        """What a template may know of it."""
        events = self._style_at("section.timeline", "figure", "ol.events").box
        return Look(
            width=self.area[0],
            size=self.base.size,
            issuer=self.issuer,
            gap=self.page["gap"],
            label_size=self._style_at("section.charts", "figure.chart", "svg", "text").size,
            events=events.columns or 1,
            events_gap=events.gap,
        )

    def _style_at(self, *path: str) -> Style:
        """The style of the last of elements that stand in one another, each with its classes: `ol.events`."""
        style, around = self.base, tuple[str, ...]()
        for element in path:
            tag, *names = element.split(".")
            style = self.style(style, tag, tuple(names), around)
            around = (*around, *names, *(["svg"] if tag == "svg" else []))
        return style

    def style(self, parent: Style, tag: str, classes: tuple[str, ...], around: tuple[str, ...]) -> Style:
        """The style of an element: by its tag, its classes, and the classes around it, outermost first."""
        key = (parent, tag, classes, around)
        found = self._resolved.get(key)
        if found is None:
            own = [f"{tag}.{name}" for name in classes]
            names = [
                tag,
                *(f"{name} {tag}" for name in around),
                *own,
                *(f"{name} {each}" for name in around for each in own),
            ]
            found = replace(parent, box=Box())
            for name in dict.fromkeys(names):  # a class may be around twice
                if name in self.styles:
                    found = _apply(found, self.styles[name])
            self._resolved[key] = found
        return found

    def families(self, language: Language) -> tuple[str | Family, ...]:
        """The font families for text of a language, those of other scripts last."""
        own = SCRIPTS[language.script].families
        others = chain.from_iterable(families for script, families in self.fonts.items() if script != language.script)
        return tuple(dict.fromkeys((*self.fonts.get(language.script, ()), *own, *others, *language.families)))


def _apply(style: Style, changes: Mapping[str, Any]) -> Style:
    text = {name: value for name, value in changes.items() if name in TEXT_PROPERTIES}
    box = {name: value for name, value in changes.items() if name not in TEXT_PROPERTIES}
    size = text.pop("size_factor", 1.0) * text.pop("size", style.size)
    rise = style.rise + style.size * text.pop("rise_factor", 0.0)
    return replace(style, **text, size=size, rise=rise, box=replace(style.box, **box))
