"""A folder for packages, archives to install in it, and an index on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import argos_index
import pytest

from polybrief.translation.packages.package import Package
from polybrief.translation.packages.store import install, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "packages"


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., Path]:
    """`archive("en", "es", "1.0")`: the file of a package; other files are given as `changed`."""

    def make(*pair_and_version: str, changed: dict[str, bytes] | None = None, **metadata: object) -> Path:
        file = tmp_path / "some.argosmodel"
        files = {**argos_index.package_files(*pair_and_version, **metadata), **(changed or {})}
        file.write_bytes(argos_index.archived(files))
        return file

    return make


@pytest.fixture
def installed(folder: Path, archive: Callable[..., Path]) -> Callable[..., Package]:
    """`installed("en", "es", "1.0")` installs a package."""

    def make(*pair_and_version: str, **metadata: object) -> Package:
        with open_store(folder) as store:
            return install(store, archive(*pair_and_version, **metadata))[0]

    return make


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[argos_index.Index]:
    """An index, and Argos Translate set up anew to use it."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    with argos_index.served(monkeypatch) as index:
        yield index
