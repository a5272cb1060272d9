"""`polybrief schema`: the brief file, for editors."""

from __future__ import annotations

from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting
from polybrief.cli.terminal import say_json


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = "Print the JSON Schema of the brief file."
    parser.set_defaults(run=schema)


def schema(_: Setting) -> int:
    """Print it; returns the exit code."""
    from polybrief.briefs.schema import json_schema

    say_json(json_schema(), indent=2)
    return 0
