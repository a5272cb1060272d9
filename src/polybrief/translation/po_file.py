"""PO files, of which only what changes is rewritten.

An editor such as Poedit wraps lines at its own width, and a repository shows every line that moved. So an entry that
stays as it is keeps its bytes. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib
from msgspec import Struct

from polybrief.errors import InputError, Place
from polybrief.translation.files import read_text

_LINE = re.compile(
    r'\s*(?:#(?![~|]).*|(?:#[~|]+\s*)?(?:(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?)\s*'
)
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_TRANSLATION = re.compile(r"\s*(?:#~\s*)?msgstr")
_BEGIN = re.compile(r"\s*(?:#(?!~)|#~\||(?:#~\s*)?msg(?:ctxt|id)\s)")
_HEADER = re.compile(r'^\s*(?:\ufeff)?msgid\s+""\s*$', re.MULTILINE)
_CONTEXT = re.compile(r"^\s*msgctxt\s", re.MULTILINE)
_BLANK_LINES = re.compile(r"\s*\Z")


class PoFile(Struct, frozen=True):
    """A PO file as read.

    Attributes:
        text: the whole of it; empty where there is no such file yet.
        po: its entries in their order, obsolete ones among them, and its header.
        head: the text of the header with the comments before it; empty where there is no such file yet.
        tail: the comments behind the last entry.
        blocks: each entry, what it was when it was read, and its text.
    """

    text: str
    po: polib.POFile
    head: str
    tail: str
    blocks: tuple[tuple[polib.POEntry, str, str], ...]

    def with_entries(self, entries: Sequence[polib.POEntry]) -> str:
        """The text of the file with these entries: those that are the file's own and unchanged keep their bytes."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        kept = {id(entry): text for entry, was, text in self.blocks if str(entry) == was}
        if self.blocks and [id(entry) for entry in entries] == list(kept):
            return self.text
        head = self.head or _rendered(self.po.metadata_as_entry(), newline)
        parts = [head, *(kept.get(id(entry)) or _rendered(entry, newline) for entry in entries)]
        parts += [self.tail] if self.tail else []
        blank = _BLANK_LINES.search(self.text)
        return _joined(parts, newline, blank[0] if self.head and blank else newline)


def read_po(path: Path) -> PoFile:
    """A PO file; an empty one where there is none.

    Raises:
        InputError: the file cannot be read, is not UTF-8, not PO, or has no header; with the line.
    """
    text = read_text(path, "save the catalog as UTF-8") if path.exists() else ""
    if not text.removeprefix("\ufeff").strip():
        return PoFile(text, polib.POFile(wrapwidth=0), "", "", ())
    po = _parsed(path, text)
    if path.read_bytes() != text.encode():  # somebody has saved it meanwhile, and polib has read what that is
        return read_po(path)
    head, *texts, tail = _blocks(text)
    if not (po.metadata and _HEADER.search(head)) or _CONTEXT.search(head):
        advice = 'it begins with msgid "" and msgstr "", followed by lines such as "Language: es\\n"'
        raise InputError.at(Place(str(path), 1), "the catalog has no header", advice)
    if len(texts) != len(po):
        raise InputError.at(Place(str(path)), "not a PO file all through", "an entry is msgctxt, msgid, msgstr")
    return PoFile(text, po, head, tail, tuple((entry, str(entry), it) for entry, it in zip(po, texts, strict=True)))


def _parsed(path: Path, text: str) -> polib.POFile:
    # polib drops the last character of a string that is not closed, so every line is looked at first.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if not _LINE.fullmatch(line):
            advice = 'strings stand in double quotes; in them, quotes are written \\" and line ends \\n'
            raise InputError.at(Place(str(path), number), f"not a line of a PO file: {line.strip()[:60]}", advice)
    try:
        po = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError) as reason:
        where = re.search(r"\(line (\d+)\)", str(reason))
        place = Place(str(path), int(where[1]) if where else None)
        raise InputError.at(place, "not a PO file from here on", "an entry is msgctxt, msgid, msgstr") from reason
    charset = _CHARSET.search(po.metadata.get("Content-Type", ""))
    if charset and charset[1].upper() not in {"UTF-8", "UTF8", "US-ASCII", "ASCII"}:
        place = Place(str(path), 1, "Content-Type")
        raise InputError.at(place, f"the charset is {charset[1]}", "save the catalog as UTF-8")
    return po


def _blocks(text: str) -> Iterator[str]:
    """The text entry by entry, each with the blank lines behind it; last what is behind all entries."""
    block, complete = "", False
    for line in _LINES.findall(text):
        if complete and _BEGIN.match(line):
            yield block
            block, complete = "", False
        block += line
        complete = complete or _TRANSLATION.match(line) is not None
    yield block
    if complete:
        yield ""


def _rendered(entry: polib.POEntry, newline: str) -> str:
    text: str = entry.__unicode__(wrapwidth=0)
    return newline.join([*text.rstrip("\n").split("\n"), ""])


def _joined(parts: Sequence[str], newline: str, end: str) -> str:
    """The parts with an empty line between them, where they bring none, and the end of the file."""
    parted = [part if part.endswith(newline * 2) else part.rstrip() + newline * 2 for part in parts[:-1]]
    return "".join([*parted, parts[-1].rstrip(), end])
