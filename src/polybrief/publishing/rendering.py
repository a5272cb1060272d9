"""Fill a template with an edition."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import TemplateRuntimeError
from markupsafe import Markup, escape
from msgspec import Struct

from polybrief.errors import InputError
from polybrief.languages import Direction, Language, nearest
from polybrief.model.brief import Source
from polybrief.model.edition import Edition, Origin
from polybrief.model.edtf import Edtf
from polybrief.model.page import Attachment, Issuer, Look, Page
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.directions import as_written, direction_of
from polybrief.publishing.environment import Filled, fill
from polybrief.publishing.figures.drawing import Figures
from polybrief.publishing.formats import Formats
from polybrief.publishing.notes import Notes
from polybrief.publishing.permissions import printable
from polybrief.publishing.references import LICENCES, References

# What XML 1.0 has no place for, not even escaped: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # compiled faster than its contrary
_ID = re.compile(r"""\sid=(["'])(?P<id>.*?)\1""")
_INNER_LINK = re.compile(r"""<a\s[^>]*?href=(["'])#(?P<target>.*?)\1[^>]*>(?P<text>.*?)</a>""", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_VARIABLE = re.compile(r"%\((?P<name>\w+)\)s|%%")
_ANY = ("", "und")  # BCP 47's word for a language that is not told
_STAND_IN = 0xF0000  # a private plane: no text of a list format has these
# Where Thai, which writes no spaces between words, meets a Latin one, it does.
_UNSPACED = re.compile(
    "(?<=[\u0e01-\u0e4e])(?=[\U000f0000-\U000fffff])|(?<=[\U000f0000-\U000fffff])(?=[\u0e01-\u0e4e])"
)


class IssuerName(Struct, frozen=True):
    """What the issuing body is called, with the BCP 47 tag of the language that it is in, and its direction."""

    text: str
    language: str
    direction: Direction


def render(
    edition: Edition,
    *,
    template: str,
    folder: Path | None,
    look: Look,
    formats: Formats,
    translations: gettext.NullTranslations,
    created: str,
) -> Page:
    """Render an edition.

    Args:
        template: the kind of document: one of `environment.available_templates`.
        folder: the templates of the workspace, which go before ours; None where it has none.
        look: what of the theme the template may know.
        formats: for the edition's language.
        translations: the interface in the edition's language.
        created: ISO 8601 date and time with UTC offset that the files will bear.

    Raises:
        UsageError: there is no such template.
        InputError: a template that cannot be filled, with its line; a character that no document can hold; an item
            that names what the brief does not have.
    """
    brief = edition.brief
    attachment = f"{brief.id}.{edition.language.tag}.json"
    items = frozenset(item.id for _, item in brief.items())

    def filled_without(absent: Collection[str]) -> Filled:
        context = _context(edition, formats, look, attachment, absent)
        return fill(template, folder, {"template": template, **context, **_messages(translations)}, items)

    filled = filled_without(())
    if absent := _absent(filled.xhtml, items):  # what a page does not show is known once it is there
        filled = filled_without(absent)
    _refuse_not_xml(filled.xhtml, edition)
    return Page(
        # A parser would read a carriage return as a line feed.
        xhtml=_without_dead_links(filled.xhtml, items).replace("\r", "&#13;"),
        language=edition.language,
        title=" ".join(edition.texts["title"].text.split()),
        author=brief.originator.name if brief.originator else "",
        subject=filled.subject or template,
        created=created,
        attachments=(
            Attachment(
                name=attachment,
                media_type="application/json",
                description=translations.gettext(
                    "The texts of this edition with their origins, evidence, values and rights"
                ),
                data=edition_json(edition),
            ),
        ),
        images=(look.issuer.logo,) if look.issuer.logo else (),
    )


def _context(
    edition: Edition, formats: Formats, look: Look, attachment: str, absent: Collection[str] = ()
) -> dict[str, Any]:
    """What a template may use; `absent` are the ids of items that its page does not show."""
    brief, language = edition.brief, edition.language
    origins = [text.origin for text in edition.texts.values()]
    references = References(brief)
    return {
        "edition": edition,
        "brief": brief,
        "sections": brief.sections,
        "texts": edition.texts,
        "values": edition.values,
        "formats": formats,
        "references": references,
        "notes": Notes(brief),
        "licences": LICENCES,
        "figures": Figures(edition, formats, look),
        "origins": sorted(set(origins)),
        "engines": list(dict.fromkeys(_short(text.engine) for text in edition.texts.values() if text.engine)),
        "reviewed": origins.count(Origin.REVIEWED) / len(origins),
        "attachment": attachment,
        "look": look,
        "issuer_name": _issuer_name(look.issuer, edition),
        "issued": Edtf(str(brief.revised or edition.revised)),
        "name_of": lambda source: _name(source, edition),
        "foreign": lambda tag: _foreign(tag, language),
        "seen": lambda part: len(_TAG.sub("", printable(part))),
        "direction_of": lambda text: direction_of(printable(text)),
        "as_written": lambda text, tag=language.tag, direction=None: as_written(
            words := printable(text), direction or direction_of(words), tag, language
        ),
        "quoted": lambda text, tag: _quoted(text, tag, language),
        "disputed": lambda item: tuple(key for key in references.disputed(item) if key not in absent),
        "absent": lambda ids: tuple(key for key in references.items(ids) if key in absent),
        "links": lambda ids, instead="": _links(references.items(ids), formats, absent, printable(instead)),
    }


def _short(engine: str) -> str:
    """What translated a text, without digests: these are in the attachment."""
    return re.sub(r" \([^()]*\)", "", engine).replace(", then ", " + ")


def _messages(translations: gettext.NullTranslations) -> dict[str, Callable[..., Markup]]:
    """gettext for templates: a translator's text is escaped like any other, and takes its variables by name."""

    def message(text: str, /, **variables: object) -> Markup:
        return _put_in(translations.gettext(text), variables)

    def plural(one: str, many: str, num: int, /, **variables: object) -> Markup:
        return _put_in(translations.ngettext(one, many, num), {"num": num, **variables})

    return {"gettext": message, "ngettext": plural}


def _put_in(text: str, variables: Mapping[str, object]) -> Markup:
    """A message with its variables, nothing else of Python's formats: a width makes a text of any length."""

    def variable(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        if match["name"] not in variables:
            raise TemplateRuntimeError(f"the message {text!r} has no value for {match['name']!r}")
        return escape(printable(variables[match["name"]]))

    return Markup(_VARIABLE.sub(variable, escape(text)))  # noqa: S704  # all parts are escaped


def _issuer_name(issuer: Issuer, edition: Edition) -> IssuerName | None:
    """In the page's language, else in the brief's, else the first; a name without a language is in any."""
    names = issuer.names
    tag = next((it for it in (edition.language.tag, edition.brief.language, *names) if it in names), None)
    if tag is None:
        return None
    if tag in _ANY:
        return IssuerName(names[tag], edition.language.tag, direction_of(names[tag]))
    return IssuerName(names[tag], tag, _direction(tag))


def _name(source: Source, edition: Edition) -> str:
    """What a source is called: by its label, else by its key in the brief."""
    return source.label or next(key for key, other in edition.brief.sources.items() if other is source)


def _foreign(tag: str, page: Language) -> Markup:
    """Attributes for a text in a language; empty where it is the page's own."""
    if tag == page.tag:
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(tag, _direction(tag))


def _direction(tag: str) -> Direction:
    if known := nearest(tag):
        return known.direction
    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def _quoted(text: str, tag: str, page: Language) -> str:
    """A text between the outer quotation marks of its language."""
    opening, closing, *_ = (nearest(tag) or page).quotes
    return f"{opening}{text}{closing}"


def _links(ids: Iterable[str], formats: Formats, absent: Collection[str] = (), instead: str = "") -> Markup:
    """Links to items, as the language joins a list; `instead` of those that are absent, if there is something."""
    words = [Markup('<a href="#{0}">{0}</a>').format(key) for key in ids if not instead or key not in absent]
    links = {chr(_STAND_IN + index): word for index, word in enumerate([*words, *([instead] if instead else [])])}
    listed = _UNSPACED.sub(" ", formats.list(list(links)))
    return Markup().join(links.get(character, character) for character in listed)


def _absent(xhtml: str, items: Collection[str]) -> set[str]:
    """Those of the items that a page links to and does not show."""
    shown = {found["id"] for found in _ID.finditer(xhtml)}
    return {link["target"] for link in _INNER_LINK.finditer(xhtml)} & (set(items) - shown)


def _without_dead_links(xhtml: str, items: Collection[str]) -> str:
    """The page without links to items that it does not show, and of which it says nothing else."""
    missing = _absent(xhtml, items)
    return _INNER_LINK.sub(lambda link: link["text"] if link["target"] in missing else link[0], xhtml)


def _refuse_not_xml(xhtml: str, edition: Edition) -> None:
    match = _NOT_XML.search(xhtml)
    if match is None:
        return
    contexts = (context for context, text in edition.texts.items() if match[0] in text.text)
    where = next(contexts, "a source, a quote or the originator")
    raise InputError(
        f"brief {edition.brief.id}, edition {edition.language.tag}, {where}: the character U+{ord(match[0]):04X} "
        f"cannot stand in a document\n  remove it from the brief or from the catalog"
    )
