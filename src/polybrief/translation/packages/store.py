"""Where packages are put and taken away: aside first, then in one step, by one process at a time.

A package is unpacked in `.polybrief-packages.new`, in the same file system as its place, recorded, renamed into its
place under a name that nothing has, and only then is what it replaces taken away. A process that is killed leaves the
old package, or the new one, or both; what else it leaves is cleared by the next.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from polybrief.errors import InputError, MissingResourceError, PolybriefError
from polybrief.translation.packages.archive import opened, unpack
from polybrief.translation.packages.installed import look, verify
from polybrief.translation.packages.package import METADATA, Package
from polybrief.translation.packages.record import RECORD, Entry, read_record, write_record

ASIDE = ".polybrief-packages.new"
LOCK = ".polybrief-packages.lock"


class Store(Struct, frozen=True):
    """A folder of packages that this process alone may change. `aside` is for what is not finished."""

    folder: Path
    aside: Path


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """Have a folder of packages to oneself; it is made where it is not there.

    The lock is the system's (flock), which goes with the process that has it, however that ends.

    Raises:
        InputError: another process has it, or it cannot be written.
    """
    aside = folder / ASIDE
    with blaming(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / LOCK).open("ab")
    with stream:
        with blaming(folder):
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(
                    f"{folder}: another polybrief is installing or removing packages\n  wait until it is done"
                ) from None
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            # Argos Translate stops at a folder without metadata, and passes over a package of a type it does not know.
            (aside / METADATA).write_text(json.dumps({"type": "polybrief"}), "utf-8")
        try:
            yield Store(folder, aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def install(store: Store, file: Path, wanted: Package | None = None) -> tuple[Package, bool]:
    """Install a package from an archive; it replaces every other one of its pair.

    Args:
        store: where.
        file: the archive.
        wanted: what the archive is to hold, by codes and version; None where anything will do.

    Returns:
        The package, and whether its digest was known before, from an earlier installation.

    Raises:
        InputError: the archive cannot be read or is refused, its digest is not the recorded one, it holds something
            else than what was wanted, or something cannot be written. What was installed before is then as it was.
    """
    with opened(file) as archive, blaming(store.folder):
        found = archive.package
        if wanted is not None and found.name != wanted.name:
            raise InputError(f"{file.name}: it is to hold {wanted.name}, and holds {found.name}\n  it is not installed")
        record = read_record(store.folder)
        known = record.get(found.name)
        if known and known.sha256 != archive.sha256:
            raise InputError(
                f"{found.name}: not the archive that was installed first: its SHA-256 is {archive.sha256}, "
                f"recorded is {known.sha256}\n  it is not installed; ask the publisher why it was changed, and take "
                f"its entry out of {store.folder / RECORD} only if you trust the answer"
            )
        for package in look(store.folder)[0]:
            if package.name == found.name and _is_whole(package):
                _take_away(store, package)
                return package, True
        fresh = store.aside / "unpacked"
        shutil.rmtree(fresh, ignore_errors=True)
        files = unpack(archive, fresh)
        place = _free_place(store.folder, found)
        # Recorded first: a package is never in its place without what it is to be compared with.
        entry = Entry(archive.sha256, place.name, files)
        write_record(store.folder, {**record, found.name: entry})
        fresh.rename(place)
        package = replace(found, folder=place, sha256=archive.sha256)
        _take_away(store, package)
        return package, known is not None


def remove(store: Store, pair: tuple[str, str]) -> tuple[Package, ...]:
    """Remove all packages of a pair, given as BCP 47 tags; what is recorded of them stays.

    Returns:
        The removed packages.

    Raises:
        MissingResourceError: there is none.
        InputError: a folder cannot be removed.
    """
    packages = tuple(it for it in look(store.folder)[0] if it.pair == pair)
    if not packages:
        raise MissingResourceError(
            f"no package from {pair[0]} into {pair[1]} is installed\n  `polybrief models list` says what is"
        )
    with blaming(store.folder):
        for package in packages:
            _drop(store, package.folder)
    return packages


def _is_whole(package: Package) -> bool:
    try:
        verify(package)
    except PolybriefError:
        return False
    return True


def _free_place(folder: Path, package: Package) -> Path:
    name = f"{_stem(package)}-{package.version.replace('.', '_')}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(place for it in names if not os.path.lexists(place := folder / it))


def _take_away(store: Store, kept: Package) -> None:
    """Drop every other package of a pair, and what broke of those that were put here."""
    packages, broken = look(store.folder)
    put_here = re.compile(rf"{re.escape(_stem(kept))}-[0-9_]+(-[0-9]+)?")
    folders = [it.folder for it in packages if it.pair == kept.pair]
    folders += [it.folder for it in broken if put_here.fullmatch(it.folder.name)]
    for folder in folders:
        if folder != kept.folder:
            _drop(store, folder)


def _stem(package: Package) -> str:
    return f"translate-{package.from_code}_{package.to_code}"


def _drop(store: Store, folder: Path) -> None:
    """Out of its place in one step, then away: a package is never there in part."""
    if folder.is_symlink():
        folder.unlink()
        return
    out = store.aside / f"old-{folder.name}"
    folder.rename(out)
    shutil.rmtree(out)


@contextmanager
def blaming(folder: Path) -> Iterator[None]:
    """Put in words that something cannot be written: OSError becomes InputError."""
    try:
        yield
    except OSError as reason:
        raise InputError(
            f"{reason.filename or folder}: cannot be written: {reason.strerror or reason}\n"
            "  see to the folder's rights and space; what was installed before is as it was"
        ) from reason
