"""The JSON Schema of the brief file."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from msgspec.json import schema_components

from polybrief.briefs.messages import in_order
from polybrief.model.brief import Brief
from polybrief.model.edtf import DATE, FORMS, Edtf
from polybrief.model.evidence import SPAN, Evidence
from polybrief.model.value import KINDS, Values

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PARTS = "#/$defs/"


def json_schema() -> dict[str, Any]:
    """The schema in the dialect of draft 2020-12, for editors and other programs; the same each time.

    What it cannot say, `read_brief` still refuses: ids that stand twice, names and sources that are not defined.
    """
    _, parts = schema_components((Brief, *KINDS.values()), schema_hook=_own, ref_template=_PARTS + "{name}")
    parts = {name: _mended(parts[name]) for name in sorted(parts)}
    return {"$schema": DIALECT, **parts.pop(Brief.__name__), "title": "polybrief/1", "$defs": parts}


def _own(kind: type) -> dict[str, Any]:
    """Our own types, which msgspec does not know."""
    if kind is Edtf:  # YAML takes the year 2024 for an integer where nobody says otherwise
        return {"type": ["string", "integer"], "pattern": f"^{DATE}(/{DATE})?$", "description": f"EDTF date: {FORMS}"}
    if kind is Evidence:
        return {"type": "string", "pattern": f"^{SPAN}$", "description": "source#char=start,end, as in RFC 5147"}
    if kind is Values:
        kinds = [{"$ref": _PARTS + value.__name__} for value in KINDS.values()]
        return {"type": "object", "additionalProperties": {"oneOf": kinds}}
    raise NotImplementedError(kind)  # as msgspec asks of a hook


def _mended(node: Any) -> Any:
    """What msgspec writes otherwise: docstrings with their indentation, numbers only as texts, Python's patterns, and
    choices in the order of the alphabet.
    """
    if isinstance(node, list):
        return [_mended(it) for it in node]
    if not isinstance(node, dict):
        return node
    mended = {key: _mended(value) for key, value in node.items()}
    if isinstance(description := mended.get("description"), str):
        mended["description"] = cleandoc(description)
    if mended.get("format") == "decimal":
        del mended["format"]
        mended["type"] = ["number", "string"]
    if isinstance(pattern := mended.get("pattern"), str):
        mended["pattern"] = pattern.replace(r"\Z", "$")
    if isinstance(values := mended.get("enum"), list):
        mended["enum"] = in_order(values)
    return mended
