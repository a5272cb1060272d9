"""All checks of a brief, one after another."""

from __future__ import annotations

from collections.abc import Mapping

from polybrief.checks.evidence import check_evidence
from polybrief.checks.rights import check_rights
from polybrief.checks.structure import check_structure
from polybrief.checks.subject import Check, Subject
from polybrief.model.document import Document
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief

CHECKS: tuple[Check, ...] = (check_structure, check_evidence, check_rights)
_ORDER = list(Severity)


def check(loaded: LoadedBrief, documents: Mapping[str, Document] | None) -> tuple[Finding, ...]:
    """Everything that the checks find, in the order of the file.

    Args:
        loaded: the brief.
        documents: the documents at hand by sha256; None where nobody said where they are, which is no error but leaves
            most of evidence and rights unchecked, as the findings then say.
    """
    sources = loaded.brief.sources
    at_hand = {name: documents[it.sha256] for name, it in sources.items() if documents and it.sha256 in documents}
    subject = Subject(loaded, at_hand, documents is not None)
    return tuple(sorted({finding for rule in CHECKS for finding in rule(subject)}, key=_position))


def _position(finding: Finding) -> tuple[int, str, int, str, str]:
    place = finding.place
    return place.line or 0, place.field or "", _ORDER.index(finding.severity), finding.rule, finding.message
