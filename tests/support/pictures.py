"""Small pictures of our own, as files."""

import io

from PIL import Image as Pixels

from polybrief.model.page import Image

BLUE = (11, 74, 127)


def pixels(mode="RGBA", size=(60, 20)):
    """A blue field, clear at its left third where the mode lets it be."""
    made = Pixels.new("RGBA", size, (*BLUE, 255))
    made.paste((0, 0, 0, 0), (0, 0, size[0] // 3, size[1]))
    if mode == "I;16":
        made = made.convert("L").convert("I").point(lambda it: it * 257)
    return made.convert(mode)


def encoded(made, kind="PNG", **options):
    """The bytes of a file."""
    written = io.BytesIO()
    made.save(written, kind, **options)
    return written.getvalue()


def image(made=None, kind="PNG", name="logo.png"):
    """An image of a page."""
    made = made or pixels()
    return Image(name, f"image/{kind.lower()}", *made.size, encoded(made, kind))
