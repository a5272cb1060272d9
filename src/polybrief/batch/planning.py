"""Briefs × languages × templates × formats → Jobs."""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.batch.jobs import UNDETERMINED, Job
from polybrief.briefs import read_brief
from polybrief.errors import InputError, UsageError, there_are
from polybrief.languages import language
from polybrief.pipeline.editions import FORMATS, PAGED
from polybrief.publishing.environment import require_template
from polybrief.workspace import POLICY_BRIEF, Workspace


def plan(
    workspace: Workspace,
    briefs: Sequence[str],
    languages: Sequence[str] | None,
    formats: Sequence[str],
    templates: Sequence[str] = (POLICY_BRIEF,),
) -> tuple[Job, ...]:
    """The jobs, sorted by brief; in a brief as its languages, templates and formats are given, each once.

    Args:
        briefs: their ids; none for all of the workspace.
        languages: BCP 47 tags; None for the brief's own and then its `languages`.
        formats: keys of `editions.FORMATS`; those without pages are made once, whatever the templates.
        templates: of `environment.available_templates`.

    Returns:
        Also jobs that are bound to fail: a brief that cannot be read is one of them, for its job to say why.

    Raises:
        UsageError: no such brief, language, format or template, or nothing to make.
    """
    for tag in languages or ():
        language(tag)
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"no format {name!r}; {there_are(FORMATS)}")
    for template in templates:
        require_template(template, workspace.templates)
    jobs = (
        Job(brief, tag, name, template if name in PAGED else None)
        for brief in workspace.select(briefs)
        for tag in (_languages(workspace, brief) if languages is None else languages)
        for template in templates
        for name in formats
    )
    return tuple(dict.fromkeys(jobs))


def _languages(workspace: Workspace, brief_id: str) -> tuple[str, ...]:
    try:
        brief = read_brief(workspace.brief_file(brief_id)).brief
    except InputError:
        return (UNDETERMINED,)
    return (brief.language, *brief.languages)
