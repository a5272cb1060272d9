"""Colours and bars: where somebody sees them, and nowhere else."""

import io
import sys

import pytest

from polybrief.cli.terminal import complain, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def plain(monkeypatch):
    """No variable says anything of colours."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def shown(stream, monkeypatch):
    """What stands on stderr after an error and two steps of work."""
    monkeypatch.setattr(sys, "stderr", stream)
    complain("[bold] no brief \x1b[2J")
    with progress("Editions") as told:
        told(1, 2)
        told(2, 2)
    return stream.getvalue()


def test_a_terminal_has_colours_and_a_bar(plain):
    text = shown(Terminal(), plain)
    assert "\x1b[1;31mpolybrief: \x1b[0m[bold] no brief \\x1b[2J\n" in text
    assert "Editions" in text


@pytest.mark.parametrize(
    ("stream", "variables"), [(io.StringIO, {}), (io.StringIO, {"NO_COLOR": "1"}), (Terminal, {"TERM": "dumb"})]
)
def test_what_is_none_has_neither(plain, stream, variables):
    for name, value in variables.items():
        plain.setenv(name, value)
    assert shown(stream(), plain) == "polybrief: [bold] no brief \\x1b[2J\n"


def test_colours_can_be_refused_and_forced(plain):
    plain.setenv("NO_COLOR", "1")
    assert shown(Terminal(), plain).startswith("polybrief: [bold] no brief \\x1b[2J\n")
    plain.delenv("NO_COLOR")
    plain.setenv("FORCE_COLOR", "1")
    assert shown(io.StringIO(), plain) == "\x1b[1;31mpolybrief: \x1b[0m[bold] no brief \\x1b[2J\n"
