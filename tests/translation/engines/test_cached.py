"""No text is translated twice."""

from collections.abc import Sequence

from polybrief.translation.engine import Hypothesis, LanguagePair
from polybrief.translation.engines.cached import Cached

ES, FR = ("en", "es"), ("en", "fr")


class Counting:
    """Writes capitals, and remembers what it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[LanguagePair, list[str], int]] = []

    def pairs(self) -> frozenset[LanguagePair]:
        return frozenset({ES, FR})

    def about(self, pair: LanguagePair) -> str:
        return f"counting {pair[1]}"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:  # noqa: ARG002
        return [[index] for index in range(len(texts))]

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        self.asked.append((pair, list(texts), hypotheses))
        return [[(f"{text.upper()} {pair[1]}", -float(number)) for number in range(hypotheses)] for text in texts]


def test_texts_of_a_call_are_translated_once_and_come_back_in_order() -> None:
    engine = Counting()
    found = Cached(engine).translate(["dam", "loan", "dam"], ES)
    assert [each[0][0] for each in found] == ["DAM es", "LOAN es", "DAM es"]
    assert engine.asked == [(ES, ["dam", "loan"], 1)]


def test_a_later_call_asks_only_for_what_is_new() -> None:
    engine = Counting()
    cached = Cached(engine)
    cached.translate(["dam", "loan"], ES)
    cached.translate(["loan", "vote"], ES)
    cached.translate(["loan"], ES)
    assert engine.asked == [(ES, ["dam", "loan"], 1), (ES, ["vote"], 1)]


def test_another_pair_or_number_of_hypotheses_is_another_question() -> None:
    engine = Counting()
    cached = Cached(engine)
    cached.translate(["dam"], ES)
    assert cached.translate(["dam"], FR) == [[("DAM fr", 0.0)]]
    assert len(cached.translate(["dam"], ES, 3)[0]) == 3
    assert len(engine.asked) == 3


def test_what_a_caller_does_with_an_answer_changes_no_later_one() -> None:
    cached = Cached(Counting())
    cached.translate(["dam"], ES)[0].clear()
    assert cached.translate(["dam"], ES) == [[("DAM es", 0.0)]]


def test_the_rest_is_the_engines() -> None:
    cached = Cached(Counting())
    assert (cached.name, cached.pairs(), cached.about(ES)) == ("counting", {ES, FR}, "counting es")
    assert cached.batches(["a", "b"], ES) == [[0], [1]]
