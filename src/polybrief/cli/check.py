"""`polybrief check`: what is wrong with briefs and their translations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from polybrief.batch.files import write_atomically
from polybrief.batch.outcome import combined
from polybrief.cli.parser import Parser
from polybrief.cli.setting import Setting
from polybrief.cli.shared import take_briefs
from polybrief.cli.terminal import complain, count, say, say_json
from polybrief.errors import CheckError, InputError, PolybriefError, RightsError
from polybrief.languages import LANGUAGES
from polybrief.model.finding import Finding, Severity
from polybrief.workspace import Workspace

if TYPE_CHECKING:
    from polybrief.pipeline.checking import Checked

SCHEMA = "polybrief-findings/1"


class _Report(Struct, frozen=True):
    """What is to be said of one brief. `checked` is None where the brief cannot be read."""

    brief: str
    checked: Checked | None
    findings: tuple[Finding, ...]
    errors: tuple[PolybriefError, ...]


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = (
        "Look for what is wrong: structure, evidence, rights, translations.\n\n"
        "With the documents of all its sources at hand, what was found is recorded in "
        "briefs/BRIEF/checked.json, which `build` asks for."
    )
    take_briefs(parser)
    documents = "The folder with the source documents (default: the brief's own documents/)."
    parser.add_argument("--documents", metavar="DIR", type=Path, help=documents)
    forms = "What is printed (default: %(default)s)."
    parser.add_argument("--format", dest="form", choices=("text", "json"), default="text", help=forms)
    parser.set_defaults(run=check)


def check(setting: Setting, *, briefs: Sequence[str], documents: Path | None, form: Literal["text", "json"]) -> int:
    """Print the findings and write the records; returns the exit code."""
    workspace = setting.workspace
    reports = [_look(workspace, brief, documents) for brief in workspace.select(briefs)]
    if form == "json":
        _complain(reports)
        say_json({"schema": SCHEMA, "briefs": [_as_data(workspace, report) for report in reports]}, indent=1)
    else:
        for report in reports:
            _print(workspace, report)
    return combined(_exit_code(report) for report in reports)


def _look(workspace: Workspace, brief: str, folder: Path | None) -> _Report:
    """Check a brief and write its record. What cannot be read is reported and leaves the rest to be checked."""
    from polybrief.pipeline.checking import check_brief, check_catalog, check_terms

    try:
        checked = check_brief(workspace, brief, folder)
    except PolybriefError as error:
        return _Report(brief, None, (), (error,))
    if checked.record is not None:
        data = json.dumps(checked.record, ensure_ascii=False, indent=1) + "\n"
        write_atomically(workspace.record_file(brief), data.encode())
    findings, errors = list(checked.findings), []
    try:
        findings += check_terms(workspace, checked.loaded)
    except PolybriefError as error:
        return _Report(brief, checked, tuple(findings), (error,))
    for tag in LANGUAGES:
        try:
            findings += check_catalog(workspace, checked.loaded, tag, checked.documents)
        except PolybriefError as error:
            errors.append(error)
    return _Report(brief, checked, tuple(findings), tuple(errors))


def _exit_code(report: _Report) -> int:
    from polybrief.checks.record import is_rights

    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    codes = [RightsError.exit_code if is_rights(finding) else CheckError.exit_code for finding in errors]
    return combined([*codes, *(error.exit_code for error in report.errors)])


def _complain(reports: Iterable[_Report]) -> None:
    for error in (error for report in reports for error in report.errors):
        complain(str(error))


def _print(workspace: Workspace, report: _Report) -> None:
    _complain([report])
    for finding in report.findings:
        say(str(finding))
    if report.checked is None:
        say(f"{report.brief}: not checked")
        return
    unread = f"; {count(len(report.errors), 'catalog')} not checked" if report.errors else ""
    say(f"{report.brief}: {_counted(report.findings)}; {_recorded(workspace, report.checked)}{unread}")


def _counted(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(count(counts[severity], severity.value) for severity in Severity)


def _recorded(workspace: Workspace, checked: Checked) -> str:
    if checked.record is None:
        return f"not recorded, for want of the documents of {', '.join(checked.lacking)} (--documents DIR)"
    return f"{checked.record['verdict']}, recorded in {workspace.record_file(checked.loaded.brief.id)}"


def _as_data(workspace: Workspace, report: _Report) -> dict[str, Any]:
    checked = report.checked
    return {
        "brief": report.brief,
        "findings": [finding.as_dict() for finding in report.findings],
        "errors": [_error_as_data(error) for error in report.errors],
        "documents_lacking": list(checked.lacking) if checked else None,
        "record": str(workspace.record_file(report.brief)) if checked and checked.record else None,
        "verdict": checked.record["verdict"] if checked and checked.record else None,
    }


def _error_as_data(error: PolybriefError) -> dict[str, Any]:
    places = error.places if isinstance(error, InputError) else ()
    return {
        "exit_code": error.exit_code,
        "message": str(error),
        "places": [{"file": place.file, "line": place.line, "field": place.field} for place in places],
    }
