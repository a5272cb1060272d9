"""What there is, and whether it is what was installed."""

import os
from pathlib import Path

import pytest
from argos_index import package_files

from polybrief.errors import InputError, MissingResourceError
from polybrief.translation.packages.installed import installed_packages, look, packages_folder, verify
from polybrief.translation.packages.record import RECORD


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"ARGOS_PACKAGES_DIR": "/p", "XDG_DATA_HOME": "/x", "HOME": "/h"}, "/p"),
        ({"XDG_DATA_HOME": "/x", "HOME": "/h"}, "/x/argos-translate/packages"),
        ({"HOME": "/h"}, "/h/.local/share/argos-translate/packages"),
        ({"HOME": "/h", "XDG_DATA_HOME": "", "ARGOS_PACKAGES_DIR": ""}, "/h/.local/share/argos-translate/packages"),
        ({"HOME": "/h", "SNAP": "/s", "SNAP_USER_DATA": "/u"}, "/u/.local/share/argos-translate/packages"),
    ],
)
def test_packages_are_where_argos_translate_has_them(environment, place):
    assert packages_folder(environment) == Path(place)


def test_there_may_be_no_folder(folder):
    assert installed_packages(folder) == ()
    assert not folder.exists()


def put(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_bytes(data)
    return folder / name


def test_the_newest_of_each_pair_is_found_in_any_order_of_folders(folder):
    put(folder, "a", package_files("en", "es", "1.10"))
    put(folder, "b", package_files("en", "es", "1.9"))
    put(folder, "c", package_files("en", "es", "1.9.9"))
    put(folder, "d", package_files("ar", "en", "1.0"))
    put(folder, ".hidden", package_files("en", "zt", "1.0"))
    put(folder, "e", package_files("en", "zt", "1.0"))
    (folder / "a-file").touch()
    (folder / "no-package").mkdir()
    packages = installed_packages(folder)
    assert [(it.pair, it.version, it.sha256) for it in packages] == [
        (("ar", "en"), "1.0", None),
        (("en", "es"), "1.10", None),
        (("en", "zh-Hant"), "1.0", None),
    ]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"metadata.json": b"{"}, "not JSON"),
        ({"metadata.json": b"{}"}, "from_code: there is nothing"),
        ({"sentencepiece.model": None}, "sentencepiece.model or bpe.model is missing"),
        ({"model/model.bin": None, "model/shared_vocabulary.txt": None}, "model/ is missing"),
    ],
)
def test_a_broken_package_is_told_from_the_others(folder, changed, why):
    put(folder, "sound", package_files("en", "fr"))
    files = {**package_files("en", "es"), **changed}
    put(folder, "broken", {name: data for name, data in files.items() if data is not None})
    packages, [broken] = look(folder)
    assert [it.pair for it in packages] == [("en", "fr")] == [it.pair for it in installed_packages(folder)]
    assert broken.folder.name == "broken"
    assert why in broken.problem


def test_what_is_installed_is_verified(installed):
    verify(installed())


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda it: (it / "model/model.bin").write_bytes(b"x"), "model/model.bin is changed"),
        (lambda it: (it / "README.md").unlink(), "README.md is missing"),
        (lambda it: (it / "model/more.bin").touch(), "model/more.bin is added"),
        (
            lambda it: ((it / "README.md").unlink(), (it / "README.md").symlink_to("metadata.json")),
            "README.md is changed",
        ),
        (lambda it: ((it / "README.md").unlink(), os.mkfifo(it / "README.md")), "README.md is changed"),
        (lambda it: [(it / f"{number}").touch() for number in range(9)], "and 4 more"),
    ],
)
def test_what_was_changed_is_named(installed, damage, why):
    package = installed()
    damage(package.folder)
    with pytest.raises(InputError) as caught:
        verify(package)
    assert why in str(caught.value)
    assert "polybrief models install es --from en" in str(caught.value)


def test_metadata_that_were_taken_away_are_missed(folder, installed):
    (installed().folder / "metadata.json").unlink()
    assert "metadata.json: cannot be read" in look(folder)[1][0].problem


def test_a_package_without_record_is_not_verified(folder, installed):
    package = installed()
    (folder / RECORD).unlink()
    with pytest.raises(MissingResourceError, match="polybrief models install es --from en"):
        verify(package)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "7",
        "[" * 100_000,
        '{"schema": "polybrief-packages/2", "packages": {}}',
        '{"schema": "polybrief-packages/1", "packages": []}',
        '{"schema": "polybrief-packages/1", "packages": {"a 1": {}}}',
        '{"schema": "polybrief-packages/1", "packages": {"a 1": {"sha256": "x", "folder": "a", "files": {}}}}',
        '{"schema": "polybrief-packages/1", "packages": {"a 1": {"sha256": 1, "folder": "a", "files": {}}}}',
    ],
)
def test_a_record_that_cannot_be_understood_is_named(folder, text):
    folder.mkdir()
    (folder / RECORD).write_text(text, "utf-8")
    with pytest.raises(InputError, match=RECORD):
        installed_packages(folder)
