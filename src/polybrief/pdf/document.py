"""A page, set and drawn → the bytes of the file, by ReportLab's writer.

ReportLab numbers the objects, writes them, the cross-reference table and the trailer. Each object is handed to it already
formatted, which takes half the time of building it of ReportLab's dictionaries.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from polybrief.errors import PolybriefError
from polybrief.model.page import Page
from polybrief.pdf.blocks import set_story
from polybrief.pdf.content import ContentWriter, LinkArea
from polybrief.pdf.fonts import FontUse, font_objects
from polybrief.pdf.inline import Setting
from polybrief.pdf.metadata import PRODUCER, attached_file, embedded_file, pdf_date, srgb_profile, text_string, xmp
from polybrief.pdf.rows import Placed, paginate
from polybrief.pdf.running import set_running
from polybrief.pdf.structure import Element, format_elements, prune
from polybrief.pdf.theme import Theme

_VERSION = (1, 7)


class _Formatted(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object of a PDF file whose bytes are given."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        """What ReportLab asks of an object."""
        return self.data


class _File:
    """ReportLab's document, as a store of formatted objects."""

    def __init__(self) -> None:
        self.document = PDFDocument(dummyoutline=1, invariant=1, pdfVersion=_VERSION, compression=0)
        self._objects: dict[int, _Formatted] = {}

    def reserve(self) -> int:
        """A number for an object that comes later."""
        entry = _Formatted()
        self.document.Reference(entry)
        number: int = self.document.objectcounter
        self._objects[number] = entry
        return number

    def put(self, number: int, data: bytes | str) -> int:
        """Give a reserved object its bytes."""
        self._objects[number].data = data.encode("latin-1") if isinstance(data, str) else data
        return number

    def add(self, data: bytes | str) -> int:
        """Store an object; returns its number."""
        return self.put(self.reserve(), data)

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Store a stream, deflated unless `packed` is False."""
        if packed:
            data = zlib.compress(data, 6)
            entries += "/Filter/FlateDecode"
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("latin-1"), len(data), data))

    def bytes(self, catalog: int, info: int) -> bytes:
        """The file. Its identifier is a digest of its content, so that it is the same for the same input."""
        document = self.document
        document.Catalog, document.info = self._objects[catalog], self._objects[info]
        digest = hashlib.sha256()
        for entry in self._objects.values():
            digest.update(entry.data)
        document._ID = b"[<%s><%s>]" % ((digest.hexdigest()[:32].encode(),) * 2)
        data: bytes = document.format()
        return data


def write_pdf(page: Page, theme: Theme) -> bytes:
    """Lay out a page and write it as a file of PDF/UA-1 and PDF/A-3a.

    Raises:
        InputError: the page cannot be read.
        MissingGlyphError: no font of the language's chain has a character of it.
    """
    story = set_story(page, theme)
    width, height = theme.page["size"]
    top, bottom = theme.page["top"], theme.page["bottom"]
    pages = paginate(story.rows, top, height - top - bottom)
    fonts = FontUse()
    writer = ContentWriter(fonts, height)
    setting = Setting(page.language, theme)
    streams = [
        writer.page(placed, *set_running(story.running, setting, number, len(pages))) for number, placed in enumerate(pages, 1)
    ]
    prune(story.root)

    file = _File()
    page_numbers = [file.reserve() for _ in pages]
    link_numbers = [file.reserve() for _ in writer.links]
    tree = file.reserve()
    elements = story.root.walk()
    for element in elements:
        element.number = file.reserve()
    resources = " ".join(f"/{font.name} {font_objects(font, file.add)} 0 R" for font in fonts)
    parent, catalog, info = file.reserve(), file.reserve(), file.reserve()

    for index, (number, stream) in enumerate(zip(page_numbers, streams, strict=True)):
        annotations = " ".join(f"{link_numbers[i]} 0 R" for i, area in enumerate(writer.links) if area.page == index)
        file.put(
            number,
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {width} {height}]/Contents {file.stream(stream)} 0 R"
            f"/Resources<</Font<<{resources}>>>>/StructParents {index}/Tabs/S" + (f"/Annots[{annotations}]" if annotations else "") + ">>",
        )
    file.put(parent, f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{n} 0 R' for n in page_numbers)}]>>")
    places = _places(pages, page_numbers, height)
    for index, (number, area) in enumerate(zip(link_numbers, writer.links, strict=True)):
        file.put(number, _annotation(area, len(pages) + index, places))
    for element, data in zip(elements, format_elements(elements, tree, page_numbers, link_numbers, text_string), strict=True):
        file.put(element.number, data)
    file.put(tree, _structure_tree(story.root, writer, file))
    outline = _outlines(pages, page_numbers, height, file)
    file.put(catalog, _catalog(page, parent, tree, outline, file))
    date = pdf_date(page.created)
    names = {"Title": page.title, "Author": page.author, "Subject": page.subject, "Creator": "polybrief", "Producer": PRODUCER}
    entries = "".join(f"/{name}{text_string(text)}" for name, text in names.items() if text)
    file.put(info, f"<<{entries}/CreationDate({date})/ModDate({date})>>")
    return file.bytes(catalog, info)


def _places(pages: Sequence[Placed], numbers: Sequence[int], height: float) -> dict[str, str]:
    """The destination of each anchor."""
    return {
        anchor: f"[{number} 0 R/XYZ 0 {height - row.y + row.gap:.2f} null]"
        for placed, number in zip(pages, numbers, strict=True)
        for row in placed
        for anchor in row.row.anchors
    }


def _annotation(area: LinkArea, parent_key: int, places: dict[str, str]) -> str:
    """A link annotation; where it points to a place in the document, that is where its target was drawn."""
    target = area.element.link or ""
    if target.startswith("#"):
        if target[1:] not in places:
            raise PolybriefError(f"a link of the page points to {target}, which is not on it")
        action = f"/Dest{places[target[1:]]}"
    else:
        action = f"/A<</S/URI/URI{text_string(target.encode('idna' if False else 'utf-8').decode('latin-1'))}>>"
    rectangle = " ".join(f"{number:.2f}" for number in area.rectangle)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4{action}/Contents{text_string(area.element.contents)}"
        f"/StructParent {parent_key}>>"
    )


def _structure_tree(root: Element, writer: ContentWriter, file: _File) -> str:
    """The root of the tree, with the parents of marked content by page and of annotations behind them."""
    pages = [f"{key}[{' '.join(f'{element.number} 0 R' for element in marked)}]" for key, marked in enumerate(writer.marked)]
    links = [f"{len(pages) + index} {area.element.number} 0 R" for index, area in enumerate(writer.links)]
    parents = file.add(f"<</Nums[{' '.join([*pages, *links])}]>>")
    return f"<</Type/StructTreeRoot/K[{root.number} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages) + len(links)}>>"


def _outlines(pages: Sequence[Placed], numbers: Sequence[int], height: float, file: _File) -> int | None:
    """The bookmarks: one a heading, nested as the headings are. None where there is no heading."""
    found = [
        (level, title, f"[{number} 0 R/XYZ 0 {height - row.y + row.gap:.2f} null]")
        for placed, number in zip(pages, numbers, strict=True)
        for row in placed
        if row.row.outline
        for level, title in [row.row.outline]
    ]
    if not found:
        return None
    root = file.reserve()
    own = [file.reserve() for _ in found]
    parents: list[int] = []  # index into `found`, -1 for the root
    stack: list[int] = []
    for index, (level, _, _) in enumerate(found):
        while stack and found[stack[-1]][0] >= level:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    children: dict[int, list[int]] = {}
    for index, above in enumerate(parents):
        children.setdefault(above, []).append(index)
    for index, (_, title, place) in enumerate(found):
        siblings = children[parents[index]]
        at = siblings.index(index)
        parts = [f"<</Title{text_string(title)}/Parent {own[parents[index]] if parents[index] >= 0 else root} 0 R/Dest{place}"]
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


def _catalog(page: Page, parent: int, tree: int, outline: int | None, file: _File) -> str:
    profile = file.stream(srgb_profile(), "/N 3")
    metadata = file.stream(xmp(page), "/Type/Metadata/Subtype/XML", packed=False)
    files = [
        (attachment.name, file.add(attached_file(attachment, page.created, file.stream(attachment.data, embedded_file(attachment, page.created)))))
        for attachment in page.attachments
    ]
    direction = "/Direction/R2L" if page.language.direction == "rtl" else ""
    parts = [
        f"<</Type/Catalog/Pages {parent} 0 R/Lang{text_string(page.language.tag)}/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R",
        f"/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true{direction}>>/PageLabels<</Nums[0<</S/D>>]>>",
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>]",
    ]
    if outline is not None:
        parts.append(f"/Outlines {outline} 0 R/PageMode/UseOutlines")
    if files:
        listed = " ".join(f"{text_string(name)} {number} 0 R" for name, number in sorted(files))
        parts.append(f"/AF[{' '.join(f'{number} 0 R' for _, number in files)}]/Names<</EmbeddedFiles<</Names[{listed}]>>>>")
    return "".join(parts) + ">>"
