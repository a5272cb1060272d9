"""Small pages of our own, in XHTML, and the files made of them."""

from polybrief.languages import language
from polybrief.model.page import Attachment, Page
from polybrief.pdf.document import write_pdf
from polybrief.pdf.theme import default_theme

from pdf_file import Pdf

CREATED = "2024-12-05T10:20:30+00:00"
RUNNING = (
    '<div class="running header"><span>Kicker · Draft</span><span class="handling" dir="ltr">TLP:CLEAR</span></div>'
    '<div class="running footer"><span>a-brief · words</span><span class="handling" dir="ltr">TLP:CLEAR</span>'
    '<span>Page <span class="page-number"></span> of <span class="page-count"></span></span></div>'
)


def make_page(body: str, tag: str = "en", *, title: str = "A title", attachments: tuple[Attachment, ...] = (), **fields: str) -> Page:
    """A page with that body."""
    of_language = language(tag)
    xhtml = (
        f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{tag}" dir="{of_language.direction}">'
        f"<head><title>x</title></head><body>{body}</body></html>"
    )
    given = {"author": "", "subject": "", "created": CREATED, **fields}
    return Page(xhtml=xhtml, language=of_language, title=title, attachments=attachments, **given)


def write(page: Page) -> bytes:
    return write_pdf(page, default_theme())


def make_pdf(body: str, tag: str = "en", **fields: str) -> Pdf:
    """The file of a page with that body, read."""
    return Pdf(write(make_page(body, tag, **fields)))


# Every element of the page's vocabulary, in three languages and directions. {0} to {3} are words of the language.
_EVERYTHING = (
    RUNNING
    + """
<header><p class="kicker">{0} · <span class="status">{1}</span></p><h1>{0} {1}</h1>
<p class="meta">{2} 2024 (?) · {3}</p><p class="warning">{1} {0}</p></header>
<section class="summary box"><h2>{0}</h2>
<p id="S1">{0} {1} {2} {3}.<sup class="marks"><a href="#source-1" title="Herald, 14–67">1</a>\u00a0<a href="#source-2" title="Notes">2</a></sup></p>
<p id="S2">{1} {2}. <span class="basis">({0} <a href="#K1">K1</a>, <a href="#X1">X1</a>)</span></p></section>
<section class="key-points"><h2>{1}</h2><ol class="labelled">
<li id="K1"><span class="label" dir="ltr">K1</span> {0} {1} (USD 40 million) {2} 24 F-16 S-1/2024 {3}.<sup class="marks"><a href="#source-1" title="Herald, 1–9">1</a></sup></li>
<li id="K2"><span class="label" dir="ltr">K2</span> <em>{0}</em> <b>{1}</b> &lt;b&gt;{2}&lt;/b&gt; {{% x %}} &amp;amp; <span class="machine">{3}</span><span class="marker">*</span></li></ol></section>
<div class="columns"><section class="background"><h2>{2}</h2><ol class="labelled">
<li id="B1"><span class="label" dir="ltr">B1</span> {0} {1} {2} {3} {0} {1} {2} {3} {0} {1}.</li></ol></section>
<section class="positions"><h2>{3}</h2><ol class="labelled">
<li id="P1"><span class="label" dir="ltr">P1</span> <strong class="actor">{0}:</strong> {1} {2} {3}.</li></ol></section></div>
<section class="timeline"><h2>{0} {2}</h2><figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 24" role="img" aria-label="{0}: 1998, {1}; 2024, {2}">
<line x1="10" y1="12" x2="400" y2="12" stroke="currentColor" stroke-width="2"/>
<line x1="400" y1="12" x2="900" y2="12" stroke="currentColor" stroke-width="2" stroke-dasharray="6 6"/>
<circle cx="10" cy="12" r="6" fill="currentColor" stroke="currentColor" stroke-width="2"/>
<circle cx="900" cy="12" r="6" fill="#ffffff" stroke="currentColor" stroke-width="2" stroke-dasharray="3 3"/></svg>
<ol class="events"><li id="T1"><p class="date"><span class="label" dir="ltr">T1</span> 1998</p><p>{1} {2}.</p></li>
<li id="T2"><p class="date"><span class="label" dir="ltr">T2</span> 2024 (?)</p><p>{2} {3}.</p></li></ol></figure></section>
<div class="columns"><section class="figures"><h2>{1} {3}</h2><table class="figures">
<thead><tr><th scope="col">{0}</th><th scope="col">{1}</th></tr></thead><tbody>
<tr id="F1"><th scope="row"><span class="label" dir="ltr">F1</span> 32</th><td>{2}<sup class="marks"><a href="#source-2" title="Notes, 3">2</a></sup></td></tr>
<tr id="F2"><th scope="row"><span class="label" dir="ltr">F2</span> 24</th><td></td></tr></tbody></table></section>
<section class="quotes"><h2>{2} {3}</h2><div class="quote" id="Q1"><blockquote lang="{foreign}" dir="{direction}"><p>{quote}</p></blockquote>
<p class="rendering">{0} {1}</p><p class="speaker"><span class="label" dir="ltr">Q1</span> {3}<sup class="marks"><a href="#source-1" title="Herald, 5">1</a></sup></p></div></section></div>
<section class="disagreements"><h2>{3} {1}</h2><table class="disagreements">
<thead><tr><th scope="col">{0}</th><th scope="col">{1}</th><th scope="col">{2}</th><th scope="col">{3}</th></tr></thead>
<tbody><tr id="X1"><th scope="row"><span class="label" dir="ltr">X1</span> {0}</th><td><p><strong>Herald:</strong> {1}</p></td><td><p>{2}</p><p>{3}</p></td><td>{0} {1}</td></tr></tbody></table></section>
<section class="sources"><h2>{3} {0}</h2><ol class="sources">
<li id="source-1"><p><span class="label" dir="ltr">1</span> <a href="https://example.org/a?b=1&amp;c=(2)"><cite lang="{foreign}" dir="{direction}">{quote}</cite></a> · Herald</p>
<p class="rights">{1} · <span class="notice" lang="{foreign}" dir="{direction}">© 2024 {quote}. All rights reserved.</span></p></li>
<li id="source-2"><p><span class="label" dir="ltr">2</span> Notes</p><p class="rights">{2}</p></li></ol></section>
<footer class="colophon"><p>{0} {1} {2}. <span dir="ltr">a-brief.json</span></p></footer>"""
)
_WORDS = {
    "en": (("partner", "request", "members", "report"), "ar", "rtl", "نص من مصدر"),
    "ar": (("شريك", "الطلب", "الأعضاء", "التقرير"), "en", "ltr", "words of a source"),
    "zh": (("伙伴", "申请", "成员国", "报道"), "ar", "rtl", "نص من مصدر"),
}


def everything(tag: str) -> str:
    """A body with every element of the vocabulary, for `en`, `ar` or `zh`."""
    words, foreign, direction, quote = _WORDS[tag]
    return _EVERYTHING.format(*words, foreign=foreign, direction=direction, quote=quote)
