"""What other programs read out of the editions of a brief, by language. Prints a table and asserts nothing.

    python tests/benchmarks/extraction.py [--missed] [TAG …]

- Words: how many of those on the page a program finds in the file, each as often as it stands there. Of a word count
  its letters, marks and digits, in NFC; it ends at a space and where the direction of writing changes, for there
  pdftotext may put the space on the wrong side. What a line broke with a hyphen may be found joined. Headings, labels
  and sources count; the raised source marks and what every page repeats do not.
- Pairs, where a script puts no space between words: of neighbouring characters in a paragraph, whatever space is
  between them. What is lost, put in between or out of order costs pairs.
- Texts are the units of the brief. One is in order if its letters, marks and digits are one run in what pdftotext
  writes, as it is or without words that are source marks. Of what stands side by side, in the cells of tables and the
  events of the timeline, pdftotext may write lines in turn: such a text may come in pieces, each in another line.
  Punctuation is left out: pdftotext moves it where the direction changes.

pdfminer.six leaves letters in the order they are seen in, left to right: of right-to-left words it finds few.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import mean

from lxml import etree

from polybrief.briefs.reading import read_brief
from polybrief.errors import PolybriefError
from polybrief.languages import LANGUAGES, Language
from polybrief.model.brief import Brief
from polybrief.pipeline.editions import FORMATS, Options, render_page
from polybrief.translation.catalogs import read_catalog
from polybrief.translation.edition import edition
from polybrief.workspace import Workspace

BRIEF = "argentina-nato"
_ROOT = Path(__file__).parents[2]
TARGETS = {"ltr": 0.98, "rtl": 0.95}
"""What pdftotext is to find, by direction."""
_UNSPACED = {"Hans", "Hant", "Jpan", "Thai"}
_BLOCKS = {"h1", "h2", "h3", "p", "li", "th", "td", "br"}
_UNREAD = {"head", "svg", "running", "marks"}
_SIDES = {"L": "left", "EN": "left", "AN": "left", "R": "right", "AL": "right"}
_NEAR, _PIECE = 24, 2
_EMBEDDING = re.compile("[\u202a-\u202e]")  # pdftotext puts them around what runs against its line
_HYPHENATED = re.compile("(?<=\\w)[-\u2010\u00ad]\n(?=\\w)")


def pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def pypdf(data: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    text: str = extract_text(io.BytesIO(data))
    return text


READERS: dict[str, Callable[[bytes], str]] = {"pdftotext": pdftotext, "pypdf": pypdf, "pdfminer": pdfminer}


@dataclass(frozen=True)
class Read:
    """What was found of an edition.

    Attributes:
        unit: what was counted, words or pairs of characters.
        sought: how many there are on the page.
        missed: those not found, by reader.
        texts: how many units of the brief stand on the page.
        in_pieces: how many of them come in pieces, with what stands beside them in between.
        torn: those that are out of order.
    """

    language: Language
    unit: str
    sought: int
    missed: dict[str, Counter[str]]
    texts: int
    in_pieces: int
    torn: list[str]

    def share(self, reader: str) -> float:
        return 1 - self.missed[reader].total() / self.sought

    @property
    def target(self) -> float:
        return TARGETS[self.language.direction]

    @property
    def met(self) -> bool:
        return self.share("pdftotext") >= self.target

    def details(self) -> Iterator[str]:
        """What was not found, and how often; what is out of order."""
        for reader, missed in self.missed.items():
            if missed:
                listed = ", ".join(f"{each} ×{count}" for each, count in missed.most_common())
                yield f"{self.language.tag}, {reader}: {listed}"
        yield from (f"{self.language.tag}, out of order: {text}" for text in self.torn)


def letters(text: str) -> str:
    """The letters, marks and digits of a text, in NFC."""
    return "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each)[0] in "LMN")


def words(text: str) -> Counter[str]:
    """The words of a text.

    >>> sorted(words("(“non-NATO”) ב־1998"))
    ['1998', 'nonNATO', 'ב']
    """
    parted, before = "", ""
    for each in _EMBEDDING.sub(" ", text):
        side = _SIDES.get(unicodedata.bidirectional(each), before)
        parted += f" {each}" if side != before else each
        before = side
    return Counter(filter(None, map(letters, parted.split())))


def pairs(text: str) -> Counter[str]:
    """The neighbouring characters of a text.

    >>> sorted(pairs("北约，24"))
    ['24', '北约', '约2']
    """
    return Counter(map("".join, pairwise(letters(text))))


def paragraphs(xhtml: str) -> list[str]:
    """The texts of a page between the ends of its blocks and its source marks."""
    found = [""]

    def read(element: etree._Element) -> None:
        name = etree.QName(element).localname
        hidden = not _UNREAD.isdisjoint({name, *element.get("class", "").split()})
        apart = hidden or name in _BLOCKS
        if apart:
            found.append("")
        if not hidden:
            found[-1] += element.text or ""
            for child in element:
                read(child)
        if apart:
            found.append("")
        found[-1] += element.tail or ""

    read(etree.fromstring(xhtml.encode()))
    return found


def beside(xhtml: str) -> str:
    """The letters of what stands side by side on a page: the cells of its tables, the events of its timeline."""
    cells = etree.fromstring(xhtml.encode()).xpath(
        "//*[local-name()='th' or local-name()='td' or contains(@class, 'events')]"
    )
    return letters("".join("".join(cell.itertext()) for cell in cells))


def lines(plain: str, sources: int = 0) -> list[str]:
    """The letters of each line, without words that are marks of the sources, numbered from 1."""
    marks = re.compile(f"(?:{'|'.join(map(str, range(sources, 0, -1)))})+")  # pdftotext may join two

    def is_mark(word: str) -> bool:
        return bool(marks.fullmatch("".join(str(unicodedata.decimal(each, each)) for each in word)))

    words_of = [map(letters, _EMBEDDING.sub(" ", line).split()) for line in plain.splitlines()]
    return ["".join(word for word in line if not is_mark(word)) for line in words_of]


def in_pieces(text: str, near: Sequence[str]) -> bool:
    """Whether a text comes out piece by piece, each in another line, within `_NEAR` lines.

    >>> in_pieces("abcdef", ["abxy", "cdzz", "ef"]), in_pieces("abcdef", ["cdzz", "ab", "ef"])
    (True, False)
    """
    for start in range(len(near)):
        rest = text
        for line in near[start : start + _NEAR]:
            size = max(size for size in range(len(rest) + 1) if rest[:size] in line)
            rest = rest[size:] if size >= _PIECE else rest
            if not rest:
                return True
    return False


def compare(brief: Brief, language: Language, readers: Mapping[str, Callable[[bytes], str]]) -> Read:
    """Make an edition and read it. Raises PolybriefError where it cannot be made."""
    own = language.tag == brief.language
    catalog = None if own else read_catalog(Workspace(_ROOT).catalog_file(brief.id, language.locale))
    made = edition(brief, language, catalog)
    data, xhtml = FORMATS["pdf"](made, Options(), "policy-brief"), render_page(made, Options()).xhtml

    count = pairs if language.script in _UNSPACED else words
    seen = paragraphs(xhtml)
    sought = sum(map(count, seen), Counter[str]())
    found = {name: reader(data) for name, reader in readers.items()}
    missed = {name: sought - (count(text) | count(_HYPHENATED.sub("", text))) for name, text in found.items()}

    on_page, side_by_side = letters("".join(seen)), beside(xhtml)
    texts = [each.text for each in made.texts.values() if letters(each.text) in on_page]
    kinds = [lines(found["pdftotext"], sources) for sources in (0, len(brief.sources))]
    apart = [text for text in texts if not any(letters(text) in "".join(kind) for kind in kinds)]
    torn = [
        text
        for text in apart
        if letters(text) not in side_by_side or not any(in_pieces(letters(text), kind) for kind in kinds)
    ]
    return Read(language, count.__name__, sought.total(), missed, len(texts), len(apart) - len(torn), torn)


def table(found: Sequence[Read], readers: Collection[str]) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield f"| | counted | | {' | '.join(readers)} | pdftotext is to find | texts | in pieces | out of order |"
    yield f"|---|--:|---|{'--:|' * len(readers)}---|--:|--:|--:|"
    for each in found:
        shares = " | ".join(f"{each.share(reader):.1%}" for reader in readers)
        target = f"≥ {each.target:.0%}, {'met' if each.met else 'missed'}"
        row = f"{each.sought} | {each.unit} | {shares} | {target} | {each.texts} | {each.in_pieces} | {len(each.torn)}"
        yield f"| {each.language.tag} | {row} |"
    means = " | ".join(f"{mean(each.share(reader) for each in found):.1%}" for reader in readers)
    met = f"met by {sum(each.met for each in found)} of {len(found)}"
    sums = f"{sum(each.texts for each in found)} | {sum(each.in_pieces for each in found)}"
    yield f"| all, mean | | | {means} | {met} | {sums} | {sum(len(each.torn) for each in found)} |"


def main() -> None:
    """Measure, then print."""
    brief = read_brief(Workspace(_ROOT).brief_file(BRIEF)).brief
    catalogs = {tag: Workspace(_ROOT).catalog_file(brief.id, each.locale) for tag, each in LANGUAGES.items()}
    there = [tag for tag, catalog in catalogs.items() if tag == brief.language or catalog.is_file()]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tags", nargs="*", metavar="TAG", help=f"only these languages, of {', '.join(there)}")
    parser.add_argument("--missed", action="store_true", help="list what was not found, and the texts out of order")
    options = parser.parse_args()
    if unknown := set(options.tags) - set(there):
        parser.error(f"no edition of {brief.id} in {', '.join(sorted(unknown))}; there are {', '.join(there)}")
    if shutil.which("pdftotext") is None:
        sys.exit("no command pdftotext here: install the package poppler-utils")
    readers = {name: reader for name, reader in READERS.items() if name == "pdftotext" or find_spec(name)}
    for name in READERS.keys() - readers.keys():
        print(f"without {name}: it is not installed (make bench-extraction installs it)")
    found = []
    for tag in options.tags or there:
        try:
            found.append(compare(brief, LANGUAGES[tag], readers))
        except PolybriefError as problem:
            print(f"without {tag}: {problem}")
    if options.missed:
        print("\n".join(line for each in found for line in each.details()))
    if found:
        print("\n".join(table(found, readers)))


if __name__ == "__main__":
    main()
