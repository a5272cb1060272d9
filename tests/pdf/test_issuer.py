"""The issuer of a theme: names, logo, lines of contact, and what is said of a logo that cannot be used."""

import io
import struct
import zlib

import pytest
from own_fonts import write
from pictures import encoded, pixels
from PIL import Image as Pixels

from polybrief.errors import InputError
from polybrief.model.page import Issuer
from polybrief.pdf.theme_file import read_theme


@pytest.fixture
def issuer(tmp_path):
    """A function that writes a theme, and a logo beside it, and reads the issuer."""

    def read(text, logo=None):
        if logo is not None:
            write(tmp_path / "logo.png", logo)
            text += '\nname = "Harbour Office"\nlogo = "logo.png"'
        return read_theme(write(tmp_path / "theme.toml", f"[issuer]\n{text}".encode())).issuer

    return read


def opened(logo):
    return Pixels.open(io.BytesIO(logo.data))


def test_without_a_theme_nobody_issues():
    assert read_theme().issuer == Issuer()


def test_a_name_may_be_given_by_language(issuer):
    assert issuer('name = "Harbour Office"').names == {"und": "Harbour Office"}
    assert issuer('name = {en = "Harbour Office", ar = "مكتب الميناء"}').names == {
        "en": "Harbour Office",
        "ar": "مكتب الميناء",
    }


def test_a_name_is_for_the_editions_in_its_language_under_any_tag_of_that(issuer):
    names = issuer('name = {zh-Hans = "港务局", zh-TW = "港務局", en-GB = "Harbour"}').names
    assert names == {"zh": "港务局", "zh-Hant": "港務局", "en": "Harbour"}


@pytest.mark.parametrize("names", ["", "name = {}\n"])
def test_a_logo_wants_a_name_that_stands_for_it(tmp_path, names):
    write(tmp_path / "logo.png", encoded(pixels("RGB")))
    file = write(tmp_path / "theme.toml", f'[issuer]\n{names}logo = "logo.png"'.encode())
    with pytest.raises(InputError, match=r"theme\.toml:[12]:issuer\.name: missing\n  it is what stands for the logo"):
        read_theme(file)


def test_contact_is_lines(issuer):
    assert issuer('contact = ["12 Quay Road", "office@example.org"]').contact == ("12 Quay Road", "office@example.org")


def test_templates_know_the_issuer_and_the_room_for_text(tmp_path):
    file = write(tmp_path / "theme.toml", b'[issuer]\nname = "Harbour Office"\n[page]\nsize = "A5"\nside = 40')
    look = read_theme(file).look()
    assert look.width == pytest.approx(419.53 - 80)
    assert look.size == 9.5
    assert look.issuer.names == {"und": "Harbour Office"}


def test_a_logo_is_on_white_and_as_large_as_print_needs(issuer):
    logo = issuer("", encoded(pixels("RGBA", (3000, 1000)))).logo
    assert (logo.name, logo.media_type, logo.width, logo.height) == ("logo.png", "image/png", 1200, 400)
    assert opened(logo).mode == "RGB"
    assert opened(logo).getpixel((100, 100)) == (255, 255, 255)


def test_a_small_logo_keeps_its_pixels(issuer):
    logo = issuer("", encoded(pixels("RGB"))).logo
    assert (logo.width, logo.height) == (60, 20)


def test_a_high_logo_is_made_smaller_too(issuer):
    logo = issuer("", encoded(pixels("L", (20, 2400)))).logo
    assert (logo.width, logo.height) == (10, 1200)


def test_what_a_camera_wrote_does_not_travel(issuer):
    exif = Pixels.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "where it was taken"
    logo = issuer("", encoded(pixels("RGB"), "JPEG", exif=exif, comment=b"where it was taken")).logo
    assert (logo.media_type, logo.width, logo.height) == ("image/jpeg", 20, 60)
    assert b"where it was taken" not in logo.data
    plain = issuer("", encoded(pixels("RGB"), "JPEG", comment=b"where it was taken")).logo
    assert b"where it was taken" not in plain.data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_same_logo_gives_the_same_bytes(issuer, kind):
    data = encoded(pixels("RGB", (1500, 500)), kind)
    assert issuer("", data).logo == issuer("contact = []", data).logo
    assert len(issuer("", data).logo.data) < 20_000


def test_another_logo_in_its_place_is_seen(issuer):
    assert issuer("", encoded(pixels("RGB"))).logo.width == 60
    assert issuer("", encoded(pixels("RGB", (90, 20)))).logo.width == 90


def png_of(width, height):
    """A file that says it is that large."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "logo.png cannot be used: it is neither PNG nor JPEG\n  save it as a PNG or JPEG file"),
        (b"<svg/>", "it is neither PNG nor JPEG"),
        (encoded(pixels("P"), "GIF"), "it is neither PNG nor JPEG"),
        (encoded(pixels())[:90], "it is damaged"),
        (encoded(pixels("RGB"), "JPEG")[:-200], "it is damaged"),
        (png_of(60, 20), "it is damaged"),
        (png_of(6000, 5000), "it has 6000 × 5000 pixels, more than 25 million"),
        (png_of(11000, 10000), "it has 11000 × 10000 pixels, more than 25 million"),
        (png_of(100_000, 100_000), "it has more than 25 million pixels"),
        (encoded(pixels()) + bytes(10_000_000), "logo.png is larger than 10 MB\n  save it smaller; 1200 pixels"),
    ],
    ids=["empty", "svg", "gif", "png-cut", "jpeg-cut", "png-hollow", "30-mega", "110-mega", "bomb", "10-mb"],
)
def test_a_logo_that_cannot_be_used_is_refused_with_its_place(issuer, data, message):
    with pytest.raises(InputError) as caught:
        issuer("", data)
    assert "theme.toml:4:issuer.logo: " in str(caught.value)
    assert message in str(caught.value)


def test_a_file_of_any_size_is_not_read_whole(issuer, tmp_path):
    with (tmp_path / "large.png").open("wb") as sparse:
        sparse.truncate(3_000_000_000)
    with pytest.raises(InputError, match=r"large\.png is larger than 10 MB"):
        issuer('logo = "large.png"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('nom = "x"', "theme.toml:2:issuer.nom: not known\n  possible are contact, logo, name"),
        ("name = 3", "theme.toml:2:issuer.name: 3 is not a text, or a table of texts by language"),
        (
            'name = {zh = "a", zh-Hans = "b"}',
            "theme.toml:2:issuer.name.zh-Hans: another name is for editions in zh already\n  leave one of the two out",
        ),
        ('name = " "', "theme.toml:2:issuer.name: ' ' is not a line of text"),
        ('name = {xx = "x"}', "theme.toml:2:issuer.name.xx: no language has this tag\n  there are ar, "),
        ("name = {en = 3}", "theme.toml:2:issuer.name.en: 3 is not a line of text"),
        ('name = "a\\u0007"', "theme.toml:2:issuer.name: character 2: the character U+0007 cannot be printed"),
        ('contact = "x"', "theme.toml:2:issuer.contact: 'x' is not a list of lines"),
        ('contact = ["x", 3]', "theme.toml:2:issuer.contact.2: 3 is not a line of text"),
        (
            'logo = "nope.png"',
            "theme.toml:2:issuer.logo: there is no file nope.png\n  paths start at the folder of the",
        ),
        ("logo = 3", "theme.toml:2:issuer.logo: 3 is not the path of a file"),
        ('logo = "."', "theme.toml:2:issuer.logo: there is no file ."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(issuer, text, message):
    with pytest.raises(InputError) as caught:
        issuer(text)
    assert message in str(caught.value)


def test_an_issuer_is_a_table(tmp_path):
    with pytest.raises(InputError, match=r"theme\.toml:1:issuer: 'x' is no table"):
        read_theme(write(tmp_path / "theme.toml", b'issuer = "x"'))
