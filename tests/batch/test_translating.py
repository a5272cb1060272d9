"""Catalogs of several briefs filled in one go: nothing of a person's is lost, and no order changes what is in them."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from phrasebook import Phrasebook

from polybrief.batch.translating import Filled, translate_catalogs
from polybrief.checks.translation import Pair, Verified
from polybrief.errors import MissingResourceError, Place
from polybrief.model.finding import Finding, Severity
from polybrief.pipeline import catalogs
from polybrief.translation.catalogs import read_catalog
from polybrief.workspace import Workspace

BRIEF = """\
schema: polybrief/1
id: {id}
language: en
languages: [{languages}]
title: {title}
as_of: "2024"
sources:
  paper: {{language: en, sha256: "{digest}", rights: {{status: CC0-1.0}}}}
values:
  cost: {{money: 40000000, currency: USD}}
sections:
  key_points:
    - {{id: K1, text: "The dam cost {{cost}}."}}
    - {{id: K2, text: "{text}"}}
"""
TABLE = {
    "The dam": ["La presa"],
    "The bridge": ["El puente"],
    "It rains.": ["Llueve."],
    "It snows.": ["Nieva."],
    "The dam cost 40 million US dollars.": ["La presa costó {cost}."],
}
Make = Callable[..., Workspace]


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in brackets, as what the phrasebook does not have, is damage; the rest is taken as it is."""

    def verify(pair: Pair, _written: object) -> Verified:
        damage = Finding("t.brackets", Severity.ERROR, Place("x.po"), "brackets")
        return Verified(pair.target.strip("[]"), (damage,) if pair.target.startswith("[") else ())

    monkeypatch.setattr(catalogs, "verify", verify)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def write(languages: str = "es", folder: str = "w", **briefs: tuple[str, str]) -> Workspace:
        workspace = Workspace(tmp_path / folder)
        for name, (title, text) in briefs.items():
            file = workspace.briefs / name / "brief.yaml"
            file.parent.mkdir(parents=True)
            given = {"id": name, "title": title, "text": text, "languages": languages, "digest": "0" * 64}
            file.write_text(BRIEF.format(**given), "utf-8")
        return workspace

    return write


TWO = {"dam": ("The dam", "It rains."), "bridge": ("The bridge", "It rains.")}


def fill(
    workspace: Workspace, engine: Phrasebook, briefs: list[str] | None = None, **given: bool
) -> tuple[Filled, ...]:
    return translate_catalogs(workspace, briefs or workspace.brief_ids(), None, [engine], **given)


def catalog(workspace: Workspace, brief: str = "dam", locale: str = "es") -> Path:
    return workspace.catalog_file(brief, locale)


def test_all_briefs_are_translated_together_and_a_common_text_once(make: Make) -> None:
    workspace, engine = make(**TWO), Phrasebook(TABLE, batch=10)
    filled = fill(workspace, engine)
    assert engine.asked == [["It rains.", "The bridge", "The dam", "The dam cost 40 million US dollars."]]
    assert [(it.brief, it.total, it.translated, it.rejected, it.failure) for it in filled] == [
        ("bridge", 3, 3, (), None),
        ("dam", 3, 3, (), None),
    ]
    entry = read_catalog(catalog(workspace)).entries["key_points.K1"]
    assert (entry.msgstr, entry.fuzzy, entry.engine) == ("La presa costó {cost}.", True, "phrasebook en-es 1.0")


def test_no_order_of_briefs_and_no_batch_changes_the_catalogs(make: Make) -> None:
    results = set()
    for number, (order, batch) in enumerate(itertools.product((["dam", "bridge"], ["bridge", "dam"]), (1, 2, 10))):
        workspace = make(folder=f"w{number}", **TWO)
        fill(workspace, Phrasebook(TABLE, batch=batch), order)
        results.add(tuple(catalog(workspace, brief).read_bytes() for brief in ("dam", "bridge")))
    assert len(results) == 1


def test_a_second_run_asks_for_nothing_and_writes_nothing(make: Make) -> None:
    workspace, engine = make(**TWO), Phrasebook(TABLE)
    fill(workspace, engine)
    before, asked = catalog(workspace).stat().st_mtime_ns, len(engine.asked)
    filled = fill(workspace, engine)
    assert (catalog(workspace).stat().st_mtime_ns, len(engine.asked)) == (before, asked)
    assert [it.translated for it in filled] == [0, 0]


def test_an_interruption_loses_the_batch_in_flight_and_no_more(make: Make) -> None:
    workspace = make(dam=TWO["dam"])
    with pytest.raises(KeyboardInterrupt):
        fill(workspace, Phrasebook(TABLE, batch=1, breaks_at=2))
    entries = read_catalog(catalog(workspace)).entries
    assert [entry.context for entry in entries.values() if entry.usable] == ["title", "key_points.K2"]
    engine = Phrasebook(TABLE, batch=1)
    fill(workspace, engine)
    assert engine.asked == [["The dam cost 40 million US dollars."]]


def test_what_failed_is_named_and_tried_again(make: Make) -> None:
    workspace = make(dam=("The dam", "Unheard of."))
    filled = fill(workspace, Phrasebook(TABLE, batch=10))
    assert filled[0].rejected == ("key_points.K2",)
    assert not read_catalog(catalog(workspace)).entries["key_points.K2"].usable
    better = Phrasebook({**TABLE, "Unheard of.": ["Inaudito."]}, batch=10)
    assert fill(workspace, better)[0].translated == 1
    assert better.asked == [["Unheard of."]]


def test_what_a_person_accepted_or_began_stays(make: Make) -> None:
    workspace = make(dam=TWO["dam"])
    fill(workspace, Phrasebook(TABLE))
    file = catalog(workspace)
    text = file.read_text("utf-8")
    accepted = text.replace('msgstr "La presa"', 'msgstr "El embalse"').replace(
        '#, fuzzy\nmsgctxt "title"', 'msgctxt "title"'
    )
    begun = accepted.replace('msgstr "Llueve."', 'msgstr "Está lloviendo"')
    file.write_text(begun, "utf-8")
    engine = Phrasebook(TABLE)
    filled = fill(workspace, engine)
    assert "key_points.K2" in filled[0].drafts
    entries = read_catalog(file).entries
    assert (entries["title"].msgstr, entries["key_points.K2"].msgstr) == ("El embalse", "Está lloviendo")
    assert engine.asked == []


def test_a_changed_source_text_is_translated_anew_and_keeps_what_was_there(make: Make) -> None:
    workspace = make(dam=TWO["dam"])
    fill(workspace, Phrasebook(TABLE))
    file, brief = catalog(workspace), workspace.brief_file("dam")
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\nmsgctxt", "msgctxt"), "utf-8")
    brief.write_text(brief.read_text("utf-8").replace("It rains.", "It snows."), "utf-8")
    fill(workspace, Phrasebook(TABLE))
    text = file.read_text("utf-8")
    assert "# earlier: Llueve.\n" in text
    assert '#| msgid "It rains."\nmsgctxt "key_points.K2"\nmsgid "It snows."\nmsgstr "Nieva."\n' in text
    assert read_catalog(file).entries["key_points.K2"].engine == "phrasebook en-es 1.0"


def review(file: Path, text: str) -> None:
    """Accept an entry as a reviewer would."""
    blocks = file.read_text("utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        if f'msgstr "{text}"' in block:
            lines = [line for line in block.splitlines() if line != "#, fuzzy"]
            blocks[number] = "\n".join(["# reviewed-by: Ana María Ríos 2026-02-01", *lines])
    file.write_text("\n\n".join(blocks), "utf-8")


def test_what_was_reviewed_in_one_brief_serves_another(make: Make) -> None:
    workspace = make(dam=TWO["dam"])
    fill(workspace, Phrasebook(TABLE))
    review(catalog(workspace), "Llueve.")
    make(bridge=TWO["bridge"])
    filled = fill(workspace, Phrasebook(TABLE), ["bridge"])
    assert (filled[0].remembered, filled[0].translated) == (1, 2)
    entry = read_catalog(catalog(workspace, "bridge")).entries["key_points.K2"]
    assert (entry.msgstr, entry.accepted, entry.reviewed_by) == ("Llueve.", True, None)


def test_a_similar_text_is_offered_to_a_person_but_for_publication_translated(make: Make) -> None:
    long = "It rains in the valley and it snows on the hills."
    table = {**TABLE, long: ["Llueve en el valle y nieva en los cerros."], long.replace("hills", "peaks"): ["Llueve."]}
    workspace = make(dam=("The dam", long))
    fill(workspace, Phrasebook(table))
    review(catalog(workspace), table[long][0])
    make(bridge=("The bridge", long.replace("hills", "peaks")))
    assert fill(workspace, Phrasebook(table), ["bridge"])[0].offered == 1
    offered = read_catalog(catalog(workspace, "bridge")).entries["key_points.K2"]
    assert (offered.msgstr, offered.offered, offered.usable) == (table[long][0], True, False)
    assert fill(workspace, Phrasebook(table), ["bridge"])[0].translated == 0
    assert fill(workspace, Phrasebook(table), ["bridge"], offers=False)[0].translated == 1
    assert read_catalog(catalog(workspace, "bridge")).entries["key_points.K2"].msgstr == "Llueve."


def test_a_pair_that_is_not_installed_leaves_the_others(make: Make) -> None:
    class Partly(Phrasebook):
        def batches(self, texts, pair):  # type: ignore[no-untyped-def]
            if pair not in self.known:
                raise MissingResourceError("no model")
            return super().batches(texts, pair)

    workspace = make(languages="fr, es", dam=TWO["dam"])
    french, spanish = fill(workspace, Partly(TABLE))
    assert french.failure is not None
    assert (french.failure.exit_code, french.failure.message) == (6, "no model")
    assert (spanish.translated, spanish.failure) == (3, None)
    assert not catalog(workspace, locale="fr").exists()


def test_a_broken_brief_or_catalog_leaves_the_others(make: Make) -> None:
    workspace = make(**TWO, mill=("The mill", "It rains."))
    workspace.brief_file("mill").write_text("nonsense", "utf-8")
    catalog(workspace, "bridge").parent.mkdir(parents=True)
    catalog(workspace, "bridge").write_text("nonsense", "utf-8")
    bridge, dam, mill = fill(workspace, Phrasebook(TABLE))
    assert [it.failure.exit_code for it in (bridge, mill) if it.failure] == [3, 3]
    assert (dam.translated, catalog(workspace, "bridge").read_text("utf-8")) == (3, "nonsense")


def test_a_reviewed_text_whose_source_changed_is_not_its_own_memory(make: Make) -> None:
    long = "It rains in the valley and it snows on the hills."
    table = {**TABLE, long: ["Llueve y nieva."], long.replace("hills", "peaks"): ["Llueve y nieva arriba."]}
    workspace = make(dam=("The dam", long))
    fill(workspace, Phrasebook(table))
    review(catalog(workspace), "Llueve y nieva.")
    brief = workspace.brief_file("dam")
    brief.write_text(brief.read_text("utf-8").replace("hills", "peaks"), "utf-8")
    assert fill(workspace, Phrasebook(table), offers=False)[0].translated == 1
    text = catalog(workspace).read_text("utf-8")
    assert "# earlier: Llueve y nieva.\n" in text
    assert "Ana María Ríos 2026-02-01" in text
    assert read_catalog(catalog(workspace)).entries["key_points.K2"].reviewed_by is None


def test_what_was_reviewed_twice_differently_is_offered(make: Make) -> None:
    workspace = make(**TWO)
    fill(workspace, Phrasebook(TABLE))
    review(catalog(workspace), "Llueve.")
    file = catalog(workspace, "bridge")
    file.write_text(file.read_text("utf-8").replace("Llueve.", "Está lloviendo."), "utf-8")
    review(file, "Está lloviendo.")
    make(mill=("The dam", "It rains."))
    (mill,) = fill(workspace, Phrasebook(TABLE), ["mill"])
    assert (mill.remembered, mill.offered) == (0, 1)
    assert fill(workspace, Phrasebook(TABLE), ["mill"], offers=False)[0].translated == 1


@pytest.mark.parametrize("character", ["\x07", "\r", "\x85", "\u2028", "\u202e", "\ufeff", "\0", "\n", "\ud800"])
def test_what_no_catalog_can_hold_does_not_get_into_one(make: Make, character: str) -> None:
    workspace = make(dam=TWO["dam"])
    fill(workspace, Phrasebook({**TABLE, "It rains.": [f"Llue{character}ve."]}))
    assert read_catalog(catalog(workspace)).entries["key_points.K2"].msgstr == "Llue ve."


@pytest.mark.parametrize("given", [[], [[]], [[(None, 0.0)]], RuntimeError("out of memory")])
def test_an_engine_that_fails_stops_its_pair_alone_and_is_named(make: Make, given: object) -> None:
    class Broken(Phrasebook):
        def translate(self, texts, pair, hypotheses=1):  # type: ignore[no-untyped-def]
            if pair == ("en", "es"):
                return super().translate(texts, pair, hypotheses)
            if isinstance(given, Exception):
                raise given
            return given

    workspace = make(languages="fr, es", dam=TWO["dam"])
    french, spanish = fill(workspace, Broken(TABLE, [("en", "es"), ("en", "fr")]))
    assert french.failure is not None
    assert french.failure.exit_code == 6
    assert "the engine phrasebook" in french.failure.message
    assert spanish.translated == 3


def test_what_a_person_begins_meanwhile_stays(make: Make) -> None:
    workspace = make(dam=TWO["dam"])

    class Slow(Phrasebook):
        def translate(self, texts, pair, hypotheses=1):  # type: ignore[no-untyped-def]
            if len(self.asked) == 1:
                file = catalog(workspace)
                text = file.read_text("utf-8").replace(
                    'msgid "It rains."\nmsgstr ""', 'msgid "It rains."\nmsgstr "Está"'
                )
                file.write_text(text.replace('msgctxt "key_points.K2"', '#, fuzzy\nmsgctxt "key_points.K2"'), "utf-8")
            return super().translate(texts, pair, hypotheses)

    table = {**TABLE, "A dam": ["Una presa"]}
    brief = workspace.brief_file("dam")
    brief.write_text(brief.read_text("utf-8").replace("The dam", "A dam", 1), "utf-8")
    fill(workspace, Slow(table, batch=1))
    assert read_catalog(catalog(workspace)).entries["key_points.K2"].msgstr == "Está"


def test_a_catalog_that_breaks_meanwhile_leaves_the_others(make: Make) -> None:
    workspace = make(**TWO)

    class Clumsy(Phrasebook):
        def translate(self, texts, pair, hypotheses=1):  # type: ignore[no-untyped-def]
            if len(self.asked) == 1:
                catalog(workspace, "bridge").parent.mkdir(parents=True, exist_ok=True)
                catalog(workspace, "bridge").write_text("nonsense", "utf-8")
            return super().translate(texts, pair, hypotheses)

    bridge, dam = fill(workspace, Clumsy(TABLE, batch=1))
    assert bridge.failure is not None
    assert (bridge.failure.exit_code, dam.failure, dam.translated) == (3, None, 3)


def test_a_catalog_of_another_language_is_not_filled(make: Make) -> None:
    workspace = make(dam=TWO["dam"])
    fill(workspace, Phrasebook(TABLE))
    file = catalog(workspace)
    file.write_text(file.read_text("utf-8").replace("Language: es", "Language: fr"), "utf-8")
    (dam,) = fill(workspace, Phrasebook(TABLE))
    assert dam.failure is not None
    assert "the header says that this catalog is in 'fr'" in dam.failure.message
