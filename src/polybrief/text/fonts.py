"""Fonts: where their files are, what they cover, and how HarfBuzz sets them at a weight and width.

Variable fonts are shaped at the wanted point of their axes; there are no instances on disk.
"""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path, PurePath

import uharfbuzz as hb
from msgspec import Struct

from polybrief.errors import InputError, MissingResourceError, Place, RightsError, UsageError

REGULAR, BOLD = 400, 700
# What may stand in the name of a font in a PDF without being escaped.
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9._+-]")
_TABLES = {"cmap", "head", "hhea", "hmtx", "maxp"}
# fsType of a font's table OS/2: https://learn.microsoft.com/typography/opentype/spec/os2#fstype
_FS_TYPE, _NO_EMBEDDING, _RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 8, 0x000F, 0x0002, 0x0100, 0x0200


class Family(Struct, frozen=True):
    """The files of a family: inside the Python package of a distribution, or, without one, paths of this machine.

    A variable font needs one file for all weights. A style without a file is drawn by the nearest one there is.
    """

    name: str
    regular: str
    bold: str | None = None
    italic: str | None = None
    bold_italic: str | None = None
    distribution: str = ""

    def file(self, weight: int, italic: bool) -> str:
        """The file that comes nearest to a style."""
        bold = weight > (REGULAR + BOLD) // 2
        wanted = (
            ((self.bold_italic,) if bold and italic else ())
            + ((self.italic,) if italic else ())
            + ((self.bold,) if bold else ())
        )
        return next((name for name in wanted if name), self.regular)


def _noto(distribution: str, script: str, axes: str) -> Family:
    """A family of one of the packages that carry Noto fonts by region."""
    name = f"NotoSans{script}"
    file = f"fonts/ofl/{name.lower()}/{name}[{axes}].ttf"
    return Family(f"Noto Sans {script}", file, distribution=distribution)


_NOTO = "files/NotoSans"
_RTL, _SOUTH_ASIA, _SEA, _CJK = (f"justmytype-intl-{region}" for region in ("rtl", "south-asia", "sea", "cjk"))
_FAMILIES = (
    Family(
        "Noto Sans",
        f"{_NOTO}[wdth,wght].ttf",
        italic=f"{_NOTO}-Italic[wdth,wght].ttf",
        distribution="fontpkg-noto-sans",
    ),
    Family(
        "Amiri",
        "files/Amiri-Regular.ttf",
        "files/Amiri-Bold.ttf",
        "files/Amiri-Italic.ttf",
        "files/Amiri-BoldItalic.ttf",
        distribution="fontpkg-amiri",
    ),
    _noto(_RTL, "Hebrew", "wdth,wght"),
    *(_noto(_SOUTH_ASIA, script, "wdth,wght") for script in ("Devanagari", "Bengali", "Tamil", "Telugu")),
    *(_noto(_SEA, script, "wdth,wght") for script in ("Thai", "Khmer", "Lao", "Myanmar")),
    *(_noto(_CJK, script, "wght") for script in ("SC", "TC", "JP", "KR")),
)
FAMILIES: Mapping[str, Family] = {family.name: family for family in _FAMILIES}
"""The families that come with polybrief, by name."""


class Font(Struct, frozen=True, eq=False, dict=True):
    """A font file at one point of its axes; one object a process, so identity is equality.

    Attributes:
        name: PostScript-like name of file and axes.
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

    @cached_property
    def is_truetype(self) -> bool:
        """Whether its outlines are TrueType's, of which composites can be made; else PostScript's."""
        return "glyf" in self.face.table_tags

    def covers(self, character: str) -> bool:
        """Whether the font's cmap has the character."""
        return ord(character) in self.covered


@cache
def load(family: str | Family, weight: int, italic: bool, width: float) -> Font:
    """The font of a family at a weight (100–900) and a width (percent), as near as its files come.

    Args:
        family: one of `FAMILIES` by name, or any.

    Raises:
        UsageError: no such family.
        MissingResourceError: the package that carries it is not installed.
        InputError: a file is no font, or its maker does not allow that documents carry it.
    """
    if isinstance(family, str):
        if family not in FAMILIES:
            raise UsageError(f"no font family {family!r}; there are {', '.join(FAMILIES)}")
        family = FAMILIES[family]
    distribution, file = family.distribution, family.file(weight, italic)
    if distribution and _place(distribution, file) is None:
        raise MissingResourceError(f"the font {family.name} is not installed; install the package {distribution}")
    face = _face(distribution, file)
    wanted = {"wght": float(weight), "wdth": width}
    axes = {a.tag: min(max(wanted.get(a.tag, a.default_value), a.min_value), a.max_value) for a in face.axis_infos}
    return _font(face, file, tuple(axes.items()))


@cache
def _font(face: hb.Face, file: str, axes: tuple[tuple[str, float], ...]) -> Font:
    """A font file at a point of its axes; styles that one file draws alike are one font."""
    font = hb.Font(face)
    font.set_variations(dict(axes))
    scale = 1000 / face.upem
    extents = font.get_font_extents("ltr")
    point = "".join(f"-{tag}{value:g}" for tag, value in sorted(axes))
    stem = _NOT_IN_NAMES.sub("", PurePath(file).stem.partition("[")[0]) or "Font"
    cap_height = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * scale
    return Font(
        name=stem + point,
        face=face,
        font=font,
        axes=dict(axes),
        scale=scale,
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        cap_height=cap_height,
        covered=face.unicodes,
    )


def _place(distribution: str, file: str) -> Traversable | None:
    """Where a file of a distribution's package is; None where it is not."""
    package = distribution.replace("-", "_")
    if find_spec(package) is None:
        return None
    path = importlib.resources.files(package).joinpath(file)
    return path if path.is_file() else None


@cache
def _face(distribution: str, file: str) -> hb.Face:
    place = _place(distribution, file) if distribution else None
    if place is None:
        return _own_face(Path(file))
    with importlib.resources.as_file(place) as path:
        return hb.Face(hb.Blob.from_file_path(str(path)))


def _own_face(path: Path) -> hb.Face:
    """The face of a file that a user names."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError as problem:
        raise InputError.at(Place(str(path)), "the font cannot be read") from problem
    tables = set(face.table_tags)
    outlines = {"glyf", "loca"} <= tables or "CFF " in tables or ("CFF2" in tables and bool(face.axis_infos))
    if not face.glyph_count or not tables >= _TABLES or not outlines:
        advice = "TrueType and OpenType with outlines are known: .ttf, .otf"
        raise InputError.at(Place(str(path)), "not a font, or one without outlines", advice)
    style = face.reference_table("OS/2").data
    embedding = int.from_bytes(style[_FS_TYPE : _FS_TYPE + 2], "big")
    if embedding & _NO_EMBEDDING == _RESTRICTED or embedding & (_NO_SUBSETTING | _BITMAPS_ONLY):
        raise RightsError(
            f"{path}: the font’s maker does not allow that documents carry it (fsType {embedding:#06x})\n"
            "  take another font, or get one with the right to embed it"
        )
    return face
