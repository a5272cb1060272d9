"""Where a text falls into sentences. A cut too few is better than one inside a sentence."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)\\]）】」』›"
_OPENERS = "\"'“‘«(\\[¿¡（„"
_END = re.compile(rf"(?P<mark>[.!?…؟]+|[。！？]+)(?P<closers>[{_CLOSERS}]*)(?P<space>\s*)(?=(?P<next>[{_OPENERS}]*\S))")
_LAST_WORD = re.compile(r"[^\W_]+(?=\W*\Z)")
_SHORTEST = 3
# Of three letters and more, what a full stop follows inside a sentence.
_ABBREVIATIONS = frozenset(
    """
    approx art bros cap col dept dra est etc excmo feb fig gen gob gov hon inc jan lic lit ltd min mlle mme mrs num núm
    pag pág phil pres prof rep rev sen sgt sra srs sta ste tel vol гор долл млн млрд проф ред рис руб стр тыс
    """.split()  # noqa: SIM905
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the spaces between them.

    >>> sentences("Gen. Ríos spoke. “Nobody was hurt.” He left at 5.30 p.m. with the U.S. envoy.")
    ['Gen. Ríos spoke.', '“Nobody was hurt.”', 'He left at 5.30 p.m. with the U.S. envoy.']
    """
    found, start = [], 0
    for end in _END.finditer(text):
        if _ends(text[start : end.start()], end):
            found.append(text[start : end.start("space")])
            start = end.end()
    return [*found, text[start:]] if text[start:].strip() or not found else found


def _ends(before: str, end: re.Match[str]) -> bool:
    if end["mark"][0] in "。！？":
        return True
    following = end["next"][-1]
    if not end["space"] or following.islower():
        return False
    word = _LAST_WORD.search(before)
    if end["closers"]:
        return True
    if end["mark"] != "." or word is None or word[0].isdigit():
        return word is not None
    return len(word[0]) >= _SHORTEST and word[0].casefold() not in _ABBREVIATIONS
