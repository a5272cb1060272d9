"""README.md names every command and every option; help has something to say of each."""

from argparse import Action
from collections.abc import Iterator
from pathlib import Path

import pytest

from polybrief.cli.app import program
from polybrief.cli.parser import Parser

README = Path(__file__).parents[2] / "README.md"


def parsers(parser: Parser) -> Iterator[Parser]:
    yield parser
    for name in parser.commands:
        yield from parsers(parser.command(name))


PARSERS = {parser.prog: parser for parser in parsers(program())}


def options(parser: Parser) -> list[Action]:
    return [it for it in parser._actions if it.option_strings]


def test_every_command_is_in_the_readme():
    readme = README.read_text("utf-8")
    assert len(PARSERS) > 10
    ends = [name for name, parser in PARSERS.items() if not parser.commands]
    assert [name for name in ends if name not in readme and name.replace("polybrief ", "") not in readme] == []


def test_every_option_is_in_the_readme():
    readme = README.read_text("utf-8")
    named = [(name, max(it.option_strings, key=len)) for name, parser in PARSERS.items() for it in options(parser)]
    assert ("polybrief build", "--require-reviewed") in named
    assert [(name, option) for name, option in named if option != "--help" and option not in readme] == []


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("name", PARSERS)
def test_every_command_and_option_has_help(name, width, polybrief, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert all(it.help for it in PARSERS[name]._actions)
    ended = polybrief(*name.split()[1:], "--help")
    assert (ended.code, ended.err) == (0, "")
    assert " ".join(PARSERS[name].description.split()) in " ".join(ended.out.split())
    assert max(map(len, ended.out.splitlines())) <= max(width, 75)  # a table is as wide as it is


@pytest.mark.parametrize("name", [name for name, parser in PARSERS.items() if parser.commands])
def test_every_command_has_a_line_in_help(name, polybrief):
    ended = polybrief(*name.split()[1:])
    assert (ended.code, ended.err) == (2, "")
    for command, (line, _) in PARSERS[name].commands.items():
        assert f"\n  {command} " in ended.out
        assert line in ended.out
