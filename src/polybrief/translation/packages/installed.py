"""What Argos packages there are, and whether they are still what was installed. Nothing here writes or downloads."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from polybrief.errors import InputError, MissingResourceError
from polybrief.translation.packages.package import METADATA, Package, read_package
from polybrief.translation.packages.record import read_record

_SHOWN = 5


class Broken(Struct, frozen=True):
    """A package's folder that cannot be used, and why."""

    folder: Path
    problem: str


def packages_folder(environment: Mapping[str, str]) -> Path:
    """Where packages are: ARGOS_PACKAGES_DIR, else as Argos Translate has it in the user's data folder.

    https://specifications.freedesktop.org/basedir-spec/latest/

    >>> packages_folder({"XDG_DATA_HOME": "/data"}).as_posix()
    '/data/argos-translate/packages'
    """
    if named := environment.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    home = Path(environment.get("SNAP_USER_DATA" if "SNAP" in environment else "HOME") or Path.home())
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "argos-translate" / "packages"


def installed_packages(folder: Path) -> tuple[Package, ...]:
    """The packages in a folder, the newest of each pair, sorted by pair. Broken ones are passed over (`look`).

    Raises:
        InputError: the folder or its record cannot be read.
    """
    newest: dict[tuple[str, str], Package] = {}
    for package in look(folder)[0]:
        newest[package.pair] = package
    return tuple(newest.values())


def look(folder: Path) -> tuple[tuple[Package, ...], tuple[Broken, ...]]:
    """All that is in a folder: packages, sorted by pair and version, and the folders that are broken packages.

    A folder without metadata.json is no package, unless it is recorded as one. Of two with the same pair and version,
    the recorded folder is last.

    Raises:
        InputError: the folder or its record cannot be read.
    """
    record = read_record(folder)
    packages, broken = [], []
    for place in _folders(folder, {entry.folder for entry in record.values()}):
        try:
            package = read_package(place)
        except InputError as error:
            broken.append(Broken(place, str(error)))
        else:
            entry = record.get(package.name)
            packages.append(replace(package, sha256=entry.sha256 if entry else None))

    def order(package: Package) -> tuple[object, ...]:
        entry = record.get(package.name)
        recorded = entry is not None and entry.folder == package.folder.name
        return package.pair, package.release, recorded, package.folder.name

    return tuple(sorted(packages, key=order)), tuple(broken)


def verify(package: Package) -> None:
    """Compare a package's files with the record.

    Raises:
        MissingResourceError: the package is not recorded, since something else installed it.
        InputError: files are changed, missing or added, all of them counted and the first ones named; or a file or the
            record cannot be read.
    """
    entry = read_record(package.folder.parent).get(package.name)
    if entry is None:
        raise MissingResourceError(
            f"{package.name}: there is no record of what it should be, since polybrief did not install it\n"
            f"  install it: {install_command(package.pair)}"
        )
    there = digests(package.folder)
    paths = sorted({*entry.files, *there})
    differs = [
        f"{path} {_change(entry.files, there, path)}" for path in paths if entry.files.get(path) != there.get(path)
    ]
    if differs:
        more = [f"and {len(differs) - _SHOWN} more"] if len(differs) > _SHOWN else []
        raise InputError(
            f"{package.name}: not what was installed: {', '.join(differs[:_SHOWN] + more)}\n"
            f"  in {package.folder}; install it again: {install_command(package.pair)}"
        )


def install_command(pair: tuple[str, str]) -> str:
    """The command that installs a pair, for messages.

    >>> install_command(("en", "es"))
    'polybrief models install es --from en'
    """
    return f"polybrief models install {pair[1]} --from {pair[0]}"


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under a folder, in hexadecimal, by its path from there with `/`.

    What is neither file nor folder, a link among it, has an empty one: it is never what was installed.

    Raises:
        InputError: a file cannot be read.
    """
    found: dict[str, str] = {}
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                continue
            name = path.relative_to(folder).as_posix()
            found[name] = ""
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as stream:
                    found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as reason:
        raise InputError(f"{reason.filename}: cannot be read: {reason.strerror}") from reason
    return found


def _change(recorded: Mapping[str, str], there: Mapping[str, str], path: str) -> str:
    return "is missing" if path not in there else "is added" if path not in recorded else "is changed"


def _folders(folder: Path, recorded: Collection[str]) -> list[Path]:
    """The folders that are packages, or were when they were recorded."""
    try:
        # A name with a dot in front is what an installation has not finished.
        places = [it for it in sorted(folder.iterdir()) if not it.name.startswith(".")]
        return [it for it in places if (it / METADATA).exists() or (it.name in recorded and it.is_dir())]
    except FileNotFoundError:
        return []
    except OSError as reason:
        raise InputError(f"{reason.filename}: cannot be read: {reason.strerror}") from reason
