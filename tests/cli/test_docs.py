"""README.md names every command and every option."""

from pathlib import Path

import pytest
import typer

from polybrief.cli.app import app

README = Path(__file__).parents[2] / "README.md"
PROGRAM = typer.main.get_command(app)
OPTIONS = [
    (command.name, max(parameter.opts, key=len))
    for command in (PROGRAM, *PROGRAM.commands.values())
    for parameter in command.params
    if parameter.opts[0].startswith("-") and "--help" not in parameter.opts
]


def test_every_command_is_in_the_readme():
    readme = README.read_text("utf-8")
    assert [name for name in PROGRAM.commands if f"polybrief {name}" not in readme] == []


def test_every_option_is_in_the_readme():
    readme = README.read_text("utf-8")
    assert [f"{command} {option}" for command, option in OPTIONS if option not in readme] == []


@pytest.mark.parametrize("command", [PROGRAM, *PROGRAM.commands.values()], ids=lambda it: it.name)
def test_every_command_and_option_has_help(command):
    assert command.help
    assert all(parameter.help for parameter in command.params if parameter.opts[0].startswith("-"))
