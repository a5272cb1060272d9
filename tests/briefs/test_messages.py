"""What the model refuses is told in words, and nothing else is: each place that does not fit, and only these."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import ValidationError

from polybrief.briefs.messages import explain
from polybrief.briefs.tree import Tree
from polybrief.model.base import part
from polybrief.model.brief import Brief

STATEMENT = {"id": "K1", "text": "x", "kind": "inference", "said_by": "a", "rests_on": ["K1"], "checked_in": ["s"]}
STATEMENT |= {"evidence": ["s#char=0,20"], "likelihood": "likely", "note": "x"}
BRIEF = {
    "schema": "polybrief/1",
    "id": "ferry",
    "language": "en",
    "languages": ["es"],
    "status": "final",
    "title": "x",
    "as_of": "2024-12",
    "revised": "2024-12-05",
    "originator": {"name": "x", "contact": "y"},
    "handling": "TLP:CLEAR",
    "sources": {
        "s": {
            "title": "x",
            "published": {"date": "199X", "basis": "stated"},
            "kind": "news",
            "language": "zh-Hant",
            "sha256": "1" * 64,
            "rights": {"status": "unknown", "holder": "x", "notice": "y"},
        }
    },
    "names": {"a": {"text": "x", "aliases": ["y"]}},
    "values": {
        "a": {"number": "1", "aliases": ["x"]},
        "b": {"money": "1", "currency": "EUR"},
        "c": {"percentage": "1"},
        "d": {"measure": "1", "unit": "hectare"},
        "e": {"date": "19XX"},
    },
    "sections": {
        "key_points": [{**STATEMENT, "points": [{"id": "K1a", "text": "x"}]}],
        "positions": [{"id": "A1", "text": "x", "actor": "x"}],
        "timeline": [{"id": "A1", "text": "x", "date": "2024?", "when": "x", "doubtful": True}],
        "figures": [{"id": "A1", "text": "x", "value": "a"}],
        "charts": [
            {**STATEMENT, "form": "bar", "rows": [{"label": "x", "value": "a"}, {"date": "2024", "value": "a"}]}
        ],
        "quotes": [
            {
                "id": "Q1",
                "speaker": "x",
                "via": "y",
                "verbatim": "z",
                "language": "en",
                "rendering": {"id": "Q1r", "text": "x"},
                "evidence": ["s#char=0,20"],
            }
        ],
        "disagreements": [
            {
                "id": "X1",
                "topic": "x",
                "readings": [{"source": "s", "text": "x", "evidence": ["s#char=0,20"]}] * 2,
                "assessment": "y",
            }
        ],
    },
}
FIELDS = ["id", "text", "kind", "evidence", "rows", "label", "date", "number", "money", "unit", "doubtful", "titel", ""]
SCALARS = [None, True, "", "x", "12", " 1_0 ", "1e3", "NaN", "-Infinity", "1e99999999999999999999", "true", "2024"]
SCALARS += [
    "2024-12-05",
    "2024-13-01",
    "2024-12-05T00:00",
    "2024/2023",
    "s#char=0,20",
    "s#char=2,1",
    "K1",
    "en\n",
    "EUR",
]
SCALARS += ["fact", "bar", "a" * 65, "1" * 64]
ANYTHING = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=6,
)


def containers(node: Any) -> Iterator[dict[str, Any] | list[Any]]:
    if isinstance(node, (dict, list)):
        yield node
        for below in node.values() if isinstance(node, dict) else node:
            yield from containers(below)


@st.composite
def damaged(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """A brief in which some fields are others, some are gone and some are new."""
    data = deepcopy(BRIEF)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(list(containers(data))))
        if isinstance(place, list):
            place[draw(st.integers(0, len(place))) :] = draw(st.lists(ANYTHING, max_size=3))
        elif place and draw(st.booleans()):
            value = place.pop(draw(st.sampled_from(list(place))))
            if draw(st.booleans()):
                place[draw(st.sampled_from(FIELDS))] = value
        else:
            place[draw(st.sampled_from(list(place) + FIELDS))] = draw(ANYTHING)
    return data


def problems(data: Any) -> list[Any]:
    """Those found, less what is said where msgspec refuses and nothing is found."""
    unknown = ValidationError("not found")
    return [it for it in explain(unknown, Tree(data, {})) if it.what != "not found"]


def says_what_the_model_refuses(data: Any) -> bool:
    """Whether there are messages exactly if the model refuses."""
    try:
        part(data, Brief)
    except ValidationError:
        return bool(problems(data))
    return not problems(data)


def test_each_field_with_each_oddity_has_messages_exactly_where_the_model_refuses():
    data = deepcopy(BRIEF)
    assert not problems(data)
    for place in reversed(list(containers(data))):
        before = deepcopy(place)
        for step in list(place) if isinstance(place, dict) else range(len(place)):
            for odd in [*SCALARS, [], {}, [{}], {"a": "b"}, [None]]:
                place[step] = odd
                assert says_what_the_model_refuses(data), (step, odd)
            del place[step]
            assert says_what_the_model_refuses(data), f"without {step}"
            place.clear()
            (place.update if isinstance(place, dict) else place.extend)(before)


@given(damaged())
@settings(max_examples=200)
def test_whatever_is_wrong_has_messages_exactly_where_the_model_refuses(data):
    assert says_what_the_model_refuses(data)


@given(ANYTHING)
def test_any_tree_is_a_brief_or_has_messages(data):
    assert problems(data)
    with pytest.raises(ValidationError):
        part(data, Brief)


def test_what_is_refused_without_a_message_of_ours_is_told_in_other_words():
    [problem] = explain(ValidationError("Expected `str` - at `$.title`"), Tree(BRIEF, {}))
    assert problem.what == "Expected `str` - at `$.title`"
