"""A small real model, trained for this: the sentences it is asked are none of those it was trained on."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import ctranslate2
import pytest
from trained import PACKAGES, grammar, install_trained, sentences, template, values

from polybrief.checks.translation import Pair, verify
from polybrief.errors import Place
from polybrief.languages import language
from polybrief.model.brief import Name
from polybrief.model.value import Money, Number, Percentage, Value
from polybrief.translation.engine import EngineSettings
from polybrief.translation.engines.loading import load_engines
from polybrief.translation.values import format_value

LANGUAGES = ("en", "es", "pt")
PAIRS = (("en", "es"), ("es", "pt"), ("en", "pt"))
LARGEST = 5_000_000
LEAST_EXACT = 0.8
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


@pytest.fixture(scope="module")
def training() -> list[tuple[str, str, str]]:
    return list(grammar.training())


@pytest.fixture(scope="module")
def trained(training: list[tuple[str, str, str]]) -> list[set[str]]:
    """The templates of the training sentences, by language."""
    return [set(map(template, column)) for column in zip(*training, strict=True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages, installed."""
    folder = tmp_path_factory.mktemp("packages")
    install_trained(folder)
    return folder


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_held_out_sentences_come_out_exactly(folder: Path, pair: tuple[str, str]) -> None:
    engine = load_engines("argos", EngineSettings(environment={"ARGOS_PACKAGES_DIR": str(folder)}))[0]
    sources, expected = ([row[LANGUAGES.index(side)] for row in sentences("held-out.tsv")] for side in pair)
    found = [hypotheses[0][0] for hypotheses in engine.translate(sources, pair)]
    exact = sum(text == wanted for text, wanted in zip(found, expected, strict=True))
    assert exact >= LEAST_EXACT * len(expected), [
        (text, wanted) for text, wanted in zip(found, expected, strict=True) if text != wanted
    ]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_what_does_not_come_out_exactly_is_noticed(folder: Path, pair: tuple[str, str]) -> None:
    engine = load_engines("argos", EngineSettings(environment={"ARGOS_PACKAGES_DIR": str(folder)}))[0]
    sources, expected = ([row[LANGUAGES.index(side)] for row in sentences("held-out.tsv")] for side in pair)
    for source, wanted, found in zip(sources, expected, engine.translate(sources, pair), strict=True):
        if (text := found[0][0]) != wanted:
            names = {f"n{number}": Name(text=name) for number, name in enumerate(_NAME.findall(source[1:]))}
            judged = Pair(source, text, language(pair[0]), language(pair[1]), (), Place("x.po"), names=names)
            assert not verify(judged, {}).sound, (source, text)


def test_no_held_out_sentence_shares_its_template_with_one_trained_on(trained: list[set[str]]) -> None:
    held_out = sentences("held-out.tsv")
    assert len(held_out) >= 50
    for side, tag in enumerate(LANGUAGES):
        templates = [template(row[side]) for row in held_out]
        assert not trained[side] & set(templates), tag
        assert len(set(templates)) == len(templates), tag


def test_a_template_has_no_values_and_no_names() -> None:
    assert (
        template("On 5 May 2024, Ana Orte received 1.5 million euros in Oria.")
        == template("On 17 June 1999, Zoe Galdés received 41,234 US dollars in San Marno.")
        == "on {date}, {name} received {money} in {name}."
    )
    assert template("El 3,5 % de los 1200 hogares.") == "el {percentage} de los {number} hogares."
    assert template("A 28 de outubro de 2009, 99 044 veículos.") == "a {date}, {number} veículos."


def test_the_kept_sentences_are_the_grammar_s(training: list[tuple[str, str, str]], trained: list[set[str]]) -> None:
    sample = sentences("sample.tsv")
    assert sample == training[: len(sample)]
    assert sentences("held-out.tsv") == grammar.held_out(set().union(*trained))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(
            (Money(money=Decimal(amount), currency=currency), values.money(Decimal(amount), currency))
            for currency in values.CURRENCIES
            for amount in (
                200,
                1000,
                41_234,
                999_999,
                10**6,
                1_500_000,
                12_250_000,
                345_600_000,
                2 * 10**9,
                12_500_000_000,
            )
        ),
        *(
            (Number(number=Decimal(count)), values.number(Decimal(count)))
            for count in (2, 999, 1000, 9999, 10_000, 99_999)
        ),
        *(
            (Percentage(percentage=Decimal(share)), values.percentage(Decimal(share)))
            for share in ("1.08", "3.5", "38")
        ),
    ],
)
def test_the_model_has_learned_values_as_polybrief_writes_them(value: Value, written: tuple[str, ...]) -> None:
    assert tuple(format_value(value, language(tag)).replace("\u00a0", " ") for tag in LANGUAGES) == written


def test_the_weights_are_small_and_float32(folder: Path) -> None:
    size = 0
    for package in PACKAGES:
        with zipfile.ZipFile(package) as archive:
            size += sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith("/model/model.bin"))
    assert 0 < size <= LARGEST
    for package in PACKAGES:
        assert ctranslate2.Translator(str(folder / package.stem / "model")).compute_type == "float32"
