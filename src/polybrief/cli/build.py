"""`polybrief build`: editions of briefs."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from polybrief.batch.files import make_folder
from polybrief.batch.jobs import Job
from polybrief.batch.manifest import about, write_manifest
from polybrief.batch.outcome import Failure, Outcome, Written, exit_code
from polybrief.batch.report import write_report
from polybrief.cli.parser import Parser, whole
from polybrief.cli.setting import Setting, created, listed
from polybrief.cli.shared import take_briefs, take_engine, take_languages
from polybrief.cli.terminal import complain, count, explain, progress, say, say_json
from polybrief.errors import InputError
from polybrief.languages import Digits
from polybrief.workspace import POLICY_BRIEF

_NAMED = 4  # files of those that were not written


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = (
        "Make editions of the named briefs, or of all: output/BRIEF/BRIEF.LANG.FORMAT and "
        "output/manifest.json.\n\n"
        "Those of other templates than policy-brief are BRIEF.TEMPLATE.LANG.FORMAT."
    )
    take_briefs(parser)
    take_languages(parser, "the brief's own and its `languages`")
    add = parser.add_argument
    several = partial(add, action="append")
    several("--format", dest="formats", metavar="FORMAT,…", help="pdf, json (default: pdf).")
    several("--template", metavar="NAME,…", help=f"Kinds of document (default: {POLICY_BRIEF}).")
    add("--paper", choices=("A4", "A5", "Letter"), help="The size of the paper (default: the theme's).")
    add("--output", metavar="DIR", type=Path, help="Where the files go (default: output/).")
    add("--jobs", metavar="N", type=whole(1), help="How many processes (default: as many as are of use here).")
    flag = partial(add, action="store_true")
    flag("--unchecked", help="Publish what was not checked; every page says so.")
    flag("--allow-untranslated", help="Leave texts without translation as they are, marked as such.")
    flag("--require-reviewed", help="Refuse editions with texts that no person has reviewed.")
    add(
        "--digits",
        choices=get_args(Digits),
        default="usual",
        help="Of numbers: as the language's readers expect, 0 to 9, or the script's own (default: %(default)s).",
    )
    add(
        "--theme",
        metavar="FILE",
        type=Path,
        help="What they look like, in TOML (default: theme.toml of the workspace).",
    )
    flag("--translate", help="First translate, by machine, what is missing; marked as such.")
    take_engine(parser)
    add(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="What is printed: for people, or an object a line (default: %(default)s).",
    )
    parser.set_defaults(run=build)


def build(  # noqa: PLR0913  # an option each
    setting: Setting,
    *,
    briefs: Sequence[str],
    to: Sequence[str] | None,
    formats: Sequence[str] | None,
    template: Sequence[str] | None,
    paper: str | None,
    output: Path | None,
    jobs: int | None,
    unchecked: bool,
    allow_untranslated: bool,
    require_reviewed: bool,
    digits: Digits,
    theme: Path | None,
    translate: bool,
    engine: str,
    log_format: Literal["text", "json"],
) -> int:
    """Make the files; returns the exit code."""
    from polybrief.batch.planning import plan
    from polybrief.batch.run import run
    from polybrief.pipeline.editions import Options, publishable

    start = time.perf_counter()
    date = created(setting.environment)
    options = Options(unchecked, allow_untranslated, require_reviewed, digits, theme, date, paper)
    tags = listed(to, "--to")
    planned = plan(
        setting.workspace,
        briefs,
        tags,
        listed(formats, "--format") or ("pdf",),
        listed(template, "--template") or (POLICY_BRIEF,),
    )
    if translate:
        from polybrief.cli.translate import engines_of, fill, tell

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
    if any(isinstance(it.result, Written) and it.job.template for it in outcomes):
        used = options.of(setting.workspace)
        _tell_of_theme(used.theme, used.templates)
    seconds = time.perf_counter() - start
    write_report(folder, outcomes, seconds, workers)
    if log_format == "json":
        _print_json(outcomes, folder, seconds)
    else:
        _print_text(outcomes, folder, seconds, debug=setting.debug)
    return exit_code(outcomes)


def _tell_of_theme(theme: Path | None, templates: Path | None) -> None:
    """Say which templates a theme that could be used speaks of that there are not in the folder of templates."""
    if theme is None:
        return
    from polybrief.pdf.theme_file import require_known
    from polybrief.publishing.environment import available_templates

    try:
        require_known(theme, available_templates(templates))
    except InputError as error:
        complain(str(error))


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
    editions: dict[str, list[str]] = {}
    for job, _ in written:
        editions.setdefault(job.brief, []).append(job.language)
    lines = [f"{_made(languages)} of {brief} in {folder / brief}" for brief, languages in editions.items()]
    failed = len(outcomes) - len(written)
    lines += [f"{count(failed, 'file')} of {len(outcomes)} not written"] if failed else []
    say("\n".join(lines) + f", {seconds:.1f} s")


def _made(languages: Sequence[str]) -> str:
    """How many editions there are of a brief, and files where they are more, by the language of each file."""
    editions = len({*languages})
    files = f"{count(len(languages), 'file')}, " if len(languages) > editions else ""
    return f"{files}{count(editions, 'edition')}"


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
