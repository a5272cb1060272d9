"""The brief in a language: what is taken from a catalog, and what a reader is told about it."""

from pathlib import Path
from typing import Any

import pytest

from polybrief.errors import InputError, UntranslatedError
from polybrief.languages import LANGUAGES, language
from polybrief.model.edition import Origin
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import edition, origins
from polybrief.translation.marks import digest

VALUES = {"cost": {"money": 40000000, "currency": "USD"}, "odd": {"number": 7}}
TITLE = 'msgctxt "title"\nmsgid "The dam"\nmsgstr "La presa"\n'
ENGINE = f"# engine: argos\n# source: {digest('The dam')}\n# text: {digest('La presa')}\n"
K1 = 'msgctxt "key_points.K1"\nmsgid "It cost {cost}, {{odd}}."\nmsgstr "{{odd}}: costó {cost}."\n'
K1_TEXT = "It cost {cost}, {{odd}}."


def test_the_canonical_edition_needs_no_catalog(make_brief: Any) -> None:
    made = edition(make_brief(K1=K1_TEXT, values=VALUES), language("en"), None)
    assert made.texts["key_points.K1"].text == "It cost 40\u00a0million US dollars, {odd}."
    assert origins(made)[Origin.CANONICAL] == len(made.texts) == 2
    assert (made.method, made.revised, made.unchecked) == (None, "1980-01-01", False)


def test_a_translated_edition(make_brief: Any, write_catalog: Any) -> None:
    catalog = read_catalog(write_catalog(f"# reviewed-by: Ana 2026-02-01\n{TITLE}", K1))
    made = edition(make_brief(K1=K1_TEXT, values=VALUES), language("es"), catalog, unchecked=True)
    title, point = made.texts["title"], made.texts["key_points.K1"]
    assert (title.text, title.origin, title.reviewed_by) == ("La presa", Origin.REVIEWED, "Ana 2026-02-01")
    assert point.text == "{odd}: costó 40\u00a0millones de dólares estadounidenses."
    assert (point.template, point.origin, point.language) == ("{{odd}}: costó {cost}.", Origin.TRANSLATED, "es")
    assert made.method == "translated for this test"
    assert made.unchecked


@pytest.mark.parametrize(
    ("revised", "wanted"), [(None, "2026-03-01"), ("2025-12-31", "2026-03-01"), ("2026-05-05", "2026-05-05")]
)
def test_the_newest_input_dates_the_edition(make_brief: Any, write_catalog: Any, revised: str, wanted: str) -> None:
    catalog = read_catalog(write_catalog(TITLE))
    assert edition(make_brief(revised=revised), language("es"), catalog).revised == wanted


def test_a_catalog_does_not_date_the_canonical_edition(make_brief: Any, write_catalog: Any) -> None:
    made = edition(make_brief(), language("en"), read_catalog(write_catalog(TITLE)))
    assert (made.revised, made.method) == ("1980-01-01", None)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("", "no entry"),
        ('msgctxt "title"\nmsgid "The dam"\nmsgstr ""\n', "not translated yet"),
        ('msgctxt "title"\nmsgid "The dam"\nmsgstr "\u200b "\n', "not translated yet"),
        ('msgctxt "title"\nmsgid "A dam"\nmsgstr "Una presa"\n', "its source text has changed"),
        (f"#, fuzzy\n{TITLE}", "begun, and not accepted yet"),
        (f'#, fuzzy\n#| msgid "A dam"\n# engine: argos\n{TITLE}', "its source text has changed"),
        (f"#~ {TITLE}".replace("\nm", "\n#~ m"), "no entry"),
    ],
)
def test_what_is_missing_is_listed(make_brief: Any, write_catalog: Any, entry: str, why: str) -> None:
    path = write_catalog(entry)
    with pytest.raises(UntranslatedError) as raised:
        edition(make_brief(K1="One.", K2="x" * 900), language("es"), read_catalog(path))
    message = str(raised.value)
    assert f"dam in es: 3 of 3 units have no translation in {path}" in message
    assert f"  title ({why}" in message
    assert "  key_points.K1 (no entry): One." in message
    assert "--allow-untranslated" in message.splitlines()[1]
    assert len(message) < 1000


def test_without_a_catalog_the_message_says_where_it_would_be(make_brief: Any) -> None:
    with pytest.raises(UntranslatedError, match=r"locales/zh_Hans/LC_MESSAGES/dam\.po"):
        edition(make_brief(), language("zh"), None)


def test_untranslated_units_stand_in_the_language_of_the_brief(make_brief: Any, write_catalog: Any) -> None:
    brief = make_brief(K1=K1_TEXT, values=VALUES)
    made = edition(brief, language("es"), read_catalog(write_catalog(TITLE)), allow_untranslated=True)
    point = made.texts["key_points.K1"]
    assert (point.text, point.origin) == ("It cost 40\u00a0million US dollars, {odd}.", Origin.UNTRANSLATED)
    assert point.language == "en"
    assert origins(made) == {**dict.fromkeys(Origin, 0), Origin.TRANSLATED: 1, Origin.UNTRANSLATED: 1}
    assert list(made.texts) == ["title", "key_points.K1"]


def test_what_an_engine_made_is_marked(make_brief: Any, write_catalog: Any) -> None:
    catalog = read_catalog(write_catalog(f"{ENGINE}#, fuzzy\n# reviewed-by: Ana 2026-02-01\n{TITLE}"))
    text = edition(make_brief(), language("es"), catalog).texts["title"]
    assert (text.origin, text.reviewed_by) == (Origin.MACHINE, None)


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is(make_brief: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybrief.translation.edition.format_values", lambda *_: {"cost": "{odd}", "odd": "7"})
    made = edition(make_brief(K1="{cost}", values=VALUES), language("en"), None)
    assert made.texts["key_points.K1"].text == "{odd}"


def test_a_catalog_of_another_language_is_refused(make_brief: Any, write_catalog: Any) -> None:
    with pytest.raises(InputError, match=r"dam\.po:1:Language: .*'es', not 'fr'"):
        edition(make_brief(), language("fr"), read_catalog(write_catalog(TITLE)))


def test_an_unknown_value_is_named(make_brief: Any) -> None:
    with pytest.raises(InputError, match=r"dam/brief\.yaml:key_points\.K1: "):
        edition(make_brief(K1="{nothing}"), language("en"), None)


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "es"])
def test_any_language_may_be_the_brief_s_own(make_brief: Any, tag: str, tmp_path: Path) -> None:
    brief = make_brief(language="es", title="La presa", K1="Costó {cost}.", values=VALUES)
    made = edition(brief, language(tag), None, allow_untranslated=True)
    assert made.texts["key_points.K1"].text == "Costó 40\u00a0millones de dólares estadounidenses."
    assert made.values["cost"] != ""
