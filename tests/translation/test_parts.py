"""Notes, points and the labels of charts are translated as every other text is."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from polybrief.languages import language
from polybrief.model.brief import Brief
from polybrief.model.edition import Origin
from polybrief.model.unit import units
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import edition
from polybrief.translation.memory import recall, remember
from polybrief.translation.updating import Fill, update_catalog
from polybrief.translation.xliff.document import CORE
from polybrief.translation.xliff.merging import merge
from polybrief.translation.xliff.reading import read_xliff
from polybrief.translation.xliff.writing import write_xliff

ES = language("es")
NEW = {
    "key_points.K1.note": "Nota: {cost}.",
    "key_points.K1a": "Poco.",
    "key_points.K1a.note": "O menos.",
    "charts.C1": "Coste",
    "charts.C1.2": "ahora",
    "charts.C1.note": "Contado.",
}
TEXTS = {"title": "La presa", "key_points.K1": "Gotea.", **NEW}


@pytest.fixture
def dam(make_brief: Any) -> Brief:
    brief: Brief = make_brief(
        values={"cost": {"money": 40_000_000, "currency": "USD"}},
        sections={
            "key_points": [
                {
                    "id": "K1",
                    "text": "It leaks.",
                    "note": "It cost {cost}.",
                    "points": [{"id": "K1a", "text": "A little.", "note": "Or less."}],
                }
            ],
            "charts": [
                {
                    "id": "C1",
                    "text": "Cost",
                    "note": "Counted.",
                    "rows": [{"date": "2021", "value": "cost"}, {"label": "now", "value": "cost"}],
                }
            ],
        },
    )
    return brief


@pytest.fixture
def catalog(dam: Brief, tmp_path: Path) -> Path:
    """A catalog with a translation of every unit, reviewed."""
    path = tmp_path / "dam.po"
    fills = {
        context: Fill(text, fuzzy=False, marks=("reviewed-by: Ana 2026-02-01",)) for context, text in TEXTS.items()
    }
    path.write_text(update_catalog(dam, ES, path, fills), "utf-8")
    return path


def test_a_catalog_has_an_entry_for_each_in_the_order_of_the_page(dam: Brief, catalog: Path) -> None:
    entries = read_catalog(catalog).entries
    assert list(entries) == list(TEXTS)
    assert {context: entry.msgstr for context, entry in entries.items()} == TEXTS
    assert '#, python-brace-format\nmsgctxt "key_points.K1.note"\nmsgid "It cost {cost}."' in catalog.read_text("utf-8")


def test_an_edition_has_them_in_its_language(dam: Brief, catalog: Path) -> None:
    texts = edition(dam, ES, read_catalog(catalog)).texts
    assert list(texts) == list(TEXTS)
    assert texts["key_points.K1.note"].text == "Nota: 40\u00a0millones de dólares estadounidenses."
    assert {texts[context].origin for context in NEW} == {Origin.REVIEWED}
    assert texts["charts.C1.2"].text == "ahora"


def test_what_is_new_comes_into_a_catalog_without_moving_the_others(dam: Brief, catalog: Path, make_brief: Any) -> None:
    (point,) = dam.sections.key_points
    plain = replace(point, note=None, points=())
    before = replace(dam, sections=replace(dam.sections, key_points=(plain,), charts=()))
    catalog.write_text(update_catalog(before, ES, catalog), "utf-8")
    assert list(read_catalog(catalog).entries) == ["title", "key_points.K1"]
    catalog.write_text(update_catalog(dam, ES, catalog), "utf-8")
    assert {context: entry.msgstr for context, entry in read_catalog(catalog).entries.items()} == TEXTS


def test_they_go_out_and_come_back_as_xliff(dam: Brief, catalog: Path, tmp_path: Path) -> None:
    path, empty = tmp_path / "dam.xlf", tmp_path / "empty.po"
    path.write_bytes(write_xliff(dam, ES, empty, ()))
    tree = etree.parse(path)
    for unit in tree.iter(f"{{{CORE}}}unit"):
        segment = unit.find(f"{{{CORE}}}segment")
        target = etree.SubElement(segment, f"{{{CORE}}}target")
        if unit.get("id") == "key_points.K1.note":
            (code,) = segment.find(f"{{{CORE}}}source")
            target.text = "Nota: "
            target.append(etree.fromstring(etree.tostring(code, with_tail=False)))
            target[0].tail = "."
        else:
            target.text = TEXTS[unit.get("id")]
        segment.set("state", "final")
    tree.write(path, encoding="UTF-8")
    (file,) = read_xliff(path)
    done = merge(dam, ES, file, {})
    assert done.not_taken == ()
    assert {context: fill.text for context, fill in done.fills.items()} == TEXTS


def test_the_memory_knows_them(dam: Brief, catalog: Path) -> None:
    memory = remember([("dam", read_catalog(catalog))])
    found = {unit.context: fill.text for unit in units(dam) if (fill := recall(unit, memory))}
    assert found == TEXTS
