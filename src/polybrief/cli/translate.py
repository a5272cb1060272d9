"""`polybrief translate`: catalogs filled from the translation memory and by an engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from polybrief.batch.outcome import Failure, combined
from polybrief.cli.setting import Setting, listed
from polybrief.cli.terminal import count, explain, progress, say
from polybrief.errors import UntranslatedError, UsageError
from polybrief.languages import language

if TYPE_CHECKING:
    from polybrief.batch.translating import Filled
    from polybrief.translation.engine import Engine

ENGINE = typer.Option(metavar="NAME", help="argos, apertium (a gist), libretranslate, or one of your own.")
_NAMED = 5


def translate(
    context: typer.Context,
    briefs: Annotated[list[str] | None, typer.Argument(metavar="BRIEF", show_default="all")] = None,
    to: Annotated[
        list[str] | None, typer.Option(metavar="LANG,…", help="Languages.", show_default="the brief's `languages`")
    ] = None,
    engine: Annotated[str, ENGINE] = "argos",
    device: Annotated[Literal["cpu", "cuda"], typer.Option(help="What the engine computes on.")] = "cpu",
    threads: Annotated[
        int, typer.Option(min=0, metavar="N", help="How many threads.", show_default="as the engine likes")
    ] = 0,
    hypotheses: Annotated[
        int, typer.Option(min=2, max=4, metavar="N", help="How many translations of each text to choose from.")
    ] = 4,
    again: Annotated[
        bool, typer.Option("--again", help="Translate anew what an engine translated and nobody accepted.")
    ] = False,
) -> None:
    """Translate, offline, what the catalogs of briefs lack. Exit code 5 if a text is left without translation.

    What a person accepted or began is left as it is. What an engine translated stays fuzzy, with the engine's name and
    what the checks found, until a person accepts it; a text whose translations all failed the checks is not published.
    """
    setting: Setting = context.obj
    tags = listed(to, "--to")
    for tag in tags or ():
        language(tag)
    chosen = setting.workspace.select(briefs or ())
    filled = fill(setting, chosen, tags, engines_of(setting, engine, device, threads), hypotheses, again=again)
    if not filled:
        raise UsageError(f"{', '.join(chosen)}: no translation is wanted; --to names languages besides the brief's own")
    tell(filled, debug=setting.debug)
    codes = [it.failure.exit_code for it in filled if it.failure]
    raise typer.Exit(combined([*codes, *(UntranslatedError.exit_code for it in filled if it.rejected)]))


def fill(
    setting: Setting,
    briefs: Sequence[str],
    tags: Sequence[str] | None,
    engines: Sequence[Engine],
    hypotheses: int = 4,
    *,
    offers: bool = True,
    again: bool = False,
) -> tuple[Filled, ...]:
    """Fill catalogs, with a bar for how far it is."""
    from polybrief.batch.translating import translate_catalogs

    workspace = setting.workspace
    with progress("Texts") as told:
        return translate_catalogs(workspace, briefs, tags, engines, hypotheses, offers=offers, again=again, told=told)


def engines_of(setting: Setting, name: str, device: str = "cpu", threads: int = 0) -> Sequence[Engine]:
    """An engine and what is tried after it. Raises UsageError: there is none of this name."""
    from polybrief.translation.engine import EngineSettings
    from polybrief.translation.engines.loading import load_engines

    return load_engines(name, EngineSettings(device, threads, setting.environment))


def tell(filled: Sequence[Filled], *, debug: bool) -> None:
    """What became of each catalog, and why some could not be filled, each reason once."""
    for it in filled:
        if it.file:
            say(f"{it.file}: {_told(it)}")
    failures: dict[Failure, list[str]] = {}
    for it in filled:
        if it.failure:
            failures.setdefault(it.failure, []).append(f"{it.brief} in {it.language}" if it.language else it.brief)
    for failure, catalogs in failures.items():
        explain(failure, debug=debug, advice=f"not translated: {', '.join(catalogs)}")


def _told(it: Filled) -> str:
    parts = [
        f"{it.translated} of {count(it.total, 'text')} translated" if it.translated else "",
        f"{it.remembered} from the translation memory" if it.remembered else "",
        f"{it.offered} offered from there, to be looked at" if it.offered else "",
        f"{len(it.rejected)} failed the checks, to be translated by a person: {_some(it.rejected)}"
        if it.rejected
        else "",
        f"{len(it.drafts)} left to the person who began: {_some(it.drafts)}" if it.drafts else "",
    ]
    nothing = "not translated" if it.failure else "nothing to translate"
    return "; ".join(part for part in parts if part) or nothing


def _some(contexts: Collection[str]) -> str:
    return ", ".join([*list(contexts)[:_NAMED], *(["…"] if len(contexts) > _NAMED else [])])
