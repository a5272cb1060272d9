"""The verifier against damage done to the accepted translations of all catalogs.

The whole table is printed by `tests/benchmarks/verifier.py`.
"""

import pytest
from accepted import accepted
from damage import CLASSES, damaged
from verifier_measure import Rate, cases, overall, rates

from polybrief.checks.quantities.number_words import NUMBERS

FLOOR = 0.95
FALSE_ALARMS = 0.02


@pytest.fixture(scope="module")
def by_class() -> dict[str, Rate]:
    return rates(cases(accepted()))


@pytest.mark.parametrize("kind", CLASSES)
def test_damage_is_found(by_class: dict[str, Rate], kind: str) -> None:
    assert by_class[kind].count
    assert by_class[kind].share >= FLOOR


def test_damage_of_all_classes_is_found(by_class: dict[str, Rate]) -> None:
    assert overall(by_class).share >= FLOOR


def test_there_are_few_false_alarms(by_class: dict[str, Rate]) -> None:
    assert by_class[""].share <= FALSE_ALARMS


def test_there_is_enough_to_measure_in_every_language() -> None:
    assert len(accepted()) >= 1000
    assert {unit.to_language.tag for unit in accepted()} == set(NUMBERS)


def test_damage_is_the_same_every_time() -> None:
    once = [damaged(unit, kind) for unit in accepted()[::7] for kind in CLASSES]
    assert once[::-1] == [damaged(unit, kind) for unit in accepted()[::7][::-1] for kind in [*CLASSES][::-1]]
