"""An engine is given sentences, whatever a unit holds."""

from phrasebook import Phrasebook

from polybrief.translation.engines.sentences import Sentences

PAIR = ("en", "es")


def ask(
    text: str, hypotheses: int = 1, pair: tuple[str, str] = PAIR, **table: list[str]
) -> tuple[list[str], list[str]]:
    """What the engine was asked, and what came of it."""
    phrasebook = Phrasebook({key.replace("_", " ") + ".": value for key, value in table.items()}, [pair], 10)
    engine = Sentences(phrasebook)
    assert engine.batches([text], pair) == [[0]]
    (found,) = engine.translate([text], pair, hypotheses)
    return phrasebook.asked[0], [translation for translation, _ in found]


def test_several_sentences_are_translated_one_by_one() -> None:
    asked, found = ask("It rains. It snows.", It_rains=["Llueve."], It_snows=["Nieva."])
    assert (asked, found) == (["It rains.", "It snows."], ["Llueve. Nieva."])


def test_no_space_where_the_language_has_none() -> None:
    assert ask("It rains. It snows.", 1, ("en", "zh"), It_rains=["下雨。"], It_snows=["下雪。"])[1] == ["下雨。下雪。"]


def test_a_heading_is_given_an_end_that_it_does_not_keep() -> None:
    asked, found = ask("Conflict over the islands", Conflict_over_the_islands=["Conflicto por las islas."])
    assert (asked, found) == (["Conflict over the islands."], ["Conflicto por las islas"])


def test_a_name_is_given_as_it_is() -> None:
    assert ask("United States")[0] == ["United States"]


def test_each_hypothesis_changes_one_sentence() -> None:
    _, found = ask("It rains. It snows.", 3, It_rains=["Llueve.", "Está lloviendo."], It_snows=["Nieva.", "Cae nieve."])
    assert found[0] == "Llueve. Nieva."
    assert set(found[1:]) == {"Está lloviendo. Nieva.", "Llueve. Cae nieve."}


def test_a_sentence_that_two_texts_have_is_asked_once() -> None:
    phrasebook = Phrasebook({}, [PAIR], 10)
    Sentences(phrasebook).translate(["It rains. It snows.", "It snows. It rains."], PAIR)
    assert phrasebook.asked == [["It rains.", "It snows."]]
