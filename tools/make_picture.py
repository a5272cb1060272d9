"""The picture of the README: first pages of editions, side by side.

    python tools/make_picture.py output/argentina-nato/argentina-nato.{en,ar}.pdf docs/pages.png

Needs pdftoppm (poppler-utils) and Pillow, which ReportLab brings along.
"""

import io
import subprocess
import sys

from PIL import Image, ImageOps

_DPI, _GAP, _EDGE = 84, 24, "#c5d0da"


def main(pdfs: list[str], target: str) -> None:
    """Write the first pages of `pdfs`, framed, as one PNG."""
    pages = []
    for pdf in pdfs:
        command = ["pdftoppm", "-r", str(_DPI), "-f", "1", "-l", "1", "-png", pdf]
        data = subprocess.run(command, check=True, capture_output=True).stdout
        pages.append(ImageOps.expand(Image.open(io.BytesIO(data)).convert("RGB"), 1, _EDGE))
    width = sum(page.width for page in pages) + _GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * _GAP), "white")
    x = _GAP
    for page in pages:
        sheet.paste(page, (x, _GAP))
        x += page.width + _GAP
    sheet.quantize(32).save(target, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
