"""`polybrief schema`: the brief file, for editors."""

from __future__ import annotations

from polybrief.cli.terminal import say_json


def schema() -> None:
    """Print the JSON Schema of the brief file."""
    from polybrief.briefs.schema import json_schema

    say_json(json_schema(), indent=2)
