"""Installing and removing: whatever happens, there is a working package, and only what was installed first."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import argos_index
import pytest

from polybrief.errors import InputError, MissingResourceError
from polybrief.translation.packages.installed import installed_packages, look, verify
from polybrief.translation.packages.package import Package
from polybrief.translation.packages.record import RECORD, read_record
from polybrief.translation.packages.store import ASIDE, install, open_store, remove

ROOT = Path(__file__).parents[3]
STOPPING = """
import os, pathlib, sys
from polybrief.translation.packages.store import install, open_store

def stop(*_, **__):
    print("here", flush=True)
    sys.stdin.read()

def stopping_at(call, number):
    calls = []
    def called(*given, **named):
        calls.append(1)
        if len(calls) == number:
            stop()
        return call(*given, **named)
    return called

folder, file, where, number = sys.argv[1:]
owner, name = (os, "fsync") if where == "fsync" else (pathlib.Path, where)
with open_store(pathlib.Path(folder)) as store:
    setattr(owner, name, stopping_at(getattr(owner, name), int(number)))
    install(store, pathlib.Path(file))
"""


def stopped(folder: Path, file: Path, where: str = "fsync", number: int = 1) -> subprocess.Popen[str]:
    """A process that installs a package and has stopped before a certain call."""
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPING, str(folder), str(file), where, str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout.readline() == "here\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()


def folders(folder: Path) -> set[str]:
    return {it.name for it in folder.iterdir() if it.is_dir()}


def only(folder: Path) -> Package:
    """The only package there is, which is as recorded."""
    [package] = installed_packages(folder)
    verify(package)
    return package


def test_a_package_is_installed_and_recorded(folder, archive):
    with open_store(folder) as store:
        package, known = install(store, archive("en", "pb", "1.9", target_prefix=">>pb<<"))
    assert not known
    assert package == only(folder)
    assert package.pair == ("en", "pt-BR")
    assert package.target_prefix == ">>pb<<"
    assert folders(folder) == {"translate-en_pb-1_9"}
    record = json.loads((folder / RECORD).read_text("utf-8"))
    assert record["schema"] == "polybrief-packages/1"
    assert record["packages"]["translate-en_pb 1.9"]["sha256"] == package.sha256


@pytest.mark.parametrize(("first", "second"), [("1.9", "1.10"), ("2.0", "1.0")])
def test_another_version_replaces_the_one_there(folder, installed, first, second):
    installed("en", "es", first)
    installed("en", "fr", first)
    installed("en", "es", second)
    assert {it.name for it in installed_packages(folder)} == {f"translate-en_es {second}", f"translate-en_fr {first}"}
    assert len(folders(folder)) == 2
    assert set(read_record(folder)) == {
        f"translate-en_es {first}",
        f"translate-en_es {second}",
        f"translate-en_fr {first}",
    }


def test_what_something_else_installed_is_replaced(folder, archive):
    folder.mkdir()
    for name in ("en_es", "translate-en_es-1_0"):
        (folder / name).mkdir()
        (folder / name / "metadata.json").write_bytes(argos_index.package_files()["metadata.json"])
        (folder / name / "model").mkdir()
        (folder / name / "bpe.model").touch()
    with pytest.raises(MissingResourceError, match="no record"):
        verify(installed_packages(folder)[0])
    with open_store(folder) as store:
        install(store, archive())
    assert len(folders(folder)) == 1
    only(folder)


def test_the_same_version_with_another_digest_is_refused(folder, installed, archive):
    first = installed("en", "es", "1.0")
    other = archive("en", "es", "1.0", changed={"model/model.bin": b"another"})
    for removed in (False, True):
        with open_store(folder) as store:
            if removed:
                remove(store, ("en", "es"))
            with pytest.raises(InputError) as caught:
                install(store, other)
            if not removed:
                assert only(folder) == first
        assert first.sha256 in str(caught.value)
        assert str(caught.value).count("SHA-256") == 1
        assert len(folders(folder)) == (0 if removed else 1)
    assert installed("en", "es", "1.0") == first


def test_a_damaged_package_is_mended(folder, installed, archive):
    package = installed()
    (package.folder / "metadata.json").write_text("{", "utf-8")
    (package.folder / "model/model.bin").write_text("changed", "utf-8")
    assert installed_packages(folder) == ()
    with open_store(folder) as store:
        assert install(store, archive())[1]
    only(folder)
    assert len(folders(folder)) == 1
    assert look(folder)[1] == ()


def test_a_package_that_is_whole_is_left_alone(folder, installed, archive):
    package = installed()
    before = (package.folder / "model/model.bin").stat()
    with open_store(folder) as store:
        assert install(store, archive()) == (package, True)
    assert (package.folder / "model/model.bin").stat() == before


def test_an_archive_that_holds_something_else_than_promised(folder, archive, installed):
    package = installed()
    wanted = Package(Path(), "en", "es", "2.0")
    with (
        open_store(folder) as store,
        pytest.raises(InputError, match=r"to hold translate-en_es 2\.0, and holds .* 1\.1"),
    ):
        install(store, archive("en", "es", "1.1"), wanted)
    assert only(folder) == package


def test_a_refused_archive_leaves_all_as_it_was(folder, archive, installed, tmp_path):
    package = installed()
    bad = tmp_path / "bad.argosmodel"
    bad.write_bytes(archive("en", "es", "2.0").read_bytes()[:-40])
    with open_store(folder) as store, pytest.raises(InputError):
        install(store, bad)
    assert only(folder) == package
    assert folders(folder) == {package.folder.name}


@pytest.mark.parametrize("number", range(1, 7))
def test_a_full_disk_leaves_the_old_package(folder, archive, installed, monkeypatch, number):
    package = installed("en", "es", "1.0")
    calls = []

    def full(stream: int) -> None:
        calls.append(stream)
        if len(calls) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with open_store(folder) as store, monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(InputError, match="No space left on device"):
            install(store, archive("en", "es", "2.0"))
    assert len(calls) == number
    assert only(folder) == package
    assert folders(folder) == {package.folder.name}
    assert {it.name for it in folder.iterdir() if it.is_file()} == {RECORD, ".polybrief-packages.lock"}
    assert installed("en", "es", "2.0").version == "2.0"


@pytest.mark.parametrize(
    ("where", "number", "version"),
    [("fsync", 1, "1.0"), ("fsync", 6, "1.0"), ("rename", 1, "1.0"), ("rename", 2, "2.0")],
)
def test_a_kill_leaves_a_working_package(folder, archive, installed, where, number, version):
    installed("en", "es", "1.0")
    file = archive("en", "es", "2.0")
    end(stopped(folder, file, where, number))
    assert only(folder).version == version
    with open_store(folder) as store:
        install(store, file)
    assert only(folder).version == "2.0"
    assert folders(folder) == {"translate-en_es-2_0"}


def test_one_process_at_a_time(folder, archive):
    process = stopped(folder, archive("en", "es", "2.0"))
    with pytest.raises(InputError, match="another polybrief is installing"), open_store(folder):
        pass
    assert (folder / ASIDE).is_dir()
    end(process)
    with open_store(folder):
        pass
    assert not (folder / ASIDE).exists()


def test_argos_translate_is_not_confused(folder, archive, installed, index):
    from argostranslate import package as argos

    installed("en", "es", "1.0")
    installed("es", "pt", "1.0")
    assert {(it.from_code, it.to_code) for it in argos.get_installed_packages([folder])} == {("en", "es"), ("es", "pt")}
    end(stopped(folder, archive("en", "fr")))
    assert (folder / ASIDE).is_dir()
    translating = [it for it in argos.get_installed_packages([folder]) if it.type == "translate"]
    assert {it.package_path.name for it in translating} == {"translate-en_es-1_0", "translate-es_pt-1_0"}


def test_removing(folder, installed):
    installed("en", "es")
    installed("en", "fr")
    with open_store(folder) as store:
        assert [it.version for it in remove(store, ("en", "es"))] == ["1.0"]
        with pytest.raises(MissingResourceError, match="from en into es"):
            remove(store, ("en", "es"))
    assert only(folder).pair == ("en", "fr")
    assert "translate-en_es 1.0" in read_record(folder)


def test_a_link_is_removed_and_not_what_it_leads_to(folder, installed, tmp_path):
    package = installed()
    shutil.move(package.folder, tmp_path / "elsewhere")
    package.folder.symlink_to(tmp_path / "elsewhere")
    only(folder)
    with open_store(folder) as store:
        remove(store, ("en", "es"))
    assert installed_packages(folder) == ()
    assert (tmp_path / "elsewhere/metadata.json").exists()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "a-file").touch()
    with pytest.raises(InputError, match="cannot be written"), open_store(tmp_path / "a-file/packages"):
        pass


def test_a_record_that_leads_elsewhere_harms_nothing(folder, installed, tmp_path):
    (tmp_path / "precious").mkdir()
    package = installed("en", "es", "1.0")
    record = json.loads((folder / RECORD).read_text("utf-8"))
    record["packages"][package.name]["folder"] = "../precious"
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    installed("en", "es", "2.0")
    assert (tmp_path / "precious").is_dir()
    assert only(folder).version == "2.0"
