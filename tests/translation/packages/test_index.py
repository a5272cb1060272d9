"""The index and downloads, against a server on this machine."""

import json
import socket
import sys
from pathlib import Path

import pytest
from argos_index import Answer, archived, forget_argos_translate, package_files

from polybrief.errors import InputError
from polybrief.translation.packages import index as module
from polybrief.translation.packages.index import Offer, download, read_index
from polybrief.translation.packages.package import Package


def unheard(done: int, total: int) -> None:
    assert 0 < done <= total


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "download"


def test_the_newest_of_each_pair_is_offered(index):
    for version in ("1.9", "1.10", "1.0"):
        index.offer("en", "es", version)
    index.offer("en", "zt", "1.0")
    index.entries += [
        7,
        {},
        {"type": "sbd", "from_codes": ["en"], "package_version": "1.0"},
        {"from_code": "../en", "to_code": "es", "package_version": "9.0"},
    ]
    offers = read_index()
    assert [(it.package.pair, it.package.version) for it in offers] == [
        (("en", "es"), "1.10"),
        (("en", "zh-Hant"), "1.0"),
    ]
    assert offers[0].links == (f"{index.address}translate-en_es-1_10.argosmodel",)


def test_the_index_may_be_named_without_its_last_slash(index, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", index.address.rstrip("/"))
    assert read_index() == ()
    assert index.requests == ["/index.json"]


def test_an_archive_is_downloaded_whole(index, file):
    data = index.offer()
    [offer] = read_index()
    heard = []
    download(offer, file, lambda *them: heard.append(them))
    assert file.read_bytes() == data
    assert heard[-1] == (len(data), len(data))


def test_nothing_downloaded_before_is_trusted(index, file, tmp_path):
    data = index.offer()
    cached = tmp_path / "home/argos-translate/downloads/translate-en_es.argosmodel"
    cached.parent.mkdir(parents=True)
    cached.write_bytes(b"tampered with")
    file.write_bytes(b"a part")
    [offer] = read_index()
    download(offer, file, unheard)
    assert file.read_bytes() == data


def test_what_does_not_come_from_one_address_comes_from_the_next(index, file):
    data = index.offer()
    [offer] = read_index()
    download(Offer(offer.package, (f"{index.address}none", "ipfs://x", *offer.links)), file, unheard)
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=404), "the server answers 404"),
        (Answer(status=503), "the server answers 503"),
        (Answer(b"a part", promised=1000), "broken off after 6 of 1000 bytes"),
        (Answer(b"a part", promised=1000, silent=True), "timed out"),
        (Answer(b"", promised=10**12), "no more than"),
        (Answer(b"x" * 5000, promised=-1), "more than 4096 bytes"),
        (Answer(b"x" * 5000), "5000 bytes; no more than 4096 are taken"),
        (Answer(status=302, location="file:///etc/passwd"), "302"),
        (Answer(status=302, location="/some.argosmodel"), "302"),
    ],
)
def test_a_server_that_fails_is_named_with_the_reason(index, file, monkeypatch, answer, why):
    monkeypatch.setattr(module, "SECONDS", 0.2)
    monkeypatch.setattr(module, "ARCHIVE_BYTES", 4096)
    monkeypatch.setattr(module, "INDEX_BYTES", 4096)
    index.answers["/some.argosmodel"] = answer
    link = f"{index.address}some.argosmodel"
    with pytest.raises(InputError) as caught:
        download(Offer(Package(Path(), "en", "es", "1.0"), (link,)), file, unheard)
    assert link in str(caught.value)
    assert why in str(caught.value)
    assert "install FILE.argosmodel" in str(caught.value)
    index.answers["/index.json"] = answer
    with pytest.raises(InputError, match="index of packages"):
        read_index()


@pytest.mark.parametrize("links", [(), ("file:///etc/passwd",), ("http://[",), ("",), ("http://127.0.0.1:1 /x",)])
def test_an_address_that_is_none(index, file, links):
    with pytest.raises(InputError, match=r"translate-en_es 1\.0 cannot be downloaded"):
        download(Offer(Package(Path(), "en", "es", "1.0"), links), file, unheard)


@pytest.mark.parametrize("links", [None, 7, "x", [7, None]])
def test_links_of_another_kind_are_none(index, links):
    index.offer()
    index.entries[0]["links"] = links
    assert read_index()[0].links == ()


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000, b"{}", b"7"])
def test_an_index_that_cannot_be_understood(index, body):
    index.answers["/index.json"] = Answer(body)
    with pytest.raises(InputError, match=r"not JSON|not a list"):
        read_index()


def test_no_network(index, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{port}/")
    with pytest.raises(InputError, match="cannot be reached") as caught:
        read_index()
    assert "install from a file" in str(caught.value)


def test_what_is_asked_for_securely_is_not_taken_from_elsewhere(index, file, monkeypatch):
    index.offer()
    [offer] = read_index()
    monkeypatch.setattr(sys.modules["argostranslate.settings"], "package_index", "https://127.0.0.1/")
    before = list(index.requests)
    with pytest.raises(InputError, match="not an address with https"):
        download(offer, file, unheard)
    assert index.requests == before


@pytest.mark.parametrize(
    ("name", "value"),
    [("ARGOS_CHUNK_TYPE", "none of them"), ("ARGOS_BEAM_SIZE", "many"), ("XDG_CACHE_HOME", "/dev/null")],
)
def test_settings_that_argos_translate_cannot_use(index, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match="Argos Translate's settings"):
        read_index()


def test_a_full_disk_is_no_fault_of_the_server(index, file):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    index.answers["/large"] = Answer(archived({**package_files(), "more": bytes(range(256)) * 1000}))
    with pytest.raises(OSError, match="No space left"):
        download(Offer(Package(Path(), "en", "es", "1.0"), (f"{index.address}large",)), full, unheard)


def test_the_settings_file_may_name_the_index(index, monkeypatch, tmp_path, capfd):
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX")
    settings = tmp_path / "home/argos-translate/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"ARGOS_PACKAGE_INDEX": index.address}), "utf-8")
    assert read_index() == ()
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", index.address)
    forget_argos_translate()
    settings.write_text("{", "utf-8")
    assert read_index() == ()
    assert capfd.readouterr().out == ""
