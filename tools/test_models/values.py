"""Values as polybrief writes them: by CLDR, in English, Spanish and European Portuguese, with plain spaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

Triple = tuple[str, str, str]
"""One meaning in English, Spanish and Portuguese."""

MONTHS = tuple(
    names.split()
    for names in (
        "January February March April May June July August September October November December",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
)
CURRENCIES: Mapping[str, Triple] = {
    "USD": ("US dollars", "dólares estadounidenses", "dólares dos Estados Unidos"),
    "EUR": ("euros", "euros", "euros"),
    "GBP": ("British pounds", "libras esterlinas", "libras esterlinas britânicas"),
    "CHF": ("Swiss francs", "francos suizos", "francos suíços"),
}
MILLION, BILLION = Decimal(10**6), Decimal(10**9)


def money(amount: Decimal, currency: str) -> Triple:
    """An amount as CLDR writes it, with words from a million up."""
    names = CURRENCIES[currency]
    if amount < MILLION:
        return each(lambda number, name: f"{number} {name}", number(amount), names)
    millions, english = amount / MILLION, amount / (BILLION if amount >= BILLION else MILLION)
    counts = number(english)[0], *number(millions)[1:]
    powers = (
        "billion" if amount >= BILLION else "million",
        "millón de" if millions == 1 else "millones de",
        "milhão de" if millions == 1 else "milhões de",
    )
    return each(lambda count, power, name: f"{count} {power} {name}", counts, powers, names)


def number(value: Decimal) -> Triple:
    """A number as CLDR writes it in each language; Spanish and Portuguese group from five digits on."""
    english = f"{value:,f}"
    whole, _, decimals = english.partition(".")
    grouped = whole if len(whole) > len("9,999") else whole.replace(",", "")
    tail = f",{decimals}" if decimals else ""
    return english, grouped.replace(",", ".") + tail, grouped.replace(",", " ") + tail


def percentage(value: Decimal) -> Triple:
    """A percentage as CLDR writes it."""
    english, spanish, portuguese = number(value)
    return f"{english}%", f"{spanish} %", f"{portuguese}%"


def each(make: Callable[..., str], *parts: Iterable[Any]) -> Triple:
    """What `make` makes of the parts in each language."""
    english, spanish, portuguese = map(make, *parts)
    return english, spanish, portuguese
