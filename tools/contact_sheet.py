"""The first pages of all editions of a brief on one sheet, to be looked at.

    python tools/contact_sheet.py argentina-nato output/contact-sheet.png

Needs pdftoppm (poppler-utils) and Pillow, which ReportLab brings along.
"""

import io
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from polybrief.briefs.reading import read_brief
from polybrief.errors import PolybriefError
from polybrief.languages import LANGUAGES
from polybrief.pipeline.editions import Options, publish
from polybrief.workspace import Workspace

_DPI, _COLUMNS, _GAP, _LABEL, _EDGE, _INK = 72, 6, 20, 22, "#c5d0da", "#1d2a36"


def editions(workspace: Workspace, brief_id: str) -> dict[str, bytes]:
    """The PDFs of a brief by tag, in the order of the languages. What cannot be published is said and left out."""
    own = read_brief(workspace.brief_file(brief_id)).brief.language
    found = {}
    for tag, language in LANGUAGES.items():
        if tag == own or workspace.catalog_file(brief_id, language.locale).is_file():
            try:
                found[tag] = publish(workspace, brief_id, tag, "pdf", Options(unchecked=True))
            except PolybriefError as problem:
                print(f"without {tag}: {problem}", file=sys.stderr)
    return found


def first_page(pdf: bytes) -> Image.Image:
    """The first page of a PDF, framed."""
    command = ["pdftoppm", "-r", str(_DPI), "-f", "1", "-l", "1", "-png", "-"]
    data = subprocess.run(command, check=True, capture_output=True, input=pdf).stdout
    return ImageOps.expand(Image.open(io.BytesIO(data)).convert("RGB"), 1, _EDGE)


def sheet(pages: dict[str, Image.Image]) -> Image.Image:
    """The pages in rows, each under its tag."""
    width = max(page.width for page in pages.values()) + _GAP
    height = max(page.height for page in pages.values()) + _LABEL + _GAP
    rows = -(-len(pages) // _COLUMNS)
    made = Image.new("RGB", (_COLUMNS * width + _GAP, rows * height + _GAP), "white")
    draw, font = ImageDraw.Draw(made), ImageFont.load_default(16)
    for index, (tag, page) in enumerate(pages.items()):
        x, y = _GAP + index % _COLUMNS * width, _GAP + index // _COLUMNS * height
        draw.text((x, y), tag, _INK, font)
        made.paste(page, (x, y + _LABEL))
    return made


def main(brief_id: str, target: Path) -> None:
    """Make the editions and write the sheet."""
    if shutil.which("pdftoppm") is None:
        sys.exit("no command pdftoppm here: install the package poppler-utils")
    try:
        pages = {tag: first_page(pdf) for tag, pdf in editions(Workspace(Path()), brief_id).items()}
    except PolybriefError as problem:
        sys.exit(str(problem))
    if not pages:
        sys.exit(f"no edition of {brief_id} can be published")
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet(pages).quantize(32).save(target, optimize=True)
    print(f"{target}: {', '.join(pages)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: contact_sheet.py BRIEF FILE.png")
    main(sys.argv[1], Path(sys.argv[2]))
