"""The words of the page itself: headings, labels, notices, from gettext catalogs."""

from __future__ import annotations

import gettext
import io
from contextlib import suppress
from functools import cache
from pathlib import Path

import polib

import polybrief
from polybrief.errors import InputError, MissingResourceError, Place
from polybrief.languages import INTERFACE_LANGUAGE, LANGUAGES, Language

_PACKAGE = Path(polybrief.__file__).parent
# An installed package carries its catalogs; a checkout has them at its root.
_FOLDERS = (_PACKAGE / "locales", _PACKAGE.parents[1] / "locales")


def interface(language: Language) -> gettext.NullTranslations:
    """The interface in a language.

    Raises:
        MissingResourceError: no catalog for the language, with the places looked at.
        InputError: a catalog that is no PO file in UTF-8.
    """
    if language.tag == INTERFACE_LANGUAGE:
        return gettext.NullTranslations()
    file = interface_file(language)
    if file is None:
        raise MissingResourceError(
            f"no interface in {language.endonym} ({language.tag}): "
            f"none of {', '.join(map(str, _candidates(language)))} is there\n"
            f"  install polybrief anew, or start the catalog in a checkout: make extract, then pybabel init "
            f"--domain polybrief --input-file locales/polybrief.pot --output-dir locales --locale {language.locale}"
        )
    return _read(file)


def interface_file(language: Language) -> Path | None:
    """Where the catalog of a language is; None where there is none, as for the one that the interface is written in."""
    return next((file for file in _candidates(language) if file.is_file()), None)


def interface_files() -> list[Path]:
    """The catalogs of all languages, as far as they are there; no others are read."""
    others = (it for it in LANGUAGES.values() if it.tag != INTERFACE_LANGUAGE)
    return [file for it in others if (file := interface_file(it))]


def known_messages() -> tuple[frozenset[str], frozenset[str]]:
    """What the catalog of some language translates: all that `gettext` finds, and what `ngettext` does.

    A catalog that cannot be read has none; `interface` tells what is wrong with it.
    """
    entries: list[polib.POEntry] = []
    for file in interface_files():
        with suppress(InputError):
            entries += [it for it in _entries(file).translated_entries() if not it.msgctxt]
    return frozenset(it.msgid for it in entries), frozenset(it.msgid for it in entries if it.msgid_plural)


def _candidates(language: Language) -> list[Path]:
    return [folder / language.locale / "LC_MESSAGES" / "polybrief.po" for folder in _FOLDERS]


@cache
def _read(file: Path) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(_entries(file).to_binary()))


def _entries(file: Path) -> polib.POFile:
    try:
        return polib.pofile(str(file), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as reason:
        problem = f"not a PO file in UTF-8: {reason}"
        raise InputError.at(Place(str(file)), problem, "msgfmt -c says what is wrong in it") from reason
