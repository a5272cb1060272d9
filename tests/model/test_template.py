"""Placeholders in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.model.template import fields, fill, is_name

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]*", fullmatch=True)


@given(st.lists(st.tuples(st.text(), NAMES)), st.text())
def test_what_is_put_together_comes_apart(parts, end):
    template = "".join(_doubled(text) + f"{{{name}}}" for text, name in parts) + _doubled(end)
    assert fields(template) == tuple(name for _, name in parts)
    values = {name: f"<{name}>" for _, name in parts}
    assert fill(template, values) == "".join(f"{text}<{name}>" for text, name in parts) + end


@given(st.text(alphabet="{}ab_0!:.[ "))
def test_any_text_is_a_template_or_refused(text):
    try:
        names = fields(text)
    except ValueError as error:
        names, refusal = (), str(error)
    else:
        refusal = ""
        assert fill(text, dict.fromkeys(names, "")) == text.format_map(dict.fromkeys(names, ""))
    assert not refusal or "a brace itself is doubled" in refusal


@pytest.mark.parametrize(
    "text", ["{", "}", "{}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{ a }", "{a-b}", "{{a}", "{0}"]
)
def test_there_are_no_formats_and_no_attributes(text):
    with pytest.raises(ValueError, match="a stray"):
        fields(text)


def test_a_value_is_not_read_again():
    assert fill("{a}", {"a": "{b} {{"}) == "{b} {{"


def test_a_name_without_value_is_refused():
    with pytest.raises(ValueError, match="no value 'c'; there are a, b"):
        fill("{c}", {"a": "", "b": ""})


def test_names_are_identifiers():
    assert is_name("financing_2024")
    assert not any(map(is_name, ["", "2024", "us-aid", "é", "a b", "a\n"]))


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
