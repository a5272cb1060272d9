"""Values found again in a translation: what is accepted, what is not, and what is said of the rest."""

import datetime
import importlib.util
from decimal import Decimal
from pathlib import Path

import polib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from polybrief.briefs import read_brief
from polybrief.checks.quantities.number_words import NUMBERS as NUMBER_WORDS
from polybrief.checks.verifying.literals import compare_literals
from polybrief.checks.verifying.restoring import Restored, restore
from polybrief.errors import Place
from polybrief.languages import LANGUAGES, language
from polybrief.model.finding import Severity
from polybrief.model.template import fields, fill
from polybrief.model.value import Date, read_value
from polybrief.translation.values import format_value, format_values

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("restoring_cases", Path(__file__).with_name("restoring_cases.py"))
CASES = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(CASES)
VALUES = {name: read_value(data) for name, data in CASES.VALUES.items()}
PLACE = Place("es.po", 7, "key_points.K1")


def restored(source: str, target: str, to: str, of: str = "en", values=VALUES) -> Restored:
    written = {name: format_value(value, language(to)) for name, value in values.items()}
    return restore(source, target, values, written, language(of), language(to), PLACE)


def rules(found: Restored) -> list[str]:
    return [finding.rule.removeprefix("translation.") for finding in found.findings]


@pytest.mark.parametrize(("to", "name", "text"), CASES.cases(CASES.SAID))
def test_a_value_is_found_and_exactly_its_words_are_replaced(to: str, name: str, text: str) -> None:
    start, inside, end = text.partition("⟦")[0], text.partition("⟦")[2].partition("⟧")[0], text.partition("⟧")[2]
    found = restored(f"It is {{{name}}}.", start + inside + end, to)
    assert found.template == f"{start}{{{name}}}{end}"
    assert "value" not in rules(found)


@pytest.mark.parametrize(("to", "name", "text"), CASES.cases(CASES.NOT_SAID))
def test_another_value_is_never_taken_for_it(to: str, name: str, text: str) -> None:
    found = restored(f"It is {{{name}}}.", text, to)
    assert found.template == text
    assert rules(found)[0] == "value"
    assert found.findings[0].severity is Severity.ERROR
    assert f"{name} (" in found.findings[0].message


def accepted() -> list:
    found = []
    for file in sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po")):
        brief_file = ROOT / "briefs" / file.stem / "brief.yaml"
        to = next(it for it in LANGUAGES.values() if it.locale == file.parts[-3])
        if brief_file.exists() and to.tag in NUMBER_WORDS:
            found.append(pytest.param(brief_file, file, to, id=f"{file.stem}-{to.tag}"))
    return found


@pytest.mark.parametrize(("brief_file", "file", "to"), accepted())
def test_every_accepted_translation_comes_back_as_its_template(brief_file, file, to) -> None:
    brief = read_brief(brief_file).brief
    written, of = format_values(brief, to), language(brief.language)
    for entry in polib.pofile(str(file)):
        if entry.obsolete or entry.fuzzy or not entry.msgstr:
            continue
        place = Place(file.name, entry.linenum, entry.msgctxt)
        found = restore(entry.msgid, fill(entry.msgstr, written), brief.values, written, of, to, place)
        assert (found.template, found.findings) == (entry.msgstr, ())
        assert not list(compare_literals(entry.msgid, entry.msgstr, of, to, place))


@pytest.mark.parametrize(
    ("source", "target", "to", "template", "said"),
    [
        ("{usd} for {n24} F-16s", "50 millones de dólares para 24 F-16", "es", "50 millones de dólares para {n24} F-16",
         ["value"]),
        ("{n24} aircraft", "aviones", "es", "aviones", ["value"]),
        ("{n24} and {n24}", "24 y 25", "es", "{n24} y 25", ["value"]),
        ("{n24} jets", "24 aviones y 24 barcos", "es", "{n24} aviones y 24 barcos", ["numbers"]),
        ("No braces.", "Unas {llaves}.", "es", "Unas {{llaves}}.", []),
        ("{n24} {{x}}", "24 {x}", "es", "{n24} {{x}}", []),
        ("{n24} percent of them", "el 24 % de ellos", "es", "el {n24} % de ellos", []),
        ("${n24} each", "24 dólares por persona", "es", "{n24} dólares por persona", []),
        ("{n24} million people", "24 millones de personas", "es", "{n24} millones de personas", []),
        ("{n24} million people", "24 personas", "es", "24 personas", ["value"]),
        ("{n24} percent of them", "24 de ellos", "es", "24 de ellos", ["value"]),
        ("In {month} and {year}", "في ديسمبر 2024 وعام 1982", "ar", "في {month} وعام {year}", []),
    ],
)  # fmt: skip
def test_what_stands_around_a_value(source: str, target: str, to: str, template: str, said: list[str]) -> None:
    found = restored(source, target, to)
    assert found.template == template
    assert [it for it in rules(found) if it in said] == said
    assert bool(found.findings) == bool(said)


def test_a_lost_value_is_named_with_what_stands_there() -> None:
    [finding, *_] = restored("It gave {usd}.", "Dio 50 millones de euros.", "es").findings
    assert finding.rule == "translation.value"
    assert "usd (40\u00a0millones de dólares estadounidenses)" in finding.message
    assert "there is “50 millones de euros”" in finding.message


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("the F-16 of the early 1990s", "el F-16 de principios de los años noventa", "es"),
        ("two points", "dos puntos", "es"),
        ("two wells", "بئران", "ar"),
        ("an eight-year dispute", "восьмилетний спор", "ru"),
        ("ten families", "dez famílias", "pt"),
        ("both sides", "两方", "zh"),
        ("nine cases in March", "девять случаев в марте", "ru"),
        ("more than two hundred", "أكثر من مئتي حالة", "ar"),
        ("in December 2024", "2024年12月", "zh"),
        ("$40 million", "4000万美元", "zh"),
        ("3.5 percent", "٣٫٥ في المئة", "ar"),
        ("the 1990s", "في تسعينيات القرن الماضي", "ar"),
        ("one report", "un article", "fr"),
        ("It may help.", "Puede ayudar.", "es"),
        ("the new aircraft", "l’avion neuf", "fr"),
        ("the Three Rivers company", "la empresa Three Rivers", "es"),
    ],
)
def test_numbers_of_the_text_itself_are_the_same(source: str, target: str, to: str) -> None:
    assert not restored(source, target, to).findings
    assert not list(compare_literals(source, target, language("en"), language(to), PLACE))


@pytest.mark.parametrize(
    ("source", "target", "to", "said"),
    [
        ("the F-16", "el F-15", "es", "“F-16” is missing"),
        ("in the early 1990s", "a principios de los años ochenta", "es", "“1990s” is missing"),
        ("nine cases", "diez casos", "es", "“diez” is not in the source text"),
        ("in April", "en mayo", "es", "“April” is missing, “mayo” is not in the source text"),
        ("some cases", "17 casos", "es", "“17” is not in the source text"),
        ("$40 million", "40 millones de euros", "es", "has become “40 millones de euros”"),
        ("3.5 percent", "3,5", "es", "has become “3,5”"),
        ("two points", "три пункта", "ru", "“two” is missing"),
        ("1,250 homes", "125户", "zh", "“1,250” is missing"),
    ],
)
def test_numbers_of_the_text_itself_that_differ(source: str, target: str, to: str, said: str) -> None:
    [finding] = compare_literals(source, target, language("en"), language(to), PLACE)
    assert (finding.rule, finding.severity) == ("translation.numbers", Severity.WARNING)
    assert said in finding.message
    assert rules(restored(source, target, to)) == ["numbers"]


@pytest.mark.parametrize(
    ("source", "target", "to", "warned"),
    [
        ("from {pct38} to {pct}", "del 38 % al 3,5 %", "es", False),
        ("from {pct38} to {pct}", "del 3,5 % al 38 %", "es", True),
        ("{n24} aircraft and {n97} ships", "97 aviones y 24 barcos", "es", True),
        ("Borneo paid {usd}, Altaria {bil}", "Borneo pagó 40 millones de dólares, Altaria 2500 millones de euros", "es",
         False),
        ("{usd} for {n24} F-16 jets", "24 para 40 millones de dólares F-16", "es", True),
        ("In {year}, {n97} ships", "В 97 году 1982 корабля", "ru", True),
        ("In {year}, {n97} ships", "97 кораблей в 1982 году", "ru", False),
        ("{n24} F-16 and {n97} F-35", "97 F-35 и 24 F-16", "ru", False),
        ("{n24} F-16 and {n97} F-35", "24 F-35 и 97 F-16", "ru", True),
    ],
)  # fmt: skip
def test_values_that_may_have_changed_places(source: str, target: str, to: str, warned: bool) -> None:
    assert ("order" in rules(restored(source, target, to))) == warned


NUMBERS = st.decimals(Decimal(-10_000_000), Decimal(10_000_000_000), places=2) | st.integers(-5000, 10**12).map(Decimal)
ANY_VALUE = st.one_of(
    NUMBERS.map(lambda it: {"number": it}),
    NUMBERS.map(lambda it: {"percentage": it}),
    st.builds(
        lambda n, c: {"money": n, "currency": c}, NUMBERS, st.sampled_from(["USD", "EUR", "ARS", "JPY", "SEK", "KWD"])
    ),
    st.builds(
        lambda n, u: {"measure": n, "unit": u},
        NUMBERS,
        st.sampled_from(["kilometer", "hectare", "liter", "year", "celsius", "kilometer-per-hour"]),
    ),
    st.dates().map(lambda it: {"date": it.isoformat()}),
    st.dates().map(lambda it: {"date": it.isoformat()[:7]}),
    st.integers(1000, 2999).map(lambda it: {"date": str(it)}),
    st.builds(lambda it, mark: {"date": f"{it}X{mark}"}, st.integers(100, 299), st.sampled_from(["", "~", "?", "%"])),
    st.builds(lambda a, b: {"date": f"{min(a, b)}/{max(a, b)}"}, st.integers(1000, 2999), st.integers(1000, 2999)),
).map(read_value)
TAGS = st.sampled_from(sorted(NUMBER_WORDS))


@given(ANY_VALUE, TAGS)
def test_what_our_formatter_writes_is_always_found(value, tag: str) -> None:
    written = {"x": format_value(value, language(tag))}
    for template in ("{x}", "({x})", "“{x}”: ?"):
        found = restore("{x}", fill(template, written), {"x": value}, written, language("en"), language(tag), PLACE)
        assert (found.template, found.findings) == (template, ())


def is_part(value, other) -> bool:
    """Whether a date is said by a more exact one or a range, or differs in doubt only."""
    if not isinstance(value, Date):
        return value == other
    points = [it.rstrip("?~%") for it in other.date.split("/")]
    return any(it.startswith(value.date.rstrip("?~%")) for it in points)


@given(ANY_VALUE, ANY_VALUE, TAGS)
def test_one_value_is_never_taken_for_another(value, other, tag: str) -> None:
    written = {"x": format_value(value, language(tag))}
    target = format_value(other, language(tag))
    assume(type(value) is type(other) and target != written["x"] and not is_part(value, other))
    found = restore("{x}", target, {"x": value}, written, language("en"), language(tag), PLACE)
    assert found.template == target
    assert rules(found)[0] == "value"


@given(st.dates(min_value=datetime.date(1000, 1, 1)), TAGS)
def test_a_date_that_says_more_is_told(day, tag: str) -> None:
    value = read_value({"date": day.isoformat()[:7]})
    written = {"x": format_value(value, language(tag))}
    target = format_value(read_value({"date": day.isoformat()}), language(tag))
    assert restore("{x}", target, {"x": value}, written, language("en"), language(tag), PLACE).findings


@given(st.text(), ANY_VALUE, TAGS, TAGS)
def test_any_text_can_be_looked_through(text: str, value, of: str, to: str) -> None:
    written = {"x": format_value(value, language(to))}
    found = restore("It is {x}.", text, {"x": value}, written, language(of), language(to), PLACE)
    assert set(fields(found.template)) <= {"x"}
    list(compare_literals(text, text, language(of), language(to), PLACE))


@given(st.text(alphabet="0123456789.,'-/年月日%$€ kmxг٫٬٤二十百万点де", max_size=40), TAGS)
def test_any_digits_can_be_looked_through(text: str, tag: str) -> None:
    found = restored("{n24} in {month}", text, tag)
    assert isinstance(found.template, str)
