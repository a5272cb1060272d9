"""Where the time of our own layout goes: its functions are timed from outside while a few briefs are set."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from time import process_time
from typing import Any
from unittest.mock import patch

# A stage's time is that of its functions without what other stages take inside them.
STAGES = {
    "story": ("polybrief.pdf.document:set_story",),
    "paragraphs": (
        "polybrief.pdf.blocks:cut_paragraph",
        "polybrief.pdf.blocks:set_cut",
        "polybrief.pdf.running:set_paragraph",
    ),
    "shaping": ("polybrief.text.shaping:FontChain._shape_word",),
    "paginate": ("polybrief.pdf.document:loosely",),
    "running": ("polybrief.pdf.document:set_running",),
    "content": ("polybrief.pdf.content:ContentWriter.page",),
    "fonts": ("polybrief.pdf.document:font_objects",),
    "subset": ("polybrief.pdf.fonts:truetype_program",),
    "structure": tuple(
        f"polybrief.pdf.document:{name}" for name in ("settle", "format_elements", "_structure_tree", "write_outlines")
    ),
    "deflate": ("polybrief.pdf.file:zlib_compress",),
    "write": ("polybrief.pdf.file:PdfFile.bytes",),
}
REST = "rest"


def split(make: Callable[[Any], bytes], inputs: Sequence[Any]) -> tuple[dict[str, float], list[str]]:
    """Milliseconds of CPU a brief by stage, and the functions that were not found.

    Being timed makes all of it a little slower.
    """
    taken = dict.fromkeys((*STAGES, REST), 0.0)
    missing: list[str] = []
    clock = _Clock(taken)
    with ExitStack() as stack:
        for stage, places in STAGES.items():
            for place in places:
                module, _, path = place.partition(":")
                *owners, name = path.split(".")
                owner: Any = importlib.import_module(module)
                for each in owners:
                    owner = getattr(owner, each, None)
                if (function := getattr(owner, name, None)) is None:
                    missing.append(place)
                    continue
                stack.enter_context(patch.object(owner, name, clock.timed(stage, function)))
        for each in inputs:
            with clock.running(REST):
                make(each)
    return {stage: seconds * 1e3 / len(inputs) for stage, seconds in taken.items()}, missing


class _Clock:
    """Adds up the time of each stage, that of the innermost one running."""

    def __init__(self, taken: dict[str, float]) -> None:
        self._taken = taken
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Everything inside is of this stage, unless of another inside it."""
        self._turn()
        self._open.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = process_time()
        if self._open:
            self._taken[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted."""

        def call(*arguments: Any, **options: Any) -> Any:
            with self.running(stage):
                return function(*arguments, **options)

        return call
