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


@pytest.mark.parametrize("command", PROGRAM.commands)
def test_every_command_is_in_the_readme(command):
    assert f"polybrief {command}" in README.read_text("utf-8")


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_in_the_readme(command, option):
    assert option in README.read_text("utf-8")


@pytest.mark.parametrize("command", [PROGRAM, *PROGRAM.commands.values()], ids=lambda it: it.name)
def test_every_command_and_option_has_help(command):
    assert command.help
    assert all(parameter.help for parameter in command.params if parameter.opts[0].startswith("-"))
