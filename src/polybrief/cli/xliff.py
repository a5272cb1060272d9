"""`polybrief xliff`: the files of translators whose tools want XLIFF."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polybrief.batch.files import write_atomically
from polybrief.batch.outcome import combined
from polybrief.cli.parser import Command, Parser
from polybrief.cli.setting import Setting, listed
from polybrief.cli.shared import take_briefs, take_languages
from polybrief.cli.terminal import complain, count, say
from polybrief.errors import CheckError, InputError, PolybriefError, UsageError
from polybrief.languages import LANGUAGES, Language, language
from polybrief.workspace import Workspace

if TYPE_CHECKING:
    from polybrief.model.brief import Brief
    from polybrief.translation.xliff.document import XliffFile
    from polybrief.translation.xliff.merging import Merge


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = "Exchange catalogs with translators whose tools want XLIFF 2."
    parser.add_commands(
        {
            "export": Command("write BRIEF.LANG.xlf for translators", _export_options),
            "import": Command("take over what translators changed into the catalogs", _import_options),
        }
    )


def _export_options(parser: Parser) -> None:
    parser.description = (
        "Write BRIEF.LANG.xlf, XLIFF 2.0, for each brief and language, with the "
        "translations that there are.\n\n"
        "Values are inline codes, and notes tell how they will read, which terms apply, and "
        "what the checks found."
    )
    take_briefs(parser)
    take_languages(parser)
    parser.add_argument("--output", metavar="DIR", type=Path, help="Where the files go (default: output/xliff).")
    force = "Write over files that hold translations not imported yet."
    parser.add_argument("--force", action="store_true", help=force)
    parser.set_defaults(run=export_xliff)


def _import_options(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTIONS] FILE …"
    parser.description = (
        "Take over what translators changed in XLIFF files into the catalogs of their "
        "briefs.\n\n"
        "Translated, reviewed and final segments are accepted, initial ones fuzzy. What is "
        "not imported is named."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="What the translators sent back.")
    reviewer = "Who reviewed what is marked as reviewed or final."
    parser.add_argument("--reviewer", metavar="NAME", help=reviewer)
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="The day of the review.")
    force = "Replace also translations that were accepted in the catalog since."
    parser.add_argument("--force", action="store_true", help=force)
    parser.set_defaults(run=import_xliff)


def export_xliff(
    setting: Setting, *, briefs: Sequence[str], to: Sequence[str] | None, output: Path | None, force: bool
) -> int:
    """Write the files; returns the exit code."""
    from polybrief.briefs import read_brief

    workspace = setting.workspace
    folder = workspace.output / "xliff" if output is None else output
    tags = listed(to, "--to")
    for tag in tags or ():
        language(tag)
    codes = []
    for brief_id in workspace.select(briefs):
        try:
            brief = read_brief(workspace.brief_file(brief_id)).brief
        except PolybriefError as error:
            codes.append(_told(error))
            continue
        for tag in dict.fromkeys(brief.languages if tags is None else tags):
            try:
                _export(workspace, brief, tag, folder / f"{brief.id}.{tag}.xlf", force=force)
            except PolybriefError as error:
                codes.append(_told(error))
    return combined(codes)


def import_xliff(
    setting: Setting, *, files: Sequence[Path], reviewer: str | None, date: str | None, force: bool
) -> int:
    """Bring the files' translations into the catalogs; returns the exit code."""
    from polybrief.translation.xliff.reading import read_xliff

    reviewed_by = _review(reviewer, date)
    codes = []
    for path in files:
        try:
            found = read_xliff(path)
        except PolybriefError as error:
            codes.append(_told(error))
            continue
        for file in found:
            try:
                codes.append(_import(setting.workspace, file, reviewed_by, force=force))
            except PolybriefError as error:
                codes.append(_told(error))
    return combined(codes)


def _told(error: PolybriefError) -> int:
    complain(str(error))
    return error.exit_code


def _review(reviewer: str | None, date: str | None) -> str | None:
    """Name and date as a catalog has them."""
    if reviewer is None and date is None:
        return None
    if reviewer is None or date is None:
        raise UsageError("a review has a name and a day: --reviewer NAME --date YYYY-MM-DD")
    if not reviewer.strip() or not reviewer.isprintable():
        raise UsageError(f"--reviewer {reviewer!r} is no name")
    try:
        day = datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise UsageError(f"--date {date!r} is no day; write it as in 2026-01-31") from None
    return f"{reviewer.strip()} {day}"


def _export(workspace: Workspace, brief: Brief, tag: str, file: Path, *, force: bool) -> None:
    from polybrief.model.unit import units
    from polybrief.translation.terms import terms_of
    from polybrief.translation.xliff.writing import write_xliff

    of_language = _target_language(brief, tag)
    catalog = workspace.catalog_file(brief.id, of_language.locale)
    data = write_xliff(brief, of_language, catalog, terms_of(workspace, brief.id))
    if not file.exists() or file.read_bytes() != data:
        if file.exists() and not force:
            _check_imported(workspace, brief, of_language, file)
        write_atomically(file, data)
    say(f"{file}: {count(sum(1 for _ in units(brief)), 'unit')}")


def _target_language(brief: Brief, tag: str) -> Language:
    if tag == brief.language:
        raise UsageError(f"{brief.id} is written in {tag} and needs no translation into it")
    return language(tag)


def _check_imported(workspace: Workspace, brief: Brief, of_language: Language, path: Path) -> None:
    """Raises CheckError where a file that is to be written over holds a translator's work."""
    from polybrief.translation.xliff.reading import read_xliff

    for file in read_xliff(path):
        merged = _merge(workspace, brief, of_language, file)
        if number := len(merged.fills) + len(merged.not_taken):
            raise CheckError(
                f"{path} holds {count(number, 'translation')} that the catalog does not have\n"
                f"  import them first: polybrief xliff import {path}; or write over the file with --force"
            )


def _merge(
    workspace: Workspace,
    brief: Brief,
    of_language: Language,
    file: XliffFile,
    reviewed_by: str | None = None,
    *,
    force: bool = False,
) -> Merge:
    from polybrief.translation.catalogs import read_catalog
    from polybrief.translation.xliff.merging import merge

    catalog = workspace.catalog_file(brief.id, of_language.locale)
    entries = read_catalog(catalog).entries if catalog.exists() else {}
    return merge(brief, of_language, file, entries, reviewed_by=reviewed_by, force=force)


def _import(workspace: Workspace, file: XliffFile, reviewed_by: str | None, *, force: bool) -> int:
    """Bring a file's translations into its catalog; returns the exit code."""
    from polybrief.briefs import read_brief
    from polybrief.translation.updating import update_catalog

    brief, of_language = read_brief(_brief_file(workspace, file)).brief, _language(file)
    if of_language.tag == brief.language:
        raise InputError.at(file.place, f"the brief is written in {of_language.tag} and needs no translation into it")
    merged = _merge(workspace, brief, of_language, file, reviewed_by, force=force)
    catalog = workspace.catalog_file(brief.id, of_language.locale)
    if merged.fills:
        text = update_catalog(brief, of_language, catalog, merged.fills, over_accepted=True)
        write_atomically(catalog, text.encode())
    for left in merged.not_taken:
        complain(f"{left}")
    say(f"{catalog}: {_summary(merged)}")
    if merged.unattributed:
        marked = count(merged.unattributed, "unit is", "units are")
        say(f"  {marked} marked as reviewed; say by whom: --reviewer NAME --date YYYY-MM-DD")
    return CheckError.exit_code if merged.not_taken else 0


def _brief_file(workspace: Workspace, file: XliffFile) -> Path:
    try:
        return workspace.brief_file(file.brief)
    except UsageError as error:
        raise InputError.at(file.place, str(error), "the id of <file> is the brief's") from None


def _language(file: XliffFile) -> Language:
    for tag, it in LANGUAGES.items():
        if tag.casefold() == file.target_language.casefold():
            return it
    raise InputError.at(file.place, f"no language {file.target_language!r}; there are {', '.join(LANGUAGES)}")


def _summary(merged: Merge) -> str:
    fuzzy = sum(fill.fuzzy for fill in merged.fills.values())
    state = f" ({fuzzy} of them fuzzy, as their state says that they are not translated yet)" if fuzzy else ""
    parts: Sequence[str] = (
        f"{len(merged.fills)} imported{state}",
        f"{merged.unchanged} unchanged",
        f"{merged.untranslated} without translation",
        *([f"{len(merged.not_taken)} not imported"] if merged.not_taken else []),
    )
    return ", ".join(parts)
