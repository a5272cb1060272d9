"""The line breaking algorithm against Unicode's own conformance test, and what it leaves out."""

import re
from itertools import accumulate, pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.text import linebreak, linebreak_data
from polybrief.text.linebreak import opportunities
from polybrief.text.symbols import SymbolTable

TABLE = SymbolTable(linebreak_data.CLASS_RUNS)
SYMBOLS = linebreak_data.SYMBOLS

# One character of each class: the texts that the rules tell apart.
SAMPLES = {
    "AL": "a",
    "B2": "\u2014",
    "BA": "\u2010",
    "BB": "\u00b4",
    "BK": "\u2029",
    "CB": "\ufffc",
    "CL": "}",
    "CM": "\u0301",
    "CP": ")",
    "CR": "\r",
    "EB": "\u261d",
    "EM": "\U0001f3fb",
    "EX": "!",
    "GL": "\u00a0",
    "H2": "\uac00",
    "H3": "\uac01",
    "HL": "\u05d0",
    "HY": "-",
    "ID": "\u4e2d",
    "IDP": "\U0001f0ff",
    "IN": "\u2026",
    "IS": ",",
    "JL": "\u1100",
    "JT": "\u11a8",
    "JV": "\u1160",
    "LF": "\n",
    "NS": "\u3041",
    "NU": "1",
    "OP": "(",
    "OPE": "\u300c",
    "PO": "%",
    "PR": "$",
    "QU": '"',
    "RI": "\U0001f1e6",
    "SP": " ",
    "SY": "/",
    "WJ": "\u2060",
    "ZW": "\u200b",
    "ZWJ": "\u200d",
}
MANDATORY = "\n\v\f\r\u0085\u2028\u2029"

texts = (
    st.text(st.sampled_from([*SAMPLES.values()]), max_size=60)
    | st.text(st.sampled_from("ab ,.)"))
    | st.text(max_size=60)
)


def cut(text: str) -> str:
    """The text with | wherever a line may end, its end excepted."""
    return "|".join(text[a:b] for a, b in pairwise([0, *opportunities(text)]))


@pytest.mark.environment
def test_conformance(unicode_data: Path) -> None:
    """All cases pass, as the algorithm has the rule for numbers that this file is written for."""
    failures = []
    lines = (unicode_data / "auxiliary" / "LineBreakTest.txt").read_text("utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    for case in cases:
        pieces = [piece.replace("×", " ").split() for piece in case.partition("#")[0].strip(" \t×÷").split("÷")]
        expected = ["".join(chr(int(code, 16)) for code in piece) for piece in pieces]
        text = "".join(expected)
        found = [text[a:b] for a, b in pairwise([0, *opportunities(text)])]
        if found != expected:
            failures.append(f"{case}: found {found!a}")
    assert not failures, f"{len(failures)} of {len(cases)} cases fail; the first:\n" + "\n".join(failures[:10])
    assert len(cases) >= 7_600


@given(texts | st.lists(st.text(st.sampled_from([*SAMPLES.values()]), max_size=3), max_size=8).map(" ".join))
def test_words_cut_one_by_one_are_cut_as_the_rules_cut_their_text(text: str) -> None:
    found = opportunities(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linebreak, "_apart", lambda _: ())
        assert opportunities(text) == found


@pytest.mark.environment
def test_committed_data_is_what_the_generator_writes(generator: ModuleType, unicode_data: Path) -> None:
    committed = Path(linebreak_data.__file__).read_text(encoding="utf-8")
    assert generator.linebreak_data(unicode_data) == committed, "run tools/make_unicode_data.py"


@pytest.mark.environment
def test_data_and_conformance_test_are_of_one_version(unicode_data: Path) -> None:
    conformance = (unicode_data / "auxiliary" / "LineBreakTest.txt").read_text("utf-8")
    assert conformance.startswith(f"# LineBreakTest-{linebreak_data.UNICODE_VERSION}.txt")


@pytest.mark.environment
def test_every_code_point_has_the_class_of_the_source_file(unicode_data: Path) -> None:
    """The generator reads another file. LineBreak.txt leaves code points out that have no character yet."""
    also = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS", "NL": "BK", "SA": "AL CM", "OP": "OP OPE", "ID": "ID IDP"}
    source = (unicode_data / "LineBreak.txt").read_text("utf-8")
    listed = 0
    for first, last, name in re.findall(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?;(\w+)", source, re.MULTILINE):
        code_points = range(int(first, 16), int(last or first, 16) + 1)
        listed += len(code_points)
        found = {TABLE[code_point] for code_point in code_points}
        assert found <= {SYMBOLS[each] for each in also.get(name, name).split()}, f"{first}: {name}"
    assert listed > 350_000


def test_samples_are_of_their_classes() -> None:
    assert {name: character.translate(TABLE) for name, character in SAMPLES.items()} == SYMBOLS
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "one",
        "to |be, |or |not; |to |be? ",
        "a |well-|known |“fact” (so |he |says)",
        "it |cost |$40 |million |(2.5% |of |US$1,000,000.50), |−12 |°C",
        "3.5% |of |€(12) |and |and/|or |1/2",
        "one\r\n|two\n|three\u2028|four",
        "10\u00a0km |of |no\u2060-\u2060break |and |soft\u00ad|hyphen |zero\u200b|width",
        "北|大|西|洋|公|约|组|织|（North |Atlantic）|说，“考|虑”。|完",
        "「きょ|う」|はァ",
        "대|한|민|국|은 |1|년",
        "قال |الأمين |العام، |إن |«الحلف» |ينظر",
        "שלום־עולם |א-ב",
        "ไทย |ภาษา",
        "👩\u200d👩\u200d👧|👍🏽|🇦🇷|🇧🇷|🇺",
        "e\u0301te\u0301 |\u0301x",
    ],
)
def test_lines_end_here(lines: str) -> None:
    assert cut(lines.replace("|", "")) == lines


@pytest.mark.parametrize(("text", "lines"), [("a/1", "a/|1"), ("1/2", "1/2"), ("a.1", "a.|1"), ("1.2", "1.2")])
def test_full_stop_and_slash_hold_digits_inside_numbers(text: str, lines: str) -> None:
    assert cut(text) == lines


@given(texts)
def test_offsets_increase_to_the_end(text: str) -> None:
    assert all(a < b for a, b in pairwise([0, *opportunities(text)]))
    assert opportunities(text)[-1:] == [len(text)][: len(text)]


@given(texts)
def test_no_line_begins_with_a_mark_a_space_or_a_closer(text: str) -> None:
    for offset in opportunities(text)[:-1]:
        before, after = text[offset - 1], text[offset]
        if not re.search(rf"[{MANDATORY}]\Z|\u200b *\Z", text[:offset]):  # LB4, LB5, LB8
            assert after not in " \u200b)}]!,;/" + MANDATORY
            assert before not in "(\u00a0\u2060\u200d"
            assert before == " " or TABLE[ord(after)] not in {SYMBOLS["CM"], SYMBOLS["ZWJ"]}


@given(texts)
def test_lines_end_at_mandatory_breaks(text: str) -> None:
    forced = {match.end() for match in re.finditer(f"\r\n|[{MANDATORY}]", text)}
    assert forced <= set(opportunities(text))


@given(texts, st.sampled_from([SAMPLES["BK"], SAMPLES["LF"]]), texts)
def test_paragraphs_are_independent(first: str, separator: str, second: str) -> None:
    first += separator
    offset = len(first)
    assert opportunities(first + second) == opportunities(first) + [offset + end for end in opportunities(second)]


@given(texts)
def test_marks_change_nothing(text: str) -> None:
    """LB9; and what has marks is not found the quick way, so that it agrees with the rules."""
    marked = [c if c in f"{MANDATORY} \u200b\u200d" else f"{c}\u0301" for c in text]
    ends = list(accumulate(map(len, marked)))
    assert opportunities("".join(marked)) == [ends[offset - 1] for offset in opportunities(text)]


@pytest.mark.parametrize("text", ["(", "\u0301", "\U0001f1e6", "1,", ") ", '" ', "$(", "1)", "\u05d0-"])
def test_time_is_linear(text: str) -> None:
    """A million characters of what makes the rules look further; a quadratic rule would take hours."""
    assert opportunities(text * 1_000_000)[-1] == len(text) * 1_000_000
