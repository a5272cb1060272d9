"""Small pages of one feature each, compared with images that were looked at.

Two renderings of one page differ a little at the edges of strokes from one version of poppler and FreeType to the next.
So each pixel of an image may be as dark as any of the nine around it in the other. What is left of the difference is at
most 94 of 255 levels when cairo draws the pages instead of poppler's own rasteriser, and 128 or more where a point or a
stroke is missing.
"""

import subprocess
import tomllib
from pathlib import Path

import pictures
import pytest
from msgspec.structs import replace
from pages import make_page
from PIL import Image, ImageChops, ImageFilter

from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

FOLDER = Path(__file__).parent
KEPT = FOLDER.parents[1] / "build" / "golden"
CASES = tomllib.loads((FOLDER / "cases.toml").read_text("utf-8"))
RESOLUTION = 180
MARGIN, HEIGHT = 8.0, 320.0  # points
NEIGHBOURHOOD, TOLERANCE = 3, 110  # pixels; levels of 255
GREYS = 8
WHITE = 255
ALL_IMAGES = 400_000  # bytes


def drawn(case, folder, pdftoppm):
    """The image of a case's page, in grey, cut to what is on it."""
    size = (case["width"] + 2 * MARGIN, HEIGHT)
    top = case.get("top", MARGIN)
    page = {"size": size, "top": top, "bottom": MARGIN, "side": MARGIN, "header": top - 14.0, "footer": 0.0, "gap": 8.0}
    file = folder / "page.pdf"
    made = make_page(case["body"], case["language"], images=(pictures.image(),))
    file.write_bytes(write_pdf(made, replace(read_theme(), page=page)))
    subprocess.run([pdftoppm, "-gray", "-png", "-r", str(RESOLUTION), file, folder / "page"], check=True)
    (only,) = folder.glob("page*.png")
    with Image.open(only) as image:
        grey = image.convert("L")
    ink = ImageChops.invert(grey).getbbox()
    assert ink is not None, "nothing is on the page"
    return grey.crop((0, 0, grey.width, ink[3] + NEIGHBOURHOOD)).quantize(GREYS).convert("L")


def difference(one, other):
    """How far each pixel of one image is from all around it in the other; as large as the larger of the two."""
    size = (max(one.width, other.width), max(one.height, other.height))
    first, second = (sheet(image, size) for image in (one, other))
    return ImageChops.lighter(beyond(first, second), beyond(second, first))


def sheet(image, size):
    white = Image.new("L", size, WHITE)
    white.paste(image)
    return white


def beyond(image, other):
    """By how much pixels are darker than the darkest around them in the other image, or lighter than the lightest."""
    darkest, lightest = (other.filter(each(NEIGHBOURHOOD)) for each in (ImageFilter.MinFilter, ImageFilter.MaxFilter))
    return ImageChops.lighter(ImageChops.subtract(darkest, image), ImageChops.subtract(image, lightest))


def differ(one, other):
    return difference(one, other).getextrema()[1] > TOLERANCE


@pytest.mark.environment
@pytest.mark.parametrize("name", CASES)
def test_the_page_looks_as_it_should(name, tmp_path, tool, update_golden):
    golden = FOLDER / f"pages/{name}.png"
    actual = drawn(CASES[name], tmp_path, tool("pdftoppm"))
    if update_golden:
        actual.quantize(GREYS).save(golden, optimize=True)
    with Image.open(golden) as image:
        expected = image.convert("L")
    if not differ(actual, expected):
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for kind, image in (("actual", actual), ("expected", expected), ("difference", difference(actual, expected))):
        image.save(KEPT / f"{name}.{kind}.png")
    pytest.fail(f"see {name}.actual.png, {name}.expected.png and {name}.difference.png in {KEPT}", pytrace=False)


@pytest.mark.environment
@pytest.mark.parametrize(
    ("tag", "text", "other"),
    [
        ("fr", "libérée", "liberée"),
        ("en", "in 1987", "in 1937"),
        ("vi", "cọ", "co"),
        ("ar", "بئر", "ٮئر"),
        ("ar", "مُعَلِّمٌ", "مُعَلَّمٌ"),
        ("he", "הַדֶּרֶךְ", "הַדֶרֶךְ"),
        ("he", "הַבְּאֵר", "הַבְּאֶר"),
        ("hi", "बंदरगाह", "बदरगाह"),
        ("th", "ที่", "ที"),
        ("ja", "ば", "は"),
        ("zh", "末", "未"),
        ("en", "a\u2009b", "ab"),
    ],
)
def test_what_a_reader_would_see_is_a_difference(tag, text, other, tmp_path, tool):
    one, two = ({"language": tag, "width": 60, "body": f"<p>{each}</p>"} for each in (text, other))
    assert differ(drawn(one, tmp_path, tool("pdftoppm")), drawn(two, tmp_path, tool("pdftoppm")))


def test_every_image_has_its_case():
    assert {file.stem for file in (FOLDER / "pages").glob("*.png")} == set(CASES)


def test_the_images_stay_small():
    assert sum(file.stat().st_size for file in (FOLDER / "pages").glob("*.png")) < ALL_IMAGES
