"""The edition as data, to travel inside the document: every text with its origin, every item with its evidence.

`{"schema": "polybrief-edition/1", …}`, UTF-8, the same bytes from the same edition.
"""

from __future__ import annotations

import json
from typing import Any

from polybrief.model.brief import Brief, Disagreement, Event, Item, Position, Quote, Statement
from polybrief.model.edition import Edition, EditionText

SCHEMA = "polybrief-edition/1"

# The words of an item stand in `texts`, in the edition's language; here is what is left of it.
_WORDS: dict[type[Item], Any] = {
    Quote: {"speaker": True, "via": True, "rendering": {"text"}},
    Disagreement: {"topic": True, "assessment": True, "readings": {"__all__": {"text"}}},
    Position: {"text", "actor"},
    Event: {"text", "when"},
}
_KINDS: dict[type[Item], str] = {Quote: "quote", Disagreement: "disagreement"}


def edition_json(edition: Edition) -> bytes:
    """The edition as JSON.

    `texts` are by unit context; `items` in the order of the page, evidence as `source#char=start,end` (RFC 5147,
    https://www.rfc-editor.org/rfc/rfc5147); `values` typed and as formatted; `sources` with their rights in full.
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
        "originator": brief.originator.model_dump() if brief.originator else None,
        "as_of": str(brief.as_of),
        "revised": edition.revised,
        "method": edition.method,
        "checked": not edition.unchecked,
        "texts": {context: _text(text) for context, text in edition.texts.items()},
        "items": [_item(brief, section, item) for section, item in brief.items()],
        "values": {
            name: {**value.model_dump(mode="json", exclude={"aliases"}), "formatted": edition.values[name]}
            for name, value in brief.values.items()
        },
        "sources": {key: source.model_dump(mode="json") for key, source in brief.sources.items()},
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


def _item(brief: Brief, section: str, item: Item) -> dict[str, Any]:
    data = item.model_dump(mode="json", exclude=_WORDS.get(type(item), {"text"}))
    if isinstance(item, Statement) and item.said_by in brief.names:
        data["said_by"] = brief.names[item.said_by].text
    return {"section": section, "id": item.id, "kind": _KINDS.get(type(item)), **data}
