"""Page → tagged PDF (PDF/UA-1 and PDF/A-3a in one file) on ReportLab's writer.

In: a `Page` (semantic XHTML) and a `Theme`. Out: the bytes of a PDF file, the same for the same input.

1. `theme`      what everything looks like; `theme_file` reads it from TOML, `issuer` who issues the documents
                (`theme_values`, `theme_fonts`, `theme_lines`, `contrast`, `selectors`: what can be wrong in one)
2. `blocks`     XHTML (`nodes`) → rows of set text and shapes, the structure tree beside them (`flow`, `inline`,
                `separators`, `lists`, `tables`, `widths`, `drawings`, `pictures` help)
3. `pages`      `rows` → pages
4. `content`    a page's rows → its content stream, with marked content
5. `fonts`, `structure`, `metadata`   what the file needs beside the pages (`codes`, and in `cmaps` what they stand
                for; `programs` the outlines of the glyphs shown, `composites` glyphs made of several)
6. `document`   all of it → bytes (`outlines` bookmarks, `running` headers and footers, `file` ReportLab's writer)

Layout (1–3) decides, drawing (4–6) decides nothing. The tree is built before layout, so reading order never depends
on it.
"""
