"""Places in a document, and its bookmarks: one a heading, nested as the headings are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from polybrief.pdf.file import PdfFile
from polybrief.pdf.metadata import text_string
from polybrief.pdf.rows import Placed, PlacedRow


def destination(page: int, height: float, row: PlacedRow) -> str:
    """Where a row begins, to the next whole point above it, on the page of that object number."""
    return f"[{page} 0 R/XYZ 0 {ceil(height - row.y + row.gap)} null]"


def write_outlines(pages: Sequence[Placed], numbers: Sequence[int], height: float, file: PdfFile) -> int | None:
    """Store the bookmarks; returns the number of their root, None where there is no heading."""
    found = [
        (level, title, destination(number, height, row))
        for placed, number in zip(pages, numbers, strict=True)
        for row in placed
        if row.row.outline
        for level, title in [row.row.outline]
    ]
    if not found:
        return None
    root, *own = file.reserve(1 + len(found))
    parents: list[int] = []  # index into `found`, -1 for the root
    stack: list[int] = []
    for index, (level, _, _) in enumerate(found):
        while stack and found[stack[-1]][0] >= level:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    children: dict[int, list[int]] = {}
    places: list[int] = []  # among the children of its parent
    for index, above in enumerate(parents):
        siblings = children.setdefault(above, [])
        places.append(len(siblings))
        siblings.append(index)
    for index, (_, title, place) in enumerate(found):
        siblings, at = children[parents[index]], places[index]
        parent = own[parents[index]] if parents[index] >= 0 else root
        parts = [f"<</Title{text_string(title)}/Parent {parent} 0 R/Dest{place}"]
        if at:
            parts.append(f"/Prev {own[siblings[at - 1]]} 0 R")
        if at + 1 < len(siblings):
            parts.append(f"/Next {own[siblings[at + 1]]} 0 R")
        if below := children.get(index):
            parts.append(f"/First {own[below[0]]} 0 R/Last {own[below[-1]]} 0 R/Count {len(below)}")
        file.put(own[index], "".join(parts) + ">>")
    top = children[-1]
    file.put(root, f"<</Type/Outlines/First {own[top[0]]} 0 R/Last {own[top[-1]]} 0 R/Count {len(found)}>>")
    return root
