"""Typography, with no PDF in it: styled text and a width → lines of positioned glyphs.

In: `Span`s of one paragraph and its measure. Out: `Line`s of `Run`s of shaped `Piece`s, x from the paragraph's left edge.

1. `bidi`       levels of the code points (UAX #9)
2. `breaking`   where a line may end (UAX #14, hyphenation, emergency breaks at grapheme clusters)
3. `fonts`      which font draws a character, and with which glyphs (HarfBuzz; fallback over a chain of families)
4. `paragraph`  lines filled, aligned, put in visual order
"""
