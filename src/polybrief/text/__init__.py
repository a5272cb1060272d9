"""Typography, with no PDF in it: styled text and a width → lines of positioned glyphs.

In: the `Span`s of one paragraph and its `Measure`. Out: `Line`s of `Run`s of shaped `Piece`s, x from the paragraph's
left edge.

1. `bidi`         levels of the code points (UAX #9)
2. `linebreak`    where a line may end (UAX #14), `hyphenation` inside words
3. `fonts`        where fonts are and what they cover
4. `shaping`      which font draws a character, and with which glyphs (HarfBuzz, fallback over a chain of families)
5. `paragraph`    lines filled (`ragged`: the common case, faster), `placing` aligned and put in visual order
"""
