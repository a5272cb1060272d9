"""pydantic's errors → problems in plain words, with what is possible and what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from polybrief.briefs.problems import Problem
from polybrief.briefs.schema import json_schema
from polybrief.briefs.tree import Path, Tree, child
from polybrief.errors import there_are

_NUMBER = "write it with digits, a point before decimals and nothing between thousands"
# What is wrong, what to do. {found} is what stands there; the rest comes from pydantic's context.
_WORDS = {
    "missing": ("the field is missing", "add it"),
    "string_type": ("a text belongs here, not {found}", "write a text, between quotes if it looks like something else"),
    "string_too_short": ("the text is empty", "write it, or take the field out"),
    "string_too_long": ("{found} is longer than {max_length} characters", "shorten it"),
    "literal_error": ("{found} is not possible here", "possible are {expected}"),
    "tuple_type": ("a list belongs here, not {found}", "write it as - lines below one another, or between [ and ]"),
    "dict_type": ("a mapping belongs here, not {found}", "write it as lines of the form name: …"),
    "model_type": ("{found} stands where there should be fields", "write field: value; possible are {fields}"),
    "too_long": ("a list of more than {max_length}", "take out what matters least"),
    "too_short": ("a list of {actual_length}; there must be at least {min_length}", "add what is missing"),
    "bool_type": ("true or false belongs here, not {found}", "write true or false"),
    "bool_parsing": ("true or false belongs here, not {found}", "write true or false"),
    "decimal_type": ("a number belongs here, not {found}", _NUMBER),
    "decimal_parsing": ("{found} is not a number", _NUMBER),
    "finite_number": ("{found} is not a number", "write it with digits"),
    "value_kind": (
        "{found} is not a value",
        "it has number, money and currency, percentage, measure and unit, or date",
    ),
}
_CALENDAR_DAY = ("{found} is not a day", "write it as year-month-day, such as 2024-12-05")
_OTHER = ("{message}", "")
_PATTERNS = {
    r"^[a-z0-9][a-z0-9-]*$": "small letters a to z, digits and hyphens, such as latin-times",
    r"^[A-Za-z][A-Za-z0-9_-]*$": "a letter, then letters, digits, hyphens and underscores, such as K1",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language tag of BCP 47, such as en or zh-Hant",
    r"^[0-9a-f]{64}$": "the 64 hexadecimal digits that sha256sum prints for the document",
    r"^[A-Z]{3}$": "a currency code of ISO 4217, such as USD",
}
_LONGEST_SHOWN = 60
_TAG_OF_VALUE = 2  # values.NAME.TAG.field: pydantic names the kind of a value as well


def explain(error: ValidationError, tree: Tree) -> list[Problem]:
    """Each of pydantic's errors as a problem.

    A field that is misspelt is not reported as missing too, nor a list as too short because members of it are wrong.
    """
    details = error.errors(include_url=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    meant = {
        (*path[:-1], _nearest(str(path[-1]), _fields(path[:-1], tree)))
        for path in (_path(detail) for detail in unknown)
    }
    return [
        _problem(it, tree)
        for it in details
        if not (it["type"] == "missing" and _path(it) in meant) and not (it["type"] == "too_short" and _is_long(it))
    ]


def _is_long(detail: ErrorDetails) -> bool:
    """Whether a list is long enough with the members that do not fit."""
    found = detail["input"]
    return isinstance(found, list) and len(found) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, tree: Tree) -> Problem:
    path = _path(detail)
    kind = detail["type"]
    context = detail.get("ctx", {})
    found = show(detail["input"])
    if kind == "extra_forbidden":
        fields = _fields(path[:-1], tree)
        near = _nearest(str(path[-1]), fields)
        guess = f"did you mean {near}? " if near else ""
        what, advice = f"no field {show(path[-1])} here", f"{guess}possible are {', '.join(fields)}"
    elif kind == "string_pattern_mismatch":
        what, advice = f"{found} does not fit", f"write {_PATTERNS.get(context['pattern'], context['pattern'])}"
    elif kind == "value_error":
        what, advice = str(context["error"]), ""
    else:
        facts = {"message": detail["msg"], **context, "found": found, "fields": ", ".join(_fields(path, tree))}
        facts["expected"] = str(context.get("expected")).replace("'", "")
        words = _CALENDAR_DAY if kind.startswith("date_") else _WORDS.get(kind, _OTHER)
        what, advice = (part.format(**facts) for part in words)
    return Problem(tree.line(path), tree.spell(path), what, advice)


def _path(detail: ErrorDetails) -> Path:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    if path[:1] == ("values",) and len(path) > _TAG_OF_VALUE + 1:
        path = (*path[:_TAG_OF_VALUE], *path[_TAG_OF_VALUE + 1 :])
    return path


def show(value: Any) -> str:
    """A value of the file as a message names it."""
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = re.sub(r"\s+", " ", text)
    return f"“{text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + '…'}”"


def _nearest(word: str, possible: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, list(possible), n=1, cutoff=0.6)), None)


def advise(word: str, possible: Iterable[str]) -> str:
    """What can stand instead of a word, the nearest first."""
    there = sorted(possible)
    near = _nearest(word, there)
    return (f"did you mean {near}? " if near else "") + there_are(there)


@cache
def _schema() -> dict[str, Any]:
    return json_schema()


def _fields(path: Path, tree: Tree) -> list[str]:
    """The fields that the schema has at a place."""
    schema = _schema()
    node: dict[str, Any] = schema
    data = tree.data
    for step in path:
        node = _resolved(node, schema, data)
        data = child(data, step)
        if isinstance(step, int):
            node = node.get("items", {})
        else:
            others = [node.get("additionalProperties"), *node.get("patternProperties", {}).values()]
            node = node.get("properties", {}).get(step) or next((other for other in others if other), {})
    return list(_resolved(node, schema, data).get("properties", {}))


def _resolved(node: dict[str, Any], schema: dict[str, Any], data: Any) -> dict[str, Any]:
    """A node without references; of alternatives, the one whose own fields the data has, else the one with fields."""
    if "$ref" in node:
        return _resolved(schema["$defs"][node["$ref"].rpartition("/")[2]], schema, data)
    options = [_resolved(option, schema, data) for key in ("anyOf", "oneOf") for option in node.get(key, ())]
    if not options:
        return node
    names = set(data) if isinstance(data, dict) else set()
    return max(options, key=lambda option: (len(names & set(option.get("required", ()))), "properties" in option))
