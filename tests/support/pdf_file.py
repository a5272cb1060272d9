"""A PDF file as its readers meet it: what is drawn where, what the structure tree says of it, what is attached."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

POINTS = 0.01  # of a content stream's unit
NO_TEXT = "\u2060"  # what a glyph beyond the first of its cluster stands for
_RANGE = re.compile(rb"^<([0-9A-Fa-f]+)><([0-9A-Fa-f]+)><([0-9A-Fa-f]+)>$", re.MULTILINE)
_LISTED_RANGE = re.compile(rb"^<([0-9A-Fa-f]+)><([0-9A-Fa-f]+)>\[([^]]*)\]$", re.MULTILINE)


@dataclass(eq=False)
class Shown:
    """What one positioning shows, glyph by glyph from left to right: x and text of each.

    Attributes:
        mcid: of the marked content around it; None in an artifact.
        artifact: its type and subtype, `Pagination/Header`; empty in marked content.
    """

    page: int
    mcid: int | None
    artifact: str
    font: str
    size: float
    rise: float
    x: float
    y: float
    glyphs: list[tuple[float, str]] = field(default_factory=list)
    right: float = 0.0
    rtl: bool = False

    @property
    def text(self) -> str:
        """The text in logical order; a run has one direction."""
        parts = [text for _, text in self.glyphs]
        return "".join(reversed(parts) if self.rtl else parts)


@dataclass(frozen=True)
class Picture:
    """An image as a page shows it; `matrix` is that of its unit square."""

    page: int
    mcid: int | None
    artifact: str
    matrix: tuple[float, ...]
    object: Any


@dataclass(frozen=True)
class Marked:
    """A marked-content sequence in the structure tree."""

    page: int
    mcid: int


@dataclass(eq=False)
class Annotation:
    """A link's active area in the structure tree."""

    page: int
    object: Any


@dataclass(eq=False)
class Node:
    """A structure element."""

    role: str
    parent: Node | None
    language: str | None
    alt: str | None
    attributes: dict[str, Any]
    pdf: Pdf
    id: tuple[int, int]
    name: str | None = None  # its identifier, /ID
    kids: list[Node | Marked | Annotation] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def annotations(self) -> list[Annotation]:
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    def walk(self) -> Iterator[Node]:
        """This element and those below it, in reading order."""
        yield self
        for node in self.nodes:
            yield from node.walk()

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]

    def shown(self) -> Iterator[Shown]:
        """What is drawn of this element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.shown()
            elif isinstance(kid, Marked):
                yield from self.pdf.content.get((kid.page, kid.mcid), [])

    @property
    def text(self) -> str:
        """Its text in reading order."""
        return "".join(shown.text for shown in self.shown())

    @property
    def pages(self) -> list[int]:
        """The pages it is drawn on."""
        return sorted({shown.page for shown in self.shown()})

    @property
    def effective_language(self) -> str | None:
        return self.language or (self.parent.effective_language if self.parent else None)


class Pdf:
    """A file, read once."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pikepdf.open(io.BytesIO(data))
        self.catalog = self.file.Root
        self.language = str(self.catalog.Lang)
        self._rtl = self.catalog.get("/ViewerPreferences", {}).get("/Direction") == "/R2L"
        self._page_of = {page.obj.objgen: index for index, page in enumerate(self.file.pages)}
        self._fonts: dict[tuple[int, int], _Font] = {}

    @property
    def page_count(self) -> int:
        return len(self.file.pages)

    @cached_property
    def shown(self) -> list[Shown]:
        """All text, in the order it is drawn."""
        return [shown for index, page in enumerate(self.file.pages) for shown in self._read(index, page)]

    @cached_property
    def pictures(self) -> list[Picture]:
        """All pictures, in the order they are drawn."""
        found: list[Picture] = []
        for number, page in enumerate(self.file.pages):
            mark: tuple[int | None, str] = (None, "")
            matrix: tuple[float, ...] = ()
            for operands, operator in pikepdf.parse_content_stream(page, "BDC cm Do"):
                if str(operator) == "BDC":
                    mark = _mark(operands)
                elif str(operator) == "cm":
                    matrix = tuple(float(number) * POINTS for number in operands)
                else:
                    found.append(Picture(number, *mark, matrix, page.Resources.XObject[operands[0]]))
        return found

    @cached_property
    def content(self) -> dict[tuple[int, int], list[Shown]]:
        """Text by page and MCID."""
        found: dict[tuple[int, int], list[Shown]] = {}
        for shown in self.shown:
            if shown.mcid is not None:
                found.setdefault((shown.page, shown.mcid), []).append(shown)
        return found

    @cached_property
    def tree(self) -> Node:
        """The Document element."""
        kids = self.catalog.StructTreeRoot.K
        (root,) = kids if isinstance(kids, pikepdf.Array) else [kids]
        return self._node(root, None)

    @property
    def text(self) -> str:
        """All text that belongs to the structure, in its reading order."""
        return self.tree.text

    @cached_property
    def parents(self) -> dict[int, Any]:
        """The parent tree."""
        numbers = self.catalog.StructTreeRoot.ParentTree.Nums
        return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}

    def artifacts(self, kind: str = "") -> list[Shown]:
        return [shown for shown in self.shown if shown.artifact.startswith(kind) and shown.mcid is None]

    def target(self, annotation: Annotation) -> tuple[int, float]:
        """Page and height that a link inside the document leads to."""
        page, _, _, top, _ = annotation.object.Dest
        return self._page_of[page.objgen], float(top)

    def fonts(self) -> list[Any]:
        """Every font dictionary of the file, descendants included."""
        return [obj for obj in self.file.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"]

    def outline(self) -> list[tuple[int, str, int]]:
        """Bookmarks: depth, title, page."""
        found: list[tuple[int, str, int]] = []

        def visit(item: Any, depth: int) -> None:
            while item is not None:
                found.append((depth, str(item.Title), self._page_of[item.Dest[0].objgen]))
                visit(item.get("/First"), depth + 1)
                item = item.get("/Next")

        if "/Outlines" in self.catalog:
            visit(self.catalog.Outlines.get("/First"), 0)
        return found

    def _node(self, data: Any, parent: Node | None) -> Node:
        attributes = dict(data.get("/A", {}))
        alt = data.get("/Alt")
        language = data.get("/Lang")
        node = Node(
            str(data.S)[1:],
            parent,
            None if language is None else str(language),
            None if alt is None else str(alt),
            attributes,
            self,
            data.objgen,
            str(data.ID) if "/ID" in data else None,
        )
        kids = data.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append(Marked(self._page_of[data.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(Marked(self._page_of[kid.get("/Pg", data.get("/Pg")).objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(Annotation(self._page_of[kid.get("/Pg", data.get("/Pg")).objgen], kid.Obj))
            else:
                node.kids.append(self._node(kid, node))
        return node

    def _read(self, number: int, page: Any) -> Iterator[Shown]:
        fonts = {name: self._font(font) for name, font in page.Resources.get("/Font", {}).items()}
        marks: list[tuple[int | None, str]] = []
        font, size, rise = "", 0.0, 0.0
        now: Shown | None = None
        begin = (0, 0)
        x = y = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    marks.append(_mark(operands))
                case "EMC":
                    marks.pop()
                    now = None
                case "BT":
                    begin = (0, 0)
                case "rg":
                    now = None
                case "Tf":
                    font, size, now = str(operands[0]), round(float(operands[1]) * POINTS, 6), None
                case "Ts":
                    rise = round(float(operands[0]) * POINTS, 6)
                case "Td":
                    begin = begin[0] + int(operands[0]), begin[1] + int(operands[1])
                    x, y = (round(it * POINTS, 2) for it in begin)
                    now = None
                case "TJ":
                    if now is None:
                        mcid, artifact = next((mark for mark in reversed(marks) if mark != (None, "")), (None, ""))
                        now = Shown(number, mcid, artifact, fonts[font].name, size, rise, x, y)
                        yield now
                    x = self._show(operands[0], fonts[font], now, x)
                case "Tj" | "'" | '"' | "Tm" | "TD" | "T*":
                    raise AssertionError(f"the tests do not read the operator {operator}")
        assert not marks, "marked content is closed on its page"

    def _show(self, parts: Any, font: _Font, now: Shown, x: float) -> float:
        """What TJ shows from x on; returns where it ends."""
        for part in parts:
            if not isinstance(part, pikepdf.String):
                x -= float(part) * now.size / 1000
                continue
            for text, width in font.read(bytes(part)):
                now.glyphs.append((x, text))
                x += width * now.size / 1000
        now.right = x
        now.rtl = _is_rtl("".join(text for _, text in now.glyphs), self._rtl)
        return x

    def _font(self, font: Any) -> _Font:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _Font(font)
        return self._fonts[font.objgen]


class _Font:
    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)[1:]
        self._texts = _texts(font.ToUnicode.read_bytes())
        self._cids: dict[int, int] = {}
        if font.Subtype == "/TrueType":
            self._size = 1
            self._widths = {int(font.FirstChar) + index: float(width) for index, width in enumerate(font.Widths)}
            return
        self._size = 2
        ranges = list(font.DescendantFonts[0].W)
        self._widths = {
            int(first) + index: float(width)
            for first, widths in zip(ranges[::2], ranges[1::2], strict=True)
            for index, width in enumerate(widths)
        }
        if font.Encoding != "/Identity-H":
            self._cids = _cids(font.Encoding.read_bytes())

    def read(self, codes: bytes) -> Iterator[tuple[str, float]]:
        for i in range(0, len(codes), self._size):
            code = int.from_bytes(codes[i : i + self._size], "big")
            yield self._texts[code].replace(NO_TEXT, ""), self._widths[self._cids.get(code, code)]


def _texts(cmap: bytes) -> dict[int, str]:
    """The text of each code in a ToUnicode CMap."""
    found: dict[int, str] = {}
    for first, last, text in _RANGE.findall(cmap):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[code] = chr(int(text, 16) + code - int(first, 16))
    for first, _, listed in _LISTED_RANGE.findall(cmap):
        for code, text in enumerate(re.findall(rb"\w+", listed), int(first, 16)):
            found[code] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _cids(cmap: bytes) -> dict[int, int]:
    """The CID of each code in a CMap."""
    return {int(code, 16): int(cid) for code, cid in re.findall(rb"<(\w{4})>(\d+)", cmap)}


def _mark(operands: Any) -> tuple[int | None, str]:
    if len(operands) < 2:
        return None, str(operands[0])[1:]
    tag, properties = str(operands[0])[1:], operands[1]
    if tag == "Artifact":
        kinds = [str(properties[key])[1:] for key in ("/Type", "/Subtype") if key in properties]
        return None, "/".join(kinds) or tag
    return int(properties.MCID), ""


def _is_rtl(text: str, document: bool) -> bool:
    """The direction of a run: that of its letters, the document's where it has neither letters nor digits."""
    classes = {unicodedata.bidirectional(character) for character in text}
    if classes & {"R", "AL"}:
        return True
    return document and not classes & {"L", "EN", "AN"}


def squeeze(text: str) -> str:
    """A text as it may be compared: NFC, without spaces, hyphens (lines may have added one) and what is not seen."""
    kept = [
        c
        for c in unicodedata.normalize("NFC", text)
        if not c.isspace() and c != "-" and unicodedata.category(c) not in ("Cf", "Cc")
    ]
    return "".join(kept)
