"""What the verifier notices in a translation, and what it leaves alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks.translation import Pair, check_missing, check_pair, check_translation
from polybrief.errors import Place
from polybrief.languages import LANGUAGES, language
from polybrief.model.catalog import Catalog, CatalogEntry, Term
from polybrief.model.finding import Severity
from polybrief.model.unit import Unit

TERMS = (
    Term("NATO", {"es": ("OTAN",), "ru": ("НАТО", "Североатлантическ"), "ar": ("ناتو",)}, "the alliance", 2),
    Term("Argos", {"zh": ("Argos",)}, "", 3),
)
PLACE = Place("es.po", 7, "key_points.K1")


def found(source: str, target: str, to: str = "es", of: str = "en") -> dict[str, str]:
    pair = Pair(source, target, language(of), language(to), TERMS, PLACE)
    return {finding.rule.removeprefix("translation."): finding.message for finding in check_pair(pair)}


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("NATO spent {sum} on 24 aircraft (F-16).", "La OTAN gastó {sum} en 24 aviones (F-16).", "es"),
        ("NATO's 40,000 troops.", "Les 40\u202f000 soldats.", "fr"),
        ("About 3.5 percent in December 2024.", "2024年12月约为3.5%。", "zh"),
        ("The alliance, NATO, asked: why?", "Почему, спросил Североатлантический союз?", "ru"),
        ("NATO agreed.", "وافق الناتو.", "ar"),
        ("In NATOs", "En el otro", "es"),
        ("“No”, he said.", "«Non», dit-il.", "fr"),
        ("Chile’s answer.", "La respuesta de Chile.", "es"),
        ("NATO (1949)", "OTAN (1949)", "es"),
        ("Wait...", "Esperen…", "es"),
        ("F-16", "F-16", "es"),
    ],
)
def test_what_is_right(source: str, target: str, to: str) -> None:
    assert found(source, target, to) == {}


@pytest.mark.parametrize(
    ("source", "target", "to", "rule", "said"),
    [
        ("{a} and {a}.", "{a}.", "es", "placeholders", "the source text has {a}, {a}, the translation {a}"),
        ("Set.", "{.", "es", "placeholders", "stray"),
        ("NATO agreed.", "La alianza aceptó.", "es", "term", "'NATO' is not translated as OTAN"),
        ("nato agreed.", "Альянс согласен.", "ru", "term", "НАТО or Североатлантическ"),
        ("24 aircraft.", "25 aviones.", "es", "numbers", "24 is missing, 25 is not in the source text"),
        ("40 million.", "٤٠٠ مليون.", "ar", "numbers", "40 is missing, 400 is not in the source text"),
        ("The two sides met again.", "The two sides met again.", "es", "echo", "is the source text"),
        ("A base (in the south).", "Una base (en el sur.", "es", "pairs", "( has no counterpart"),
        ("“Never”.", "«Nunca.", "es", "pairs", "« has no counterpart"),
        ('"Never".', '"Nunca.', "es", "pairs", '" has no counterpart'),
        ("Is it so?", "Es así.", "es", "ending", "a question mark, the translation with a full stop"),
        ("It is so.", "就是这样", "zh", "ending", "none of"),
    ],
)
def test_what_is_wrong(source: str, target: str, to: str, rule: str, said: str) -> None:
    messages = found(source, target, to)
    assert list(messages) == [rule]
    assert said in messages[rule]


def test_a_term_counts_in_the_form_of_the_source_language() -> None:
    assert "term" in found("La OTAN aceptó.", "Альянс согласился.", to="ru", of="es")
    assert "term" not in found("La alianza aceptó.", "Альянс согласился.", to="ru", of="es")


def catalog(entry: CatalogEntry, method: str | None = "by hand") -> Catalog:
    return Catalog("es.po", "es", method, None, {entry.context: entry})


ENTRY = CatalogEntry("title", "24 ships", "25 barcos", 12)


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        (ENTRY, ["translation.numbers"]),
        (replace(ENTRY, fuzzy=True), []),
        (replace(ENTRY, fuzzy=True, engine="argos"), ["translation.numbers"]),
        (replace(ENTRY, msgid="23 ships"), []),
        (replace(ENTRY, msgstr=""), []),
        (replace(ENTRY, context="gone"), []),
    ],
)
def test_only_what_can_be_published_is_checked(entry: CatalogEntry, rules: list[str]) -> None:
    units = [Unit("title", "24 ships"), Unit("key_points.K1", "None yet.")]
    findings = list(check_translation(units, catalog(entry), TERMS, language("en"), language("es")))
    assert [finding.rule for finding in findings] == rules
    assert all(str(finding.place) == "es.po:12:title" for finding in findings)


def test_a_catalog_has_to_say_how_it_was_made() -> None:
    findings = list(check_translation([], catalog(ENTRY, None), (), language("en"), language("es")))
    assert [(finding.rule, finding.severity) for finding in findings] == [("translation.method", Severity.WARNING)]


@given(st.text(), st.text(), st.sampled_from(sorted(LANGUAGES)), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_can_be_checked(source: str, target: str, of: str, to: str) -> None:
    assert set(found(source, target, to, of)) <= {"placeholders", "term", "numbers", "echo", "pairs", "ending"}


def test_a_language_without_catalog_is_told(load) -> None:
    loaded = load(languages=["es"])
    [finding] = check_missing(loaded, [], None, language("es"))
    assert (finding.rule, finding.severity) == ("translation.missing", Severity.WARNING)
    assert "polybrief catalogs ferry --to es" in finding.hint
    assert not list(check_missing(loaded, [], None, language("fr")))


def test_texts_without_translation_are_counted_and_some_are_named(load) -> None:
    units = [Unit("title", "24 ships"), *(Unit(f"key_points.K{number}", "None yet.") for number in range(5))]
    [finding] = check_missing(load(), units, catalog(ENTRY), language("es"))
    names = "key_points.K0, key_points.K1, key_points.K2, …"
    assert finding.message == f"5 texts have no translation that can be used: {names}"
    [finding] = check_missing(load(), units[:1], catalog(replace(ENTRY, fuzzy=True)), language("es"))
    assert finding.message == "1 text has no translation that can be used: title"
    assert not list(check_missing(load(), units[:1], catalog(ENTRY), language("es")))
