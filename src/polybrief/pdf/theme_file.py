"""A theme from a TOML file. A file of a user's says what differs from the one that comes with polybrief.

- `[page]`, `[text]`, `[colors]`, `[styles]`: see `theme.toml`.
- `[papers.NAME]`: what differs of `[page]` on a paper.
- `[templates.NAME.page]`, `.text`, `.styles`: what differs for a template, of ours or of the user's.
- `[fonts]`, by ISO 15924 script: `Latn = "Brand.ttf"`, a file beside the theme or the name of an installed family, or
  several; where styles have files of their own, `{regular = "Brand.ttf", bold = "Brand-Bold.ttf"}`.
- `[issuer]`: see `issuer`.

What comes later counts: ours, ours for the paper, the user's, the user's for the paper, ours for the template, the
user's for the template, the paper asked for.
"""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache, reduce
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from polybrief.errors import InputError, Place, PolybriefError, UsageError, there_are
from polybrief.pdf.contrast import check_contrast
from polybrief.pdf.issuer import read_issuer
from polybrief.pdf.selectors import classes_of, fault, unknown_classes
from polybrief.pdf.theme import Style, Theme
from polybrief.pdf.theme_fonts import read_fonts
from polybrief.pdf.theme_values import PAPER, PROPERTIES, Reader
from polybrief.text.fonts import REGULAR

_OURS = "theme.toml"
_FOR_TEMPLATE = ("page", "text", "styles")
_OF_USERS = {"fonts", "issuer"}
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_theme(file: Path | None = None, template: str = "policy-brief", paper: str | None = None) -> Theme:
    """The theme for a template: what a file does not say is as in the one that comes with polybrief.

    Args:
        file: the user's theme; None: there is none.
        template: the name of the template, without its endings.
        paper: A4, A5 or Letter, whatever the file says; None: as it says.

    Raises:
        UsageError: there is no paper of that name.
        InputError: all that is wrong with the file, with lines and fields.
        MissingResourceError: a font family that is not installed, and nothing else is wrong.
        RightsError: a font that must not be embedded, and nothing else is wrong.
    """
    if paper is not None and paper not in PAPER:
        raise UsageError(f"no paper {paper!r}; there are {', '.join(PAPER)}")
    if file is None:
        return _theme("", _OURS, Path(), template, paper)[0]
    text, name, folder = _text(file), str(file), file.parent.absolute()
    issuer, read = _parsed(text, name).get("issuer"), Reader(name, folder, text)
    theme, problems = _theme(text, name, folder, template, paper)
    read.problems += problems
    # Not kept with the theme: another logo may have been put in the place of one.
    issued = None if issuer is None else read.kept(lambda: read_issuer(issuer, read))
    read.end()
    return theme if issued is None else replace(theme, issuer=issued)


def require_known(file: Path, templates: Iterable[str], classes: Collection[str] | None = None) -> None:
    """Raises InputError where a theme speaks of templates or classes that there are not.

    A theme may be used in several workspaces, with templates of their own: to build, this is no
    reason to refuse it, only to say so.

    Args:
        file: a theme that `read_theme` can read.
        templates: the names of those that there are.
        classes: those that they use; None: any may be used.
    """
    text, names = _text(file), list(templates)
    data, read = _parsed(text, str(file)), Reader(str(file), file.parent, text)
    of_ours = classes_of(_ours()["styles"])

    def require(prefix: str, styles: Mapping[str, Any]) -> None:
        def classes_are_known(selector: str, _: object) -> None:
            for problem, advice in unknown_classes(selector, classes or (), of_ours):
                raise read.wrong(f"{prefix}styles.{selector}", problem, advice)

        if classes is not None:
            read.each(styles, classes_are_known)

    def is_template(name: str, look: Mapping[str, Any]) -> None:
        require(f"templates.{name}.", look.get("styles", {}))
        if name not in names:
            from difflib import get_close_matches

            near = get_close_matches(name, names)
            advice = f"did you mean {' or '.join(near)}?" if near else there_are(names)
            raise read.wrong(f"templates.{name}", f"no template {name!r}", advice)

    require("", data.get("styles", {}))
    read.each(data.get("templates", {}), is_template)
    read.end()


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise InputError.at(Place(str(file)), f"not UTF-8: {reason}", "save it in UTF-8") from reason


@cache
def _parsed(text: str, name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as reason:  # TOML's own error among them, and numbers without end
        line = _TOML_LINE.search(str(reason))
        place = Place(name, int(line[1]) if line else None)
        raise InputError.at(place, f"not TOML: {reason}", "https://toml.io shows how it is written") from reason


@cache
def _ours() -> Mapping[str, Any]:
    return _parsed(importlib.resources.files("polybrief.pdf").joinpath(_OURS).read_text("utf-8"), _OURS)


@cache
def _theme(
    text: str, name: str, folder: Path, template: str, paper: str | None
) -> tuple[Theme, tuple[PolybriefError, ...]]:
    """The theme without what is wrong, and that."""
    ours, theirs, read = _ours(), _parsed(text, name), Reader(name, folder, text)
    read.known("", theirs, {*ours, *_OF_USERS})
    own = read.kept(lambda: read.table("colors", theirs.get("colors", {}))) or {}
    for colors in (ours["colors"], read.known("colors", own, ours["colors"])):
        read.colors = {**read.colors, **_values(read, "colors", colors, "color")}
    of_ours, of_theirs = ({**_looks(read, data), **_papers(read, data)} for data in (ours, theirs))
    here = f"templates.{template}."
    merged, places = _merge(of_ours, of_theirs, here, paper)
    without, _ = _merge(of_ours, {}, here, paper)
    read.kept(lambda: read.check_room(_measures(merged), _measures(without), places))
    fonts = read.kept(lambda: read_fonts(read.table("fonts", theirs.get("fonts", {})), read))
    page, type_ = merged["page"], merged["text"]
    base = Style(type_["size"], REGULAR, False, type_["color"], type_["leading"])
    if text:
        said = {prefix: _said(of_theirs.get(prefix, {}), prefix) for prefix in (here, "")}
        check_contrast(base, merged["styles"], said, read)
    theme = Theme(
        page=page,
        base=base,
        width=float(type_["width"]),
        accent=read.colors["accent"],
        styles=merged["styles"],
        fonts=fonts or {},
    )
    return theme, tuple(read.problems)


def _merge(
    ours: Mapping[str, Mapping[str, Any]], theirs: Mapping[str, Mapping[str, Any]], here: str, paper: str | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What counts of two files for a template, and where the second says what of it, by `section.key`."""
    asked: dict[str, Any] = {"page": {} if paper is None else {"size": PAPER[paper]}}
    prefixes = ["", here]
    size = _joined(*(it.get(prefix, {}) for prefix in prefixes for it in (ours, theirs)), asked)["page"]["size"]
    prefixes[1:1] = [f"papers.{name}." for name, its in PAPER.items() if its == size]
    looks = [it.get(prefix, {}) for prefix in prefixes for it in (ours, theirs)]
    if len(prefixes) > 2:  # of the paper, ours come before what is theirs for all papers
        looks[1], looks[2] = looks[2], looks[1]
    said = {
        key: prefix + (key.removeprefix("page.") if prefix.startswith("papers.") else key)
        for prefix in prefixes
        for key in _measures(theirs.get(prefix, {}))
    }
    return _joined(*looks, asked), said


def _looks(read: Reader, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is for all templates, and what differs for each, by the prefix of its place."""
    found = {"": _look(read, "", data)}
    for key, table in (read.kept(lambda: read.tables("templates", data.get("templates", {}))) or {}).items():
        prefix = f"templates.{key}."
        found[prefix] = _look(read, prefix, read.known(f"templates.{key}", table, set(_FOR_TEMPLATE)))
    return found


def _papers(read: Reader, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What differs for each paper, by the prefix of its place."""
    tables = read.kept(lambda: read.tables("papers", data.get("papers", {}))) or {}
    margins = _ours()["page"].keys() - {"size"}
    return {
        f"papers.{key}.": {"page": _values(read, f"papers.{key}", read.known(f"papers.{key}", table, margins))}
        for key, table in read.known("papers", tables, PAPER).items()
    }


def _values(read: Reader, place: str, table: Mapping[str, Any], kind: str = "") -> dict[str, Any]:
    """The values of a table by what their keys take, or all by what `kind` takes."""
    return read.each(table, lambda key, value: read.value(f"{place}.{key}", kind or key, value))


def _measures(look: Mapping[str, Any]) -> dict[str, Any]:
    """What it says of page and text, by `section.key`."""
    return {f"{section}.{key}": value for section in ("page", "text") for key, value in look.get(section, {}).items()}


def _look(read: Reader, prefix: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Page, text and styles as a file has them, checked; `prefix` is where they stand."""
    ours = _ours()

    def section(name: str) -> dict[str, Any]:
        place = f"{prefix}{name}"
        table = read.known(place, read.table(place, data.get(name, {})), ours[name])
        key_of = {"size": "size of page"} if name == "page" else {}
        return read.each(table, lambda key, value: read.value(f"{place}.{key}", key_of.get(key, key), value))

    def style(selector: str, table: Mapping[str, Any]) -> dict[str, Any]:
        place = f"{prefix}styles.{selector}"
        if found := fault(selector):
            raise read.wrong(place, *found)
        return _values(read, place, read.known(place, table, PROPERTIES))

    return {
        "page": read.kept(lambda: section("page")) or {},
        "text": read.kept(lambda: section("text")) or {},
        "styles": read.each(read.kept(lambda: read.tables(f"{prefix}styles", data.get("styles", {}))) or {}, style),
    }


def _said(look: Mapping[str, Any], prefix: str) -> set[str]:
    """The places of all that it says of text and styles."""
    styles = {f"{prefix}styles.{selector}.{key}" for selector, style in look.get("styles", {}).items() for key in style}
    return styles | {f"{prefix}text.{key}" for key in look.get("text", {})}


def _joined(*looks: Mapping[str, Any]) -> dict[str, Any]:
    return reduce(_merged, looks, {})


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
