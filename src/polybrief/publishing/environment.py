"""The templates there are, ours and those of a workspace, and a page made from one.

A file of the workspace's folder `templates/` goes before ours of the same name; `polybrief/NAME` is always ours, to be
extended. All files of that folder are read before a template runs, so that none reads a file by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import GeneratorType
from typing import Any

from jinja2 import ChoiceLoader, FunctionLoader, PackageLoader, PrefixLoader, Template
from jinja2.ext import extract_from_ast
from markupsafe import Markup
from msgspec import Struct

from polybrief.errors import InputError, Place, PolybriefError, UsageError, there_are
from polybrief.publishing.compiled import Compiled
from polybrief.publishing.sandbox import Sandbox, TooMuch

SUFFIX = ".xhtml.j2"
MAX_BYTES = 250_000
"""Of a template file; the largest of ours has a tenth of that."""
MAX_CHARACTERS = 50_000_000
"""Of a page."""
_OURS = Path(__file__).parent / "templates"
_NAME = re.compile("[A-Za-z0-9_-]+")
_WORD = re.compile(r"[\w-]+")
_GETTEXT = ("_", "gettext", "ngettext")  # what `rendering` gives to templates


class _File(Struct, frozen=True):
    """A template of a user's: its name in the folder, where a user finds it, its text."""

    name: str
    file: str
    text: str


class Message(Struct, frozen=True):
    """A text that a template asks the catalogs for, of two for a number the first; where, and whether it is of two."""

    place: Place
    text: str
    plural: bool


class Filled(Struct, frozen=True):
    """What came of a template: the page, and the name of the kind of document, where the template says it."""

    xhtml: str
    subject: str | None


def own_files(folder: Path | None) -> dict[str, Path]:
    """The template files of a workspace's folder by their names in it; none where there is no folder.

    Raises:
        InputError: a file that lies elsewhere, behind a link.
    """
    if folder is None or not folder.is_dir():
        return {}
    files = {it.relative_to(folder).as_posix(): it for it in sorted(folder.rglob("*.j2")) if it.is_file()}
    for file in files.values():
        if not file.resolve().is_relative_to(folder.resolve()):
            raise InputError.at(Place(str(file)), f"a link that leads out of {folder}", "put the file itself there")
    return files


def available_templates(folder: Path | None) -> tuple[str, ...]:
    """The names of all templates that documents can be made with, sorted. Raises InputError as `own_files`."""
    names = {name.removesuffix(SUFFIX) for name in (*_ours(), *own_files(folder)) if name.endswith(SUFFIX)}
    return tuple(sorted(filter(_NAME.fullmatch, names)))


def require_template(name: str, folder: Path | None) -> None:
    """Raises UsageError, with those that there are, where no template has the name."""
    if name not in (known := available_templates(folder)):
        advice = f"\n  to make one, write {folder / 'NAME'}{SUFFIX}" if folder else ""
        raise UsageError(f"no template {name!r}; {there_are(known)}{advice}")


def words(folder: Path | None) -> frozenset[str]:
    """All that might be a class in what templates make, ours and those of a workspace's folder: every word in them.

    Raises:
        InputError: a file that cannot be read.
    """
    texts = [*(file.read_text("utf-8") for file in _OURS.glob("*.j2")), *(file.text for file in _read(folder))]
    return frozenset(word for text in texts for word in _WORD.findall(text))


def faulty(folder: Path) -> Iterator[InputError]:
    """What is wrong with the files of a workspace's folder, as far as it can be seen before they are filled."""
    try:
        files = _read(folder)
    except InputError as error:
        yield error
        return
    environment = _environment(files)
    for file in files:
        try:
            environment.get_template(file.name)
        except Exception as error:  # noqa: BLE001  # whatever a template makes of its compiler
            yield _explained(error, files)


def messages(folder: Path) -> Iterator[Message]:
    """The messages in the files of a workspace's folder, but for those files that `faulty` tells of."""
    try:
        files = _read(folder)
    except InputError:
        return
    environment = _environment(files)
    for file in files:
        try:
            calls = list(extract_from_ast(environment.parse(file.text, file.name, file.file), _GETTEXT))
        except Exception:  # noqa: BLE001, S112  # as in `faulty`, which tells of it
            continue
        for line, function, arguments in calls:
            text = arguments[0] if isinstance(arguments, tuple) and arguments else arguments
            if isinstance(text, str):  # what is put together while a page is made is known then only
                yield Message(Place(file.file, line), text, function == "ngettext")


def fill(template: str, folder: Path | None, names: Mapping[str, Any], items: Collection[str] = ()) -> Filled:
    """Fill a template.

    Args:
        template: one of `available_templates`.
        folder: the workspace's templates; None for ours alone.
        names: what it may use, by name.
        items: the ids of the brief's items, which a page may link to even where it does not show them.

    Raises:
        UsageError: there is no such template.
        InputError: what is wrong with a template of the workspace, with its file and line.
    """
    require_template(template, folder)
    environment = _environment(files := _read(folder))
    try:
        filled = _fill(environment, template, names)
    except PolybriefError:
        raise
    except Exception as error:
        if not files and not isinstance(error, TooMuch):
            raise  # nobody but us can mend it
        raise _explained(error, files, names) from error
    if files:
        from polybrief.publishing.wellformed import flaw

        if found := flaw(filled.xhtml, items):
            place = _place_of(found.offset, template, files, names)
            near = " ".join(filled.xhtml[max(found.offset - 40, 0) : found.offset + 60].split())
            raise InputError.at(place, f"{found.problem}; near: {near}", found.advice)
    return filled


def _explained(error: Exception, files: tuple[_File, ...], names: Iterable[str] = ()) -> InputError:
    from polybrief.publishing.faults import explained

    return explained(error, [it.file for it in files], {*_ours(), *(it.name for it in files)}, names)


def _ours() -> list[str]:
    return [it.name for it in _OURS.glob("*.j2")]


def _fill(environment: Sandbox, template: str, names: Mapping[str, Any]) -> Filled:
    environment.begin()
    try:
        made = environment.get_template(template + SUFFIX)
        context = made.new_context(dict(names))
        generator: Any = made.root_render_func(context)
        pieces, length = [], 0
        for piece in generator:
            pieces.append(piece)
            length += len(piece)
            if length > MAX_CHARACTERS:  # raised in the template, for its line
                generator.throw(TooMuch(f"the page has more than {MAX_CHARACTERS} characters"))
    except Exception:  # noqa: BLE001  # it comes again, with the lines of templates in its traceback
        environment.handle_exception()
    subject = context.vars.get("subject")
    return Filled("".join(pieces), _plain(subject) if isinstance(subject, str) else None)


def _plain(text: str) -> str:
    return " ".join((text.unescape() if isinstance(text, Markup) else text).split())


def _place_of(offset: int, template: str, files: tuple[_File, ...], names: Mapping[str, Any]) -> Place:
    """Where in the templates a character of the page comes from; of what macros and included files make, their call."""
    environment = _environment(files)
    environment.begin()
    made = environment.get_template(template + SUFFIX)
    generator: Any = made.root_render_func(made.new_context(dict(names)))
    for piece in generator:
        if offset < len(piece):
            source, line = _running(generator, made, environment)
            text = next((it.text for it in files if it.file == source.filename), "")
            # What a template writes as it stands is found there again: the end of a tag's line is none of it.
            at = text.find(piece[: offset + 1], sum(map(len, text.splitlines(True)[: line - 1])))
            return Place(source.filename or "", text.count("\n", 0, at + offset) + 1 if at >= 0 else line)
        offset -= len(piece)
    return Place(made.filename or "")


def _running(generator: Any, made: Template, environment: Sandbox) -> tuple[Template, int]:
    """The template whose code a generator is in, and the line; it may be in one that is included or extended."""
    while isinstance(inner := generator.gi_yieldfrom, GeneratorType):
        generator = inner
    loaded = {it.filename: it for it in (environment.cache or {}).values()}
    source = loaded.get(generator.gi_frame.f_code.co_filename, made)
    return source, source.get_corresponding_lineno(generator.gi_frame.f_lineno)


def _read(folder: Path | None) -> tuple[_File, ...]:
    return tuple(_File(name, str(file), _text(file)) for name, file in own_files(folder).items())


def _text(file: Path) -> str:
    place = Place(str(file))
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as reason:
        raise InputError.at(place, f"cannot be read: {reason.strerror}") from reason
    if len(data) > MAX_BYTES:
        raise InputError.at(place, f"larger than {MAX_BYTES} bytes", "a template is text; data belongs into the brief")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise InputError.at(Place(str(file), line), f"not UTF-8: {reason}", "save it in UTF-8") from reason


@lru_cache(maxsize=4)
def _environment(files: tuple[_File, ...]) -> Sandbox:
    """Kept, since compiling takes longer than filling; whoever changes a file gets another."""
    own = {it.name: (it.text, it.file, None) for it in files}
    ours = PackageLoader("polybrief.publishing")
    loader = ChoiceLoader([PrefixLoader({"polybrief": ours}), FunctionLoader(own.get), ours])
    return Sandbox(loader, Compiled(_OURS))
