"""Texts through Apertium: none is lost, none depends on others, and what goes wrong is said."""

import os
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.errors import MissingResourceError
from polybrief.translation.engine import EngineSettings
from polybrief.translation.engines.apertium import BATCH, Apertium, escaped, make, pipe, tag, unescaped

PAIR = ("en", "es")
ANY_TEXT = st.text(st.characters())  # surrogates too
Fake = Callable[..., Apertium]


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """`fake("cat", "tr a-z A-Z")`: an Apertium whose stages are these commands, which ignore their options."""

    def build(*stages: str, mode: str = "eng-spa", timeout: float = 60.0) -> Apertium:
        programs = {"apertium": "echo Apertium 3.8.3"}
        for number, stage in enumerate(stages):
            name, _, command = stage.rpartition(": ")
            programs[name or f"stage{number}"] = command
        for name, command in programs.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{command}\n")
            (tmp_path / name).chmod(0o755)
        modes = tmp_path / "share" / "modes"
        modes.mkdir(parents=True, exist_ok=True)
        line = " | ".join(name for name in programs if name != "apertium")
        (modes / f"{mode}.mode").write_text(line)
        where = {"PATH": f"{tmp_path}:{os.defpath}", "APERTIUM_DATADIR": str(tmp_path / "share")}
        return Apertium(where, timeout)

    return build


def best(engine: Apertium, texts: list[str]) -> list[str]:
    return [hypotheses[0][0] for hypotheses in engine.translate(texts, PAIR)]


@given(ANY_TEXT)
def test_what_is_escaped_comes_back(text: str) -> None:
    stream = escaped(text)
    assert unescaped(stream) == text
    assert "\0" not in stream
    stream.encode()
    bare = re.sub(r"\\.|\[[0-9a-f,]+\]", "", stream, flags=re.DOTALL)
    assert not set(bare) & set("^$/<>{}[]@\\~\n")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_TEXT, max_size=6))
def test_stages_that_change_nothing_give_every_text_back(fake: Fake, texts: list[str]) -> None:
    engine = fake("cat", "apertium-tagger: cat", "cat")
    assert best(engine, texts) == [unicodedata.normalize("NFC", text) for text in texts]


def test_more_texts_than_a_batch_keep_their_order(fake: Fake) -> None:
    engine = fake("tr a-z A-Z")
    texts = [f"text {number}" for number in range(BATCH + 5)]
    assert best(engine, texts) == [text.upper() for text in texts]
    batches = engine.batches(texts, PAIR)
    assert [len(batch) for batch in batches] == [BATCH, 5]
    assert [index for batch in batches for index in batch] == list(range(len(texts)))


def test_a_word_left_out_leaves_no_second_space(fake: Fake) -> None:
    assert best(fake("sed -z 's/the//g'"), ["the house the end  here", "in the"]) == ["house end  here", "in"]


def test_the_tagger_sees_each_text_alone(fake: Fake) -> None:
    """It reads differently after other texts, which would make translations depend on their order."""
    mark_first = "sed -z '1s/^/first /'"
    assert best(fake(f"apertium-tagger: {mark_first}"), ["a", "b"]) == ["first a", "first b"]
    assert best(fake(f"lt-proc: {mark_first}"), ["a", "b"]) == ["first a", "b"]


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        ("echo no dictionary >&2; exit 3", "stage0 ended with status 3: no dictionary"),
        ("kill -SEGV $$", "stage0 ended with status -11: it said nothing"),
        ("tr -d '\\000'", "stage0 lost or added texts"),
        ("sed -z p", "stage0 lost or added texts"),
        ("head -c 3", "stage0 lost or added texts"),
        ("sort -z", "the texts came back in another order"),
    ],
)
def test_a_stage_that_fails_is_named(fake: Fake, stage: str, message: str) -> None:
    with pytest.raises(MissingResourceError, match=re.escape(message)) as caught:
        fake(stage).translate(["zebra", "ant"], PAIR)
    assert "choose another engine" in str(caught.value)


def test_a_stage_that_hangs_is_ended(fake: Fake) -> None:
    with pytest.raises(MissingResourceError, match=r"stage1 did not end within 0\.2 s"):
        fake("cat", "exec sleep 600", timeout=0.2).translate(["a"], PAIR)


def test_a_program_that_is_missing_is_named(fake: Fake, tmp_path: Path) -> None:
    engine = fake("cat")
    (tmp_path / "stage0").unlink()
    with pytest.raises(MissingResourceError, match="needs the program stage0"):
        engine.translate(["a"], PAIR)


@pytest.mark.parametrize(
    "line", ["lt-proc a; rm -r b", "lt-proc a > b", "lt-proc $(b)", "lt-proc 'a", "lt-proc ||", ""]
)
def test_a_mode_that_is_more_than_a_pipe_is_refused(fake: Fake, tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        pipe(line)
    engine = fake("cat")
    (tmp_path / "share" / "modes" / "eng-spa.mode").write_text(line)
    with pytest.raises(MissingResourceError, match="mode eng-spa cannot be used"):
        engine.translate(["a"], PAIR)


def test_without_apertium_there_are_no_pairs(tmp_path: Path) -> None:
    (engine,) = make(EngineSettings(environment={"PATH": str(tmp_path)}))
    assert engine.pairs() == frozenset()
    for ask in (
        lambda: engine.translate(["a"], PAIR),
        lambda: engine.about(PAIR),
        lambda: engine.batches(["a"], PAIR),
    ):
        with pytest.raises(MissingResourceError, match=r"from en to es here: there is none\n.*install apertium"):
            ask()


@pytest.mark.parametrize(
    ("mode", "pair"),
    [
        ("eng-spa", ("en", "es")),
        ("en-es", ("en", "es")),
        ("spa-eng_US", ("es", "en-US")),
        ("spa-cat_valencia", ("es", "ca-valencia")),
        ("eng-hbs", ("en", "sr-Latn")),
        ("eng-spa-tagger", None),
        ("eng-en", None),
        ("eng-spa_x", None),
    ],
)
def test_modes_are_pairs_of_tags(fake: Fake, mode: str, pair: tuple[str, str] | None) -> None:
    assert fake("cat", mode=mode).pairs() == ({pair} if pair else set())


def test_a_tag_has_no_path_in_it() -> None:
    assert tag("../eng") is None


def test_the_digest_follows_the_data_not_the_folder(fake: Fake, tmp_path: Path) -> None:
    engine = fake("cat")
    data, elsewhere = tmp_path / "a" / "eng.bin", tmp_path / "b" / "eng.bin"
    mode = tmp_path / "share" / "modes" / "eng-spa.mode"
    abouts = []
    for file, content in ((data, "rules"), (elsewhere, "rules"), (data, "other rules")):
        file.parent.mkdir(exist_ok=True)
        file.write_text(content)
        mode.write_text(f"stage0 '{file}'")
        abouts.append(engine.about(PAIR))
    assert re.fullmatch(r"Apertium 3\.8\.3 eng-spa, gist only \(sha256 [0-9a-f]{12}\)", abouts[0])
    assert abouts[0] == abouts[1] != abouts[2]


@pytest.fixture
def apertium(lacking: Callable[[str], None]) -> Apertium:
    engine = Apertium(os.environ)
    if PAIR not in engine.pairs():
        lacking("no Apertium from en to es here: install the packages apertium and apertium-eng-spa")
    return engine


@pytest.mark.environment
def test_real_spanish_keeps_numbers_and_names(apertium: Apertium) -> None:
    house, treaty = best(
        apertium, ["The house has 3 windows.", "In 1994 Xavier Quux signed 12 of the 40 [new] treaties (3.5 %)."]
    )
    assert house == "La casa tiene 3 ventanas."
    for kept in ("1994", "Xavier Quux", "12", "40", "[", "]", "(3.5 %)"):
        assert kept in treaty
    assert "*" not in treaty
    assert treaty.endswith(".")
    assert best(apertium, ["A 5* hotel\nin *Blarghville*"])[0].count("*") == 3


@pytest.mark.environment
def test_the_order_of_texts_changes_nothing(apertium: Apertium) -> None:
    subjects = ("The committee", "Every member", "She", "The United Kingdom included")
    ends = ("met Quux.", "signed the treaty", "has a veto, the text included.", "was asked to leave the room!", "")
    texts = [f"{subject} {end}" for subject in subjects for end in ends]
    expected = dict(zip(texts, best(apertium, texts), strict=True))
    random.Random(7).shuffle(texts)
    assert dict(zip(texts, best(apertium, texts), strict=True)) == expected


@pytest.mark.environment
def test_any_characters_pass_through_the_real_stages(apertium: Apertium) -> None:
    hostile = ["\0\x07~^$", "[@/etc/passwd]", "^a/b<n>$", "\\", "[[t:b:x]]y[[/]]", "😀\ud800", "[=0]", ".[=1]", "\n"]
    for text, translated in zip(hostile, best(apertium, hostile), strict=True):
        assert re.sub(r"\w", "", translated) == re.sub(r"\w", "", text)


@pytest.mark.environment
def test_about_says_gist_and_which_data(apertium: Apertium) -> None:
    assert re.fullmatch(r"Apertium \d[\w.]* eng-spa, gist only \(sha256 [0-9a-f]{12}\)", apertium.about(PAIR))
