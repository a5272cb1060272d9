"""Marks: comment lines of a catalog's entry that tell where its translation comes from.

    # reviewed-by: NAME DATE    a person who reviewed it
    # engine: NAME VERSION      of a fuzzy entry: an engine's translation that passed the checks
    # rejected: NAME VERSION    of a fuzzy entry: the best that an engine had, and it did not pass them
    # memory: BRIEF CONTEXT     taken over from another entry; fuzzy where its source text is not quite the same
    # score: NUMBER             how sure the engine is
    # source: DIGEST            of the msgid that was translated, and
    # text: DIGEST              of the msgstr that was put in, so that no later change passes for a machine's work
    # finding: RULE: MESSAGE    what the checks found
    # earlier: TEXT             what stood there before

Translators write comments of their own. So what is not fuzzy, or has another text than that of the digest, is a
person's, whatever its comments say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

_MACHINE = re.compile(r"(?P<name>engine|rejected|memory|score|finding|source|text): (?P<rest>\S.*)")
_DIGEST = re.compile(r"(?:source|text): [0-9a-f]{12}")
_TEXT = "text"


def digest(text: str) -> str:
    """What the marks `source` and `text` say of a text: the first 12 hexadecimal digits of its sha256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def machine_marks(comment: str, msgstr: str) -> Mapping[str, str]:
    """The marks of a translation that a machine put in and nobody has changed; none of any other.

    Args:
        comment: of the entry, a line each.
        msgstr: the translation as it is.
    """
    found = [match for line in comment.split("\n") if (match := _MACHINE.fullmatch(line))]
    marks = {match["name"]: match["rest"].strip() for match in found}
    return marks if marks.get(_TEXT) == digest(msgstr) else {}


def without_machine_marks(comment: str) -> list[str]:
    """The lines of a comment without what a machine marked its translation with."""
    lines = [line for line in comment.split("\n") if line]
    if not any(map(_DIGEST.fullmatch, lines)):
        return lines
    return [line for line in lines if not _MACHINE.fullmatch(line)]


def readable(comment: str) -> list[str]:
    """The lines of a comment that mean something to people."""
    return [line for line in comment.split("\n") if line and not _DIGEST.fullmatch(line)]


def marked(lines: list[str], msgid: str, msgstr: str, marks: tuple[str, ...]) -> str:
    """A comment with the marks of a translation that a machine puts in."""
    return "\n".join([*lines, *marks, f"source: {digest(msgid)}", f"{_TEXT}: {digest(msgstr)}"])
