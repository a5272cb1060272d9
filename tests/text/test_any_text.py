"""Any text in any language at any width: all of it comes out, and nothing hangs over."""

import re
import unicodedata
from contextlib import suppress
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from set_text import SIZE, chain, ink, logical, plain, set_text

from polybrief.errors import MissingGlyphError
from polybrief.languages import LANGUAGES
from polybrief.text.fonts import FAMILIES, REGULAR, load


@cache
def letters(family):
    """The characters of a family's font, in order."""
    return sorted(map(chr, load(family, REGULAR, False, 92.0).covered))


EPSILON, FONT_OF_A_SPACE = 0.02, 1.0
CONTROLS = " \u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
# All that some font has, each family's characters as likely as another's.
LETTERS = (
    st.sampled_from(sorted(FAMILIES))
    .flatmap(lambda family: st.sampled_from(letters(family)))
    .filter(
        # A soft hyphen is seen where a line ends with it; controls are white space, which XHTML folds.
        lambda letter: letter != "\u00ad" and unicodedata.category(letter) != "Cc"
    )
)
TEXTS = st.lists(LETTERS | st.sampled_from(CONTROLS), min_size=1, max_size=30).map("".join)
TAGS = st.sampled_from(sorted(LANGUAGES))
ALIGNMENTS = st.sampled_from(["start", "end", "center", "justify"])


def narrowest(text, tag):
    """The width of the widest cluster of a text, each set alone."""
    fonts = chain(tag)
    clusters = [text[start:end] for rtl in (False, True) for start, end, _ in fonts.clusters(text, rtl)]
    return max(fonts.word(cluster, rtl).width for cluster in clusters for rtl in (False, True)) * SIZE / 1000


@settings(max_examples=300)
@given(TEXTS, TAGS, st.floats(1, 30), ALIGNMENTS)
@example("กำแพง ๆ ฯลฯ", "th", 3, "justify")
@example("ক্ত র‍্য ৰ্", "bn", 2, "start")
@example(" \u2067!\u2066\u2066\u200e<", "az", 2, "start")
@example("「」。」（、", "ja", 2, "justify")
@example("\u845b\U000e0100城 ©\ufe0e", "ja", 2, "start")
def test_all_of_it_comes_out_within_the_measure(text, tag, times, align):
    width = narrowest(text, tag) * times + EPSILON
    lines = set_text(text, width, tag, align=align)
    out = plain("".join(map(logical, lines)))
    assert re.sub(r"\s", "", out) == re.sub(r"\s", "", plain(text))
    for line in lines:
        left, right = ink(line)
        assert left >= -FONT_OF_A_SPACE
        assert right <= width + FONT_OF_A_SPACE


@given(st.text(max_size=30), TAGS)
def test_what_no_font_has_is_said_and_nothing_else_goes_wrong(text, tag):
    with suppress(MissingGlyphError):
        lines = set_text(text, 60.0, tag)
        assert re.sub(r"\s", "", plain("".join(map(logical, lines)))) == re.sub(r"\s", "", plain(text))
