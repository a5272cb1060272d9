"""Whether text can be read against what is behind it: https://www.w3.org/TR/WCAG22/#contrast-minimum"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from polybrief.pdf.theme import Color, Style
from polybrief.pdf.theme_values import Reader

WHITE: Color = (1.0, 1.0, 1.0)
LEAST, LEAST_LARGE = 4.5, 3.0
_NAMED = 6  # selectors in a message
_LARGE, _LARGE_BOLD, _BOLD = 18.0, 14.0, 700  # points from which text is large, and if it is bold


class Faint(NamedTuple):
    """Text that stands out too little: its selector (`text`: that of all), colour, what is behind it, and of what."""

    selector: str
    color: Color
    ground: Color
    behind: str
    ratio: float
    least: float


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

    >>> contrast((1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faint_text(base: Style, styles: Mapping[str, Mapping[str, Any]]) -> Iterator[Faint]:
    """Text of a theme that has too little contrast.

    What has a colour behind it of its own is measured against that; the styles of a class around against the page and
    against the boxes of that class; all other text also against every box that does not say what colour its text has.
    """
    boxes = {selector: style["fill"] for selector, style in styles.items() if style.get("fill")}
    open_boxes = {selector: fill for selector, fill in boxes.items() if "color" not in styles[selector]}
    coloured = {"text": {"color": base.color}, **{name: it for name, it in styles.items() if "color" in it}}
    for selector, style in coloured.items():
        around, _, element = selector.rpartition(" ")
        if style.get("fill"):
            grounds = {selector: style["fill"]}
        elif around:
            own = {box: fill for box, fill in boxes.items() if box.endswith(f".{around}")}
            grounds = own or {"": WHITE}
        else:
            kept = {box: fill for box, fill in open_boxes.items() if not _is_coloured(styles, box, element)}
            grounds = {"": WHITE, **kept}
        least = _least(base, style)
        for behind, ground in grounds.items():
            ratio = contrast(style["color"], ground)
            if ratio < least:
                yield Faint(selector, style["color"], ground, behind, ratio, least)


def _is_coloured(styles: Mapping[str, Mapping[str, Any]], box: str, element: str) -> bool:
    """Whether an element has a colour of its own in a box."""
    return "color" in styles.get(f"{box.rpartition('.')[2]} {element}", {})


def _least(base: Style, style: Mapping[str, Any]) -> float:
    size = style.get("size", base.size) * style.get("size_factor", 1.0)
    is_large = size >= (_LARGE_BOLD if style.get("weight", base.weight) >= _BOLD else _LARGE)
    return LEAST_LARGE if is_large else LEAST


def _luminance(color: Color) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def check_contrast(
    base: Style, styles: Mapping[str, Mapping[str, Any]], said: Mapping[str, Collection[str]], read: Reader
) -> None:
    """Tell the reader what stands out too little and where the file is to blame, with the contrast that was measured.

    Args:
        base, styles: of the merged theme.
        said: by the prefixes that count (the template's first) the places of all that the file says of text and styles.
        read: the file's.
    """
    found: dict[str, list[Faint]] = {}
    for faint in faint_text(base, styles):
        own = "text.color" if faint.selector == "text" else f"styles.{faint.selector}.color"
        possible = [
            prefix + it for it in (own, f"styles.{faint.behind}.fill") for prefix in said if prefix + it in said[prefix]
        ]
        named = [f"colors.{name}" for name, of in read.colors.items() if of in (faint.color, faint.ground)]
        found.setdefault(next(iter([*possible, *named]), "colors"), []).append(faint)
    read.each(found, lambda place, faints: _refuse(place, faints, read))


def _refuse(place: str, found: list[Faint], read: Reader) -> None:
    worst = min(found, key=lambda it: it.ratio / it.least)
    selectors = list(dict.fromkeys(it.selector for it in found))
    more = ", …" if len(selectors) > _NAMED else ""
    behind = "white" if worst.ground == WHITE else _hex(worst.ground)
    raise read.wrong(
        place,
        f"{_hex(worst.color)} on {behind} has a contrast of {int(worst.ratio * 100) / 100:g}:1, less than the "
        f"{worst.least:g}:1 of WCAG 2.2, 1.4.3: {', '.join(selectors[:_NAMED])}{more}",
        "take a darker colour for the text or a lighter one behind it",
    )


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)
