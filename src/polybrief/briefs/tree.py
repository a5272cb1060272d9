"""YAML text → plain data with the line of each field.

The data is built here from the parser's events (https://yaml.org/spec/1.2.2/#31-processes), not by a loader: so no tag
makes an object, no alias multiplies anything, nesting is bounded, a repeated field is seen, and a number, a date or a
digest stays as it was written (`sha256: 12345e67` is no float, `text: 1982` is a text).
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import Any

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from polybrief.briefs.problems import Problem, Refused
from polybrief.model.characters import unfit_characters

MAX_DEPTH = 20
MAX_NODES = 50_000
KEPT_TO_THE_LETTER = frozenset({"verbatim", "notice"})

_CONSTANTS = {word: value for value, words in (
    (None, ("", "~", "null", "Null", "NULL")),
    (True, ("true", "True", "TRUE")),
    (False, ("false", "False", "FALSE")),
) for word in words}  # fmt: skip
# What else says so in a field that is true or false; YAML 1.1 knew most of these.
FLAGS = frozenset({"doubtful"})
_SAID = {word: value for value, words in (
    (True, ("1", "on", "t", "true", "y", "yes")),
    (False, ("0", "off", "f", "false", "n", "no")),
) for word in words}  # fmt: skip
_STRING_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})

Path = tuple[str | int, ...]
_Node = ScalarEvent | MappingStartEvent | SequenceStartEvent


class Tree(Struct, frozen=True, dict=True):
    """What a YAML file says: dictionaries, lists, texts, booleans and None; and the line of each by its path."""

    data: Any
    lines: dict[Path, int]

    @cached_property
    def spelt(self) -> dict[str, int]:
        """The line of each field by its path as people read it."""
        return {self.spell(path): line for path, line in self.lines.items() if path}

    def spell(self, path: Path) -> str:
        """A path as people read it: an item by its id, other members of a list by their number from 1."""
        node, parts = self.data, []
        for step in path:
            below = child(node, step)
            name = below.get("id") if isinstance(step, int) and isinstance(below, dict) else None
            parts.append(name if isinstance(name, str) and name else _dotted((step,)))
            node = below
        return ".".join(parts)

    def line(self, path: Path) -> int:
        """The line of a field, or of the nearest one around it that is written."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def child(node: Any, step: str | int) -> Any:
    """What stands at a step below a node of the data; None where nothing does."""
    if isinstance(node, dict):
        return node.get(step)
    return node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None


def parse(text: str) -> Tree:
    """Build the tree of a YAML text.

    Raises:
        Refused: the text is no YAML, or uses more of it than a brief needs; carries every problem found.
    """
    builder = _Builder()
    try:
        builder.read(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, OverflowError):
        builder = _read_again(text)
    if not builder.lines:
        builder.problems.append(Problem(1, "", "the file is empty", "`polybrief schema` prints what a brief has"))
    if builder.problems:
        raise Refused(*builder.problems)
    return Tree(builder.root, builder.lines)


def _read_again(text: str) -> _Builder:
    """What the parser in C refuses, read by the one in Python: its messages say more, and are the same everywhere.

    A tab inside a plain text passes in C, as YAML has it, and not in Python.
    """
    builder = _Builder()
    try:
        builder.read(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise Refused(_syntax(error)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the scanner lets chr() fail on \UFFFFFFFF
        raise Refused(Problem(builder.line, "", f"broken YAML: {error}")) from None
    return builder


def _syntax(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = f" in column {mark.column + 1}" if mark else ""
    what = ", ".join(part for part in (error.context, error.problem) if part)
    advice = "look at indentation and brackets; a text with ': ' or ' #' in it goes between quotes"
    return Problem(mark.line + 1 if mark else 1, "", f"broken YAML{where}: {what}", advice)


class _Frame(Struct):
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder(Struct):
    root: Any = None
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    stack: list[_Frame] = []
    documents: int = 0
    nodes: int = 0
    line: int = 1

    def read(self, text: str, loader: Any) -> None:
        """Take the events of a text; the constructor of the loader makes nothing."""
        for event in yaml.parse(text, Loader=loader):
            self._take(event)

    def _take(self, event: Any) -> None:
        self.line = event.start_mark.line + 1
        match event:
            case ScalarEvent() | MappingStartEvent() | SequenceStartEvent():
                self._node(event)
            case CollectionEndEvent():
                self.stack.pop()
            case AliasEvent():
                self._refuse(f"an alias, *{event.anchor}", "write the thing itself here")
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("a second YAML document begins here", "a file holds one brief; take the line --- out")

    def _refuse(self, what: str, advice: str) -> None:
        path: Path = ()
        if self.stack:
            path = (*self.stack[-1].path, *filter(None, (self.stack[-1].key,)))
        raise Refused(*self.problems, Problem(self.line, _dotted(path), what, advice))

    def _node(self, event: _Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(f"more than {MAX_NODES} fields", "a brief is two pages; make several of it")
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(f"nested deeper than {MAX_DEPTH} levels", "look at brackets and indentation")
        if event.tag is not None and event.tag not in _STRING_TAGS:
            self._refuse(f"a tag, {event.tag}", "take it out: a brief has texts, numbers, lists and fields only")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, event)
        else:
            self._value(frame, event)

    def _key(self, frame: _Frame, event: _Node) -> None:
        if not isinstance(event, ScalarEvent):
            self._refuse("a list or mapping where the name of a field belongs", "look at brackets and colons")
            return
        frame.key = unicodedata.normalize("NFC", event.value)
        path = (*frame.path, frame.key)
        self._characters(event.value, path)
        if path in self.lines:
            what = f"the field stands twice, first in line {self.lines[path]}"
            self.problems.append(Problem(self.line, _dotted(path), what, "keep one of them"))
        else:
            self.lines[path] = self.line

    def _value(self, frame: _Frame | None, event: _Node) -> None:
        path: Path = ()
        if frame is None:
            self.lines[path] = self.line
        elif isinstance(frame.container, list):
            path = (*frame.path, len(frame.container))
            self.lines[path] = self.line
        else:
            path = (*frame.path, frame.key or "")
        value = self._content(event, path)
        if frame is None:
            self.root = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
        else:
            frame.container.setdefault(frame.key or "", value)
            frame.key = None
        if isinstance(value, (dict, list)):
            self.stack.append(_Frame(value, path))

    def _content(self, event: _Node, path: Path) -> Any:
        if isinstance(event, MappingStartEvent):
            return {}
        if isinstance(event, SequenceStartEvent):
            return []
        if not event.style and event.tag in (None, "!") and event.value in _CONSTANTS:
            return _CONSTANTS[event.value]
        if path and path[-1] in FLAGS and event.value.lower() in _SAID:
            return _SAID[event.value.lower()]
        self._characters(event.value, path)
        return event.value if path and path[-1] in KEPT_TO_THE_LETTER else unicodedata.normalize("NFC", event.value)

    def _characters(self, text: str, path: Path) -> None:
        """Escapes can say what the file itself may not hold."""
        for _, what in unfit_characters(text):
            self.problems.append(Problem(self.line, _dotted(path), what, "take the escape out"))


def _dotted(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
