"""What a template may ask of a value, and which filters and tests it has."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.tests import TESTS as BUILTIN_TESTS
from jinja2.utils import Namespace

from polybrief.model.edtf import Edtf

_TEXT_METHODS = (
    "capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower isnumeric isspace isupper "
    "lower lstrip partition removeprefix removesuffix rfind rpartition rsplit rstrip split splitlines startswith strip "
    "swapcase title upper"
)
_ATTRIBUTES: Mapping[type, frozenset[str]] = {
    Enum: frozenset({"name", "value"}),
    str: frozenset(_TEXT_METHODS.split()),
    Mapping: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    datetime.date: frozenset({"year", "month", "day", "isoformat"}),
}
"""What may be asked of a value of a type; of our own types see `may_be_asked`."""
_OF_JINJA = (LoopContext, Macro, BlockReference, TemplateModule, TemplateReference, Namespace)
_PRINTED = (str, int, float, Decimal, datetime.date, Edtf)
_FILTERS = (
    "abs batch capitalize count d default dictsort e escape first float groupby int items join last length list lower "
    "map max min reject rejectattr replace reverse round select selectattr sort string title trim truncate unique "
    "upper wordcount"
)
FILTERS = frozenset(_FILTERS.split())
TESTS = frozenset(BUILTIN_TESTS)


def printable(value: object) -> str:
    """A value as text. Raises TemplateRuntimeError for what means nothing as such, or UndefinedError."""
    if isinstance(value, str):
        return value
    if isinstance(value, (*_PRINTED, Undefined)):
        return str(value)
    advice = "; to call it, write () behind its name" if callable(value) else ""
    raise TemplateRuntimeError(f"{named(value)} is to be written, which is no text{advice}")


def attributes_of(obj: object) -> list[str]:
    """What a template may ask a value for."""
    kind: Any = type(obj)
    if isinstance(obj, Mapping):
        return sorted({*map(str, obj), *_ATTRIBUTES[Mapping]})
    return sorted(name for name in {*dir(kind), *_fields(kind)} if may_be_asked(kind, name))


def named(obj: object) -> str:
    """What a value is called where it cannot be shown."""
    if isinstance(obj, Mapping):
        return "a table"
    kinds = {str: "a text", list: "a list", tuple: "a list", type(None): "nothing (none)"}
    return kinds.get(type(obj), f"a value of the type {type(obj).__name__}")


@cache
def may_be_asked(kind: Any, name: str) -> bool:
    """Whether values of a type may be asked for something: those of ours for what is not inherited from elsewhere."""
    if name.startswith("_"):
        return False
    if issubclass(kind, _OF_JINJA) or name in _fields(kind):
        return True
    return any(name in names for base, names in _ATTRIBUTES.items() if issubclass(kind, base))


@cache
def _fields(kind: Any) -> frozenset[str]:
    own = [base for base in kind.__mro__ if base.__module__.partition(".")[0] == __package__.partition(".")[0]]
    names = {name for base in own for name in (*vars(base), *base.__annotations__)}
    # What makes values of plain data is no part of one.
    makers = {
        name for base in own for name, value in vars(base).items() if isinstance(value, (classmethod, staticmethod))
    }
    return frozenset(name for name in names - makers if not name.startswith("_"))
