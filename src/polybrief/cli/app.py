"""The commands put together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from polybrief import __version__
from polybrief.cli.parser import Command, Parser

COMMANDS = {
    "init": "write a workspace to begin with",
    "build": "make editions of briefs, and a manifest of them",
    "check": "look for what is wrong with briefs and translations",
    "catalogs": "start or update the files that people translate in",
    "translate": "translate, offline, what the catalogs lack",
    "languages": "list the languages, and what there is of each here",
    "doctor": "say what is missing here, and how to get it",
    "schema": "print the JSON Schema of the brief file",
    "models": "install, list, verify and remove what translates",
    "xliff": "exchange catalogs with translators whose tools want XLIFF 2",
}
"""Each is the module of its name; a line about it."""


def program() -> Parser:
    """The parser of the whole command line."""
    parser = Parser("polybrief")
    parser.description = (
        "Briefing documents in many languages: traced to their sources, translated "
        "offline, published as accessible PDFs.\n\n"
        "Exit codes, the smallest where there are several reasons:\n"
        "   0  done\n"
        "   2  wrong use\n"
        "   3  a file that cannot be read or written, or does not fit its schema\n"
        "   4  refused for rights\n"
        "   5  another error that the checks found, or a missing translation\n"
        "   6  a model, a font or a package is missing\n"
        "   7  some files are written, others failed\n"
        "  70  a defect of polybrief"
    )
    add = parser.add_argument
    add("-C", "--workspace", metavar="DIR", type=Path, help="The folder that has briefs/ in it (default: the nearest).")
    add("--debug", action="store_true", help="Show the traceback of every error.")
    add("--version", action="version", version=f"polybrief {__version__}", help="Show the version and exit.")
    parser.add_commands({name: Command(line, partial(_options, name)) for name, line in COMMANDS.items()})
    return parser


def call(line: Sequence[str]) -> int:
    """Do what a command line says; returns the exit code.

    Raises:
        PolybriefError: UsageError where the line is wrong, and whatever the command raises.
    """
    try:
        given = program().parse(line)
    except SystemExit as shown:
        return int(shown.code or 0)
    # What help does without.
    from polybrief.cli.setting import Setting, find_workspace

    directory, debug, run = (given.pop(name) for name in ("workspace", "debug", "run"))
    return int(run(Setting(find_workspace(directory), os.environ, debug, directory), **given))


def _options(name: str, parser: Parser) -> None:
    import_module(f"polybrief.cli.{name}").options(parser)
