"""Archives: what may be installed, and everything that may not."""

import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from argos_index import archived, package_files, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.errors import InputError
from polybrief.translation.packages import archive as module
from polybrief.translation.packages.archive import opened, unpack

SOUND = {f"a/{name}": data for name, data in package_files().items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.argosmodel"


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def compressed(name: str, method: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = method
    return info


def refused(file: Path, data: bytes) -> str:
    """The message with which an archive is refused, by its looks or when it is unpacked."""
    file.write_bytes(data)
    before = {it for it in file.parent.iterdir() if it != file.parent / "out"}
    with pytest.raises(InputError) as caught, opened(file) as archive:
        unpack(archive, file.parent / "out")
    assert {it for it in file.parent.iterdir() if it != file.parent / "out"} == before
    assert str(file) in str(caught.value)
    return str(caught.value)


def test_a_sound_archive_is_unpacked_as_it_is(file):
    folders = {zipfile.ZipInfo("a/"): b"", zipfile.ZipInfo("a/model/"): b""}
    file.write_bytes(zipped({**folders, **SOUND}))
    with opened(file) as archive:
        digests = unpack(archive, file.parent / "out")
    assert archive.package.name == "translate-en_es 1.0"
    there = {it.relative_to(file.parent / "out").as_posix() for it in (file.parent / "out").rglob("*") if it.is_file()}
    assert there == set(digests) == set(package_files())
    assert (file.parent / "out/model/model.bin").read_bytes() == package_files()["model/model.bin"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/cron.d/a", "leads out"),
        ("a/../../b", "leads out"),
        ("../b", "leads out"),
        ("a/./b", "empty part"),
        ("a//b", "empty part"),
        ("a/b.", "ends with a dot"),
        ("a/b /c", "space"),
        ("a\\..\\b", "backslash"),
        ("C:/b", "colon"),
        ("a/b:stream", "colon"),
        ("a/b\nc", "control character"),
        ("a/\u202egpj.exe", "control character"),
        ("a/b\x1b[31m", "control character"),
        (f"a/{'b' * 300}", "longer than"),
        ("a/MODEL/model.bin", "the same name"),
        ("a/readme.MD", "the same name"),
        ("a/README.md/b", "the same name"),
        ("a/ſentencepiece.model", "the same name"),
        ("b/more", "one folder"),
        ("more", "one folder"),
    ],
)
def test_names_that_no_package_has_are_refused(file, name, why):
    assert why in refused(file, zipped({**SOUND, name: b"x"}))


def test_a_name_twice_is_refused(file):
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped({**SOUND, zipfile.ZipInfo("a/README.md"): b"another"})
    assert "the same name" in refused(file, data)


def test_a_file_in_place_of_a_folder_is_refused(file):
    assert "the same name" in refused(file, zipped({**SOUND, "a/x/y": b"", "a/x": b""}))


@pytest.mark.parametrize(
    ("member", "why"),
    [
        (special("a/link", stat.S_IFLNK | 0o777), "a link"),
        (special("a/pipe", stat.S_IFIFO | 0o600), "special file"),
        (special("a/device", stat.S_IFBLK | 0o600), "special file"),
        (special("a/file/", stat.S_IFREG | 0o600), "special file"),
        (compressed("a/b", zipfile.ZIP_LZMA), "compressed by method"),
    ],
)
def test_members_that_no_package_has_are_refused(file, member, why):
    assert why in refused(file, zipped({**SOUND, member: b"/etc/passwd" if "/" not in member.filename[2:] else b""}))


@pytest.mark.parametrize("lacks", ["metadata.json", "sentencepiece.model", "model/"])
def test_a_package_without_one_of_its_parts_is_refused(file, lacks):
    files = {name: data for name, data in package_files().items() if not name.startswith(lacks)}
    assert f"{lacks} " in refused(file, archived(files))


def test_a_tokenizer_of_the_other_kind_will_do(file):
    files = package_files()
    files["bpe.model"] = files.pop("sentencepiece.model")
    file.write_bytes(archived(files))
    with opened(file) as archive:
        assert archive.package.pair == ("en", "es")


@pytest.mark.parametrize(
    ("metadata", "why"),
    [
        (b"{", ":1: not JSON"),
        (b"[" * 60000, "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "not a JSON object"),
        (b" " * 70000, "larger than 64 KiB"),
        (package_files("../../en")["metadata.json"], "from_code"),
        (package_files("en", "e s")["metadata.json"], "to_code"),
        (package_files("en", "es", "1/0")["metadata.json"], "package_version"),
        (package_files("en", "es", "١")["metadata.json"], "package_version"),
        (package_files("en", "en")["metadata.json"], "what it translates from"),
        (package_files(type="sbd")["metadata.json"], "type"),
        (package_files(from_code=7)["metadata.json"], "there is 7"),
        (package_files(to_code=None)["metadata.json"], "there is nothing"),
        (package_files(target_prefix=["x"])["metadata.json"], "target_prefix"),
    ],
)
def test_metadata_that_cannot_be_understood_are_refused(file, metadata, why):
    assert why in refused(file, archived({**package_files(), "metadata.json": metadata}))


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({})])
def test_what_is_no_package_is_refused(file, data):
    refused(file, data)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_part_of_an_archive_is_refused(file, kept):
    data = zipped(SOUND)
    assert "not the whole of it" in refused(file, data[: int(len(data) * kept)])


def test_a_damaged_file_is_refused(file):
    data = bytearray(zipped(SOUND))
    at = data.index(b"a/model/model.bin") + len(b"a/model/model.bin") + 5
    data[at] ^= 0xFF
    assert "a/model/model.bin: damaged" in refused(file, bytes(data))


def test_an_encrypted_file_is_refused(file):
    data = bytearray(zipped(SOUND))
    listed = data.index(b"PK\x01\x02")
    data[listed + 8] |= 1
    assert "encrypted" in refused(file, bytes(data))


@pytest.mark.parametrize("limit", ["ARCHIVE_BYTES", "UNPACKED_BYTES", "FILE_BYTES", "FILES"])
def test_what_is_too_large_is_refused(file, monkeypatch, limit):
    monkeypatch.setattr(module, limit, 3)
    assert "no more than 3 are taken" in refused(file, zipped(SOUND))
    assert not (file.parent / "out").exists()


@pytest.mark.parametrize("declared", [10, 1_000_000])
def test_a_file_of_another_size_than_declared_is_refused(file, declared):
    data = bytearray(zipped({**SOUND, "a/bomb": b"\0" * 100_000}))
    listed = data.rindex(b"PK\x01\x02")
    data[listed + 24 : listed + 28] = struct.pack("<I", declared)
    assert "a/bomb: damaged" in refused(file, bytes(data))
    assert (file.parent / "out/bomb").stat().st_size <= 100_000


def test_a_list_of_files_that_would_fill_the_memory_is_refused(file, monkeypatch):
    monkeypatch.setattr(module, "LISTING_BYTES", 200)
    assert "list of files" in refused(file, zipped(SOUND))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="No such file"), opened(tmp_path / "none.argosmodel"):
        pass


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("a/.\\: \n\0éE\u0301~"), min_size=1, max_size=12))
def test_no_name_gets_out_of_the_folder(tmp_path, name):
    place = tmp_path / "place"
    place.mkdir(exist_ok=True)
    file = tmp_path / "some.argosmodel"
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = f"a/{name}"
    file.write_bytes(zipped({**SOUND, info: b""}))
    out = place / "out"
    try:
        with opened(file) as archive:
            unpack(archive, out)
    except InputError:
        assert not out.exists()
    finally:
        assert {it.name for it in tmp_path.iterdir()} == {"place", "some.argosmodel"}
        assert {it.name for it in place.iterdir()} <= {"out"}
        if out.exists():
            shutil.rmtree(out)
