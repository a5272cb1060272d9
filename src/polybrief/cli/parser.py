"""What a command line may say, and what is said of one that is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn

_WRONG_USE = 2


class Command(NamedTuple):
    """One line about a command, and what gives its parser options, arguments and the function `run`."""

    line: str
    options: Callable[[Parser], None]


# Without a width, it would be asked for again with each option, and modules loaded that nothing else needs.
_Narrow = partial(argparse.RawDescriptionHelpFormatter, width=80)


class Parser(argparse.ArgumentParser):
    """Of the program, of a command, or of a command with commands of its own."""

    def __init__(self, name: str, outer: Parser | None = None) -> None:
        super().__init__(
            name,
            "%(prog)s [OPTIONS]",
            formatter_class=_Narrow,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.commands: Mapping[str, Command] = {}
        self._outer = outer
        self.add_argument("-h", "--help", action="help", help="Show this message and exit.")

    def add_commands(self, commands: Mapping[str, Command]) -> None:
        """Have the first argument name a command, whose line is the rest."""
        self.commands = commands
        self.usage = "%(prog)s [OPTIONS] COMMAND …"
        self.add_argument("line", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
        widest = max(map(len, commands))
        self.add_argument_group("commands", "\n".join(f"{it:<{widest}}  {commands[it].line}" for it in commands))

    def command(self, name: str) -> Parser:
        """The parser of a command. Raises UsageError: there is none of this name."""
        if name not in self.commands:
            self.error(f"no command {name!r}; {_possible(name, self.commands)}")
        parser = Parser(f"{self.prog} {name}", self)
        self.commands[name].options(parser)
        return parser

    def parse(self, line: Sequence[str]) -> dict[str, Any]:
        """What a line says, by name; `run` is the function to call.

        Raises:
            UsageError: it is wrong.
            SystemExit: there is nothing else to do than has been done, which is to show help or the version.
        """
        try:
            # Options may stand between arguments, but what follows the name of a command or `--` is another matter.
            apart = bool(self.commands) or "--" in line
            given, unknown = self.parse_known_args(line) if apart else self.parse_known_intermixed_args(line)
        except argparse.ArgumentError as error:
            self._explain(error)
        if unknown:
            self._refuse(unknown[0])
        if not self.commands:
            return vars(given)
        said = vars(given)
        line = said.pop("line")
        if line[:1] == ["--"]:
            line = line[1:]
        if not line:
            self.print_help()
            self.exit(_WRONG_USE)
        return said | self.command(line[0]).parse(line[1:])

    def format_help(self) -> str:
        """The text of `--help`, as wide as the terminal; of the description, paragraphs of one line are filled."""
        import shutil
        import textwrap

        width = shutil.get_terminal_size().columns - 2
        self.formatter_class = partial(argparse.RawDescriptionHelpFormatter, width=width)
        paragraphs = (self.description or "").split("\n\n")
        self.description = "\n\n".join(it if "\n" in it else textwrap.fill(it, width) for it in paragraphs)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raises UsageError."""
        from polybrief.errors import UsageError

        raise UsageError(f"{message}\n  {self.prog} --help shows what it takes")

    def options(self) -> list[str]:
        """The names of all options, short and long."""
        return list(self._option_string_actions)

    def _explain(self, error: argparse.ArgumentError) -> NoReturn:
        name = error.argument_name
        action = self._option_string_actions.get((name or "").partition("/")[0])
        problem = error.message if action is None or action.nargs != 0 else "it takes no value"
        self.error(f"{name}: {problem}" if name else problem)

    def _refuse(self, word: str) -> NoReturn:
        option = word.partition("=")[0]
        if not option.startswith("-"):
            self.error(f"an argument too many: {word!r}")
        if self._outer and option in self._outer.options():
            self.error(f"{option} stands before the command: {self._outer.prog} {option} …")
        self.error(f"no option {option!r}; {_possible(option, self.options())}")


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """A `type` of an option: a whole number within limits."""
    limits = f"of {least} or more" if most is None else f"from {least} to {most}"

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if found < least or (most is not None and found > most):
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number {limits}")
        return found

    return number


def _possible(word: str, names: Iterable[str]) -> str:
    """What is there instead of a command or a long option."""
    from difflib import get_close_matches

    from polybrief.errors import there_are

    bare = {name.lstrip("-"): name for name in names if not name.startswith("-") or name.startswith("--")}
    near = [bare[it] for it in get_close_matches(word.lstrip("-"), bare)]
    return f"did you mean {' or '.join(near)}?" if near else there_are(bare.values())
