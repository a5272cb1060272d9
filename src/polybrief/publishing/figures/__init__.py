"""Pictures from a brief's data: where everything stands is reckoned here, templates/figures.j2 writes it down.

In: what the brief says, what of the theme drawings need (`Look`, points). Out: frozen shapes in the units of
one drawing. Everything is laid out from left to right and mirrored at the end where the script runs the other way.

| module | picture |
|---|---|
| `timeline` | an axis of events in equal columns, in as many rows as they need |
| `bars` | bars from a common zero, and intervals of a scale, each in the cell of a table |
| `line` | a line chart with its axes; `ticks` chooses round numbers, `label_widths` guesses how wide labels are |
| `likelihood` | the words of estimative probability with their ranges |
| `panel` | what the sources are and how well they carry the statements |
| `series` | the values of a chart as numbers, in order |
| `actors` | the positions of each actor together |

`drawing.Figures` is what templates ask.
"""
