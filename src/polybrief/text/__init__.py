"""Typography, with no PDF in it: styled text and a width → lines of positioned glyphs.

In: the `Span`s of one paragraph and its `Measure`. Out: `Line`s of `Run`s of shaped `Piece`s, x from the paragraph's
left edge.

1. `bidi`         levels of the code points (UAX #9)
2. `line_ends`    where a line may end: `linebreak` (UAX #14), tailored; `hyphenation` inside words
3. `fonts`        where fonts are and what they cover; `installed` those of this machine
4. `shaping`      which font draws a character, and with which glyphs (HarfBuzz, fallback over a chain of families);
                  `clusters` one glyph for each, `full_width` blanks of East Asian marks, `glyphs` the data
5. `paragraph`    lines filled (`cutting` into words; `whole_words`, the common case, is faster); `placing` aligned and
                  put in visual order; `intrinsic` what columns are made from
"""
