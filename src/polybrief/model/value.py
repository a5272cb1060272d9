"""Typed values: defined once, named in texts as `{name}`, formatted for each language, never translated."""

from decimal import Decimal
from typing import Annotated

from polybrief.model.base import Frozen, part, says, spelt
from polybrief.model.edtf import Edtf


class _Value(Frozen, frozen=True):
    aliases: Annotated[
        tuple[str, ...], says("other ways in which the sources write it, for the check of evidence")
    ] = ()

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            number = getattr(self, name)
            if isinstance(number, Decimal) and not number.is_finite():
                raise ValueError(f"{number} is not a number")


class Number(_Value, frozen=True, kw_only=True):
    """A count or a bare number."""

    number: Decimal


class Money(_Value, frozen=True, kw_only=True):
    """An amount in a currency (ISO 4217)."""

    money: Decimal
    currency: Annotated[str, spelt(r"[A-Z]{3}", "a currency code of ISO 4217, such as USD")]


class Percentage(_Value, frozen=True, kw_only=True):
    """A share; 3.5 is 3.5 %."""

    percentage: Decimal


class Measure(_Value, frozen=True, kw_only=True):
    """A quantity with a CLDR unit, such as `kilometer` or `hectare`."""

    measure: Decimal
    unit: Annotated[str, says("a unit of the CLDR, such as kilometer or hectare")]


class Date(_Value, frozen=True, kw_only=True):
    """A date no more precise than the sources let us say."""

    date: Edtf


Value = Number | Money | Percentage | Measure | Date
KINDS: dict[str, type[Value]] = {
    "number": Number,
    "money": Money,
    "percentage": Percentage,
    "measure": Measure,
    "date": Date,
}


def kind_of(data: object) -> type[Value] | None:
    """The kind of value that a mapping says, by the field that tells; None where none does."""
    return next((kind for field, kind in KINDS.items() if isinstance(data, dict) and field in data), None)


class Values(dict[str, Value]):
    """The values of a brief by name."""

    @classmethod
    def parse(cls, data: object) -> "Values":
        """Read plain data.

        Raises:
            ValueError: it is no mapping of values.
            msgspec.ValidationError: a value is not said as its kind is.
        """
        if not isinstance(data, dict):
            raise ValueError("values are a mapping by name")
        return cls((name, read_value(value)) for name, value in data.items())


def read_value(data: object) -> Value:
    """Read one value from plain data; raises as `Values.parse` does."""
    kind = kind_of(data)
    if kind is None:
        raise ValueError(f"a value has one of the fields {', '.join(KINDS)}")
    return part(data, kind)
