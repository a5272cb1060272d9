"""The translation memory: what people have reviewed in any catalog serves every brief."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from polybrief.model.catalog import Catalog
from polybrief.model.template import fields
from polybrief.model.unit import Unit
from polybrief.translation.updating import Fill

NEAR = 0.75
"""From this share of equal words on, a translation is worth offering; below, translators find it quicker to begin anew
(the customary threshold of translation memories)."""
_WORDS = re.compile(r"\w+|[^\w\s]")


class Remembered(Struct, frozen=True):
    """A translation that a person reviewed. `where` names it, as in `argentina-nato key_points.K1`."""

    source: str
    target: str
    where: str


def remember(catalogs: Iterable[tuple[str, Catalog]]) -> tuple[Remembered, ...]:
    """What catalogs of one pair of languages have that a person reviewed, sorted by where it stands.

    Args:
        catalogs: each with the id of its brief.
    """
    found = [
        Remembered(entry.msgid, entry.msgstr, f"{brief} {entry.context}")
        for brief, catalog in catalogs
        for entry in catalog.entries.values()
        if entry.accepted and entry.reviewed_by
    ]
    return tuple(sorted(found, key=lambda it: it.where))


def recall(unit: Unit, memory: Sequence[Remembered], *, near: bool = True) -> Fill | None:
    """What the memory has for a unit: the translation of the same text, or, to be looked at, of one much like it.

    Where people have translated the same text in several ways, it is to be looked at too.

    Args:
        near: whether what is to be looked at will do. Its values must have the names of the unit's.
    """
    same = [it for it in memory if it.source == unit.text]
    if len({it.target for it in same}) == 1:
        return Fill(same[0].target, fuzzy=False, marks=(f"memory: {same[0].where}",))
    if not near:
        return None
    if same:
        return Fill(same[0].target, fuzzy=True, marks=(f"memory: {same[0].where}",), by_machine=True)
    alike = [it for it in memory if sorted(fields(it.source)) == sorted(fields(unit.text))]
    scored = [(_likeness(unit.text, it.source), it) for it in alike]
    likeness, best = max(scored, key=lambda it: it[0], default=(0.0, None))
    if best is None or likeness < NEAR:
        return None
    marks = (f"memory: {best.where}, {int(100 * likeness)} % the same",)
    return Fill(best.target, fuzzy=True, marks=marks, previous=best.source, by_machine=True)


def _likeness(text: str, other: str) -> float:
    """The share of words and marks that two texts have in common, in their order, from 0 to 1."""
    matcher = difflib.SequenceMatcher(None, _WORDS.findall(text), _WORDS.findall(other), autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()
