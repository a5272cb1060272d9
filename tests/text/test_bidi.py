"""The bidirectional algorithm against Unicode's own conformance tests, and what they leave out."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.text import bidi, bidi_data, bidi_properties

# One character for each Bidi_Class, none of them a bracket: what BidiTest.txt asks for.
SAMPLES = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "AN": "\u0661",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "PDF": "\u202c",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
NAMES = {symbol: name for name, symbol in bidi_data.SYMBOLS.items()}
LRI, FSI, PDI, RLE = SAMPLES["LRI"], SAMPLES["FSI"], SAMPLES["PDI"], SAMPLES["RLE"]
ALEF, BET, ARABIC_ALEF = "\u05d0", "\u05d1", "\u0627"

ISOLATES = [
    f"{initiator}{inside}{PDI}" for initiator in (LRI, SAMPLES["RLI"]) for inside in ("1", f"1 {ALEF}", f"({ALEF}a)")
]
PIECES = [*ISOLATES, LRI, PDI, ALEF, "a", "1", "(", ")", " ", "\u2060", "\n"]
bases = st.sampled_from([0, 1, None])
texts = st.text(st.sampled_from([*SAMPLES.values(), *"()[]\u2329\u3009"]), max_size=80) | st.text(max_size=80)


class Case(NamedTuple):
    """A conformance test: levels has None for characters that X9 removes, order leaves them out."""

    place: str
    text: str
    base: int | None
    levels: list[int | None]
    order: list[int]
    paragraph: int | None = None


def data_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a Unicode file without comments, each with its place."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if data := line.partition("#")[0].strip():
                yield f"{path.name}:{number}", data


def expected_levels(field: str) -> list[int | None]:
    return [None if level == "x" else int(level) for level in field.split()]


def character_cases(path: Path) -> Iterator[Case]:
    for place, line in data_lines(path):
        characters, direction, paragraph, levels, order = line.split(";")
        yield Case(
            place,
            "".join(chr(int(code, 16)) for code in characters.split()),
            (0, 1, None)[int(direction)],
            expected_levels(levels),
            [int(index) for index in order.split()],
            int(paragraph),
        )


def class_cases(path: Path) -> Iterator[Case]:
    levels: list[int | None] = []
    order: list[int] = []
    for place, line in data_lines(path):
        if line.startswith("@Levels:"):
            levels = expected_levels(line.partition(":")[2])
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.partition(":")[2].split()]
        elif not line.startswith("@"):
            classes, bits = line.split(";")
            text = "".join([SAMPLES[name] for name in classes.split()])
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    yield Case(place, text, base, levels, order)


def failure(case: Case) -> str | None:
    """What is wrong with the result for a case, None if nothing is."""
    paragraph = bidi.paragraph_level(case.text) if case.base is None else case.base
    resolved = bidi.levels(case.text, case.base)
    line = bidi.line_levels(case.text, resolved, 0, len(case.text), paragraph)
    kept = [None if expected is None else level for expected, level in zip(case.levels, line, strict=True)]
    order = [index for index in bidi.visual_order(line) if case.levels[index] is not None]
    found = (kept, order, paragraph if case.paragraph is not None else None)
    if found == (case.levels, case.order, case.paragraph):
        return None
    classes = " ".join(NAMES[symbol] for symbol in bidi_properties.classes(case.text))
    return f"{case.place}: {case.text!a} ({classes}), base {case.base}: found {found}, expected {case[3:]}"


def check(cases: Iterable[Case], at_least: int) -> None:
    results = [failure(case) for case in cases]
    failures = [result for result in results if result]
    assert not failures, f"{len(failures)} of {len(results)} cases fail; the first:\n" + "\n".join(failures[:10])
    assert len(results) >= at_least


@pytest.mark.environment
def test_character_conformance(unicode_data: Path) -> None:
    check(character_cases(unicode_data / "BidiCharacterTest.txt"), at_least=90_000)


@pytest.mark.environment
def test_class_conformance(unicode_data: Path) -> None:
    check(class_cases(unicode_data / "BidiTest.txt"), at_least=770_000)


def test_samples_are_of_their_classes() -> None:
    assert {name: bidi_data.SYMBOLS[name] for name in SAMPLES} == {
        name: bidi_properties.classes(character) for name, character in SAMPLES.items()
    }


@pytest.mark.environment
def test_committed_data_is_what_the_generator_writes(generator: ModuleType, unicode_data: Path) -> None:
    committed = Path(bidi_data.__file__).read_text(encoding="utf-8")
    assert generator.bidi_data(unicode_data) == committed, "run tools/make_unicode_data.py"


@pytest.mark.environment
def test_data_and_conformance_tests_are_of_one_version(unicode_data: Path) -> None:
    for name in ("BidiTest", "BidiCharacterTest"):
        assert (unicode_data / f"{name}.txt").read_text("utf-8").startswith(f"# {name}-{bidi_data.UNICODE_VERSION}.txt")


@pytest.mark.environment
def test_every_code_point_has_the_class_of_the_source_file(unicode_data: Path) -> None:
    """The last statement about a code point in the file holds: all @missing lines stand before the data."""
    long_names = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}
    source = (unicode_data / "extracted" / "DerivedBidiClass.txt").read_text("utf-8")
    statement = re.compile(r"^(?:# @missing: )?([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (\w+)", re.MULTILINE)
    expected: dict[int, str] = {}
    for first, last, name in statement.findall(source):
        symbol = bidi_data.SYMBOLS[long_names.get(name, name)]
        expected.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), symbol))
    found = bidi_properties.classes("".join(map(chr, range(sys.maxunicode + 1))))
    wrong = [f"U+{code:04X}" for code, symbol in enumerate(found) if expected[code] != symbol]
    assert not wrong, f"{len(wrong)} code points have another class: {wrong[:20]}"


@pytest.mark.environment
def test_every_bracket_of_the_source_file_pairs(unicode_data: Path) -> None:
    for _, line in data_lines(unicode_data / "BidiBrackets.txt"):
        bracket, other, kind = line.split(";")
        if kind.strip() == "o":
            assert pairs(chr(int(bracket, 16)), chr(int(other, 16))), line


def pairs(opening: str, closing: str) -> bool:
    """Whether the two make a pair: its content then takes both to the level 0, not their neighbours to 1 (N0)."""
    return list(bidi.levels(f"{ALEF}{opening}{ALEF}a{ALEF}{closing}{ALEF}", 0)) == [1, 0, 1, 0, 1, 0, 1]


def test_only_canonically_equivalent_brackets_pair_with_others() -> None:
    angles = [("\u2329", "\u232a"), ("\u2329", "\u3009"), ("\u3008", "\u232a"), ("\u3008", "\u3009")]
    assert all(pairs(opening, closing) for opening, closing in angles)
    assert not any(pairs(opening, closing) for opening, closing in [("(", "]"), ("\u2329", "\u27e9"), (")", "(")])


@pytest.mark.parametrize(("count", "level"), [(63, 0), (64, 1)])
def test_bracket_stack_holds_63_and_what_it_has_paired_stays(count: int, level: int) -> None:
    """Without BD16 the closing brackets stand between R and R."""
    text = f"{ALEF}(a{ALEF}){ALEF}{'(' * count}a{ALEF}{')' * count}{ALEF}"
    levels = list(bidi.levels(text, 0))
    assert levels[4] == 0
    assert levels[-count - 1 : -1] == [level] * count


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        (f"1 {ALEF}a", 1),
        (f"a{ARABIC_ALEF}", 0),
        (f"{LRI}a{PDI}{ARABIC_ALEF}", 1),
        (f"{FSI}{ALEF}{LRI}", 0),
        (f"{PDI}{ALEF}", 1),
        (f"{FSI}a{PDI}{PDI}{ALEF}", 1),
    ],
)
def test_paragraph_level(text: str, level: int) -> None:
    assert bidi.paragraph_level(text) == level


def test_removed_characters_have_the_level_before_them() -> None:
    assert list(bidi.levels(f"{RLE}{ALEF}\u00ad{RLE}a", 0)) == [0, 1, 1, 1, 4]
    assert list(bidi.levels("\u00ada", 1)) == [1, 2]


@pytest.mark.parametrize("initiator", [RLE, SAMPLES["RLI"]])
def test_depth_is_limited_and_what_overflows_is_closed_first(initiator: str) -> None:
    """63 odd levels fit into 125; the 37 initiators beyond take as many terminators with no effect (X1 to X7)."""
    terminator = SAMPLES["PDF"] if initiator == RLE else PDI
    levels = list(bidi.levels(f"{initiator * 100}a{terminator * 37}a{terminator}a", 0))
    assert [levels[100], levels[138], levels[140]] == [126, 126, 124]


def test_separator_has_the_paragraph_level_wherever_it_stands() -> None:
    assert list(bidi.levels(f"{RLE}{ALEF}\n{BET}", 0)) == [0, 1, 0, 1]


def test_each_line_resets_its_own_white_space() -> None:
    text = f"{ALEF} {BET} \t{ALEF} {BET} "
    levels = list(bidi.levels(text, 0))
    assert levels == [1, 1, 1, 1, 1, 1, 1, 1, 0]
    assert bidi.line_levels(text, levels, 0, 2, 0) == [1, 0]
    assert bidi.line_levels(text, levels, 2, 7, 0) == [1, 0, 0, 1, 0]
    assert bidi.line_levels(text, levels, 0, 9, 0) == [1, 1, 1, 0, 0, 1, 1, 1, 0]
    assert bidi.line_levels(text, levels, 3, 3, 0) == []


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([], []),
        ([2, 2], [0, 1]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 2, 2, 1, 0], [0, 4, 2, 3, 1, 5]),
        ([1, 3, 3, 1], [3, 2, 1, 0]),
        ([0, 2, 1, 3], [0, 3, 2, 1]),
    ],
)
def test_visual_order(levels: list[int], order: list[int]) -> None:
    assert list(bidi.visual_order(levels)) == order


@given(texts, bases)
def test_levels_are_in_range(text: str, base: int | None) -> None:
    levels = list(bidi.levels(text, base))
    paragraph = bidi.paragraph_level(text) if base is None else base
    assert len(levels) == len(text)
    assert all(paragraph <= level <= bidi.MAX_DEPTH + 1 for level in levels)
    assert levels == list(bidi.levels(text, paragraph))


@given(texts, bases, st.data())
def test_lines_reset_only_to_the_paragraph_level(text: str, base: int | None, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    paragraph = bidi.paragraph_level(text) if base is None else base
    levels = list(bidi.levels(text, base))
    line = bidi.line_levels(text, levels, start, end, paragraph)
    assert len(line) == end - start
    assert all(new in {old, paragraph} for old, new in zip(levels[start:end], line, strict=True))


@given(st.lists(st.integers(0, bidi.MAX_DEPTH + 1), max_size=40))
def test_visual_order_is_a_permutation(levels: list[int]) -> None:
    assert sorted(bidi.visual_order(levels)) == list(range(len(levels)))


@given(st.text(st.characters(max_codepoint=0x024F)), st.sampled_from([0, None]))
def test_latin_text_is_at_level_zero(text: str, base: int | None) -> None:
    assert list(bidi.levels(text, base)) == [0] * len(text)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), bases)
def test_short_ways_agree_with_the_algorithm(text: str, base: int | None) -> None:
    """With an FSI after the text there is no way around the algorithm; it changes nothing before itself."""
    assert bidi.levels(f"{text}a{FSI}{PDI}", base)[: len(text)] == bidi.levels(f"{text}a", base)[: len(text)]
