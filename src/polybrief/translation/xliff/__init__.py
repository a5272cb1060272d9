"""Catalog ↔ XLIFF 2.x, for translators whose tools want it.

1. `writing` makes an XLIFF file of a brief's units and their translations;
2. `reading` reads what a tool gives back, whatever made it;
3. `merging` says what of it goes into the catalog, and why the rest does not.

`inline` has texts as XLIFF has them: a placeholder is an inline code, which tools protect.
https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html
"""
