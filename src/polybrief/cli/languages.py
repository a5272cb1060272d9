"""`polybrief languages`: what editions can be made in."""

from __future__ import annotations

from polybrief.languages import INTERFACE_LANGUAGE, LANGUAGES, Language


def languages() -> None:
    """List the languages, and what there is of each here."""
    import pyphen
    from rich.console import Console
    from rich.table import Table

    from polybrief.publishing.interface import interface_file

    table = Table("tag", "language", "direction", "fonts", "interface", "hyphenation", box=None, pad_edge=False)
    for of_language in LANGUAGES.values():
        interface = of_language.tag == INTERFACE_LANGUAGE or interface_file(of_language) is not None
        table.add_row(
            of_language.tag,
            of_language.endonym,
            "right to left" if of_language.direction == "rtl" else "left to right",
            "missing" if lacking_fonts(of_language) else "yes",
            "yes" if interface else "missing",
            "yes" if of_language.hyphenation in pyphen.LANGUAGES else "none",
        )
    Console(highlight=False).print(table)


def lacking_fonts(of_language: Language) -> list[str]:
    """What is to be said of the font families that are missing for a language."""
    from polybrief.errors import MissingResourceError
    from polybrief.text.fonts import REGULAR, load

    lacking = []
    for family in of_language.families:
        try:
            load(family, REGULAR, False, 100.0)
        except MissingResourceError as error:
            lacking.append(str(error))
    return lacking
