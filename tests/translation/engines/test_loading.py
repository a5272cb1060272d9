"""Engines are found by name; a broken one is named."""

from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from polybrief.errors import MissingResourceError, UsageError
from polybrief.translation.engine import Engine, EngineSettings, Hypothesis, LanguagePair
from polybrief.translation.engines.loading import GROUP, load_engines

SETTINGS = EngineSettings(threads=1)
Named = Callable[..., EntryPoint]


class Marking:
    """Writes a mark behind each text."""

    def __init__(self, name: str, mark: str) -> None:
        self.name = name
        self._mark = mark

    def pairs(self) -> frozenset[LanguagePair]:
        return frozenset({("en", "es"), ("en", "fr"), ("fr", "es")})

    def about(self, pair: LanguagePair) -> str:
        return f"{self.name} {pair[0]}:{pair[1]}"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:  # noqa: ARG002
        return [list(range(len(texts)))]

    def translate(
        self,
        texts: Sequence[str],
        pair: LanguagePair,  # noqa: ARG002
        hypotheses: int = 1,  # noqa: ARG002
    ) -> list[list[Hypothesis]]:
        return [[(f"{text}{self._mark}", 0.0)] for text in texts]


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Named:
    """`named("mine", factory)`: an entry point that loads a factory."""
    there: dict[str, object] = {}
    monkeypatch.setattr(EntryPoint, "load", lambda self: there[self.value])

    def name(engine: str, factory: object, value: str = "mine.engine:make") -> EntryPoint:
        there[value] = factory
        return EntryPoint(engine, value, GROUP)

    return name


def test_what_is_tried_in_turn_is_each_engine_and_then_the_first_by_another_way(named: Named) -> None:
    def make(settings: EngineSettings) -> Sequence[Engine]:
        assert settings is SETTINGS
        return (Marking("mine", "+"), Marking("mine-other", "*"))

    tries = load_engines("mine", SETTINGS, [named("mine", make)])
    pair = ("en", "es")
    assert [engine.name for engine in tries] == ["mine", "mine-other", "mine"]
    assert [engine.translate(["a"], pair)[0][0][0] for engine in tries] == ["a+", "a*", "a++"]
    assert [engine.about(pair) for engine in tries] == ["mine en:es", "mine-other en:es", "mine en:fr, then mine fr:es"]
    assert ("en", "fr") in tries[0].pairs()
    assert ("en", "fr") not in tries[2].pairs()


def test_a_name_that_is_not_there_is_answered_with_those_that_are(named: Named) -> None:
    points = [named("zeta", None, "zeta:make"), named("mine", None)]
    with pytest.raises(UsageError, match=r"no engine 'apertum'; there are mine, zeta"):
        load_engines("apertum", SETTINGS, points)


def test_the_same_name_twice_is_refused_and_both_are_named(named: Named) -> None:
    points = [named("mine", None, "one:make"), named("mine", None, "two:make")]
    with pytest.raises(UsageError, match="one:make, two:make"):
        load_engines("mine", SETTINGS, points)


def test_an_entry_point_without_its_module_is_named() -> None:
    point = EntryPoint("mine", "polybrief_has_no_such_module:make", GROUP)
    with pytest.raises(MissingResourceError, match=r"engine mine \(polybrief_has_no_such_module:make\)"):
        load_engines("mine", SETTINGS, [point])


def raising(settings: EngineSettings) -> Any:
    raise ZeroDivisionError("no luck")


@pytest.mark.parametrize(
    "factory", [None, "text", raising, lambda _: None, lambda _: (), lambda _: "argos", lambda _: [object()]]
)
def test_what_makes_no_engine_is_refused(named: Named, factory: object) -> None:
    with pytest.raises(MissingResourceError, match=r"engine mine \(mine\.engine:make\)"):
        load_engines("mine", SETTINGS, [named("mine", factory)])


def test_what_a_factory_says_on_purpose_is_passed_on(named: Named) -> None:
    def make(settings: EngineSettings) -> Sequence[Engine]:
        raise UsageError("no server is named")

    with pytest.raises(UsageError, match="no server is named"):
        load_engines("mine", SETTINGS, [named("mine", make)])


def test_argos_is_tried_then_without_repeating_then_by_another_way() -> None:
    point = EntryPoint("argos", "polybrief.translation.engines.argos:make", GROUP)
    tries = load_engines("argos", EngineSettings(environment={"ARGOS_PACKAGES_DIR": "/nowhere"}), [point])
    assert [engine.name for engine in tries] == ["argos", "argos-no-repeat", "argos"]
    assert all(engine.pairs() == frozenset() for engine in tries)
