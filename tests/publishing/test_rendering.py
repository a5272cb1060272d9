"""What a reader of the page sees."""

import gettext

import pytest

from polybrief.errors import InputError
from polybrief.languages import LANGUAGES
from polybrief.model.edition import Origin

METHOD = "drafted by a language model; not reviewed by a person"


def test_the_page_has_every_part_in_order(make_edition, read):
    page = read(make_edition())
    assert [page.words(heading) for heading in page.find("//h:h2")] == [
        "Summary",
        "Key figures",
        "Key points",
        "Background",
        "Positions",
        "Where the sources disagree",
        "Timeline",
        "Quotations",
        "Implications",
        "What the sources do not say",
        "How well the statements are supported",
        "Sources",
    ]
    assert page.words("//h:h1") == "Ardal renews its wells"
    assert page.words("//h:head/h:title") == "Ardal renews its wells"
    assert (
        page.words("//h:p[@class='meta']")
        == "2024-12-05 · Information as of 2024 (uncertain) · Water & Land · desk@example.org"
    )


def test_every_item_can_be_linked_to_and_every_link_has_a_target(make_edition, read):
    edition = make_edition()
    page = read(edition)
    there = {element.get("id") for element in page.find("//*[@id]")}
    assert {item.id for _, item in edition.brief.items()} < there
    links = [link.get("href") for link in page.find("//h:a")]
    assert {link[1:] for link in links if link.startswith("#")} <= there
    assert len(there) == len(page.find("//*[@id]"))


def test_a_mark_stands_right_behind_the_text_one_a_source_in_the_order_of_the_sources(make_edition, read):
    page = read(make_edition())
    label = page.item("K1")[0]
    assert label.tail == " The council has voted for renewal."
    marks = label.getnext()
    assert (marks.get("class"), page.words(marks)) == ("marks", "1 3")
    assert [(mark.get("href"), mark.get("title")) for mark in marks] == [
        ("#source.1", "Ardal Herald, characters 20–30; 40–50"),
        ("#source.3", "Ivo Berg, characters 1–9"),
    ]


def test_what_has_no_evidence_says_what_it_rests_on(make_edition, read):
    page = read(make_edition())
    assert page.words(page.item("I1")).endswith("(inference from K2 & X1)")
    assert [link.get("href") for link in page.item("I1").iter("{*}a")] == ["#K2", "#X1"]
    assert page.words(page.item("I2")).endswith("(see X1)")
    assert "(see \u2060X1)" in "".join(page.item("I2").itertext())  # no line ends between them
    assert page.words(page.item("P1")) == "P1 Farmers: No word of theirs is reported. (not found in 1 3)"


def test_values_are_those_of_the_edition(make_edition, read):
    page = read(make_edition())
    assert page.words(page.item("S1")).startswith("Ardal will renew 24 wells for €40 million.")
    assert page.words(page.item("F1")) == "24F1 wells to be renewed1"


def test_the_timeline_is_in_order_and_says_what_is_doubtful(make_edition, read):
    page = read(make_edition())
    assert [page.words(date) for date in page.find("//h:p[@class='date']")] == [
        "T3 1998",
        "T2 2023-05 (uncertain)",
        "T1 a Thursday",
        "T4 undated",
    ]
    assert page.one("//h:section[@class='timeline']//s:svg").get("aria-label") == (
        "Timeline: 1998: A first survey is made; 2023-05 (uncertain): The plan is drawn up; "
        "a Thursday: The vote is held; undated: Work begins"
    )


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1998~", "1998~ (uncertain)"),
        ("1998%", "1998~ (uncertain)"),
        ("1998?/2001", "1998?/2001"),
        ("1998~/2001", "1998~/2001 (uncertain)"),
    ],
)
def test_what_is_approximate_stays_so_and_what_is_doubtful_says_so(make_edition, read, date, said):
    event = {"id": "T1", "date": date, "doubtful": True, "text": "A survey.", "evidence": ["herald#char=1,2"]}
    assert read(make_edition(sections={"timeline": [event]})).words("//h:p[@class='date']") == f"T1 {said}"


def test_a_date_that_says_its_own_doubt_is_not_called_uncertain_twice(make_edition, read):
    event = {"id": "T1", "date": "1998?", "doubtful": True, "text": "A survey.", "evidence": ["herald#char=1,2"]}
    page = read(make_edition(sections={"timeline": [event]}))
    assert page.words("//h:p[@class='date']") == "T1 1998 (uncertain)"


def test_a_quote_stands_in_its_own_language_with_our_wording_beside_it(make_edition, read):
    page = read(make_edition())
    quote = page.one("//h:blockquote")
    assert (quote.get("lang"), quote.get("dir"), page.words(quote)) == ("es", "ltr", "«El agua no espera»")
    assert page.words("//h:p[@class='rendering']") == "In our words: Water cannot be put off."
    assert page.words("//h:p[@class='speaker']") == "Q1 Marta Gil · her report2"


def test_a_quote_in_the_language_of_the_page_needs_no_other_wording(make_edition, read):
    page = read(make_edition("es"))
    assert page.one("//h:blockquote").get("lang") is None
    assert not page.find("//h:p[@class='rendering']")


def test_a_language_that_polybrief_has_no_editions_in_keeps_its_direction(make_edition, read):
    quote = {
        "id": "Q1",
        "speaker": "A speaker",
        "verbatim": "آب",
        "language": "fa-IR",
        "rendering": {"id": "Q1r", "text": "Water."},
        "evidence": ["herald#char=1,2"],
    }
    page = read(make_edition(sections={"quotes": [quote]}))
    assert (page.one("//h:blockquote").get("lang"), page.one("//h:blockquote").get("dir")) == ("fa-IR", "rtl")
    unheard_of = read(make_edition(sections={"quotes": [{**quote, "language": "qqx"}]}))
    assert unheard_of.one("//h:blockquote").get("dir") == "ltr"


def test_every_reading_of_a_disagreement_names_its_source(make_edition, read):
    page = read(make_edition())
    assert [page.words(cell) for cell in page.item("X1")] == [
        "X1 Who pays",
        "Ardal Herald: The town pays.1",
        "Oficina del Agua: Farmers pay a third.2Ivo Berg: Nobody has decided.3",
        "The report is the later of the three.",
    ]


def test_a_source_tells_what_is_known_of_it(make_edition, read):
    page = read(make_edition())
    assert page.words(page.item("source.1")[0]) == "1 Ardal Herald · 2024 (uncertain), from the rights notice · <en>"
    assert page.words(page.item("source.2")[0]) == (
        "2 «Pozos del valle» · Marta Gil · Oficina del Agua · 2024-03, from the file’s metadata · <es>"
    )
    assert page.words(page.item("source.3")) == (
        "3 Ivo Berg · undated · <en> No notice found; treated as all rights reserved"
    )
    assert page.one("//h:cite").get("lang") == "es"
    assert page.one("//h:cite/..").get("href") == "https://example.org/pozos?a=1&b=2"
    assert page.words(page.item("source.2")[1]) == "Licence: CC BY 4.0 · Rights holder: Oficina del Agua"


def test_a_rights_notice_is_printed_to_the_letter_in_its_own_language(make_edition, read):
    notice = read(make_edition("ar")).one("//h:span[@class='notice']")
    assert notice.text == "© 2024  Ardal Herald. <All> rights reserved."
    assert (notice.get("lang"), notice.get("dir")) == ("en", "ltr")


def test_only_addresses_of_the_web_become_links(make_edition, read):
    source = {
        "title": "Notes",
        "url": "javascript:alert(1)",
        "language": "en",
        "sha256": "a" * 64,
        "rights": {"status": "public-domain"},
    }
    unit = {"id": "K1", "text": "A text.", "evidence": ["notes#char=1,2"]}
    empty = {"summary": [], "key_points": [unit], "background": [], "positions": [], "timeline": [], "figures": []}
    sections = {**empty, "implications": [], "quotes": [], "disagreements": [], "unknowns": []}
    page = read(make_edition(sections=sections, brief={"sources": {"notes": source}}))
    assert [link.get("href") for link in page.find("//h:a")] == ["#source.1"]
    assert [page.words(heading) for heading in page.find("//h:h2")] == [
        "Key points",
        "How well the statements are supported",
        "Sources",
    ]
    assert not page.find("//h:div[@class='columns']")


def test_the_original_says_that_it_is_one(make_edition, read):
    assert read(make_edition()).words("//h:footer") == (
        "Original edition, in <en>. The attached file ardal-wells.en.json gives every statement’s place in its source."
    )


@pytest.mark.parametrize("template", ["policy-brief", "handout", "aide-memoire"])
def test_a_translation_that_nobody_reviewed_says_so_whatever_its_method(make_edition, read, template):
    said = "No person has reviewed this translation."
    assert said in read(make_edition("es", method="translated"), template=template).words("//h:body")
    assert said not in read(make_edition(), template=template).words("//h:body")


def test_a_translation_says_how_it_was_made_and_what_share_a_person_reviewed(make_edition, read):
    origins = dict.fromkeys(("title", "key_points.K1", "summary.S1"), Origin.REVIEWED)
    edition = make_edition("es", origins=origins, method=METHOD)
    page = read(edition)
    assert page.words("//h:footer").startswith(
        f"Translated from: <en>. Method: {METHOD}. Texts reviewed by a person: {3 / len(edition.texts):.0%}."
    )
    assert "Method not recorded." in read(make_edition("es")).words("//h:footer")


@pytest.mark.parametrize(
    ("origin", "shown", "warning"),
    [
        (
            Origin.UNTRANSLATED,
            "K1 The council has voted for renewal. [not translated]1 3",
            "Some texts have no translation yet; each is marked.",
        ),
        (
            Origin.MACHINE,
            "K1 The council has voted for renewal.*1 3",
            "Texts marked * are machine translations that no person has reviewed.",
        ),
    ],
)
def test_a_text_that_nobody_accepted_is_marked_and_the_page_says_so(make_edition, read, origin, shown, warning):
    page = read(make_edition("ar", origins={"key_points.K1": origin}))
    assert page.words(page.item("K1")) == shown
    assert page.words("//h:p[@class='warning']") == warning
    assert len(page.find(f"//h:span[@class='{origin}']")) == 1


def test_an_untranslated_text_is_tagged_with_its_language(make_edition, read):
    text = read(make_edition("ar", origins={"title": Origin.UNTRANSLATED})).one("//h:h1/h:span[@class='untranslated']")
    assert (text.get("lang"), text.get("dir")) == ("en", "ltr")


def test_an_unchecked_brief_says_so(make_edition, read):
    assert not read(make_edition()).find("//h:p[@class='warning']")
    assert "neither the evidence nor the rights" in read(make_edition(unchecked=True)).words("//h:p[@class='warning']")


def test_draft_and_handling_are_on_every_page(make_edition, read):
    page = read(make_edition())
    assert page.words("//h:div[@class='running header']") == "Ardal renews its wellsPolicy brief · DraftTLP:CLEAR"
    assert page.words("//h:div[@class='running footer']") == "ardal-wells · EnglishPage of TLP:CLEAR"
    assert page.words("//h:p[@class='kicker']") == "Policy brief · Draft"
    final = read(make_edition(brief={"status": "final", "handling": None, "originator": None}))
    assert final.words("//h:p[@class='kicker']") == "Policy brief"
    assert final.words("//h:div[@class='running header']") == "Ardal renews its wellsPolicy brief"
    assert final.page.author == ""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_page_is_in_the_language_and_direction_of_the_edition(make_edition, read, tag):
    root = read(make_edition(tag)).root
    assert (root.get("lang"), root.get("dir")) == (tag, LANGUAGES[tag].direction)


def test_the_same_edition_makes_the_same_page(make_edition, read):
    assert read(make_edition()).page == read(make_edition()).page


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"unknowns": [{"id": "U1", "text": "?", "evidence": ["post#char=1,2"]}]}, "'post'"),
        ({"unknowns": [{"id": "U1", "text": "?", "kind": "inference", "rests_on": ["Z9"]}]}, "'Z9'"),
        ({"figures": [{"id": "F1", "text": "?", "value": "price"}]}, "'price'"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_by_name(make_edition, read, sections, said):
    with pytest.raises(InputError, match=said):
        read(make_edition(sections=sections))


class Shouting(gettext.NullTranslations):
    """A catalog with markup in its messages."""

    def gettext(self, message: str) -> str:
        return f"<i>{message} & more</i>"


def test_markup_in_a_catalog_is_shown_as_it_stands(make_edition, read):
    page = read(make_edition(), Shouting())
    assert page.words("//h:section[@class='sources']/h:h2") == "<i>Sources & more</i>"
    assert len(page.find("//h:span[@class='page-number']")) == 1


@pytest.mark.parametrize(
    ("background", "positions", "expected"),
    [(4, 4, "columns"), (4, 9, "columns one-two"), (9, 4, "columns two-one"), (1, 30, "passage sections")],
)
def test_of_sections_side_by_side_the_longer_one_is_wider(make_edition, read, background, positions, expected):
    """In columns of one width, one would stay half empty; sections that flow leave items without their heading."""
    sentence = "They ask for wells. "
    sections = {
        "background": [{"id": "B1", "text": sentence * background}],
        "positions": [{"id": "P1", "actor": "They", "text": sentence * positions}],
    }
    (both,) = read(make_edition(sections=sections)).find("//h:div[h:section[@class='positions']]")
    assert both.get("class") == expected
    assert [each.get("class") for each in both] == ["background", "positions"]
