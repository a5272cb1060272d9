"""Fill a template with an edition."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import jinja2.ext
from babel import Locale, UnknownLocaleError
from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from polybrief.errors import InputError
from polybrief.languages import Language, nearest
from polybrief.model.brief import Source
from polybrief.model.edition import Edition, Origin
from polybrief.model.page import Attachment, Look, Page
from polybrief.publishing.attachment import edition_json
from polybrief.publishing.figures.drawing import Figures
from polybrief.publishing.formats import Formats
from polybrief.publishing.notes import Notes
from polybrief.publishing.references import LICENCES, References

_TEMPLATE = "policy-brief.xhtml.j2"
# What XML 1.0 has no place for, not even escaped: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAND_IN = 0xF0000  # a private plane: no text of a list format has these
# Where Thai, which writes no spaces between words, meets a Latin one, it does.
_UNSPACED = re.compile(
    "(?<=[\u0e01-\u0e4e])(?=[\U000f0000-\U000fffff])|(?<=[\U000f0000-\U000fffff])(?=[\u0e01-\u0e4e])"
)


def render(
    edition: Edition,
    *,
    formats: Formats,
    translations: gettext.NullTranslations,
    created: str,
    look: Look = Look(),  # noqa: B008  # frozen
) -> Page:
    """Render an edition as a policy brief.

    Args:
        formats: for the edition's language.
        translations: the interface in the edition's language.
        created: ISO 8601 date and time with UTC offset that the files will bear.
        look: what of the theme pictures must know.

    Raises:
        InputError: a character that no document can hold, or an item that names what the brief does not have.
    """
    brief = edition.brief
    attachment = f"{brief.id}.{edition.language.tag}.json"
    context = _context(edition, formats, look, attachment) | _messages(translations)
    xhtml = _environment().get_template(_TEMPLATE).render(context)
    _refuse_not_xml(xhtml, edition)
    return Page(
        # A parser would read a carriage return as a line feed.
        xhtml=xhtml.replace("\r", "&#13;"),
        language=edition.language,
        title=" ".join(edition.texts["title"].text.split()),
        author=brief.originator.name if brief.originator else "",
        subject=translations.gettext("Policy brief"),
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
    )


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("polybrief.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[jinja2.ext.i18n],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's
    return environment


def _context(edition: Edition, formats: Formats, look: Look, attachment: str) -> dict[str, Any]:
    """What a template may use."""
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
        "name_of": lambda source: _name(source, edition),
        "foreign": lambda tag: _foreign(tag, language),
        "quoted": lambda text, tag: _quoted(text, tag, language),
        "links": lambda ids: _links(references.items(ids), formats),
    }


def _short(engine: str) -> str:
    """What translated a text, without digests: these are in the attachment."""
    return re.sub(r" \([^()]*\)", "", engine).replace(", then ", " + ")


def _messages(translations: gettext.NullTranslations) -> dict[str, Callable[..., Markup]]:
    """gettext for templates: a translator's text is escaped like any other, and takes its variables by name."""

    def message(text: str, /, **variables: object) -> Markup:
        return escape(translations.gettext(text)) % variables

    def plural(one: str, many: str, num: int, /, **variables: object) -> Markup:
        return escape(translations.ngettext(one, many, num)) % {"num": num, **variables}

    return {"gettext": message, "ngettext": plural}


def _name(source: Source, edition: Edition) -> str:
    """What a source is called: by its label, else by its key in the brief."""
    return source.label or next(key for key, other in edition.brief.sources.items() if other is source)


def _foreign(tag: str, page: Language) -> Markup:
    """Attributes for a text in a language; empty where it is the page's own."""
    if tag == page.tag:
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(tag, _direction(tag))


def _direction(tag: str) -> str:
    if known := nearest(tag):
        return known.direction
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def _quoted(text: str, tag: str, page: Language) -> str:
    """A text between the outer quotation marks of its language."""
    opening, closing, *_ = (nearest(tag) or page).quotes
    return f"{opening}{text}{closing}"


def _links(ids: Iterable[str], formats: Formats) -> Markup:
    """Links to items, as the language joins a list."""
    links = {chr(_STAND_IN + index): Markup('<a href="#{0}">{0}</a>').format(key) for index, key in enumerate(ids)}
    listed = _UNSPACED.sub(" ", formats.list(list(links)))
    return Markup().join(links.get(character, character) for character in listed)


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
