"""Termbases: CSV files (RFC 4180, UTF-8) with the columns `term`, a language tag each, `policy` and `note`.

A cell holds the forms that a translation may use, with `|` between them; `keep` stands for the term itself, an empty
cell for no rule. `policy` says of a contested name whose usage the forms follow.
https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from polybrief.errors import InputError, Place
from polybrief.languages import LANGUAGES
from polybrief.model.catalog import Term
from polybrief.translation.files import read_text
from polybrief.workspace import Workspace

_KEEP = "keep"
_COLUMNS = ("term", *LANGUAGES, "policy", "note")


def terms_of(workspace: Workspace, brief_id: str) -> tuple[Term, ...]:
    """The terms of a brief: those of its own termbase and, for what it does not have, of the common one.

    Raises:
        InputError: as `read_terms`.
    """
    files = (workspace.own_terms(brief_id), workspace.terms)
    return join_terms(*(read_terms(file) if file.exists() else () for file in files))


def join_terms(own: Sequence[Term], common: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of a brief's own termbase and, for what it does not have, of the common one."""
    known = {term.term.casefold() for term in own}
    return (*own, *(term for term in common if term.term.casefold() not in known))


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a file, in its order.

    Raises:
        InputError: the file cannot be read, is not UTF-8, has an unknown column or a term twice; with the line.
    """
    rows = csv.reader(
        io.StringIO(read_text(path, "save the file as CSV in UTF-8").removeprefix("\ufeff"), newline=""), strict=True
    )
    terms: dict[str, Term] = {}
    try:
        header = next(rows, [])
        _check_header(header, str(path))
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            term = _term(dict(zip(header, row, strict=False)), len(row) - len(header), Place(str(path), rows.line_num))
            if earlier := terms.get(term.term.casefold()):
                raise InputError.at(
                    Place(str(path), term.line, "term"),
                    f"the term {term.term!r} stands in line {earlier.line} already",
                    "join the two lines; several forms are written form|form",
                )
            terms[term.term.casefold()] = term
    except csv.Error as reason:
        raise InputError.at(Place(str(path), rows.line_num), f"not CSV: {reason}") from reason
    return tuple(terms.values())


def _check_header(header: list[str], file: str) -> None:
    possible = f"possible are {', '.join(_COLUMNS)}"
    if len(header) == 1 and ";" in header[0]:
        raise InputError.at(
            Place(file, 1), "cells are separated by semicolons", "save the file with commas between them"
        )
    for column in header:
        if column not in _COLUMNS:
            raise InputError.at(Place(file, 1, column), f"no column {column!r} is known; {possible}")
        if header.count(column) > 1:
            raise InputError.at(Place(file, 1, column), f"two columns are called {column!r}")
    if "term" not in header:
        raise InputError.at(Place(file, 1), f"there is no column 'term'; {possible}")


def _term(cells: Mapping[str, str], surplus: int, place: Place) -> Term:
    if surplus > 0:
        raise InputError.at(place, f"{surplus} more cells than columns", "put cells with commas in double quotes")
    term = cells["term"].strip() if "term" in cells else ""
    if not term:
        raise InputError.at(place, "a line without a term", "fill the column 'term' or delete the line")
    forms = {
        tag: tuple(term if form == _KEEP else form for form in parts)
        for tag in LANGUAGES
        if (parts := [part.strip() for part in cells.get(tag, "").split("|") if part.strip()])
    }
    note, policy = (cells.get(column, "").strip() for column in ("note", "policy"))
    return Term(term, forms, note, place.line or 1, policy, place.file)
