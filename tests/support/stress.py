"""A brief with every element there is, as long as it is asked to be, in the words of a real edition; and a template of
a user's that shows it with all that a page can have."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from polybrief.model.brief import Likelihood
from polybrief.model.edition import Edition
from polybrief.workspace import Workspace

BRIEF = "stress"
LIKELIHOODS = get_args(Likelihood)
KINDS = ("news", "official", "report", "study", "data", "interview", "other", None)
TEMPLATE = """{% extends "base.j2" %}
{% set subject = _("Policy brief") %}
{% from "text.j2" import columns, statements, summary with context %}
{% import "sections.j2" as special with context %}
{% import "figures.j2" as drawn with context %}
{% macro nested(words, depth) %}
<ul>{% for word in words %}<li>{{ word }}{% if depth %}{{ nested(words, depth - 1) }}{% endif %}</li>{% endfor %}</ul>
{%- endmacro %}
{% block main %}
{% set words = texts.title.text.split() %}
{{ summary() }}
{{ drawn.strip() }}
<blockquote class="pull"><p>{{ texts.title.text }}</p></blockquote>
<div class="box">{{ nested(words[:3], 3) }}</div>
<div class="passage">{{ statements("background", "background", _("Background")) }}</div>
{{ statements("key_points", "key-points", _("Key points")) }}
{{ drawn.positions_table() }}
{{ drawn.timeline() }}
{{ drawn.charts() }}
{{ special.quotes() }}
{{ special.disagreements() }}
<table class="wide"><caption>{{ texts.title.text }}</caption>
<thead><tr>{% for _ in range(40) %}<th scope="col">{{ words[0] }}</th>{% endfor %}</tr></thead>
<tbody>
{% for _ in range(60) %}
<tr>{% for _ in range(40) %}<td>{{ words[loop.index % words | length] }}</td>{% endfor %}</tr>
{% endfor %}
</tbody></table>
{% set unknown = statements("unknowns", "unknowns", _("What the sources do not say"), listed=true) %}
{{ columns(statements("implications", "implications", _("Implications")), unknown) }}
{{ drawn.likelihood() }}
{{ drawn.panel() }}
{% endblock %}
"""


def write_stress(root: Path, edition: Edition, size: int) -> Workspace:
    """A workspace with the brief `stress` in the language of an edition, whose words it has, and the template `stress`.

    `size` is the number of key points; all else grows with it.
    """
    folder = root / "briefs" / BRIEF
    folder.mkdir(parents=True)
    data = stress(edition, size)
    (folder / "brief.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    (root / "templates").mkdir()
    (root / "templates" / "stress.xhtml.j2").write_text(TEMPLATE, "utf-8")
    return Workspace(root)


def stress(edition: Edition, size: int) -> Mapping[str, Any]:
    """The brief as its file has it."""
    sentences = [
        each.text.replace("{", "{{").replace("}", "}}")
        for each in edition.texts.values()
        if each.context.partition(".")[0] in ("key_points", "background", "implications", "timeline")
    ]
    words = itertools.cycle(sentences)
    sources = {f"source-{number}": _source(number, next(words), edition.language.tag) for number in range(1, 21)}
    evidence = _evidence(list(sources))
    values = {f"value{number}": {"number": 10 + 37 * number % 1000} for number in range(24)}

    def statement(key: str, **more: Any) -> dict[str, Any]:
        return {"id": key, "text": next(words), "evidence": next(evidence), **more}

    def point(number: int) -> dict[str, Any]:
        more: dict[str, Any] = {}
        if number % 3 == 0:
            more["points"] = [statement(f"K{number}{letter}") for letter in "abc"]
        if number % 5 == 0:
            more["note"] = " ".join(next(words) for _ in range(1 + number % 40))
        return statement(f"K{number}", **more)

    some = range(1, max(8, size // 10))
    return {
        "schema": "polybrief/1",
        "id": BRIEF,
        "language": edition.language.tag,
        "status": "draft",
        "handling": "TLP:AMBER+STRICT",
        "title": edition.texts["title"].text,
        "as_of": "2026",
        "revised": "2026-11-22",
        "sources": sources,
        "values": values,
        "sections": {
            "summary": [statement(f"S{number}") for number in (1, 2, 3)],
            "key_points": [point(number) for number in range(1, size + 1)],
            "background": [statement(f"B{number}") for number in some],
            "positions": [statement(f"P{number}", actor=next(words)) for number in some],
            "timeline": [
                statement(f"T{number}", date=f"{1900 + number}", doubtful=number % 4 == 0) for number in range(1, 31)
            ],
            "figures": [statement(f"F{number}", value=f"value{number}") for number in range(1, 13)],
            "charts": [
                statement("C1", form="bar", rows=[{"label": next(words), "value": f"value{n}"} for n in range(12)]),
                statement("C2", form="line", rows=[{"date": f"{2000 + n}", "value": f"value{n}"} for n in range(24)]),
            ],
            "implications": [
                {
                    "id": f"I{number}",
                    "text": next(words),
                    "kind": "inference",
                    "rests_on": [f"K{number}", f"B{number}"],
                    "likelihood": LIKELIHOODS[number % 7],
                }
                for number in range(1, 8)
            ],
            "quotes": [
                {
                    "id": f"Q{number}",
                    "speaker": next(words),
                    "verbatim": next(words),
                    "language": ("en", "es", "ar")[number % 3],
                    "rendering": {"id": f"Q{number}r", "text": next(words)},
                    "evidence": next(evidence),
                }
                for number in range(1, 8)
            ],
            "disagreements": [
                {
                    "id": f"X{number}",
                    "topic": next(words),
                    "readings": [
                        {"source": key, "text": next(words), "evidence": [f"{key}#char=0,9"]}
                        for key in ("source-1", "source-2", "source-3")[: 2 + number % 2]
                    ],
                    "assessment": next(words),
                }
                for number in some
            ],
            "unknowns": [
                {"id": f"U{number}", "text": next(words), "kind": "absence", "checked_in": list(sources)[:3]}
                for number in some
            ],
        },
    }


def _evidence(keys: list[str]) -> Iterator[list[str]]:
    for number in itertools.count():
        some = [keys[(number + step) % len(keys)] for step in range(1 + number % 3)]
        yield [f"{key}#char={number},{number + 7}" for key in some]


def _source(number: int, words: str, tag: str) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    return {
        "title": words.replace("{{", "{").replace("}}", "}"),
        "publisher": f"Source {number}",
        **({"kind": kind} if kind else {}),
        "language": ("en", tag, "fr")[number % 3],
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "rights": {"status": "CC-BY-4.0" if number % 2 else "all-rights-reserved", "notice": "© All rights reserved."},
    }
