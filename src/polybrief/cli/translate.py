"""`polybrief translate`: catalogs filled from the translation memory and by an engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal

from polybrief.batch.outcome import Failure, combined
from polybrief.cli.parser import Parser, whole
from polybrief.cli.setting import Setting, listed
from polybrief.cli.shared import take_briefs, take_engine, take_languages
from polybrief.cli.terminal import count, explain, progress, say
from polybrief.errors import UntranslatedError, UsageError
from polybrief.languages import language

if TYPE_CHECKING:
    from polybrief.batch.translating import Filled
    from polybrief.translation.engine import Engine

_NAMED = 5


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = (
        "Translate, offline, what the catalogs of briefs lack. Exit code 5 if a text is "
        "left without translation.\n\n"
        "What a person accepted or began is left as it is. What an engine translated stays "
        "fuzzy, with the engine's name and what the checks found, until a person accepts it; "
        "a text whose translations all failed the checks is not published."
    )
    take_briefs(parser)
    take_languages(parser)
    take_engine(parser)
    add = parser.add_argument
    computer = "What the engine computes on (default: %(default)s)."
    add("--device", choices=("cpu", "cuda"), default="cpu", help=computer)
    add("--threads", metavar="N", type=whole(0), default=0, help="How many threads (default: as the engine likes).")
    hypotheses = "How many translations of each text to choose from, 2 to 4 (default: %(default)s)."
    add("--hypotheses", metavar="N", type=whole(2, 4), default=4, help=hypotheses)
    add("--again", action="store_true", help="Translate anew what an engine translated and nobody accepted.")
    parser.set_defaults(run=translate)


def translate(  # an option each
    setting: Setting,
    *,
    briefs: Sequence[str],
    to: Sequence[str] | None,
    engine: str,
    device: Literal["cpu", "cuda"],
    threads: int,
    hypotheses: int,
    again: bool,
) -> int:
    """Fill the catalogs; returns the exit code."""
    tags = listed(to, "--to")
    for tag in tags or ():
        language(tag)
    chosen = setting.workspace.select(briefs)
    filled = fill(setting, chosen, tags, engines_of(setting, engine, device, threads), hypotheses, again=again)
    if not filled:
        raise UsageError(f"{', '.join(chosen)}: no translation is wanted; --to names languages besides the brief's own")
    tell(filled, debug=setting.debug)
    codes = [it.failure.exit_code for it in filled if it.failure]
    return combined([*codes, *(UntranslatedError.exit_code for it in filled if it.rejected)])


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
