"""PO files, of which only what changes is rewritten.

An editor such as Poedit wraps lines at its own width, and a repository shows every line that moved. So an entry that
stays as it is keeps its bytes. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from polybrief.errors import InputError, Place
from polybrief.translation.files import read_text

_LINE = re.compile(
    r'\s*(?:#(?![~|]).*|(?:#[~|]+\s*)?(?:(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?)\s*'
)
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_TRANSLATION = re.compile(r"\s*(?:#~\s*)?msgstr")
_BEGIN = re.compile(r"\s*(?:#(?!~)|#~\||(?:#~\s*)?msg(?:ctxt|id)\s)")
_BLANK_LINES = re.compile(r"\s*\Z")


@dataclass(frozen=True)
class PoFile:
    """A PO file as read.

    Attributes:
        text: the whole of it; empty where there is no such file yet.
        po: its entries in their order, obsolete ones among them, and its header.
        blocks: the text of each entry with what it was when it was read, the header's first.
    """

    text: str
    po: polib.POFile
    blocks: tuple[tuple[polib.POEntry, str, str], ...]

    def with_entries(self, entries: Sequence[polib.POEntry]) -> str:
        """The text of the file with these entries: those that are the file's own and unchanged keep their bytes."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        kept = {id(entry): text for entry, was, text in self.blocks if str(entry) == was}
        head = self.po.metadata_as_entry()
        if self.blocks:
            first, was, text = self.blocks[0]
            same = _header(self.po) == was
            parts = [text if same else _rendered(head, first.tcomment, newline)]
        else:
            parts = [_rendered(head, "", newline)]
        parts += [kept.get(id(entry)) or _rendered(entry, None, newline) for entry in entries]
        blank = _BLANK_LINES.search(self.text)
        return _joined(parts, newline, blank[0] if self.text and blank else newline)


def read_po(path: Path) -> PoFile:
    """A PO file; an empty one where there is none.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or not PO; with the line.
    """
    if not path.exists():
        return PoFile("", polib.POFile(wrapwidth=0), ())
    text = read_text(path, "save the catalog as UTF-8")
    po = _parsed(path, text)
    texts = list(_blocks(text))
    entries = [polib.POEntry(msgid="", tcomment=po.header), *po]
    if len(texts) != len(entries):
        return PoFile(text, po, ())
    was = [_header(po), *(str(entry) for entry in po)]
    return PoFile(text, po, tuple(zip(entries, was, texts, strict=True)))


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
    """The text entry by entry, each with the blank lines behind it."""
    block, complete = "", False
    for line in _LINES.findall(text):
        if complete and _BEGIN.match(line):
            yield block
            block, complete = "", False
        block += line
        complete = complete or _TRANSLATION.match(line) is not None
    if block:
        yield block


def _header(po: polib.POFile) -> str:
    return str(po.metadata_as_entry())


def _rendered(entry: polib.POEntry, comment: str | None, newline: str) -> str:
    lines = [f"# {line}".rstrip() for line in comment.split("\n")] if comment else []
    text: str = entry.__unicode__(wrapwidth=0)
    return newline.join([*lines, *text.rstrip("\n").split("\n"), ""])


def _joined(parts: Sequence[str], newline: str, end: str) -> str:
    """The parts with an empty line between them, where they bring none, and the end of the file."""
    parted = [part if part.endswith(newline * 2) else part.rstrip() + newline * 2 for part in parts[:-1]]
    return "".join([*parted, parts[-1].rstrip(), end])
