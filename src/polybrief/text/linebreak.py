"""Where a line may end: the rules LB1 to LB31 of UAX #14 for Unicode 15.0, with its rule for numbers of Example 7.

A text becomes a string of class symbols (`linebreak_data.SYMBOLS`), one for each character, and one regular expression,
compiled from the rules below, cuts it into the stretches in which no line ends. LB1 is in the tables: complex scripts
such as Thai break only at spaces, and small kana (CJ) never begin a line.

The rule for numbers is not the LB25 of the list but the regular expression that section 8.2 offers in its place and
Unicode's own test file is written for: a full stop or a slash holds a digit only inside a number, `a/1` may be divided.

https://www.unicode.org/reports/tr14/tr14-49.html
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, chain

from polybrief.text.linebreak_data import CLASS_RUNS, SYMBOLS
from polybrief.text.symbols import SymbolTable

# The rules for two neighbours, an earlier before a later one: × no line ends between them, ÷ one may. Nothing at all
# beside a sign stands for every class, ^ for every class but those named.
_RULES = """
LB4   BK LF ÷
LB5   CR × LF
LB5   CR ÷
LB6   × BK CR LF
LB7   × SP ZW
LB8   ZW ÷
LB11  × WJ
LB11  WJ ×
LB12  GL ×
LB12a ^ SP BA HY × GL
LB13  × CL CP EX IS SY
LB14  OP OPE ×
LB18  SP ÷
LB19  × QU
LB19  QU ×
LB20  ÷ CB
LB20  CB ÷
LB21  × BA HY NS
LB21  BB ×
LB21b SY × HL
LB22  × IN
LB23  AL HL × NU
LB23  NU × AL HL
LB23a PR × ID IDP EB EM
LB23a ID IDP EB EM × PO
LB24  PR PO × AL HL
LB24  AL HL × PR PO
LB25  PR PO OP OPE HY × NU
LB25  NU × PR PO
LB26  JL × JL JV H2 H3
LB26  JV H2 × JV JT
LB26  JT H3 × JT
LB27  JL JV JT H2 H3 × PO
LB27  PR × JL JV JT H2 H3
LB28  AL HL × AL HL
LB29  IS × AL HL
LB30  AL HL NU × OP
LB30  CP × AL HL NU
LB30b EB IDP × EM
"""

_KEPT_WORDS = 20_000

# Regular expressions over class names; ~ stands for the marks that LB9 leaves with what is before them.
_MARKS = "[CM ZWJ]*+"

# What counts as one character of its class. Others are the class and ~.
_ELEMENTS = {
    "AL": "[AL CM ZWJ]++",  # LB9, LB10, LB28
    "SP": "SP++",
    "HL": "HL [HL CM ZWJ]*+",
    "NU": "NU [NU CM ZWJ]*+",
    "RI": "(?>RI~ (?:RI~)?)",  # LB30a
    "ZW": "ZW SP*+",
    "BK": "BK",
    "CR": "CR",
    "LF": "LF",
}

# What no line may end behind because of more than its neighbour.
_CONTEXTS = (
    "[OP OPE]~ SP*+ (?=.)",  # LB14
    "QU~ SP++ (?=[OP OPE])",  # LB15
    "[CL CP]~ SP++ (?=NS)",  # LB16
    "B2~ SP*+ (?=B2)",  # LB17
    "HL [HL CM ZWJ]*+ [BA HY]~ (?=[^CB])",  # LB21a
    "[PR PO]~ (?=[OP OPE]~ NU)",  # LB25
    "NU [NU CM ZWJ]*+ (?:[IS SY] [IS SY CM ZWJ]*+)? (?:(?=[NU PR PO]) | [CL CP]~ (?=[PR PO]))",
)


# A word that no rule ties to one on the other side of a space (LB7, LB10, LB13 to LB17), and that ends no line itself.
_APART = (
    "[AL CM ZWJ HL NU ID IDP PR PO HY BA OP OPE QU]"
    " (?:.* [^OP OPE QU ZW BK CR LF CM ZWJ] | (?<![OP OPE QU])) [CM ZWJ]*+"
)


def opportunities(text: str) -> list[int]:
    """Return the code-point offsets behind which a line may or must end, in order, the text's end last.

    A text without characters has none.

    >>> opportunities("a well-known name")
    [2, 7, 13, 17]
    """
    words = text.split(" ")
    if not (unfinished := words[-1] != ""):
        del words[-1]
    stretches = list(map(_apart, words))
    if not all(stretches):
        return list(accumulate(_lengths(text.translate(_class_table()))))
    ends = list(accumulate(chain.from_iterable(stretches)))
    if unfinished:
        ends[-1] -= 1
    return ends


@lru_cache(_KEPT_WORDS)  # words come again and again
def _apart(word: str) -> tuple[int, ...]:
    """Return the lengths of the stretches of a word and a space behind it; none where its neighbours change them."""
    classes = word.translate(_class_table())
    return tuple(_lengths(classes + SYMBOLS["SP"])) if _pattern(_APART).fullmatch(classes) else ()


def _lengths(classes: str) -> Iterable[int]:
    return map(len, _stretches().findall(classes))


@cache
def _class_table() -> SymbolTable:
    return SymbolTable(CLASS_RUNS)


@cache
def _stretches() -> re.Pattern[str]:
    """Return the pattern of what reaches from one line end to the next possible one.

    Each step of its loop takes what no line may end behind. The atomic group around the step is there for Python up to
    3.11.4, in which a possessive loop otherwise goes on from where its last, failing step had come to (gh-100061).
    """
    neighbours = [
        f"{_ELEMENTS.get(name, f'{name}~')} (?=[{' '.join(sorted(after))}] | (?<=ZWJ).)"  # LB8a
        for name, after in _followers().items()
        if after
    ]
    steps = "|".join((*_CONTEXTS, *neighbours))
    return _pattern(f"(?:(?>{steps}))*+ (?:{'|'.join(_ELEMENTS.values())}|.~)")


@cache
def _pattern(over_names: str) -> re.Pattern[str]:
    """Return a pattern over class names as one over symbols."""
    return re.compile(re.sub(r"[A-Z][A-Z0-9]+|[~ ]", _symbol, over_names.replace("~", _MARKS)))


def _symbol(name: re.Match[str]) -> str:
    return SYMBOLS.get(name[0], "")


def _followers() -> dict[str, set[str]]:
    """Return for each class that an element can have those before which no line ends."""
    classes = SYMBOLS.keys() - {"CM", "ZWJ"}
    followers: dict[str, set[str]] = {name: set() for name in SYMBOLS if name in classes}
    for rule in reversed(_RULES.strip().splitlines()):
        before, sign, after = re.split("([×÷])", rule.partition(" ")[2])
        second = set(after.split()) or classes
        first = set(before.replace("^", "").split())
        for name in first if first and "^" not in before else classes - first:
            if sign == "×":
                followers[name] |= second
            else:
                followers[name] -= second
    return followers
