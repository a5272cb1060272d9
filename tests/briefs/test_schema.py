"""The JSON Schema says what a brief file may hold."""

import json

from polybrief.briefs import json_schema


def test_the_schema_is_the_same_each_time_and_closed():
    schema = json_schema()
    assert json.dumps(schema) == json.dumps(json_schema())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "polybrief/1"
    assert "$id" not in schema
    assert schema["additionalProperties"] is False
    assert {"schema", "id", "language", "title", "as_of", "sources", "sections"} <= set(schema["required"])
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values())
