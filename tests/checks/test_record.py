"""The record beside a brief, and what it is worth."""

import json

import pytest

from polybrief.checks.record import record, verdict
from polybrief.checks.run import check


def test_a_record_is_worth_something_for_its_brief_only(load, documents):
    loaded = load()
    made = record(loaded, documents, check(loaded, documents))
    assert made["verdict"] == "passed"
    assert made["brief"] == loaded.sha256
    assert set(made["sources"]) == {"gazette", "heraldo"}
    text = json.dumps(made)
    assert text == json.dumps(record(loaded, documents, check(loaded, documents)))
    assert verdict(text, loaded) == "passed"
    assert verdict(text.replace(loaded.sha256, "1" * 64), loaded) == "stale"


def test_an_error_fails_it(load, documents):
    loaded = load(key_points=[{"id": "K1", "text": "It sails."}])
    made = record(loaded, documents, check(loaded, documents))
    assert made["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert verdict(json.dumps(made), loaded) == "failed"


def test_there_is_none_without_all_documents(load, documents):
    loaded = load()
    documents.popitem()
    with pytest.raises(ValueError, match="heraldo"):
        record(loaded, documents, ())


def test_none_is_missing(load):
    assert verdict(None, load()) == "missing"


@pytest.mark.parametrize("text", ["", "{", "[]", "1", "null", "{}", '{"schema": "polybrief-checked/0"}', "[" * 100_000])
def test_what_cannot_be_read_is_stale(load, text):
    assert verdict(text, load()) == "stale"
