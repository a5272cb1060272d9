"""What every test may ask for: outside tools, the Unicode data, veraPDF. No test reaches the network."""

import ipaddress
import os
import shlex
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

PACKAGES = {
    "msgfmt": "gettext",
    "pdfdetach": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}
UNICODE_DATA = Path("/usr/share/unicode")
VERAPDF_NOT_SET_UP = 3

settings.register_profile("polybrief", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("polybrief")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("polybrief")
    group.addoption(
        "--strict-environment",
        action="store_true",
        help="fail, rather than skip, the tests whose outside tools are missing (.ci/run does)",
    )
    group.addoption("--update", action="store_true", help="write what was found as the new golden files")


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def lacking(pytestconfig: pytest.Config) -> Callable[[str], NoReturn]:
    """Ends a test that cannot run here: a skip, or a failure under --strict-environment."""

    def end(what: str) -> NoReturn:
        if pytestconfig.getoption("--strict-environment"):
            pytest.fail(what, pytrace=False)
        pytest.skip(what)

    return end


@pytest.fixture(scope="session")
def tool(lacking: Callable[[str], NoReturn]) -> Callable[[str], str]:
    """`tool("pdftotext")`: the path of an outside command."""

    def require(name: str) -> str:
        return shutil.which(name) or lacking(f"no command {name} here: install the package {PACKAGES[name]}")

    return require


@pytest.fixture(scope="session")
def unicode_data(lacking: Callable[[str], NoReturn]) -> Path:
    """The folder with Unicode's own test files, as Debian's package unicode-data lays it."""
    if not (UNICODE_DATA / "BidiCharacterTest.txt").is_file():
        lacking(f"no {UNICODE_DATA}/BidiCharacterTest.txt here: install the package unicode-data")
    return UNICODE_DATA


@pytest.fixture(scope="session")
def verapdf(lacking: Callable[[str], NoReturn]) -> Callable[[Sequence[Path]], subprocess.CompletedProcess[str]]:
    """`verapdf([pdf, …])` validates against PDF/UA-1 and PDF/A-3a in one call; exit status 0 means all are compliant.

    The environment variable VERAPDF names the command; without it, `verapdf` is looked for on PATH.
    """
    command = shlex.split(os.environ.get("VERAPDF", "")) or [shutil.which("verapdf")]
    if command[0] is None or shutil.which(command[0]) is None:
        lacking("no veraPDF here: put `verapdf` on PATH, or name it in the variable VERAPDF")

    def validate(pdfs: Sequence[Path]) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([*command, "-f", "ua1,3a", *map(str, pdfs)], capture_output=True, text=True, check=False)
        if done.returncode == VERAPDF_NOT_SET_UP:
            lacking(f"veraPDF could not set itself up:\n{done.stderr}")
        return done

    return validate


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Only loopback and local sockets connect."""

    def guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
        def only_here(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(address[0]):
                pytest.fail(f"a test tried to reach the network: {address}")
            return connect(self, address)

        return only_here

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
