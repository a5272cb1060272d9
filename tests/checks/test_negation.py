"""The rule `negation`: a denial that is lost or added is noticed, one that is said in other words is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.checks.verifying.negation import check_negation
from polybrief.checks.verifying.pair import Pair
from polybrief.errors import Place
from polybrief.languages import LANGUAGES, language

# What a text denies, what it says without the denial, and translations of what it denies.
DENIALS = [
    (
        "The board does not agree.",
        "The board agrees.",
        {
            "es": "La junta no está de acuerdo.",
            "fr": "Le conseil n’est pas d’accord.",
            "pt": "O conselho não concorda.",
            "ru": "Совет не согласен.",
            "ar": "ولا يوافق المجلس.",
            "zh": "理事会不同意。",
        },
    ),
    (
        "Nobody has signed.",
        "Everybody has signed.",
        {
            "es": "No ha firmado nadie.",
            "fr": "Personne n’a signé.",
            "pt": "Ninguém assinou.",
            "ru": "Никто не подписал.",
            "ar": "لم يوقّع أحد.",
            "zh": "没有人签字。",
        },
    ),
    (
        "They left without an answer.",
        "They left with an answer.",
        {
            "es": "Se fueron sin respuesta alguna.",
            "fr": "Ils sont partis sans aucune réponse.",
            "pt": "Saíram sem nenhuma resposta.",
            "ru": "Они уехали без какого-либо ответа.",
            "ar": "غادروا وبدون أي جواب.",
            "zh": "他们未获答复便离开了。",
        },
    ),
    (
        "The ferry has never been late.",
        "The ferry has always been late.",
        {
            "es": "El transbordador nunca ha llegado tarde.",
            "fr": "Le bac n’a jamais eu de retard.",
            "pt": "O barco nunca se atrasou.",
            "ru": "Паром никогда не опаздывал.",
            "ar": "ما كانت العبّارة تتأخر.",
            "zh": "渡轮从未晚点。",
        },
    ),
    (
        "The harbour is no longer open.",
        "The harbour is open again.",
        {
            "es": "El puerto ya no está abierto.",
            "fr": "Le port n’est plus ouvert.",
            "pt": "O porto já não está aberto.",
            "ru": "Порт больше не открыт.",
            "ar": "لم يعد الميناء مفتوحًا.",
            "zh": "港口不再开放。",
        },
    ),
    (
        "The village lacks water.",
        "The village has water.",
        {
            "es": "El pueblo carece de agua.",
            "fr": "Le village manque d’eau.",
            "pt": "A aldeia carece de água.",
            "ru": "В деревне нет воды.",
            "ar": "تفتقر القرية إلى الماء.",
            "zh": "村里没有水。",
        },
    ),
    (
        "The mayor refused to pay.",
        "The mayor agreed to pay.",
        {
            "es": "La alcaldesa se negó a pagar.",
            "fr": "La maire a refusé de payer.",
            "pt": "A presidente recusou-se a pagar.",
            "ru": "Мэр отказалась платить.",
            "ar": "رفضت العمدة الدفع.",
            "zh": "市长拒绝付款。",
        },
    ),
    (
        "It is impossible to say.",
        "It is easy to say.",
        {
            "es": "Es imposible decirlo.",
            "fr": "Il est impossible de le dire.",
            "pt": "É impossível dizê-lo.",
            "ru": "Сказать это невозможно.",
            "ar": "يستحيل قول ذلك.",
            "zh": "无法断言。",
        },
    ),
    (
        "Approval is pending.",
        "Approval has come.",
        {
            "es": "La aprobación está pendiente.",
            "fr": "L’approbation est en attente.",
            "pt": "A aprovação está pendente.",
            "ru": "Решение ещё не принято.",
            "ar": "لم تصدر الموافقة بعد.",
            "zh": "尚未批准。",
        },
    ),
    (
        "Neither side has moved.",
        "Each side has moved.",
        {
            "es": "Ninguna de las partes se ha movido.",
            "fr": "Aucun des deux camps n’a bougé.",
            "pt": "Nenhum dos lados se moveu.",
            "ru": "Ни одна из сторон не сдвинулась.",
            "ar": "لم يتحرك أي من الطرفين.",
            "zh": "双方均未让步。",
        },
    ),
    (
        "They mustn’t wait.",
        "They must wait.",
        {
            "es": "No deben esperar.",
            "fr": "Ils ne doivent pas attendre.",
            "pt": "Não devem esperar.",
            "ru": "Им нельзя ждать.",
            "ar": "يجب ألا ينتظروا.",
            "zh": "他们勿等。",
        },
    ),
    (
        "The figure is non-binding and unofficial.",
        "The figure is binding and official.",
        {
            "es": "La cifra es extraoficial y no vinculante.",
            "fr": "Le chiffre est officieux et non contraignant.",
            "pt": "O valor é oficioso e não vinculativo.",
            "ru": "Цифра неофициальная и ни к чему не обязывает.",
            "ar": "الرقم غير رسمي وغير ملزم.",
            "zh": "该数字为非官方数字，不具约束力。",
        },
    ),
]
ROWS = [(*row[:2], target, to) for row in DENIALS for to, target in row[2].items()]


def said(source: str, target: str, of: str = "en", to: str = "es") -> list[str]:
    pair = Pair(source, target, language(of), language(to), (), Place("es.po", 7, "key_points.K1"))
    return [finding.message for finding in check_negation(pair)]


@pytest.mark.parametrize(("denied", "affirmed", "target", "to"), ROWS)
def test_a_denial_is_on_both_sides_or_on_none(denied: str, affirmed: str, target: str, to: str) -> None:
    assert said(denied, target, to=to) == []
    assert said(target, denied, of=to, to="en") == []
    assert said(affirmed, target, to=to)
    assert said(target, affirmed, of=to, to="en")


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("The council does not agree.", "El consejo está de acuerdo.", "es"),
        ("The council agrees.", "El consejo no está de acuerdo.", "es"),
        ("The council agrees.", "Le conseil n’est pas d’accord.", "fr"),
        ("They left without an answer.", "Saíram com uma resposta.", "pt"),
        ("None of the boats sailed.", "Одно из судов вышло в море.", "ru"),
        ("The council agrees.", "Совет не согласен.", "ru"),
        ("The council does not agree.", "يوافق المجلس.", "ar"),
        ("The council agrees.", "ولا يوافق المجلس.", "ar"),
        ("The council does not agree.", "理事会同意。", "zh"),
        ("The council agrees.", "理事会不同意。", "zh"),
        ("Only the council agrees; approval is pending.", "Solo el consejo no está de acuerdo; falta aprobarlo.", "es"),
    ],
)
def test_a_denial_that_is_lost_or_added_is_noticed(source: str, target: str, to: str) -> None:
    assert said(source, target, to=to)


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("It comes without a fee.", "Не требует платы.", "ru"),
        ("Approval is pending.", "Ещё не одобрено.", "ru"),
        ("The council lacks money.", "理事会没有资金。", "zh"),
        ("Only one boat sailed.", "لم يبحر سوى قارب واحد.", "ar"),
        ("Only one boat sailed.", "Un seul bateau n’a levé l’ancre que ce jour.", "fr"),
        ("Undated", "Sin fecha", "es"),
        ("However, the council agreed.", "Sin embargo, el consejo aceptó.", "es"),
        ("The president must agree.", "لا بد من موافقة الرئيس.", "ar"),
        ("Africa and the future", "非洲与未来", "zh"),
    ],
)
def test_a_denial_may_be_said_in_other_words(source: str, target: str, to: str) -> None:
    assert said(source, target, to=to) == []


# Nothing is denied here, though there are words for it.
IDLE = [
    ("However, the council agreed.", "es", "Sin embargo, el consejo aceptó."),
    ("The village needs a well and a road.", "es", "Al pueblo le hacen falta un pozo y un camino."),
    ("It is large as well as deep.", "es", "No solo es grande, sino también profundo."),
    ("The price is probably right.", "fr", "Le prix est sans doute juste."),
    ("The work advances step by step.", "fr", "Les travaux avancent pas à pas."),
    ("The boats leave before it rains.", "fr", "Les bateaux partent avant qu’il ne pleuve."),
    ("Only one boat sailed.", "fr", "Il n’est parti qu’un bateau."),
    ("It is large as well as deep.", "pt", "Não só é grande como profundo."),
    ("The council will certainly agree.", "pt", "O conselho vai sem dúvida aceitar."),
    ("Nevertheless, the council agreed.", "ru", "Тем не менее совет согласился."),
    ("The council met several times.", "ru", "Совет не раз собирался."),
    ("It is large as well as deep.", "ru", "Озеро не только большое, но и глубокое."),
    ("The president must agree.", "ar", "لا بد من موافقة الرئيس."),
    ("The harbour is still open.", "ar", "لا يزال الميناء مفتوحًا."),
    ("Only one boat sailed.", "ar", "لم يبحر سوى قارب واحد."),
    ("The council agreed, as it said.", "ar", "وافق المجلس على ما أعلنت عنه العمدة."),
    ("Africa and the future", "zh", "非洲与未来"),
    ("Prices keep rising.", "zh", "物价不断上涨。"),
    ("It is large as well as deep.", "zh", "湖不仅大，而且深。"),
    ("Whatever happens, the council will meet.", "zh", "无论如何，理事会都将开会。"),
    ("The council soon agreed.", "zh", "理事会不久便同意了。"),
]


@pytest.mark.parametrize(("source", "to", "target"), IDLE)
def test_words_that_only_look_like_a_denial_are_none(source: str, to: str, target: str) -> None:
    assert said(source, target, to=to) == []


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("Without rain there is no harvest.", "Sin lluvia hay cosecha.", "es"),
        ("The plan is impossible, but nobody said so.", "Le plan est impossible, mais on l’a dit.", "fr"),
        ("The board, which has no money, refused.", "O conselho, que tem dinheiro, recusou.", "pt"),
        ("If nobody pays, it will not be mended.", "Если никто не заплатит, это починят.", "ru"),
        ("The plan failed because nobody paid.", "فشلت الخطة لأن الجميع دفعوا.", "ar"),
        ("The board rejected the plan and did not pay.", "理事会拒绝了该计划并付了款。", "zh"),
    ],
)
def test_one_of_two_denials_is_missed(source: str, target: str, to: str) -> None:
    [message] = said(source, target, to=to)
    assert message.startswith("the source text denies by")


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("There is no bread, no wine and no oil.", "No hay pan, vino ni aceite.", "es"),
        ("Nobody ever said anything.", "Nadie dijo nunca nada.", "es"),
        ("Nobody ever said anything.", "Никто никогда ничего не говорил.", "ru"),
        ("No tariff and no support is assured.", "既无水费标准，又无支持。", "zh"),
        ("The boats may not sail, nor may they be sold.", "Los barcos no pueden zarpar, ni venderse.", "es"),
        ("The boats may not sail, nor may they be sold.", "Les bateaux ne peuvent ni partir ni être vendus.", "fr"),
        ("There is no bread and no wine.", "لا خبز هنا، ولا نبيذ.", "ar"),
        ("Bread and wine are lacking.", "Нет ни хлеба, ни вина.", "ru"),
    ],
)
def test_a_denial_that_goes_on_is_one(source: str, target: str, to: str) -> None:
    assert said(source, target, to=to) == []


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("Nobody has said why the ferry never came.", "Nadie ha dicho por qué el barco nunca llegó.", "es"),
        ("The island has no well and was never settled.", "A ilha não tem poço e nunca foi habitada.", "pt"),
        ("Nobody has said why the ferry never came.", "Personne n’a dit pourquoi le bac n’est jamais venu.", "fr"),
    ],
)
def test_two_denials_of_a_clause_may_be_two(source: str, target: str, to: str) -> None:
    assert said(source, target, to=to) == []


NOT_ONLY = [
    ("es", "El puerto no se limita a crecer: también gana.", "El puerto se limita a crecer: también gana."),
    ("fr", "Le port ne se borne pas à grandir : il gagne aussi.", "Le port se borne à grandir : il gagne aussi."),
    ("pt", "O porto não só cresce: também ganha.", "O porto cresce: também ganha."),
    ("ru", "Порт не только растёт, но и зарабатывает.", "Порт растёт и зарабатывает."),
    ("ar", "لا يقتصر الميناء على النمو، بل يربح أيضًا.", "يقتصر الميناء على النمو، بل يربح أيضًا."),
    ("zh", "港口不仅在扩大，而且盈利。", "港口在扩大，而且盈利。"),
]
UNLESS = [
    ("es", "Ningún barco zarpa si no paga.", "Un barco zarpa si paga."),
    ("fr", "Un bateau ne part que si l’on paie.", "Un bateau part si l’on paie."),
    ("pt", "Nenhum barco parte sem pagar.", "Um barco parte depois de pagar."),
    ("ru", "Ни одно судно не выходит, если за него не заплатили.", "Судно выходит, если за него заплатили."),
    ("ar", "لا تبحر أي سفينة ما لم تدفع.", "تبحر أي سفينة إذا دفعت."),
    ("zh", "船须付款方可启航。", "船付款后启航。"),
]
SAID_OTHERWISE = [
    *(("The harbour does not just grow; it also earns.", *row) for row in NOT_ONLY),
    *(("No boat sails unless it pays.", *row) for row in UNLESS),
]


@pytest.mark.parametrize(("source", "to", "target", "damaged"), SAID_OTHERWISE)
def test_not_only_and_only_if_deny(source: str, to: str, target: str, damaged: str) -> None:
    assert said(source, target, to=to) == []
    assert said(source, damaged, to=to)


@given(st.text(), st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_a_text_and_itself_deny_as_much(source: str, more: str, tag: str) -> None:
    assert said(source, source, of=tag, to=tag) == []
    assert len(said(source, source + more, of=tag, to=tag)) <= 1
