"""What only the whole brief can show: ids that stand twice, and names of things that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from polybrief.briefs.messages import advise, show
from polybrief.briefs.problems import Problem
from polybrief.briefs.tree import Path, Tree
from polybrief.errors import there_are
from polybrief.languages import LANGUAGES
from polybrief.model.brief import Brief, Chart, Disagreement, Figure, Quote, Statement
from polybrief.model.characters import is_blank
from polybrief.model.evidence import Evidence
from polybrief.model.fitness import unfit
from polybrief.model.template import fields, is_name
from polybrief.model.unit import units

_RESERVED = "polybrief"
"""The name of the interface's own catalog, which stands beside those of the briefs."""

_Found = tuple[Path, str, str]


def contradictions(brief: Brief, tree: Tree, folder: str) -> list[Problem]:
    """What does not go together in a brief that fits the schema; `folder` is the name of the folder it stands in."""
    problems = [
        Problem(tree.line(path), tree.spell(path), what, advice)
        for found in (_head(brief, folder), _values(brief), _ids(brief, tree), _items(brief))
        for path, what, advice in found
    ]
    return problems + list(_texts(brief, tree))


def _head(brief: Brief, folder: str) -> Iterator[_Found]:
    if brief.id != folder:
        yield ("id",), f"the id {show(brief.id)} is not the name of the folder, {show(folder)}", "make them the same"
    if brief.id == _RESERVED:
        yield ("id",), f"the id {show(brief.id)} is taken: the interface has a catalog of this name", "choose another"
    if not any(True for _ in brief.items()):
        yield ("sections",), "the brief says nothing: no section has an item", "add one, such as a key point"
    tags: list[tuple[Path, str]] = [(("language",), brief.language)]
    tags += [(("languages", number), tag) for number, tag in enumerate(brief.languages)]
    for path, tag in tags:
        if tag not in LANGUAGES:
            yield path, f"no edition can be made in {show(tag)}", there_are(LANGUAGES)
    for number, tag in enumerate(brief.languages):
        if tag in brief.languages[:number] or tag == brief.language:
            yield ("languages", number), f"{show(tag)} is named before", "take it out: each language is made once"


def _values(brief: Brief) -> Iterator[_Found]:
    for name, value in brief.values.items():
        path: Path = ("values", name)
        if not is_name(name):
            yield (
                path,
                f"{show(name)} cannot be a placeholder",
                "use letters a to z, digits and underscores, a letter first",
            )
        yield from ((path, what, advice) for what, advice in unfit(value))


def _ids(brief: Brief, tree: Tree) -> Iterator[_Found]:
    seen: dict[str, Path] = {}
    for placed in brief.placed():
        ids: list[tuple[Path, str]] = [((*placed.steps, "id"), placed.item.id)]
        if isinstance(placed.item, Quote):
            ids.append(((*placed.steps, "rendering", "id"), placed.item.rendering.id))
        for path, item_id in ids:
            if item_id in seen:
                first = tree.line(seen[item_id])
                yield path, f"the id {show(item_id)} stands twice, first in line {first}", "give one of them another id"
            seen.setdefault(item_id, path)


def _items(brief: Brief) -> Iterator[_Found]:
    ids = {item.id for _, item in brief.items()}
    for placed in brief.placed():
        base = placed.steps
        match placed.item:
            case Statement() as item:
                yield from _unknown((*base, "evidence"), _sources(item.evidence), brief.sources, "source")
                yield from _unknown((*base, "checked_in"), item.checked_in, brief.sources, "source")
                yield from _unknown((*base, "rests_on"), item.rests_on, ids, "item")
                if item.said_by is not None:
                    yield from _not_there((*base, "said_by"), item.said_by, brief.names, "name")
                if isinstance(item, Figure):
                    yield from _not_there((*base, "value"), item.value, brief.values, "value")
                if isinstance(item, Chart):
                    for position, row in enumerate(item.rows):
                        yield from _not_there((*base, "rows", position, "value"), row.value, brief.values, "value")
            case Quote() as item:
                yield from _unknown((*base, "evidence"), _sources(item.evidence), brief.sources, "source")
            case Disagreement() as item:
                for position, reading in enumerate(item.readings):
                    path = (*base, "readings", position)
                    yield from _unknown((*path, "evidence"), _sources(reading.evidence), brief.sources, "source")
                    yield from _not_there((*path, "source"), reading.source, brief.sources, "source")


def _sources(evidence: Iterable[Evidence]) -> list[str]:
    return [span.source for span in evidence]


def _unknown(path: Path, names: Iterable[str], there: Collection[str], what: str) -> Iterator[_Found]:
    for number, name in enumerate(names):
        yield from _not_there((*path, number), name, there, what)


def _not_there(path: Path, name: str, there: Collection[str], what: str) -> Iterator[_Found]:
    if name not in there:
        yield path, f"no {what} {show(name)}", advise(name, there)


def _texts(brief: Brief, tree: Tree) -> Iterator[Problem]:
    """Placeholders that no value fills, stray braces, texts of nothing but space; units have their path as spelt."""
    for unit in units(brief):
        line = tree.spelt.get(unit.path, 1)
        if is_blank(unit.text):
            yield Problem(line, unit.path, "the text is empty", "write it, or take the field out")
        try:
            unknown = [name for name in dict.fromkeys(fields(unit.text)) if name not in brief.values]
        except ValueError as error:
            yield Problem(line, unit.path, str(error))
            continue
        for name in unknown:
            yield Problem(line, unit.path, f"no value {show(name)} for {{{name}}}", advise(name, brief.values))
