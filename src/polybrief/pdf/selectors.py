"""The selectors of a theme's styles: whether an element can have them.

`p`, `p.meta`, `summary p`, `summary p.meta`: an element, its class behind a dot, before a space a class of something
around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

ELEMENTS = (
    *("section", "header", "footer", "figure", "div", "blockquote", "p", "h1", "h2", "h3"),
    *("ol", "ul", "li", "table", "caption", "th", "td"),
    *("a", "span", "strong", "b", "em", "cite", "sup"),
    *("svg", "text", "img"),
)
_SELECTOR = re.compile(r"(?:(?P<around>[^\s.]+) )?(?P<element>[^\s.]+)(?:\.(?P<own>[^\s.]+))?")
_DRAWING = "svg"  # counts as a class around
_NEAR = 0.7  # of difflib's ratio


def fault(selector: str) -> tuple[str, str] | None:
    """Why nothing can have a selector, whatever a template makes, and what to do; None where something can.

    >>> fault("summary p.meta")
    >>> fault("h9")[0]
    'no element <h9> has a style'
    """
    match = _SELECTOR.fullmatch(selector)
    if match is None:
        return "no selector", "write ELEMENT, ELEMENT.CLASS, AROUND ELEMENT or AROUND ELEMENT.CLASS; AROUND is a class"
    if match["element"] not in ELEMENTS:
        return f"no element <{match['element']}> has a style", f"possible are {', '.join(ELEMENTS)}"
    return None


def unknown_classes(selector: str, known: Collection[str], likely: Collection[str]) -> Iterator[tuple[str, str]]:
    """The classes of a sound selector that are not `known`, and what to do: to take one that is `likely`."""
    match = _SELECTOR.fullmatch(selector)
    for name in (match["around"], match["own"]) if match else ():
        if name and name not in (_DRAWING, *likely) and name not in known:
            yield f"no template uses the class {name!r}", _instead(name, sorted(likely))


def classes_of(selectors: Collection[str]) -> frozenset[str]:
    """The classes that selectors name."""
    found = filter(None, map(_SELECTOR.fullmatch, selectors))
    return frozenset(name for it in found for name in (it["around"], it["own"]) if name)


def _instead(name: str, likely: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, likely, cutoff=_NEAR)
    return f"did you mean {' or '.join(near)}?" if near else f"among those there are {', '.join(likely)}"
