"""Documents are read to the letter, found by digest, and their rights notices with them."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybrief.documents import match, notices, read_document
from polybrief.documents import matching as matching_module
from polybrief.errors import InputError


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_document_is_kept_to_the_letter(tmp_path):
    data = "\ufeffIl a dit\u202f: «\u00a0cafe\u0301\u00a0»\r\n\x0cfin\n".encode()
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    document = read_document(file)
    assert document.text == data.decode()
    assert document.sha256 == digest(data)
    assert document.name == "a.txt"


def test_what_is_not_utf_8_is_refused_with_its_place(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"one\ncaf\xe9\n")
    with pytest.raises(InputError, match=r"a\.txt:2: not UTF-8: byte 0xE9 at offset 7") as refused:
        read_document(file)
    assert refused.value.exit_code == 3


def test_what_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "none.txt")


@given(st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_document_or_refused(tmp_path, data):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    if is_utf_8(data):
        assert read_document(file).text.encode() == data
    else:
        with pytest.raises(InputError, match="not UTF-8"):
            read_document(file)


def is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_documents_are_found_by_digest_whatever_they_are_called(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "x.bin").write_bytes(b"first")
    (tmp_path / "second.txt").write_bytes(b"second")
    (tmp_path / "third.txt").write_bytes(b"\xff no text, and nobody asks for it")
    found = match(tmp_path, [digest(b"first"), digest(b"second"), digest(b"never")])
    assert {document.text for document in found.values()} == {"first", "second"}
    assert found[digest(b"first")].name == "x.bin"


def test_no_link_leads_out_of_the_folder(tmp_path):
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.txt").write_bytes(b"outside")
    (folder / "a.txt").symlink_to(outside / "a.txt")
    (folder / "all").symlink_to(outside)
    (folder / "circle").symlink_to(folder / "circle")
    os.mkfifo(folder / "pipe")
    assert match(folder, [digest(b"outside")]) == {}


def test_what_is_too_large_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(matching_module, "MAX_BYTES", 4)
    (tmp_path / "a.txt").write_bytes(b"large")
    assert match(tmp_path, [digest(b"large")]) == {}


def test_a_document_that_is_wanted_and_no_text_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match="not UTF-8"):
        match(tmp_path, [digest(b"caf\xe9")])


def test_a_folder_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="no such folder"):
        match(Path("nowhere"), [])


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 River Post. All rights reserved. Ask before you print it.",
        "Copyright 2023 by the River Post",
        "(c) 2021 River Post",
        "(C) Copyright 2021 River Post",
        "River Post. All rights reserved.",
        "Todos los derechos reservados.",
        "Todos os direitos reservados",
        "Tous droits réservés – Le Fleuve",
        "Все права защищены",
        "جميع الحقوق محفوظة",
        "版权所有，保留所有权利",
        "This text is under CC BY-SA 4.0.",
        "Dedicado al dominio público (CC0 1.0).",
        "Licence: https://creativecommons.org/licenses/by/4.0/",
        "To the extent possible under law, dedicated to the public domain.",
    ],
)
def test_a_notice_is_its_whole_line(line):
    assert notices(f"The bridge is closed.\r\n\t{line} \r\nNo date is given.\n") == (line,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The right to vote is reserved to members.",
        "Option (c) was dropped.",
        "He holds the copyright.",
        "CCBY, CC00",
        "(c) 12 seats",
    ],
)
def test_other_text_is_no_notice(text):
    assert notices(text) == ()


def test_of_a_line_that_is_a_page_only_the_sentences_of_the_notice_are_taken():
    page = "The bridge stays closed all winter. " * 30
    assert notices(f"{page}© 2024 River Post. Use is free. CC BY 4.0 applies. {page}") == (
        "© 2024 River Post. Use is free. CC BY 4.0 applies.",
    )


def test_every_notice_comes_once():
    assert notices("© 2024 A\ntext\n© 2024 A\n© 2023 B\n") == ("© 2024 A", "© 2023 B")


@given(st.text())
def test_a_notice_is_always_in_its_text(text):
    marked = f"{text}© {text}"
    assert notices(marked)
    assert all(notice in marked for notice in notices(marked))


def test_a_long_line_is_no_notice_because_of_its_ends():
    story = "The boats sail every day. " * 40
    assert notices(f"© 2021 Heraldo. {story}All rights reserved.") == ("© 2021 Heraldo.", "All rights reserved.")


def test_a_document_says_which_notices_reserve_all_rights(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("© 2021 A. All rights reserved.\n© 2022 B.\n", encoding="utf-8")
    assert read_document(file).reserving == ("© 2021 A. All rights reserved.",)
