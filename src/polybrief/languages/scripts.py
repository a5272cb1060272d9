"""The scripts, as data: what all languages of a script have in common when they are set."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Direction = Literal["ltr", "rtl"]


class Script(Struct, frozen=True):
    """How text of a script is set.

    Attributes:
        families: font families to try before all others.
        align: `justify` where its readers expect it, else `start` (ragged).
        italics: whether it has sloped forms to stress with; the others stress by colour.
        leading: line height as a multiple of the type size.
        scale: type size that looks as large as 1.0 of the Latin typeface.
        space: what stands between words, or between sentences; empty where nothing does.
        full_stop: whether a sentence ends with a mark.
    """

    families: tuple[str, ...]
    direction: Direction = "ltr"
    align: Literal["start", "justify"] = "start"
    italics: bool = False
    leading: float = 1.27
    scale: float = 1.0
    space: str = " "
    full_stop: bool = True


_EUROPEAN = Script(("Noto Sans",), italics=True)
SCRIPTS = {
    "Latn": _EUROPEAN,
    "Cyrl": _EUROPEAN,
    "Grek": _EUROPEAN,
    "Arab": Script(("Amiri",), "rtl", "justify", leading=1.47, scale=1.14),
    "Hebr": Script(("Noto Sans Hebrew",), "rtl", leading=1.3),
    "Deva": Script(("Noto Sans Devanagari",), leading=1.45),
    "Beng": Script(("Noto Sans Bengali",), leading=1.45),
    "Thai": Script(("Noto Sans Thai",), align="justify", leading=1.45, full_stop=False),
    "Hans": Script(("Noto Sans SC",), align="justify", leading=1.45, space=""),
    "Hant": Script(("Noto Sans TC",), align="justify", leading=1.45, space=""),
    "Jpan": Script(("Noto Sans JP",), align="justify", leading=1.45, space=""),
    "Kore": Script(("Noto Sans KR",), leading=1.45),
}
"""By ISO 15924."""

FALLBACKS = (
    "Noto Sans",
    "Amiri",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Thai",
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Noto Sans TC",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Khmer",
    "Noto Sans Lao",
    "Noto Sans Myanmar",
)
"""Families for what a script's own do not have: a name in another script."""
