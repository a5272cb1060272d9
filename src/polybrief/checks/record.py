"""What `check` found with every document at hand: the file beside the brief that `build` asks for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from polybrief.model.document import Document
from polybrief.model.finding import Finding, Severity
from polybrief.model.loaded import LoadedBrief

SCHEMA = "polybrief-checked/1"
RULES = "2"
"""Changes when a rule does: what was checked by other rules is to be checked again."""

Verdict = Literal["passed", "missing", "stale", "failed"]


def is_rights(finding: Finding) -> bool:
    """Whether an error of this kind is a refusal for rights, which has an exit code of its own."""
    return finding.rule.startswith("rights.")


def record(loaded: LoadedBrief, documents: Mapping[str, Document], findings: Iterable[Finding]) -> dict[str, Any]:
    """The record, ready for JSON; the same each time.

    Args:
        documents: by sha256, every document that the brief names.

    Raises:
        ValueError: a document is not at hand; then there is nothing to record.
    """
    lacking = [name for name, source in loaded.brief.sources.items() if source.sha256 not in documents]
    if lacking:
        raise ValueError(f"no record without the documents of {', '.join(lacking)}")
    found = tuple(findings)
    counts = Counter(finding.severity for finding in found)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    reason = "rights" if any(map(is_rights, errors)) else "findings"
    return {
        "schema": SCHEMA,
        "rules": RULES,
        "brief": loaded.sha256,
        "sources": {name: source.sha256 for name, source in sorted(loaded.brief.sources.items())},
        "verdict": "failed" if errors else "passed",
        "refused_for": reason if errors else None,
        "counts": {severity.value: counts[severity] for severity in Severity},
    }


def verdict(text: str | None, loaded: LoadedBrief) -> Verdict:
    """What a record says of a brief: `missing` without one, `stale` where it is of another file or of other rules.

    Args:
        text: of the record's file; None where there is none.
    """
    if text is None:
        return "missing"
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "stale"
    expected = {"schema": SCHEMA, "rules": RULES, "brief": loaded.sha256}
    if not isinstance(found, dict) or any(found.get(key) != value for key, value in expected.items()):
        return "stale"
    return "passed" if found.get("verdict") == "passed" else "failed"


def failed_for_rights(text: str) -> bool:
    """Whether a record that `verdict` says has failed was refused for rights, whatever else was found."""
    return bool(json.loads(text).get("refused_for") == "rights")
