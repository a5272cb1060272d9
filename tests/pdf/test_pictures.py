"""Pictures: how large they stand, what the file holds of them, what is said of those that cannot be shown."""

import pikepdf
import pytest
from pages import make_pdf
from pdf_file import Pdf
from pictures import BLUE, encoded, image, pixels
from PIL import Image as Pixels

from polybrief.errors import InputError
from polybrief.model.page import Image
from polybrief.pdf.theme_file import read_theme

LEFT, WIDTH = read_theme().page["side"], read_theme().area[0]


def shown(body, *images, tag="en"):
    """The file of a page, its pictures, its figures."""
    pdf = make_pdf(body, tag, images=images or (image(),))
    assert isinstance(pdf, Pdf)
    return pdf, pdf.pictures, pdf.tree.all("Figure")


def seen(picture):
    """What a reader of PDFs sees of it."""
    return pikepdf.PdfImage(picture.object).as_pil_image()


def test_a_picture_is_a_figure_with_words_and_a_place():
    _, (picture,), (figure,) = shown('<p>x</p><img src="logo.png" alt="The harbour"/>')
    assert figure.alt == "The harbour"
    assert picture.mcid == figure.kids[0].mcid
    width, _, _, height, left, bottom = picture.matrix
    assert list(map(float, figure.attributes["/BBox"])) == pytest.approx([left, bottom, left + width, bottom + height])


@pytest.mark.parametrize(("tag", "side"), [("en", "left"), ("ar", "right")])
def test_a_logo_is_as_high_as_its_style_says(tag, side):
    _, (picture,), _ = shown('<img class="logo" src="logo.png" alt="x"/>', tag=tag)
    width, _, _, height, left, _ = picture.matrix
    assert (width, height) == (90, 30)
    assert left == pytest.approx(LEFT if side == "left" else LEFT + WIDTH - 90, abs=0.01)


def test_without_a_height_pixels_are_those_of_css():
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>')
    assert picture.matrix[:4] == (45, 0, 0, 15)


@pytest.mark.parametrize("size", [(3000, 100), (40, 3000), (2400, 2400)])
def test_a_picture_stays_in_its_column_and_on_its_page(size):
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>', image(pixels("L", size)))
    width, _, _, height, *_ = picture.matrix
    assert width <= WIDTH + 0.01
    assert height <= read_theme().area[1] + 0.01
    assert width / height == pytest.approx(size[0] / size[1], rel=0.001)


def test_a_picture_beside_a_text_is_as_wide_as_its_column():
    body = '<div class="columns"><section><p>x</p></section><section><img src="logo.png" alt="x"/></section></div>'
    _, (picture,), _ = shown(body, image(pixels("L", (3000, 100))))
    assert picture.matrix[0] == pytest.approx((WIDTH - 20) / 2, abs=0.01)


def test_a_picture_without_words_is_an_artifact():
    _, (picture,), figures = shown('<img src="logo.png" alt=""/>')
    assert figures == []
    assert (picture.mcid, picture.artifact) == (None, "Layout")


@pytest.mark.parametrize(
    ("made", "space", "colour"),
    [
        (pixels("RGBA"), "/DeviceRGB", BLUE),
        (pixels("RGB"), "/DeviceRGB", BLUE),
        (pixels("P"), "/DeviceRGB", BLUE),
        (pixels("LA"), "/DeviceGray", 61),
        (pixels("L"), "/DeviceGray", 61),
        (pixels("I;16"), "/DeviceGray", 61),
        (pixels("1"), "/DeviceGray", None),
    ],
    ids=["RGBA", "RGB", "P", "LA", "L", "I;16", "1"],
)
def test_whatever_it_is_stored_as_it_is_grey_or_rgb_on_white(made, space, colour):
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>', image(made))
    assert picture.object.ColorSpace == space
    assert "/SMask" not in picture.object
    found = seen(picture)
    assert found.size == made.size
    if colour is not None:
        pixel = found.getpixel((50, 10))
        assert max(abs(a - b) for a, b in zip(_parts(pixel), _parts(colour), strict=True)) <= 6
    if made.mode in ("RGBA", "LA", "P"):
        assert set(_parts(found.getpixel((5, 10)))) == {255}


def _parts(pixel):
    return pixel if isinstance(pixel, tuple) else (pixel,)


def test_what_is_half_clear_is_mixed_with_white():
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>', image(Pixels.new("RGBA", (4, 4), (0, 0, 0, 128))))
    assert seen(picture).getpixel((1, 1)) == pytest.approx((127, 127, 127), abs=1)


def test_a_photograph_is_taken_as_it_is():
    photo = image(pixels("RGB"), "JPEG")
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>', photo)
    assert picture.object.Filter == "/DCTDecode"
    assert picture.object.read_raw_bytes() == photo.data


def test_a_photograph_for_print_is_turned_into_rgb():
    _, (picture,), _ = shown('<img src="logo.png" alt="x"/>', image(pixels("RGB").convert("CMYK"), "JPEG"))
    assert picture.object.ColorSpace == "/DeviceRGB"
    assert seen(picture).mode == "RGB"


def test_a_picture_shown_often_is_in_the_file_once():
    pdf, pictures, _ = shown('<img src="logo.png" alt="x"/>' * 3 + '<img src="b" alt="y"/>', image(), image(name="b"))
    assert len(pictures) == 4
    assert len({it.object.objgen for it in pictures}) == 2
    assert sorted(pdf.file.pages[0].Resources.XObject) == ["/I0", "/I1"]


def test_a_page_without_pictures_names_none():
    pdf, _, _ = shown("<p>x</p>")
    assert "/XObject" not in pdf.file.pages[0].Resources


def test_the_same_picture_gives_the_same_bytes():
    assert len({make_pdf('<img src="logo.png" alt="x"/>', images=(image(),)).data for _ in range(2)}) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<img src="map.png" alt="x"/>', "an image 'map.png' that the page does not have; it has logo.png"),
        ('<img alt="x"/>', "an image ''"),
        ('<img src="logo.png"/>', "the image 'logo.png' of the template has no alt"),
    ],
)
def test_a_picture_that_is_not_there_is_named(body, message):
    with pytest.raises(InputError, match=message):
        shown(body)


@pytest.mark.parametrize("data", [b"", b"no picture", encoded(pixels())[:90], encoded(pixels(), "GIF")])
def test_a_damaged_picture_is_bad_input(data):
    broken = Image("logo.png", "image/png", 60, 20, data)
    with pytest.raises(InputError, match=r"the image 'logo\.png' of the page cannot be shown: it is "):
        shown('<img src="logo.png" alt="x"/>', broken)
