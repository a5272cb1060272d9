"""Brief → Edition.

In: a `Brief`, a `Language`, and the `Catalog` that people keep of the brief in that language.
Out: an `Edition`: every unit in the language with its origin, values formatted by CLDR and put in.

1. `catalogs` reads a content catalog and brings it up to date with its brief;
2. `values` and `dates` format what is typed in the brief;
3. `edition` puts them together.

`terms` reads the termbase, `display` writes lists and the names of languages, `engine` says what an engine must do.
"""
