"""Apertium: rule-based translation by programs of the system. Its output is gist, so it is used on request only.

A pair is a file `MODE.mode`: a shell line of programs, each the input of the next. We start them ourselves, `-z` added,
so that many texts pass through one process, each ended by NUL.

Each stage is run to its end on at most `BATCH` texts before the next is started. A pipe kept open would save
the starts, but `apertium-tagger` reads a text otherwise after others: of 250 sentences 14 came out different in another
order (3.8.3; no other stage of eng-spa and spa-eng did). So it is started for each text, 4 ms each.

The stream's format: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.core import get_global, parse_locale
from msgspec import Struct

from polybrief.errors import MissingResourceError, there_are
from polybrief.translation.engine import Engine, EngineSettings, Hypothesis, LanguagePair

BATCH = 200
"""How many texts pass through one process of a stage."""
TIMEOUT = 60.0
"""Seconds that a stage may take for a batch; it takes about a tenth of one."""

_REMEMBERING = frozenset({"apertium-tagger"})
"""Programs that must not see two texts: what they have read changes how they read on."""
_ARGUMENTS = {"$1": ("-n",), "$2": ()}
"""What the variables of a mode stand for: no marks at unknown words, no options for the tagger."""
_SHELL = "|&;<>()"


class Mode(Struct, frozen=True):
    """A direction that is installed.

    Attributes:
        name: Apertium's name of it, as in `eng-spa`.
        file: the `.mode` file.
    """

    name: str
    file: Path

    def stages(self) -> list[list[str]]:
        """The programs with their arguments, in order. Raises MissingResourceError where it is more than a pipe."""
        try:
            return pipe(self.file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise MissingResourceError(_faulty(self, str(error))) from None

    def digest(self) -> str:
        """sha256 of the programs' names, their options and their data: the same wherever the files lie."""
        whole = hashlib.sha256()
        for word in (word for stage in self.stages() for word in stage):
            file = Path(word)
            whole.update(file.name.encode() + b"\0")
            if file.is_absolute() and file.is_file():
                whole.update(hashlib.sha256(file.read_bytes()).digest())
        return whole.hexdigest()


class Apertium:
    """The pairs of the system's Apertium.

    Args:
        environment: PATH says where `apertium` is, APERTIUM_DATADIR where its modes are if not beside it.
        timeout: seconds that a stage may take for a batch.
    """

    name = "apertium"

    def __init__(self, environment: Mapping[str, str], timeout: float = TIMEOUT) -> None:
        self._environment = {**environment, "LC_ALL": "C.UTF-8"}
        self._path = environment.get("PATH", os.defpath)
        self._timeout = timeout

    def pairs(self) -> frozenset[LanguagePair]:
        """The directions that are installed; none without the command `apertium`."""
        return frozenset(self._modes())

    def about(self, pair: LanguagePair) -> str:
        """As in `Apertium 3.8.3 eng-spa, gist only (sha256 1a2b3c4d5e6f)`. Raises MissingResourceError."""
        mode = self._mode(pair)
        said = self._run(["apertium", "-V"], b"").decode(errors="replace")
        version = re.search(r"\d[\w.~+-]*", said)
        return f"Apertium {version[0] if version else '?'} {mode.name}, gist only (sha256 {mode.digest()[:12]})"

    def batches(self, texts: Sequence[str], pair: LanguagePair) -> list[list[int]]:
        """`BATCH` texts each, in their order. Raises MissingResourceError: the pair is not installed."""
        self._mode(pair)
        return [list(range(len(texts)))[at : at + BATCH] for at in range(0, len(texts), BATCH)]

    def translate(self, texts: Sequence[str], pair: LanguagePair, hypotheses: int = 1) -> list[list[Hypothesis]]:  # noqa: ARG002 - it has but one
        """One translation of each text, with score 0: Apertium does not say how sure it is.

        Raises:
            MissingResourceError: the pair is not installed; a stage fails, hangs or loses texts.
        """
        mode = self._mode(pair)
        return [
            [(translation, 0.0)]
            for batch in self.batches(texts, pair)
            for translation in self._translated([texts[index] for index in batch], mode)
        ]

    def _translated(self, texts: list[str], mode: Mode) -> list[str]:
        ends = [f".[={number}]" for number in range(len(texts))]
        records = [
            (escaped(unicodedata.normalize("NFC", text)) + end).encode() for text, end in zip(texts, ends, strict=True)
        ]
        for program, *arguments in mode.stages():
            command = [program, "-z", *arguments]
            if program in _REMEMBERING:
                records = [record for text in records for record in self._passed(command, [text], mode)]
            else:
                records = self._passed(command, records, mode)
        outcome = [record.decode(errors="replace") for record in records]
        if not all(record.endswith(end[1:]) for record, end in zip(outcome, ends, strict=True)):
            raise MissingResourceError(_faulty(mode, "the texts came back in another order"))
        return [
            unescaped(record.removesuffix(end[1:]).removesuffix(".")) for record, end in zip(outcome, ends, strict=True)
        ]

    def _passed(self, command: list[str], records: list[bytes], mode: Mode) -> list[bytes]:
        """The records as one process gives them back. It may say NUL once more at its end."""
        answer = self._run(command, b"".join(record + b"\0" for record in records)).split(b"\0")
        if len(answer) <= len(records) or any(answer[len(records) :]):
            raise MissingResourceError(_faulty(mode, f"{command[0]} lost or added texts"))
        return answer[: len(records)]

    def _run(self, command: list[str], given: bytes) -> bytes:
        """What a program makes of its input. It is ended and waited for, whatever happens."""
        program, *arguments = command
        if (found := shutil.which(program, path=self._path)) is None:
            raise MissingResourceError(
                f"Apertium needs the program {program}, which is not here\n"
                "  install it with the system's package manager: it belongs to apertium, lttoolbox, apertium-lex-tools,"
                " cg3 or hfst"
            )
        try:
            done = subprocess.run(  # noqa: S603 - a program on the user's PATH, no shell
                [found, *arguments],
                input=given,
                capture_output=True,
                timeout=self._timeout,
                env=self._environment,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise MissingResourceError(
                f"Apertium's {program} did not end within {self._timeout:g} s\n{_AGAIN}"
            ) from None
        except OSError as error:
            raise MissingResourceError(f"Apertium's {program} cannot be started: {error.strerror}\n{_AGAIN}") from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip() or "it said nothing"
            raise MissingResourceError(f"Apertium's {program} ended with status {done.returncode}: {said}\n{_AGAIN}")
        return done.stdout

    def _mode(self, pair: LanguagePair) -> Mode:
        modes = self._modes()
        if pair not in modes:
            raise MissingResourceError(
                f"Apertium cannot translate from {pair[0]} to {pair[1]} here:"
                f" {there_are(f'{source} → {target}' for source, target in sorted(modes))}\n"
                "  install apertium and a package for the pair (they are named apertium-XXX-YYY) with the system's"
                " package manager, or choose another engine"
            )
        return modes[pair]

    def _modes(self) -> dict[LanguagePair, Mode]:
        """The installed directions; of two names of a pair the longer, which the newer packages have."""
        if (command := shutil.which("apertium", path=self._path)) is None:
            return {}
        beside = Path(command).resolve().parent.parent / "share" / "apertium"
        folder = Path(self._environment.get("APERTIUM_DATADIR") or beside) / "modes"
        modes: dict[LanguagePair, Mode] = {}
        for file in sorted(folder.glob("*.mode"), key=lambda file: (len(file.name), file.name)):
            match [tag(code) for code in file.stem.split("-")]:
                case [str(source), str(target)] if source != target:
                    modes[source, target] = Mode(file.stem, file)
        return modes


_AGAIN = "  install apertium and the package of the pair again, or choose another engine"


def _faulty(mode: Mode, what: str) -> str:
    return f"Apertium's mode {mode.name} cannot be used: {what}\n{_AGAIN}"


def pipe(line: str) -> list[list[str]]:
    """The programs of a mode's line with their arguments. Raises ValueError where it is more than a pipe of programs.

    >>> pipe("lt-proc $1 '/data/eng-spa.bin' | apertium-tagger -g $2 '/data/eng-spa.prob'")
    [['lt-proc', '-n', '/data/eng-spa.bin'], ['apertium-tagger', '-g', '/data/eng-spa.prob']]
    """
    words = shlex.shlex(line.strip(), posix=True, punctuation_chars=_SHELL)
    words.whitespace_split, words.commenters = True, ""
    stages: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            stages.append([])
        elif set(word) <= set(_SHELL):
            raise ValueError(f"it has {word!r}, where a pipe of programs has none")
        else:
            stages[-1] += _ARGUMENTS.get(word, (word,))
    if not all(stages):
        raise ValueError("a stage of it is empty")
    return stages


def tag(code: str) -> str | None:
    """The BCP 47 tag of one of Apertium's codes, ISO 639 and perhaps a variety; None where it is none.

    >>> tag("eng"), tag("spa"), tag("eng_US"), tag("cat_valencia"), tag("tagger")
    ('en', 'es', 'en-US', 'ca-valencia', None)
    """
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Za-z0-9]+)*", code):
        return None
    try:
        language, territory, script, variant, *_ = parse_locale(code)
    except ValueError:
        return None
    language = get_global("language_aliases").get(language, language)
    parts = (language.replace("_", "-"), script, territory, variant and variant.lower())
    return "-".join(part for part in parts if part)


_SPECIAL = re.compile(r"[\\^$/<>{}\[\]@]")
_OPAQUE = re.compile(r"^\s+|\s+$|\s{2,}|[^\S ]|[\x00-\x1f\x7f-\x9f~\ud800-\udfff]")
"""What a stream cannot hold, or its stages lose (a tilde), or what is to stay as it is (white space)."""
_ESCAPE = re.compile(r"\\(.)|\[((?:[0-9a-f]{1,4},?)*)\]", re.DOTALL)


def escaped(text: str) -> str:
    r"""A text as the stream has it: what means something there behind a backslash, other than words in superblanks.

    >>> escaped("a/b\n[1]")
    'a\\/b[a]\\[1\\]'
    """
    pieces: list[str] = []
    at = 0
    for opaque in _OPAQUE.finditer(text):
        pieces += _SPECIAL.sub(r"\\\g<0>", text[at : opaque.start()]), f"[{','.join(f'{ord(c):x}' for c in opaque[0])}]"
        at = opaque.end()
    return "".join((*pieces, _SPECIAL.sub(r"\\\g<0>", text[at:])))


def unescaped(stream: str) -> str:
    r"""The text of a stream; `escaped` undone. A word left out leaves no second space.

    >>> unescaped("a\\/b[a]\\[1\\]")
    'a/b\n[1]'
    """
    one_space = re.sub(" {2,}", " ", stream.strip(" "))
    return _ESCAPE.sub(
        lambda escape: escape[1] or "".join(chr(int(code, 16)) for code in escape[2].split(",") if code), one_space
    )


def make(settings: EngineSettings) -> Sequence[Engine]:
    """The engine of the entry point `apertium`. It starts no process."""
    return (Apertium(settings.environment),)
