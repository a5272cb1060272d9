"""A brief together with the file it stands in, so that what comes later can say where."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from polybrief.errors import Place
from polybrief.model.brief import Brief


class LoadedBrief(Struct, frozen=True):
    """A brief as read.

    Attributes:
        file: the name of the file as it was given.
        sha256: hexadecimal digest of the file's bytes.
        lines: the line, counted from 1, of each field by its path. A path is dotted; an item is named by its id, other
            members of a list by their number from 1: `sections.key_points.K5.text`,
            `sections.key_points.K5.points.K5a.text`, `sections.disagreements.X1.readings.2.text`, `sources.verma`.
    """

    brief: Brief
    file: str
    sha256: str
    lines: Mapping[str, int]

    def place(self, field_path: str = "") -> Place:
        """Where a field stands; one that is not written stands where the nearest field around it does."""
        known = field_path
        while known and known not in self.lines:
            known = known.rpartition(".")[0]
        return Place(self.file, self.lines.get(known, 1), field_path or None)
