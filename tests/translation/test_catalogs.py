"""Content catalogs: read with care, brought up to date without losing a translation."""

from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.errors import InputError
from polybrief.languages import language
from polybrief.model.characters import unfit_characters
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.marks import digest
from polybrief.translation.updating import update_catalog

ES = language("es")
TITLE = 'msgctxt "title"\nmsgid "The dam"\nmsgstr "La presa"\n'
K1 = 'msgctxt "key_points.K1"\nmsgid "It cost {cost}."\nmsgstr "Costó {cost}."\n'


def test_what_a_catalog_says(write_catalog: Any) -> None:
    path = write_catalog(
        TITLE,
        f"# reviewed-by: Ana María Ríos 2026-02-01\n#, python-brace-format\n{K1}",
        f"# engine: argos en_es 1.9\n# source: {digest('It rains.')}\n# text: {digest('Llueve.')}\n"
        '#, fuzzy\nmsgctxt "key_points.K2"\nmsgid "It rains."\nmsgstr "Llueve."\n',
        '# engine: argos\n#, fuzzy\n#| msgid "It snows."\nmsgctxt "key_points.K3"\nmsgid "Ice."\nmsgstr "Nieva."\n',
        '#~ msgctxt "key_points.K9"\n#~ msgid "Gone."\n#~ msgstr "Ido."\n',
    )
    catalog = read_catalog(path)
    assert (catalog.language, catalog.method) == ("es", "translated for this test")
    assert str(catalog.revised) == "2026-03-01"
    title, point, machine, stale = catalog.entries.values()
    assert (title.msgstr, title.usable, title.reviewed_by, title.line) == ("La presa", True, None, 11)
    assert point.reviewed_by == "Ana María Ríos 2026-02-01"
    assert (machine.fuzzy, machine.engine, machine.usable) == (True, "argos en_es 1.9", True)
    assert not stale.usable


def test_an_engine_is_told_only_of_what_nobody_accepted(write_catalog: Any) -> None:
    catalog = read_catalog(write_catalog(f"# engine: argos\n{TITLE}"))
    assert catalog.entries["title"].engine is None


def test_a_header_with_nothing_filled_in(write_catalog: Any) -> None:
    header = 'msgid ""\nmsgstr ""\n"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n"X-Translation-Method: \\n"\n'
    catalog = read_catalog(write_catalog(TITLE, header=header))
    assert (catalog.language, catalog.method, catalog.revised) == (None, None, None)


@pytest.mark.parametrize(
    ("entry", "line", "said"),
    [
        ('msgctxt "title"\nmsgid "The dam"\nmsgstr "La presa\n', 13, 'not a line of a PO file: msgstr "La presa'),
        ("nonsense\n", 11, "not a line of a PO file: nonsense"),
        ('msgctxt "title"\nmsgid "x"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n', 14, "not a PO file"),
        (f"{TITLE}\n{TITLE}", 15, "the context stands in line 11 already"),
        ('msgid "x"\nmsgstr "y"\n', 11, "without msgctxt"),
        ('msgctxt "t"\nmsgid "{a} {a}"\nmsgstr "{a}"\n', 11, "{a} is missing"),
        ('msgctxt "t"\nmsgid "{a}"\nmsgstr "{b}"\n', 11, "{a} is missing, {b} is too many"),
        ('msgctxt "t"\nmsgid "a"\nmsgstr "{a"\n', 11, "msgstr: "),
        (f"# reviewed-by: Ana\n{TITLE}", 11, "who reviewed it, and when?"),
        (f"# reviewed-by: Ana 2026-02-30\n{TITLE}", 11, "who reviewed it, and when?"),
    ],
)
def test_a_broken_entry_is_named_with_its_line(write_catalog: Any, entry: str, line: int, said: str) -> None:
    path = write_catalog(entry)
    with pytest.raises(InputError) as raised:
        read_catalog(path)
    assert str(raised.value).startswith(f"{path}:{line}:")
    assert said in str(raised.value)


@pytest.mark.parametrize("blank", [" ", "\u200b", "\u2060\u00a0", "\u3164", "\u0301"])
def test_a_translation_that_nobody_could_see_is_none(write_catalog: Any, blank: str) -> None:
    entry = read_catalog(write_catalog(TITLE.replace("La presa", blank))).entries["title"]
    assert entry.blank
    assert not entry.usable


@pytest.mark.parametrize("unfit", ["\ufeff", "\ufff9", "\u2028", "\u202e", "\u202c"])
@pytest.mark.parametrize("field", ["msgid", "msgstr"])
def test_characters_that_no_text_may_have_are_refused(write_catalog: Any, unfit: str, field: str) -> None:
    path = write_catalog(TITLE.replace(f'{field} "', f'{field} "{unfit}'))
    with pytest.raises(InputError) as raised:
        read_catalog(path)
    assert str(raised.value).startswith(f"{path}:11:title: {field}: the ")
    assert f"U+{ord(unfit):04X}" in str(raised.value)


def test_a_translation_that_cannot_be_used_may_have_other_placeholders(write_catalog: Any) -> None:
    path = write_catalog('#, fuzzy\n#| msgid "{a}"\nmsgctxt "t"\nmsgid "{b}"\nmsgstr "{a}"\n')
    assert not read_catalog(path).entries["t"].usable


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (b"charset=UTF-8", b"charset=ISO-8859-1", "the charset is ISO-8859-1"),
        (b"2026-03-01", b"March", "is not a date"),
        (b"La presa", b"La pr\xe9sa", ":13: not UTF-8"),
    ],
)
def test_a_broken_header_or_encoding_is_named(write_catalog: Any, was: bytes, becomes: bytes, said: str) -> None:
    path = write_catalog(TITLE)
    path.write_bytes(path.read_bytes().replace(was, becomes))
    with pytest.raises(InputError, match=said):
        read_catalog(path)


def test_a_folder_is_no_catalog(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_catalog(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_happens_to_a_catalog_is_an_input_error(write_catalog: Any, data: st.DataObject) -> None:
    path = write_catalog(TITLE, f'# reviewed-by: Ana 2026-02-01\n#, fuzzy\n#| msgid "x"\n{K1}', f"#~ {K1}")
    lines = path.read_bytes().split(b"\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.sampled_from(lines) | st.binary(max_size=8) | st.just(b'msgstr[0] "a"') | st.just(b"#| x"))
        lines[at : at + data.draw(st.integers(0, 2))] = [other]
    path.write_bytes(b"\n".join(lines))
    try:
        read_catalog(path)
    except InputError as error:
        assert str(error).startswith(str(path))  # noqa: PT017 - most of what is drawn is still a catalog


def test_a_new_catalog(make_brief: Any, tmp_path: Path) -> None:
    path = tmp_path / "dam.po"
    path.write_text(update_catalog(make_brief(K1="It cost {cost}."), ES, path), encoding="utf-8")
    entries = {entry.msgctxt: entry for entry in polib.pofile(str(path))}
    assert list(entries) == ["title", "key_points.K1"]
    assert entries["key_points.K1"].flags == ["python-brace-format"]
    assert entries["title"].flags == []
    catalog = read_catalog(path)
    assert (catalog.language, catalog.method, catalog.revised) == ("es", None, None)
    assert not any(entry.usable for entry in catalog.entries.values())


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="{}").filter(lambda it: not any(unfit_characters(it))),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts, st.sampled_from(["\n", "\r\n"]))
def test_a_catalog_that_is_up_to_date_stays_as_it_is(
    make_brief: Any, tmp_path: Path, text: str, translation: str, newline: str
) -> None:
    path, brief = tmp_path / "dam.po", make_brief(K1=text)
    path.unlink(missing_ok=True)
    path.write_bytes(update_catalog(brief, ES, path).encode())
    po = polib.pofile(str(path), wrapwidth=0)
    po[1].msgstr = translation
    path.write_bytes(str(po).replace("\n", newline).encode())
    entry = read_catalog(path).entries["key_points.K1"]
    assert (entry.msgid, entry.msgstr) == (text, translation)
    assert update_catalog(brief, ES, path).encode() == path.read_bytes()


def test_a_wrapped_and_commented_catalog_stays_as_it_is(make_brief: Any, write_catalog: Any) -> None:
    wrapped = (
        '# a note\n#. of ours\n#: brief.yaml:3\nmsgctxt "title"\nmsgid ""\n"The "\n"dam"\nmsgstr ""\n"La "\n"presa"\n'
    )
    path = write_catalog(wrapped, '#~ msgctxt "key_points.K9"\n#~ msgid "Gone."\n#~ msgstr "Ido."\n')
    assert update_catalog(make_brief(), ES, path).encode() == path.read_bytes()


def updated(make_brief: Any, path: Path, **points: str) -> dict[str, polib.POEntry]:
    path.write_text(update_catalog(make_brief(**points), ES, path), encoding="utf-8")
    return {entry.msgctxt: entry for entry in polib.pofile(str(path), wrapwidth=0)}


def test_a_changed_source_text_makes_its_translation_fuzzy(make_brief: Any, write_catalog: Any) -> None:
    path = write_catalog(TITLE, f"# reviewed-by: Ana 2026-02-01\n# mind the tone\n#, python-brace-format\n{K1}")
    entry = updated(make_brief, path, K1="It will cost {cost}.")["key_points.K1"]
    assert (entry.msgstr, entry.previous_msgid, entry.fuzzy) == ("Costó {cost}.", "It cost {cost}.", True)
    assert "mind the tone" in entry.tcomment
    assert "Ana 2026-02-01" in entry.tcomment
    again = updated(make_brief, path, K1="It may cost {cost}.")["key_points.K1"]
    assert again.previous_msgid == "It cost {cost}."
    assert read_catalog(path).entries["key_points.K1"].reviewed_by is None


def test_an_engine_does_not_vouch_for_a_changed_source_text(make_brief: Any, write_catalog: Any) -> None:
    path = write_catalog('# engine: argos\n#, fuzzy\nmsgctxt "title"\nmsgid "A dam"\nmsgstr "Una presa"\n')
    updated(make_brief, path)
    assert not read_catalog(path).entries["title"].usable


def test_a_unit_that_goes_and_comes_back(make_brief: Any, write_catalog: Any) -> None:
    path = write_catalog(TITLE, K1)
    assert updated(make_brief, path)["key_points.K1"].obsolete
    assert list(read_catalog(path).entries) == ["title"]
    entry = updated(make_brief, path, K1="It cost {cost}.")["key_points.K1"]
    assert (entry.msgstr, entry.obsolete, entry.fuzzy) == ("Costó {cost}.", 0, False)


def test_units_stand_in_the_order_of_the_brief(make_brief: Any, write_catalog: Any) -> None:
    path = write_catalog(TITLE, K1)
    assert list(updated(make_brief, path, K0="New.", K1="It cost {cost}.")) == [
        "title",
        "key_points.K0",
        "key_points.K1",
    ]


def test_the_header_is_kept(make_brief: Any, write_catalog: Any) -> None:
    path = write_catalog(TITLE)
    path.write_text(update_catalog(make_brief(K1="New."), ES, path), encoding="utf-8")
    catalog = read_catalog(path)
    assert catalog.method == "translated for this test"
    assert str(catalog.revised) == "2026-03-01"
