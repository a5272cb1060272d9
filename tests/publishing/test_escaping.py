"""What comes in as text is shown as text, whoever wrote it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from polybrief.errors import InputError

NOT_XML = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NOT_XML), min_size=1)


@given(TEXTS)
@example("<b>bold</b> & <img src=x onerror='alert(1)'> \"quoted\"")
@example("{% for x in y %}{{ 7 * 7 }}{# a comment #}{% endfor %}")
@example("%(who)s 100 % %s ]]> <!-- --> &amp; &#0;")
@example("\u202eright\u202c \u2066to\u2069 left\u200f\u200e\u200d\u00ad")
@example("\u00a0")
@example("\r\n\t  two\r lines\u2028\u0085  ")
def test_text_in_is_text_out(make_edition, read, text):
    edition = make_edition(
        texts=dict.fromkeys(("title", "key_points.K1", "positions.P1.actor", "timeline.T1", "timeline.T1.when"), text),
        brief={"originator": {"name": text}},
    )
    shown = edition.texts["title"].text
    page = read(edition)
    assert page.one("//h:head/h:title").text == shown
    assert page.one("//h:h1").text == shown
    assert page.item("K1")[0].tail == " " + shown
    assert page.one("//h:strong[@class='actor']").text == shown + ":"
    assert page.item("T1")[0][0].tail == " " + shown
    assert page.item("T1")[1].text == shown
    assert f" · {text}" in "".join(page.one("//h:p[@class='meta']").itertext())
    spoken = shown.rstrip(".。।۔")
    assert re.sub(r"[\t\n\r]", " ", spoken) in re.sub(
        r"[\t\n\r]", " ", page.one("//h:section[@class='timeline']//s:svg").get("aria-label")
    )


@given(TEXTS)
def test_the_words_of_a_quote_and_of_a_notice_stay_as_they_are(make_edition, read, text):
    notes = {"author": text, "language": "en", "sha256": "c" * 64, "rights": {"status": "unknown", "notice": text}}
    quote = {
        "id": "Q1",
        "speaker": "A speaker",
        "verbatim": text,
        "language": "en",
        "rendering": {"id": "Q1r", "text": "Something."},
        "evidence": ["notes#char=1,2"],
    }
    unit = {"id": "K1", "text": "A text.", "evidence": ["notes#char=1,2"]}
    page = read(
        make_edition(brief={"sources": {"notes": notes}, "sections": {"key_points": [unit], "quotes": [quote]}})
    )
    assert page.one("//h:span[@class='notice']").text == text
    assert page.one("//h:blockquote/h:p").text == f"“{text}”"
    mark = page.item("K1").find(".//{*}a")
    assert re.sub(r"[\t\n\r]", " ", text) in re.sub(r"[\t\n\r]", " ", mark.get("title"))


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_that_no_document_can_hold_is_refused_with_its_place(make_edition, read, character):
    with pytest.raises(InputError, match=rf"key_points\.K1.*U\+{ord(character):04X}"):
        read(make_edition(texts={"key_points.K1": f"before{character}after"}))
