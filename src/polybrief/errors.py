"""Everything that polybrief raises on purpose.

PolybriefError                 70  a defect of ours, when nothing below fits
├── UsageError                  2  wrong use: an unknown brief, language, template or option
├── InputError                  3  a file that cannot be read or does not fit its schema
├── RightsError                 4  refused for rights
├── CheckError                  5  a finding of severity error
│   ├── UntranslatedError       5  units without translation
│   └── UnreviewedError         5  texts that no person has reviewed
├── MissingResourceError        6  an engine, model or font is missing
│   └── MissingGlyphError       6  no font covers a character
└── PartialFailure              7  some jobs failed, at least one is written

The message says what was asked, where, what is possible and what to do; `cli` turns it into a line on stderr and
the exit code.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class PolybriefError(Exception):
    """The root. `exit_code` is what the command ends with."""

    exit_code = 70


class UsageError(PolybriefError):
    """Something was asked for that does not exist or does not go together."""

    exit_code = 2


class Place(Struct, frozen=True):
    """Where in an input file: its name as a user finds it, the line counted from 1, the field as a dotted path."""

    file: str
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.field) if part is not None)


class InputError(PolybriefError):
    """A file cannot be read or does not fit its schema. One error carries all the problems found, a line each.

    `places` are where they were found, in the order of the lines; empty where it is no place in a file.
    """

    exit_code = 3
    places: tuple[Place, ...] = ()

    @classmethod
    def at(cls, place: Place, problem: str, advice: str = "") -> InputError:
        """One problem at one place, with what to do about it."""
        error = cls(f"{place}: {problem}" + (f"\n  {advice}" if advice else ""))
        error.places = (place,)
        return error


class RightsError(PolybriefError):
    """What was asked for is not allowed by the rights in a source."""

    exit_code = 4


class CheckError(PolybriefError):
    """A check found an error."""

    exit_code = 5


class UntranslatedError(CheckError):
    """Units of an edition have no translation."""


class UnreviewedError(CheckError):
    """Texts of an edition were not reviewed by a person."""


class MissingResourceError(PolybriefError):
    """An engine, a model or a font is not installed."""

    exit_code = 6


class MissingGlyphError(MissingResourceError):
    """No font of the chain covers a character."""


class PartialFailure(PolybriefError):
    """Some jobs failed; what the others made is written."""

    exit_code = 7


def there_are(names: Iterable[str]) -> str:
    """What there is instead of what was asked for, for a message."""
    match list(names):
        case []:
            return "there is none"
        case [only]:
            return f"there is only {only}"
        case several:
            return f"there are {', '.join(several)}"
