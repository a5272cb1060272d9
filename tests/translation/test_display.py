"""Lists and the names of languages."""

import pytest

from polybrief.languages import LANGUAGES, language
from polybrief.translation.display import format_list, language_name


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("en", "a, b and c"), ("es", "a, b y c"), ("ru", "a, b и c"), ("ar", "a وb وc"), ("zh", "a、b和c")],
)
def test_a_list(tag: str, wanted: str) -> None:
    assert format_list(["a", "b", "c"], language(tag)) == wanted


@pytest.mark.parametrize("tag", LANGUAGES)
def test_short_lists_need_no_joining(tag: str) -> None:
    assert format_list([], language(tag)) == ""
    assert format_list(["a"], language(tag)) == "a"


@pytest.mark.parametrize(
    ("tag", "in_tag", "wanted"),
    [
        ("en", "es", "inglés"),
        ("es", "zh", "西班牙语"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
        ("arn", "es", "mapuche"),
        ("qqq", "en", "qqq"),
        ("en-x-private", "en", "English"),
    ],
)
def test_the_name_of_a_language(tag: str, in_tag: str, wanted: str) -> None:
    assert language_name(tag, language(in_tag)) == wanted
