"""What of a brief is translated, and under which contexts."""

from polybrief.model.base import part
from polybrief.model.brief import Brief
from polybrief.model.unit import units

EVIDENCE = ["paper#char=0,9"]
BRIEF = part(
    {
        "schema": "polybrief/1",
        "id": "dam",
        "language": "en",
        "title": "The dam",
        "as_of": "2024",
        "sources": {"paper": {"language": "en", "sha256": "0" * 64, "rights": {"status": "CC0-1.0"}}},
        "values": {"low": {"number": 1}, "high": {"number": 2}},
        "sections": {
            "key_points": [
                {
                    "id": "K1",
                    "text": "It leaks.",
                    "note": "So the paper.",
                    "points": [{"id": "K1a", "text": "Much.", "note": "Or less."}, {"id": "K1b", "text": "Daily."}],
                },
                {"id": "K2", "text": "It holds."},
            ],
            "positions": [{"id": "P1", "actor": "Town", "text": "Waits.", "note": "In a letter."}],
            "timeline": [{"id": "T1", "when": "Monday", "text": "Rain.", "note": "A storm."}],
            "figures": [{"id": "F1", "value": "low", "text": "leaks", "note": "Counted."}],
            "charts": [
                {
                    "id": "C1",
                    "text": "Leaks",
                    "note": "Both counted.",
                    "rows": [
                        {"date": "2021", "value": "low"},
                        {"label": "now", "value": "high"},
                        {"label": "{low} year on", "value": "high"},
                    ],
                }
            ],
        },
    },
    Brief,
)


def test_notes_points_and_labels_are_units_in_the_order_of_the_page():
    assert [(unit.context, unit.path) for unit in units(BRIEF)] == [
        ("title", "title"),
        ("key_points.K1", "sections.key_points.K1.text"),
        ("key_points.K1.note", "sections.key_points.K1.note"),
        ("key_points.K1a", "sections.key_points.K1.points.K1a.text"),
        ("key_points.K1a.note", "sections.key_points.K1.points.K1a.note"),
        ("key_points.K1b", "sections.key_points.K1.points.K1b.text"),
        ("key_points.K2", "sections.key_points.K2.text"),
        ("positions.P1.actor", "sections.positions.P1.actor"),
        ("positions.P1", "sections.positions.P1.text"),
        ("positions.P1.note", "sections.positions.P1.note"),
        ("timeline.T1.when", "sections.timeline.T1.when"),
        ("timeline.T1", "sections.timeline.T1.text"),
        ("timeline.T1.note", "sections.timeline.T1.note"),
        ("figures.F1", "sections.figures.F1.text"),
        ("figures.F1.note", "sections.figures.F1.note"),
        ("charts.C1", "sections.charts.C1.text"),
        ("charts.C1.2", "sections.charts.C1.rows.2.label"),
        ("charts.C1.3", "sections.charts.C1.rows.3.label"),
        ("charts.C1.note", "sections.charts.C1.note"),
    ]


def test_a_point_is_an_item_behind_the_one_that_it_is_a_point_of():
    assert [(section, item.id) for section, item in BRIEF.items()][:4] == [
        ("key_points", "K1"),
        ("key_points", "K1a"),
        ("key_points", "K1b"),
        ("key_points", "K2"),
    ]
