"""`polybrief models`: the Argos packages that translate. The only command that may use the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from polybrief.batch.outcome import combined
from polybrief.cli.parser import Command, Parser
from polybrief.cli.setting import Setting
from polybrief.cli.terminal import complain, count, progress, say
from polybrief.errors import InputError, MissingResourceError, PolybriefError, UsageError, there_are
from polybrief.languages import INTERFACE_LANGUAGE

if TYPE_CHECKING:
    from polybrief.translation.engine import LanguagePair
    from polybrief.translation.packages.index import Offer
    from polybrief.translation.packages.package import Package
    from polybrief.translation.packages.store import Store

SUFFIX = ".argosmodel"

_Item = TypeVar("_Item")


def options(parser: Parser) -> None:
    """What the command takes."""
    parser.description = "Install, list, verify and remove the Argos packages that translate."
    parser.add_commands(
        {
            "install": Command("install packages, from the Argos index or from files", _install_options),
            "list": Command("list the packages that are installed, or that there are", _list_options),
            "verify": Command("compare packages with what was installed", _verify_options),
            "remove": Command("remove packages", _remove_options),
        }
    )


def _install_options(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTIONS] LANG|FILE …"
    parser.description = (
        "Install packages, from the Argos index or from files.\n\n"
        "The SHA-256 of an archive is recorded when its package is installed first, and "
        "asked for ever after. What was installed before stays until the new package is "
        "whole."
    )
    parser.add_argument("wanted", nargs="+", metavar="LANG|FILE", help=f"Languages, or files in *{SUFFIX}.")
    source = "The language to translate from (default: %(default)s)."
    parser.add_argument("--from", dest="source", metavar="LANG", default=INTERFACE_LANGUAGE, help=source)
    parser.set_defaults(run=install)


def _list_options(parser: Parser) -> None:
    parser.description = (
        "List the packages that are installed: pair, version, size, digest of the archive, whether it is recorded."
    )
    parser.add_argument("--available", action="store_true", help="List what the Argos index offers.")
    parser.set_defaults(run=list_)


def _verify_options(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTIONS] [FROM:TO …]"
    parser.description = "Compare the files of installed packages with what was recorded when they were installed."
    pairs = "Pairs of languages, as in en:es (default: all)."
    parser.add_argument("pairs", nargs="*", metavar="FROM:TO", help=pairs)
    parser.set_defaults(run=verify)


def _remove_options(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTIONS] FROM:TO …"
    parser.description = "Remove packages. Their digests stay recorded: what is installed again has to be the same."
    parser.add_argument("pairs", nargs="+", metavar="FROM:TO", help="Pairs of languages, as in en:es.")
    parser.set_defaults(run=remove)


def install(setting: Setting, *, wanted: Sequence[str], source: str) -> int:
    """Install packages of languages or from files; returns the exit code."""
    from polybrief.translation.packages.store import open_store

    files = [it for it in dict.fromkeys(wanted) if it.casefold().endswith(SUFFIX) or os.sep in it or Path(it).is_file()]
    tags = [it for it in dict.fromkeys(wanted) if it not in files]
    with open_store(_folder(setting)) as store:
        codes = _each(files, lambda file: _install_file(store, Path(file)))
        if tags:
            codes += _install_tags(store, source, tags)
    return combined(codes)


def list_(setting: Setting, *, available: bool) -> int:
    """Print a line a package; returns the exit code."""
    from polybrief.translation.packages.installed import look

    if available:
        from polybrief.translation.packages.index import read_index

        _say_rows([_pair(offer.package), offer.package.version] for offer in read_index())
        return 0
    folder = _folder(setting)
    packages, broken = look(folder)
    if not packages and not broken:
        say(f"no packages in {folder}; polybrief models install LANG installs one")
        return 0
    rows = [
        [
            _pair(it),
            it.version,
            f"{_bytes(it.folder) / 1e6:.1f} MB",
            f"sha256 {it.sha256[:12]}" if it.sha256 else "-",
            "recorded" if it.sha256 else "not recorded: something else installed it",
        ]
        for it in packages
    ]
    _say_rows(rows + [[it.folder.name, "-", f"{_bytes(it.folder) / 1e6:.1f} MB", "-", "broken"] for it in broken])
    for it in broken:
        complain(it.problem)
    return InputError.exit_code if broken else 0


def verify(setting: Setting, *, pairs: Sequence[str]) -> int:
    """Say of each package whether it is as installed; returns the exit code."""
    from polybrief.translation.packages.installed import install_command, look
    from polybrief.translation.packages.installed import verify as verify_package

    folder = _folder(setting)
    packages, broken = look(folder)

    def check(package: Package) -> None:
        verify_package(package)
        say(f"{package.name}: as installed")

    def check_pair(pair: LanguagePair) -> None:
        of_pair = [it for it in packages if it.pair == pair]
        if not of_pair:
            raise MissingResourceError(
                f"no package from {pair[0]} into {pair[1]} is installed\n  install it: {install_command(pair)}"
            )
        for package in of_pair:
            check(package)

    if pairs:
        return combined(_each(_parsed(pairs, packages), check_pair))
    codes = _each(packages, check)
    for it in broken:
        complain(it.problem)
        codes.append(InputError.exit_code)
    say(f"{count(len(packages) + len(broken), 'package')} in {folder}, {len(codes)} not as installed")
    return combined(codes)


def remove(setting: Setting, *, pairs: Sequence[str]) -> int:
    """Remove the packages of pairs; returns the exit code."""
    from polybrief.translation.packages.installed import look
    from polybrief.translation.packages.store import open_store
    from polybrief.translation.packages.store import remove as remove_pair

    folder = _folder(setting)
    wanted = _parsed(pairs, look(folder)[0])
    if not folder.is_dir():
        raise MissingResourceError(f"no packages in {folder}")
    with open_store(folder) as store:

        def drop(pair: LanguagePair) -> None:
            for package in remove_pair(store, pair):
                say(f"{package.name}: removed from {package.folder}")

        return combined(_each(wanted, drop))


def packages_there(environment: Mapping[str, str]) -> tuple[bool, str]:
    """For `doctor`: whether there are packages, and which, or how to get one."""
    from polybrief.translation.packages.installed import installed_packages, packages_folder

    try:
        packages = installed_packages(packages_folder(environment))
    except PolybriefError as error:
        return False, str(error)
    if not packages:
        return False, "translate texts: polybrief models install LANG"
    return True, f"{len(packages)}: {', '.join(map(_pair, packages))}"


def _install_tags(store: Store, source: str, tags: Sequence[str]) -> list[int]:
    from polybrief.translation.packages.index import read_index

    try:
        offers = {_compared(offer.package.pair): offer for offer in read_index()}
    except PolybriefError as error:
        complain(str(error))
        return [error.exit_code]

    def install_tag(tag: str) -> None:
        offer = offers.get(_compared((source, tag)))
        if offer is None:
            there = there_are(
                it.package.pair[1] for it in offers.values() if _compared(it.package.pair)[0] == source.casefold()
            )
            raise MissingResourceError(f"the index has no package from {source} into {tag}; from {source} {there}")
        _install_offer(store, offer)

    return _each(tags, install_tag)


def _install_offer(store: Store, offer: Offer) -> None:
    from polybrief.translation.packages.index import download
    from polybrief.translation.packages.installed import installed_packages
    from polybrief.translation.packages.installed import verify as verify_package
    from polybrief.translation.packages.store import blaming
    from polybrief.translation.packages.store import install as install_archive

    wanted = offer.package
    there = {it.pair: it for it in installed_packages(store.folder)}.get(wanted.pair)
    if there and there.release >= wanted.release:
        try:
            verify_package(there)
        except PolybriefError:
            pass  # it is then installed again
        else:
            say(f"{there.name}: is installed, as recorded; the index has {wanted.version}")
            return
    file = store.aside / f"{wanted.name.replace(' ', '-')}{SUFFIX}"
    with progress(wanted.name) as told, blaming(store.folder):
        download(offer, file, told)
    package, known = install_archive(store, file, wanted)
    _say_installed(package, known)


def _install_file(store: Store, file: Path) -> None:
    from polybrief.translation.packages.store import install as install_archive

    _say_installed(*install_archive(store, file))


def _say_installed(package: Package, known: bool) -> None:
    digest = f"SHA-256 {package.sha256} {'as recorded' if known else 'recorded'}"
    say(f"{package.name}: installed in {package.folder}; {digest}")


def _each(items: Iterable[_Item], do: Callable[[_Item], None]) -> list[int]:
    """Do something with each, whatever becomes of the others; returns the exit codes of those that failed."""
    codes = []
    for it in items:
        try:
            do(it)
        except PolybriefError as error:
            codes.append(error.exit_code)
            complain(str(error))
    return codes


def _folder(setting: Setting) -> Path:
    from polybrief.translation.packages.installed import packages_folder

    return packages_folder(setting.environment)


def _parsed(pairs: Iterable[str], packages: Iterable[Package]) -> list[LanguagePair]:
    """The pairs that are meant, spelled as the packages have them; case does not count."""
    spelled = {_compared(package.pair): package.pair for package in packages}
    parsed = []
    for text in pairs:
        source, colon, target = text.partition(":")
        if not (source and colon and target):
            raise UsageError(f"{text!r} is no pair of languages; write it FROM:TO, as in en:es")
        parsed.append(spelled.get(_compared((source, target)), (source, target)))
    return list(dict.fromkeys(parsed))


def _pair(package: Package) -> str:
    return ":".join(package.pair)


def _compared(pair: LanguagePair) -> LanguagePair:
    return pair[0].casefold(), pair[1].casefold()


def _bytes(folder: Path) -> int:
    return sum(it.lstat().st_size for it in folder.rglob("*") if it.is_file())


def _say_rows(rows: Iterable[Sequence[str]]) -> None:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
