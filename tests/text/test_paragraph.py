"""Paragraphs: nothing lost, nothing beyond the measure, everything where its script wants it."""

import re
import unicodedata
from itertools import accumulate
from math import inf
from unittest.mock import patch

import pytest
import uharfbuzz
from hypothesis import example, given
from hypothesis import strategies as st
from set_text import SIZE, chain, glyphs, ink, logical, plain, set_text, span, visual

from polybrief.errors import MissingGlyphError
from polybrief.text import bidi, whole_words

EPSILON = 0.02
FONT_OF_A_SPACE = 1.0  # points that the space at a line's end may measure more or less in a fallback font
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202c"
LATIN, ARABIC, CHINESE = "aimWÉßfi.,-1(7%)/“’", "بيتلاكم،؟٣1(-)", "北约阿根廷，。（）「」、年"
OTHERS = "ЖщΩé\u00a0北ل"
# Grapheme clusters of more than one code point, each of one font.
CLUSTERS = ["e\u0301", "o\u0302\u0323", "\u0643\u0651\u064e", "\u0628\u0650", "A\u030a", "и\u0306", "n\u0303\u0301"]

ALIGNMENTS = st.sampled_from(["start", "end", "center", "justify"])
WORDS = st.text(
    st.sampled_from([*LATIN, *ARABIC, *CHINESE, *OTHERS, *CONTROLS, *"\u0301\u064b"]), min_size=1, max_size=12
)
TEXTS = st.lists(WORDS | st.just("\u2028"), min_size=1, max_size=12).map(" ".join)
TAGS = st.sampled_from(["en", "ar", "zh"])


def narrowest(text, tag):
    """The width of the widest cluster of a text, each set alone."""
    of_language = chain(tag)
    clusters = [text[start:end] for start, end, _ in of_language.clusters(text)]
    return max(of_language.word(cluster, rtl).width for cluster in clusters for rtl in (False, True)) * SIZE / 1000


def folded(text):
    """A text as lines may show it: spaces at their ends do not count."""
    return re.sub(" *\n *| {2,}", " ", text).strip(" ")


@given(TEXTS, TAGS, st.floats(1, 40), ALIGNMENTS)
def test_no_line_is_wider_than_the_measure(text, tag, times, align):
    width = narrowest(text, tag) * times + EPSILON
    for line in set_text(text, width, tag, align=align):
        left, right = ink(line)
        assert left >= -FONT_OF_A_SPACE
        assert right <= width + FONT_OF_A_SPACE
        assert line.width <= width + FONT_OF_A_SPACE


@given(TEXTS, TAGS, st.floats(1, 40), ALIGNMENTS)
@example("a\u200eaaaaaaaa", "en", 1, "start")
@example("ا1\u200fبببببب", "ar", 1, "start")
def test_what_comes_in_comes_out_in_logical_order(text, tag, times, align):
    """Also when lines end inside words; a line's end stands for the spaces there, and for nothing else."""
    width = narrowest(text, tag) * times + EPSILON
    out = plain("".join(logical(line) for line in set_text(text, width, tag, align=align)))
    assert out.replace(" ", "") == plain(text).replace(" ", "")


@given(TEXTS, TAGS, st.floats(1, 40))
@example("i\u202a\u03011", "en", 1)
@example("\u200f\u0301", "en", 1)
@example("a\u200f\u0301", "ar", 1)
def test_words_stay_apart(text, tag, times):
    """A line that ends at a space says so: who joins the lines again reads the words."""
    text = text.replace("\u2028", "x")
    lines = [plain(logical(line)) for line in set_text(text, narrowest(text, tag) * times + EPSILON, tag)]
    assert folded(unicodedata.normalize("NFC", "".join(lines))) == folded(plain(text))


@given(TEXTS, TAGS)
def test_a_line_ends_where_it_is_told_to(text, tag):
    lines = set_text(text, 10_000, tag)
    assert len(lines) == len([part for part in re.split("(?<=\u2028)", text) if part])


def test_no_text_has_no_lines():
    assert set_text("") == []
    assert set_text([]) == []


@pytest.mark.parametrize("text", ["a", "北", "ب", "a\u0301"])
def test_what_is_wider_than_the_measure_still_gets_its_line(text):
    assert [plain(logical(line)) for line in set_text(text * 3, 0.5)] == [plain(text)] * 3


def test_lines_are_filled():
    text = "Partners train together, share information and plan for emergencies, and each remains free to decline. " * 5
    lines = set_text(text, 200)
    words = [logical(line).split(" ")[0] for line in lines]
    for line, following in zip(lines, words[1:], strict=False):
        room = 200 - line.width - chain().word(" ", False).width * SIZE / 1000
        assert chain().word(following, False).width * SIZE / 1000 > room


def first_fit(text, width, tag="en", **measure):
    """The lines as full as they can be."""
    with patch.object(whole_words, "_RUNT", -inf):
        return set_text(text, width, tag, **measure)


def room_for(text, tag):
    """The width in which a text just fits."""
    return set_text(text, 10_000, tag)[0].width + 1


def texts(lines):
    return [plain(logical(line)).strip() for line in lines]


@pytest.mark.parametrize(
    ("tag", "above", "given", "runt"),
    [
        ("zh", "北约伙伴阿根廷北约伙伴阿根廷北约伙伴阿根", "廷", "北。"),
        ("ja", "訓練と情報の共有に参加する用意が", "あ", "る。"),
        ("th", "การฝึกร่วม และการแลกเปลี่ยนข้อมูล ของพันธมิตร ที่กล่าวถึง ใน", "เอกสาร", "นี้"),
        ("hi", "गठबंधन साझेदारों के साथ आपदा की तैयारी कर ", "सकता ", "है।"),
        ("en", "Partners train together and remain free to ", "decline ", "it."),
        ("en", "Partners train together and remain free to choose ", "when ", "to."),
        ("ar", "يتدرب الشركاء معا ويتبادلون المعلومات وقد بقي لكل ", "منهم ", "لا."),
    ],
)
def test_no_paragraph_ends_with_a_scrap(tag, above, given, runt):
    width = room_for(above + given, tag)
    assert texts(first_fit(above + given + runt, width, tag)) == [(above + given).strip(), runt]
    lines = set_text(above + given + runt, width, tag)
    assert texts(lines) == [above.strip(), given + runt]
    if tag not in ("hi", "en"):  # justified
        assert ink(lines[0]) == pytest.approx((0, width), abs=EPSILON)


def test_a_forced_line_end_has_no_scrap_before_it():
    text = "Partners train together and remain free to decline it."
    width = room_for(text.removesuffix(" it."), "en")
    last = "Partners train together and remain free to", "decline it."
    assert texts(set_text(f"{text}\u2028{text}", width)) == [*last, *last]


def test_the_marks_of_sources_count_as_wide_as_they_are():
    text = "Partners train together and remain free to decline it."
    marks = [span(f"\u2060\u202f{number}", size=6, rise=3) for number in range(1, 6)]
    width = room_for(text.removesuffix(" it."), "en")
    found = [texts(set_text([span(text), *marks[:count]], width))[-1].split()[0] for count in (1, 5)]
    assert found == ["decline", "it."]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Partners and telecommunication it."),  # the line above would be too short
        ("en", "Organisers do men."),  # the measure is narrow
        ("zh", "北约伙伴阿根廷北约。"),  # the line above would be too loose
    ],
)
def test_a_scrap_stays_where_the_line_above_has_nothing_to_give(tag, text):
    width = room_for(text[:-2] if tag == "zh" else text.rsplit(" ", 1)[0], tag)
    lines = set_text(text, width, tag)
    assert len(lines) == 2
    assert texts(lines) == texts(first_fit(text, width, tag))


@given(
    st.lists(WORDS | st.sampled_from(["\u2028", "，北约。", "  "]), min_size=3, max_size=40).map(" ".join),
    TAGS,
    st.floats(80, 350),
    ALIGNMENTS,
)
@example("a bb ccc d                 e", "en", 80, "start")
def test_lines_are_as_many_as_if_they_were_filled(text, tag, width, align):
    """What the last line takes from the one above changes nothing else."""
    full, lines = first_fit(text, width, tag, align=align), set_text(text, width, tag, align=align)
    assert len(lines) == len(full)
    assert plain("".join(map(logical, lines))) == plain("".join(map(logical, full)))
    assert all(line.width <= max(width, other.width) + EPSILON for line, other in zip(lines, full, strict=True))
    assert lines[-1].width >= full[-1].width - FONT_OF_A_SPACE


CHINESE_TEXT = (
    "合作伙伴可以参加训练（包括网络防御），交流经验；但没有参加集体行动的义务。各方说法不一：“正式伙伴”还是“全球伙伴”？"
    * 4
)
MIXED_TEXT = "截至2024年，US$4000万融资用于24架F-16飞机（共40页文件），据NATO官员说，Brussels尚未表态。" * 4


@pytest.mark.parametrize(
    ("text", "width"),
    [(CHINESE_TEXT, 487), (MIXED_TEXT, 487), (CHINESE_TEXT + MIXED_TEXT, 505.28)],
)
def test_justified_lines_fill_the_measure(text, width):
    *lines, last = set_text(text, width, "zh", align="justify")
    for line in lines:
        left, right = ink(line)
        assert left == pytest.approx(0, abs=EPSILON)
        assert right == pytest.approx(width, abs=EPSILON)
    assert ink(last)[0] == pytest.approx(0, abs=EPSILON)


def test_the_last_line_and_what_ends_at_a_break_are_not_stretched():
    forced, last = set_text("北约\u2028北约", 200, "zh", align="justify")
    assert forced.width == last.width
    assert ink(forced)[1] == pytest.approx(2 * SIZE, abs=1)


def test_a_line_too_loose_stays_ragged():
    first, *_ = set_text("北 " + "W" * 17, 160, "zh", align="justify")
    assert ink(first)[1] < 20


@given(st.lists(st.text(st.sampled_from(ARABIC), min_size=1, max_size=9), min_size=1, max_size=30), st.floats(120, 400))
def test_lines_from_right_to_left_begin_at_the_right_edge(words, width):
    for line in set_text(" ".join(words), width, "ar", align="start"):
        assert ink(line)[1] == pytest.approx(width, abs=EPSILON)


@pytest.mark.parametrize(
    ("tag", "align", "left", "right"),
    [
        ("en", "start", 0, None),
        ("en", "end", None, 0),
        ("en", "center", None, None),
        ("ar", "start", None, 0),
        ("ar", "end", 0, None),
        ("ar", "center", None, None),
    ],
)
def test_alignment_leaves_the_spaces_at_the_line_end_out(tag, align, left, right):
    for line in set_text("بيت كبير " * 20 if tag == "ar" else "a word or two " * 20, 130, tag, align=align):
        start, end = ink(line)
        assert left is None or start == pytest.approx(0, abs=EPSILON)
        assert right is None or end == pytest.approx(130, abs=EPSILON)
        if align == "center":
            assert start == pytest.approx(130 - end, abs=EPSILON)


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("ar", "شراء 24 طائرة", "ةرئاط 24 ءارش"),
        ("ar", "شراء 24 F-16 من", "نم F-16 24 ءارش"),
        ("ar", "طائرة F-16 من", "نم F-16 ةرئاط"),
        ("ar", "قرض (USD 40 million) هنا", "انه (USD 40 million) ضرق"),
        ("ar", "وثيقة S-1/2024 هنا", "انه S-1/2024 ةقيثو"),
        ("ar", "تاريخ 2024-12-05 هنا", "انه 05-12-2024 خيرات"),  # W2, W4: Arabic letters before turn the hyphens round
        ("ar", "عام 1998 (هنا)", "(انه) 1998 ماع"),
        ("ar", "NATO", "NATO"),
        ("ar", "نحو 1.5% هنا", "انه %1.5 وحن"),
        ("en", "the name الناتو is", "the name وتانلا is"),
        ("en", "in عام 1998 so", "in 1998 ماع so"),
        ("en", "a (الناتو) b", "a (وتانلا) b"),
        ("zh", "北约（الناتو）", "北约（وتانلا）"),
    ],
)
def test_mixed_directions_stand_in_visual_order(tag, text, expected):
    (line,) = set_text(text, 400, tag)
    assert visual(line) == expected


def test_mixed_directions_over_spans_stand_in_visual_order():
    """Styles do not part what belongs together."""
    parts = [
        span("شراء 2", "ar"),
        span("4", "ar", weight=700),
        span(" F", "ar"),
        span("-16 (", "ar", rise=3),
        span("x) من", "ar"),
    ]
    (line,) = set_text(parts, 400, "ar")
    (whole,) = set_text("شراء 24 F-16 (x) من", 400, "ar")
    assert visual(line) == visual(whole) == "نم F-16 (x) 24 ءارش"


def test_each_line_is_ordered_by_itself():
    (first,) = set_text("abc الف ", 300, "en")
    lines = set_text("abc الف با def", first.width + 1, "en")
    assert [visual(line).strip() for line in lines] == ["abc فلا", "اب def"]


def test_isolates_keep_directions_apart():
    (joined,), (isolated,) = (
        set_text(f"{first}ا 1{last} 2", 400, "en") for first, last in (("", ""), ("\u2067", "\u2069"))
    )
    assert (visual(joined), visual(isolated)) == ("2 1 ا", "1 ا 2")


@pytest.mark.parametrize("tag", ["en", "ar"])
@given(st.lists(st.sampled_from([*CLUSTERS, "b", "ш", "د"]), min_size=1, max_size=40), st.floats(0.1, 60))
def test_emergency_breaks_spare_grapheme_clusters(tag, clusters, width):
    text = "".join(clusters)
    inside = {0, *accumulate(len(plain(cluster)) for cluster in clusters)}
    ends = accumulate(len(plain(logical(line))) for line in set_text(text, width, tag))
    assert len(plain(text)) in inside
    assert inside.issuperset(ends)


def test_emergency_breaks_fill_lines():
    lines = set_text("m" * 500, 200)
    one = chain().word("m", False).width * SIZE / 1000
    assert {len(logical(line)) for line in lines[:-1]} == {int(200 / one)}


@pytest.mark.parametrize(
    ("text", "tag"), [("a", "en"), ("ab\u200ec", "en"), ("ا1-", "ar"), ("ببب", "ar"), ("W北", "zh"), ("e\u0301", "en")]
)
def test_the_work_for_a_word_without_end_grows_with_its_length(monkeypatch, text, tag):
    """What HarfBuzz is given, in characters, is what takes the time."""
    shape, given_to_shape = uharfbuzz.shape, []

    def counting(font, buffer, *rest):
        given_to_shape.append(len(buffer.glyph_infos))
        return shape(font, buffer, *rest)

    monkeypatch.setattr(uharfbuzz, "shape", counting)
    work = []
    for length in (4_000, 16_000):
        given_to_shape.clear()
        lines = set_text(text * (length // len(text)), 300.5, tag)
        assert len(plain("".join(map(logical, lines)))) == len(plain(text * (length // len(text))))
        work.append(sum(given_to_shape))
    assert work[1] <= 4.5 * work[0] + 100
    assert work[1] < 8 * 16_000


def test_a_soft_hyphen_is_seen_only_at_a_line_end():
    (line,) = set_text("co\u00adoperation", 300)
    assert visual(line).replace("\u00ad", "") == "cooperation"
    assert line.width == pytest.approx(chain().word("cooperation", False).width * SIZE / 1000, abs=0.5)
    first, second = set_text("co\u00adoperation", 53)
    assert visual(first).replace("\u00ad", "") == "co-"
    assert visual(second) == "operation"


@given(st.lists(st.text("aimW", min_size=1, max_size=6), min_size=2, max_size=12), st.integers(30, 200))
def test_a_line_with_its_soft_hyphen_stays_within_the_measure(syllables, width):
    text = "\u00ad".join(syllables)
    lines = set_text(text, width * 1.0)
    for line in lines:
        assert ink(line)[1] <= width + EPSILON
    assert re.sub("[-\u00ad]", "", "".join(map(logical, lines))) == "".join(syllables)


def test_words_are_hyphenated_where_their_language_allows():
    text = "internationale Zusammenarbeit " * 3
    assert "-" not in "".join(map(logical, set_text(text, 80, hyphenation=None)))
    lines = set_text(text, 100, hyphenation="de_DE", align="justify")
    assert any(logical(line).endswith("-") for line in lines)
    assert "".join(map(logical, lines)).replace("-", "").split() == text.split()


@given(st.integers(40, 300))
def test_hyphens_that_stand_in_the_text_stay(width):
    text = "a US-Dollar self-determination of non-NATO members, F-16, (S-1/2024) co-operation"
    out = [logical(line) for line in set_text(text, width * 1.0, hyphenation="en_GB")]
    assert all(ink(line)[1] <= width + EPSILON for line in set_text(text, width * 1.0, hyphenation="en_GB"))
    joined = "".join(out)
    assert joined.replace("-", "") == text.replace("-", "")
    assert joined.count("-") >= text.count("-")
    if width > 100:
        assert "US-Dollar" in joined


NOT_FIRST = "，。、；：？！）》」』】”’·…"
NOT_LAST = "（《「『【“‘"


@given(
    st.text(st.sampled_from("北约阿根廷伙伴" + "，。、；：？！）》」』】" + "（《「『【"), min_size=1, max_size=120),
    st.integers(45, 300),
)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(text, width):
    """Unless there is nothing else: a line of punctuation alone, longer than the measure, is cut."""
    if re.search(f"[{NOT_FIRST}{NOT_LAST}]{{4}}", text):
        return
    lines = [logical(line) for line in set_text(text, width * 1.0, "zh")]
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@pytest.mark.parametrize("width", range(60, 300, 7))
def test_chinese_text_keeps_kinsoku(width):
    lines = [logical(line) for line in set_text(CHINESE_TEXT + MIXED_TEXT, width * 1.0, "zh")]
    assert not [line for line in lines[1:] if line[0] in "，。、；：？！）》"]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]
    assert not [
        line for line in lines[1:] if re.match(r"[\d%]", line) and re.search(r"\d$", lines[lines.index(line) - 1])
    ]


def test_no_break_space_holds_a_number_and_its_unit():
    for width in range(60, 200, 5):
        lines = [logical(line) for line in set_text("in total 40\u00a0million for all", width * 1.0)]
        assert any("40\u00a0million" in line for line in lines), lines


def test_spans_keep_their_size_rise_and_owner():
    owner = object()
    (line,) = set_text([span("water"), span("\u00a01", size=6, rise=3, owner=owner), span(" is")], 300)
    found = [(run.span.size, run.span.rise, run.span.owner) for run in line.runs]
    assert found == [(SIZE, 0, None), (6, 3, owner), (SIZE, 0, None)]
    xs = [x for x, _, _ in glyphs(line)]
    assert xs == sorted(xs)
    assert logical(line) == "water\u00a01 is"


def test_two_spans_alike_are_still_two():
    """Two links side by side are two links."""
    first, second = span("1", owner="a"), span("2", owner="b")
    (line,) = set_text([first, second], 300)
    assert [run.span for run in line.runs] == [first, second]


def test_a_raised_mark_stays_with_its_word():
    for width in range(30, 120, 3):
        lines = set_text(
            [span("members of the alliance"), span("\u00a01", size=6, rise=3), span("\u00a02", size=6, rise=3)],
            width * 1.0,
        )
        assert not [line for line in lines if logical(line)[0] in "12\u00a0" and width > 60]


def test_a_character_that_no_font_has_stops_the_paragraph():
    with pytest.raises(MissingGlyphError, match=r"U\+10D0"):
        set_text("a long text with one \u10d0 in it")


def test_text_may_come_decomposed():
    """What a catalog's editor saved in NFD looks and measures as what another saved in NFC."""
    text = "négociação Москва é ё й"
    (composed,), (decomposed,) = (set_text(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert plain(logical(decomposed)) == logical(composed)
    assert decomposed.width == pytest.approx(composed.width, abs=0.5)


def test_what_was_set_before_changes_nothing():
    before = [(line.width, visual(line)) for line in set_text(MIXED_TEXT, 200, "zh")]
    set_text("شراء 24 F-16 " * 50, 33, "ar")
    assert [(line.width, visual(line)) for line in set_text(MIXED_TEXT, 200, "zh")] == before


ISOLATES = [f"{initiator}{inside}\u2069" for initiator in "\u2066\u2067" for inside in ("17", "ab", "אב", "א 2", "")]


@given(st.lists(st.sampled_from([*ISOLATES, "20", "א", "z", " א ", ". "]), min_size=1, max_size=9), st.booleans())
@example(["א 20", "\u206717\u2069"], True)
@example(["\u2066ab\u2069", "\u2066z\u2069"], True)
@example(["\u206717\u2069", "20"], True)
def test_isolates_stand_in_the_order_of_the_algorithm(parts, rtl):
    """Each is a span of its own, as inline elements are, and what opens and closes it is not drawn."""
    text = "".join(parts)
    lines = set_text([span(part, "he") for part in parts], 2000.0, "he", rtl=rtl, align="start")
    levels = bidi.line_levels(text, bidi.levels(text, int(rtl)), 0, len(text), int(rtl))
    expected = "".join(text[index] for index in bidi.visual_order(levels))
    assert [plain(visual(line)).strip() for line in lines] == [plain(expected).strip()] * len(lines)


def test_gaps_are_between_words_whatever_draws_them():
    """A word of two scripts in one font has two pieces, one of nothing but what is not seen has none."""
    word = "شریک درخواست گزارش می‌خواهم "
    spans = [span(word * 2, "fa"), span("\u2066报道TNFα项目\u2069", "zh"), span(f" {word * 6}", "fa")]
    for width in (240.0, 320.0, 400.0):
        runs = [run for line in set_text(spans, width, "fa", align="justify") for run in line.runs]
        (run,) = (run for run in runs if any(glyph.text == "α" for piece in run.pieces for glyph in piece.glyphs))
        shown = ["".join(glyph.text for glyph in piece.glyphs) for piece in run.pieces]
        assert shown == ["报", "道", "TNF", "α", "项", "目"]
        assert [gap > 0.0 for gap in run.stretch or ()] == [True, True, False, False, True, False]
