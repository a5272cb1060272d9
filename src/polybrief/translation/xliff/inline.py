"""Texts with placeholders ↔ XLIFF's inline content.

`{name}` is an inline code `<ph>`. All else is text as it stands, doubled braces among it: so every text comes back as
it was, also from a tool that gives a code back as its `equiv`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from polybrief.translation.xliff.document import CORE

_PARTS = re.compile(r"(?P<text>(?:[^{}]|\{\{|\}\})+)|\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)\}|(?P<stray>[{}])")
_PLACEHOLDER = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_TRANSPARENT = {"mrk", "sm", "em"}  # annotations, which tools add


class UnreadableText(ValueError):
    """Content that no text of a catalog can have."""


def names_in(text: str) -> list[str]:
    """The names of a text's placeholders in their order; stray braces, which a draft may have, are passed over."""
    return [match["name"] for match in _PARTS.finditer(text) if match["name"]]


def code_ids(source: str, target: str) -> tuple[list[int], list[int]]:
    """The ids of the codes of a text and of its translation, where the same value has the same id.

    >>> code_ids("{a} of {b}", "{b}: {a}, {c}")
    ([1, 2], [2, 1, 3])
    """
    free: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names_in(source), 1):
        free[name].append(number)
    ids = sorted(number for numbers in free.values() for number in numbers)
    fresh = count(len(ids) + 1)
    return ids, [free[name].pop(0) if free[name] else next(fresh) for name in names_in(target)]


def write_inline(
    element: etree._Element, text: str, ids: Sequence[int], data: Mapping[str, str], values: Mapping[str, str]
) -> None:
    """Put a text into a `<source>` or `<target>`.

    Args:
        ids: of its codes, in their order.
        data: the ids of the original data, by the names of values.
        values: what they will read as, by name.
    """
    last: etree._Element | None = None
    free = iter(ids)
    for match in _PARTS.finditer(text):
        if name := match["name"]:
            shown = {"disp": values[name]} if name in values else {}
            code = {"id": str(next(free)), "canCopy": "no", "canDelete": "no", "equiv": match[0], **shown}
            last = etree.SubElement(element, f"{{{CORE}}}ph", code | {"dataRef": data[name]})
        elif last is None:
            element.text = (element.text or "") + match[0]
        else:
            last.tail = (last.tail or "") + match[0]


def read_inline(element: etree._Element, data: Mapping[str, str], codes: Mapping[str, str]) -> str:
    """The text in a `<source>` or `<target>`.

    Args:
        data: the unit's original data by id.
        codes: the placeholders of the source by the ids of their codes, for codes that do not say what they are.

    Raises:
        UnreadableText: it has a code that is no placeholder.
    """
    return "".join(_read(element, data, codes))


def read_codes(element: etree._Element, data: Mapping[str, str]) -> dict[str, str]:
    """The placeholders in a `<source>` by the ids of their codes."""
    return {
        code.get("id", ""): _placeholder(code, data, {})
        for code in element.iter(f"{{{etree.QName(element).namespace}}}ph")
    }


def _read(element: etree._Element, data: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = etree.QName(child)
        if name.namespace != etree.QName(element).namespace or name.localname not in {"ph", *_TRANSPARENT}:
            raise UnreadableText(
                f"<{name.localname}> in line {child.sourceline}: a brief's texts have no markup but their values"
            )
        if name.localname == "ph":
            yield _placeholder(child, data, codes)
        else:
            yield from _read(child, data, codes)
        yield child.tail or ""


def _placeholder(code: etree._Element, data: Mapping[str, str], codes: Mapping[str, str]) -> str:
    said = (
        code.get("equiv"),
        data.get(code.get("dataRef", "")),
        codes.get(code.get("id", "")),
        codes.get(code.get("copyOf", "")),
    )
    for text in said:
        if text and _PLACEHOLDER.fullmatch(text):
            return text
    raise UnreadableText(
        f'<ph id="{code.get("id", "")}"> in line {code.sourceline} does not say which value it stands for'
        ' (equiv="{name}")'
    )
