"""What a reader of each language sees of a value, and that no value changes on the way."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from set_text import plain, set_text, visual

from polybrief.errors import InputError
from polybrief.languages import LANGUAGES, Language, language
from polybrief.model.fitness import unfit
from polybrief.model.value import Money, Number, Percentage, read_value
from polybrief.translation.values import format_short, format_value, format_values

languages = st.sampled_from(list(LANGUAGES.values()))
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3)

# No-break spaces are written "~", narrow ones "^".
EXPECTED: dict[str, dict[str, str]] = {
    "en": {"money": "40~million US dollars", "percentage": "3.5%", "measure": "120~km"},
    "es": {"money": "40~millones de dólares estadounidenses", "percentage": "3,5~%", "measure": "120~km"},
    "fr": {"money": "40~millions de dollars des États-Unis", "percentage": "3,5~%", "measure": "120^km"},
    "pt": {"money": "40~milhões de dólares dos Estados Unidos", "percentage": "3,5%", "measure": "120~km"},
    "ar": {"money": "40~مليون دولار أمريكي", "percentage": "3.5\u200e%\u200e", "measure": "120~كم"},
    "zh": {"money": "4000万美元", "percentage": "3.5%", "measure": "120公里"},
    "pt-BR": {"money": "40~milhões de dólares americanos", "percentage": "3,5%", "measure": "120~km"},
    "de": {"money": "40~Millionen US-Dollar", "percentage": "3,5~%", "measure": "120~km"},
    "it": {"money": "40~milioni di dollari statunitensi", "percentage": "3,5%", "measure": "120~km"},
    "pl": {"money": "40~milionów dolarów amerykańskich", "percentage": "3,5%", "measure": "120~km"},
    "tr": {"money": "40~milyon ABD doları", "percentage": "%3,5", "measure": "120~km"},
    "gl": {"money": "40~millóns de dólares estadounidenses", "percentage": "3,5~%", "measure": "120~km"},
    "ro": {"money": "40~de milioane de dolari americani", "percentage": "3,5~%", "measure": "120~km"},
    "nl": {"money": "40~miljoen Amerikaanse dollar", "percentage": "3,5%", "measure": "120~km"},
    "da": {"money": "40~millioner amerikanske dollar", "percentage": "3,5~%", "measure": "120~km"},
    "nb": {"money": "40~millioner amerikanske dollar", "percentage": "3,5~%", "measure": "120~km"},
    "sv": {"money": "40~miljoner amerikanska dollar", "percentage": "3,5~%", "measure": "120~km"},
    "fi": {"money": "40~miljoonaa Yhdysvaltain dollaria", "percentage": "3,5~%", "measure": "120~km"},
    "et": {"money": "40~miljonit USA dollarit", "percentage": "3,5%", "measure": "120~km"},
    "cs": {"money": "40~milionů amerických dolarů", "percentage": "3,5~%", "measure": "120~km"},
    "sl": {"money": "40~milijonov ameriških dolarjev", "percentage": "3,5~%", "measure": "120~km"},
    "sq": {"money": "40~milion dollarë amerikanë", "percentage": "3,5%", "measure": "120~km"},
    "id": {"money": "40~juta dolar Amerika Serikat", "percentage": "3,5%", "measure": "120~km"},
    "ms": {"money": "40~juta dolar AS", "percentage": "3.5%", "measure": "120~km"},
    "vi": {"money": "40~triệu đô la Mỹ", "percentage": "3,5%", "measure": "120~km"},
    "el": {"money": "40~εκατομμύρια δολάρια ΗΠΑ", "percentage": "3,5%", "measure": "120~χλμ."},
    "fa": {"money": "۴۰~میلیون دلار آمریکا", "percentage": "۳٫۵٪", "measure": "۱۲۰~کیلومتر"},
    "ur": {"money": "4~کروڑ امریکی ڈالر", "percentage": "3.5%", "measure": "120~کلو میٹر"},
    "he": {"money": "\u200f40~מיליון דולר אמריקאי", "percentage": "3.5%", "measure": "120~ק״מ"},
    "hi": {"money": "4~करोड़ अमेरिकी डॉलर", "percentage": "3.5%", "measure": "120~कि॰मी॰"},
    "bn": {"money": "৪~কোটি মার্কিন ডলার", "percentage": "৩.৫%", "measure": "১২০~কিমি"},
    "th": {"money": "40~ล้านดอลลาร์สหรัฐ", "percentage": "3.5%", "measure": "120~กม."},
    "zh-Hant": {"money": "4000萬美元", "percentage": "3.5%", "measure": "120~公里"},
    "ja": {"money": "4000万米ドル", "percentage": "3.5%", "measure": "120~km"},
    "ko": {"money": "4000만~미국 달러", "percentage": "3.5%", "measure": "120km"},
    "ca": {"money": "40~milions de dòlars dels Estats Units", "percentage": "3,5~%", "measure": "120~km"},
    "lv": {"money": "40~miljoni ASV dolāri", "percentage": "3,5%", "measure": "120~km"},
    "lt": {"money": "40~milijonų JAV dolerių", "percentage": "3,5~%", "measure": "120~km"},
    "sk": {"money": "40~miliónov amerických dolárov", "percentage": "3,5~%", "measure": "120~km"},
    "hu": {"money": "40~millió amerikai dollár", "percentage": "3,5%", "measure": "120~km"},
    "az": {"money": "40~milyon ABŞ dolları", "percentage": "3,5%", "measure": "120~km"},
    "eu": {"money": "40~milioi dolar estatubatuar", "percentage": "%~3,5", "measure": "120~km"},
    "ga": {"money": "40~milliún dollar SAM", "percentage": "3.5%", "measure": "120~km"},
    "eo": {"money": "40^milionoj~da usonaj dolaroj", "percentage": "3,5%", "measure": "120~km"},
    "tl": {"money": "40~milyong dolyar ng US", "percentage": "3.5%", "measure": "120~km"},
    "bg": {"money": "40~милиона щатски долара", "percentage": "3,5%", "measure": "120~km"},
    "ky": {"money": "40~миллион АКШ доллары", "percentage": "3,5%", "measure": "120~км"},
    "ru": {"money": "40~миллионов долларов США", "percentage": "3,5~%", "measure": "120~км"},
    "uk": {"money": "40~мільйонів доларів США", "percentage": "3,5%", "measure": "120~км"},
}
SAMPLES: dict[str, dict[str, Any]] = {
    "money": {"money": 40000000, "currency": "USD"},
    "percentage": {"percentage": "3.5"},
    "measure": {"measure": 120, "unit": "kilometer"},
    "number": {"number": 24},
    "date": {"date": "1982"},
}


def shown(data: dict[str, Any], tag: str) -> str:
    return format_value(read_value(data), language(tag)).replace("\u00a0", "~").replace("\u202f", "^")


def test_every_language_has_its_expected_strings() -> None:
    assert set(EXPECTED) == set(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_value_as_the_language_writes_it(tag: str) -> None:
    of_language = language(tag)
    wanted = {"number": of_language.in_digits("24"), "date": of_language.in_digits("1982"), **EXPECTED[tag]}
    assert {kind: shown(data, tag) for kind, data in SAMPLES.items()} == wanted


@pytest.mark.parametrize(
    ("tag", "amount", "currency", "wanted"),
    [
        ("en", "1000000", "USD", "1~million US dollars"),
        ("en", "1500000000", "EUR", "1.5~billion euros"),
        ("en", "1234567", "USD", "1,234,567~US dollars"),
        ("en", "1234567890123", "USD", "1,234,567,890,123~US dollars"),
        ("en", "1", "USD", "1~US dollar"),
        ("en", "12.5", "USD", "12.50~US dollars"),
        ("es", "1000000", "USD", "1~millón de dólares estadounidenses"),
        ("es", "1500000000", "USD", "1500~millones de dólares estadounidenses"),
        ("es", "500000", "USD", "500.000~dólares estadounidenses"),
        ("fr", "40000000", "EUR", "40~millions d’euros"),
        ("fr", "1500000", "USD", "1,5~million de dollars des États-Unis"),
        ("pt", "1500000000", "EUR", "1500~milhões de euros"),
        ("ru", "1000000", "USD", "1~миллион долларов США"),
        ("ru", "2500000", "USD", "2,5~миллиона долларов США"),
        ("ru", "21", "USD", "21~доллар США"),
        ("ar", "5000000", "USD", "5~ملايين دولار أمريكي"),
        ("zh", "1000000", "USD", "100万美元"),
        ("zh", "125000000", "USD", "1.25亿美元"),
        ("zh", "500000", "CNY", "500,000人民币"),
    ],
)
def test_amounts(tag: str, amount: str, currency: str, wanted: str) -> None:
    assert shown({"money": amount, "currency": currency}, tag) == wanted


@pytest.mark.parametrize(
    ("tag", "number", "wanted"),
    [
        ("en", "45000000", "45,000,000"),
        ("en", "3.50", "3.50"),
        ("en", "0.000001", "0.000001"),
        ("es", "1234", "1234"),
        ("es", "12345", "12.345"),
        ("pt", "1234", "1234"),
        ("fr", "1234", "1^234"),
        ("ar", "1234.5", "1,234.5"),
    ],
)
def test_numbers(tag: str, number: str, wanted: str) -> None:
    assert shown({"number": number}, tag) == wanted


@pytest.mark.parametrize(
    ("tag", "measure", "unit", "wanted"),
    [
        ("en", "24", "month", "24~months"),
        ("ru", "24", "year", "24~года"),
        ("zh", "3", "day", "3天"),
        ("es", "1000000", "hectare", "1.000.000~ha"),
        ("en", "0.00012", "kilometer", "0.00012~km"),
    ],
)
def test_measures(tag: str, measure: str, unit: str, wanted: str) -> None:
    assert shown({"measure": measure, "unit": unit}, tag) == wanted


def digits(text: str) -> str:
    """The digits of a text, whatever their script, as 0 to 9."""
    return "".join(str(unicodedata.decimal(it)) for it in text if it.isdecimal())


@pytest.mark.parametrize(
    ("tag", "choice", "wanted"),
    [
        ("ar", "usual", "12,345.5"),
        ("ar", "native", "١٢٬٣٤٥٫٥"),
        ("fa", "usual", "۱۲٬۳۴۵٫۵"),
        ("fa", "latin", "12,345.5"),
        ("hi", "native", "१२,३४५.५"),
        ("th", "native", "๑๒,๓๔๕.๕"),
        ("en", "native", "12,345.5"),
    ],
)
def test_digits_are_the_readers_choice(tag: str, choice: Any, wanted: str) -> None:
    assert format_value(Number(number=Decimal("12345.5")), language(tag).with_digits(choice)) == wanted


@pytest.mark.parametrize(
    "text", ["F-16", "S-1/2024", "https://example.org/2024/05", "argentina-nato.fa.json1", "ISO 8601-2:2019"]
)
def test_what_has_latin_letters_keeps_its_digits(text: str) -> None:
    name = text.split(maxsplit=1)[0]
    assert name in language("fa").in_digits(f"۲ {text} ۲")


@given(st.text(), languages, st.sampled_from(["usual", "latin", "native"]))
def test_digits_change_and_nothing_else(text: str, language: Language, choice: Any) -> None:
    changed = language.with_digits(choice).in_digits(text)
    assert [unicodedata.decimal(it, it) for it in changed] == [unicodedata.decimal(it, it) for it in text]


@given(decimals, languages)
def test_a_number_keeps_its_digits(number: Decimal, language: Language) -> None:
    assert digits(format_value(Number(number=number), language)) == digits(f"{number:f}")


@given(decimals, languages)
def test_a_percentage_keeps_its_digits(number: Decimal, language: Language) -> None:
    assert digits(format_value(Percentage(percentage=number), language)) == digits(f"{number:f}")


WORDS = {"million": 6, "billion": 9, "trillion": 12}


@given(st.decimals(allow_nan=False, min_value=-(10**14), max_value=10**14, places=2), st.sampled_from(["USD", "JPY"]))
def test_an_amount_in_words_is_the_amount(amount: Decimal, currency: str) -> None:
    shown = format_value(Money(money=amount, currency=currency), language("en"))
    number, word = re.match(r"(-?[\d,.]+)\s(\w+)", shown).groups()  # type: ignore[union-attr]
    assert Decimal(number.replace(",", "")).scaleb(WORDS.get(word, 0)) == amount


@given(st.integers(1, 99999), st.integers(4, 9), languages)
def test_a_round_amount_is_readable_everywhere(count: int, zeros: int, language: Language) -> None:
    shown = format_value(Money(money=Decimal(count).scaleb(zeros), currency="EUR"), language)
    assert digits(shown).rstrip("0").startswith(str(count).rstrip("0"))
    assert "{" not in shown
    assert shown == shown.strip()


@pytest.mark.parametrize(
    "data",
    [
        {"measure": 3, "unit": "kilometre"},
        {"measure": 3, "unit": ""},
        {"money": 3, "currency": "QQQ"},
        {"number": "1e31"},
        {"money": "1e99999", "currency": "USD"},
        {"percentage": "1e-7"},
        {"number": "1e15"},
        {"measure": 3, "unit": "ter"},
        {"measure": 3, "unit": "per-kilometer"},
    ],
)
def test_what_cannot_be_formatted_is_named(data: dict[str, Any], make_brief: Any) -> None:
    with pytest.raises(InputError, match=r"^dam/brief\.yaml:values\.odd: "):
        format_values(make_brief(values={"odd": data}), language("en"))


@pytest.mark.parametrize("number", ["9" * 15, "-" + "9" * 15, "0.333333", "123456789012345.678901"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_long_numbers_are_not_cut(number: str, tag: str) -> None:
    assert digits(format_value(Number(number=Decimal(number)), language(tag))) == digits(number)
    assert digits(format_value(Percentage(percentage=Decimal(number)), language(tag))) == digits(number)
    assert digits(format_value(Money(money=Decimal(number), currency="USD"), language(tag))).startswith(digits(number))


def test_a_date_is_the_one_of_the_timeline() -> None:
    assert shown({"date": "2024-12-05"}, "es") == "5~de diciembre de 2024"


def test_values_by_name(make_brief: Any) -> None:
    assert format_values(make_brief(values=SAMPLES), language("en"))["number"] == "24"


@pytest.mark.parametrize("kind", ["number", "percentage", "money", "measure"])
@pytest.mark.parametrize("number", ["1E+26", "0E+99", "1e15", "0.0000001", "-1234567890123456"])
def test_no_kind_of_value_has_more_digits_than_can_be_shown(kind: str, number: str) -> None:
    data = {"money": {"currency": "USD"}, "measure": {"unit": "hectare"}}.get(kind, {})
    assert [what for what, _ in unfit(read_value({kind: number, **data}))] == [
        "a number of more than 15 digits or 6 decimals"
    ]


# And the digits of the amount.
NEGATIVE = [
    ({"number": "-5"}, "5"),
    ({"number": "-1234.5"}, "1,234.5"),
    ({"percentage": "-3.5"}, "3.5"),
    ({"measure": "-120", "unit": "kilometer"}, "120"),
    ({"money": "-50", "currency": "USD"}, "50"),
    ({"money": "-50", "currency": "ILS"}, "50"),
]


@pytest.mark.parametrize("tag", [tag for tag, it in LANGUAGES.items() if it.direction == "rtl"])
@pytest.mark.parametrize(("data", "digits"), NEGATIVE)
def test_a_minus_stands_at_the_left_of_its_number_on_a_right_to_left_line(
    tag: str, data: dict[str, str], digits: str
) -> None:
    of_language = language(tag)
    if of_language.numbering == "arabext":
        digits = digits.translate(str.maketrans(",.", "\u066c\u066b"))
    word = of_language.endonym.split()[0]
    for written in (format_value, format_short):
        said = written(read_value(data), of_language)
        (line,) = set_text(f"{word} {said} {word}", tag=tag)
        seen = visual(line)
        sign = rf"(?<!\d)[-\u2212]\W{{0,6}}{re.escape(of_language.in_digits(digits))}(?!\d)"
        assert re.search(sign, seen), ascii(seen)
        assert not re.search(r"\d[-\u2212]", plain(seen)), ascii(seen)


def test_what_stands_behind_a_negative_amount_stands_where_it_does_behind_others() -> None:
    for amount in ("50", "-50"):
        said = format_short(read_value({"money": amount, "currency": "USD"}), language("ar"))
        (line,) = set_text(said, tag="ar")
        assert plain(visual(line)) == f"US$\u00a0{amount}"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_only_right_to_left_languages_have_marks_beside_a_minus(tag: str) -> None:
    if language(tag).direction == "ltr":
        assert shown({"number": "-24"}, tag) == "-" + shown({"number": "24"}, tag)
