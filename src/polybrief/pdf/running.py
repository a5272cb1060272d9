"""What every page repeats: header and footer, set anew for each page because of its number."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Literal

from lxml import etree

from polybrief.pdf.inline import Setting, Surroundings, classes, contents, local, spans
from polybrief.pdf.rows import TextItem
from polybrief.text.lines import Measure
from polybrief.text.paragraph import set_paragraph

Running = list[tuple[float, TextItem]]


def set_running(
    elements: Sequence[etree._Element], setting: Setting, number: int, total: int
) -> tuple[Running, Running]:
    """Header and footer of page `number` of `total`: pairs of the baseline's y from the page's top, and the line."""
    page = setting.theme.page
    header: Running = []
    footer: Running = []
    for element in elements:
        is_header = "header" in classes(element)
        y = page["header"] if is_header else page["size"][1] - page["footer"]
        (header if is_header else footer).extend((y, item) for item in _items(element, setting, number, total))
    return header, footer


def _items(element: etree._Element, setting: Setting, number: int, total: int) -> list[TextItem]:
    """The parts of a running text set apart: the first at the start, the last at the end, others in the middle."""
    page = setting.theme.page
    element = copy.deepcopy(element)
    opening = number == 1 and "header" in classes(element)
    for node in element.iter():
        if local(node) == "span" and "page-number" in classes(node):
            node.text = setting.language.in_digits(str(number))
        elif local(node) == "span" and "page-count" in classes(node):
            node.text = setting.language.in_digits(str(total))
    width = page["size"][0] - 2 * page["side"]
    parts = [node for node in contents(element) if not isinstance(node, str)]
    if opening:  # the title block says the rest
        parts = [node for node in parts if "handling" in classes(node)]
    style = setting.theme.style(setting.theme.base, local(element), classes(element), ())
    items: list[TextItem] = []
    for index, part in enumerate(parts):
        align: Literal["start", "center", "end"] = (
            "end" if opening or index == len(parts) - 1 else "center" if index else "start"
        )
        text = spans(setting, [part], style, Surroundings(setting.rtl, classes(element)), None)
        if text:
            # One line, whatever its length: what does not fit is not worth a second line on every page.
            lines = set_paragraph(text, Measure(width, setting.rtl, align))
            items.append(TextItem(page["side"], 0.0, lines[0]))
    return items
