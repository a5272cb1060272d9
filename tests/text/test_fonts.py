"""Fonts: there for every language, at every weight, and a message where one is not."""

import pytest

from polybrief.errors import MissingResourceError, UsageError
from polybrief.languages import LANGUAGES
from polybrief.text import fonts

# What each language cannot do without, beside the digits and the punctuation of briefs.
ALPHABETS = {
    "en": "abcxyzABCXYZ“”‘’–—…·£€",
    "es": "áéíóúüñÁÉÍÓÚÜÑ¿¡«»ªº",
    "fr": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»\u00a0\u202f",
    "pt": "ãõáéíóúâêôàçÃÕÁÉÍÓÚÂÊÔÀÇ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяЁЙЩЪЫЭЮЯ№«»„“",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652،؛؟«»",
    "pt-BR": "ãõáéíóúâêôàçüÃÕÁÉÍÓÚÂÊÔÀÇ",
    "de": "äöüßÄÖÜẞ„“‚‘",
    "it": "àèéìòùÀÈÉÌÒÙ«»",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”",
    "tr": "çğıöşüâîûÇĞİÖŞÜÂÎÛ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐЄІЇ’№«»",
    "zh": "北约阿根廷，。、；：？！（）《》“”…—",
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_its_letters_in_its_own_font(tag):
    family = LANGUAGES[tag].families[0]
    for weight in (fonts.REGULAR, fonts.BOLD):
        font = fonts.load(family, weight, False, 92)
        lacking = [f"U+{ord(character):04X}" for character in ALPHABETS[tag] if not font.covers(character)]
        assert lacking == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_can_show_the_others(tag):
    """Names, titles and notices of sources stand in their own script."""
    chain = [fonts.load(family, fonts.REGULAR, False, 92) for family in LANGUAGES[tag].families]
    for other, alphabet in ALPHABETS.items():
        assert [c for c in alphabet if not any(font.covers(c) for font in chain)] == [], other


def test_a_font_is_loaded_once():
    assert fonts.load("Amiri", 400, False, 92) is fonts.load("Amiri", 400, False, 92)


@pytest.mark.parametrize("family", fonts.FAMILIES)
def test_metrics_are_in_thousandths_of_an_em(family):
    font = fonts.load(family, 400, False, 100)
    assert 500 < font.cap_height < font.ascent < 1500
    assert -1500 < font.descent < 0


@pytest.mark.parametrize("family", fonts.FAMILIES)
def test_weights_and_styles_are_told_apart(family):
    bold, regular = fonts.load(family, 700, False, 100), fonts.load(family, 400, False, 100)
    assert bold.name != regular.name
    assert " " not in bold.name


def test_axes_stay_within_what_the_font_has():
    axes = fonts.load("Noto Sans", 2000, False, 1).axes
    assert axes == {"wght": 900, "wdth": 62.5}


def test_an_unknown_family_is_wrong_use():
    with pytest.raises(UsageError, match="Noto Sans, Amiri"):
        fonts.load("Comic Sans", 400, False, 100)


@pytest.mark.parametrize("package", ["no_such_package", "polybrief"])
def test_a_font_that_is_not_installed_names_its_package(monkeypatch, package):
    family = fonts.Family("fontpkg-nowhere", package, "files/Nowhere.ttf")
    monkeypatch.setitem(fonts.FAMILIES, f"Nowhere {package}", family)
    with pytest.raises(MissingResourceError, match="fontpkg-nowhere"):
        fonts.load(f"Nowhere {package}", 400, False, 100)


@pytest.mark.parametrize(
    ("weight", "italic", "file"),
    [(400, False, "r"), (700, False, "b"), (400, True, "i"), (700, True, "bi"), (500, False, "r"), (600, False, "b")],
)
def test_the_nearest_file_is_taken(weight, italic, file):
    assert fonts.Family("d", "p", "r", "b", "i", "bi").file(weight, italic) == file


def test_a_style_without_a_file_takes_the_nearest_one():
    family = fonts.Family("d", "p", "r", italic="i")
    assert [family.file(700, False), family.file(700, True)] == ["r", "i"]
