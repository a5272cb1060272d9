"""The direction of names, addresses and lines of contact."""

import pytest

from polybrief.languages import language
from polybrief.publishing.directions import as_written, direction_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "ltr"),
        ("+54 11 4000-1234 (9-17)", "ltr"),
        ("+54 11 4000-1234 (9-17 h)", "ltr"),
        ("12 Quay Road", "ltr"),
        ("12 شارع الميناء", "rtl"),
        ("هاتف: office@example.org", "rtl"),
        ("12 רחוב הנמל", "rtl"),
        ("\u2067שלום\u2069 office", "ltr"),  # what is isolated does not count
        ("\u2069 שלום", "rtl"),
        ("١٢ office", "ltr"),
    ],
)
def test_the_first_strong_character_tells(text, direction):
    assert direction_of(text) == direction


def shown(text, tag, page):
    return as_written(text, direction_of(text), tag, language(page))


def test_what_is_as_the_page_needs_no_more():
    assert shown("12 Quay Road", "en", "en") == "12 Quay Road"
    assert shown("12 شارع", "ar", "ar") == "12 شارع"


def test_what_is_not_says_how_it_is():
    assert shown("12 Quay Road", "ar", "ar") == '<span dir="ltr">12 Quay Road</span>'
    assert shown("A <b>", "en", "ar") == '<span lang="en" dir="ltr">A &lt;b&gt;</span>'
    assert shown("شارع <b>", "en", "en") == '<span dir="rtl">شارع &lt;b&gt;</span>'


@pytest.mark.parametrize(
    "part", ["+54 11 4000-1234", "+54 (11) 4000-1234", "(011) 4000-1234", "0800\u00a01234567", "https://example.org/a/"]
)
def test_numbers_and_addresses_in_a_right_to_left_line_keep_their_order(part):
    inside = f'<span dir="ltr">{part}</span>'
    assert shown(f"هاتف: {part} (9-17)", "ar", "ar") == f"هاتف: {inside} (9-17)"
    assert shown(f"البيت {part}، المكتب", "ar", "ar") == f"البيت {inside}، المكتب"


@pytest.mark.parametrize("text", ["البيت 12-14", "من 9-17", "من 08.00-17.00", "<البيت> 1234"])
def test_other_numbers_run_with_the_line(text):
    assert "span" not in shown(text, "ar", "ar")
