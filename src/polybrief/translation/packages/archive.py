"""An .argosmodel file: a zip of one folder, looked through before anything of it is unpacked.

It may come from anywhere, so nothing in it is trusted: names, sizes, kinds of file, metadata.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from polybrief.errors import InputError, Place
from polybrief.translation.packages.package import METADATA, METADATA_BYTES, MODEL, Package, lacking, package_of

ARCHIVE_BYTES = 1 << 30
"""The largest archive; Argos's have 0.05 to 0.3 GB."""
UNPACKED_BYTES = 2 << 30
FILE_BYTES = 1 << 30
FILES = 2000
NAME_BYTES = 200
LISTING_BYTES = 4 << 20
"""The longest list of files, which is read into memory as a whole."""

_CHUNK = 1 << 20
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_KINDS = {0, stat.S_IFREG, stat.S_IFDIR}
_DRIVE_OR_BACKSLASH = re.compile(r"[:\\]")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises for an archive that is damaged or made to harm."""


class Archive(Struct, frozen=True):
    """An archive that has passed all that can be looked at without unpacking.

    Attributes:
        file: where it is.
        sha256: of the whole file, in hexadecimal.
        package: what it holds; its folder is the one in the archive.
        members: the files to unpack, by their paths inside that folder.
        content: where they are read from.
    """

    file: Path
    sha256: str
    package: Package
    members: dict[str, zipfile.ZipInfo]
    content: zipfile.ZipFile


class _Careful(io.BufferedReader):
    """A file of which no large piece is read into memory, whatever it says of itself."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = LISTING_BYTES + 1
        data = super().read(min(size, LISTING_BYTES + 1))
        if len(data) > LISTING_BYTES:
            raise zipfile.BadZipFile(f"its list of files has more than {LISTING_BYTES >> 20} MiB")
        return data


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """Open an archive and look through it.

    Raises:
        InputError: it cannot be read, is no zip archive or a damaged one, is too large, has a name, a link, a kind of
            file or a compression that no Argos package has, not exactly one folder, or no sound metadata, model and
            tokenizer.
    """
    try:
        stream = _Careful(io.FileIO(file))
    except OSError as reason:
        raise InputError.at(Place(str(file)), f"cannot be read: {reason.strerror}") from reason
    with stream:
        try:
            size = stream.seek(0, io.SEEK_END)
            if size > ARCHIVE_BYTES:
                raise _refusal(file, None, f"{size} bytes; no more than {ARCHIVE_BYTES} are taken")
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            content = zipfile.ZipFile(stream)
        except _BROKEN as reason:
            raise _refusal(file, None, f"not a zip archive, or not the whole of it: {reason}") from reason
        with content:
            top, members = _looked_through(file, content.infolist())
            data = b"".join(_chunks(file, content, members[METADATA]))
            package = package_of(data, f"{file}:{top}/{METADATA}", Path(top))
            yield Archive(file, sha256, package, members, content)


def unpack(archive: Archive, folder: Path) -> dict[str, str]:
    """Unpack an archive's files into a new folder, flushed to the disk.

    Returns:
        The SHA-256 of each file, in hexadecimal, by its path from the folder.

    Raises:
        InputError: a file in the archive is damaged, or larger or smaller than the archive says.
        OSError: a file cannot be written.
    """
    digests = {}
    folder.mkdir()
    for name, member in archive.members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("xb") as stream:
            for chunk in _chunks(archive.file, archive.content, member):
                stream.write(chunk)
                digest.update(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        digests[name] = digest.hexdigest()
    return digests


def _looked_through(file: Path, listed: list[zipfile.ZipInfo]) -> tuple[str, dict[str, zipfile.ZipInfo]]:
    """The name of the one folder, and the files in it by their paths from there."""
    if len(listed) > FILES:
        raise _refusal(file, None, f"{len(listed)} files; no more than {FILES} are taken")
    if (total := sum(member.file_size for member in listed)) > UNPACKED_BYTES:
        raise _refusal(file, None, f"{total} bytes when unpacked; no more than {UNPACKED_BYTES} are taken")
    spelled: dict[str, str] = {}
    for member in listed:
        name = member.orig_filename
        problem = _problem_of_name(name) or _problem_of_member(member) or _problem_beside(name, spelled)
        if problem:
            raise _refusal(file, name, problem)
    tops = sorted({member.orig_filename.partition("/")[0] for member in listed})
    outside = [member.orig_filename for member in listed if "/" not in member.orig_filename]
    if len(tops) != 1 or outside:
        shown = ", ".join(repr(name) for name in (outside or tops)[:3]) or "nothing"
        raise _refusal(file, None, f"there is to be one folder with everything in it; there is {shown}")
    top = tops[0]
    members = {it.orig_filename.removeprefix(f"{top}/"): it for it in listed if not it.is_dir()}
    # A model is a folder, the others are files.
    there = {name.partition("/")[0] for name in members if ("/" in name) == name.startswith(f"{MODEL}/")}
    for lacks in lacking(there):
        raise _refusal(file, None, f"{top}/{lacks} is missing")
    if members[METADATA].file_size > METADATA_BYTES:
        raise _refusal(file, f"{top}/{METADATA}", f"larger than {METADATA_BYTES >> 10} KiB")
    return top, members


def _problem_of_name(name: str) -> str:
    """Why a name cannot be unpacked anywhere; empty where it can."""
    parts = name.removesuffix("/").split("/")
    if any(unicodedata.category(character).startswith("C") for character in name):
        return "a control character in a name"
    if _DRIVE_OR_BACKSLASH.search(name):
        return "a name with a colon or a backslash, which leads elsewhere on some systems"
    if name.startswith("/") or ".." in parts:
        return "a name that leads out of the folder"
    if any(part in {"", "."} or part != part.rstrip(". ") for part in parts):
        return "a name with an empty part, or one that ends with a dot or a space"
    if any(len(part.encode()) > NAME_BYTES for part in parts):
        return f"a part of a name is longer than {NAME_BYTES} bytes"
    return ""


def _problem_of_member(member: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in _KINDS or (kind and stat.S_ISDIR(kind) != member.is_dir()):
        return "a link or another special file"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted"
    if member.compress_type not in _METHODS:
        return f"compressed by method {member.compress_type}; wanted is deflate, or none"
    if member.file_size > FILE_BYTES:
        return f"{member.file_size} bytes; no more than {FILE_BYTES} are taken"
    return ""


def _problem_beside(name: str, spelled: dict[str, str]) -> str:
    """Whether a path is also another's, for a file system where case does not count.

    `spelled` holds the paths so far, by what is compared of them; a folder's ends with a slash.
    """
    parts = name.split("/")
    for end in range(1, len(parts)):
        path = "/".join(parts[:end]) + "/"
        if (before := spelled.setdefault(_compared(path), path)) != path:
            return f"the same name as {before!r}"
    if not name.endswith("/"):
        if before := spelled.get(_compared(name), ""):
            return f"the same name as {before!r}"
        spelled[_compared(name)] = name
    return ""


def _compared(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold()).removesuffix("/")


def _chunks(file: Path, content: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member, checked against its size and checksum."""
    size = 0
    try:
        with content.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > member.file_size:
                    break
                yield chunk
    except _BROKEN as reason:
        raise _refusal(file, member.orig_filename, f"damaged: {reason}") from reason
    if size != member.file_size:
        raise _refusal(file, member.orig_filename, f"damaged: it is to have {member.file_size} bytes, and has others")


def _refusal(file: Path, name: str | None, problem: str) -> InputError:
    return InputError.at(Place(str(file), field=name), problem, "it is not installed; get the package anew")
