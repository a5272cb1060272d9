"""Own words, notices to the letter, and what licences ask for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks import check, is_rights
from polybrief.checks.overlap import shared_runs, shingles
from polybrief.checks.words import words
from polybrief.model.document import Document
from polybrief.model.finding import Severity

FILLER = "Much of what follows is put into words of our own, so that the share of any one sentence stays small. " * 20


@pytest.fixture
def copied(load, documents):
    """`copied(text)`: severity and message of what is found to be copied in one statement of a longer brief."""

    def judge(text, **more):
        loaded = load(key_points=[{"id": "K1", "text": text}, {"id": "K2", "text": FILLER}], **more)
        return [(it.severity, it.message) for it in check(loaded, documents) if it.rule == "rights.copied"]

    return judge


def test_eleven_words_in_a_row_are_an_error(copied):
    text = "It is said that nobody knows yet HOW the winter storms will change—the plan; so far."
    message = "11 words in a row as in gazette: “nobody knows yet HOW the winter storms will change—the plan”"
    assert copied(text) == [(Severity.ERROR, message)]


@pytest.mark.parametrize(
    ("text", "severity", "length"),
    [
        ("Nobody knows yet how the winter storms will change things.", Severity.WARNING, 9),
        ("Nobody knows yet how the winter storms will do.", Severity.WARNING, 8),
        ("NOBODY knows yet – how the winter storms: will change the plan", Severity.ERROR, 11),
        ("change the plan for the smaller islands. Nobody knows yet how the winter", Severity.ERROR, 13),
    ],
)
def test_runs_count_whatever_their_case_and_punctuation(copied, text, severity, length):
    [(found, message)] = copied(text)
    assert found == severity
    assert message.startswith(f"{length} words in a row as in gazette: “")


def test_seven_words_are_free(copied):
    assert copied("Nobody knows yet how the winter storms are.") == []


def test_an_enumeration_of_names_is_free(copied):
    islands = "Northport, Eastholm, Long Reach, the Isle of Gannets, Saltmarsh, Old Quay, Fenwick and Little Sound"
    assert copied(f"It calls at {islands}.") == []


def test_capitals_alone_make_no_enumeration(copied):
    assert copied("Nobody Knows Yet How The Winter Storms Will Change The Plan")[0][0] == Severity.ERROR


def test_a_value_does_not_interrupt_a_run(copied):
    values = {"cost": {"money": 40_000_000, "currency": "USD"}, "day": {"date": "2021"}}
    text = "that it will spend {cost} on two ferries. Since 1998 the"
    assert copied(text, values=values)[0][0] == Severity.ERROR


def test_quoted_words_are_free_in_the_quote_only(load, documents, span):
    words_of = "We sail when the tide allows,” said Ana Ruiz, who runs the yard"
    evidence = [span("gazette", words_of)]

    def fields(rendering):
        quote = {"id": "Q1", "speaker": "A", "verbatim": words_of, "language": "en", "evidence": evidence}
        loaded = load(quotes=[{**quote, "rendering": {"id": "Q1r", "text": rendering}}])
        return [it.place.field for it in check(loaded, documents) if it.rule == "rights.copied"]

    assert fields("They wait for the water.") == []
    assert fields(f"{words_of}, he says.") == ["sections.quotes.Q1.rendering.text"]


def test_every_text_is_looked_at(load, documents):
    run = "Nobody knows yet how the winter storms will change the plan"
    loaded = load(
        title=run,
        positions=[{"id": "P1", "actor": run, "text": run}],
        timeline=[{"id": "T1", "text": "x", "when": run}],
    )
    fields = {it.place.field for it in check(loaded, documents) if it.rule == "rights.copied"}
    assert fields == {"title", "sections.positions.P1.actor", "sections.positions.P1.text", "sections.timeline.T1.when"}


@pytest.mark.parametrize(
    ("filler", "severity"), [(0, Severity.ERROR), (2, Severity.ERROR), (6, Severity.WARNING), (40, None)]
)
def test_the_share_of_copied_words_counts(load, documents, filler, severity):
    text = (
        "Nobody knows yet how the winter storms are, will change the plan for the smaller islands. Nobody "
        + "own words of ours " * 5 * filler
    )
    findings = [
        it for it in check(load(key_points=[{"id": "K1", "text": text}]), documents) if it.rule == "rights.copied-share"
    ]
    assert [it.severity for it in findings] == ([severity] if severity else [])


def test_two_ideographs_count_as_a_word(load, documents):
    text = "北方港务局宣布将于明年春天为各小岛新增两艘渡轮并改造旧码头"
    loaded = load(
        key_points=[{"id": "K1", "text": text[:28]}, {"id": "K2", "text": text[:18]}, {"id": "K3", "text": text[:12]}]
    )
    heraldo = loaded.brief.sources["heraldo"].sha256
    findings = check(loaded, {**documents, heraldo: Document("a", f"据报道，{text}。", heraldo)})
    assert {(it.place.field[-7:-5], it.severity) for it in findings if it.rule == "rights.copied"} == {
        ("K1", Severity.ERROR),
        ("K2", Severity.WARNING),
    }


def test_long_documents_are_compared_in_time_that_grows_with_their_length(load, documents):
    loaded = load(key_points=[{"id": "K1", "text": "one and " * 10_000 + "done"}])
    heraldo = loaded.brief.sources["heraldo"].sha256
    start = time.process_time()
    findings = check(loaded, {**documents, heraldo: Document("a", "one and " * 100_000, heraldo)})
    assert time.process_time() - start < 10
    assert "rights.copied" in {it.rule for it in findings}


def rules(loaded, documents):
    return [it.rule for it in check(loaded, documents) if is_rights(it)]


def test_a_notice_of_the_document_must_be_in_the_brief(load, documents):
    loaded = load(rights={"gazette": {"status": "unknown"}})
    findings = [it for it in check(loaded, documents) if is_rights(it)]
    assert [(it.rule, it.severity, it.place.line) for it in findings] == [("rights.notice-missing", Severity.ERROR, 8)]
    assert 'notice: "© 2021 Harbour Gazette. Ask before you print it."' in findings[0].hint


def test_a_notice_of_the_brief_must_be_in_the_document_to_the_letter(load, documents):
    notice = "© 2021 Harbour Gazette.  Ask before you print it."
    assert rules(load(rights={"gazette": {"status": "unknown", "notice": notice}}), documents) == [
        "rights.notice-altered",
        "rights.notice-missing",
    ]


def test_several_notices_stand_line_by_line(load, documents):
    loaded = load(rights={"heraldo": {"status": "CC-BY-4.0", "notice": "© Heraldo\nCC BY 4.0\n"}})
    heraldo = loaded.brief.sources["heraldo"].sha256
    paper = Document("a", "© Heraldo\r\ntext\r\nCC BY 4.0", heraldo, ("© Heraldo", "CC BY 4.0"))
    assert rules(loaded, {**documents, heraldo: paper}) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("CC0-1.0", set()),
        ("CC-BY-SA-4.0", set()),
        ("CC-BY-NC-4.0", {("rights.non-commercial", Severity.NOTE)}),
        ("CC-BY-ND-4.0", {("rights.no-derivatives", Severity.WARNING)}),
        ("all-rights-reserved", set()),
    ],
)
def test_what_the_licence_asks_for(load, span, status, found):
    quote = {
        "id": "Q1", "speaker": "A", "verbatim": "We sail", "language": "en",
        "rendering": {"id": "Q1r", "text": "Off they go."}, "evidence": [span("gazette", "We sail")],
    }  # fmt: skip
    loaded = load(rights={"gazette": {"status": status}}, quotes=[quote])
    assert {(it.rule, it.severity) for it in check(loaded, None) if is_rights(it)} == found


def test_quotes_are_short_and_few(load, documents, span):
    long = "Since 1998 the old boats have carried 1,250 people a day, 12.5 percent of them pupils"
    quote = {
        "id": "Q1", "speaker": "A", "verbatim": long, "language": "en",
        "rendering": {"id": "Q1r", "text": "Many use them."}, "evidence": [span("gazette", long)],
    }  # fmt: skip
    assert set(rules(load(quotes=[quote]), documents)) == {"rights.quote-share", "rights.quote-length"}


WORDS = st.lists(st.sampled_from("abcd"), max_size=60).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_a_copied_passage_is_always_found(before, passage, after):
    own, source = words(f"{before} z {passage} y {after}"), words(f"x {passage} w")
    runs = list(shared_runs(own, (), shingles(source)))
    length = len(words(passage))
    start = len(words(before)) + 1
    assert (length < 8) or any(run.start <= start and run.stop >= start + length for run in runs)
    assert all(run.stop <= start + length or run.start > start + length for run in runs)
