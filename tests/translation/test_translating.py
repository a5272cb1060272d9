"""Hypotheses are chosen by the verifier; what failed is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from phrasebook import Phrasebook

from polybrief.errors import Place
from polybrief.model.finding import Finding, Severity
from polybrief.model.unit import Unit
from polybrief.translation.translating import Translated, Wanted, translate

PAIR = ("en", "es")


@dataclass(frozen=True)
class Judged:
    template: str
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def clean(self) -> bool:
        return not self.findings


def judge(text: str) -> Judged:
    """Digits are damage, capitals are bad."""
    findings = []
    if any(it.isdigit() for it in text):
        findings.append(Finding("t.digit", Severity.ERROR, Place("a.po"), "a\ndigit"))
    if text.isupper():
        findings.append(Finding("t.capitals", Severity.WARNING, Place("a.po"), "capitals"))
    return Judged(text, tuple(findings))


def want(*texts: str, brief: str = "dam") -> list[Wanted]:
    return [Wanted(brief, Unit(f"key_points.K{n}", text), text, judge) for n, text in enumerate(texts)]


def made(wanted: Sequence[Wanted], *engines: Phrasebook) -> dict[str, Translated]:
    batches = translate(wanted, PAIR, engines, 4)
    return {it.wanted.unit.text: it for batch in batches for it in batch}


def engine(table: Mapping[str, Sequence[str]], batch: int = 10) -> Phrasebook:
    return Phrasebook(table, [PAIR], batch)


def test_the_first_hypothesis_without_a_finding_is_taken() -> None:
    found = made(want("one"), engine({"one": ["UNO", "un0", "uno", "una"]}))
    assert (found["one"].verdict.template, found["one"].score) == ("uno", -0.2)


def test_the_next_engine_is_asked_only_for_what_failed() -> None:
    first, second = engine({"one": ["uno"], "two": ["d0s"]}), engine({"two": ["dos"]})
    found = made(want("one", "two"), first, second)
    assert second.asked == [["two"]]
    assert [it.verdict.template for it in found.values()] == ["uno", "dos"]


def test_of_what_failed_the_least_harm_is_stored_with_its_findings() -> None:
    found = made(want("one"), engine({"one": ["un0", "UNO"]}), engine({"one": ["UN0"]}))
    fill = found["one"].fill
    assert fill.text == "UNO"
    assert fill.fuzzy
    assert fill.marks == (
        "engine: phrasebook en-es 1.0",
        "score: -0.10",
        "finding: t.capitals: capitals",
    )


def test_damage_is_rejected() -> None:
    marks = made(want("one"), engine({"one": ["un0"]}))["one"].fill.marks
    assert marks[0] == "rejected: phrasebook en-es 1.0"
    assert marks[1] == "finding: t.digit: a digit"


def test_an_engine_without_the_pair_is_passed_over() -> None:
    other = Phrasebook({}, [("es", "pt")])
    made(want("one"), engine({"one": ["un0"]}), other)
    assert other.asked == []


def test_a_text_of_several_briefs_is_translated_once_and_each_is_judged() -> None:
    phrasebook = engine({"one": ["uno"]})
    batches = list(translate([*want("one"), *want("one", brief="bridge")], PAIR, [phrasebook], 2))
    assert phrasebook.asked == [["one"]]
    assert [it.wanted.brief for batch in batches for it in batch] == ["dam", "bridge"]


def test_what_is_done_is_given_batch_by_batch() -> None:
    phrasebook = Phrasebook({}, [PAIR], batch=2, breaks_at=1)
    batches = translate(want("a", "b", "c"), PAIR, [phrasebook], 2)
    assert [it.wanted.text for it in next(batches)] == ["a", "b"]


def test_a_guess_is_not_published() -> None:
    class Guessing(Phrasebook):
        def translate(self, texts, pair, hypotheses=1):  # type: ignore[no-untyped-def]
            return [
                [(text, score - 1.5) for text, score in each] for each in super().translate(texts, pair, hypotheses)
            ]

    guessing = Guessing({"one": ["una"]}, [PAIR], 10)
    found = made(want("one"), guessing)["one"]
    assert found.fill.marks[0].startswith("rejected: ")
    assert "finding: engine.unsure: the score is below -0.5" in found.fill.marks
    assert made(want("one"), guessing, engine({"one": ["uno"]}))["one"].sound
