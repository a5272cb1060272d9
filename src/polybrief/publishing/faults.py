"""What went wrong in a template, in words for those who wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from polybrief.errors import InputError, Place, there_are
from polybrief.publishing.permissions import FILTERS, TESTS
from polybrief.publishing.sandbox import TooMuch, meant

_SYNTAX = "https://jinja.palletsprojects.com/templates/ tells how a template is written"
_ADVICE = {
    TooMuch: "look at its loops, and at the macros that call one another",
    SecurityError: "a template makes a page of what it is given, and does nothing else",
    RecursionError: "end it by a condition",
}
_UNDEFINED = re.compile("'(?P<name>[^']*)' is undefined")
_UNKNOWN = re.compile("No (?P<what>filter|test) named")
_KINDS = {"filter": FILTERS, "test": TESTS}


def explained(error: Exception, own: Collection[str], files: Iterable[str], names: Iterable[str]) -> InputError:
    """An error of a template with its file and line.

    Args:
        error: as it comes from compiling or filling; its traceback leads through the templates.
        own: where the templates of a user are; ours are right as they stand.
        files: the names of all template files.
        names: what templates may use.
    """
    problem, advice = _said(error, sorted(files), sorted(names))
    return InputError.at(_place(error, own), problem, advice)


def _said(error: Exception, files: list[str], names: list[str]) -> tuple[str, str]:
    """The problem, and what to do."""
    message = str(getattr(error, "message", None) or error)
    if isinstance(error, TemplateSyntaxError):
        unknown = _UNKNOWN.match(message)
        return message, there_are(sorted(_KINDS[unknown["what"]])) if unknown else _SYNTAX
    if isinstance(error, UndefinedError):
        return _undefined(message, names)
    if isinstance(error, TemplateNotFound):
        return f"no template file {error.name!r}", f"{there_are(files)}; no other file can be read"
    advice = next((advice for kind, advice in _ADVICE.items() if isinstance(error, kind)), _SYNTAX)
    if isinstance(error, RecursionError):
        message = "it includes or calls itself without end"
    return message if isinstance(
        error, TemplateRuntimeError | RecursionError
    ) else f"{type(error).__name__}: {message}", advice


def _undefined(message: str, names: list[str]) -> tuple[str, str]:
    if not (found := _UNDEFINED.fullmatch(message)):
        return message, ""
    near = get_close_matches(found["name"], names, n=3)
    return f"no name {found['name']!r} is known", meant(near) if near else there_are(names)


def _place(error: Exception, own: Collection[str]) -> Place:
    """Where it went wrong: in the innermost template, a user's before ours."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(error.filename, error.lineno)
    passed = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    templates = [it for it in passed if it[0] in own] or [it for it in passed if it[0].endswith(".j2")]
    return Place(*templates[-1]) if templates else Place(next(iter(own), "a template"))
