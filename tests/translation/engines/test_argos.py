"""Argos packages with random weights: what they say is nonsense, but how they are loaded and asked is not."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_package import Shape, write_bpe_package, write_package

from polybrief.errors import InputError, MissingResourceError, UsageError
from polybrief.translation.engine import Engine, EngineSettings
from polybrief.translation.engines.argos import LONGEST, make
from polybrief.translation.engines.tokenizing import load_tokenizer
from polybrief.translation.packages.installed import digests, installed_packages
from polybrief.translation.packages.record import Entry, write_record

PAIR = ("en", "es")
SENTENCES = [
    f"The {who} {did} the {what} of snake_case in {year}."
    for who in ("council", "ministry", "harbour", "committee")
    for did in ("approved", "refused", "signed")
    for what in ("loan", "treaty", "dam", "small vote")
    for year in (1990, 2024)
]
MakeEngine = Callable[..., Engine]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one package, for tests that change nothing in it."""
    folder = tmp_path_factory.mktemp("argos") / "packages"
    write_package(folder, SENTENCES, shape=Shape(width=32, pieces=400), byte_fallback=True)
    return folder


@pytest.fixture
def own_packages(packages: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(packages, tmp_path / "packages"))


def engine_of(folder: Path, variant: int = 0, **chosen: object) -> Engine:
    return make(EngineSettings(**{"threads": 1, **chosen}, environment={"ARGOS_PACKAGES_DIR": str(folder)}))[variant]  # type: ignore[arg-type]


def record(folder: Path) -> None:
    """Remember what is installed, as `polybrief models install` does."""
    there = installed_packages(folder)
    write_record(folder, {it.name: Entry("ab" * 32, it.folder.name, digests(it.folder)) for it in there})


def test_each_hypothesis_is_another_one(packages: Path) -> None:
    for found in engine_of(packages).translate(SENTENCES[:10], PAIR, 4):
        assert 1 < len(found) <= 4
        assert len({text for text, _ in found}) == len(found)
        assert all(score < 0 for _, score in found)


def test_the_best_is_the_same_however_many_are_wanted(packages: Path) -> None:
    engine = engine_of(packages)
    one, three = (engine.translate(SENTENCES, PAIR, hypotheses) for hypotheses in (1, 3))
    assert [each[0] for each in one] == [each[0] for each in three]
    assert all(len(each) == 1 for each in one)


@pytest.mark.parametrize(("quantization", "tolerance"), [("int8", 0.0), (None, 0.011)])
def test_a_translation_is_the_same_in_any_order_alone_or_among_others_on_any_number_of_threads(
    tmp_path: Path, quantization: str | None, tolerance: float
) -> None:
    shape = Shape(layers=2, width=64, heads=4, inner=128, pieces=120, tokens=12)
    write_package(tmp_path, SENTENCES, shape=shape, quantization=quantization)
    wanted = dict(zip(SENTENCES, engine_of(tmp_path).translate(SENTENCES, PAIR, 3), strict=True))
    assert len({each[0][0] for each in wanted.values()}) > 15

    def check(engine: Engine, texts: list[str]) -> None:
        for text, found in zip(texts, engine.translate(texts, PAIR, 3), strict=True):
            assert [each for each, _ in found] == [each for each, _ in wanted[text]]
            assert [score for _, score in found] == pytest.approx([score for _, score in wanted[text]], abs=tolerance)

    for threads in (1, 2, 4):
        engine = engine_of(tmp_path, threads=threads)
        mixed = Random(threads).sample(SENTENCES * 2, 2 * len(SENTENCES))
        check(engine, mixed)
        for text in SENTENCES[::5]:
            check(engine, [text])
        for batch in engine.batches(mixed, PAIR):
            check(engine, [mixed[index] for index in batch])


def test_batches_hold_each_text_once_the_same_ones_together_in_an_order_of_their_own(packages: Path) -> None:
    engine = engine_of(packages)
    texts = SENTENCES * 2
    batches = engine.batches(texts, PAIR)
    assert len(batches) > 1
    assert sorted(index for batch in batches for index in batch) == list(range(len(texts)))
    in_texts = [[texts[index] for index in batch] for batch in batches]
    mixed = Random(1).sample(texts, len(texts))
    assert in_texts == [[mixed[index] for index in batch] for batch in engine.batches(mixed, PAIR)]
    assert sum(len(set(batch)) for batch in in_texts) == len(SENTENCES)
    assert engine.batches([], PAIR) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_text_is_too_strange(packages: Path, texts: list[str]) -> None:
    found = engine_of(packages).translate(texts, PAIR, 2)
    assert len(found) == len(texts)
    assert all(1 <= len(each) <= 2 for each in found)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_where_nothing_can_be_read_nothing_changes(packages: Path, text: str) -> None:
    assert engine_of(packages).translate([text], PAIR, 3) == [[(text, 0.0)]]


def test_a_text_that_is_too_long_comes_back_as_the_worst_there_is(packages: Path) -> None:
    positions, beyond = "dam " * 300, "dam " * LONGEST
    worst = float("-inf")
    found = engine_of(packages).translate([positions, SENTENCES[0], beyond], PAIR, 2)
    assert found[0] == [(positions, worst)]
    assert found[2] == [(beyond, worst)]
    assert found[1] == engine_of(packages).translate([SENTENCES[0]], PAIR, 2)[0]


def test_a_translation_has_an_end_even_if_the_model_does_not_find_it(tmp_path: Path) -> None:
    write_package(tmp_path, SENTENCES, shape=Shape(pieces=120, tokens=10_000))
    assert len(engine_of(tmp_path).translate(["The dam."], PAIR)[0][0][0]) < 300


def test_the_variant_repeats_nothing_where_the_engine_loops(tmp_path: Path) -> None:
    write_package(tmp_path, SENTENCES, shape=Shape(pieces=120, tokens=60), seed=3)

    def repeats(variant: int) -> int:
        """How often a run of eight characters was there before in the same text."""
        texts = [each[0][0] for each in engine_of(tmp_path, variant).translate(SENTENCES, PAIR)]
        runs = [[text[start : start + 8] for start in range(len(text) - 7)] for text in texts]
        return sum(len(each) - len(set(each)) for each in runs)

    assert 2 * repeats(1) < repeats(0)


def test_underscores_and_characters_without_a_piece_stay(packages: Path, tmp_path: Path) -> None:
    with_bytes = load_tokenizer(installed_packages(packages)[0])
    write_package(tmp_path, SENTENCES, shape=Shape(pieces=120))
    without = load_tokenizer(installed_packages(tmp_path)[0])
    for text in ("snake_case __init__ a_b", "Ω 你好 ñandú 🌍", "مرحبا", "<s> </s>"):
        assert with_bytes.decode(with_bytes.encode(text)) == text
        assert without.decode(without.encode(text)) == text
    assert any(token.startswith("<0x") for token in with_bytes.encode("🌍"))


def test_the_prefix_of_the_target_is_taken_off(tmp_path: Path) -> None:
    write_package(tmp_path, SENTENCES, shape=Shape(pieces=120), prefix=">>spa<<")
    for found in engine_of(tmp_path).translate(SENTENCES, PAIR, 2):
        assert all(text and not text.startswith(">>spa<<") for text, _ in found)


def test_a_package_with_byte_pair_codes_translates(tmp_path: Path) -> None:
    merges = ["t h", "th e</w>", "d a", "da m</w>", "& a", "&a m", "&am p", "&amp ;</w>"]
    write_bpe_package(tmp_path, merges, ["the", "dam", "&amp;", "o@@", "l@@", "d", ".", "da@@"])
    tokenizer = load_tokenizer(installed_packages(tmp_path)[0])
    assert tokenizer.encode("the old dam & the dam.") == ["the", "o@@", "l@@", "d", "dam", "&amp;", "the", "dam", "."]
    assert tokenizer.decode(tokenizer.encode("the old dam & the dam.")) == "the old dam & the dam."
    assert tokenizer.decode(["the", "da@@"]) == "the da"
    assert engine_of(tmp_path).translate(["the old dam.", "", "你好"], PAIR, 2)[0][0][0]


def test_broken_codes_are_said_and_end_nothing(tmp_path: Path) -> None:
    package = write_bpe_package(tmp_path, ["t h"], ["the"])
    (package / "bpe.model").write_text("#version: 0.2\nt h\nno pair of these\n", encoding="utf-8")
    with pytest.raises(MissingResourceError, match="it is damaged"):
        engine_of(tmp_path).translate(["the"], PAIR)


def test_what_is_installed_is_said_and_what_is_not_with_the_command_to_install_it(packages: Path) -> None:
    engine = engine_of(packages)
    assert engine.pairs() == {PAIR}
    assert engine.about(PAIR) == "translate-en_es 1.0 (not installed by polybrief)"
    for ask in (engine.about, lambda pair: engine.translate(["a"], pair), lambda pair: engine.batches(["a"], pair)):
        with pytest.raises(MissingResourceError) as refused:
            ask(("en", "ar"))
        assert "polybrief models install ar --from en" in str(refused.value)
        assert "en:es" in str(refused.value)


def test_a_recorded_package_is_verified_when_it_is_loaded(own_packages: Path) -> None:
    record(own_packages)
    engine = engine_of(own_packages)
    assert engine.about(PAIR) == f"translate-en_es 1.0 (sha256 {'ab' * 6})"
    assert engine.translate(["The dam."], PAIR)[0][0][0]
    (own_packages / "translate-en_es-1_0" / "model" / "model.bin").write_bytes(b"other")
    with pytest.raises(InputError, match="not what was installed"):
        engine_of(own_packages).translate(["The dam."], PAIR)


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("model/model.bin", lambda data: data[: len(data) // 2], "it is damaged"),
        ("model/model.bin", lambda data: b"\x63\x00\x00\x00" + data[4:], "another version of CTranslate2"),
        ("model/model.bin", lambda data: data.replace(b"TransformerSpec", b"TransmorpherSpe"), "does not know"),
        ("model/model.bin", None, "a file of it is missing"),
        ("model/shared_vocabulary.json", None, "its vocabulary is missing"),
        ("model/config.json", lambda _: b"{", "it is damaged"),
        ("sentencepiece.model", lambda _: b"pieces", "it is damaged"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_what_to_do(
    own_packages: Path, file: str, change: Callable[[bytes], bytes] | None, words: str
) -> None:
    path = own_packages / "translate-en_es-1_0" / file
    path.write_bytes(change(path.read_bytes())) if change else path.unlink()
    with pytest.raises(MissingResourceError) as refused:
        engine_of(own_packages).translate(["The dam."], PAIR)
    said = str(refused.value)
    assert words in said
    assert str(own_packages / "translate-en_es-1_0") in said
    assert "polybrief models remove en:es, then polybrief models install es --from en" in said


def test_a_device_that_there_is_not_is_refused(packages: Path) -> None:
    with pytest.raises(UsageError, match="there are cpu, cuda"):
        engine_of(packages, device="tpu")
    with pytest.raises(UsageError, match="-1 threads"):
        engine_of(packages, threads=-1)


def test_without_a_graphics_processor_cuda_is_said_to_be_missing(packages: Path) -> None:
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("there is one")
    with pytest.raises(MissingResourceError, match="no CUDA device"):
        engine_of(packages, device="cuda").translate(["The dam."], PAIR)


@pytest.mark.parametrize("reason", [RuntimeError("CUDA failed with error out of memory"), MemoryError()])
def test_what_the_machine_lacks_is_no_fault_of_the_package(
    packages: Path, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    import ctranslate2

    def fail(*_: object, **__: object) -> None:
        raise reason

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    monkeypatch.setattr(ctranslate2, "Translator", fail)
    with pytest.raises(MissingResourceError, match="cannot be run here") as refused:
        engine_of(packages, device="cuda").translate(["The dam."], PAIR)
    assert "remove" not in str(refused.value)
