"""A brief file is read whole, or refused with file, line, field and what to do."""

import json
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from polybrief.briefs import read_brief
from polybrief.errors import InputError
from polybrief.model.characters import is_blank, unfit_characters
from polybrief.model.loaded import LoadedBrief
from polybrief.model.unit import units

BRIEF = """\
schema: polybrief/1
id: ferry
language: en
languages: [es, ar]
title: The ferry to the islands
as_of: 2024
sources:
  gazette:
    publisher: Harbour Gazette
    language: en
    sha256: 1111111111111111111111111111111111111111111111111111111111111111
    rights: {status: CC0-1.0}
names:
  harbour: {text: Harbour Board, aliases: [the Board]}
values:
  trips: {number: 12}
  cost: {money: 1250000.50, currency: EUR}
sections:
  key_points:
    - id: K1
      text: The Harbour Board pays for {trips} trips a day.
      evidence: ["gazette#char=0,20"]
  implications:
    - {id: I1, text: More may follow., kind: inference, rests_on: [K1]}
  figures:
    - {id: F1, value: cost, text: yearly cost, evidence: ["gazette#char=0,20"]}
  quotes:
    - id: Q1
      speaker: Ana Ruiz
      verbatim: We sail at dawn
      language: en
      rendering: {id: Q1r, text: They leave early.}
      evidence: ["gazette#char=0,20"]
  disagreements:
    - id: X1
      topic: How often
      readings:
        - {source: gazette, text: Daily., evidence: ["gazette#char=0,20"]}
        - {source: gazette, text: Weekly., evidence: ["gazette#char=0,20"]}
      assessment: Not settled.
  unknowns:
    - id: U1
      text: Nobody says who pays.
      kind: absence
      checked_in: [gazette]
      note: The Board has been asked.
      points:
        - {id: U1a, text: Nor when., kind: inference, rests_on: [K1], likelihood: likely, note: "Within {trips} months"}
  charts:
    - id: C1
      text: Trips a day
      form: line
      rows:
        - {date: 2021, value: trips}
        - {label: "{trips} years on", value: trips}
      evidence: ["gazette#char=0,20"]
"""
SAME_BYTES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str | bytes], LoadedBrief]:
    folder = tmp_path / "ferry"
    folder.mkdir()

    def write_and_read(content: str | bytes) -> LoadedBrief:
        file = folder / "brief.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_brief(file)

    return write_and_read


@pytest.fixture
def refusal(read: Callable[[str | bytes], LoadedBrief]) -> Callable[[str | bytes], str]:
    def refuse(content: str | bytes) -> str:
        with pytest.raises(InputError) as refused:
            read(content)
        assert refused.value.exit_code == 3
        return str(refused.value)

    return refuse


def test_a_brief_is_read_with_the_places_of_its_fields(read):
    loaded = read(BRIEF)
    assert loaded.brief.title == "The ferry to the islands"
    assert str(loaded.brief.values["cost"].money) == "1250000.50"
    assert loaded.brief.as_of == "2024"
    assert str(loaded.place("sections.key_points.K1.text")).endswith("ferry/brief.yaml:21:sections.key_points.K1.text")
    assert loaded.place("sections.disagreements.X1.readings.2.text").line == 39
    assert loaded.place("sections.quotes.Q1.rendering.text").line == 32
    assert loaded.place("sources.gazette.rights.notice").line == 12, "what is not written stands where it would be"
    assert loaded.place("nowhere.at.all").line == 1
    assert loaded.place("sections.unknowns.U1.points.U1a.note").line == 48
    assert loaded.place("sections.charts.C1.rows.2.label").line == 55


def test_every_item_and_every_text_is_found_in_the_file(read):
    loaded = read(BRIEF)
    assert {placed.path for placed in loaded.brief.placed()} <= loaded.lines.keys()
    assert {unit.path for unit in units(loaded.brief)} <= loaded.lines.keys()
    points = [(placed.item.id, placed.parent) for placed in loaded.brief.placed() if placed.parent]
    assert points == [("U1a", "U1")]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("      text: The Harbour", "      txet: The Harbour", 21, "no field “txet” here; did you mean text? possible"),
        ("title: The ferry to the islands\n", "", 1, "title: the field is missing; add it"),
        ("title: The ferry to the islands", "title: [a, b]", 5, "a text belongs here, not a list"),
        ("id: F1", "id: K1", 26, "the id “K1” stands twice, first in line 20"),
        ("id: Q1r", "id: K1", 32, "the id “K1” stands twice"),
        ("{trips}", "{tripz}", 21, "no value “tripz” for {tripz}; did you mean trips? there are cost, trips"),
        ("{trips}", "{trips", 21, "a stray {"),
        ("{trips}", "{trips!r}", 21, "a stray {"),
        ("{trips}", "{}", 21, "a brace itself is doubled"),
        ("value: cost", "value: costs", 26, "no value “costs”; did you mean cost?"),
        ("gazette#char=0,20", "gazete#char=0,20", 22, "no source “gazete”; did you mean gazette?"),
        ("gazette#char=0,20", "gazette, page 3", 22, "it is written source#char=start,end"),
        ("source: gazette", "source: post", 38, "no source “post”; there is only gazette"),
        ("rests_on: [K1]", "rests_on: [K1, K9]", 24, "implications.I1.rests_on.2: no item “K9”"),
        ("kind: inference, rests_on: [K1]", "kind: absence, checked_in: [post]", 24, "no source “post”"),
        ("kind: inference,", "kind: claim, said_by: board,", 24, "no name “board”; there is only harbour"),
        ("kind: inference,", "kind: guess,", 24, "“guess” is not possible here; possible are fact, claim"),
        ("language: en\nlanguages", "language: xx\nlanguages", 3, "no edition can be made in “xx”; there are en, es"),
        ("[es, ar]", "[es, tlh]", 4, "languages.2: no edition can be made in “tlh”"),
        ("[es, ar]", "[es, es]", 4, "“es” is named before"),
        ("id: ferry", "id: boats", 2, "the id “boats” is not the name of the folder, “ferry”"),
        ("id: ferry", "id: The Ferry", 2, "small letters"),
        ("11111111\n", "1111111g\n", 11, "sha256sum"),
        ("language: en\nlanguages", 'language: "en\\n"\nlanguages', 3, "a language tag of BCP 47"),
        ("  gazette:", "  Gazette:", 8, "sources.Gazette: “Gazette” does not fit; write small letters"),
        ("title: The", "id: ferry\ntitle: The", 5, "the field stands twice, first in line 2; keep one of them"),
        ("id: I1,", "id: I1, id: I2,", 24, "the field stands twice"),
        ("title: The ferry", "title: Ferry: the", 5, "broken YAML in column"),
        ("languages: [es, ar]", "languages: [es, ar", 5, "broken YAML"),
        ("  trips: {number: 12}", "  trips: {number: twelve}", 16, "“twelve” is not a number"),
        ("  trips: {number: 12}", "  trips: {number: .nan}", 16, "“.nan” is not a number"),
        ("  trips: {number: 12}", "  trips: {number: NaN}", 16, "“NaN” is not a number; write it with digits"),
        ("  trips: {number: 12}", "  trips: {number: -Infinity}", 16, "“-Infinity” is not a number"),
        ("  trips: {number: 12}", "  trips: {number: true}", 16, "a number belongs here, not “true”"),
        ("  trips: {number: 12}", "  trips: {number: 12, unit: hectare}", 16, "no field “unit” here; possible are"),
        ("values:\n", "values: []\nothers:\n", 15, "a mapping belongs here, not a list"),
        ("  trips: {number: 12}", "  trips: {number: 1e999999}", 16, "more than 15 digits"),
        ("  trips: {number: 12}", "  trips: {number: 1E+26}", 16, "more than 15 digits or 6 decimals; round it"),
        ("  trips: {number: 12}", "  trips: {percentage: 0E+99}", 16, "more than 15 digits"),
        ("  trips: {number: 12}", "  trips: {measure: 0.1234567, unit: hectare}", 16, "or 6 decimals"),
        ("  trips: {number: 12}", "  trips: {measure: 3, unit: ter}", 16, "no unit “ter”"),
        ("  trips: {number: 12}", "  trips: {measure: 3, unit: per-kilometer}", 16, "no unit “per-kilometer”"),
        ("  trips: {number: 12}", "  trips: {count: 12}", 16, "number, money and currency"),
        ("  trips: {number: 12}", "  trips: {measure: 3, unit: furlongz}", 16, "no unit “furlongz”"),
        ("  trips: {number: 12}", "  my-trips: {number: 12}", 16, "cannot be a placeholder"),
        ("currency: EUR", "currency: ABC", 17, "no currency “ABC”"),
        (", currency: EUR", "", 17, "values.cost.currency: the field is missing"),
        ("as_of: 2024", "as_of: last year", 6, "possible are 2024, 2024-12"),
        ("as_of: 2024", "as_of: 2024\nrevised: 2024-12-05T00:00:00", 7, "“2024-12-05T00:00:00” is not a day"),
        ("as_of: 2024", "as_of: 2024\nrevised: 0", 7, "“0” is not a day"),
        ("as_of: 2024", "as_of: 2024\nrevised: 2023-02-29", 7, "“2023-02-29” is not a day"),
        ("as_of: 2024", "as_of: 2024\nrevised: 2024", 7, "write it as year-month-day"),
        ("text: More may follow.", 'text: "More \\ud800"', 24, "half of a surrogate pair, U+D800"),
        ("text: More may follow.", 'text: "More \\a"', 24, "U+0007 cannot be printed"),
        ("text: More may follow.", 'text: "More \\uFFFE"', 24, "U+FFFE cannot be printed"),
        ("text: More may follow.", 'text: "More \\UFFFFFFFF"', 24, "broken YAML"),
        ("text: More may follow.", 'text: "More \\ufeff"', 24, "U+FEFF cannot be printed"),
        ("text: More may follow.", 'text: "More \\ufffa"', 24, "U+FFFA cannot be printed"),
        ("text: More may follow.", 'text: "More \\u2028"', 24, "U+2028 breaks the line"),
        ("text: More may follow.", 'text: "More \\u202c"', 24, "U+202C changes the direction"),
        ("text: More may follow.", 'text: " "', 24, "the text is empty"),
        ("text: More may follow.", 'text: "\\u200b"', 24, "the text is empty"),
        ("text: More may follow.", "text: ", 24, "a text belongs here, not nothing"),
        ("rests_on: [K1]}", "rests_on: [U1a, C1]}", None, None),
        ("id: U1a", "id: K1", 48, "unknowns.U1.points.K1.id: the id “K1” stands twice, first in line 20"),
        ("rests_on: [K1], l", "rests_on: [K9], l", 48, "unknowns.U1.points.U1a.rests_on.1: no item “K9”"),
        ("kind: inference, rests_on: [K1], l", 'evidence: ["post#char=1,2"], l', 48, "evidence.1: no source “post”"),
        ("likelihood: likely", "likelihood: maybe", 48, "possible are almost-no-chance, very-unlikely, unlikely"),
        ("{trips} months", "{months}", 48, "unknowns.U1.points.U1a.note: no value “months”"),
        ("note: The Board has been asked.", "note: {a: b}", 46, "a text belongs here, not a mapping"),
        ("note: The Board has been asked.", 'note: " "', 46, "unknowns.U1.note: the text is empty"),
        ("        - {id: U1a,", "        - {points: [], id: U1a,", 48, "no field “points” here; possible are id, text"),
        ("      text: The Harbour", "      points: {K1a: x}\n      text: The Harbour", 21, "points: a list belongs"),
        ("{date: 2021, value: trips}", "{value: trips}", 54, "rows.1: a row has a label or a date, and this one"),
        ("{date: 2021,", "{date: 2021, label: x,", 54, "rows.1: a row has a label or a date, and this one has both"),
        ("{date: 2021,", "{date: soon,", 54, "charts.C1.rows.1.date: 'soon' is not a date"),
        ("2021, value: trips", "2021, value: trip", 54, "charts.C1.rows.1.value: no value “trip”; did you mean trips?"),
        ("{trips} years on", "{tripz} years on", 55, "charts.C1.rows.2.label: no value “tripz”"),
        ("{trips} years on", "\u200b", 55, "charts.C1.rows.2.label: the text is empty"),
        ("form: line", "form: pie", 52, "“pie” is not possible here; possible are bar or line"),
        ("        - {date: 2021, value: trips}\n", "", 53, "charts.C1.rows: a list of 1; there must be at least 2"),
        ("    publisher: H", "    kind: paper\n    publisher: H", 9, "possible are news, official, report, study"),
        ("title: The", "title: &t The", None, None),
        ("topic: How often", "topic: *t", 36, "disagreements.1.topic: an alias, *t; write the thing itself here"),
        ("topic: How often", "topic: !!python/name:os.system x", 36, "a tag, tag:yaml.org,2002:python/name:os.system"),
        ("id: I1,", "? {a: b} : c, id: I1,", 24, "where the name of a field belongs"),
        ("sections:\n", "sections:\n  <<: {}\n", 19, "no field “<<” here"),
        ("      assessment: Not settled.\n", "---\na: b\n", 40, "a second YAML document"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_field_and_advice(refusal, read, old, new, line, words):
    assert old in BRIEF
    content = BRIEF.replace(old, new, 1)
    if line is None:
        assert read(content)
        return
    message = refusal(content)
    assert f"brief.yaml:{line}:" in message
    assert words in message


def test_all_problems_come_at_once_in_the_order_of_the_file(refusal):
    content = (
        BRIEF.replace("The ferry to the islands", "").replace("as_of: 2024", "as_of: x").replace("{id: I1,", "{id: 1,")
    )
    lines = refusal(content).splitlines()
    assert [line.split(":")[1] for line in lines] == ["5", "6", "24"]


def test_a_misspelt_field_is_not_reported_as_missing_too(refusal):
    assert len(refusal(BRIEF.replace("title:", "titel:")).splitlines()) == 1


def test_a_list_is_not_too_short_because_what_is_in_it_is_wrong(refusal):
    message = refusal(BRIEF.replace("{date: 2021, value: trips}", "twelve"))
    assert len(message.splitlines()) == 1
    assert ":54:sections.charts.C1.rows.1: “twelve” stands where there should be fields" in message
    assert "possible are label, date, value" in message


def test_a_chart_has_sixty_rows_at_most(read, refusal):
    row = "        - {date: 2021, value: trips}\n"
    assert len(read(BRIEF.replace(row, row * 59)).brief.sections.charts[0].rows) == 60
    assert ":53:sections.charts.C1.rows: a list of more than 60; take" in refusal(BRIEF.replace(row, row * 60))


def test_the_name_of_the_interfaces_catalog_is_taken(tmp_path):
    file = tmp_path / "polybrief/brief.yaml"
    file.parent.mkdir()
    file.write_text(BRIEF.replace("id: ferry", "id: polybrief"), "utf-8")
    with pytest.raises(InputError, match=r":2:id: the id “polybrief” is taken"):
        read_brief(file)


def test_a_brief_without_any_item_is_refused(refusal):
    message = refusal(BRIEF[: BRIEF.index("sections:")] + "sections: {}\n")
    assert "brief.yaml:18:sections: the brief says nothing" in message
    assert "add one" in message


def test_the_places_of_problems_are_data_too(read):
    with pytest.raises(InputError) as refused:
        read(BRIEF.replace("as_of: 2024", "as_of: x").replace("{id: I1,", "{id: 1,"))
    assert [place.line for place in refused.value.places] == [6, 24]


def test_very_many_problems_are_cut_short(refusal):
    extra = "".join(f"field{number}: x\n" for number in range(500))
    lines = refusal(BRIEF + extra).splitlines()
    assert len(lines) == 51
    assert lines[-1].endswith("and 450 more like these")


@pytest.mark.parametrize(
    ("bad", "line", "words"),
    [
        (b"title: caf\xe9", 5, "not UTF-8: byte 0xE9 at offset"),
        (b"title: \xed\xa0\x80", 5, "half of a surrogate pair: byte 0xED at offset"),
        (b"title: a\x07b", 5, "the character U+0007 cannot be printed"),
        (b"title: a\x00b", 5, "the character U+0000 cannot be printed"),
        (b"title: a\xc2\x85b", 5, "the character U+0085 cannot be printed"),
    ],
)
def test_bytes_that_are_no_text(refusal, bad, line, words):
    message = refusal(BRIEF.encode().replace(b"title: The ferry to the islands", bad))
    assert f"brief.yaml:{line}: {words}" in message


def test_other_encodings_are_refused(refusal):
    assert "not UTF-8: byte 0xFF at offset 0; save the file as UTF-8" in refusal(BRIEF.encode("utf-16"))


def test_files_that_are_none(tmp_path):
    for file in (tmp_path / "ferry" / "brief.yaml", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read_brief(file)


@pytest.mark.parametrize(
    "content", ["", "\n\n", "# nothing\n", "just a text", "[]", "- a\n- b", "{", "\t", "%YAML 9.9\n---\n", "--- !x\n"]
)
def test_files_that_are_no_briefs(refusal, content):
    assert "brief.yaml:" in refusal(content)


def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(read):
    assert read("\ufeff" + BRIEF.replace("\n", "\r\n")).place("sections.key_points.K1.text").line == 21


def test_plain_numbers_and_constants_stay_what_was_meant(read):
    loaded = read(
        BRIEF.replace("title: The ferry to the islands", "title: 1982").replace("topic: How often", "topic: no")
    )
    assert loaded.brief.title == "1982"
    assert loaded.brief.sections.disagreements[0].topic == "no"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("true", True),
        ("yes", True),
        ("Y", True),
        ("on", True),
        ("1", True),
        ('"True"', True),
        ("no", False),
        ("N", False),
    ],
)
def test_what_is_true_may_be_said_otherwise_but_only_where_that_is_asked(read, said, meant):
    timeline = f"  timeline:\n    - {{id: T1, text: x, doubtful: {said}, when: no}}\n  unknowns:"
    [event] = read(BRIEF.replace("  unknowns:", timeline)).brief.sections.timeline
    assert (event.doubtful, event.when) == (meant, "no")


@pytest.mark.parametrize("doubtful", ["maybe", "2", "~", "[]"])
def test_what_is_neither_true_nor_false_is_refused(refusal, doubtful):
    timeline = f"  timeline:\n    - {{id: T1, text: x, doubtful: {doubtful}}}\n  unknowns:"
    assert ":42:sections.timeline.T1.doubtful: true or false belongs here" in refusal(
        BRIEF.replace("  unknowns:", timeline)
    )


def both_parsers(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With the parser in C where there is one, then with the one in Python."""
    yield "C"
    with monkeypatch.context() as without:
        without.delattr(yaml, "CSafeLoader", raising=False)
        yield "Python"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"\\U0001F600 \\u00e9\\x41\\/\\t\\\\"', "\U0001f600 éA/\t\\"),
        ("'it''s'", "it's"),
        ("one\n  two\n\n  three", "one two\nthree"),
        ("|\n  one\n  two", "one\ntwo\n"),
        (">-\n  one\n  two", "one two"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2024-12-05", "2024-12-05"),
        ("off", "off"),
        ('"null"', "null"),
        ("!!str true", "true"),
        ("a:b#c http://x?y=[z]", "a:b#c http://x?y=[z]"),
        ("x # no text", "x"),
        ("\U0001f600 日本 العربية", "\U0001f600 日本 العربية"),
    ],
)
@pytest.mark.parametrize("head", ["", "%YAML 1.2\n---\n", "# said first\n"])
def test_yaml_is_read_as_it_is_written_in_all_its_styles(read, monkeypatch, written, text, head):
    content = head + BRIEF.replace("title: The ferry to the islands", f"title: {written}")
    for parser in both_parsers(monkeypatch):
        assert read(content).brief.title == text, parser
        assert read(content.replace("\n", "\r\n")).brief.title == text, parser


def test_both_parsers_find_everything_in_the_same_lines(read, monkeypatch):
    content = BRIEF.replace("  trips: {number: 12}", '  trips: {"number":12,"aliases":["a dozen",\n    twelve]}')
    content = content.replace("    - id: K1\n", "    -\n      id: K1\n").replace(
        "assessment: Not", "assessment:\n       Not"
    )
    in_c, in_python = (read(content) for _ in both_parsers(monkeypatch))
    assert in_c == in_python
    assert in_c.place("values.trips.aliases.2").line == 17
    assert in_c.place("sections.key_points.K1.text").line == 23


def test_both_parsers_say_the_same_of_broken_yaml(refusal, monkeypatch):
    for wrong in ("title: [a, b", "title: a: b", "title: 'a", 'title: "\\z"', 'title: "\\ud83d\\ude00"', "  title: x"):
        content = BRIEF.replace("title: The ferry to the islands", wrong)
        in_c, in_python = (refusal(content) for _ in both_parsers(monkeypatch))
        assert in_c == in_python


def test_markup_is_a_text_like_any_other(read):
    markup = "<b>x</b> {{% raw %}} <img src=x onerror=y> &amp;"
    assert read(BRIEF.replace("More may follow.", json.dumps(markup))).brief.sections.implications[0].text == markup


def test_texts_are_composed_but_quotes_and_notices_stay_to_the_letter(read):
    apart = unicodedata.normalize("NFD", "café")
    content = BRIEF.replace("The ferry to the islands", apart).replace("We sail at dawn", apart)
    brief = read(content.replace("status: CC0-1.0", f"status: CC0-1.0, notice: {apart}")).brief
    assert brief.title == "café"
    assert brief.sections.quotes[0].verbatim == apart
    assert brief.sources["gazette"].rights.notice == apart


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * 100_000,
        "[" * 100_000,
        "{a: " * 50_000,
        "? " * 50_000,
        "- " * 50_000,
        "- a\n" * 200_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
        "a: &x [" + "*x, " * 1000 + "]",
        "x" * 6_000_000,
    ],
    ids=["list", "lists", "mappings", "keys", "items", "many", "deep", "aliases", "large"],
)
def test_bombs_are_refused_in_bounded_time(refusal, content):
    start = time.process_time()
    assert "brief.yaml" in refusal(content)
    assert time.process_time() - start < 20


def test_a_megabyte_in_one_text_is_read(read):
    long = "word " * 200_000 + "."
    assert read(BRIEF.replace("More may follow.", json.dumps(long))).brief.sections.implications[0].text == long


def unfit(character: str) -> bool:
    return any(unfit_characters(character)) and character not in "\n\t"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)).filter(lambda it: not unfit(it)), min_size=1))
@example("{{}}")
@example("'\"\\ : # - ? ! & * | > % @ `")
@SAME_BYTES
def test_any_text_comes_back_as_it_was(read, text):
    quoted = json.dumps(text, ensure_ascii=False)
    quote = read(BRIEF.replace("We sail at dawn", quoted)).brief.sections.quotes[0]
    assert quote.verbatim == text
    doubled = json.dumps(text.replace("{", "{{").replace("}", "}}"), ensure_ascii=False)
    if not is_blank(text):
        content = BRIEF.replace("The ferry to the islands", doubled).replace("The Board has been asked.", doubled)
        brief = read(content.replace('"{trips} years on"', doubled).replace("Nor when.", doubled)).brief
        (unknown,), (chart,) = brief.sections.unknowns, brief.sections.charts
        texts = {brief.title, unknown.note, unknown.points[0].text, chart.rows[1].label}
        assert texts == {unicodedata.normalize("NFC", json.loads(doubled))}


def outcome(read: Callable[[str | bytes], LoadedBrief], content: bytes) -> str:
    """The file that was read, or what is wrong in it."""
    try:
        return read(content).file
    except InputError as error:
        return str(error)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@SAME_BYTES
def test_any_bytes_are_a_brief_or_refused(read, data):
    for content in (data, BRIEF.encode()[:200] + data, BRIEF.encode() + data):
        assert "brief.yaml" in outcome(read, content)


FIELDS = ("id", "text", "kind", "points", "rows", "label", "date", "value", "note", "likelihood", "evidence")
WORDS = st.sampled_from(["K1", "U1b", "trips", "likely", "fact", "2021", "{trips}", "gazette#char=1,2", "", "{"])
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=20,
)


@given(ODD, ODD)
@SAME_BYTES
def test_any_nesting_of_points_and_rows_is_a_brief_or_refused(read, points, rows):
    before, unknown, chart = BRIEF[: BRIEF.index("  unknowns:")], {"id": "U1", "text": "x"}, {"id": "C1", "text": "x"}
    sections = {"unknowns": [unknown | {"points": points}], "charts": [chart | {"rows": rows}]}
    after = "".join(f"  {name}: {json.dumps(items)}\n" for name, items in sections.items())
    assert "brief.yaml" in outcome(read, (before + after).encode())


@given(st.integers(0, len(BRIEF) - 1), st.sampled_from("{}[]&*!|>%@`\"'#,:?-\n\t 0~\\é\ud800"))
@SAME_BYTES
def test_any_slip_of_the_finger_is_a_brief_or_refused(read, position, character):
    content = (BRIEF[:position] + character + BRIEF[position + 1 :]).encode("utf-8", "surrogatepass")
    assert "brief.yaml" in outcome(read, content)
