"""A brief and a catalog to the bytes of a document: the gate, the edition, the page, the file."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from polybrief.briefs.reading import read_brief
from polybrief.checks.record import failed_for_rights, verdict
from polybrief.errors import CheckError, InputError, PolybriefError, RightsError
from polybrief.languages import Digits, Language, language
from polybrief.model.edition import Edition
from polybrief.model.loaded import LoadedBrief
from polybrief.model.page import Look, Page
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.environment import SUFFIX, own_files
from polybrief.publishing.formats import Formats
from polybrief.publishing.interface import interface, interface_file
from polybrief.publishing.rendering import render
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.dates import format_edtf
from polybrief.translation.display import format_list, language_name
from polybrief.translation.edition import edition
from polybrief.translation.values import format_share, format_short
from polybrief.workspace import POLICY_BRIEF, Workspace


class Options(Struct, frozen=True):
    """How editions are made.

    Attributes:
        unchecked: publish a brief whose record of checks is missing, stale or failed; every page then says so.
        allow_untranslated: units without translation stand in the brief's language, marked as such.
        require_reviewed: refuse editions with a text that no person has reviewed.
        digits: which digits numbers have.
        theme: a file that says what editions look like; None for the workspace's, if it has one.
        paper: A4, A5 or Letter; None for the theme's.
        templates: the folder of templates that go before ours; None for the workspace's, if it has one.
        created: when the files say they were made (SOURCE_DATE_EPOCH); None for the newest date of the input.
    """

    unchecked: bool = False
    allow_untranslated: bool = False
    require_reviewed: bool = False
    digits: Digits = "usual"
    theme: Path | None = None
    created: datetime.datetime | None = None
    paper: str | None = None
    templates: Path | None = None

    def of(self, workspace: Workspace) -> Options:
        """The same, with what the workspace has where nothing else is asked for."""
        theme = self.theme or (workspace.theme if workspace.theme.is_file() else None)
        return replace(self, theme=theme, templates=self.templates or workspace.templates)


def publish(
    workspace: Workspace,
    brief_id: str,
    tag: str,
    file_format: str,
    options: Options,
    template: str | None = POLICY_BRIEF,
) -> bytes:
    """One edition as a file.

    Args:
        file_format: a key of `FORMATS`.
        template: what `PAGED` formats are made by; nothing to others.

    Raises:
        UsageError, InputError, RightsError, CheckError, MissingResourceError: as the stages do.
    """
    loaded = read_brief(workspace.brief_file(brief_id))
    unchecked = _gate(workspace, loaded, options)
    made = _edition(workspace, loaded, language(tag).with_digits(options.digits), options, unchecked=unchecked)
    return FORMATS[file_format](made, options.of(workspace), template or POLICY_BRIEF)


def publishable(workspace: Workspace, briefs: Iterable[str], options: Options) -> list[str]:
    """Those of some briefs that `publish` does not refuse for what their checks have found."""
    found = []
    for brief_id in briefs:
        with suppress(PolybriefError):
            _gate(workspace, read_brief(workspace.brief_file(brief_id)), options)
            found.append(brief_id)
    return found


def inputs(
    workspace: Workspace, brief_id: str, tag: str, options: Options, template: str | None = POLICY_BRIEF
) -> dict[str, str]:
    """The sha256 of each file that an edition is made from, but for fonts and pictures, by what it is.

    Only those that are there; what the page looks like is no input where there is no template.
    """
    of_language = language(tag)
    files = {
        "brief": workspace.brief_file(brief_id),
        "record": workspace.record_file(brief_id),
        "catalog": workspace.catalog_file(brief_id, of_language.locale),
        "interface": interface_file(of_language),
    }
    if template is not None:
        chosen = options.of(workspace)
        files |= {"theme": chosen.theme}
        files |= {f"templates/{name}": file for name, file in own_files(chosen.templates).items()}
    return {
        name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items() if file and file.is_file()
    }


def render_page(made: Edition, options: Options, template: str = POLICY_BRIEF, look: Look | None = None) -> Page:
    """The semantic page of an edition, in its language's interface and formats."""
    of_language = made.language
    formats = Formats(
        date=partial(format_edtf, language=of_language),
        list=partial(format_list, language=of_language),
        language_name=partial(language_name, language=of_language),
        percent=partial(format_share, language=of_language),
        number=lambda number: of_language.in_digits(str(number)),
        short=partial(format_short, language=of_language),
    )
    created = options.created.isoformat() if options.created else f"{made.revised}T00:00:00+00:00"
    return render(
        made,
        template=template,
        folder=options.templates,
        look=look or Look(),
        formats=formats,
        translations=interface(of_language),
        created=created,
    )


def _edition(
    workspace: Workspace, loaded: LoadedBrief, of_language: Language, options: Options, *, unchecked: bool
) -> Edition:
    file = workspace.catalog_file(loaded.brief.id, of_language.locale)
    catalog = read_catalog(file) if of_language.tag != loaded.brief.language and file.exists() else None
    return edition(
        loaded.brief,
        of_language,
        catalog,
        unchecked=unchecked,
        allow_untranslated=options.allow_untranslated,
        require_reviewed=options.require_reviewed,
    )


_REFUSALS = {
    "missing": "has no record of its checks",
    "stale": "was changed since it was checked (or the rules were)",
    "failed": "did not pass its checks",
}


def _gate(workspace: Workspace, loaded: LoadedBrief, options: Options) -> bool:
    """Whether the brief is unchecked. Raises CheckError, or RightsError, where that is not allowed."""
    file = workspace.record_file(loaded.brief.id)
    text = file.read_text("utf-8", errors="replace") if file.is_file() else None
    found = verdict(text, loaded)
    if found == "passed" or options.unchecked:
        return found != "passed"
    command = f"polybrief check {loaded.brief.id}"
    if not workspace.documents(loaded.brief.id).is_dir():
        command += " --documents DIR"
    advice = f"{command} lists what was found; mend that" if found == "failed" else f"run: {command}"
    refusal = RightsError if text is not None and found == "failed" and failed_for_rights(text) else CheckError
    raise refusal(
        f"{loaded.file}: the brief {_REFUSALS[found]}\n"
        f"  {advice}, or publish with --unchecked, which every page then says"
    )


def _pdf(made: Edition, options: Options, template: str) -> bytes:
    # Imported here: layout loads fonts and ReportLab, which other formats do without.
    from polybrief.pdf.document import write_pdf
    from polybrief.pdf.theme_file import read_theme

    theme = read_theme(options.theme, template, options.paper)
    page = render_page(made, options, template, theme.look())
    try:
        return write_pdf(page, theme)
    except InputError as error:
        if file := own_files(options.templates).get(template + SUFFIX):
            raise InputError(f"{file}: {error}") from error
        raise


FORMATS: dict[str, Callable[[Edition, Options, str], bytes]] = {
    "pdf": _pdf,
    "json": lambda made, _options, _template: edition_json(made),
}
"""What an edition can be made into, by the file's suffix."""
PAGED = frozenset({"pdf"})
"""Those that are made by a template."""
