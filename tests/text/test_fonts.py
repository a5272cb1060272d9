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
    "gl": "áéíóúüñÁÉÍÓÚÜÑ«»",
    "ca": "àçéèíïóòúü·ÀÇÉÈÍÏÓÒÚÜĿŀ«»",
    "ro": "ăâîșțĂÂÎȘȚ„”«»",
    "nl": "áéëïóöüÁÉËÏÓÖÜĳ‘’",
    "da": "æøåéÆØÅÉ»«›‹",
    "nb": "æøåéòôÆØÅÉÒÔ«»",
    "sv": "åäöéÅÄÖÉ”’",
    "fi": "åäöšžÅÄÖŠŽ”’",
    "et": "õäöüšžÕÄÖÜŠŽ„“",
    "lv": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ“”",
    "lt": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ„“",
    "cs": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ„“",
    "sk": "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ„“",
    "sl": "čšžČŠŽ»«›‹",
    "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ„”»«",
    "az": "çəğıöşüÇƏĞİÖŞÜ",
    "sq": "çëÇË“”",
    "eu": "ñçüÑÇÜ«»",
    "ga": "áéíóúÁÉÍÓÚḃċḋ",
    "eo": "ĉĝĥĵŝŭĈĜĤĴŜŬ",
    "id": "éÉ“”",
    "ms": "éÉ“”",
    "tl": "ñáéíóúâêîôûÑ₱",
    "vi": "ăâđêôơưàảãáạằẳẵắặầẩẫấậẻẽẹềểễếệỉĩịỏõọồổỗốộờởỡớợủũụừửữứựỳỷỹỵĂÂĐÊÔƠƯẶẬỆỘỢỰỴ₫",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫ«»·",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ№„“",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяҢӨҮ«»",
    "fa": "آأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c\u0654۰۱۲۳۴۵۶۷۸۹،؛؟«»٪٫٬",
    "ur": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۂۓ۔،؛؟۰۱۲۳۴۵۶۷۸۹",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת־״׳\u05b8₪",
    "hi": "अआइईउऊऋएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह\u093c\u093e\u093f\u0940\u0941\u094d\u0902\u0901।०१२३४५६७८९₹",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎ\u09cd\u09be\u09bf\u0982\u0981।০১২৩৪৫৬৭৮৯৳",
    "th": "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะ\u0e31\u0e34\u0e35\u0e38\u0e48\u0e49\u0e4cๆฯ๐๑๒๓๔๕๖๗๘๙฿",
    "zh-Hant": "北約阿根廷，。、；：？！（）《》「」『』…—",
    "ja": "日本語あいうえおがぱゃゅょっアイウエオヴャュョッー々、。・「」『』（）〜…—",
    "ko": "대한민국가나다라마바사힣“”‘’·…₩北",
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


@pytest.mark.parametrize("package", ["no-such-package", "polybrief"])
def test_a_font_that_is_not_installed_names_its_package(package):
    family = fonts.Family("Nowhere", "files/Nowhere.ttf", distribution=package)
    with pytest.raises(MissingResourceError, match=f"Nowhere is not installed; install the package {package}"):
        fonts.load(family, 400, False, 100)


@pytest.mark.parametrize(
    ("weight", "italic", "file"),
    [(400, False, "r"), (700, False, "b"), (400, True, "i"), (700, True, "bi"), (500, False, "r"), (600, False, "b")],
)
def test_the_nearest_file_is_taken(weight, italic, file):
    assert fonts.Family("f", "r", "b", "i", "bi").file(weight, italic) == file


def test_a_style_without_a_file_takes_the_nearest_one():
    family = fonts.Family("f", "r", italic="i")
    assert [family.file(700, False), family.file(700, True)] == ["r", "i"]
