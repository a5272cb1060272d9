"""The body that issues documents, as a theme names it.

    [issuer]
    name = "Harbour Office"              # or by language: {en = "Harbour Office", ar = "مكتب الميناء"}
    logo = "logo.png"                    # PNG or JPEG; the path starts at the folder of the theme; wants a name
    contact = ["12 Quay Road", "office@example.org"]

A name stands under the tag of the edition's language that it is for (`zh-Hans` is `zh`); one that is not given by
language under `und`, BCP 47's tag for a text whose language is not known.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polybrief.languages import LANGUAGES, nearest
from polybrief.model.characters import is_blank, unfit_characters
from polybrief.model.page import Image, Issuer
from polybrief.pdf.pictures import LARGEST_FILE, read_pixels

if TYPE_CHECKING:
    from polybrief.pdf.theme_values import Reader

_KEYS = {"name", "logo", "contact"}
_OF_NO_LANGUAGE = "und"
_LARGEST_SIDE = 1200  # pixels; 4 inches at the resolution of print
_QUALITY = 90
_KEPT = 8


def read_issuer(value: object, read: Reader) -> Issuer:
    """The issuer that a theme's `[issuer]` names.

    Raises:
        InputError: a value that does not fit, or a logo that cannot be shown; with file and field.
    """
    table = read.known("issuer", read.table("issuer", value), _KEYS)
    contact = read.fitting("issuer.contact", table.get("contact", []), "a list of lines", lambda _: True, list)
    names = _names(table["name"], read) if "name" in table else {}
    logo = _logo(read.path("issuer.logo", table["logo"]), read) if "logo" in table else None
    if logo and not names:
        raise read.wrong("issuer.name", "missing", "it is what stands for the logo where that cannot be seen")
    return Issuer(
        names=names,
        logo=logo,
        contact=tuple(_line(f"issuer.contact.{number}", line, read) for number, line in enumerate(contact, 1)),
    )


def _names(value: Any, read: Reader) -> dict[str, str]:
    if isinstance(value, str):
        return {_OF_NO_LANGUAGE: _line("issuer.name", value, read)}
    table = read.fitting("issuer.name", value, "a text, or a table of texts by language", lambda _: True, dict)
    names: dict[str, str] = {}
    for tag, name in table.items():
        place, language = f"issuer.name.{tag}", nearest(tag)
        if language is None:
            raise read.wrong(place, "no language has this tag", f"there are {', '.join(sorted(LANGUAGES))}")
        if language.tag in names:
            raise read.wrong(
                place, f"another name is for editions in {language.tag} already", "leave one of the two out"
            )
        names[language.tag] = _line(place, name, read)
    return names


def _line(place: str, value: Any, read: Reader) -> str:
    line: str = read.fitting(place, value, "a line of text", lambda it: not is_blank(it), str)
    for position, problem in unfit_characters(line):
        raise read.wrong(place, f"character {position + 1}: {problem}")
    return line


def _logo(path: str, read: Reader) -> Image:
    """A logo, upright, on white, and no larger than its place in print needs."""
    file = Path(path)
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as reason:
        raise read.wrong("issuer.logo", f"{file.name} cannot be read: {reason.strerror}") from reason
    if len(data) > LARGEST_FILE:
        raise read.wrong(
            "issuer.logo",
            f"{file.name} is larger than {LARGEST_FILE // 1_000_000} MB",
            f"save it smaller; {_LARGEST_SIDE} pixels across are enough for print",
        )
    try:
        return _prepared(data)
    except ValueError as problem:
        raise read.wrong(
            "issuer.logo", f"{file.name} cannot be used: {problem}", "save it as a PNG or JPEG file"
        ) from problem


@lru_cache(_KEPT)
def _prepared(data: bytes) -> Image:
    """A picture as documents carry it: without Exif and the like."""
    pixels, stored = read_pixels(data)
    is_photo = data.startswith(b"\xff\xd8")
    scale = _LARGEST_SIDE / max(pixels.size)
    if scale < 1:
        width, height = (max(1, round(side * scale)) for side in pixels.size)
        pixels, stored = pixels.resize((width, height)), False
    written = io.BytesIO()
    if is_photo:
        quality = "keep" if stored and pixels.format == "JPEG" else _QUALITY
        pixels.save(written, "JPEG", quality=quality, comment=b"", icc_profile=b"", exif=b"")
        return Image("logo.jpg", "image/jpeg", *pixels.size, written.getvalue())
    pixels.info.clear()
    pixels.save(written, "PNG", compress_level=9)
    return Image("logo.png", "image/png", *pixels.size, written.getvalue())
