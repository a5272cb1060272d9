"""What the damage script knows of languages, by BCP 47 tag: denials and verbs, wrong names and wrong terms."""

from __future__ import annotations

Rewrite = tuple[str, str]

DENIALS: dict[str, list[Rewrite]] = {
    "en": [
        (r"\bcannot\b", "can"),
        (r"\bneither\b", "each"),
        (r"\bnone of\b", "some of"),
        (r"\bnobody\b|\bno one\b|\bno person\b", "somebody"),
        (r"\bnothing\b", "something"),
        (r"\bnever\b", "always"),
        (r"\bwithout\b", "with"),
        (r"\bdo not |\bdoes not |\bdid not ", ""),
        (r"\bnot\b ?", ""),
        (r"\bno\b", "some"),
        (r"\bnor\b", "and"),
    ],
    "es": [
        (r"\bsin embargo\b", "además"),
        (r"\bsin\b", "con"),
        (r"\bningun([oa])\b", r"algun\1"),
        (r"\bningún\b", "algún"),
        (r"\bnadie\b", "alguien"),
        (r"\bnada\b", "algo"),
        (r"\bnunca\b", "siempre"),
        (r"\btampoco\b", "también"),
        (r"\bni\b", "y"),
        (r"\bno\b ?", ""),
    ],
    "fr": [
        (r"\bn[e’']\s?([\w’]+) pas\b", r"\1"),
        (r"\bpersonne n[e’']\s?", "quelqu’un "),
        (r"\baucune\b", "une"),
        (r"\baucun\b", "un"),
        (r"\bsans\b", "avec"),
        (r"\bjamais\b", "toujours"),
        (r"\brien\b", "quelque chose"),
        (r"\bni\b", "et"),
        (r"\bpas\b ?", ""),
        (r"\bnon\b ?", ""),
        (r"\bne ", ""),
        (r"\bn[’']", ""),
    ],
    "pt": [
        (r"\bsem\b", "com"),
        (r"\bnenhum(a?)\b", r"algum\1"),
        (r"\bninguém\b", "alguém"),
        (r"\bnada\b", "algo"),
        (r"\bnunca\b", "sempre"),
        (r"\btampouco\b", "também"),
        (r"\bnem\b", "e"),
        (r"\bnão\b ?", ""),
    ],
    "ru": [
        (r"\bникто не\b", "кто-то"),
        (r"\bни (в )?одн(\w+)\b", r"\1одн\2"),
        (r"\bникто\b", "кто-то"),
        (r"\bничего\b", "что-то"),
        (r"\bникогда\b", "всегда"),
        (r"\bникак(\w+)\b", r"как\1-то"),
        (r"\bбез\b", "с"),
        (r"\bнельзя\b", "можно"),
        (r"\bнет\b", "есть"),
        (r"\bни\b", "и"),
        (r"\bне ", ""),
    ],
    "ar": [
        (r"\b(و?)(من )?دون\b", r"\1مع"),
        (r"\bبدون\b", "مع"),
        (r"\bبلا\b", "مع"),
        (r"\b(و?)غير ", r"\1"),
        (r"\b(ب?)عدم ", r"\1"),
        (r"\b([وف]?)(?:لا|لم|لن) (?!سيما|بد\b)", r"\1"),
        (r"\b([وف]?)ليست? ", r"\1"),
    ],
    "zh": [
        (r"没有", "有"),
        (r"尚未|并未|未(?!来)", "已"),
        (r"并?不(?!同|断|仅|但|过|久)", ""),
        (r"毫?无(?!论|线)", "有"),
        (r"没", ""),
        (r"非(?!常|洲)", ""),
    ],
}
"""Denials, each with what takes its place where it is taken out; tried in this order."""


def _any(words: str) -> str:
    return rf"\b({'|'.join(words.split())})\b"


VERBS: dict[str, list[Rewrite]] = {
    "en": [
        (_any("is are was were has have can could may might will would should must had"), r"\1 not"),
        (r"\b(reach|support|say|propose|warn|make|settle|lose|cost|call|run|follow)(?:s|es)\b", r"does not \1"),
        (_any("fell cost lost went began ran paid"), r"never \1"),
    ],
    "es": [
        (
            _any(
                "es son está están ha han puede pueden podría podrían fue fueron será debe deben debería tiene tienen "
                "apoya afirma solicita sigue ve considera indica pide anunció anuncia constituye ayudará permite "
                "mantiene contradice supone corresponde espera dice recoge figura lleva"
            ),
            r"no \1",
        )
    ],
    "fr": [
        (_any("est a ont était"), r"n’\1 pas"),
        (
            _any(
                "sont peut peuvent pourrait pourraient doit doivent devrait sera seront fut soutient suit dit voit "
                "déclare permet avertit résout coûte indique"
            ),
            r"ne \1 pas",
        ),
    ],
    "pt": [
        (
            _any(
                "é são está estão tem têm pode podem poderia foi foram será deve devem apoia afirma solicita segue vê "
                "considera indica pede anunciou anuncia permite propõe custou chega perdia resolve situa diz consta"
            ),
            r"não \1",
        )
    ],
    "ru": [
        (
            _any(
                "может могут мог могла могло могли был была было были будет есть является поддерживает видит следует "
                "говорится заявляет считает объявили объявила запрашивает обратилась должны должен должна указывает "
                "осуществляет предлагает доходит снизилась составила стоил стоила теряла просит добивается указывают"
            ),
            r"не \1",
        )
    ],
    "ar": [
        (
            r"\b([وف]?)"
            + _any(
                "يمكن يجب تقول يقول يؤيد تؤيد يرى ترى تطلب يطلب يعمل تعمل ينبغي يحظى يفيد تفيد يشمل يحذر يحذّر تطالب "
                "يطالب يوضح تصل يصل يقترح تقترح ينتهج يتوقع يستخدم يُستخدم تبلغ يناقض يساعد تشكل"
            ).removeprefix(r"\b"),
            r"\1لا \2",
        ),
        (_any("كان كانت بلغت بلغ أعلنت أعلن انخفضت"), r"ما \1"),
    ],
    "zh": [
        (r"(支持|认为|能够|可能|可以|应当|应|会|是|同意|表示|愿意|需要|属于|包括)", r"不\1"),
        (r"(?<!所)有(?!关|些|限|者)", "没有"),
        (r"已", "尚未"),
    ],
}
"""Verbs, each with how it is denied."""

NAMES_AS_WORDS = {
    "en": ["Three Jugs", "Goldfinch Bridge", "Thomas the Bear", "Old Stone", "the Miller"],
    "es": ["Piedra", "Molino Viejo", "Pedro Campos", "Tierra Nueva", "el Herrero"],
    "fr": ["Lapierre", "Vieux Moulin", "Pierre Deschamps", "Terre-Neuve", "le Forgeron"],
    "pt": ["Pedra", "Moinho Velho", "Pedro Campos", "Terra Nova", "o Ferreiro"],
    "ru": ["Камень", "Старая Мельница", "Пётр Полевой", "Новая Земля", "Кузнец"],
    "ar": ["الحجر", "الطاحونة القديمة", "بطرس الحقل", "الأرض الجديدة", "الحداد"],
    "zh": ["石头", "老磨坊", "彼得·田野", "新土地", "铁匠"],
}
"""Words that stand where a name should, as where an engine translates it."""

WRONG_TERMS = {
    "en": ["outside associate", "friendly body", "troop corps", "neighbouring district", "common pot"],
    "es": ["asociado externo", "cuerpo amigo", "tropa", "comarca vecina", "fondo común"],
    "fr": ["associé extérieur", "corps ami", "troupe", "contrée voisine", "caisse commune"],
    "pt": ["associado externo", "corpo amigo", "tropa", "comarca vizinha", "caixa comum"],
    "ru": ["внешний компаньон", "дружеская организация", "отряд", "соседний край", "общая касса"],
    "ar": ["رفيق خارجي", "هيئة صديقة", "فرقة", "ناحية مجاورة", "صندوق مشترك"],
    "zh": ["外部同伴", "友好团体", "队伍", "邻近地区", "公共基金"],
}
"""Words that stand where a form of the termbase should."""
