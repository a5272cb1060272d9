"""Argos packages made up for tests, whose models are no models, and an index that offers them on this machine."""

import io
import json
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


def package_files(source: str = "en", target: str = "es", version: str = "1.0", **metadata: Any) -> dict[str, bytes]:
    """The files of a package, by their paths in its folder."""
    described = {
        "package_version": version,
        "argos_version": "1.9.6",
        "from_code": source,
        "from_name": source.title(),
        "to_code": target,
        "to_name": target.title(),
        **metadata,
    }
    return {
        "metadata.json": json.dumps(described).encode(),
        "README.md": b"A package made up for a test.",
        "model/model.bin": f"{source} {target} {version}".encode() * 1000,
        "model/shared_vocabulary.txt": b"<s>\n</s>\n",
        "sentencepiece.model": b"no model",
    }


def archived(files: dict[str, bytes], folder: str = "a-folder") -> bytes:
    """An .argosmodel with one folder."""
    return zipped({f"{folder}/{name}": data for name, data in files.items()})


def zipped(members: dict[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip archive; members are names, or say more about themselves."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return stream.getvalue()


@dataclass
class Answer:
    """What the server does at a path.

    Attributes:
        promised: the Content-Length, where it is not the body's; -1 for none.
        silent: it says nothing more after the body, and does not hang up.
        location: it sends elsewhere.
    """

    body: bytes = b""
    status: int = 200
    promised: int | None = None
    silent: bool = False
    location: str = ""


@dataclass
class Index:
    """An index being served. `entries` and `answers` are for a test to change; `requests` are the paths asked for."""

    address: str
    entries: list[Any] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def offer(
        self, source: str = "en", target: str = "es", version: str = "1.0", answer: Answer | None = None
    ) -> bytes:
        """Offer a package; returns its archive."""
        archive = archived(package_files(source, target, version))
        path = f"/translate-{source}_{target}-{version.replace('.', '_')}.argosmodel"
        self.answers[path] = answer or Answer(archive)
        self.entries.append(
            {
                "package_version": version,
                "from_code": source,
                "to_code": target,
                "type": "translate",
                "links": [f"{self.address.rstrip('/')}{path}"],
            }
        )
        return archive


@contextmanager
def served(patch: pytest.MonkeyPatch) -> Iterator[Index]:
    """An empty index on a free port of the loopback interface, and Argos Translate set up anew to use it."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        patch.delenv(name, raising=False)
    patch.setenv("KMP_DUPLICATE_LIB_OK", "True")  # which Argos Translate sets for the whole process
    forget_argos_translate()
    with _serving() as index:
        patch.setenv("ARGOS_PACKAGE_INDEX", index.address)
        yield index
    forget_argos_translate()


def forget_argos_translate() -> None:
    """It reads its settings when it is imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        del sys.modules[name]


@contextmanager
def _serving() -> Iterator[Index]:
    ending = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.requests.append(self.path)
            default = Answer(json.dumps(index.entries).encode()) if self.path == "/index.json" else Answer(status=404)
            answer = index.answers.get(self.path, default)
            self.send_response(answer.status)
            if answer.location:
                self.send_header("Location", answer.location)
            if answer.promised != -1:
                self.send_header(
                    "Content-Length", str(len(answer.body) if answer.promised is None else answer.promised)
                )
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.silent:
                self.wfile.flush()
                ending.wait()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        index = Index(f"http://127.0.0.1:{server.server_address[1]}/")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield index
        finally:
            ending.set()
            server.shutdown()
            thread.join()
