"""What in a tree does not fit the model → problems in plain words, with what is possible and what to do."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args

from msgspec import ValidationError, convert
from msgspec import inspect as model

from polybrief.briefs.problems import Problem
from polybrief.briefs.tree import Path, Tree
from polybrief.errors import there_are
from polybrief.model.base import part
from polybrief.model.brief import CHOICES, Brief
from polybrief.model.value import Values, kind_of

_NUMBER = "write it with digits, a point before decimals and nothing between thousands"
_MAPPING = "write it as lines of the form name: …"
_LIST = "write it as - lines below one another, or between [ and ]"
_LONGEST_SHOWN = 60

T = TypeVar("T")
_Found = tuple[Path, str, str]


def explain(error: ValidationError, tree: Tree) -> list[Problem]:
    """All that keeps a tree from being a brief; what msgspec says itself only where nothing else is found."""
    found = list(_amiss(_node(Brief), tree.data, ())) or [((), str(error), "")]
    return [Problem(tree.line(path), tree.spell(path), what, advice) for path, what, advice in found]


@cache
def _node(kind: Any) -> model.Type:
    return model.type_info(kind)


def _amiss(node: model.Type, data: Any, path: Path, words: str = "") -> Iterator[_Found]:
    """What is wrong at a place and below it; `words` say how a text is spelt there."""
    match node:
        case model.Metadata(type=below, extra=extra):
            yield from _amiss(below, data, path, (extra or {}).get("words", words))
        case model.UnionType(types=types):
            [below] = (it for it in types if not isinstance(it, model.NoneType))
            yield from _amiss(below, data, path) if data is not None else ()
        case model.StructType():
            yield from _fields(node, data, path)
        case model.DictType():
            yield from _mapping(node, data, path)
        case model.VarTupleType():
            yield from _list(node, data, path)
        case model.CustomType(cls=kind):
            yield from _values(data, path) if kind is Values else _own(kind, data, path)
        case _:
            yield from ((path, what, advice) for what, advice in _scalar(node, data, words))


def _fields(node: model.StructType, data: Any, path: Path) -> Iterator[_Found]:
    """A field that is misspelt is not reported as missing too; a part is looked at as a whole once its fields fit."""
    fields = {field.encode_name: field for field in node.fields}
    possible = f"possible are {', '.join(fields)}"
    if not isinstance(data, dict):
        yield path, f"{show(data)} stands where there should be fields", f"write field: value; {possible}"
        return
    found: list[_Found] = []
    unknown = {name: _nearest(name, tuple(fields)) for name in data if name not in fields}
    for name, near in unknown.items():
        guess = f"did you mean {near}? " if near else ""
        found.append(((*path, name), f"no field {show(name)} here", f"{guess}{possible}"))
    for name, field in fields.items():
        if name in data:
            found.extend(_amiss(field.type, data[name], (*path, name)))
        elif field.required and name not in unknown.values():
            found.append(((*path, name), "the field is missing", "add it"))
    yield from found or _whole(node.cls, data, path)


def _whole(kind: type, data: Any, path: Path) -> Iterator[_Found]:
    if hasattr(kind, "__post_init__"):
        try:
            part(data, kind)
        except ValidationError as error:
            yield path, str(error.__cause__ or error), ""


def _mapping(node: model.DictType, data: Any, path: Path) -> Iterator[_Found]:
    if not isinstance(data, dict):
        yield path, f"a mapping belongs here, not {show(data)}", _MAPPING
        return
    for name, value in data.items():
        yield from _amiss(node.key_type, name, (*path, name))
        yield from _amiss(node.value_type, value, (*path, name))
    yield from _count(node, data, path)


def _list(node: model.VarTupleType, data: Any, path: Path) -> Iterator[_Found]:
    if not isinstance(data, list):
        yield path, f"a list belongs here, not {show(data)}", _LIST
        return
    for number, member in enumerate(data):
        yield from _amiss(node.item_type, member, (*path, number))
    yield from _count(node, data, path)


def _values(data: Any, path: Path) -> Iterator[_Found]:
    if not isinstance(data, dict):
        yield path, f"a mapping belongs here, not {show(data)}", _MAPPING
        return
    for name, value in data.items():
        kind = kind_of(value)
        if kind is None:
            what = f"{show(value)} is not a value"
            yield (*path, name), what, "it has number, money and currency, percentage, measure and unit, or date"
        else:
            yield from _amiss(_node(kind), value, (*path, name))


def _own(kind: Any, data: Any, path: Path) -> Iterator[_Found]:
    try:
        kind.parse(data)
    except ValueError as problem:
        yield path, str(problem), ""


def _count(node: model.DictType | model.VarTupleType, data: dict[str, Any] | list[Any], path: Path) -> Iterator[_Found]:
    if len(data) < (node.min_length or 0):
        what = f"{show(data)} of {len(data)}; there must be at least {node.min_length}"
        yield path, what, "add what is missing"
    if node.max_length is not None and len(data) > node.max_length:
        yield path, f"{show(data)} of more than {node.max_length}", "take out what matters least"


def _scalar(node: model.Type, data: Any, words: str) -> Iterator[tuple[str, str]]:
    found = show(data)
    match node:
        case model.StrType() if not isinstance(data, str):
            advice = "write a text, between quotes if it looks like something else"
            yield f"a text belongs here, not {found}", advice
        case model.StrType(min_length=int(least)) if len(data) < least:
            yield "the text is empty", "write it, or take the field out"
        case model.StrType(max_length=int(most)) if len(data) > most:
            yield f"{found} is longer than {most} characters", "shorten it"
        case model.StrType(pattern=str(pattern)) if not re.search(pattern, data):
            yield f"{found} does not fit", f"write {words}"
        case model.LiteralType(values=values) if data not in values:
            yield f"{found} is not possible here", f"possible are {_either(in_order(values))}"
        case model.BoolType() if not isinstance(data, bool):
            yield f"true or false belongs here, not {found}", "write true or false"
        case model.DecimalType() if not isinstance(data, str):
            yield f"a number belongs here, not {found}", _NUMBER
        case model.DecimalType() if (number := _read(data, Decimal)) is None or not number.is_finite():
            yield f"{found} is not a number", _NUMBER if number is None else "write it with digits"
        case model.DateType() if _read(data, datetime.date) is None:
            yield f"{found} is not a day", "write it as year-month-day, such as 2024-12-05"


def _read(data: Any, kind: type[T]) -> T | None:
    try:
        return convert(data, kind)
    except ValidationError:
        return None


def in_order(values: Iterable[Any]) -> list[Any]:
    """What may be chosen from in the order of the model, which msgspec does not keep."""
    given = set(values)
    return next((list(get_args(kind)) for kind in CHOICES if given == set(get_args(kind))), sorted(given))


def _either(words: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def show(value: Any) -> str:
    """A value of the file as a message names it."""
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = re.sub(r"\s+", " ", text)
    return f"“{text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + '…'}”"


@lru_cache(maxsize=256)
def _nearest(word: str, possible: tuple[str, ...]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word, possible, n=1, cutoff=0.6)), None)


def advise(word: str, possible: Iterable[str]) -> str:
    """What can stand instead of a word, the nearest first."""
    there = sorted(possible)
    near = _nearest(word, tuple(there))
    return (f"did you mean {near}? " if near else "") + there_are(there)
