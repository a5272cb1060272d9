"""Rights notices in the text of a document.

A notice is a line with one of the marks below, from its first character to its last but for the space around it: what
stands on the line with the mark (the holder, "Do not reproduce …") belongs to it. Where a line is a whole paragraph, it
is the sentences with a mark and those between them, if these are few. A notice that goes on without a mark in the next
line is not found whole, and prose that talks of such rights is found too: to show a line too much harms less than to
hide a right.
"""

from __future__ import annotations

import re

LONGEST_LINE = 400
LONGEST_GAP = 300  # characters between two marks of one notice

_RESERVED = r"""
      \ball\s+rights\s+(?:are\s+)?reserved\b
    | \btodos\s+los\s+derechos\s+reservados\b | \btodos\s+os\s+direitos\s+reservados\b
    | \btous\s+droits\s+(?:de\s+\w+\s+)?réservés\b | \balle\s+rechte\s+vorbehalten\b
    | \btutti\s+i\s+diritti\s+(?:sono\s+)?riservati\b | \bвсе\s+права\s+защищены\b
    | جميع\s+الحقوق\s+محفوظة | كل\s+الحقوق\s+محفوظة
    | (?:版权|版權|著作权|著作權)所有 | 保留(?:所有|一切)(?:权利|權利)
"""
_MARKS = re.compile(
    _RESERVED
    + r"""
    | \ball\s+other\s+rights\s+(?:are\s+)?reserved\b
    | ©|℗
    | \(\s*[cCpP]\s*\)\s*(?:copyright\s*)?(?:19|20)\d\d
    | \bcopyright\s*(?:\(\s*c\s*\)\s*)?(?:by\b|(?:19|20)\d\d)
    | \b(?:crown\s+copyright|open\s+government\s+licence)\b
    | \bcreative\s+commons\b | creativecommons\.org/(?:licenses|publicdomain)
    | \bcc[\s-]?0\b | \bcc[\s-]by\b
    | \b(?:dedicated\s+to|released\s+into|(?:is|are)\s+in)\s+the\s+public\s+domain\b
    | \bdominio\s+público\b | \bdomínio\s+público\b | \bdomaine\s+public\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RESERVING = re.compile(_RESERVED, re.VERBOSE | re.IGNORECASE)
_SENTENCE = re.compile(r".+?(?:[.!?。！？؟](?=\s|$)|$)\s*", re.DOTALL)


def notices(text: str) -> tuple[str, ...]:
    """The rights notices of a text, to the letter, each once, in the order in which they stand.

    >>> notices("The bridge is closed.\\n\\n  © 2024 River Post. Ask before you print it.\\n")
    ('© 2024 River Post. Ask before you print it.',)
    """
    lines = (line.strip() for line in text.splitlines() if _MARKS.search(line))
    return tuple(dict.fromkeys(it for line in lines for it in ([line] if len(line) <= LONGEST_LINE else _parts(line))))


def reserves(notice: str) -> bool:
    """Whether a notice reserves all rights.

    >>> reserves("© 2024 River Post. All rights reserved."), reserves("© 2024 River Post. All other rights reserved.")
    (True, False)
    """
    return _RESERVING.search(notice) is not None


def _parts(line: str) -> list[str]:
    """The parts of a long line that run from a sentence with a mark to the last one near it."""
    marked = [match.span() for match in _SENTENCE.finditer(line) if _MARKS.search(match[0])]
    if not marked:  # a mark that goes over the end of what looks like a sentence
        return [line]
    parts = [marked[0]]
    for start, end in marked[1:]:
        if start - parts[-1][1] <= LONGEST_GAP:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return [line[start:end].strip() for start, end in parts]
