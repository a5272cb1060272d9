"""Brief → Edition, by way of the catalogs that people and engines fill.

In: a `Brief`, a `Language`, and the `Catalog` that is kept of the brief in that language.
Out: an `Edition`: every unit in the language with its origin, values formatted by CLDR and put in.

1. `catalogs` reads a content catalog (`po_file`, `marks`); `updating` brings it up to date with its brief and fills it.
2. `values` and `dates` format what is typed in the brief.
3. `edition` puts them together.

What fills a catalog: `memory` knows what people have reviewed, `translating` asks engines (`engine` says what one is,
`engines` has some, `packages` installs Argos's models) and is handed the verifier; `xliff` exchanges catalogs with
translators' tools. `terms` reads termbases, `display` writes lists and the names of languages.
"""
