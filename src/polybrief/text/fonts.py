"""Fonts: where their files are, what they cover, and how HarfBuzz sets them at a weight and width.

Variable fonts are shaped at the wanted point of their axes; there are no instances on disk.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

import uharfbuzz as hb

from polybrief.errors import MissingResourceError, UsageError

REGULAR, BOLD = 400, 700


@dataclass(frozen=True)
class Family:
    """The files of a family inside a Python package; `distribution` is what to install where it is missing.

    A variable font needs one file for all weights. A style without a file is drawn by the nearest one there is.
    """

    distribution: str
    package: str
    regular: str
    bold: str | None = None
    italic: str | None = None
    bold_italic: str | None = None

    def file(self, weight: int, italic: bool) -> str:
        """The file that comes nearest to a style."""
        bold = weight > (REGULAR + BOLD) // 2
        wanted = (
            ((self.bold_italic,) if bold and italic else ())
            + ((self.italic,) if italic else ())
            + ((self.bold,) if bold else ())
        )
        return next((name for name in wanted if name), self.regular)


_NOTO, _CJK = "files/NotoSans", "justmytype_intl_cjk"
FAMILIES: Mapping[str, Family] = {
    "Noto Sans": Family(
        "fontpkg-noto-sans", "fontpkg_noto_sans", f"{_NOTO}[wdth,wght].ttf", italic=f"{_NOTO}-Italic[wdth,wght].ttf"
    ),
    "Amiri": Family(
        "fontpkg-amiri",
        "fontpkg_amiri",
        "files/Amiri-Regular.ttf",
        "files/Amiri-Bold.ttf",
        "files/Amiri-Italic.ttf",
        "files/Amiri-BoldItalic.ttf",
    ),
    "Noto Sans SC": Family("justmytype-intl-cjk", _CJK, "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"),
}


@dataclass(frozen=True, eq=False)
class Font:
    """A font file at one point of its axes; one object a process, so identity is equality.

    Attributes:
        name: PostScript-like name, unique for file and axes.
        axes: OpenType axis tag → value in the axis's own units.
        scale: thousandths of an em a font unit.
        ascent, descent, cap_height: in thousandths of an em, descent negative.
    """

    name: str
    face: hb.Face
    font: hb.Font
    axes: Mapping[str, float]
    scale: float
    ascent: float
    descent: float
    cap_height: float
    covered: hb.Set

    def covers(self, character: str) -> bool:
        """Whether the font's cmap has the character."""
        return ord(character) in self.covered


@cache
def load(family: str, weight: int, italic: bool, width: float) -> Font:
    """The font of a family at a weight (100–900) and a width (percent), as near as its files come.

    Raises:
        UsageError: no such family.
        MissingResourceError: the package that carries it is not installed.
    """
    if family not in FAMILIES:
        raise UsageError(f"no font family {family!r}; there are {', '.join(FAMILIES)}")
    entry = FAMILIES[family]
    file = entry.file(weight, italic)
    if (
        find_spec(entry.package) is None
        or not (path := importlib.resources.files(entry.package).joinpath(file)).is_file()
    ):
        raise MissingResourceError(f"the font {family} is not installed; install the package {entry.distribution}")
    with importlib.resources.as_file(path) as place:
        face = hb.Face(hb.Blob.from_file_path(str(place)))
    font = hb.Font(face)
    wanted = {"wght": float(weight), "wdth": width}
    axes = {a.tag: min(max(wanted.get(a.tag, a.default_value), a.min_value), a.max_value) for a in face.axis_infos}
    font.set_variations(axes)
    scale = 1000 / face.upem
    extents = font.get_font_extents("ltr")
    point = "".join(f"-{tag}{value:g}" for tag, value in sorted(axes.items()))
    stem = file.rsplit("/", 1)[-1].split("[")[0].removesuffix(".ttf")
    cap_height = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * scale
    return Font(
        name=stem + point,
        face=face,
        font=font,
        axes=axes,
        scale=scale,
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        cap_height=cap_height,
        covered=face.unicodes,
    )
