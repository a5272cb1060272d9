"""Typed values: defined once, named in texts as `{name}`, formatted for each language, never translated."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Field, StringConstraints, Tag

from polybrief.model.base import Frozen
from polybrief.model.edtf import Edtf


class _Value(Frozen):
    aliases: tuple[str, ...] = Field(
        default=(), description="other ways in which the sources write it, for the check of evidence"
    )


class Number(_Value):
    """A count or a bare number."""

    number: Decimal


class Money(_Value):
    """An amount in a currency (ISO 4217)."""

    money: Decimal
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Percentage(_Value):
    """A share; 3.5 is 3.5 %."""

    percentage: Decimal


class Measure(_Value):
    """A quantity with a CLDR unit, such as `kilometer` or `hectare`."""

    measure: Decimal
    unit: str


class Date(_Value):
    """A date no more precise than the sources let us say."""

    date: Edtf


_KINDS = {"number": Number, "money": Money, "percentage": Percentage, "measure": Measure, "date": Date}


def _kind(data: Any) -> str | None:
    names = data if isinstance(data, dict) else type(data).model_fields if isinstance(data, _Value) else ()
    return next((kind for kind in _KINDS if kind in names), None)


Value = Annotated[
    Annotated[Number, Tag("number")]
    | Annotated[Money, Tag("money")]
    | Annotated[Percentage, Tag("percentage")]
    | Annotated[Measure, Tag("measure")]
    | Annotated[Date, Tag("date")],
    Discriminator(
        _kind,
        custom_error_type="value_kind",
        custom_error_message=(
            "a value has one of the fields number, money (with currency), percentage, measure (with unit), date"
        ),
    ),
]
