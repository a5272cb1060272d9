"""XLIFF 2: what is exported is what comes back, from Translate Toolkit too; nothing hostile or mistaken gets in."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import asdict
from translate.storage import xliff2
from translate.storage.placeables import StringElem

from polybrief.briefs import read_brief
from polybrief.errors import InputError
from polybrief.languages import LANGUAGES, language
from polybrief.model.catalog import Term
from polybrief.model.characters import is_blank, unfit_characters
from polybrief.model.template import fields
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.marks import digest
from polybrief.translation.po_file import read_po
from polybrief.translation.updating import Fill, update_catalog
from polybrief.translation.xliff import reading
from polybrief.translation.xliff.document import CORE, NAMESPACES
from polybrief.translation.xliff.merging import Merge, merge
from polybrief.translation.xliff.reading import read_xliff
from polybrief.translation.xliff.writing import write_xliff

ROOT = Path(__file__).parents[2]
ES = language("es")
NS = {"x": CORE}
CATALOGS = [
    (brief.parent.name, it.tag)
    for brief in sorted((ROOT / "briefs").glob("*/brief.yaml"))
    for it in LANGUAGES.values()
    if (ROOT / "locales" / it.locale / "LC_MESSAGES" / f"{brief.parent.name}.po").is_file()
]
TITLE = 'msgctxt "title"\nmsgid "The dam"\nmsgstr "La presa"\n'
K1 = '#, python-brace-format\nmsgctxt "key_points.K1"\nmsgid "It cost {cost}."\nmsgstr "Costó {cost}."\n'
K2 = (
    f"# engine: argos 1.9\n# source: {digest('It rains.')}\n# text: {digest('Llueve.')}\n"
    '#, fuzzy\nmsgctxt "key_points.K2"\nmsgid "It rains."\nmsgstr "Llueve."\n'
)
K3 = '# reviewed-by: Ana Ríos 2026-02-01\nmsgctxt "key_points.K3"\nmsgid "It snows."\nmsgstr "Nieva."\n'
TEXTS = {"K1": "It cost {cost}.", "K2": "It rains.", "K3": "It snows.", "K4": "Ice."}
VALUES = {"cost": {"money": 40_000_000, "currency": "USD"}}


@pytest.fixture
def dam(make_brief: Any) -> Any:
    return make_brief(**TEXTS, values=VALUES)


@pytest.fixture
def catalog(write_catalog: Any) -> Path:
    return write_catalog(TITLE, K1, K2, K3)


@pytest.fixture
def exported(dam: Any, catalog: Path, tmp_path: Path) -> Path:
    path = tmp_path / "dam.es.xlf"
    path.write_bytes(write_xliff(dam, ES, catalog, ()))
    return path


def change(path: Path, pattern: str, replacement: str) -> None:
    text, count = re.subn(pattern, lambda _: replacement, path.read_text("utf-8"), flags=re.DOTALL)
    assert count == 1, f"{count} times: {pattern}"
    path.write_text(text, "utf-8")


def translate(path: Path, context: str, target: str, state: str | None = "translated") -> None:
    """As a tool does it: a target, and a state."""
    tree = etree.parse(path)
    segment = tree.find(f".//x:unit[@id='{context}']/x:segment", NS)
    if (old := segment.find("x:target", NS)) is not None:
        segment.remove(old)
    segment.append(etree.fromstring(f'<target xmlns="{CORE}">{target}</target>'))
    segment.attrib.pop("subState", None)
    if state:
        segment.set("state", state)
    tree.write(path, encoding="UTF-8")


def merged(brief: Any, path: Path, catalog: Path, **given: Any) -> Merge:
    (file,) = read_xliff(path)
    entries = read_catalog(catalog).entries if catalog.exists() else {}
    return merge(brief, language(file.target_language), file, entries, **given)


def imported(brief: Any, path: Path, catalog: Path, tag: str = "es", **given: Any) -> str:
    done = merged(brief, path, catalog, **given)
    assert done.not_taken == ()
    return update_catalog(brief, language(tag), catalog, done.fills, over_accepted=True)


def said(done: Merge) -> str:
    (problem,) = done.not_taken
    return str(problem)


@pytest.mark.parametrize(("brief_id", "tag"), CATALOGS)
def test_every_catalog_survives_the_round_trip(tmp_path: Path, brief_id: str, tag: str) -> None:
    brief = read_brief(ROOT / "briefs" / brief_id / "brief.yaml").brief
    locale = language(tag).locale
    catalog = ROOT / "locales" / locale / "LC_MESSAGES" / f"{brief_id}.po"
    path, empty = tmp_path / "x.xlf", tmp_path / "empty.po"
    path.write_bytes(write_xliff(brief, language(tag), catalog, ()))
    empty.write_text(imported(brief, path, empty, tag), "utf-8")
    before = {it.context: (it.msgid, it.msgstr, it.fuzzy) for it in read_catalog(catalog).entries.values()}
    after = {it.context: (it.msgid, it.msgstr, it.fuzzy) for it in read_catalog(empty).entries.values()}
    assert after == before
    assert merged(brief, path, catalog).fills == {}


def test_states_and_codes(exported: Path) -> None:
    tree = etree.parse(exported)
    states = {
        unit.get("id"): [unit.find("x:segment", NS).get(it) for it in ("state", "subState")]
        for unit in tree.iterfind(".//x:unit", NS)
    }
    assert states == {
        "title": ["translated", None],
        "key_points.K1": ["translated", None],
        "key_points.K2": ["initial", "polybrief:needs-review"],
        "key_points.K3": ["reviewed", None],
        "key_points.K4": ["initial", None],
    }
    source, target = tree.iterfind(".//x:unit[@id='key_points.K1']//x:ph", NS)
    assert dict(source.attrib) == {
        "id": "1",
        "canCopy": "no",
        "canDelete": "no",
        "equiv": "{cost}",
        "disp": "40\u00a0millones de dólares estadounidenses",
        "dataRef": "d1",
    }
    assert source.attrib == target.attrib
    assert tree.findtext(".//x:data[@id='d1']", None, NS) == "{cost}"
    assert tree.find(".//x:unit[@id='key_points.K4']//x:target", NS) is None


def test_the_parts_of_a_unit_stand_as_the_schema_wants_them(exported: Path) -> None:
    order = ["metadata", "notes", "originalData", "segment"]
    for unit in etree.parse(exported).iterfind(".//x:unit", NS):
        names = [etree.QName(it).localname for it in unit]
        assert names == [it for it in order if it in names]
        assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_notes_for_translators(dam: Any, write_catalog: Any) -> None:
    catalog = write_catalog("# finding: term: not used\x01\n" + K2, K3.replace("It snows", "It hailed"))
    terms = [Term("rains", {"en": ("rains",), "es": ("llueve", "lluvia")}, "Of water.", 1), Term("snow", {}, "", 2)]
    tree = etree.fromstring(write_xliff(dam, ES, catalog, terms))
    notes = {
        unit.get("id"): [(it.get("category"), it.text) for it in unit.iterfind("x:notes/x:note", NS)]
        for unit in tree.iterfind(".//x:unit", NS)
    }
    assert notes == {
        "title": [],
        "key_points.K1": [("value", "{cost} will read: 40\u00a0millones de dólares estadounidenses")],
        "key_points.K2": [
            ("term", "rains: llueve | lluvia. Of water."),
            ("catalog", "finding: term: not used\ufffd"),
            ("catalog", "engine: argos 1.9"),
        ],
        "key_points.K3": [("former-source", "It hailed."), ("catalog", "reviewed-by: Ana Ríos 2026-02-01")],
        "key_points.K4": [],
    }


def test_the_same_input_gives_the_same_file(dam: Any, catalog: Path, exported: Path) -> None:
    assert write_xliff(dam, ES, catalog, ()) == exported.read_bytes()


def test_what_a_translator_did_and_nothing_else_is_imported(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "key_points.K2", "Está lloviendo.")
    translate(exported, "key_points.K4", "Hielo.", None)
    before = catalog.read_text("utf-8")
    after = imported(dam, exported, catalog)
    assert after.startswith(before[: before.index("# engine")])
    catalog.write_text(after, "utf-8")
    entries = read_catalog(catalog).entries
    assert (entries["key_points.K2"].msgstr, entries["key_points.K2"].accepted) == ("Está lloviendo.", True)
    assert "engine" not in after
    assert (entries["key_points.K4"].msgstr, entries["key_points.K4"].draft) == ("Hielo.", True)
    assert entries["key_points.K3"].reviewed_by == "Ana Ríos 2026-02-01"
    again = merged(dam, exported, catalog)
    assert (again.fills, again.not_taken, again.unchanged) == ({}, (), 5)


def test_a_review_needs_a_name(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "title", "La presa", "final")
    translate(exported, "key_points.K2", "Llueve.", "reviewed")
    unnamed = merged(dam, exported, catalog)
    assert (unnamed.unattributed, list(unnamed.fills)) == (2, ["key_points.K2"])
    assert unnamed.fills["key_points.K2"] == Fill("Llueve.", fuzzy=False)
    named = merged(dam, exported, catalog, reviewed_by="Bo Li 2026-03-04")
    assert named.unattributed == 0
    marks = ("reviewed-by: Bo Li 2026-03-04",)
    assert named.fills == {
        "title": Fill("La presa", fuzzy=False, marks=marks),
        "key_points.K2": Fill("Llueve.", fuzzy=False, marks=marks),
    }


def test_a_review_does_not_pass_to_another_text(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "key_points.K3", "Está nevando.")
    catalog.write_text(imported(dam, exported, catalog), "utf-8")
    assert read_catalog(catalog).entries["key_points.K3"].reviewed_by is None
    assert "earlier: Nieva." in catalog.read_text("utf-8")


def test_a_review_stays_with_what_is_to_be_looked_at_again(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "key_points.K3", "Nieva.", "initial")
    fill = merged(dam, exported, catalog).fills["key_points.K3"]
    assert fill == Fill("Nieva.", fuzzy=True, marks=("reviewed-by: Ana Ríos 2026-02-01",))


def test_what_was_accepted_since_is_a_conflict(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "title", "El dique")
    change(catalog, "La presa", "El embalse")
    assert "title: the catalog has another accepted translation" in said(merged(dam, exported, catalog))
    assert list(merged(dam, exported, catalog, force=True).fills) == ["title"]


@pytest.mark.parametrize("fuzzy", [True, False])
def test_a_draft_gives_way_but_what_was_accepted_since_does_not(
    dam: Any, exported: Path, catalog: Path, fuzzy: bool
) -> None:
    translate(exported, "key_points.K2", "Está lloviendo.")
    if not fuzzy:
        change(catalog, "#, fuzzy\n", "")
    assert len(merged(dam, exported, catalog).fills) == fuzzy


def test_without_our_metadata_what_is_accepted_stays(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "title", "El dique")
    translate(exported, "key_points.K2", "Está lloviendo.")
    text = re.sub("<mda:metadata>.*?</mda:metadata>", "", exported.read_text("utf-8"), flags=re.DOTALL)
    exported.write_text(text, "utf-8")
    done = merged(dam, exported, catalog)
    assert "title: the catalog has another" in said(done)
    assert list(done.fills) == ["key_points.K2"]


def test_a_translation_taken_out_is_named_and_kept(dam: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "title", "", "initial")
    assert "title: its translation was taken out" in said(merged(dam, exported, catalog))


def test_a_changed_brief(make_brief: Any, exported: Path, catalog: Path) -> None:
    translate(exported, "key_points.K2", "Está lloviendo.")
    translate(exported, "key_points.K4", "Hielo.")
    other = make_brief(**{**TEXTS, "K2": "It pours."}, values=VALUES)
    assert "key_points.K2: its source text was changed since the export" in said(merged(other, exported, catalog))
    gone = make_brief(**{name: text for name, text in TEXTS.items() if name not in {"K3", "K4"}}, values=VALUES)
    assert "key_points.K4: the brief has no such unit" in said(merged(gone, exported, catalog))


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("Costó mucho.", "target: {cost} is missing"),
        ('Costó <ph id="1" equiv="{cost}"/><ph id="1" equiv="{cost}"/>.', "target: {cost} is too many"),
        ("Costó {cost} {sum}.", "target: {sum} is too many"),
        ("Costó {cost.", "target: a stray {"),
        ("Costó {cost}\u202e.", "changes the direction"),
        ('Costó <pc id="2">{cost}</pc>.', "<pc> in line"),
        ('Costó <cp hex="001A"/>{cost}.', "<cp> in line"),
        ('Costó <ph id="7"/>.', '<ph id="7"> in line'),
        ('Costó <ph id="7" equiv="rm -rf" dataRef="x"/>.', '<ph id="7"> in line'),
        ('Costó <b xmlns="urn:x">{cost}</b>.', "<b> in line"),
    ],
)
def test_a_translation_that_cannot_be_used_is_named(
    dam: Any, exported: Path, catalog: Path, target: str, problem: str
) -> None:
    translate(exported, "key_points.K1", target)
    done = merged(dam, exported, catalog)
    assert done.fills == {}
    assert re.match(rf"{re.escape(str(exported))}:\d+:key_points.K1: ", said(done))
    assert problem in said(done)


@pytest.mark.parametrize(
    "target",
    [
        'Ha costado <ph id="1"/>.',
        'Ha costado <ph id="9" dataRef="d1"/>.',
        'Ha costado <ph id="9" equiv="{cost}"/>.',
        'Ha costado <ph id="9" copyOf="1"/>.',
        "Ha costado {cost}.",
        '<mrk id="m1" type="term">Ha</mrk> costado <sm id="m2"/>{cost}<em startRef="m2"/>.',
        "<![CDATA[Ha]]> cost<!-- a --><?b c?>ado {cost}&#46;",
    ],
)
def test_what_tools_make_of_a_code(dam: Any, exported: Path, catalog: Path, target: str) -> None:
    translate(exported, "key_points.K1", target)
    assert merged(dam, exported, catalog).fills["key_points.K1"].text == "Ha costado {cost}."


SPLIT = """<segment id="s1" state="{0}"><source>It <ph id="1" equiv="{{cost}}"/></source>{1}</segment>
<ignorable><source> </source></ignorable>
<segment id="s2" state="translated"><source>stands.</source>{2}</segment>"""


@pytest.fixture
def split(make_brief: Any, write_catalog: Any, tmp_path: Path) -> Any:
    """A unit in three parts, as the tool gives it back, and what an import makes of it."""
    brief, path, catalog = make_brief(K1="It {cost} stands.", values=VALUES), tmp_path / "s.xlf", write_catalog()

    def done(*parts: str) -> Merge:
        path.write_bytes(write_xliff(brief, ES, catalog, ()))
        pattern = r'<segment state="initial">\s*<source>It .*?</segment>'
        change(path, pattern, SPLIT.format(*parts))
        return merged(brief, path, catalog)

    return done


def test_split_segments_are_joined(split: Any) -> None:
    done = split("final", "<target>Ello {cost}</target>", "<target>está.</target>")
    assert done.fills["key_points.K1"] == Fill("Ello {cost} está.", fuzzy=False)
    done = split("initial", '<target order="3">{cost}.</target>', '<target order="1">Ahí está</target>')
    assert done.fills["key_points.K1"] == Fill("Ahí está {cost}.", fuzzy=True)


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (("translated", "<target>Ello {cost}</target>", ""), "number 3 has no target"),
        (("done", "<target>a</target>", "<target>b</target>"), "no state 'done' is known"),
        (("final", '<target order="2">a</target>', "<target>b</target>"), "two targets have the order 2"),
        (("final", '<target order="x">a</target>', "<target>b</target>"), "the order 'x'"),
        (("final", '<target xml:lang="fr">a</target>', "<target>b</target>"), "is in 'fr', not 'es'"),
    ],
)
def test_segments_that_cannot_be_joined_are_named(split: Any, parts: tuple[str, ...], problem: str) -> None:
    assert problem in said(split(*parts))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HEAD = f'<xliff xmlns="{CORE}" version="2.0" srcLang="en" trgLang="es">'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{BOMB}{HEAD}<file id='dam'><note>&b;</note></file></xliff>", ":1: a document type (DOCTYPE) is not read"),
        (f'{BOMB}{HEAD}<file id="&b;"/></xliff>', ":1: a document type (DOCTYPE) is not read"),
        (f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{HEAD}</xliff>', "a document type"),
        (f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}<file id="d">&a;</file></xliff>', "a document"),
        ("", ":1: not XML: Document is empty"),
        ("msgid", ":1: not XML"),
        (f"{HEAD}\n<file>", ":2: not XML"),
        (f"{HEAD}{'<group>' * 300}", "not XML: Excessive depth"),
        ("<html/>", ":1:xliff: the root is <html>"),
        ('<xliff version="2.0"/>', ":1:xliff: XLIFF version '2.0' with namespace None"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "XLIFF version '1.2'"),
        (f'<xliff xmlns="{CORE}" version="1.2"/>', "XLIFF version '1.2'"),
        (f'<xliff xmlns="{CORE}" version="2.0" srcLang="en"/>', ":1:xliff: the attribute trgLang is missing"),
        (f"{HEAD}</xliff>", ":1: there is no <file>"),
        (f"{HEAD}<file/></xliff>", ":1:file: the attribute id is missing"),
        (f'{HEAD}\n<file id="d"/>\n<file id="d"/></xliff>', ":3:d: the file stands in line 2 already"),
        (f'{HEAD}<file id="d"><unit/></file></xliff>', ":1:unit: the attribute id is missing"),
        (
            f'{HEAD}<file id="d">\n<unit id="t"/>\n<group id="g"><unit id="t"/></group></file></xliff>',
            ":3:t: the unit stands in line 2 already",
        ),
    ],
)
def test_what_is_no_xliff_of_ours_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        read_xliff(path)
    assert str(raised.value).startswith(f"{path}:")
    assert problem in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_xliff(tmp_path)
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    (tmp_path / "x.xlf").write_text("<!--        -->")
    with pytest.raises(InputError, match="larger than 10 bytes"):
        read_xliff(tmp_path / "x.xlf")


@pytest.mark.parametrize("unit", ["", "<segment/>", "<segment><target>a</target></segment>"])
def test_a_unit_without_texts_is_named(dam: Any, tmp_path: Path, unit: str) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(f'{HEAD}<file id="dam"><unit id="title">{unit}</unit></file></xliff>', "utf-8")
    assert ":1:title: " in said(merged(dam, path, tmp_path / "none.po"))


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ('<file id="dam"', '<file id="dyke"', "the brief 'dyke', not 'dam'"),
        ('srcLang="en"', 'srcLang="fr"', "source language is 'fr', not 'en'"),
    ],
)
def test_a_file_of_another_brief_or_language(
    dam: Any, exported: Path, catalog: Path, was: str, becomes: str, problem: str
) -> None:
    change(exported, was, becomes)
    with pytest.raises(InputError, match=problem):
        merged(dam, exported, catalog)


@pytest.mark.parametrize(("namespace", "version"), [(CORE, "2.0"), (CORE, "2.1"), (NAMESPACES[1], "2.2")])
def test_all_versions_of_the_family_are_read(
    dam: Any, exported: Path, catalog: Path, namespace: str, version: str
) -> None:
    translate(exported, "key_points.K4", "Hielo.")
    text = exported.read_text("utf-8").replace(CORE, namespace).replace('version="2.0"', f'version="{version}"')
    exported.write_text(text, "utf-8")
    assert list(merged(dam, exported, catalog).fills) == ["key_points.K4"]


# What a brief and a catalog may hold.
TEXT = (
    st.text(
        st.sampled_from("a é你ع{}\t\n \u00a0\u200f\u2067\u2069\u200d👩🏽‍💻&<>\"'`]]>") | st.characters(codec="utf-8"),
        min_size=1,
    )
    .filter(lambda it: not is_blank(it) and not any(unfit_characters(it)))
    .map(lambda it: it.replace("{", "{{").replace("}", "}}"))
)
TEMPLATE = st.lists(TEXT | st.just("{cost}"), min_size=1).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=TEMPLATE, target=TEMPLATE, fuzzy=st.booleans())
def test_any_text_survives(make_brief: Any, tmp_path: Path, source: str, target: str, fuzzy: bool) -> None:
    brief = make_brief(K1=source, values=VALUES)
    if sorted(fields(source)) != sorted(fields(target)):
        target = source
    catalog, path, empty = tmp_path / "dam.po", tmp_path / "dam.xlf", tmp_path / "empty.po"
    catalog.unlink(missing_ok=True)
    catalog.write_bytes(update_catalog(brief, ES, catalog, {"key_points.K1": Fill(target, fuzzy)}).encode())
    path.write_bytes(write_xliff(brief, ES, catalog, ()))
    fill = merged(brief, path, empty).fills["key_points.K1"]
    assert (fill.text, fill.fuzzy) == (target, fuzzy)
    assert merged(brief, path, catalog).fills == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab{}_1 "), max_size=12))
def test_a_draft_with_stray_braces_survives(make_brief: Any, tmp_path: Path, draft: str) -> None:
    brief, catalog, path = make_brief(), tmp_path / "dam.po", tmp_path / "dam.xlf"
    catalog.unlink(missing_ok=True)
    catalog.write_bytes(update_catalog(brief, ES, catalog, {"title": Fill(draft, fuzzy=True)}).encode())
    path.write_bytes(write_xliff(brief, ES, catalog, ()))
    (file,) = read_xliff(path)
    assert file.units["title"].target == (draft if not is_blank(draft) else "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_happens_to_a_file_is_an_input_error(dam: Any, exported: Path, data: st.DataObject) -> None:
    broken = exported.with_name("broken.xlf")
    lines = exported.read_bytes().split(b"\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.sampled_from(lines) | st.binary(max_size=8) | st.just(b"<x/>") | st.just(b"</unit><unit>"))
        lines[at : at + data.draw(st.integers(0, 2))] = [other]
    broken.write_bytes(b"\n".join(lines))
    try:
        for file in read_xliff(broken):
            merge(dam, ES, file, {})
    except InputError as error:
        assert str(error).startswith(str(broken))  # noqa: PT017 - most of what is drawn is still XLIFF


# Translate Toolkit shows what is text as `source`; codes are in `rich_source`, as unknown elements.


def as_template(rich: StringElem) -> str:
    """What a rich string of the toolkit says, its codes as they say of themselves."""
    return "".join(
        part if isinstance(part, str) else part.xml_node.get("equiv") if hasattr(part, "xml_node") else str(part)
        for part in rich.sub
    )


@pytest.mark.parametrize(("brief_id", "tag"), CATALOGS)
def test_translate_toolkit_reads_and_gives_back_all(tmp_path: Path, brief_id: str, tag: str) -> None:
    brief = read_brief(ROOT / "briefs" / brief_id / "brief.yaml").brief
    catalog = ROOT / "locales" / language(tag).locale / "LC_MESSAGES" / f"{brief_id}.po"
    path = tmp_path / "x.xlf"
    path.write_bytes(write_xliff(brief, language(tag), catalog, ()))
    store = xliff2.Xliff2File.parsefile(str(path))
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == (brief.language, tag)
    seen = {
        unit.getid(): (as_template(unit.rich_source[0]), as_template(unit.rich_target[0]), unit.isfuzzy())
        for unit in store.units
    }
    there = read_catalog(catalog).entries
    assert seen == {it.context: (it.msgid, it.msgstr, it.fuzzy and not it.blank) for it in there.values()}
    assert [unit.istranslated() for unit in store.units] == [there[unit.getid()].accepted for unit in store.units]
    back = tmp_path / "back.xlf"
    store.savefile(str(back))
    (before,), (after,) = read_xliff(path), read_xliff(back)
    assert [asdict(it) | {"place": None} for it in after.units.values()] == [
        asdict(it) | {"place": None} for it in before.units.values()
    ]


def test_what_is_translated_in_translate_toolkit_is_imported(dam: Any, exported: Path, catalog: Path) -> None:
    store = xliff2.Xliff2File.parsefile(str(exported))
    units = {unit.getid(): unit for unit in store.units}
    cost = units["key_points.K1"]
    rich = cost.rich_source[0]
    rich.sub = [StringElem("Ha costado "), *[it for it in rich.sub if hasattr(it, "xml_node")], StringElem("!")]
    cost.rich_target = [rich]
    units["key_points.K2"].target = "Está lloviendo."
    units["key_points.K2"].markapproved()
    units["key_points.K3"].markfuzzy()
    units["key_points.K4"].target = "  Hielo & <nieve>\n"
    store.save()
    done = merged(dam, exported, catalog, reviewed_by="Bo Li 2026-03-04")
    assert done.not_taken == ()
    assert done.fills == {
        "key_points.K1": Fill("Ha costado {cost}!", fuzzy=False),
        "key_points.K2": Fill("Está lloviendo.", fuzzy=False, marks=("reviewed-by: Bo Li 2026-03-04",)),
        "key_points.K3": Fill("Nieva.", fuzzy=True, marks=("reviewed-by: Ana Ríos 2026-02-01",)),
        "key_points.K4": Fill("  Hielo & <nieve>\n", fuzzy=True),
    }


def test_ids_are_xml_names_for_tools_that_look_at_them() -> None:
    for brief in (ROOT / "briefs").glob("*/brief.yaml"):
        tree = etree.fromstring(write_xliff(read_brief(brief).brief, ES, Path("none.po"), ()))
        ids = [unit.get("id") for unit in tree.iterfind(".//x:unit", NS)]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", it) for it in ids)


def test_an_import_leaves_other_comments_alone(dam: Any, catalog: Path, exported: Path) -> None:
    change(catalog, "# reviewed-by", "# mind the tense\n# reviewed-by")
    translate(exported, "key_points.K3", "Está nevando.")
    catalog.write_text(imported(dam, exported, catalog), "utf-8")
    (entry,) = (it for it in read_po(catalog).po if it.msgctxt == "key_points.K3")
    assert "mind the tense" in entry.tcomment


def test_what_failed_the_checks_is_not_handed_out_as_a_translation(dam: Any, write_catalog: Any) -> None:
    catalog = write_catalog(K2.replace("# engine: ", "# rejected: "))
    unit = etree.fromstring(write_xliff(dam, ES, catalog, ())).find(".//x:unit[@id='key_points.K2']", NS)
    assert unit.findtext(".//x:target", "", NS) == ""
    notes = [it.text for it in unit.iterfind("x:notes/x:note", NS)]
    assert "rejected: argos 1.9" in notes
