"""The JSON Schema of the brief file."""

from __future__ import annotations

from typing import Any

from polybrief.model.brief import Brief

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema in the dialect of draft 2020-12, for editors and other programs; the same each time.

    What it cannot say, `read_brief` still refuses: ids that stand twice, names and sources that are not defined.
    """
    return {"$schema": DIALECT, **Brief.model_json_schema(by_alias=True), "title": "polybrief/1"}
