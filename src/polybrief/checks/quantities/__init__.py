"""What a text says of quantities: numbers in digits and words, amounts with their currency, shares, measures, dates.

In: a text and its `Language`. Out: a `Reading` (`reader.read`), each `Quantity` with its place in the text.

1. `tokens` cuts the text and looks it up in its language's `lexicon`, made of the CLDR's `forms` and `number_words`.
2. `reader` joins tokens to quantities, `numerals` reckons, `decades` knows the ways to say 1990s.
"""
