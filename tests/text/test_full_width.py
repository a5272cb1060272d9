"""Full-width punctuation: two blanks never meet, and one hangs out where a line ends."""

import pytest
from set_text import SIZE, chain, set_text

EM = 1000


def width(text, tag):
    return chain(tag).word(text, False).width


@pytest.mark.parametrize(
    ("text", "ems"), [("。", 1), ("」。", 1.5), ("）、", 1.5), ("」」」", 2), ("「『", 1.5), ("。a", None), ("：「", 2)]
)
def test_blanks_do_not_meet(text, ems):
    alone = sum(width(character, "ja") for character in text)
    assert width(text, "ja") == pytest.approx(alone if ems is None else ems * EM, abs=1)


def test_marks_in_the_middle_of_their_square_have_no_blank_half():
    """As fonts for Taiwan have them."""
    assert width("。」", "zh-Hant") == pytest.approx(2 * EM, abs=1)
    assert chain("zh-Hant").word("北。", False).hang == 0


@pytest.mark.parametrize("tag", ["ja", "zh"])
def test_a_blank_hangs_out_of_a_justified_line(tag):
    """Four squares and a half hold four ideographs and a stop."""
    lines = set_text("北北北北。北北", 4.5 * SIZE + 0.01, tag, align="justify")
    assert [len("".join(g.text for run in line.runs for p in run.pieces for g in p.glyphs)) for line in lines] == [5, 2]


@pytest.mark.parametrize(
    ("tag", "text", "ems"),
    [("ja", "あ」「い", 3.5), ("ja", "あ、「い", 3.5), ("zh", "出。“旧”、“新”", 7), ("zh-Hant", "出。「旧", 4)],
)
def test_blanks_do_not_meet_where_a_line_might_have_ended(tag, text, ems):
    (line,) = set_text(text, 300, tag, align="justify")
    assert line.width == pytest.approx(ems * SIZE, abs=0.05)


def test_in_ragged_lines_nothing_hangs():
    lines = set_text("北北北北。北北", 4.5 * SIZE + 0.01, "zh", align="start")
    assert len(lines[0].runs[0].pieces) < 5
