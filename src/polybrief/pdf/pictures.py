"""Pictures: PNG and JPEG, read with bounds, as figures of a page and as image XObjects of the file.

Nothing in the file is transparent: what a picture lets through is white.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from polybrief.errors import InputError
from polybrief.model.page import Image
from polybrief.pdf.file import PdfFile, stream
from polybrief.pdf.flow import Place
from polybrief.pdf.inline import Setting
from polybrief.pdf.nodes import Node
from polybrief.pdf.rows import PictureItem, Row
from polybrief.pdf.structure import Element
from polybrief.pdf.theme import Style

if TYPE_CHECKING:  # Pillow is loaded where there is a picture
    from PIL.Image import Image as Pixels

LARGEST_FILE = 10_000_000  # bytes
LARGEST_PICTURE = 25_000_000  # pixels
_POINTS = 0.75  # a pixel of CSS, 1/96 inch
_ORIENTATION, _UPRIGHT = 0x0112, 1  # Exif 2.3, 4.6.4
_KEPT = 8
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)  # what Pillow raises for damaged files


def picture(img: Node, style: Style, place: Place, setting: Setting, parent: Element) -> Row:
    """A picture in one row: as high as its style says, its shape kept, in its place and on its page in any case.

    Without words for it (`alt=""`) it is an artifact. Raises InputError where the page has no image of that name.
    """
    name, alt = img.get("src") or "", img.get("alt")
    image = setting.images.get(name)
    if image is None:
        there = ", ".join(setting.images) or "none"
        raise InputError(f"the template shows an image {name!r} that the page does not have; it has {there}")
    if alt is None:
        raise InputError(f'the image {name!r} of the template has no alt="…", which says what it shows')
    height = style.box.height or image.height * _POINTS
    room = place.width, setting.theme.area[1]
    scale = min(height / image.height, room[0] / image.width, room[1] / image.height)
    width, height = image.width * scale, image.height * scale
    x = place.x + place.width - width if place.rtl else place.x
    element = Element("Figure", parent, language=img.get("lang"), alt=alt) if alt else None
    return Row(height, keep=True, items=[PictureItem(x, width, height, image, element)])


def read_pixels(data: bytes) -> tuple[Pixels, bool]:
    """The pixels of a PNG or JPEG file, upright, grey (`L`) or `RGB`, on white; and whether they were stored so.

    Raises:
        ValueError: what is wrong with it; nothing is decoded before its size is known to be bearable.
    """
    import PIL.Image
    import PIL.ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)  # our own limit is lower
            opened = PIL.Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except PIL.Image.DecompressionBombError as reason:
        raise ValueError(f"it has more than {LARGEST_PICTURE // 1_000_000} million pixels") from reason
    except PIL.UnidentifiedImageError as reason:
        raise ValueError("it is neither PNG nor JPEG") from reason
    except _BROKEN as reason:
        raise ValueError(f"it is damaged: {reason}") from reason
    if opened.width * opened.height > LARGEST_PICTURE:
        size = f"{opened.width} × {opened.height} pixels"
        raise ValueError(f"it has {size}, more than {LARGEST_PICTURE // 1_000_000} million")
    try:
        opened.load()
        turned = opened.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
        upright = PIL.ImageOps.exif_transpose(opened) if turned else opened
        flat = _flat(upright)
    except _BROKEN as reason:
        raise ValueError(f"it is damaged: {reason}") from reason
    return flat, flat is opened


def _flat(image: Pixels) -> Pixels:
    """Grey or RGB, eight bits each, on white."""
    import PIL.Image

    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda level: level / 256).convert("L")
        image.info.pop("transparency", None)
    mode = "L" if image.mode in ("1", "L", "LA", "La") else "RGB"
    if image.mode == mode and not image.has_transparency_data:
        return image
    if not image.has_transparency_data:
        return image.convert(mode)
    clear = image.convert("RGBA")
    white = PIL.Image.new("RGB", image.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white.convert(mode)


def image_object(image: Image, file: PdfFile) -> int:
    """Write an image XObject; returns its object number. Raises InputError where the image is damaged."""
    try:
        data, entries = _encoded(image)
    except ValueError as problem:
        raise InputError(f"the image {image.name!r} of the page cannot be shown: {problem}") from problem
    return file.add(stream(data, entries, packed=False))


@lru_cache(_KEPT)
def _encoded(image: Image) -> tuple[bytes, str]:
    """The data of an image XObject and the entries of its dictionary (ISO 32000-1, 8.9.5).

    A JPEG in grey or RGB is taken as it is; all else is packed with PNG's predictors.
    """
    pixels, stored = read_pixels(image.data)
    colors = len(pixels.getbands())
    if pixels.format == "JPEG" and stored:
        data, packing = image.data, "/Filter/DCTDecode"
    else:
        written = io.BytesIO()
        pixels.save(written, "PNG", compress_level=9)
        data = _packed_pixels(written.getvalue())
        parameters = f"/Predictor 15/Colors {colors}/BitsPerComponent 8/Columns {pixels.width}"
        packing = f"/Filter/FlateDecode/DecodeParms<<{parameters}>>"
    space = "DeviceGray" if colors == 1 else "DeviceRGB"
    return data, (
        f"/Type/XObject/Subtype/Image/Width {pixels.width}/Height {pixels.height}"
        f"/ColorSpace/{space}/BitsPerComponent 8{packing}"
    )


def _packed_pixels(png: bytes) -> bytes:
    """The chunks IDAT of a PNG file, which a PDF reader unpacks as a PNG reader does."""
    found: list[bytes] = []
    position = 8
    while position < len(png):
        length, kind = struct.unpack_from(">I4s", png, position)
        if kind == b"IDAT":
            found.append(png[position + 8 : position + 8 + length])
        position += 12 + length
    return b"".join(found)
