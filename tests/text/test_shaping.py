"""Text → glyphs: the right font for each character, and each glyph knows what it stands for."""

from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from set_text import chain, plain

from polybrief.errors import MissingGlyphError
from polybrief.languages import LANGUAGES

_RANGES = [(0x20, 0x7F), (0xA1, 0x180), (0x300, 0x370), (0x391, 0x3CA), (0x400, 0x460), (0x610, 0x61B), (0x621, 0x670)]
_RANGES += [(0x2010, 0x2040), (0x3001, 0x3030), (0x3041, 0x3097), (0x4E00, 0x4E80), (0xFF01, 0xFF5F)]
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069"
COVERED = [
    character
    for first, last in _RANGES
    for character in map(chr, range(first, last))
    if any(chain().font(number).covers(character) for number in range(3))
]


def fonts_of(text, tag="en", rtl=False):
    """The name of the file that draws each part of a text, from left to right."""
    drawn = [
        (piece.font.name.partition("-")[0], glyph.text)
        for piece in chain(tag).word(text, rtl).pieces
        for glyph in piece.glyphs
    ]
    return [(name, "".join(text for _, text in group)) for name, group in groupby(drawn, key=itemgetter(0))]


def read(word, rtl):
    texts = [glyph.text for piece in word.pieces for glyph in piece.glyphs]
    return "".join(reversed(texts) if rtl else texts)


@given(st.text(st.sampled_from([*COVERED, *CONTROLS]), max_size=40), st.booleans(), st.sampled_from(["en", "ar", "zh"]))
def test_glyphs_stand_for_the_text_in_its_order(text, rtl, tag):
    assert plain(read(chain(tag).word(text, rtl), rtl)) == plain(text)


@given(st.text(st.sampled_from([*COVERED, *CONTROLS]), max_size=40), st.booleans())
def test_no_glyph_is_missing_and_widths_add_up(text, rtl):
    word = chain().word(text, rtl)
    assert all(glyph.id for piece in word.pieces for glyph in piece.glyphs)
    assert word.width == pytest.approx(sum(glyph.advance for piece in word.pieces for glyph in piece.glyphs))
    assert 0 <= word.trailing <= word.width + 0.001


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "NATO", [("NotoSans", "NATO")]),
        ("en", "НАТО", [("NotoSans", "НАТО")]),
        ("en", "北约", [("NotoSansSC", "北约")]),
        ("zh", "北约NATO", [("NotoSansSC", "北约NATO")]),
        ("ar", "北", [("NotoSansSC", "北")]),
        ("en", "a北b", [("NotoSans", "a"), ("NotoSansSC", "北"), ("NotoSans", "b")]),
    ],
)
def test_the_first_font_of_the_chain_that_has_it_draws_a_character(tag, text, expected):
    assert fonts_of(text, tag) == expected


def test_fallback_from_right_to_left():
    assert fonts_of("الناتو", "en", rtl=True) == [("Amiri", "الناتو"[::-1])]


@pytest.mark.parametrize(
    "text", ["o\u0301", "и\u0306", "x\u0323\u0302", "\u0643\u0651\u064e", "中\u0301a", "a\u0301中"]
)
@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_marks_are_drawn_by_the_font_of_their_base(text, tag):
    """Where one font of the chain has base and mark; a mark of another font stands beside its base, not on it."""
    of_language = chain(tag)
    for piece in of_language.word(text, "\u0643" in text).pieces:
        whole = "".join(glyph.text for glyph in piece.glyphs)
        assert not all("\u0300" <= character <= "\u036f" for character in whole), f"{piece.font.name} has only the mark"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u200d", "\u200c"])
def test_spaces_and_joiners_stay_with_the_font_before_them(space):
    assert [name for name, _ in fonts_of(f"北{space}北")] == ["NotoSansSC"]


@pytest.mark.parametrize(
    ("character", "name"),
    [("\u10d0", "U+10D0 (GEORGIAN LETTER AN)"), ("\U0001f54a", "U+1F54A (DOVE OF PEACE)"), ("\ue000", "U+E000")],
)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_character_no_font_has_is_named(character, name, tag):
    with pytest.raises(MissingGlyphError) as problem:
        chain(tag).word(f"a{character}b", False)
    assert name in str(problem.value)
    assert problem.value.exit_code == 6


def test_arabic_letters_join():
    alone = {glyph.id for letter in "نات" for piece in chain("ar").word(letter, True).pieces for glyph in piece.glyphs}
    joined = [glyph.id for piece in chain("ar").word("نات", True).pieces for glyph in piece.glyphs]
    assert alone.isdisjoint(joined[1:2])
    assert len(joined) == 3


def test_brackets_are_mirrored_from_right_to_left():
    """UAX #9, L4: the glyph is the other one, the text is not."""
    (opening,) = chain().word("(", False).pieces[0].glyphs
    (mirrored,) = chain().word(")", True).pieces[0].glyphs
    assert (mirrored.id, mirrored.text) == (opening.id, ")")


def test_a_ligature_stands_for_all_its_letters():
    glyphs = [glyph for piece in chain("ar").word("لا", True).pieces for glyph in piece.glyphs]
    assert "".join(glyph.text for glyph in reversed(glyphs)) == "لا"


@pytest.mark.parametrize("control", CONTROLS)
def test_controls_draw_nothing(control):
    plain_word, word = chain().word("ab", False), chain().word(f"{control}a{control}b{control}", False)
    assert word.width == plain_word.width
    assert read(word, False).replace(control, "") == "ab"


def test_bold_is_wider_and_the_theme_narrower_than_the_regular_width():
    widths = [
        chain(weight=weight, width=width).word("Argentina", False).width
        for weight, width in [(400, 92), (400, 100), (700, 100)]
    ]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


@pytest.mark.parametrize(
    ("text", "spaces"), [("a", 0), ("a ", 1), ("a  ", 2), (" ", 1), (" a", 0), ("北 ", 1), ("a\u00a0", 0)]
)
def test_spaces_that_end_a_word_are_measured(text, spaces):
    assert chain().word(text, False).trailing == pytest.approx(spaces * chain().word(" ", False).width, rel=0.5)


def test_what_was_shaped_before_changes_nothing():
    """Also beyond the words that are kept."""
    of_language = chain("pt")
    before = of_language.word("atenção", False)
    for number in range(21_000):
        of_language.word(f"{number:x}", False)
    after = of_language.word("atenção", False)
    assert [piece.glyphs for piece in after.pieces] == [piece.glyphs for piece in before.pieces]
