"""A LibreTranslate server on loopback that answers well, badly, late or not at all."""

import contextlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from polybrief.errors import MissingResourceError
from polybrief.translation.engine import EngineSettings
from polybrief.translation.engines.libretranslate import ADDRESS, BATCH, KEY, MOST_BYTES, LibreTranslate, make

PAIR = ("en", "es")
PRIVATE = "a text that nobody else may read"
LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "es", "pb", "zh-Hans"]},
    {"code": "es", "name": "Spanish", "targets": ["en"]},
    {"code": "../x", "targets": ["en"]},
    {"code": "fr", "targets": [3, None]},
    "nonsense",
]
Answer = tuple[int, bytes]


def as_json(answer: object, status: int = 200) -> Answer:
    return status, json.dumps(answer).encode()


def shout(request: dict[str, object]) -> Answer:
    """A good server: the translation is in capitals, alternatives are numbered."""
    texts = request["q"]
    assert isinstance(texts, list)
    answer: dict[str, object] = {"translatedText": [text.upper() for text in texts]}
    if count := request.get("alternatives"):
        assert isinstance(count, int)
        answer["alternatives"] = [[f"{text.upper()}{n}" for n in range(count)] for text in texts]
    return as_json(answer)


@dataclass
class Fake:
    """What the server answers, and what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(
        default_factory=lambda: {"/languages": as_json(LANGUAGES), "/spec": as_json({"info": {"version": "1.6.0"}})}
    )
    translate: Callable[[dict[str, object]], Answer] = shout
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    requests: list[dict[str, object]] = field(default_factory=list)
    late: threading.Event | None = None

    def engine(self, path: str = "", key: str = "", timeout: float = 30.0) -> LibreTranslate:
        return LibreTranslate({ADDRESS: f"http://127.0.0.1:{self.port}{path}", KEY: key}, timeout)


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(fake.answers.get(self.path, (404, b"")))

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.requests.append(request)
            self.answer(fake.answers.get(self.path) or fake.translate(request))

        def answer(self, answer: Answer) -> None:
            fake.asked.append(self.path)
            if fake.late:
                fake.late.wait(30)
            self.send_response(answer[0])
            for name, value in fake.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):  # the client may have had enough
                self.wfile.write(answer[1])

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http_server:
        fake.port = http_server.server_port
        thread = threading.Thread(target=http_server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield fake
        finally:
            if fake.late:
                fake.late.set()
            http_server.shutdown()
            thread.join()


def test_texts_come_back_in_their_order_with_alternatives(server: Fake) -> None:
    engine = server.engine()
    assert engine.translate(["a", "b"], PAIR) == [[("A", 0.0)], [("B", 0.0)]]
    assert engine.translate(["a"], PAIR, hypotheses=3) == [[("A", 0.0), ("A0", 0.0), ("A1", 0.0)]]
    assert server.requests[0] == {"q": ["a", "b"], "source": "en", "target": "es", "format": "text"}
    assert server.asked.count("/languages") == 1


def test_more_texts_than_a_batch_go_in_several_requests(server: Fake) -> None:
    texts = [f"text {number}" for number in range(BATCH + 1)]
    engine = server.engine()
    assert [best[0][0] for best in engine.translate(texts, PAIR)] == [text.upper() for text in texts]
    assert [len(batch) for batch in engine.batches(texts, PAIR)] == [BATCH, 1]
    assert len(server.requests) == 2


def test_a_server_without_alternatives_serves(server: Fake) -> None:
    server.translate = lambda _: as_json({"translatedText": ["A"]})
    assert server.engine().translate(["a"], PAIR, hypotheses=4) == [[("A", 0.0)]]


def test_the_key_is_sent_with_the_texts_only(server: Fake) -> None:
    server.engine(key="k3y").translate(["a"], PAIR)
    assert [request["api_key"] for request in server.requests] == ["k3y"]
    assert not any("k3y" in path for path in server.asked)


def test_codes_of_old_and_new_servers_are_tags(server: Fake) -> None:
    assert server.engine().pairs() == {PAIR, ("en", "pt-BR"), ("en", "zh-Hans"), ("en", "zh"), ("es", "en")}
    server.engine().translate(["a"], ("en", "zh"))
    server.engine().translate(["a"], ("en", "pt-BR"))
    assert [request["target"] for request in server.requests] == ["zh-Hans", "pb"]


def test_about_names_the_version_and_never_the_server(server: Fake) -> None:
    assert server.engine().about(PAIR) == "LibreTranslate 1.6.0 en-es"
    server.answers["/spec"] = as_json({"info": {"version": "1.6\nhttp://server"}})
    assert server.engine().about(PAIR) == "LibreTranslate en-es"


def test_a_server_under_a_path_serves(server: Fake) -> None:
    server.answers |= {f"/mt{path}": answer for path, answer in server.answers.items()}
    server.engine("/mt/").translate(["a"], PAIR)
    assert server.asked == ["/mt/languages", "/mt/translate"]


def test_unconfigured_it_is_off_and_says_what_to_set() -> None:
    (engine,) = make(EngineSettings())
    assert engine.pairs() == frozenset()
    for ask in (
        lambda: engine.translate(["a"], PAIR),
        lambda: engine.about(PAIR),
        lambda: engine.batches(["a"], PAIR),
    ):
        with pytest.raises(MissingResourceError, match=f"set {ADDRESS}=http://HOST:PORT"):
            ask()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://host",
        "host:5000",
        "http://",
        "http://user:password@host",
        "http://host:x",
        "http://host?q",
        "http://hóst",
        "http://ho\nst",
        "http://[::1",
    ],
)
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    (engine,) = make(EngineSettings(environment={ADDRESS: address}))
    with pytest.raises(MissingResourceError, match=f"{ADDRESS} is no address") as caught:
        engine.pairs()
    assert "password@" not in str(caught.value)


def test_a_pair_that_the_server_lacks_is_answered_with_those_it_has(server: Fake) -> None:
    with pytest.raises(MissingResourceError, match=r"from es to zh: there are en → es, .*es → en"):
        server.engine().translate(["a"], ("es", "zh"))
    assert not server.requests


BAD = {
    "403": (as_json({"error": "Invalid API key"}, 403), rf"answered 403 \(Invalid API key\)\n  set {KEY}"),
    "429": (as_json({"error": "Slowdown: 10 per minute"}, 429), r"answered 429 .*\n.*later"),
    "500": (as_json({"error": f"Cannot translate text: {PRIVATE}"}, 500), r"answered 500\n"),
    "control characters": (as_json({"error": "\x1b[2Jgone"}, 400), r"answered 400\n"),
    "html": ((400, b"<html>"), r"answered 400\n"),
    "not json": ((200, b"<html>"), r"no JSON\n  set"),
    "deep json": ((200, b"[" * 200_000), "no JSON"),
    "not utf-8": ((200, b'"\xff"'), "no JSON"),
    "too long": ((200, b" " * (MOST_BYTES + 1)), "longer than"),
    "a list": (as_json([]), "no list of translations"),
    "a string": (as_json({"translatedText": "A"}), "no list of translations"),
    "too few": (as_json({"translatedText": []}), "sent 1 texts and answered 0"),
    "too many": (as_json({"translatedText": ["A", "B"]}), "sent 1 texts and answered 2"),
    "a number": (as_json({"translatedText": [3]}), "is no text"),
    "half a character": (as_json({"translatedText": ["\ud800"]}), "is no text"),
    "odd alternatives": (as_json({"translatedText": ["A"], "alternatives": [3]}), "are no lists"),
    "alternatives of no text": (as_json({"translatedText": ["A"], "alternatives": [[None]]}), "is no text"),
}


@pytest.mark.parametrize(("answer", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_answer_says_what_to_do(server: Fake, answer: Answer, message: str) -> None:
    server.translate = lambda _: answer
    with pytest.raises(MissingResourceError, match=message) as caught:
        server.engine(key="k3y").translate([PRIVATE], PAIR)
    assert "or choose another engine" in str(caught.value)
    assert PRIVATE not in str(caught.value)
    assert "k3y" not in str(caught.value)


def test_a_message_that_echoes_the_key_is_not_shown(server: Fake) -> None:
    server.translate = lambda request: as_json({"error": f"unknown key {request['api_key']}"}, 403)
    with pytest.raises(MissingResourceError, match=r"answered 403\n"):
        server.engine(key="k3y").translate(["a"], PAIR)


@pytest.mark.parametrize("answer", [as_json({"en": "es"}), as_json(None), (200, b"")])
def test_an_odd_list_of_languages_is_refused(server: Fake, answer: Answer) -> None:
    server.answers["/languages"] = answer
    with pytest.raises(MissingResourceError, match=r"no list of languages|no JSON"):
        server.engine().pairs()


def test_redirects_are_not_followed(server: Fake) -> None:
    server.headers["Location"] = f"http://127.0.0.1:{server.port}/languages"
    server.answers["/languages"] = (302, b"")
    with pytest.raises(MissingResourceError, match="answered 302"):
        server.engine().pairs()
    assert server.asked == ["/languages"]


def test_proxies_of_the_environment_are_not_used(server: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert PAIR in server.engine().pairs()


def test_nobody_there(server: Fake) -> None:
    with pytest.raises(MissingResourceError, match=r"at http://127\.0\.0\.1:1 cannot be used: no answer: .*refused"):
        LibreTranslate({ADDRESS: "http://127.0.0.1:1"}).pairs()
    with pytest.raises(MissingResourceError, match=re.escape("at https://127.0.0.1") + ".*: no answer: "):
        LibreTranslate({ADDRESS: f"https://127.0.0.1:{server.port}"}).pairs()
    with pytest.raises(MissingResourceError, match="no answer: "):
        LibreTranslate({ADDRESS: f"http://{'a' * 70}"}).pairs()


def test_a_server_that_hangs_is_not_waited_for(server: Fake) -> None:
    server.late = threading.Event()
    with pytest.raises(MissingResourceError, match=r"no answer within 0\.2 s"):
        server.engine(timeout=0.2).pairs()
