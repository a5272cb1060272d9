"""Briefs × languages × formats → Jobs."""

from __future__ import annotations

from collections.abc import Sequence

from polybrief.batch.jobs import UNDETERMINED, Job
from polybrief.briefs import read_brief
from polybrief.errors import InputError, UsageError, there_are
from polybrief.languages import language
from polybrief.pipeline.editions import FORMATS
from polybrief.workspace import Workspace


def plan(
    workspace: Workspace, briefs: Sequence[str], languages: Sequence[str] | None, formats: Sequence[str]
) -> tuple[Job, ...]:
    """The jobs, sorted by brief; in a brief as its languages and the formats are given, each once.

    Args:
        briefs: their ids; none for all of the workspace.
        languages: BCP 47 tags; None for the brief's own and then its `languages`.
        formats: keys of `editions.FORMATS`.

    Returns:
        Also jobs that are bound to fail: a brief that cannot be read is one of them, for its job to say why.

    Raises:
        UsageError: no such brief, language or format, or nothing to make.
    """
    for tag in languages or ():
        language(tag)
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"no format {name!r}; {there_are(FORMATS)}")
    chosen = workspace.select(briefs)
    return tuple(
        Job(brief, tag, name)
        for brief in chosen
        for tag in dict.fromkeys(_languages(workspace, brief) if languages is None else languages)
        for name in dict.fromkeys(formats)
    )


def _languages(workspace: Workspace, brief_id: str) -> tuple[str, ...]:
    try:
        brief = read_brief(workspace.brief_file(brief_id)).brief
    except InputError:
        return (UNDETERMINED,)
    return (brief.language, *brief.languages)
