"""The termbase."""

from pathlib import Path

import pytest

from polybrief.errors import InputError
from polybrief.translation.terms import read_terms


def terms_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "terms.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_forms_of_a_term(tmp_path: Path) -> None:
    path = terms_file(
        tmp_path, "term,es,fr,ru,note\nNATO,OTAN,OTAN,НАТО | Североатлантическ,the alliance\n\nF-16,keep,,,\n"
    )
    nato, aircraft = read_terms(path)
    assert nato.forms == {"es": ("OTAN",), "fr": ("OTAN",), "ru": ("НАТО", "Североатлантическ")}
    assert (nato.note, nato.line) == ("the alliance", 2)
    assert aircraft.forms == {"es": ("F-16",)}
    assert aircraft.line == 4


def test_a_mark_of_byte_order_and_quoted_cells(tmp_path: Path) -> None:
    path = terms_file(tmp_path, b'\xef\xbb\xbfterm,es,note\r\n"Rio, the","Rio, el","two\nlines"\r\nx,,\r\n')
    assert [term.term for term in read_terms(path)] == ["Rio, the", "x"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("term,es\nNATO,OTAN\nnato,x\n", 3, "stands in line 2 already"),
        ("term,spanish\n", 1, "no column 'spanish'"),
        ("term;es;fr\nNATO;OTAN;OTAN\n", 1, "cells are separated by semicolons"),
        ("term,es,es\n", 1, "two columns"),
        ("es,note\n", 1, "no column 'term'"),
        ("", 1, "no column 'term'"),
        ("term,es\n,OTAN\n", 2, "without a term"),
        ("term,es\nNATO,a,b,c\n", 2, "2 more cells"),
        ('term,es\n"NATO,a', 2, "not CSV"),
        (b"term,es\nNATO,\xff\n", 2, "not UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    path = terms_file(tmp_path, text)
    with pytest.raises(InputError) as raised:
        read_terms(path)
    assert str(raised.value).startswith(f"{path}:{line}:")
    assert said in str(raised.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_terms(tmp_path / "terms.csv")
