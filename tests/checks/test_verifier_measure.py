"""The verifier against damage done to accepted translations, on the half of them that is for working.

The whole table is printed by `tests/benchmarks/verifier.py`.
"""

import pytest
from damage import CLASSES, damaged
from verifier_measure import Rate, cases, half, overall, rates

FLOOR = 0.95
FALSE_ALARMS = 0.02


@pytest.fixture(scope="module")
def by_class() -> dict[str, Rate]:
    return rates(cases(half(final=False)))


@pytest.mark.parametrize("kind", CLASSES)
def test_damage_is_found(by_class: dict[str, Rate], kind: str) -> None:
    assert by_class[kind].count
    assert by_class[kind].share >= FLOOR


def test_damage_of_all_classes_is_found(by_class: dict[str, Rate]) -> None:
    assert overall(by_class).share >= FLOOR


def test_there_are_few_false_alarms(by_class: dict[str, Rate]) -> None:
    assert by_class[""].share <= FALSE_ALARMS


def test_there_is_enough_to_measure_in_every_language() -> None:
    units = [*half(final=False), *half(final=True)]
    assert len(units) >= 1000
    assert {unit.to_language.tag for unit in units} == {"en", "es", "fr", "pt", "ru", "ar", "zh"}


def test_a_text_and_its_translations_are_in_the_same_half() -> None:
    halves = [{(unit.brief, unit.context) for unit in half(final=final)} for final in (False, True)]
    assert not set.intersection(*halves)


def test_damage_is_the_same_every_time() -> None:
    units = half(final=False)
    once = [damaged(unit, kind) for unit in units[::7] for kind in CLASSES]
    assert once[::-1] == [damaged(unit, kind) for unit in units[::7][::-1] for kind in [*CLASSES][::-1]]
