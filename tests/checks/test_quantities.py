"""The numbers, months and decades that a text is read to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks.quantities.number_words import NUMBERS
from polybrief.checks.quantities.reader import read
from polybrief.languages import LANGUAGES, language


def numbers(text: str, tag: str) -> list[str]:
    return [f"{group[0].number:f}" for group in read(text, language(tag)).groups if group[0].said != "unsure"]


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("en", "two hundred and fifty thousand", ["250000"]),
        ("en", "One of the twenty-one", ["21"]),
        ("en", "1,00,000 and 1.5", ["100000", "1.5"]),
        ("en", "it was -5 there, not 3-5", ["-5", "3", "5"]),
        ("en", "2.5 thousand million", ["2500000000"]),
        ("es", "treinta y dos, y dos más", ["32", "2"]),
        ("es", "novecientos noventa y nueve mil novecientos", ["999900"]),
        ("fr", "quatre-vingt-dix-neuf, soixante et onze, soixante-quinze", ["99", "71", "75"]),
        ("fr", "deux cent quatre-vingts", ["280"]),
        ("pt", "novecentos e noventa e nove mil e cem", ["999100"]),
        ("ru", "пятьюдесятью тремя и двухсот сорока", ["53", "240"]),
        ("ru", "семь семей, семьи", ["7"]),
        ("ru", "млн, 3 тыс. и 7 млрд", ["3000", "7000000000"]),
        ("ar", "ثلاثة وعشرون ألفًا وخمسمئة", ["23500"]),
        ("ar", "أحد عشر، واثنتا عشرة، وخمس عشرة", ["11", "12", "15"]),
        ("ar", "١٬٢٥٠٫٥", ["1250.5"]),
        ("zh", "三千五百万，一亿二千万，一百零五，二十", ["35000000", "120000000", "105", "20"]),
        ("zh", "第三次，星期三，万一", []),
        ("zh", "1.5亿、３０％", ["150000000", "30"]),
    ],
)
def test_what_numbers_say(tag: str, text: str, said: list[str]) -> None:
    assert numbers(text, tag) == said


@pytest.mark.parametrize(
    ("tag", "text", "months"),
    [
        ("en", "in May and June", [5, 6]),
        ("en", "they may march", []),
        ("es", "el mar, en marzo", [3]),
        ("pt", "dez membros, 3 dez 2020", [12]),
        ("ru", "в августе, с мая", [8, 5]),
        ("ar", "في أيار وأغسطس", [5, 8]),
        ("zh", "三月、12月，五个月", [3, 12]),
    ],
)
def test_months(tag: str, text: str, months: list[int]) -> None:
    assert [it.month for it in read(text, language(tag)).months] == months


@given(st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_every_place_is_a_place_of_the_text(text: str, tag: str) -> None:
    reading = read(text, language(tag))
    assert len(reading.folded) == len(reading.starts) == len(reading.ends)
    for it in (quantity for group in reading.groups for quantity in group):
        assert it.left <= it.start < it.core_end <= it.scale_end <= it.right
        start, end = reading.original(it.start, it.core_end)
        assert 0 <= start < end <= len(text)


@given(st.integers(2, 10**12), st.sampled_from(sorted(NUMBERS)))
def test_digits_are_read_as_they_are(number: int, tag: str) -> None:
    assert numbers(f"({number})", tag) == [str(number)]
