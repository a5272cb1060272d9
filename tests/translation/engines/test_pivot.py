"""Pairs without a model of their own go by way of other languages."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.errors import MissingResourceError
from polybrief.translation.engine import Hypothesis, LanguagePair
from polybrief.translation.engines.pivot import MOST_LEGS, Pivot


class Legs:
    """Writes behind each text where it went; its second and third hypotheses say so, and are worse by one each."""

    name = "legs"

    def __init__(self, *pairs: str) -> None:
        self._pairs = frozenset((here, there) for here, there in (pair.split(":") for pair in pairs))
        self.asked: list[tuple[LanguagePair, list[str]]] = []

    def pairs(self) -> frozenset[LanguagePair]:
        return self._pairs

    def about(self, pair: LanguagePair) -> str:
        self._must_have(pair)
        return f"translate-{pair[0]}_{pair[1]} 1.0"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        self._must_have(pair)
        return [[index] for index in range(len(texts))]

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        self._must_have(pair)
        self.asked.append((pair, list(texts)))
        return [[(f"{text}>{pair[1]}{'~' * rank}", -1.0 - rank) for rank in range(hypotheses)] for text in texts]

    def _must_have(self, pair: LanguagePair) -> None:
        if pair not in self._pairs:
            raise MissingResourceError("legs: polybrief models install")


def way(pivot: Pivot, here: str, there: str) -> str:
    return pivot.translate([here], (here, there))[0][0][0]


def test_an_own_model_is_taken_before_a_way_round() -> None:
    engine = Legs("en:es", "es:pt", "en:pt")
    assert way(Pivot(engine), "en", "pt") == "en>pt"
    assert way(Pivot(engine, rank=1), "en", "pt") == "en>es>pt"


def test_the_shortest_way_is_taken_and_of_equal_ones_the_first_by_tag() -> None:
    engine = Legs("es:fr", "fr:ru", "es:en", "en:ru", "ru:zh", "es:ar", "ar:pt", "pt:ru")
    assert [way(Pivot(engine, rank), "es", "ru") for rank in range(3)] == ["es>en>ru", "es>fr>ru", "es>ar>pt>ru"]
    assert way(Pivot(engine), "es", "zh") == "es>en>ru>zh"


def test_pairs_are_all_that_at_most_two_languages_in_between_reach() -> None:
    engine = Legs("ar:en", "en:es", "es:fr", "fr:pt")
    assert Pivot(engine).pairs() == {
        ("ar", "en"), ("ar", "es"), ("ar", "fr"),
        ("en", "es"), ("en", "fr"), ("en", "pt"),
        ("es", "fr"), ("es", "pt"),
        ("fr", "pt"),
    }  # fmt: skip
    assert Pivot(engine, rank=1).pairs() == frozenset()


def test_a_way_never_goes_through_a_language_twice() -> None:
    engine = Legs("en:es", "es:en", "en:fr", "fr:en")
    assert Pivot(engine, rank=1).pairs() == frozenset()
    assert ("en", "en") not in Pivot(engine).pairs()


def test_every_hypothesis_is_carried_on_and_the_best_are_kept_with_summed_scores() -> None:
    engine = Legs("en:es", "es:pt")
    assert Pivot(engine).translate(["a"], ("en", "pt"), 3) == [
        [("a>es>pt", -2.0), ("a>es>pt~", -3.0), ("a>es~>pt", -3.0)],
    ]


def test_hypotheses_that_become_the_same_are_one() -> None:
    class Merging(Legs):
        def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
            found = super().translate(texts, pair, hypotheses)
            return [[("same", score) for _, score in each[:1]] for each in found] if pair[1] == "pt" else found

    assert Pivot(Merging("en:es", "es:pt")).translate(["a"], ("en", "pt"), 3) == [[("same", -2.0)]]


def test_a_leg_is_asked_once_for_all_texts() -> None:
    engine = Legs("en:es", "es:pt")
    Pivot(engine).translate(["a", "b", "a"], ("en", "pt"), 2)
    assert [pair for pair, _ in engine.asked] == [("en", "es"), ("es", "pt")]
    assert sorted(engine.asked[1][1]) == ["a>es", "a>es~", "b>es", "b>es~"]


def test_about_names_every_package_of_the_way() -> None:
    pivot = Pivot(Legs("en:es", "es:pt"))
    assert pivot.about(("en", "pt")) == "translate-en_es 1.0, then translate-es_pt 1.0"
    assert pivot.batches(["a", "b"], ("en", "pt")) == [[0], [1]]


def test_without_any_way_the_engine_says_what_is_missing() -> None:
    pivot = Pivot(Legs("en:es"))
    for ask in (pivot.about, lambda pair: pivot.translate(["a"], pair), lambda pair: pivot.batches(["a"], pair)):
        with pytest.raises(MissingResourceError, match="polybrief models install"):
            ask(("es", "pt"))
    with pytest.raises(MissingResourceError, match="2 different routes from en to es"):
        Pivot(Legs("en:es"), rank=1).translate(["a"], ("en", "es"))


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=15))
def test_every_pair_there_is_has_its_own_way_and_each_rank_another(links: list[tuple[str, str]]) -> None:
    engine = Legs(*(f"{here}:{there}" for here, there in links if here != there))
    first, second = Pivot(engine), Pivot(engine, rank=1)
    assert engine.pairs() <= first.pairs()
    assert second.pairs() <= first.pairs()
    for here, there in first.pairs():
        steps = way(first, here, there).split(">")
        assert (steps[0], steps[-1]) == (here, there)
        assert len(steps) == len(set(steps)) <= MOST_LEGS + 1
    for here, there in second.pairs():
        other = way(second, here, there)
        assert other != way(first, here, there)
        assert other.count(">") >= way(first, here, there).count(">")
