"""What the verifier knows of each language, by BCP 47 tag. A language without an entry is judged by the rest.

The words were put together for it, not taken from a corpus; densities were measured on the project’s own
catalogs (the half of them that is for working, November 2026).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DENSITY = {"en": 1.0, "es": 0.9, "fr": 0.9, "pt": 0.91, "ru": 0.91, "ar": 1.2, "zh": 3.3}
"""By how much the letters of a text are to be multiplied to be as many as those of the first language's."""

UNFINISHED = {
    "en": _words(
        "a an the of to in on at by for from with and or nor but that which who whose as into than is are was "
        "were be according against between because if their its his every such very until"
    ),
    "es": _words(
        "el la los las un una unos unas de del a al en con por para sin y e o u que se su sus como entre "
        "sobre según contra hasta desde es son muy cada cuyo cuya mediante ante ni le lo les si"
    ),
    "fr": _words(
        "le la les un une des de du d’ l’ d' l' qu’ qu' n’ n' s’ à au aux en dans avec par pour sans et ou "
        "que qui dont se sa son ses leur sur entre selon contre vers chez est sont très chaque ni ce cet "
        "cette ces ne afin"
    ),
    "pt": _words(
        "o os as um uma uns umas de do da dos das a ao à aos às em no na nos nas com por pelo pela pelos "
        "pelas para sem e ou que se seu sua seus suas como entre sobre segundo contra até desde é são muito "
        "cada cujo cuja nem"
    ),
    "ru": _words(
        "и или а но в во на с со к ко о об от до из за по для при без не ни что как у между под над согласно "
        "против через перед который которая которое которые чтобы если также очень"
    ),
    "ar": _words("في من إلى على عن مع أو أن أنّ إن التي الذي الذين ثم بين حتى لدى غير وفق ضد كل عند منذ خلال"),
    "zh": frozenset("的或把被将并而其该且但以"),
}
"""Words, or ideographs, with which no text ends."""

COMPARED = frozenset(["ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk", "zh"])
"""Languages that a text in the wrong language is looked for in."""

OWN_WORDS = {
    "en": _words(
        "the of and to is are was were be been has have had not it its this that these those with from by for "
        "on at as who which what when would could should may might will shall than other there both either "
        "all any some they he she we you our their his her about between after before under only no do so"
    ),
    "es": _words(
        "el la los las un y en con del al una unos unas lo le les su sus es son fue ser ha han hay muy más "
        "pero también ni si sí qué cuál cuándo cómo dónde quién hasta desde sobre según sin otra otro este "
        "esta estos estas ese esa aquel dos uno ninguno ningún nadie solo no o nos e entre"
    ),
    "fr": _words(
        "le les des du et un une en au aux dans avec pour par sur sous ce cet cette ces est sont été être ont "
        "qui dont où ne pas plus leur leurs son ses nous vous ils elles il elle selon sans autre deux chez "
        "entre aucun la si ni y"
    ),
    "pt": _words(
        "o os um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas em com e é são "
        "foi ser tem têm há não mais mas também nem sim qual quando onde quem até desde sobre segundo sem "
        "outro outra este esta isto isso aquele dois seu sua seus suas apenas ou entre"
    ),
}
"""Frequent words by which languages of one script are told apart; a word that several have counts for each."""

OWN_LETTERS = {
    "es": set("ñ¿¡"),
    "fr": set("èëîïûùœæ"),
    "pt": set("ãõ"),
}
"""Letters that of the languages of a script one has."""
