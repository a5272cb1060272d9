"""Small pages of our own, in XHTML, and the files made of them."""

from pathlib import Path

from pdf_file import Pdf

from polybrief.languages import language
from polybrief.model.page import Attachment, Page
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme_file import read_theme

CREATED = "2024-12-05T10:20:30+00:00"
RUNNING = (
    '<div class="running header"><span>Kicker · Draft</span><span class="handling" dir="ltr">TLP:CLEAR</span></div>'
    '<div class="running footer"><span>a-brief · words</span><span class="handling" dir="ltr">TLP:CLEAR</span>'
    '<span>Page <span class="page-number"></span> of <span class="page-count"></span></span></div>'
)


def make_page(
    body: str, tag: str = "en", *, title: str = "A title", attachments: tuple[Attachment, ...] = (), **fields: str
) -> Page:
    """A page with that body."""
    of_language = language(tag)
    xhtml = (
        f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{tag}" dir="{of_language.direction}">'
        f"<head><title>x</title></head><body>{body}</body></html>"
    )
    given = {"author": "", "subject": "", "created": CREATED, **fields}
    return Page(xhtml=xhtml, language=of_language, title=title, attachments=attachments, **given)


def write(page: Page) -> bytes:
    return write_pdf(page, read_theme())


def make_pdf(body: str, tag: str = "en", **fields: str) -> Pdf:
    """The file of a page with that body, read."""
    return Pdf(write(make_page(body, tag, **fields)))


def columns(*sections: str) -> str:
    """Sections side by side."""
    return f'<div class="columns">{"".join(f"<section>{section}</section>" for section in sections)}</div>'


def table(rows: int, cell: str) -> str:
    """A table of two columns, its rows named F0, F1 …"""
    head = '<thead><tr><th scope="col">Figure</th><th scope="col">What</th></tr></thead>'
    body = "".join(f'<tr id="F{n}"><th scope="row">F{n}</th><td>{cell}</td></tr>' for n in range(rows))
    return f'<table class="figures">{head}<tbody>{body}</tbody></table>'


_WORDS = {
    "en": (("partner", "request", "members", "report"), "ar", "rtl", "نص من مصدر"),
    "ar": (("شريك", "الطلب", "الأعضاء", "التقرير"), "en", "ltr", "words of a source"),
    "zh": (("伙伴", "申请", "成员国", "报道"), "ar", "rtl", "نص من مصدر"),
}


def everything(tag: str) -> str:
    """A body with every element of the vocabulary, for `en`, `ar` or `zh`; {0} to {3} are words of the language."""
    words, foreign, direction, quote = _WORDS[tag]
    template = Path(__file__).with_name("everything.xhtml").read_text("utf-8")
    return RUNNING + template.format(*words, foreign=foreign, direction=direction, quote=quote)
