"""What the verifier notices in a translation, and what it leaves alone."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from polybrief.checks.translation import Pair, Verified, check_missing, check_pair, check_translation, verify
from polybrief.errors import Place
from polybrief.languages import LANGUAGES, language
from polybrief.model.base import part
from polybrief.model.brief import Name
from polybrief.model.catalog import Catalog, CatalogEntry, Term
from polybrief.model.finding import Severity
from polybrief.model.template import fields
from polybrief.model.unit import Unit
from polybrief.model.value import Date, Money

TERMS = (
    Term("NATO", {"es": ("OTAN",), "ru": ("НАТО", "Североатлантическ"), "ar": ("ناتو",)}, "the alliance", 2),
    Term("Argos", {"zh": ("Argos",)}, "", 3),
)
RULES = {
    *("placeholders", "numbers", "term", "name", "echo", "language", "negation", "loop", "cut", "length", "pairs"),
    "ending",
}
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
        ("24 aircraft.", "25 aviones.", "es", "numbers", "“24” is missing, “25” is not in the source text"),
        ("40 million.", "٤٠٠ مليون.", "ar", "numbers", "“40 million” is missing"),
        ("The sides met again.", "The sides met again.", "es", "echo", "is the source text"),
        ("A base (in the south).", "Una base (en el sur.", "es", "pairs", "( has no counterpart"),
        ("“Never”.", "«Nunca.", "es", "pairs", "« has no counterpart"),
        ('"Never".', '"Nunca.', "es", "pairs", '" has no counterpart'),
        ("Is it so?", "Es así.", "es", "ending", "a question mark, the translation with a full stop"),
        ("It is so.", "就是这样！", "zh", "ending", "an exclamation mark"),
        ("It is so.", "就是这样", "zh", "cut", "the last mark"),
    ],
)
def test_what_is_wrong(source: str, target: str, to: str, rule: str, said: str) -> None:
    messages = found(source, target, to)
    assert list(messages) == [rule]
    assert said in messages[rule]


NAMES = {
    "ruiz": Name(text="Ana Ruiz", aliases=("Ruiz", "the minister")),
    "isle": Name(text="Isle of Gannets"),
    "geoana": Name(text="Mircea Geoană"),
}
NAME_TERMS = (
    Term("Ana Ruiz", {"ru": ("Ана Руис", "Аны Руис"), "zh": ("安娜·鲁伊斯",)}, "", 2),
    Term("Isle of Gannets", {"es": ("isla de los Alcatraces",)}, "", 3),
)


@pytest.mark.parametrize(
    ("source", "target", "to", "lost"),
    [
        ("Ana Ruiz agreed.", "Ana Ruiz aceptó.", "es", ""),
        ("Ana Ruiz agreed.", "Ana Rojas aceptó.", "es", "Ana Ruiz"),
        ("Mircea Geoană agreed.", "Mircea Geoana aceptó.", "es", "Mircea Geoană"),
        ("They left the Isle of Gannets.", "Dejaron la isla de los Alcatraces.", "es", ""),
        ("They left the Isle of Gannets.", "Dejaron la isla de los Pájaros.", "es", "Isle of Gannets"),
        ("Answer of Ana Ruiz", "Ответ Аны Руис", "ru", ""),
        ("Answer of Ana Ruiz", "Ответ Анны Рыжей", "ru", "Ana Ruiz"),
        ("Ruiz agreed.", "鲁伊斯同意。", "zh", ""),
        ("Ruiz agreed.", "红发同意。", "zh", "Ruiz"),
        ("Mircea Geoană agreed.", "米尔恰同意。", "zh", ""),
        ("The answer of the minister", "La respuesta de la ministra", "es", ""),
    ],
)
def test_a_name_is_kept_or_stands_in_a_listed_form(source: str, target: str, to: str, lost: str) -> None:
    pair = Pair(source, target, language("en"), language(to), NAME_TERMS, PLACE, names=NAMES)
    findings = [finding for finding in check_pair(pair) if finding.rule == "translation.name"]
    assert [f"the name {lost!r} is" in finding.message for finding in findings] == [True] * bool(lost)


@pytest.mark.parametrize(
    ("target", "to", "named"),
    [
        ("La admisión de un miembro", "pt", "español"),
        ("A admissão de um membro", "es", "português"),
        ("Déclaration des droits", "es", "français"),
        ("The rights of the members", "fr", "English"),
        ("Приём нового члена", "es", "not those of español"),
        ("接纳新成员国", "ar", "not those of العربية"),
    ],
)
def test_a_translation_is_of_its_language(target: str, to: str, named: str) -> None:
    assert named in found("Ammissione del membro", target, to)["language"]


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_names_of_months_are_of_their_language_or_of_two(tag: str) -> None:
    months = Locale.parse(language(tag).locale).months["format"]["wide"].values()
    wrong = [month for month in months if "language" in found("—", month, tag)]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("source", "target", "to", "rule"),
    [
        ("It rains more and more.", "Llueve cada vez cada vez cada vez más.", "es", "loop"),
        ("It rains and rains and rains.", "Llueve y llueve y llueve.", "es", None),
        ("The board agreed at once.", "理事会同意了理事会同意了。", "zh", "loop"),
        ("We meet.", "Nous nous rencontrons.", "fr", None),
        ("The board agreed to open the new harbour.", "La junta aceptó abrir the new harbour.", "es", "echo"),
        ("The board agreed to open the new harbour.", "المجلس harbour الجديد.", "ar", "echo"),
        ("Positions", "Positions", "fr", None),
        (
            "They have all welcomed the agreement without committing themselves.",
            "رحبوا كلهم بالاتفاق دون أن يلتزموا.",
            "ar",
            None,
        ),
        ("To sail in the winter would be unwise.", "在冬季出海是不明智的。", "zh", None),
        ("To sail in the unwise winter", "在不明智的冬季出海的", "zh", "cut"),
        ("The board agreed to open the harbour", "La junta aceptó abrir el", "es", "cut"),
        ("The board agreed to open the harbour in spring", "La junta aceptó", "es", "cut"),
        ("The board agreed to open", "La junta aceptó abrir,", "es", "cut"),
        (
            "The board agreed to open the new harbour in the spring",
            "La junta aceptó abrir el nuevo puerto",
            "es",
            "cut",
        ),
        ("The board agreed to open.", "La junta aceptó " + "abrir el gran puerto nuevo " * 2, "es", "length"),
    ],
)
def test_nothing_is_repeated_left_or_cut_off(source: str, target: str, to: str, rule: str | None) -> None:
    rules = set(found(source, target, to)) - {"language"}
    assert rule in rules if rule else not rules


VALUES = {"sum": Money(money=Decimal(40_000_000), currency="USD"), "day": part({"date": "2021-05-03"}, Date)}


def verified(source: str, target: str) -> Verified:
    spanish = language("es")
    written = {"sum": "40\u00a0millones de dólares estadounidenses", "day": "3\u00a0de mayo de 2021"}
    return verify(Pair(source, target, language("en"), spanish, TERMS, PLACE, VALUES), written)


def test_an_engines_text_becomes_a_template() -> None:
    found = verified(
        "NATO paid {sum} on {day}.", "La OTAN pagó 40 millones de dólares estadounidenses el 3 de mayo de 2021."
    )
    assert found.template == "La OTAN pagó {sum} el {day}."
    assert (found.findings, found.sound, found.clean) == ((), True, True)


@pytest.mark.parametrize(
    ("target", "rule", "sound"),
    [
        ("La alianza pagó 40 millones de dólares estadounidenses el 3 de mayo de 2021.", "term", True),
        ("La OTAN pagó 40 millones de euros el 3 de mayo de 2021.", "value", False),
        ("La OTAN no pagó 40 millones de dólares estadounidenses el 3 de mayo de 2021.", "negation", False),
        ("El 3 de mayo de 2021, la OTAN pagó 40 millones de dólares estadounidenses.", "order", False),
        ("La OTAN pagó 40 millones de dólares estadounidenses el 3 de mayo de 2021", "cut", False),
    ],
)
def test_what_is_wrong_with_an_engines_text_is_worth_another_try(target: str, rule: str, sound: bool) -> None:
    found = verified("NATO paid {sum} on {day}.", target)
    assert f"translation.{rule}" in {finding.rule for finding in found.findings}
    assert (found.sound, found.clean) == (sound, False)


@given(st.text())
def test_any_text_of_an_engine_becomes_a_template(target: str) -> None:
    found = verified("NATO paid {sum} on {day}.", target)
    assert set(fields(found.template)) <= VALUES.keys()
    assert found.clean <= found.sound


def test_another_last_mark_is_worth_no_other_try() -> None:
    found = verified("NATO agreed.", "La OTAN aceptó!")
    assert [finding.rule for finding in found.findings] == ["translation.ending"]
    assert found.sound
    assert found.clean


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
    findings = list(check_translation(units, catalog(entry), TERMS, {}, language("en"), language("es")))
    assert [finding.rule for finding in findings] == rules
    assert all(str(finding.place) == "es.po:12:title" for finding in findings)


def test_a_catalog_has_to_say_how_it_was_made() -> None:
    findings = list(check_translation([], catalog(ENTRY, None), (), {}, language("en"), language("es")))
    assert [(finding.rule, finding.severity) for finding in findings] == [("translation.method", Severity.WARNING)]


@given(st.text(), st.text(), st.sampled_from(sorted(LANGUAGES)), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_can_be_checked(source: str, target: str, of: str, to: str) -> None:
    assert set(found(source, target, to, of)) <= RULES


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


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("The plan is ready. The contract is signed.", "El plan y el contrato están listos y firmados.", "sentences"),
        (
            "The plan was “completely new” for the embassy.",
            "El plan era completamente nuevo para la embajada.",
            "quotes",
        ),
        ("The works began (the contract was signed).", "Las obras empezaron, el contrato se firmó.", "quotes"),
        ("The government met the OECD in Paris.", "El Gobierno se reunió con una delegación en París.", "name"),
    ],
)
def test_what_an_engine_leaves_out_is_noticed(source: str, target: str, rule: str) -> None:
    pair = Pair(source, target, language("en"), language("es"), (), Place("x.po"))
    assert f"translation.{rule}" in {it.rule for it in verify(pair, {}).findings}
    assert f"translation.{rule}" not in {it.rule for it in check_pair(pair)}


def test_an_abbreviation_may_be_another_in_translation() -> None:
    pair = Pair("It joined the OECD.", "Se adhirió a la OCDE.", language("en"), language("es"), (), Place("x.po"))
    assert verify(pair, {}).clean
