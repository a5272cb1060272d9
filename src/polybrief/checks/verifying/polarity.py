"""How languages deny, by BCP 47 tag: what denies, what comes close to it, and what only looks like it.

In front of or behind a word, `*` stands for any letters, between two `…` for the rest of a clause. What comes close (to
lack, to fail, pending, only) is what another language may well say by a denial.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Polarity:
    """Words for denying in one language.

    Attributes:
        denies: a text with one of them says that something is not so.
        close: a text with one of them may say so too.
        only_looks: with one of these words there, what `denies` in them does not count.
        before: what may be glued to the front of a word.
        spaced: whether words stand apart.
    """

    denies: tuple[str, ...]
    close: tuple[str, ...] = ()
    only_looks: tuple[str, ...] = ()
    before: str = ""
    spaced: bool = True


def _listed(text: str) -> tuple[str, ...]:
    return tuple(it.strip() for it in text.split("|"))


POLARITIES = {
    "en": Polarity(
        _listed(
            "not|no|none|never|neither|nor|nobody|nothing|nowhere|without|cannot|*n’t|no one|non|unable|unclear|"
            "unknown|uncertain|undecided|undated|unchecked|untranslated|unreviewed|unverified|unofficial|unconfirmed|"
            "impossible|incompatible"
        ),
        _listed(
            "fail*|lack*|absen*|refus*|reject*|den*ied|deny|denies|pending|only|hardly|scarcely|barely|doubt*|"
            "instead of|rather than|free of|prevent*|avoid*|missing|except|exempt*|"
            "disagree*|low|weak*|forbid*|prohibit*|outside"
        ),
        _listed("not only|no doubt|not least|no matter"),
    ),
    "es": Polarity(
        _listed("no|sin|nunca|jamás|ninguno|ninguna|ningún|nadie|nada|ni|tampoco"),
        _listed(
            "falta*|carec*|carezca*|ausen*|pendiente*|solo|sólo|solamente|únicamente|apenas|rechaz*|negó|niega*|"
            "impid*|imped*|evit*|excepto|salvo|inexisten*|descono*|dej* de|exen*|exim*|discrep*|en vez de|"
            "en lugar de|imposible|incompatible*|débil*|prohíb*|prohib*|fuera de|incierto|dudos*"
        ),
        _listed("sin embargo|no solo|no sólo|sin duda|no obstante|nada más"),
    ),
    "fr": Polarity(
        _listed(
            "pas|aucun|aucune|aucuns|aucunes|jamais|rien|ni|sans|nul|nulle|non|ne … personne|n’ … personne|personne ne|"
            "personne n’|ne … plus|n’ … plus|guère"
        ),
        _listed(
            "manqu*|absen*|échou*|attente|seul*|uniquement|ne … que|n’ … que|refus*|rejet*|à peine|dépourvu*|privé*|"
            "inexist*|incertain*|inconnu*|sauf|hormis|évit*|empêch*|faible*|faute de|exempt*|exonér*|diverg*|"
            "plutôt que|au lieu de|impossible|incompatible*|interdi*|hors"
        ),
        _listed("sans doute|tant que … pas|non seulement|sans cesse|pas seulement|sans précédent"),
    ),
    "pt": Polarity(
        _listed("não|sem|nunca|jamais|nenhum|nenhuma|ninguém|nada|nem|tampouco"),
        _listed(
            "falt*|carec*|ausên*|pendente*|só|somente|apenas|recus*|rejeit*|negou|nega|evit*|imped*|exceto|salvo|"
            "inexist*|desconhec*|deix* de|isen*|diverg*|em vez de|impossível|incompatív*|fraca|fraco|"
            "proíb*|proib*|fora de|incert*|duvidos*"
        ),
        _listed("não só|não apenas|sem dúvida|nada mais|não obstante"),
    ),
    "ru": Polarity(
        _listed("не|нет|без|ни|никто|никого|никому|ничто|ничего|никогда|никак*|ниоткуда|нигде|нельзя|нечего|некому"),
        _listed(
            "отсутств*|лиш*|только|отказ*|отклон*|отверг*|вне|кроме|неясн*|неизвестн*|непроверен*|непереведён*|"
            "недостат*|нехват*|невыясн*|неопределён*|неофициальн*|недоступн*|необязат*|несовмест*|невозможн*|едва|слаб*|"
            "расхожд*|освобожд*|вместо|избеж*|препятств*|запре*"
        ),
        _listed("не только|без сомнения|тем не менее|не более чем|не менее"),
    ),
    "ar": Polarity(
        _listed("لا|لم|لن|ليس|ليست|ليسوا|لست|غير|دون|بدون|بلا|عدم|انعدام|أبدا|ما كان|ما كانت"),
        _listed(
            "فقط|سوى|إلا|خارج|رفض*|يرفض*|نفى|ينفي|تنفي|افتقار|يفتقر*|تفتقر*|غياب|انتظار|تعذر|يتعذر|ضعيف*|يخلو|تخلو|"
            "نقص|مجرد|معلق*|اختلاف|إعفا*|بدلا|وحده*|مستحيل|تجنب|يمنع"
        ),
        _listed(
            "لا بد|لا سيما|غير أن|لا … سوى|لا … إلا|لم … سوى|لم … إلا|ليس … سوى|ليس فقط|لا يزال|لا تزال|لا يزالون|لا شك"
        ),
        before="وفب",
    ),
    "zh": Polarity(
        _listed("不|没|无|未|非|勿|莫"),
        _listed("仅|只|缺|免|否|拒|除|失|待|弱|低|避免|防止|禁|分歧|而是|唯"),
        _listed(
            "不仅|不但|不同的|不同于|的不同|有所不同|不过|不断|不久|不得不|非常|无论|不论|不管|未来|除非|非洲|无线|南非|不少|不错|差不多|是不是|"
            "不禁|无非|不一|不睦|不和"
        ),
        spaced=False,
    ),
}
