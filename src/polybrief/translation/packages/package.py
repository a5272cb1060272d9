"""Installed Argos packages, as Argos Translate lays them out: one folder a package.

metadata.json      from_code, to_code, package_version, target_prefix …
model/             CTranslate2
sentencepiece.model or bpe.model

The digest of the archive that a package came from is in the `record`, beside the folders.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from polybrief.errors import InputError, Place
from polybrief.languages import tag_of_argos_code

METADATA = "metadata.json"
MODEL = "model"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
METADATA_BYTES = 1 << 16

_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")
_PREFIX = re.compile(r"\S{0,64}")
_SHAPES = {
    "from_code": (_CODE, "a language code, as in en"),
    "to_code": (_CODE, "a language code, as in es"),
    "package_version": (_VERSION, "numbers with dots between, as in 1.9"),
    "target_prefix": (_PREFIX, "one token"),
    "type": (re.compile("translate"), "translate, the only kind that polybrief uses"),
}
_DEFAULTS = {"target_prefix": "", "type": "translate"}


class Package(Struct, frozen=True):
    """An installed package.

    Attributes:
        folder: where it is.
        from_code: Argos's code of the language it translates from.
        to_code: and of the one it translates into.
        version: of the package, as in `1.9`.
        target_prefix: a token that the translation begins with and that is taken off; empty where there is none.
        sha256: of the archive, as recorded when it was installed; None where polybrief did not install it.
    """

    folder: Path
    from_code: str
    to_code: str
    version: str
    target_prefix: str = ""
    sha256: str | None = None

    @property
    def name(self) -> str:
        """As in `translate-en_es 1.9`."""
        return f"translate-{self.from_code}_{self.to_code} {self.version}"

    @property
    def pair(self) -> tuple[str, str]:
        """(from, to), as BCP 47 tags."""
        return tag_of_argos_code(self.from_code), tag_of_argos_code(self.to_code)

    @property
    def release(self) -> tuple[int, ...]:
        """The version in an order where 1.10 is newer than 1.9."""
        return release(self.version)


def release(version: str) -> tuple[int, ...]:
    """A version as numbers that compare; 1 and 1.0 are the same.

    >>> release("1.10") > release("1.9")
    True
    """
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def read_package(folder: Path) -> Package:
    """The package in a folder, without its digest.

    Raises:
        InputError: its metadata.json cannot be read or understood, or the model or the tokenizer is not there.
    """
    file = folder / METADATA
    try:
        with file.open("rb") as stream:
            data = stream.read(METADATA_BYTES + 1)
        names = [it.name for it in folder.iterdir()]
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    package = package_of(data, str(file), folder)
    for lacks in lacking(names):
        raise InputError.at(Place(str(folder)), f"{lacks} is missing", "remove the folder, and install the package")
    return package


def package_of(data: bytes, file: str, folder: Path) -> Package:
    """The package that a metadata.json describes.

    Args:
        data: the whole file.
        file: its name for messages.
        folder: where the package is.

    Raises:
        InputError: it is larger than 64 KiB, not JSON, or not as `described` wants it.
    """
    if len(data) > METADATA_BYTES:
        raise InputError.at(Place(file), f"larger than {METADATA_BYTES >> 10} KiB, which no Argos package's is")
    try:
        metadata = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as reason:
        raise InputError.at(Place(file, getattr(reason, "lineno", None)), "not JSON") from reason
    return described(metadata, file, folder)


def described(metadata: object, file: str, folder: Path) -> Package:
    """The package that metadata describe, as a package or an index has them; other fields are passed over.

    Raises:
        InputError: a field is missing or cannot be understood; all such fields are named.
    """
    if not isinstance(metadata, dict):
        raise InputError.at(Place(file), "not a JSON object")
    there: dict[str, Any] = {name: metadata.get(name, _DEFAULTS.get(name)) for name in _SHAPES}
    problems = []
    for name, (shape, wanted) in _SHAPES.items():
        value = there[name]
        if not isinstance(value, str) or not shape.fullmatch(value):
            problems.append((Place(file, field=name), f"there is {_shown(value)}, wanted is {wanted}"))
    if not problems and there["from_code"] == there["to_code"]:
        problems.append((Place(file, field="to_code"), f"{there['to_code']!r} is what it translates from"))
    if problems:
        error = InputError("\n".join(f"{place}: {problem}" for place, problem in problems))
        error.places = tuple(place for place, _ in problems)
        raise error
    return Package(folder, there["from_code"], there["to_code"], there["package_version"], there["target_prefix"])


def lacking(names: Iterable[str]) -> list[str]:
    """What a package must have and does not, of the names at the top of its folder."""
    there = set(names)
    wanted = {METADATA: {METADATA}, f"{MODEL}/": {MODEL}, " or ".join(TOKENIZERS): set(TOKENIZERS)}
    return [name for name, any_of in wanted.items() if not there & any_of]


def _shown(value: object) -> str:
    return "nothing" if value is None else repr(value)[:60]
