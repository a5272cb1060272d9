"""Catalogs as editors write them: only what changes is rewritten, and no work of a person is lost."""

import difflib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from polybrief.errors import InputError
from polybrief.languages import language
from polybrief.model.brief import Brief
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.marks import digest
from polybrief.translation.updating import Fill, update_catalog

ES = language("es")
CATALOGS = Path(__file__).parents[1] / "resources" / "catalogs"
K1 = "The dam in the upper valley cost {cost}, of which the province paid the larger part; the rest came from loans."
K2 = "Work began late in the year."
K3 = "Two villages had to move."
MACHINE = Fill(
    "Dos pueblos tuvieron que trasladarse.",
    fuzzy=True,
    marks=("engine: argos translate-en_es 1.0", "score: -0.12"),
    by_machine=True,
)


@pytest.fixture
def dam(make_brief: Any) -> Brief:
    brief: Brief = make_brief(K1=K1, K2=K2, K3=K3, values={"cost": {"money": 40_000_000, "currency": "USD"}})
    return brief


@pytest.fixture(params=["poedit", "weblate"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return shutil.copy(CATALOGS / f"{request.param}.po", tmp_path / "dam.po")


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def changed_lines(before: str, after: str) -> list[str]:
    """What a repository would show."""
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_catalog_that_is_up_to_date_keeps_every_byte(dam: Brief, catalog: Path, newline: str) -> None:
    write(catalog, text_of(catalog).replace("\n", newline))
    assert update_catalog(dam, ES, catalog) == text_of(catalog)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_filling_an_entry_changes_no_other(dam: Brief, catalog: Path, newline: str) -> None:
    before = text_of(catalog).replace("\n", newline)
    write(catalog, before)
    after = update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE})
    assert after.count("\n") == after.count(newline)
    assert changed_lines(before, after) == [
        "+# engine: argos translate-en_es 1.0",
        "+# score: -0.12",
        f"+# source: {digest(K3)}",
        f"+# text: {digest(MACHINE.text)}",
        "+#, fuzzy",
        '-msgstr ""',
        '+msgstr "Dos pueblos tuvieron que trasladarse."',
    ]


def test_what_an_engine_made_can_stand_until_the_brief_changes(dam: Brief, catalog: Path, make_brief: Any) -> None:
    write(catalog, update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.engine, entry.usable, entry.draft) == ("argos translate-en_es 1.0", True, False)
    changed = make_brief(
        K1=K1, K2=K2, K3="Three villages had to move.", values=to_builtins(dict(dam.values), enc_hook=str)
    )
    write(catalog, update_catalog(changed, ES, catalog))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.engine, entry.usable, entry.stale) == (None, False, True)


def test_an_editor_that_updates_the_source_text_makes_no_machine_translation_of_it(dam: Brief, catalog: Path) -> None:
    write(catalog, update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}))
    write(catalog, text_of(catalog).replace("Two villages", "Six villages"))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.engine, entry.stale) == (None, True)


def test_what_a_person_changed_is_no_machine_translation(dam: Brief, catalog: Path) -> None:
    write(catalog, update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}))
    write(catalog, text_of(catalog).replace("Dos pueblos tuvieron", "Dos aldeas tuvieron"))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.engine, entry.usable, entry.draft) == (None, False, True)
    assert update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}) == text_of(catalog)


def test_what_a_person_accepted_is_not_filled(dam: Brief, catalog: Path) -> None:
    assert update_catalog(dam, ES, catalog, {"title": Fill("Otra cosa", fuzzy=True)}) == text_of(catalog)


def test_unless_that_is_wanted(dam: Brief, catalog: Path) -> None:
    fill = Fill("El embalse", fuzzy=False, marks=("reviewed-by: Luis Mora 2026-04-01",))
    write(catalog, update_catalog(dam, ES, catalog, {"title": fill}, over_accepted=True))
    entry = read_catalog(catalog).entries["title"]
    assert (entry.msgstr, entry.accepted, entry.reviewed_by) == ("El embalse", True, "Luis Mora 2026-04-01")
    assert "# earlier: La presa\n" in text_of(catalog)


def test_what_stood_there_is_kept_with_the_text_it_was_made_of(dam: Brief, catalog: Path) -> None:
    fill = Fill("Las obras empezaron a finales de año.", fuzzy=True, marks=("engine: argos 1",), by_machine=True)
    text = update_catalog(dam, ES, catalog, {"key_points.K2": fill})
    assert "# earlier: Las obras empezaron a principios de año.\n" in text
    write(catalog, text)
    assert read_catalog(catalog).entries["key_points.K2"].usable
    assert '#| msgid "Work began early in the year."\n' in text
    again = Fill("Las obras comenzaron tarde.", fuzzy=True, marks=("engine: argos 2",), by_machine=True)
    text = update_catalog(dam, ES, catalog, {"key_points.K2": again})
    assert text.count("# earlier: ") == 1
    assert "engine: argos 1" not in text


def test_a_translation_that_failed_does_not_stand_in_an_edition(dam: Brief, catalog: Path) -> None:
    fill = Fill("Pueblos.", fuzzy=True, marks=("rejected: argos 1",), by_machine=True, yields=True)
    write(catalog, update_catalog(dam, ES, catalog, {"key_points.K3": fill}))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.rejected, entry.usable, entry.draft) == (True, False, False)


def test_a_new_unit_comes_in_without_moving_the_others(dam: Brief, catalog: Path, make_brief: Any) -> None:
    more = make_brief(K1=K1, K9="It rains.", K2=K2, K3=K3, values=to_builtins(dict(dam.values), enc_hook=str))
    write(catalog, text_of(catalog).replace("key_points.K9", "key_points.K8"))
    lines = changed_lines(text_of(catalog), update_catalog(more, ES, catalog))
    assert lines == ['+msgctxt "key_points.K9"', '+msgid "It rains."', '+msgstr ""', "+"]


@pytest.mark.environment
def test_gettext_takes_what_is_written(dam: Brief, catalog: Path) -> None:
    write(catalog, update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}))
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", catalog], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_a_person_wrote_of_another_text_does_not_give_way_to_what_failed(dam: Brief, catalog: Path) -> None:
    fill = Fill("Obras.", fuzzy=True, marks=("rejected: argos 1",), by_machine=True, yields=True)
    assert update_catalog(dam, ES, catalog, {"key_points.K2": fill}) == text_of(catalog)


@pytest.mark.parametrize(
    "comment", ["engine: I used DeepL", "rejected: too literal", "memory: ask Ana", "source: glossary", "text: a b c"]
)
def test_a_translator_s_own_comment_is_no_mark(dam: Brief, catalog: Path, comment: str) -> None:
    draft = f'# {comment}\n#, fuzzy\nmsgctxt "key_points.K3"\nmsgid "{K3}"\nmsgstr "Dos pueblos"\n'
    text = text_of(catalog)
    write(catalog, text[: text.index('msgctxt "key_points.K3"')] + draft)
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.draft, entry.usable, entry.stale) == (True, False, False)
    assert update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE}) == text_of(catalog)


def test_a_translation_set_aside_by_another_tool_stays_beside_the_new_one(dam: Brief, catalog: Path) -> None:
    aside = '\n#~ msgctxt "key_points.K3"\n#~ msgid "Something else."\n#~ msgstr "Texto de Ana."\n'
    write(catalog, text_of(catalog) + aside)
    assert update_catalog(dam, ES, catalog) == text_of(catalog)
    assert aside in update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE})


def test_comments_stay_wherever_they_are(dam: Brief, catalog: Path) -> None:
    write(catalog, text_of(catalog) + "\n# The last word.\n#: nowhere\n")
    assert update_catalog(dam, ES, catalog) == text_of(catalog)
    after = update_catalog(dam, ES, catalog, {"key_points.K3": MACHINE})
    assert after.endswith("\n# The last word.\n#: nowhere\n")
    assert after.startswith(text_of(catalog)[: text_of(catalog).index("msgid")])


def test_a_comment_on_a_text_that_has_gone_stays(dam: Brief, catalog: Path) -> None:
    text = text_of(catalog).replace('msgctxt "key_points.K3"', '# Ask the ministry!\nmsgctxt "key_points.K8"')
    write(catalog, text)
    assert "# Ask the ministry!\n" in update_catalog(dam, ES, catalog)


def test_another_order_of_entries_stays(dam: Brief, catalog: Path) -> None:
    text = text_of(catalog).replace("key_points.K3", "swap").replace("title", "key_points.K3").replace("swap", "title")
    text = text.replace('"The dam"', "swap").replace(f'"{K3}"', '"The dam"').replace("swap", f'"{K3}"')
    write(catalog, text)
    assert update_catalog(dam, ES, catalog) == text


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda text: text[text.index("msgctxt") :], ":1: the catalog has no header"),
        (lambda text: text.replace('msgid "Two villages', 'msgid_plural "a"\nmsgid "Two villages'), "not a PO file"),
        (
            lambda text: text.replace(f'msgid "{K3}"\nmsgstr ""', f'msgid "{K3}"\nmsgid_plural "x"\nmsgstr[0] "a"'),
            "an entry with msgid_plural",
        ),
    ],
)
def test_a_catalog_that_cannot_be_kept_whole_is_refused(dam: Brief, catalog: Path, spoilt: Any, said: str) -> None:
    write(catalog, spoilt(text_of(catalog)))
    with pytest.raises(InputError, match=re.escape(said)):
        update_catalog(dam, ES, catalog)


def test_an_empty_file_is_filled_like_none(dam: Brief, tmp_path: Path) -> None:
    path = tmp_path / "dam.po"
    new = update_catalog(dam, ES, path)
    write(path, "\n")
    assert update_catalog(dam, ES, path) == new


def test_what_comes_back_with_other_placeholders_is_to_be_looked_at(dam: Brief, catalog: Path) -> None:
    text = text_of(catalog)
    gone = f'#~ msgctxt "key_points.K3"\n#~ msgid "{K3}"\n#~ msgstr "{{villages}} pueblos."\n'
    at = text.index('msgctxt "key_points.K3"')
    write(catalog, text[:at] + gone)
    write(catalog, update_catalog(dam, ES, catalog))
    entry = read_catalog(catalog).entries["key_points.K3"]
    assert (entry.msgstr, entry.fuzzy) == ("{villages} pueblos.", True)


def test_a_source_text_that_is_again_what_it_was_makes_nothing_stale(dam: Brief, catalog: Path) -> None:
    former = r'#\| msgid (?:""\n#\| "Work began "\n#\| )?"(?:Work began )?early in the year\."'
    text, count = re.subn(former, f'#| msgid "{K2}"', text_of(catalog).replace('"Work began early', '"early'))
    assert count == 1
    write(catalog, text)
    assert not read_catalog(catalog).entries["key_points.K2"].stale


line = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(line, max_size=3), st.lists(st.integers(1, 20), min_size=1, max_size=5), st.integers(0, 3))
def test_whatever_width_an_editor_wraps_at(
    dam: Brief, tmp_path: Path, comments: list[str], widths: list[int], blank: int
) -> None:
    def wrapped(text: str) -> str:
        parts, at = [], 0
        while at < len(text):
            width = widths[len(parts) % len(widths)]
            parts.append(text[at : at + width])
            at += width
        return "".join(f'"{part}"\n' for part in ["", *parts])

    path = tmp_path / "dam.po"
    write(path, update_catalog(dam, ES, path, {"title": Fill("La presa", fuzzy=False)}))
    text = text_of(path)
    for entry in (K1, K2):
        text = text.replace(f'"{entry}"\n', wrapped(entry))
    said = "".join(f"# {comment}\n" for comment in comments)
    text = text.replace('msgctxt "title"', f'{said}msgctxt "title"').rstrip("\n") + "\n" * blank
    write(path, text)
    assert update_catalog(dam, ES, path) == text
