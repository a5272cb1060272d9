"""Where lines end in scripts with a usage of their own."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.text.line_ends import line_ends
from polybrief.text.linebreak import opportunities


def parted(text):
    ends = line_ends(text)
    return "|".join(text[start:end] for start, end in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "우물은 |항구로 |가는 |길 |옆에 |있다.",
        "북대서양조약기구(NATO)에 |신청",
        "2024년 |12월",
        "นาย|มิเลย์|เข้า|รับ|ตำแหน่ง",
        "กระทรวงการต่างประเทศ|ของ|อาร์เจนตินา",
        "เด็ก ๆ |ต่างๆ ฯลฯ",
        "ค.ศ. |2024",
        "สวัสดี |ฯพณฯ |ครับ",
        "A |sign |says |บ่อ|น้ำสะอาด |here",
        "北|约|申|请，|已|提|交",
    ],
)
def test_lines_end_where_readers_expect_it(text):
    assert parted(text.replace("|", "")) == text


@given(st.text(st.sampled_from("กาขิงน้ำๆฯ ab\u2028한국1(.")))
def test_what_must_end_a_line_still_does(text):
    ends = line_ends(text)
    assert ends == sorted(set(ends))
    assert set(ends) <= set(range(1, len(text) + 1))
    forced = {end for end in opportunities(text) if text[end - 1] == "\u2028"}
    assert forced <= set(ends)
    assert ends[-1:] == ([len(text)] if text else [])


@given(st.text(st.sampled_from("abc déf, (x) 北京 שלום")))
def test_other_scripts_follow_the_standard(text):
    assert line_ends(text) == opportunities(text)


@pytest.mark.parametrize("text", ["ผู้ใหญ่ที่นั่นเก็บน้ำกตัญญูปู่ฟื้นป่าหญ้าน้ำขึ้นให้รีบตัก", "ผู้้ใหญ่ที่่นั่นเก็บน้้ำ"])
def test_thai_letters_are_never_parted_from_their_marks(text):
    """Nor from those that were typed twice."""
    marks = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e33"
    assert len(line_ends(text)) > 3
    assert all(text[end] not in marks for end in line_ends(text)[:-1])


def test_the_dictionary_writes_nothing_into_the_readers_home(tmp_path):
    """In a process of its own: the dictionary is read once."""
    code = "from polybrief.text.line_ends import line_ends; print(line_ends('บ่อน้ำสะอาด'))"
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    environment.pop("PYTHAINLP_READ_ONLY", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[3, 11]"
    assert list(tmp_path.iterdir()) == []
