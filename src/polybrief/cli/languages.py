"""`polybrief languages`: what editions can be made in."""

from __future__ import annotations

from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting
from polybrief.cli.terminal import say
from polybrief.languages import INTERFACE_LANGUAGE, LANGUAGES
from polybrief.languages.scripts import SCRIPTS, Script


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = "List the languages, what there is of each here, and how to get what is missing."
    parser.set_defaults(run=languages)


def languages(_: Setting) -> int:
    """Print the table; returns the exit code."""
    import pyphen
    from rich.console import Console
    from rich.table import Table

    from polybrief.publishing.interface import interface_file

    table = Table(
        "tag", "language", "script", "direction", "fonts", "interface", "hyphenation", box=None, pad_edge=False
    )
    advice: dict[str, None] = {}
    for of_language in LANGUAGES.values():
        lacking = lacking_fonts(SCRIPTS[of_language.script])
        interface = of_language.tag == INTERFACE_LANGUAGE or interface_file(of_language) is not None
        advice |= dict.fromkeys(lacking)
        if not interface:
            advice[f"the interface in {of_language.endonym}: `polybrief doctor` says how to get it"] = None
        table.add_row(
            of_language.tag,
            of_language.endonym,
            of_language.script,
            of_language.direction,
            "missing" if lacking else "yes",
            "yes" if interface else "missing",
            "yes" if of_language.hyphenation in pyphen.LANGUAGES else "none",
        )
    Console(highlight=False).print(table)
    for each in advice:
        say(each)
    return 0


def lacking_fonts(script: Script) -> list[str]:
    """What is to be said of the font families that are missing for a script."""
    from polybrief.errors import MissingResourceError
    from polybrief.text.fonts import REGULAR, load

    lacking = []
    for family in script.families:
        try:
            load(family, REGULAR, False, 100.0)
        except MissingResourceError as error:
            lacking.append(str(error))
    return lacking
