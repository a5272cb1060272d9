"""Typed values: defined once, named in texts as `{name}`, formatted for each language, never translated."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from polybrief.model.base import Frozen, part, says, spelt
from polybrief.model.edtf import Edtf


class Value:
    """A number, money, percentage, measure or date: which of them is told by the field that a mapping has."""

    __slots__ = ()

    @staticmethod
    def parse(data: object) -> Value:
        """The value that plain data says. Raises ValueError where it says none, msgspec.ValidationError where it is
        said wrongly.
        """
        kind = kind_of(data)
        if kind is None:
            raise ValueError("a value has number, money and currency, percentage, measure and unit, or date")
        return part(data, kind)


class _Value(Frozen, Value):
    aliases: Annotated[
        tuple[str, ...], says("other ways in which the sources write it, for the check of evidence")
    ] = ()

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            number = getattr(self, name)
            if isinstance(number, Decimal) and not number.is_finite():
                raise ValueError(f"{number} is not a number")


class Number(_Value, kw_only=True):
    """A count or a bare number."""

    number: Decimal


class Money(_Value, kw_only=True):
    """An amount in a currency (ISO 4217)."""

    money: Decimal
    currency: Annotated[str, spelt(r"[A-Z]{3}", "a currency code of ISO 4217, such as USD")]


class Percentage(_Value, kw_only=True):
    """A share; 3.5 is 3.5 %."""

    percentage: Decimal


class Measure(_Value, kw_only=True):
    """A quantity with a CLDR unit, such as `kilometer` or `hectare`."""

    measure: Decimal
    unit: Annotated[str, says("a unit of the CLDR, such as kilometer or hectare")]


class Date(_Value, kw_only=True):
    """A date no more precise than the sources let us say."""

    date: Edtf


KINDS: dict[str, type[_Value]] = {
    "number": Number,
    "money": Money,
    "percentage": Percentage,
    "measure": Measure,
    "date": Date,
}


def kind_of(data: Any) -> type[_Value] | None:
    """The kind of value that a mapping says, by the field that tells; None where none does."""
    return next((kind for name, kind in KINDS.items() if isinstance(data, dict) and name in data), None)
