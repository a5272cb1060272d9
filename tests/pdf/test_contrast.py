"""Text can be read against what is behind it (WCAG 2.2, 1.4.3: 4.5:1 at least)."""

import importlib.resources
import re

import pytest
from msgspec.structs import replace

from polybrief.pdf.contrast import WHITE, contrast
from polybrief.pdf.theme import Box, color
from polybrief.pdf.theme_file import read_theme

TEMPLATES = ["policy-brief", "handout", "aide-memoire"]
LEAST = 4.5


def test_the_measure_is_that_of_the_standard():
    assert contrast(WHITE, (0.0, 0.0, 0.0)) == pytest.approx(21)
    assert contrast(color("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_colour_of_text_stands_out(template):
    """On its own ground where it has one, else on white and on every ground that boxes have."""
    theme = read_theme(None, template)
    grounds = {WHITE, *(style["fill"] for style in theme.styles.values() if style.get("fill") and "color" not in style)}
    assert len(grounds) > 1
    found = {"text": theme.base.color, **{name: it["color"] for name, it in theme.styles.items() if "color" in it}}
    for name, of in found.items():
        behind = theme.styles.get(name, {}).get("fill")
        for ground in [behind] if behind else grounds:
            assert contrast(of, ground) >= LEAST, name


@pytest.mark.parametrize("template", TEMPLATES)
def test_handling_marks_are_large_enough(template):
    theme = read_theme(None, template)
    style = theme.style(theme.base, "div", ("running", "header"), ())
    for level in ("clear", "green", "amber", "amber-strict", "red"):
        mark = theme.style(style, "span", ("handling", f"tlp-{level}"), ("running", "header"))
        assert mark.size >= 12
        assert replace(Box(), fill=mark.box.fill) == Box(fill=(0.0, 0.0, 0.0))


def test_what_pictures_draw_stands_out():
    """White is the inside of a mark with a line around it."""
    templates = importlib.resources.files("polybrief.publishing").joinpath("templates")
    source = templates.joinpath("figures.j2").read_text("utf-8")
    colors = set(re.findall("#[0-9a-f]{6}", source)) - {"#ffffff"}
    assert colors
    for each in colors:
        assert contrast(color(each), WHITE) >= LEAST
