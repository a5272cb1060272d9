"""Who holds which positions."""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.model.brief import Position


def by_actor(positions: Sequence[Position]) -> tuple[tuple[Position, ...], ...]:
    """The positions of each actor together, actors and positions in the order of the file."""
    found: dict[str, list[Position]] = {}
    for position in positions:
        found.setdefault(position.actor, []).append(position)
    return tuple(map(tuple, found.values()))
