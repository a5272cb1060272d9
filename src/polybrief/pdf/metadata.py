"""What a PDF/UA-1 and PDF/A-3a file says of itself: XMP, information dictionary, output intent, attached files."""

from __future__ import annotations

import datetime
import hashlib
import re
import struct
from functools import cache

from polybrief.model.page import Attachment, Page
from polybrief.pdf.file import Stream, literal, stream

PRODUCER = "polybrief on ReportLab"

# PDF/A wants the properties of other standards described.
_EXTENSIONS = (
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description pdfaSchema:schema="PDF/UA" pdfaSchema:prefix="pdfuaid"'
    ' pdfaSchema:namespaceURI="http://www.aiim.org/pdfua/ns/id/"><pdfaSchema:property><rdf:Seq>'
    '<rdf:li pdfaProperty:name="part" pdfaProperty:valueType="Integer" pdfaProperty:category="internal"'
    ' pdfaProperty:description="part of ISO 14289"/>'
    "</rdf:Seq></pdfaSchema:property></rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)

# What PDFDocEncoding has that Latin-1 has not (ISO 32000-1, D.3).
_MARKS = str.maketrans("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž€", "".join(map(chr, (*range(0x80, 0x9F), 0xA0))))
_OTHERS = re.compile(f"[^\x00-\xff{''.join(map(chr, _MARKS))}]")
_OTHER_ENCODINGS = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")  # how text strings in others begin
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def xmp(page: Page) -> bytes:
    """The metadata packet (ISO 16684-1), with the identification of PDF/A-3a and PDF/UA-1."""
    tag = page.language.tag

    def localized(name: str, text: str) -> str:
        """Dublin Core's language alternatives, the default one alone."""
        return (
            f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt></dc:{name}>'
            if text
            else ""
        )

    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{_escaped(page.author)}</rdf:li></rdf:Seq></dc:creator>" if page.author else ""
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        f'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"{_EXTENSIONS} pdf:Producer="{PRODUCER}" '
        f'xmp:CreatorTool="polybrief" xmp:CreateDate="{page.created}" xmp:ModifyDate="{page.created}" '
        'pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1">\n'
        f"{localized('title', page.title)}{author}{localized('description', page.subject)}"
        f"<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>\n"
        f'{_UA_SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _escaped(text: str) -> str:
    """Text as it stands in XML; the standard library's function brings its modules for the network along."""
    return text.translate(_ENTITIES)


def pdf_date(created: str) -> str:
    """An ISO 8601 date and time as PDF writes it: `D:20260102030405+00'00'`."""
    moment = datetime.datetime.fromisoformat(created)
    offset = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def text_bytes(text: str) -> bytes:
    """The bytes of a text string (ISO 32000-1, 7.9.2): PDFDocEncoding, else UTF-16BE with its mark."""
    if text.isprintable() and not _OTHERS.search(text):
        if text.isascii():
            return text.encode()
        encoded = text.translate(_MARKS).encode("latin-1")
        if not encoded.startswith(_OTHER_ENCODINGS):
            return encoded
    return b"\xfe\xff" + text.encode("utf-16-be")


def text_string(text: str) -> str:
    """A text string in PDF syntax: a literal string, one character a byte."""
    return f"({literal(text_bytes(text))})"


def attached_file(attachment: Attachment, data: int) -> str:
    """The file specification of an attached file whose embedded stream has the object number `data`."""
    name = text_string(attachment.name)
    return (
        f"<</Type/Filespec/F{name}/UF{name}/Desc{text_string(attachment.description)}/AFRelationship/Data"
        f"/EF<</F {data} 0 R/UF {data} 0 R>>>>"
    )


def embedded_file(attachment: Attachment, created: str) -> str:
    """Entries for the dictionary of an embedded file's stream."""
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    kind = attachment.media_type.replace("/", "#2F")
    size, date = len(attachment.data), pdf_date(created)
    return f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {size}/ModDate({date})/CheckSum<{digest}>>>"


@cache
def output_profile() -> Stream:
    """The profile of the output intent, as a stream."""
    return stream(srgb_profile(), "/N 3")


def srgb_profile() -> bytes:
    """An ICC profile (version 4.2, display, RGB to XYZ) for sRGB (IEC 61966-2-1), without a date or a platform.

    https://www.color.org/specification/ICC.1-2022-05.pdf; colorants are sRGB's primaries adapted to D50.
    """

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    def text(words: str) -> bytes:
        encoded = words.encode("utf-16-be")
        return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(encoded), 28) + encoded

    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    xyz = b"XYZ " + bytes(4)
    entries = {
        b"desc": text("sRGB"),
        b"cprt": text("No copyright, use freely"),
        b"wtpt": xyz + fixed(0.9642, 1.0, 0.8249),
        b"chad": b"sf32"
        + bytes(4)
        + fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168),
        b"rXYZ": xyz + fixed(0.43607, 0.22249, 0.01392),
        b"gXYZ": xyz + fixed(0.38515, 0.71687, 0.09708),
        b"bXYZ": xyz + fixed(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(entries)
    table, body = struct.pack(">I", len(entries)), b""
    for tag, data in entries.items():
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4xI4s4s4s", offset + len(body), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249) + bytes(48)
    return header + table + body
