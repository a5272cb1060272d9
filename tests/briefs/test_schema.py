"""The JSON Schema says what a brief file may hold."""

import json
import re

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


def test_an_editor_is_told_of_notes_points_charts_and_likelihoods():
    parts = json_schema()["$defs"]
    sections = parts["Sections"]["properties"]
    for section in ("key_points", "background", "implications", "unknowns"):
        assert sections[section]["items"] == {"$ref": "#/$defs/Point"}
    assert list(sections)[list(sections).index("figures") + 1] == "charts"
    assert parts["Point"]["properties"]["points"]["items"] == {"$ref": "#/$defs/Statement"}
    assert "points" not in parts["Statement"]["properties"]
    assert parts["Statement"]["properties"]["note"]["anyOf"][0] == {"type": "string", "minLength": 1}
    (steps, _) = parts["Statement"]["properties"]["likelihood"]["anyOf"]
    assert (len(steps["enum"]), steps["enum"][0], steps["enum"][-1]) == (7, "almost-no-chance", "almost-certain")
    rows = parts["Chart"]["properties"]["rows"]
    assert (rows["items"], rows["minItems"], rows["maxItems"]) == ({"$ref": "#/$defs/ChartRow"}, 2, 60)
    assert "a label or a date" in parts["ChartRow"]["description"]
    assert "news" in parts["Source"]["properties"]["kind"]["anyOf"][0]["enum"]


def test_an_editor_is_told_how_texts_numbers_dates_and_evidence_are_written():
    schema = json_schema()
    parts, fields = schema["$defs"], schema["properties"]
    assert parts["Number"]["properties"]["number"] == {"type": ["number", "string"]}
    assert {it["$ref"].rpartition("/")[2] for it in fields["values"]["additionalProperties"]["oneOf"]} <= set(parts)
    assert fields["as_of"]["description"].startswith("up to when")
    assert "how likely" in parts["Point"]["properties"]["likelihood"]["description"]
    assert "sha256sum" in parts["Source"]["properties"]["sha256"]["description"]
    [span, date] = parts["Statement"]["properties"]["evidence"]["items"], fields["as_of"]
    for pattern, right, wrong in (
        (span["pattern"], "latin-times#char=14,67", "latin-times, page 3"),
        (date["pattern"], "199X/2001-02-03~", "last year"),
        (fields["id"]["pattern"], "ferry-2", "The Ferry"),
    ):
        assert re.search(pattern, right)
        assert not re.search(pattern, wrong)
    assert not any(line.startswith(" ") for it in parts.values() for line in it["description"].splitlines())
