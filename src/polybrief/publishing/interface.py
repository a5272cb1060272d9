"""The words of the page itself: headings, labels, notices, from gettext catalogs."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

import polib

import polybrief
from polybrief.errors import InputError, MissingResourceError, Place
from polybrief.languages import INTERFACE_LANGUAGE, Language

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


def _candidates(language: Language) -> list[Path]:
    return [folder / language.locale / "LC_MESSAGES" / "polybrief.po" for folder in _FOLDERS]


@cache
def _read(file: Path) -> gettext.GNUTranslations:
    try:
        catalog = polib.pofile(str(file), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as reason:
        problem = f"not a PO file in UTF-8: {reason}"
        raise InputError.at(Place(str(file)), problem, "msgfmt -c says what is wrong in it") from reason
    return gettext.GNUTranslations(io.BytesIO(catalog.to_binary()))
