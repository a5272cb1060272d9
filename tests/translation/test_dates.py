"""Dates as each language writes them, no more precise than they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.languages import LANGUAGES, Language, language
from polybrief.model.edtf import Edtf
from polybrief.translation.dates import format_edtf

# No-break spaces are written "~", narrow ones "^".
EXPECTED = {
    "en": ("1982", "December~2024", "5~December 2024", "1990s", "2024~(?)", "c.~1982"),
    "es": ("1982", "diciembre~de 2024", "5~de diciembre de 2024", "década~de~1990", "2024~(?)", "hacia~1982"),
    "fr": ("1982", "décembre~2024", "5~décembre 2024", "années~1990", "2024~(?)", "vers~1982"),
    "pt": ("1982", "dezembro~de 2024", "5~de dezembro de 2024", "década~de~1990", "2024~(?)", "cerca de~1982"),
    "ru": ("1982", "декабрь~2024^г.", "5~декабря 2024^г.", "1990-е~годы", "2024~(?)", "прибл.~1982"),
    "ar": ("1982", "ديسمبر~2024", "5~ديسمبر 2024", "عقد~1990", "2024~(؟)", "نحو~1982"),
    "zh": ("1982", "2024年12月", "2024年12月5日", "1990年代", "2024（？）", "约1982"),
    "pt-BR": ("1982", "dezembro~de 2024", "5~de dezembro de 2024", "década~de~1990", "2024~(?)", "cerca de~1982"),
    "de": ("1982", "Dezember~2024", "5.~Dezember 2024", "1990er~Jahre", "2024~(?)", "ca.~1982"),
    "it": ("1982", "dicembre~2024", "5~dicembre 2024", "anni~1990–1999", "2024~(?)", "circa~1982"),
    "pl": ("1982", "grudzień~2024", "5~grudnia 2024", "lata~1990–1999", "2024~(?)", "ok.~1982"),
    "tr": ("1982", "Aralık~2024", "5~Aralık 2024", "1990–1999", "2024~(?)", "yaklaşık~1982"),
    "uk": ("1982", "грудень~2024^р.", "5~грудня 2024^р.", "1990-ті~роки", "2024~(?)", "прибл.~1982"),
}
DATES = ("1982", "2024-12", "2024-12-05", "199X", "2024?", "1982~")


def shown(date: str, tag: str, *, marks: bool = True) -> str:
    text = format_edtf(Edtf.parse(date), language(tag), marks=marks)
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_date_as_the_language_writes_it(tag: str) -> None:
    assert tuple(shown(date, tag) for date in DATES) == EXPECTED[tag]


@pytest.mark.parametrize(
    ("date", "tag", "wanted"),
    [
        ("19XX", "en", "1900–1999"),
        ("1982%", "en", "c.~1982~(?)"),
        ("1990/1993", "zh", "1990–1993"),
        ("1990?/1993", "en", "1990~(?)~– 1993"),
        ("1990-01/1990-04", "en", "January~– April 1990"),
        ("1990-01/1990-04", "es", "enero–abril de 1990"),
        ("1990-01/1990-04", "zh", "1990年1月至4月"),
        ("1990/1993-04", "fr", "1990~– avril~1993"),
        ("2024-12-05/2024-12-09", "en", "5~December 2024~– 9~December 2024"),
        ("0987", "en", "987"),
    ],
)
def test_other_dates(date: str, tag: str, wanted: str) -> None:
    assert shown(date, tag) == wanted


def test_marks_can_be_left_to_the_page() -> None:
    assert shown("1982%", "en", marks=False) == "1982"
    assert shown("1990?/1993~", "en", marks=False) == "1990–1993"


points = st.builds(
    "{:04}{}{}".format,
    st.integers(1, 9999),
    st.sampled_from(["", "-01", "-12", "-02-28", "-12-31"]),
    st.sampled_from(["", "?", "~", "%"]),
)


@given(points, st.sampled_from(list(LANGUAGES.values())), st.booleans())
def test_every_date_shows_its_year_in_western_digits(date: str, language: Language, marks: bool) -> None:
    assert str(int(date[:4])) in format_edtf(Edtf.parse(date), language, marks=marks)


@pytest.mark.parametrize("date", ["199X", "19XX", "199X/200X", "19XX/2024-12"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_precision_in_every_language(date: str, tag: str) -> None:
    assert shown(date, tag)
