"""Engines: texts of a language pair → hypotheses, offline.

An engine is what `translation.engine.Engine` describes; `argos` is one. To add one, from this project or another:

1. Write a factory, `translation.engine.EngineFactory`: settings → engines, first the one itself, then variants to be
   tried in turn on texts whose translations did not pass.
2. Name it in a package's metadata under the entry point group `polybrief.engines`:
   `[project.entry-points."polybrief.engines"]`, `mine = "my_package.engine:make"`.

`loading` finds factories by name and wraps what they make: `cached` so that no text is translated twice, `pivot` so
that pairs without a model of their own go by way of other languages, `sentences` so that it is given one at a time. An
engine itself needs none of them.
"""
