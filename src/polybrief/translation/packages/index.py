"""The Argos index, and the archives that it names: the only code of polybrief that opens a socket.

Argos Translate says where the index is (variable ARGOS_PACKAGE_INDEX, or its settings), no more: its own download hides
the reason of a failure, has no limit of time or size, and takes what an earlier one left behind for the package.
"""

from __future__ import annotations

import contextlib
import http.client
import importlib
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from msgspec import Struct

from polybrief.errors import InputError
from polybrief.translation.packages.archive import ARCHIVE_BYTES
from polybrief.translation.packages.package import Package, described

INDEX_BYTES = 16 << 20
SECONDS = 30.0
"""How long a server may be silent."""

_CHUNK = 1 << 16
_LENGTH = re.compile(r"[0-9]{1,18}")
_OFFLINE = "without network, install from a file: polybrief models install FILE.argosmodel"


class Offer(Struct, frozen=True):
    """A package in the index, which has no folder yet, and the addresses that it can be had from."""

    package: Package
    links: tuple[str, ...]


def read_index() -> tuple[Offer, ...]:
    """What the Argos index offers: the newest translation package of each pair, sorted by pair.

    Importing argostranslate.settings makes Argos Translate's folders in the user's home.

    Raises:
        InputError: Argos Translate's settings cannot be used, or the index cannot be had or understood.
    """
    address = _address()
    data = bytearray()
    try:
        with _opened(address, ("https", "http")) as response:
            for chunk in _received(response, INDEX_BYTES):
                data += chunk
        index = json.loads(data.decode("utf-8"))
    except _Failed as reason:
        raise InputError(f"the index of packages, {address}: {reason}\n  {_OFFLINE}") from reason
    except (ValueError, RecursionError) as reason:
        raise InputError(f"the index of packages, {address}: not JSON\n  see to ARGOS_PACKAGE_INDEX") from reason
    if not isinstance(index, list):
        raise InputError(f"the index of packages, {address}: not a list\n  see to ARGOS_PACKAGE_INDEX")
    newest: dict[tuple[str, str], Offer] = {}
    for offer in filter(None, (_offer(entry, address) for entry in index)):
        before = newest.setdefault(offer.package.pair, offer)
        if offer.package.release > before.package.release:
            newest[offer.package.pair] = offer
    return tuple(newest[pair] for pair in sorted(newest))


def download(offer: Offer, file: Path, told: Callable[[int, int], None]) -> None:
    """Download a package's archive, from the first of its addresses that gives all of it.

    Args:
        offer: what.
        file: where to; it is written anew.
        told: is told how many bytes are there, and of how many, where the server says so.

    Raises:
        InputError: no address gives it; with each one's reason.
        OSError: the file cannot be written.
    """
    problems = []
    # What is asked for securely is not taken from where it is not.
    schemes = ("https",) if urlsplit(_address()).scheme == "https" else ("https", "http")
    for link in offer.links:
        try:
            with _opened(link, schemes) as response, file.open("wb") as stream:
                _copy(response, stream, told)
        except _Failed as reason:
            problems.append(f"{link}: {reason}")
        else:
            return
    why = "\n  ".join(problems) or "the index names no address of it"
    raise InputError(f"{offer.package.name} cannot be downloaded:\n  {why}\n  {_OFFLINE}")


class _Failed(Exception):
    """Why something could not be had, for the end of a message."""


def _address() -> str:
    try:
        # It prints what it thinks of its settings file; stdout is for results.
        with contextlib.redirect_stdout(sys.stderr):
            settings = importlib.import_module("argostranslate.settings")
        return f"{str(settings.package_index).rstrip('/')}/index.json"
    except (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, TypeError, ValueError) as reason:
        raise InputError(
            f"Argos Translate's settings cannot be used: {type(reason).__name__}: {reason}\n"
            "  see to its settings.json, the variables ARGOS_…, and the rights of its folders"
        ) from reason


def _offer(entry: object, address: str) -> Offer | None:
    """An entry of the index; None where it is no package that polybrief can use."""
    try:
        package = described(entry, address, Path())
    except InputError:
        return None
    links = entry.get("links") if isinstance(entry, dict) else None
    return Offer(package, tuple(it for it in links if isinstance(it, str)) if isinstance(links, list) else ())


@contextmanager
def _opened(url: str, schemes: tuple[str, ...]) -> Iterator[http.client.HTTPResponse]:
    """What answers at an address; all that goes wrong before or after becomes _Failed, but what a writer raises."""
    try:
        _check_scheme(url, schemes)
        request = urllib.request.Request(url, headers={"User-Agent": "polybrief"})  # noqa: S310  # checked above
        response = urllib.request.urlopen(request, timeout=SECONDS)  # noqa: S310
    except urllib.error.HTTPError as reason:
        with reason:
            raise _Failed(f"the server answers {reason.code} {reason.reason}") from reason
    except urllib.error.URLError as reason:
        raise _Failed(f"cannot be reached: {reason.reason}") from reason
    except (OSError, http.client.HTTPException, ValueError) as reason:
        raise _Failed(f"cannot be reached: {str(reason) or type(reason).__name__}") from reason
    with response:
        _check_scheme(response.url, schemes)
        yield response


def _check_scheme(url: str, schemes: tuple[str, ...]) -> None:
    try:
        scheme = urlsplit(url).scheme
    except ValueError as reason:
        raise _Failed(f"no address: {reason}") from reason
    if scheme not in schemes:
        raise _Failed(f"not an address with {' or '.join(schemes)}, but {url}")


def _received(response: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body in pieces, to its announced end and no further than `limit` bytes."""
    announced = _announced(response)
    if announced is not None and announced > limit:
        raise _Failed(f"{announced} bytes; no more than {limit} are taken")
    size = 0
    while announced is None or size < announced:
        try:
            chunk = response.read1(_CHUNK if announced is None else min(_CHUNK, announced - size))
        except (OSError, http.client.HTTPException, ValueError) as reason:
            raise _Failed(f"broken off after {size} bytes: {str(reason) or type(reason).__name__}") from reason
        if not chunk:
            break
        size += len(chunk)
        if size > limit:
            raise _Failed(f"more than {limit} bytes, which is all that is taken")
        yield chunk
    if announced is not None and size != announced:
        raise _Failed(f"broken off after {size} of {announced} bytes")


def _copy(response: http.client.HTTPResponse, stream: BinaryIO, told: Callable[[int, int], None]) -> None:
    total = _announced(response)
    size = 0
    for chunk in _received(response, ARCHIVE_BYTES):
        stream.write(chunk)
        size += len(chunk)
        if total is not None:
            told(size, total)


def _announced(response: http.client.HTTPResponse) -> int | None:
    text = response.headers.get("Content-Length", "")
    return int(text) if _LENGTH.fullmatch(text) and not response.chunked else None
