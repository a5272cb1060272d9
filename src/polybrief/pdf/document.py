"""A page, set and drawn → the bytes of the file."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from urllib.parse import quote

from polybrief.errors import PolybriefError
from polybrief.model.page import Page
from polybrief.pdf.blocks import set_story
from polybrief.pdf.content import ContentWriter, LinkArea
from polybrief.pdf.file import PdfFile, stream
from polybrief.pdf.fonts import FontUse, font_objects
from polybrief.pdf.inline import Setting
from polybrief.pdf.metadata import (
    PRODUCER,
    attached_file,
    embedded_file,
    output_profile,
    pdf_date,
    text_bytes,
    text_string,
    xmp,
)
from polybrief.pdf.outlines import destination, write_outlines
from polybrief.pdf.pages import loosely
from polybrief.pdf.pictures import image_object
from polybrief.pdf.rows import Placed
from polybrief.pdf.running import set_running
from polybrief.pdf.structure import Element, format_elements, note_id, settle
from polybrief.pdf.theme import Theme

_FEW_GLYPHS = {"Latn", "Cyrl", "Grek", "Hebr", "Thai", "Laoo"}  # a document seldom shows more than 255 of a font
# What stands in a URI as it is (RFC 3986); other characters are percent-encoded as UTF-8.
_INEXACT = 1e-6
_URI = ":/?#[]@!$&'()*+,;=%-._~"


def write_pdf(page: Page, theme: Theme) -> bytes:
    """Lay out a page and write it as a file of PDF/UA-1 and PDF/A-3a.

    Raises:
        InputError: the page cannot be read.
        MissingGlyphError: no font of the language's chain has a character of it.
    """
    story = set_story(page, theme)
    width, height = theme.page["size"]
    top, bottom = theme.page["top"], theme.page["bottom"]
    pages = loosely(story.rows, top, height - top - bottom)
    fonts = FontUse(of_few=page.language.script in _FEW_GLYPHS)
    writer = ContentWriter(fonts, height)
    setting = Setting(page.language, theme)
    contents = [
        writer.page(placed, *set_running(story.running, setting, number, len(pages)))
        for number, placed in enumerate(pages, 1)
    ]
    elements = settle(story.root)

    file = PdfFile()
    catalog, info, parent, tree = file.reserve(4)
    page_numbers = file.reserve(len(pages))
    link_numbers = file.reserve(len(writer.links))
    by_role = sorted(elements, key=lambda element: element.role)  # like objects one after the other pack better
    for element, number in zip(by_role, file.reserve(len(elements)), strict=True):
        element.number = number
    resources = f"/Font<<{font_objects(fonts, file)}>>"
    if writer.images:
        images = " ".join(f"/{name} {image_object(image, file)} 0 R" for name, image in writer.images.items())
        resources += f"/XObject<<{images}>>"
    annotations: list[list[str]] = [[] for _ in pages]
    for number, area in zip(link_numbers, writer.links, strict=True):
        annotations[area.page].append(f"{number} 0 R")

    for index, (number, content, links) in enumerate(zip(page_numbers, contents, annotations, strict=True)):
        file.put(
            number,
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {width} {height}]/Contents {file.add(stream(content))} 0 R"
            f"/Resources<<{resources}>>/StructParents {index}/Tabs/S"
            + (f"/Annots[{' '.join(links)}]" if links else "")
            + ">>",
        )
    file.put(parent, f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{n} 0 R' for n in page_numbers)}]>>")
    places = _places(pages, page_numbers, height)
    for index, (number, area) in enumerate(zip(link_numbers, writer.links, strict=True)):
        file.put(number, _annotation(area, len(pages) + index, places))
    for element, data in zip(
        elements, format_elements(elements, tree, page_numbers, link_numbers, text_string), strict=True
    ):
        file.put(element.number, data)
    file.put(tree, _structure_tree(elements, writer, file))
    outline = write_outlines(pages, page_numbers, height, file)
    file.put(catalog, _catalog(page, parent, tree, outline, file))
    date = pdf_date(page.created)
    names = {
        "Title": page.title,
        "Author": page.author,
        "Subject": page.subject,
        "Creator": "polybrief",
        "Producer": PRODUCER,
    }
    entries = "".join(f"/{name}{text_string(text)}" for name, text in names.items() if text)
    file.put(info, f"<<{entries}/CreationDate({date})/ModDate({date})>>")
    return file.bytes(catalog, info)


def _places(pages: Sequence[Placed], numbers: Sequence[int], height: float) -> dict[str, str]:
    """The destination of each anchor."""
    return {
        anchor: destination(number, height, row)
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
        action = f"/A<</S/URI/URI{text_string(quote(target, safe=_URI))}>>"
    left, bottom, right, top = area.rectangle
    # Marks that stand side by side shall not overlap; sums of lengths are not exact.
    left, right = floor(left * 10 + _INEXACT) / 10, ceil(right * 10 - _INEXACT) / 10
    # In this order most of an entry is what the one before it had, and packs well.
    return (
        f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/StructParent {parent_key}{action}"
        f"/Contents{text_string(area.element.contents)}/Rect[{left:g} {floor(bottom)} {right:g} {ceil(top)}]>>"
    )


def _structure_tree(elements: Sequence[Element], writer: ContentWriter, file: PdfFile) -> str:
    """The root of the tree, with the parents of marked content by page and of annotations behind them."""
    pages = [
        f"{key}[{' '.join(f'{element.number} 0 R' for element in marked)}]" for key, marked in enumerate(writer.marked)
    ]
    links = [f"{len(pages) + index} {area.element.number} 0 R" for index, area in enumerate(writer.links)]
    parents = file.add(f"<</Nums[{' '.join([*pages, *links])}]>>")
    count = len(pages) + len(links)
    notes = " ".join(f"({note_id(it)}) {it.number} 0 R" for it in elements if it.role == "Note")
    ids = f"/IDTree<</Names[{notes}]>>" if notes else ""
    return (
        f"<</Type/StructTreeRoot/K[{elements[0].number} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {count}{ids}>>"
    )


def _catalog(page: Page, parent: int, tree: int, outline: int | None, file: PdfFile) -> str:
    profile = file.add(output_profile())
    metadata = file.add(stream(xmp(page), "/Type/Metadata/Subtype/XML", packed=False))
    files = [
        (each.name, file.add(attached_file(each, file.add(stream(each.data, embedded_file(each, page.created))))))
        for each in page.attachments
    ]
    direction = "/Direction/R2L" if page.language.direction == "rtl" else ""
    parts = [
        f"<</Type/Catalog/Pages {parent} 0 R/Lang{text_string(page.language.tag)}/MarkInfo<</Marked true>>",
        f"/StructTreeRoot {tree} 0 R/Metadata {metadata} 0 R/PageLabels<</Nums[0<</S/D>>]>>",
        f"/ViewerPreferences<</DisplayDocTitle true{direction}>>",
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)",
        f"/DestOutputProfile {profile} 0 R>>]",
    ]
    if outline is not None:
        parts.append(f"/Outlines {outline} 0 R/PageMode/UseOutlines")
    if files:
        # A name tree is in the order of its keys' bytes.
        names = sorted(files, key=lambda file: text_bytes(file[0]))
        listed = " ".join(f"{text_string(name)} {number} 0 R" for name, number in names)
        parts.append(
            f"/AF[{' '.join(f'{number} 0 R' for _, number in files)}]/Names<</EmbeddedFiles<</Names[{listed}]>>>>"
        )
    return "".join(parts) + ">>"
