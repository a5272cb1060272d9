"""What a person reviewed in one brief serves the others."""

import datetime

from polybrief.model.catalog import Catalog, CatalogEntry
from polybrief.model.unit import Unit
from polybrief.translation.memory import recall, remember

REVIEW = "Ana María Ríos 2026-02-01"


def catalog(**texts: tuple[str, str, str | None]) -> Catalog:
    entries = {
        name: CatalogEntry(name, source, target, 1, reviewed_by=reviewed)
        for name, (source, target, reviewed) in texts.items()
    }
    return Catalog("dam.po", "es", None, datetime.date(2026, 1, 1), entries)


SOURCE = "The province has announced {cost} for the dam in the upper valley."
TARGET = "La provincia ha anunciado {cost} para la presa del valle alto."
MEMORY = remember(
    [
        ("dam", catalog(K1=(SOURCE, TARGET, REVIEW), K2=("Unreviewed.", "Sin revisar.", None))),
        ("bridge", catalog(K7=("The dam", "La presa", REVIEW))),
    ]
)


def test_the_same_text_is_taken_over() -> None:
    fill = recall(Unit("title", "The dam"), MEMORY)
    assert fill is not None
    assert (fill.text, fill.fuzzy, fill.marks) == ("La presa", False, ("memory: bridge K7",))


def test_a_text_much_like_it_is_offered_with_what_it_is_a_translation_of() -> None:
    fill = recall(Unit("x", SOURCE.replace("upper", "lower")), MEMORY)
    assert fill is not None
    assert (fill.text, fill.fuzzy, fill.previous) == (TARGET, True, SOURCE)
    assert fill.marks == ("memory: dam K1, 93 % the same",)
    assert recall(Unit("x", SOURCE.replace("upper", "lower")), MEMORY, near=False) is None


def test_what_nobody_reviewed_is_not_remembered() -> None:
    assert recall(Unit("x", "Unreviewed."), MEMORY) is None


def test_other_values_or_another_text_are_not_alike() -> None:
    assert recall(Unit("x", SOURCE.replace("{cost}", "{sum}")), MEMORY) is None
    assert recall(Unit("x", "It rains."), MEMORY) is None


def test_the_order_of_catalogs_changes_nothing() -> None:
    both = [("dam", catalog(K1=("Same", "Uno", REVIEW))), ("arch", catalog(K1=("Same", "Dos", REVIEW)))]
    assert remember(both) == remember(both[::-1])
