"""Small pages of one feature each, compared with images that were looked at.

Two renderings of one page differ a little from one version of poppler and FreeType to the next, at the edges of
strokes. So images are compared after both were averaged over squares of pixels: a mark that has moved or is missing
changes a square by far more than other edges do.
"""

import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pages import make_page
from PIL import Image, ImageChops

from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import default_theme

FOLDER = Path(__file__).parent
CASES = tomllib.loads((FOLDER / "cases.toml").read_text("utf-8"))
RESOLUTION = 110
MARGIN, HEIGHT = 8.0, 320.0  # points
SQUARE, TOLERANCE = 5, 56  # pixels; levels of 255
WHITE = 255


def drawn(case, folder, pdftoppm):
    """The image of a case's page, in grey, cut to what is on it."""
    width = case["width"] + 2 * MARGIN
    page = {
        "size": (width, HEIGHT),
        "top": MARGIN,
        "bottom": MARGIN,
        "side": MARGIN,
        "header": 0.0,
        "footer": 0.0,
        "gap": 8.0,
    }
    file = folder / "page.pdf"
    file.write_bytes(write_pdf(make_page(case["body"], case["language"]), replace(default_theme(), page=page)))
    subprocess.run([pdftoppm, "-gray", "-png", "-singlefile", "-r", str(RESOLUTION), file, folder / "page"], check=True)
    with Image.open(folder / "page.png") as image:
        ink = ImageChops.invert(image.convert("L")).getbbox()
        assert ink is not None, "nothing is on the page"
        return image.convert("L").crop((0, 0, image.width, ink[3] + SQUARE))


def difference(one, other):
    """What two images do not have in common, by squares; as large as the larger of the two."""
    size = (max(one.width, other.width), max(one.height, other.height))
    sheets = []
    for image in (one, other):
        sheet = Image.new("L", size, WHITE)
        sheet.paste(image)
        sheets.append(sheet.reduce(SQUARE))
    return ImageChops.difference(*sheets)


@pytest.mark.environment
@pytest.mark.parametrize("name", CASES)
def test_the_page_looks_as_it_should(name, tmp_path, tool, update_golden):
    golden = FOLDER / f"pages/{name}.png"
    actual = drawn(CASES[name], tmp_path, tool("pdftoppm"))
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        actual.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as expected:
        found = difference(actual, expected.convert("L"))
    largest = found.getextrema()[1]
    if largest > TOLERANCE:
        actual.save(tmp_path / "actual.png")
        (tmp_path / "expected.png").write_bytes(golden.read_bytes())
        found.resize((found.width * SQUARE, found.height * SQUARE)).save(tmp_path / "difference.png")
    assert largest <= TOLERANCE, f"{name}: see actual.png, expected.png and difference.png in {tmp_path}"


def test_every_image_has_its_case():
    assert {file.stem for file in (FOLDER / "pages").glob("*.png")} == set(CASES)
