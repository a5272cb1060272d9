"""What a statement points to."""

import pytest

from polybrief.errors import InputError
from polybrief.publishing.references import References


def test_points_and_charts_can_be_pointed_to(make_edition):
    rows = [{"label": "then", "value": "wells"}, {"label": "now", "value": "wells"}]
    point = {"id": "K1a", "text": "It was close."}
    edition = make_edition(
        sections={
            "key_points": [{"id": "K1", "text": "It voted.", "points": [point]}, {"id": "K2", "text": "They pay."}],
            "charts": [{"id": "C1", "text": "Wells", "rows": rows}],
        }
    )
    references = References(edition.brief)
    assert references.items(["K1a", "K1", "C1"]) == ("K1a", "K1", "C1")
    with pytest.raises(InputError, match=r"item 'K1b', which the brief does not have; there are B1, C1, F1, .*K1, K1a"):
        references.items(["K1b"])
