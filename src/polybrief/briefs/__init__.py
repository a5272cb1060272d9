"""The brief's YAML file → Brief.

In: a file. Out: a `LoadedBrief`, the brief with the line of each of its fields; or an InputError that names every
problem by file, line and field. The way: bytes → text (`reading`) → plain data with lines (`tree`) → model
(`model.brief`, its messages put in plain words by `messages`) → what only the whole file can show (`references`).
`schema` gives the JSON Schema for editors.
"""

from polybrief.briefs.reading import read_brief
from polybrief.briefs.schema import json_schema

__all__ = ["json_schema", "read_brief"]
