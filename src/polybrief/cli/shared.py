"""What several commands take."""

from __future__ import annotations

from polybrief.cli.parser import Parser


def take_briefs(parser: Parser) -> None:
    """`briefs`: the names of briefs, as many as wanted."""
    parser.usage = "%(prog)s [OPTIONS] [BRIEF …]"
    parser.add_argument("briefs", nargs="*", metavar="BRIEF", help="The ids of briefs (default: all).")


def take_languages(parser: Parser, default: str = "the brief's `languages`") -> None:
    """`to`: languages, to be split by `setting.listed`; None where it is not given."""
    parser.add_argument("--to", action="append", metavar="LANG,…", help=f"Languages (default: {default}).")


def take_engine(parser: Parser) -> None:
    """`engine`: what translates."""
    help_ = "argos, apertium (a gist), libretranslate, or one of your own (default: %(default)s)."
    parser.add_argument("--engine", metavar="NAME", default="argos", help=help_)
