"""A small brief to translate, and catalogs of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from polybrief.model.base import part
from polybrief.model.brief import Brief

MakeBrief = Callable[..., Brief]
WriteCatalog = Callable[..., Path]

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: dam\\n"
"PO-Revision-Date: 2026-03-01 12:00+0000\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Translation-Method: translated for this test\\n"
"""


@pytest.fixture
def make_brief() -> MakeBrief:
    """`make_brief(K1="text", language="en", values={…})`: key points by id, other fields of the brief by name."""

    def make(**given: Any) -> Brief:
        points = {name: given.pop(name) for name in list(given) if name[0] == "K"}
        data = {
            "schema": "polybrief/1",
            "id": "dam",
            "language": "en",
            "title": "The dam",
            "as_of": "2024",
            "sources": {"paper": {"language": "en", "sha256": "0" * 64, "rights": {"status": "CC0-1.0"}}},
            "sections": {"key_points": [{"id": name, "text": text} for name, text in points.items()]},
            **given,
        }
        return part(data, Brief)

    return make


@pytest.fixture
def write_catalog(tmp_path: Path) -> WriteCatalog:
    """`write_catalog(entries, header=…)`: a file with the entries as PO writes them."""

    def write(*entries: str, header: str = HEADER) -> Path:
        path = tmp_path / "dam.po"
        path.write_bytes("\n".join([header, *entries]).encode())
        return path

    return write
