"""Own words, notices to the letter, and what licences ask for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks.copies import check_copies_in_translation
from polybrief.checks.overlap import shared_runs, shingles
from polybrief.checks.record import is_rights
from polybrief.checks.run import check
from polybrief.checks.words import words
from polybrief.documents import notices, reserves
from polybrief.languages import LANGUAGES, language
from polybrief.model.catalog import Catalog, CatalogEntry
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


def test_notes_points_and_labels_are_compared_with_the_sources(load, documents):
    words_of = "Nobody knows yet how the winter storms will change the plan"
    rows = [{"label": words_of, "value": "boats"}, {"label": "later", "value": "boats"}]
    loaded = load(
        values={"boats": {"number": 2}},
        key_points=[
            {"id": "K1", "text": FILLER, "note": words_of, "points": [{"id": "K1a", "text": words_of}]},
        ],
        charts=[{"id": "C1", "text": "Boats", "rows": rows}],
    )
    found = {it.place.field: it.severity for it in check(loaded, documents) if it.rule == "rights.copied"}
    assert found == {
        "sections.key_points.K1.note": Severity.ERROR,
        "sections.key_points.K1.points.K1a.text": Severity.ERROR,
        "sections.charts.C1.rows.1.label": Severity.ERROR,
    }


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


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\u034f", "\ufe0f"])
def test_what_nobody_sees_hides_no_copy(copied, unseen):
    text = "Nobody knows yet how the winter storms will change the plan"
    hidden = " ".join(word[0] + unseen + word[1:] for word in text.split())
    assert copied(hidden)[0][0] == Severity.ERROR


def test_capitals_of_our_own_make_no_enumeration(copied):
    assert copied("Nobody Knows, Yet How, The Winter Storms, Will Change, The Plan")[0][0] == Severity.ERROR


def test_the_imprint_is_no_place_for_a_copy_either(load, documents):
    holder = "Nobody knows yet how the winter storms will change the plan"
    loaded = load(rights={"heraldo": {"status": "unknown", "holder": holder}})
    fields = [it.place.field for it in check(loaded, documents) if it.rule == "rights.copied"]
    assert fields == ["sources.heraldo.rights.holder"]


def test_the_text_of_a_source_is_no_notice(load, documents):
    far = document("a", "The boats sail.\n" + "Much is said of it.\n" * 30 + "© 2021 Heraldo\nAsk us first.\n")
    one = {**documents, load().brief.sources["heraldo"].sha256: far}

    def found(notice):
        return rules(load(rights={"heraldo": {"status": "unknown", "notice": notice}}), one)

    assert found("© 2021 Heraldo\nAsk us first.") == []
    assert found("© 2021 Heraldo\nThe boats sail.") == ["rights.notice-altered"]
    assert found("© 2021 Heraldo\n" + "Much is said of it.\n" * 30) == ["rights.notice-too-long"]


@pytest.mark.parametrize(
    ("status", "notice", "found"),
    [
        ("CC-BY-4.0", "© 2021 Heraldo. All rights reserved.", ["rights.status-contradicts"]),
        ("public-domain", "© 2021 Heraldo. Todos los derechos reservados.", ["rights.status-contradicts"]),
        ("CC-BY-4.0", "© 2021 Heraldo. CC BY 4.0. All other rights reserved.", []),
        ("all-rights-reserved", "© 2021 Heraldo. All rights reserved.", []),
    ],
)
def test_a_status_must_not_contradict_the_notice(load, documents, status, notice, found):
    loaded = load(rights={"heraldo": {"status": status, "notice": notice}})
    paper = document("a", f"{notice}\n")
    assert rules(loaded, {**documents, loaded.brief.sources["heraldo"].sha256: paper}) == found


@pytest.mark.parametrize(
    ("status", "words_of_quote", "found"),
    [
        ("unknown", 41, {"rights.quote-too-long"}),
        ("unknown", 40, {"rights.quote-length"}),
        ("CC-BY-4.0", 41, {"rights.quote-length"}),
    ],
)
def test_no_quote_is_longer_than_it_may_be(load, documents, status, words_of_quote, found):
    text = " ".join(f"word{number}" for number in range(1000))
    verbatim = " ".join(text.split()[:words_of_quote])
    assert set(rules(quoting(load, status, verbatim), with_heraldo(load, documents, text))) == found


@pytest.mark.parametrize(("status", "found"), [("unknown", "rights.quote-too-long"), ("CC0-1.0", "rights.quote-share")])
def test_quotes_are_no_large_part_of_a_source(load, documents, status, found):
    text = " ".join(f"word{number}" for number in range(50))
    assert rules(quoting(load, status, " ".join(text.split()[:8])), with_heraldo(load, documents, text)) == [found]


def quoting(load, status, verbatim):
    quote = {
        "id": "Q1", "speaker": "A", "verbatim": verbatim, "language": "en",
        "rendering": {"id": "Q1r", "text": "Many use them."}, "evidence": [f"heraldo#char=0,{len(verbatim)}"],
    }  # fmt: skip
    return load(quotes=[quote], rights={"heraldo": {"status": status}})


def with_heraldo(load, documents, text):
    return {**documents, load().brief.sources["heraldo"].sha256: document("a", text)}


def document(name, text):
    found = notices(text)
    return Document(name, text, "0" * 64, found, tuple(filter(reserves, found)))


@pytest.mark.parametrize(("to", "severities"), [("es", [Severity.ERROR]), ("fr", [])])
def test_a_translation_is_no_copy_of_a_source_in_its_language(load, documents, to, severities):
    loaded = load(key_points=[{"id": "K1", "text": "Ferries get {cost}.{{"}, {"id": "K2", "text": FILLER}],
                  values={"cost": {"money": 40_000_000, "currency": "USD"}})  # fmt: skip
    copy = "La Junta del Puerto gastará {cost} de dólares en transbordadores, dijo en diciembre"
    entries = [
        CatalogEntry("key_points.K1", "Ferries get {cost}.{{", copy, 7),
        CatalogEntry("key_points.K2", FILLER, "a " * 400, 9),
    ]
    catalog = Catalog("es.po", to, "by hand", None, {it.context: it for it in entries})
    found = list(check_copies_in_translation(loaded.brief, catalog, documents, language(to)))
    assert [it.severity for it in found] == severities
    assert all(str(it.place) == "es.po:7:key_points.K1" and is_rights(it) for it in found)


@pytest.mark.parametrize("to", sorted(LANGUAGES))
def test_translations_into_every_language_are_compared(load, documents, to):
    loaded = load(title="It costs {cost}", values={"cost": {"money": 40_000_000, "currency": "USD"}})
    catalog = Catalog("x.po", to, None, None, {"title": CatalogEntry("title", "It costs {cost}", "{cost} {", 1)})
    assert list(check_copies_in_translation(loaded.brief, catalog, documents, language(to))) == []
