"""Values on the axes of charts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.languages import LANGUAGES, language
from polybrief.model.value import Measure, Money, Number, Percentage
from polybrief.translation.values import format_short, format_value


def money(amount, currency="EUR"):
    return Money(money=Decimal(amount), currency=currency)


# No-break spaces are written "~".
@pytest.mark.parametrize(
    ("tag", "value", "said"),
    [
        ("en", money(2_500_000), "€2.5M"),
        ("en", money("-50.5", "USD"), "-US$50.5"),
        ("en", money(12_345), "€12,345"),
        ("de", money(2_500_000), "2,5~Mio.~€"),
        ("zh", money(10_000_000), "€1000万"),
        ("bn", money(50, "USD"), "৫০US$"),
        ("ar", money(150_000_000, "USD"), "150~مليون~\u200eUS$\u200e"),
        ("en", Number(number=Decimal(20_000)), "20,000"),
        ("en", Number(number=Decimal(1_000_500)), "1.0005M"),
        ("hi", Number(number=Decimal(2_500_000)), "25~लाख"),
        ("fr", Percentage(percentage=Decimal(20)), "20~%"),
        ("es", Measure(measure=Decimal(300), unit="kilometer"), "300~km"),
    ],
)
def test_values_are_as_short_as_the_language_says_them(tag, value, said):
    assert format_short(value, language(tag)) == said.replace("~", "\u00a0")


@given(st.sampled_from(list(LANGUAGES.values())), st.decimals(-(10**14), 10**14, places=4))
def test_two_amounts_are_never_written_alike(of_language, amount):
    for step in (Decimal(1), Decimal(10_000), Decimal(100_000_000)):
        assert format_short(money(amount), of_language) != format_short(money(amount + step), of_language)


@given(st.sampled_from(list(LANGUAGES.values())), st.integers(10**6, 10**12))
def test_an_amount_is_no_longer_than_in_a_text(of_language, amount):
    assert (
        len(format_short(money(amount), of_language).strip("\u200e"))
        <= len(format_value(money(amount), of_language)) + 4
    )
