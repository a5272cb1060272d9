"""How wide a text wants to be: at that width its lines are what they should be."""

import pytest
from set_text import logical, set_text, span

from polybrief.text.cutting import cut_paragraph
from polybrief.text.intrinsic import IntrinsicWidth, intrinsic_width

TEXTS = [
    ("en", "A well beside the harbourmaster's long road (see S-1/2024)."),
    ("de", "Der Binnenschifffahrtsverwaltungsbericht liegt vor."),
    ("ar", "تقع البئر بجانب الطريق (USD 40 million) المؤدي إلى الميناء."),
    ("zh", "水井在通往港口的道路旁，围墙已修复。"),
    ("hi", "कुआँ बंदरगाह जाने वाली सड़क के किनारे है।"),
]
WIDER = 0.02


def wants(spans, *, rtl=False):
    return intrinsic_width(cut_paragraph(spans, rtl=rtl))


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_a_text_is_one_line_at_its_most_and_two_below(tag, text):
    most = wants([span(text, tag)], rtl=tag == "ar").most
    assert len(set_text(text, most + WIDER, tag, align="start")) == 1
    assert len(set_text(text, most - 1, tag, align="start")) == 2


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_no_word_is_parted_at_the_least(tag, text):
    least = wants([span(text, tag)], rtl=tag == "ar").least
    lines = set_text(text, least + WIDER, tag, align="start", hyphenation=None)
    assert max(line.width for line in lines) <= least + WIDER
    if tag != "zh":
        assert [word for line in lines for word in logical(line).split()] == text.split()


def test_spans_of_one_word_are_measured_together():
    parts = [span("har"), span("bour", weight=700)]
    assert wants(parts).least == pytest.approx(sum(wants([part]).least for part in parts), abs=0.5)


def test_a_forced_line_end_ends_a_line():
    assert wants([span("a well\u2028a")]).most == wants([span("a well")]).most


def test_no_text_takes_nothing():
    assert wants([]) == IntrinsicWidth(0.0, 0.0)
