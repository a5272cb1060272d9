"""`polybrief doctor`: what is missing here, and how to get it."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from polybrief.cli.languages import lacking_fonts
from polybrief.cli.models import packages_there
from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting
from polybrief.cli.terminal import count, say
from polybrief.errors import MissingResourceError, PolybriefError
from polybrief.languages import INTERFACE_LANGUAGE, LANGUAGES
from polybrief.languages.scripts import SCRIPTS
from polybrief.workspace import Workspace

PYTHON = (3, 11)
PACKAGES = (
    "argos-translate-lt",
    "babel",
    "ctranslate2",
    "deflate",
    "fontpkg-amiri",
    "fontpkg-noto-sans",
    "fonttools",
    "jinja2",
    "justmytype-intl-cjk",
    "justmytype-intl-rtl",
    "justmytype-intl-sea",
    "justmytype-intl-south-asia",
    "lxml",
    "msgspec",
    "pillow",
    "polib",
    "py3langid",
    "pyphen",
    "pythainlp",
    "pyyaml",
    "reportlab",
    "rich",
    "sacremoses",
    "sentencepiece",
    "uharfbuzz",
)
TOOLS = {
    "pdftotext": "takes the text out of a PDF, as the tests do; package poppler-utils",
    "qpdf": "looks whether a PDF is sound, as the tests do; package qpdf",
}
WARNING = "warning"
"""The state of what is no fault, but may not be meant."""
OWN_TEXT = """a text of your own: {{ {"en": "…", "es": "…"}[edition.language.tag] }}, or without _() if one is enough"""


class _Condition(Struct, frozen=True):
    """Something that should be so here. `detail` is what there is, or else how to get it, or what is wrong with it."""

    name: str
    holds: bool
    detail: str
    needed: bool = True
    otherwise: str = ""

    @property
    def state(self) -> str:
        """In a word; in capitals what stands in the way."""
        return "ok" if self.holds else self.otherwise or ("MISSING" if self.needed else "optional")


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = (
        "Say what is missing here and how to get it. Exit code 6 if polybrief cannot do its work without it."
    )
    parser.set_defaults(run=doctor)


def doctor(setting: Setting) -> int:
    """Print a line a condition; returns the exit code."""
    conditions = [
        _python(),
        *_packages(),
        *_fonts(),
        *_interfaces(),
        *(theme := list(_theme(setting.workspace.theme, setting.workspace.templates))),
        *_templates(setting.workspace, fills=all(it.holds for it in theme)),
        *_messages(setting.workspace),
        _output(setting.workspace.output),
        _Condition("Argos packages", *packages_there(setting.environment), needed=False),
        *_tools(),
        _verapdf(setting.environment.get("VERAPDF", "")),
    ]
    widest = max(len(it.name) for it in conditions)
    for it in conditions:
        say(f"{it.state:<8}  {it.name:<{widest}}  {it.detail}".rstrip())
    if warnings := [it.name for it in conditions if it.state == WARNING]:
        say(f"{count(len(warnings), 'warning')}: {', '.join(dict.fromkeys(warnings))}")
    missing = [it.name for it in conditions if it.needed and not it.holds]
    named = ", ".join(dict.fromkeys(missing))
    say(f"{count(len(missing), 'thing')} missing or wrong: {named}" if missing else "All that is needed is here.")
    return MissingResourceError.exit_code if missing else 0


def _python() -> _Condition:
    there = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, PYTHON))
    holds = sys.version_info >= PYTHON
    return _Condition("Python", holds, there if holds else f"{there}; install Python {wanted} or newer")


def _packages() -> Iterator[_Condition]:
    for name in PACKAGES:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield _Condition(name, False, f"python -m pip install {name}")
        else:
            yield _Condition(name, True, version)


def _fonts() -> Iterator[_Condition]:
    for script, of_script in SCRIPTS.items():
        name = f"fonts, {script}"
        try:
            lacking = lacking_fonts(of_script)
        except ImportError as error:
            yield _Condition(name, False, f"cannot be looked at: {error}")
        else:
            yield _Condition(name, not lacking, "; ".join(lacking) or ", ".join(of_script.families))


def _interfaces() -> Iterator[_Condition]:
    from polybrief.publishing.interface import interface

    there = [INTERFACE_LANGUAGE]
    for of_language in LANGUAGES.values():
        if of_language.tag == INTERFACE_LANGUAGE:
            continue
        try:
            interface(of_language)
        except PolybriefError as error:
            yield _Condition(f"interface, {of_language.tag}", False, str(error))
        else:
            there.append(of_language.tag)
    yield _Condition("interface", True, " ".join(sorted(there)))


def _theme(file: Path, folder: Path) -> Iterator[_Condition]:
    """Whether the workspace's theme, if it has one, can be used with its fonts, for every template."""
    if not file.is_file():
        return
    from polybrief.publishing.environment import available_templates, words

    try:
        from polybrief.pdf.theme_file import read_theme, require_known
    except ImportError as error:
        yield _Condition("theme", False, str(error))
        return
    try:
        known, classes = available_templates(folder), words(folder)
    except PolybriefError:  # which `_templates` tells of
        known, classes = available_templates(None), words(None)
    tries: list[Callable[[], object]] = [partial(read_theme, file, name) for name in known]
    tries.append(partial(require_known, file, known, classes))
    faults: list[str] = []
    for each in tries:
        try:
            each()
        except (ImportError, PolybriefError) as error:
            faults += _problems(error)
    told = dict.fromkeys(faults)  # most stand in the way of every template
    yield from [_Condition("theme", False, it, otherwise="WRONG") for it in told] or [
        _Condition("theme", True, str(file))
    ]


def _templates(workspace: Workspace, *, fills: bool) -> Iterator[_Condition]:
    """Whether the workspace's templates, if it has any, can be compiled, and filled with its first brief."""
    from polybrief.publishing.environment import available_templates, faulty

    folder = workspace.templates
    if not folder.is_dir():
        return
    if faults := [problem for error in faulty(folder) for problem in _problems(error)]:
        names: tuple[str, ...] = ()
    else:
        names = available_templates(folder)
        faults = [*dict.fromkeys(_unfillable(workspace, names))] if fills else []
    yield from [_Condition("templates", False, it, otherwise="WRONG") for it in faults] or [
        _Condition("templates", True, " ".join(names))
    ]


def _messages(workspace: Workspace) -> Iterator[_Condition]:
    """A warning for each message of the workspace's templates that is in no catalog of the page's words."""
    from polybrief.publishing.interface import interface_files
    from polybrief.publishing.messages import unknown_messages

    warning = partial(_Condition, "messages", False, needed=False, otherwise=WARNING)
    if not (unknown := list(unknown_messages(workspace.templates))):
        return
    for it in unknown:
        problem = f"{it.place}: no catalog has the message {it.text!r}; it stands so in every language"
        advice = [f"did you mean {it.near!r}?"] if it.near else []
        yield warning("\n  ".join([problem, *advice, OWN_TEXT]))
    read = {file.resolve() for file in interface_files()}
    own = sorted(workspace.locales.glob("*/LC_MESSAGES/polybrief.po"))
    if unread := [file for file in own if file.resolve() not in read]:
        folder = min(read).parents[2]
        yield warning(f"{unread[0]} is not read\n  the words of the page come with polybrief, from {folder}")


def _unfillable(workspace: Workspace, names: Iterable[str]) -> Iterator[str]:
    """What is wrong with documents of the workspace's first brief that can be read, in its own language."""
    from polybrief.briefs.reading import read_brief
    from polybrief.pipeline.editions import Options, publish

    for brief_id in workspace.brief_ids():
        try:
            tag = read_brief(workspace.brief_file(brief_id)).brief.language
        except PolybriefError:
            continue
        for name in names:
            try:
                publish(workspace, brief_id, tag, "pdf", Options(unchecked=True, allow_untranslated=True), name)
            except PolybriefError as error:
                yield from _problems(error)
        return


def _problems(error: Exception) -> list[str]:
    """Of an error that tells of several problems, each with what to do about it."""
    return re.split(r"\n(?! )", str(error))


def _output(folder: Path) -> _Condition:
    there = next(it for it in (folder.absolute(), *folder.absolute().parents) if it.exists())
    holds = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return _Condition("output", holds, f"{folder}" if holds else f"{there} cannot be written; use build --output DIR")


def _tools() -> Iterator[_Condition]:
    for name, use in TOOLS.items():
        place = shutil.which(name)
        yield _Condition(name, place is not None, place or use, needed=False)


def _verapdf(variable: str) -> _Condition:
    try:
        command = shlex.split(variable) or ["verapdf"]
    except ValueError:  # a quotation mark without its counterpart
        command = [variable]
    place = shutil.which(command[0])
    use = "validates PDFs, as the tests do: put verapdf on PATH, or name it in the variable VERAPDF"
    return _Condition("veraPDF", place is not None, place or use, needed=False)
