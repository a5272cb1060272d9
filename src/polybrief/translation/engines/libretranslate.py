"""A LibreTranslate server on the user's own network: the one engine that opens a socket, off unless it is configured.

It goes to the address it is given and nowhere else: no redirects, no proxies. Neither texts nor the key are logged, and
the address is in messages only, never in what `about` says, which catalogs store.

The server's interface: https://docs.libretranslate.com/guides/api_usage
"""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from babel.core import get_global
from msgspec import Struct

from polybrief.errors import MissingResourceError, there_are
from polybrief.languages import tag_of_argos_code
from polybrief.translation.engine import Engine, EngineSettings, Hypothesis, LanguagePair

ADDRESS, KEY = "POLYBRIEF_LIBRETRANSLATE", "POLYBRIEF_LIBRETRANSLATE_KEY"
BATCH = 20
"""How many texts are sent at once. The server takes one after the other; what is done is stored after each batch."""
TIMEOUT = 120.0
"""Seconds to wait for the server each time."""
MOST_BYTES = 8 * 2**20
"""No longer answer is read; 20 texts with alternatives take a hundredth of it."""

_ADVICE = {
    400: "ask who runs it which pairs, how many texts at once and which keys it takes",
    401: f"set {KEY} to a key that it knows",
    403: f"set {KEY} to a key that it knows",
    404: f"set {ADDRESS} to where LibreTranslate is, with its path if it has one",
    413: "ask who runs it to take longer requests",
    429: "it takes no more requests now: run the command again later; what is done is stored",
}


class Server(Struct, frozen=True):
    """Where LibreTranslate is."""

    secure: bool
    host: str
    port: int | None
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}{f':{self.port}' if self.port else ''}{self.path}"


class LibreTranslate:
    """The pairs of one server.

    Args:
        environment: POLYBRIEF_LIBRETRANSLATE is the address, POLYBRIEF_LIBRETRANSLATE_KEY the key, if it wants one.
        timeout: seconds to wait for the server each time.
    """

    name = "libretranslate"

    def __init__(self, environment: Mapping[str, str], timeout: float = TIMEOUT) -> None:
        self._address = environment.get(ADDRESS, "").strip()
        self._key = environment.get(KEY, "").strip()
        self._timeout = timeout
        self._known: dict[LanguagePair, tuple[str, str]] | None = None

    def pairs(self) -> frozenset[LanguagePair]:
        """What the server translates, asked once; none where no server is configured.

        Raises MissingResourceError where the one that is configured does not answer.
        """
        return frozenset(self._codes()) if self._address else frozenset()

    def about(self, pair: LanguagePair) -> str:
        """As in `LibreTranslate 1.6.0 en-es`: it does not tell its packages. Raises MissingResourceError."""
        source, target = self._code(pair)
        match self._ask("/spec"):
            case {"info": {"version": str(version)}} if re.fullmatch(r"[\w.+-]{1,32}", version, re.ASCII):
                return f"LibreTranslate {version} {source}-{target}"
            case _:
                return f"LibreTranslate {source}-{target}"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        """`BATCH` texts each, in their order. Raises MissingResourceError: the server does not have the pair."""
        self._code(pair)
        return [list(range(len(texts)))[at : at + BATCH] for at in range(0, len(texts), BATCH)]

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:
        """The server's translations; the best first; it gives no scores

        Raises:
            MissingResourceError: no server is configured, or it does not have the pair, refuses or answers nonsense.
        """
        source, target = self._code(pair)
        found: list[list[Hypothesis]] = []
        for batch in self.batches(texts, pair):
            request: dict[str, object] = {
                "q": [texts[index] for index in batch],
                "source": source,
                "target": target,
                "format": "text",
            }
            if hypotheses > 1:
                request["alternatives"] = hypotheses - 1
            if self._key:
                request["api_key"] = self._key
            for translations in self._translations(self._ask("/translate", request), len(batch)):
                several = list(dict.fromkeys(translations))[: max(1, hypotheses)]
                found.append([(translation, 0.0) for translation in several])
        return found

    def _translations(self, answer: object, count: int) -> list[list[str]]:
        """For each text the translation, then the alternatives."""
        match answer:
            case {"translatedText": list(best), "alternatives": list(others)}:
                pass
            case {"translatedText": list(best)}:
                others = [[]] * count
            case _:
                raise self._refused("its answer has no list of translations")
        if len(best) != count or len(others) != count:
            raise self._refused(f"it was sent {count} texts and answered {len(best)}")
        if not all(isinstance(more, list) for more in others):
            raise self._refused("its alternatives are no lists")
        translations = [[one, *more] for one, more in zip(best, others, strict=True)]
        if not all(_is_text(text) for several in translations for text in several):
            raise self._refused("a translation that it answered is no text")
        return translations

    def _code(self, pair: LanguagePair) -> tuple[str, str]:
        """The server's own codes of a pair."""
        codes = self._codes()
        if pair not in codes:
            raise self._refused(
                f"it does not translate from {pair[0]} to {pair[1]}:"
                f" {there_are(f'{source} → {target}' for source, target in sorted(codes))}",
                "ask who runs it to install the pair",
            )
        return codes[pair]

    def _codes(self) -> dict[LanguagePair, tuple[str, str]]:
        if self._known is None:
            answer = self._ask("/languages")
            if not isinstance(answer, list):
                raise self._refused("its answer is no list of languages")
            known: dict[LanguagePair, tuple[str, str]] = {}
            for language in answer:
                match language:
                    case {"code": str(source), "targets": list(targets)}:
                        for target in targets:
                            for pair in _pairs(source, target):
                                known.setdefault(pair, (source, target))
            self._known = known
        return self._known

    def _ask(self, path: str, request: Mapping[str, object] | None = None) -> object:
        """What the server answers, as JSON. POST where there is a request, else GET."""
        server = self._server()
        open_connection = http.client.HTTPSConnection if server.secure else http.client.HTTPConnection
        connection = open_connection(server.host, server.port, timeout=self._timeout)
        try:
            connection.request(
                "POST" if request else "GET",
                server.path + path,
                json.dumps(request).encode() if request else None,
                {"Content-Type": "application/json", "Accept": "application/json"},
            )
            with connection.getresponse() as response:
                status, content = response.status, response.read(MOST_BYTES + 1)
        except TimeoutError:
            raise self._refused(f"no answer within {self._timeout:g} s") from None
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise self._refused(f"no answer: {why}") from None
        finally:
            connection.close()
        if status != http.client.OK:
            raise self._refused(f"it answered {status}{self._said(status, content)}", _ADVICE.get(status, _RUNS))
        if len(content) > MOST_BYTES:
            raise self._refused(f"its answer is longer than {MOST_BYTES} bytes")
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise self._refused("its answer is no JSON", _ADVICE[404]) from None

    def _said(self, status: int, content: bytes) -> str:
        """The server's own words about a request that it refuses, where they can be shown.

        Those about an error of its own may have the texts in them.
        """
        if status not in _ADVICE or len(content) > MOST_BYTES:
            return ""
        try:
            answer = json.loads(content)
        except (ValueError, RecursionError):
            return ""
        match answer:
            case {"error": str(said)} if said.isprintable() and not (self._key and self._key in said):
                return f" ({said[:200]})"
            case _:
                return ""

    def _server(self) -> Server:
        if not self._address:
            raise MissingResourceError(
                "no LibreTranslate server is configured\n"
                f"  set {ADDRESS}=http://HOST:PORT, and {KEY} if it wants a key, or choose another engine"
            )
        try:
            parts = urlsplit(self._address)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        fit = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
        if not fit or "@" in parts.netloc or not self._address.isascii() or not self._address.isprintable():
            raise MissingResourceError(
                f"{ADDRESS} is no address of a LibreTranslate server\n"
                f"  set it to http://HOST:PORT or https://HOST:PORT, without a name, a password or a query; a key goes"
                f" into {KEY}"
            )
        return Server(parts.scheme == "https", parts.hostname or "", port, parts.path.rstrip("/"))

    def _refused(self, what: str, advice: str | None = None) -> MissingResourceError:
        return MissingResourceError(
            f"LibreTranslate at {self._server()} cannot be used: {what}\n  {advice or _RUNS}, or choose another engine"
        )


_RUNS = f"see that it runs and that {ADDRESS} is its address"


def _is_text(text: object) -> bool:
    """Whether it is a string of whole characters, which a file can hold."""
    return isinstance(text, str) and not re.search(r"[\ud800-\udfff]", text)


def _pairs(source: object, target: object) -> list[LanguagePair]:
    """A pair of the server's codes in tags, then with the scripts left out that go without saying."""
    pair = tuple(
        tag_of_argos_code(code) for code in (source, target) if isinstance(code, str) and _CODE.fullmatch(code)
    )
    if len(pair) != 2 or pair[0] == pair[1]:
        return []
    source_tag, target_tag = pair
    return [(source_tag, target_tag), (_without_script(source_tag), _without_script(target_tag))]


_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _without_script(tag: str) -> str:
    language, _, script = tag.partition("-")
    usual = get_global("likely_subtags").get(language, "").split("_")
    return language if script and script in usual[1:2] else tag


def make(settings: EngineSettings) -> Sequence[Engine]:
    """The engine of the entry point `libretranslate`. It opens no socket."""
    return (LibreTranslate(settings.environment),)
