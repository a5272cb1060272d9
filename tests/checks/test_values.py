"""Whether a place in a source says a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks.values import says, says_date
from polybrief.model.edtf import Edtf
from polybrief.model.value import read_value

DOLLARS = {"money": 40_000_000, "currency": "USD"}


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (DOLLARS, "en", "announced $40 million in financing"),
        (DOLLARS, "en", "U.S. pledged $40M in military financing"),
        (DOLLARS, "en", "USD 40,000,000"),
        (DOLLARS, "en", "40m dollars"),
        (DOLLARS, "es", "40 millones de dólares"),
        (DOLLARS, "es", "US$ 40.000.000"),
        (DOLLARS, "fr", "40 millions de dollars"),
        (DOLLARS, "pt", "40 milhões de dólares"),
        (DOLLARS, "ru", "40 миллионов долларов"),
        (DOLLARS, "ru", "40 млн долларов США"),
        (DOLLARS, "ar", "٤٠ مليون دولار"),
        (DOLLARS, "zh", "4000万美元"),
        (DOLLARS, "zz", "US$ 40 000 000"),
        ({"money": "2500000000", "currency": "EUR"}, "es", "2.500 millones de euros"),
        ({"money": "2500000000", "currency": "EUR"}, "es", "2,5 mil millones de euros"),
        ({"money": "2500000000", "currency": "EUR"}, "en", "€2.5bn"),
        ({"money": "99.50", "currency": "GBP"}, "en", "£99.50"),
        ({"number": 1250}, "en", "some 1,250 people"),
        ({"number": 1250}, "es", "unas 1.250 personas"),
        ({"number": 1250}, "fr", "1\u202f250 personnes"),
        ({"number": 1250000}, "de", "1,25 Millionen"),
        ({"number": 100000}, "en", "1,00,000 people"),
        ({"number": "1.25"}, "de", "1,25 je Kopf"),
        ({"number": 24}, "en", "24 F-16 jets"),
        ({"number": 24}, "zh", "约24架飞机"),
        ({"number": 32}, "en", "the 32-member body"),
        ({"number": 4, "aliases": ["four"]}, "en", "Four of them"),
        ({"percentage": "12.5"}, "en", "12.5 percent of pupils"),
        ({"percentage": "12.5"}, "en", "12.5 per cent"),
        ({"percentage": "12.5"}, "es", "12,5 %"),
        ({"percentage": "12.5"}, "ar", "١٢٫٥٪"),
        ({"percentage": 40}, "tr", "%40"),
        ({"measure": 40, "unit": "kilometer"}, "en", "over 40 kilometers"),
        ({"measure": 40, "unit": "kilometer"}, "en", "a 40-km road"),
        ({"measure": 40, "unit": "kilometer"}, "ru", "40 километров"),
        ({"measure": 3500, "unit": "hectare"}, "es", "3.500 hectáreas"),
        ({"number": "1.25"}, "de", "1,250"),
        ({"number": "0.125"}, "en", "0,125"),
        ({"number": -2}, "en", "it was -2 there"),
        ({"number": -2}, "en", "(−2)"),
        ({"number": 2}, "en", "1-2"),
        ({"money": -2_000_000, "currency": "USD"}, "en", "a loss of -$2 million"),
        ({"percentage": 12}, "en", "12 or 15 percent"),
        ({"percentage": 10}, "en", "10–20 %"),
        ({"money": 50, "currency": "USD"}, "en", "$40-50"),
        ({"money": 37_000_000, "currency": "EUR"}, "fr", "40 millions de dollars, 37 millions d’euros"),
        ({"measure": 64, "unit": "kilometer"}, "en", "40 miles (64 kilometers)"),
    ],
)
def test_it_is_said(value, language, text):
    assert says(read_value(value), text, language)


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (DOLLARS, "en", "$40 billion"),
        (DOLLARS, "en", "$400 million"),
        (DOLLARS, "en", "$4 million"),
        (DOLLARS, "en", "$40"),
        (DOLLARS, "en", "40 million people"),
        (DOLLARS, "en", "€40 million"),
        (DOLLARS, "en", "140,000,000 dollars"),
        ({"number": 40}, "en", "40 million"),
        ({"number": 16}, "en", "24 F-16 jets"),
        ({"number": 24}, "en", "1998, 240 and 2.4"),
        ({"number": 4, "aliases": ["four"]}, "en", "fourteen"),
        ({"percentage": 40}, "en", "40 people, which is much more than before and 12 percent"),
        ({"measure": 40, "unit": "kilometer"}, "en", "40 miles"),
        ({"measure": 40, "unit": "kilometer"}, "en", "40 miles (64 kilometers)"),
        ({"measure": 40, "unit": "kilometer"}, "en", "40 miles, not kilometers"),
        ({"number": 24}, "en", "24,000 people"),
        ({"number": "1.5"}, "en", "1,500 people"),
        ({"number": "1.5"}, "es", "1.500 personas"),
        ({"number": 2}, "en", "it was -2 there"),
        ({"number": -2}, "en", "1-2"),
        ({"percentage": 5}, "en", "5 people, 10 % of them"),
        (DOLLARS, "en", "40 million euros, not dollars"),
        (DOLLARS, "en", "not dollars but 40 million euros"),
        (DOLLARS, "en", "€40 million, in dollars"),
        (DOLLARS, "es", "40 millones de personas"),
    ],
)
def test_it_is_not_said(value, language, text):
    assert not says(read_value(value), text, language)


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        ("1982", "en", "since 1982 after"),
        ("2024?", "en", "© 2024 Harbour Gazette"),
        ("199X", "en", "in the early 1990s"),
        ("19XX", "en", "in 1987"),
        ("1990/1993", "en", "between 1990 and 1993"),
        ("1990/1990", "en", "the early 1990s"),
        ("2024-12", "en", "in December 2024"),
        ("2024-12", "en", "Dec. 2024"),
        ("2024-12", "es", "en diciembre de 2024"),
        ("2024-12", "ru", "за 12.2024"),
        ("2024-12", "ru", "декабря 2024 года"),
        ("2024-12", "zh", "2024年12月"),
        ("2024-12", "ar", "ديسمبر ٢٠٢٤"),
        ("2024-12", "zz", "2024-12"),
        ("2021-05-03", "en", "on 3 May 2021"),
        ("2021-05-03", "en", "May 3rd, 2021"),
        ("2021-05-03", "en", "2021-05-03T10:00"),
        ("2021-05-03", "fr", "le 3/5/2021"),
        ("2021-05-03", "zh", "2021年5月3日"),
    ],
)
def test_a_date_is_said(date, language, text):
    assert says_date(Edtf.parse(date), text, language)


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        ("1982", "en", "1983"),
        ("1982", "en", "19820 boats"),
        ("1990", "en", "the 1990s"),
        ("2024-12", "en", "in 2024"),
        ("2024-12", "en", "in December 2023"),
        ("2024-02", "zh", "2024年12月"),
        ("2021-05-03", "en", "13 May 2021"),
        ("2021-05-03", "en", "May 2021"),
        ("1990/1993", "en", "since 1990"),
    ],
)
def test_a_date_is_not_said(date, language, text):
    assert not says_date(Edtf.parse(date), text, language)


@given(st.text(), st.sampled_from(["en", "es", "ar", "zh", "ru", "xx", "pt-BR"]))
def test_any_text_is_looked_through(text, language):
    for value in (DOLLARS, {"number": 3}, {"percentage": 3}, {"measure": 3, "unit": "hectare"}, {"date": "2021-05-03"}):
        assert says(read_value(value), text, language) in {True, False}


@given(st.integers(0, 10**12))
def test_thousands_are_read_however_they_are_parted(number):
    for separator in (",", ".", "\u202f", "'", ""):
        assert says(read_value({"number": number}), f"about {number:,} boats".replace(",", separator), "en")
