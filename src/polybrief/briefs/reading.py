"""A file → LoadedBrief."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import ValidationError

from polybrief.briefs.messages import explain
from polybrief.briefs.problems import Problem, Refused, as_error
from polybrief.briefs.references import contradictions
from polybrief.briefs.tree import Tree, parse
from polybrief.errors import InputError, Place
from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.characters import unfit_characters
from polybrief.model.loaded import LoadedBrief

MAX_BYTES = 5_000_000


def read_brief(file: Path) -> LoadedBrief:
    """Read a brief.

    Texts come in Unicode normalisation form C (https://unicode.org/reports/tr15/), but for the words of quotes and the
    rights notices, which stay as they are.

    Raises:
        InputError: the file cannot be read or does not fit the schema; it says all that is wrong, a line for each.
    """
    name = str(file)
    data = _bytes(file)
    try:
        tree = parse(_text(data))
        brief = _brief(tree)
    except Refused as refused:
        raise as_error(name, refused.problems) from None
    if problems := contradictions(brief, tree, file.absolute().parent.name):
        raise as_error(name, problems)
    return LoadedBrief(brief, name, hashlib.sha256(data).hexdigest(), tree.spelt)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise InputError.at(Place(str(file)), problem, "a brief is a YAML file, briefs/ID/brief.yaml") from error
    if len(data) > MAX_BYTES:
        raise InputError.at(
            Place(str(file)), f"larger than {MAX_BYTES} bytes", "a brief is two pages; take the rest out"
        )
    return data


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        is_surrogate = data[error.start] == 0xED and data[error.start + 1 : error.start + 2] >= b"\xa0"
        what = "half of a surrogate pair" if is_surrogate else "not UTF-8"
        problem = f"{what}: byte 0x{data[error.start]:02X} at offset {error.start}"
        raise Refused(Problem(line, "", problem, "save the file as UTF-8")) from None
    found = [
        Problem(text.count("\n", 0, position) + 1, "", what, "take it out")
        for position, what in unfit_characters(text.replace("\r\n", "\n"))
    ]
    if found:
        raise Refused(*found)
    return text


def _brief(tree: Tree) -> Brief:
    try:
        return part(tree.data, Brief)
    except ValidationError as error:
        raise Refused(*explain(error, tree)) from None
