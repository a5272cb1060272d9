"""Engines by their name: what to try, in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points

from polybrief.errors import MissingResourceError, PolybriefError, UsageError, there_are
from polybrief.translation.engine import Engine, EngineSettings
from polybrief.translation.engines.cached import Cached
from polybrief.translation.engines.pivot import Pivot
from polybrief.translation.engines.sentences import Sentences

GROUP = "polybrief.engines"
_OF_AN_ENGINE = ("pairs", "about", "batches", "translate")


def load_engines(
    name: str, settings: EngineSettings, installed: Iterable[EntryPoint] | None = None
) -> Sequence[Engine]:
    """The engine of a name and what to try after it on texts that did not pass, the first first.

    Args:
        name: of an entry point of the group `polybrief.engines`.
        settings: for its factory.
        installed: entry points to choose from, those of this Python's packages by default.

    Returns:
        Each engine that the factory makes, by the shortest route; then the first one by the next other route, whose
        `pairs()` are only those that have one. All are given a sentence at a time.

    Raises:
        UsageError: there is none of this name.
        MissingResourceError: it cannot be loaded, or is no engine; or what its factory raised.
    """
    if installed is None:
        installed = entry_points(group=GROUP)
    point = _chosen(name, sorted(installed, key=lambda each: (each.name, each.value)))
    engines = [Cached(engine) for engine in _made(point, settings)]
    return [Sentences(engine) for engine in (*map(Pivot, engines), Pivot(engines[0], rank=1))]


def _chosen(name: str, points: Sequence[EntryPoint]) -> EntryPoint:
    found = {point.value: point for point in points if point.name == name}
    if not found:
        raise UsageError(f"no engine {name!r}; {there_are(sorted({point.name for point in points}))}")
    if len(found) > 1:
        raise UsageError(f"several engines {name!r}: {', '.join(found)}\n  uninstall the package of all but one")
    return next(iter(found.values()))


def _made(point: EntryPoint, settings: EngineSettings) -> Sequence[Engine]:
    engine = f"engine {point.name} ({point.value})"
    try:
        made = point.load()(settings)
    except PolybriefError:
        raise
    except Exception as reason:  # whatever another's package raises
        raise MissingResourceError(f"{engine} cannot be loaded: {type(reason).__name__}: {reason}") from reason
    if not isinstance(made, Sequence) or isinstance(made, str) or not made or not all(map(_is_engine, made)):
        raise MissingResourceError(
            f"{engine} makes {type(made).__name__}, wanted is a sequence of engines, each with name, "
            f"{', '.join(_OF_AN_ENGINE)}"
        )
    return made


def _is_engine(made: object) -> bool:
    name = getattr(made, "name", None)
    return isinstance(name, str) and bool(name) and all(callable(getattr(made, it, None)) for it in _OF_AN_ENGINE)
