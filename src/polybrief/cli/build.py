"""`polybrief build`: editions of briefs."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from polybrief.batch.files import make_folder
from polybrief.batch.jobs import Job
from polybrief.batch.manifest import about, write_manifest
from polybrief.batch.outcome import Failure, Outcome, Written, exit_code
from polybrief.batch.report import write_report
from polybrief.cli.setting import Setting, created, listed
from polybrief.cli.terminal import count, explain, progress, say, say_json
from polybrief.cli.translate import ENGINE, engines_of, fill, tell
from polybrief.languages import Digits
from polybrief.workspace import POLICY_BRIEF

_NAMED = 4  # files of those that were not written


def build(  # noqa: PLR0913, PLR0917  # an option each
    context: typer.Context,
    briefs: Annotated[list[str] | None, typer.Argument(metavar="BRIEF", show_default="all")] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG,…", help="Languages.", show_default="the brief's own and its `languages`"),
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT,…", help="pdf, json.", show_default="pdf")
    ] = None,
    template: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME,…", help="Kinds of document.", show_default="policy-brief"),
    ] = None,
    paper: Annotated[
        Literal["A4", "A5", "Letter"] | None, typer.Option(help="The size of the paper.", show_default="the theme's")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the files go.", show_default="output/")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="How many processes.", show_default="as many as are of use here"),
    ] = None,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Publish what was not checked; every page says so.")
    ] = False,
    allow_untranslated: Annotated[
        bool, typer.Option("--allow-untranslated", help="Leave texts without translation as they are, marked as such.")
    ] = False,
    require_reviewed: Annotated[
        bool, typer.Option("--require-reviewed", help="Refuse editions with texts that no person has reviewed.")
    ] = False,
    digits: Annotated[
        Digits,
        typer.Option(help="The digits of numbers: as the language's readers expect, 0 to 9, or the script's own."),
    ] = "usual",
    theme: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What they look like (TOML).", show_default="theme.toml of the workspace"),
    ] = None,
    translate: Annotated[
        bool, typer.Option("--translate", help="First translate, by machine, what is missing; marked as such.")
    ] = False,
    engine: Annotated[str, ENGINE] = "argos",
    log_format: Annotated[
        Literal["text", "json"], typer.Option(help="What is printed: for people, or an object a line.")
    ] = "text",
) -> None:
    """Make editions of the named briefs, or of all: output/BRIEF/BRIEF.LANG.FORMAT and output/manifest.json.

    Those of other templates than policy-brief are BRIEF.TEMPLATE.LANG.FORMAT.
    """
    from polybrief.batch.planning import plan
    from polybrief.batch.run import run
    from polybrief.pipeline.editions import Options, publishable

    start = time.perf_counter()
    setting: Setting = context.obj
    date = created(setting.environment)
    options = Options(unchecked, allow_untranslated, require_reviewed, digits, theme, date, paper)
    tags = listed(to, "--to")
    planned = plan(
        setting.workspace,
        briefs or (),
        tags,
        listed(formats, "--format") or ("pdf",),
        listed(template, "--template") or (POLICY_BRIEF,),
    )
    if translate:
        chosen = publishable(setting.workspace, dict.fromkeys(job.brief for job in planned if job.determined), options)
        filled = fill(setting, chosen, tags, engines_of(setting, engine), offers=False)
        if log_format == "text":
            tell(filled, debug=setting.debug)
    folder = output or setting.workspace.output
    make_folder(folder)
    workers = min(jobs or _useful(len(planned)), len(planned))
    with progress("Editions") as told:
        steps = itertools.count(1)
        outcomes = run(planned, setting.workspace, folder, options, workers, lambda _: told(next(steps), len(planned)))
    write_manifest(folder, outcomes, options, (folder, setting.workspace.root))
    seconds = time.perf_counter() - start
    write_report(folder, outcomes, seconds, workers)
    if log_format == "json":
        _print_json(outcomes, folder, seconds)
    else:
        _print_text(outcomes, folder, seconds, debug=setting.debug)
    raise typer.Exit(exit_code(outcomes))


_WORTH_A_PROCESS = 4
"""Files; it takes a process about as long to start."""


def _useful(jobs: int) -> int:
    return max(1, min(os.cpu_count() or 1, jobs // _WORTH_A_PROCESS))


def _print_text(outcomes: Sequence[Outcome], folder: Path, seconds: float, *, debug: bool) -> None:
    written = [(it.job, it.result) for it in outcomes if isinstance(it.result, Written)]
    widest = max((len(str(folder / job.path)) for job, _ in written), default=0)
    for job, result in written:
        say(f"{folder / job.path!s:<{widest}}  {result.bytes / 1000:6.0f} kB")
    failures: dict[Failure, list[Job]] = {}
    for it in outcomes:
        if isinstance(it.result, Failure):
            failures.setdefault(it.result, []).append(it.job)
    for failure, jobs in failures.items():
        explain(failure, debug=debug, advice=_lost(jobs, folder))
    editions: dict[str, set[str]] = {}
    for job, _ in written:
        editions.setdefault(job.brief, set()).add(job.language)
    lines = [f"{count(len(tags), 'edition')} of {brief} in {folder / brief}" for brief, tags in editions.items()]
    failed = len(outcomes) - len(written)
    lines += [f"{count(failed, 'file')} of {len(outcomes)} not written"] if failed else []
    say("\n".join(lines) + f", {seconds:.1f} s")


def _lost(jobs: Sequence[Job], folder: Path) -> str:
    """What there is not, for one reason: files, or a whole brief where nobody knows its languages."""
    files = [job.path for job in jobs if job.determined]
    old = [str(folder / path) for path in files if (folder / path).exists()]
    briefs = dict.fromkeys(job.brief for job in jobs if not job.determined)
    said = [f"not written: {_few(files)}"] if files else []
    said += [f"of an earlier run, and still there: {_few(old)}"] if old else []
    return "\n  ".join([*said, *([f"not built: {', '.join(briefs)}"] if briefs else [])])


def _few(files: Sequence[str]) -> str:
    """Their names; of many only the first, and how many they are."""
    if len(files) <= _NAMED:
        return ", ".join(files)
    return f"{', '.join(files[:_NAMED])} and {count(len(files) - _NAMED, 'file')} more"


def _print_json(outcomes: Sequence[Outcome], folder: Path, seconds: float) -> None:
    failed = 0
    for it in outcomes:
        file = str(folder / it.job.path) if it.job.determined else None
        said = {**about(it.job), "file": file, "seconds": round(it.seconds, 3)}
        if isinstance(it.result, Failure):
            failed += 1
            say_json({"event": "failed", **said, "exit_code": it.result.exit_code, "message": it.result.message})
        else:
            say_json({"event": "written", **said, "sha256": it.result.sha256, "bytes": it.result.bytes})
    done = {"written": len(outcomes) - failed, "failed": failed, "seconds": round(seconds, 3)}
    say_json({"event": "done", **done})
