"""The edition as data, to travel inside the document: every text with its origin, every item with its evidence.

`{"schema": "polybrief-edition/1", …}`, UTF-8, the same bytes from the same edition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, to_builtins

from polybrief.model.brief import (
    Brief,
    Chart,
    Disagreement,
    Event,
    Item,
    Placed,
    Point,
    Position,
    Quote,
    Source,
    Statement,
)
from polybrief.model.edition import Edition, EditionText

SCHEMA = "polybrief-edition/1"

# The words of an item stand in `texts`, in the edition's language, and its points are items too: fields that are left
# out, whole or, where fields within are named, but for these.
_ELSEWHERE: dict[type[Item], dict[str, set[str]]] = {
    Quote: {"speaker": set(), "via": set(), "rendering": {"text"}},
    Disagreement: {"topic": set(), "assessment": set(), "readings": {"text"}},
    Point: {"points": set()},
    Position: {"actor": set()},
    Event: {"when": set()},
    Chart: {"rows": {"label"}},
}
_KINDS: dict[type[Item], str] = {Quote: "quote", Disagreement: "disagreement"}


def edition_json(edition: Edition) -> bytes:
    """The edition as JSON.

    `texts` are by unit context; `items` in the order of the page, evidence as `source#char=start,end` (RFC 5147,
    https://www.rfc-editor.org/rfc/rfc5147), a point with the `parent` below which it stands, the rows of a chart with
    their value and, where they have one, their date; `values` typed and as formatted; `sources` with their rights in
    full. A likelihood and the kind of a source are there where the brief has them.
    """
    brief = edition.brief
    data = {
        "schema": SCHEMA,
        "brief": brief.id,
        "language": edition.language.tag,
        "canonical_language": brief.language,
        "title": edition.texts["title"].text,
        "status": brief.status,
        "handling": brief.handling,
        "originator": to_builtins(brief.originator),
        "as_of": str(brief.as_of),
        "revised": edition.revised,
        "method": edition.method,
        "checked": not edition.unchecked,
        "texts": {context: _text(text) for context, text in edition.texts.items()},
        "items": [_item(brief, placed) for placed in brief.placed()],
        "values": {
            name: {**_data(value, {"aliases": set()}), "formatted": edition.values[name]}
            for name, value in brief.values.items()
        },
        "sources": {key: _source(source) for key, source in brief.sources.items()},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _text(text: EditionText) -> dict[str, str | None]:
    return {
        "template": text.template,
        "text": text.text,
        "origin": text.origin.value,
        "language": text.language,
        "reviewed_by": text.reviewed_by,
        "engine": text.engine,
    }


def _item(brief: Brief, placed: Placed) -> dict[str, Any]:
    item = placed.item
    elsewhere = _ELSEWHERE.get(type(item), {})
    if isinstance(item, Statement):
        elsewhere = {**elsewhere, "text": set(), "note": set(), **_empty(item, "likelihood")}
    data = _data(item, elsewhere)
    if isinstance(item, Statement) and item.said_by in brief.names:
        data["said_by"] = brief.names[item.said_by].text
    if isinstance(item, Chart):
        data["rows"] = [{key: it for key, it in row.items() if it is not None} for row in data["rows"]]
    parent = {"parent": placed.parent} if placed.parent else {}
    return {"section": placed.section, "id": item.id, **parent, "kind": _KINDS.get(type(item)), **data}


def _source(source: Source) -> dict[str, Any]:
    return _data(source, _empty(source, "kind"))


def _empty(part: Statement | Source, field: str) -> dict[str, set[str]]:
    """A field that is left out where there is nothing in it."""
    return {field: set()} if getattr(part, field) is None else {}


def _data(part: Struct, elsewhere: Mapping[str, set[str]]) -> dict[str, Any]:
    """A part as plain data, without what stands elsewhere."""
    data: dict[str, Any] = to_builtins(part, enc_hook=str)
    return {
        field: _without(value, elsewhere.get(field, set()))
        for field, value in data.items()
        if field not in elsewhere or elsewhere[field]
    }


def _without(value: Any, fields: set[str]) -> Any:
    if not fields:
        return value
    if isinstance(value, dict):
        return {field: it for field, it in value.items() if field not in fields}
    return [_without(it, fields) for it in value]
