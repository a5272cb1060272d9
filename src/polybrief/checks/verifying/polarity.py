"""How languages deny, by BCP 47 tag: what denies, what amounts to it, what comes close, and what only looks like it.

In a form, `*` stands for any letters, `#` for a digit, an ideographic numeral or a value, `…` for some of a clause,
`^意` for not before 意, ` & ` for what comes later in the clause and is not part of the form. The forms are those of
the grammars; of words that deny by a prefix (unclear, imposible, неизвестно), those that a briefing may well use.
"""

from __future__ import annotations

from msgspec import Struct


class Polarity(Struct, frozen=True):
    """Forms by which one language denies.

    Attributes:
        denies: each says that something is not so.
        goes_on: so does each of these, unless the text has another denial: it goes on with that one.
        concord: so does each of these; beside another denial of the same clause it may well say no more.
        amounts: words that amount to a denial: to lack, to refuse, impossible.
        close: what another language may well say by a denial: only, except, to avoid.
        limits: a denial that only limits, or that is no more than close: not more than.
        idle: nothing is denied by these, whatever words they have.
        before: what may be glued to the front of a word, as a pattern.
        spaced: whether words stand apart.
    """

    denies: tuple[str, ...]
    goes_on: tuple[str, ...] = ()
    concord: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    before: str = ""
    spaced: bool = True


def _listed(text: str) -> tuple[str, ...]:
    return tuple(it.strip() for it in text.split("|"))


POLARITIES = {
    "en": Polarity(
        denies=_listed(
            "not only|not just|not merely|not simply|not|no|none|never|nobody|nothing|nowhere|no one|without|cannot|"
            "*n’t|non|nil|neither|in no way"
        ),
        goes_on=_listed("nor|whatsoever"),
        amounts=_listed(
            "lack|lacks|lacked|lacking|absen*|fail|fails|failed|failing|refus*|reject*|denied|deny|denies|denying|"
            "denial*|pending|impossib*|unable|inability|incompatib*|disagree*|doubtful|uncertain*|unclear|unknown|"
            "undecided|undated|unchecked|untranslated|unreviewed|unverified|unofficial*|unconfirmed|unresolved|"
            "unlikely|missing"
        ),
        close=_listed(
            "nonexist*|insufficien*|inadequa*|incomplete*|invalid*|inconsisten*|inaccura*|incorrect*|ineligib*|"
            "ineffective*|inconclusive|inaccessib*|illegal*|illegitimate|irregular*|irrelevant|improbable|improper*|"
            "indefinite*|insecur*|intolera*|invisib*|only|hardly|scarcely|barely|seldom|rarely|doubt*|instead|"
            "rather than|free|prevent*|avoid*|except|exception*|exempt*|exclu*|forbid*|forbade|prohibit*|ban|bans|"
            "banned|outside|few|little|stop*|ceas*|until|differ|differs|differing|different|weak*|short|shortage*|"
            "scarc*|wrong*|error*|mistak*|ignor*|mismatch*|out of|fragile|remains to be|remain to be|yet to be|un*|"
            "nonstandard|malformed|failure*|turn* away|turn* down|declin*|withh*|dismiss*|discard*|silen*|omit*|"
            "omission*|leav* out|left out|apart from|merely|solely|before tax*|before interest|before fee*|"
            "before cost*|disappear*|as well as|low|# dispute|# contest|# question|# challenge"
        ),
        limits=_listed(
            "no more than|not more than|no less than|not less than|no fewer than|nothing but|no later than|not until|"
            "none but|no sooner|nothing more than|no earlier than"
        ),
        idle=_listed(
            "no doubt|without doubt|no matter|no. #|nos. #|no.#|whether or not|or not|un|under*|unit*|uniq*|unif*|"
            "univ*|union*|unanim*|unesco|unicef|undp|unhcr|unlike"
        ),
    ),
    "es": Polarity(
        denies=_listed("no solo|no sólo|no solamente|no únicamente|no|sin"),
        goes_on=_listed("ni"),
        concord=_listed("nunca|jamás|ninguno|ninguna|ningún|ningunos|ningunas|nadie|nada|tampoco|en absoluto"),
        amounts=_listed(
            "falta|faltan|faltó|faltaron|faltar*|faltaba*|faltante*|falte|falten|carec*|carezca*|carencia*|carente*|"
            "ausen*|pendiente*|fracas*|falló|falla|fallan|fallaron|fallar|rechaz*|negó|negaron|niega*|niegue*|"
            "negarse|denegó|denegar*|rehús*|rehus*|imposib*|incapa*|incompatib*|discrep*|desacuerdo*|dudoso*|dudosa*|"
            "inciert*|incertidumbre*|desconocid*|por verificar|por confirmar|por esclarecer|por aclarar|por decidir|"
            "por revisar|por comprobar|por traducir|fallid*|poco probable*|improbable*"
        ),
        close=_listed(
            "desconoc*|inexisten*|insuficien*|inadecuad*|incomplet*|inválid*|incoheren*|inexact*|incorrect*|"
            "inconcluyente*|inaccesib*|ineficaz|ineficaces|ilegal*|ilegítim*|ilícit*|irregular*|irrelevante*|"
            "impropi*|indefinid*|insegur*|inestable*|injust*|inaceptable*|innecesari*|inesperad*|infundad*|"
            "insostenible*|desigual*|impag*|inédit*|extraoficial*|inconclus*|solo|sólo|sola|solas|solos|solamente|"
            "únicamente|único|única|únicos|únicas|apenas|raramente|rara vez|en vez de|en lugar de|libre*|gratuit*|"
            "gratis|impid*|imped*|evit*|excepto|excepción*|salvo|exclu*|exen*|exim*|prohíb*|prohib*|fuera|"
            "a menos que|poco|poca|pocos|pocas|dej* de|dejó de|dejaron de|ces*|hasta que|difier*|difer*|débil*|corto|"
            "corta|escas*|mal|error*|erróne*|ignor*|desemple*|deneg*|denieg*|distint*|desprovist*|dudas|dudan|dudar|"
            "frágil*|fallo|fallos|fallad*|silenci*|callar|calla|desaparecid*|descart*|omit*|omisi*|meramente|"
            "nada más|bajo|baja|# discut*|# cuestion*|difícilmente|imprud*|insensat*|inoportun*"
        ),
        limits=_listed("no … más que|no más de|no menos de|no más que|a no ser que|no … más de|si no|nada más que"),
        idle=_listed(
            "sin embargo|sin duda|no obstante|hace falta|hacen falta|hacer falta|hará falta|haría falta|más que nada|"
            "o no|antes que nada|sin falta|no. #|cómo no|nada menos que"
        ),
    ),
    "fr": Polarity(
        denies=_listed(
            "non seulement|pas seulement|pas uniquement|pas simplement|pas|sans|non|ne … plus|n’ … plus|ne … point|"
            "n’ … point"
        ),
        goes_on=_listed("ni"),
        concord=_listed(
            "aucun|aucune|aucuns|aucunes|aucunement|nullement|jamais|rien|nul|nulle|nuls|nulles|guère|ne … personne|"
            "n’ … personne|personne ne|personne n’|personne … ne|personne … n’|nulle part|ne saur*|ne peu*|ne pouv*|"
            "ne pourr*|ne put|ne puiss*|n’a pu|n’ont pu|n’avai* pu|n’os*|ne cess*|non plus"
        ),
        amounts=_listed(
            "manqu*|absen*|échou*|échec*|en attente|refus*|rejet*|dépourvu*|faute de|désaccord*|diverg*|impossib*|"
            "incapa*|incompatib*|incertain*|incertitude*|inconnu*|indécis*|douteu*|à confirmer|à préciser|à décider|"
            "à traduire|à relire|nie|nient|nié|niée|niés|nier|démenti*|dément|raté*|infructueu*|peu probable*|"
            "écarté*|écarte*|improbable*"
        ),
        close=_listed(
            "inexist*|insuffi*|inadéquat*|inadapté*|incompl*|invalide*|incohéren*|inexact*|incorrect*|inaccessib*|"
            "inefficace*|inéligible*|illégal*|illégitime*|illicite*|irréguli*|inapproprié*|indéfini*|instable*|"
            "injust*|inacceptable*|inutil*|inattendu*|infondé*|insoutenable*|intenable*|indisponib*|inégal*|inédit*|"
            "impay*|introuvable*|officieu*|méconn*|inchangé*|seul*|uniquement|unique*|à peine|rarement|dout*|plutôt|"
            "au lieu de|libre*|gratuit*|empêch*|évit*|sauf|hormis|except*|exclu*|exempt*|exonér*|dispens*|interdi*|"
            "prohib*|hors|à moins|peu|cess*|jusqu’à ce que|tant que|diffèr*|différ*|faible*|court|courte|pénurie*|"
            "rare*|mal|erreur*|erroné*|ignor*|chômage|privé*|privation*|démuni*|à vérifier|ne … que|n’ … que|fragil*|"
            "reste* à|à définir|silence*|tait|taire|disparu*|omis*|omet*|que si|bas|basse|basses|# contest*|"
            "# discut*|difficilement|imprud*|insensé*|inopportun*"
        ),
        limits=_listed(
            "pas plus de|pas moins de|pas plus tard|pas plus que|rien que|non plus que|ne & que si|n’ & que si"
        ),
        idle=_listed(
            "sans doute|tant que … pas|sans cesse|ne cess* de|pas à pas|un pas|le pas|les pas|au pas|premier pas|"
            "premiers pas|grand pas|faux pas|deux pas|son pas|ou non|ou pas|n’est-ce pas|sans plus|rejet* la faute|"
            "rejet* la responsabilité"
        ),
    ),
    "pt": Polarity(
        denies=_listed("não só|não apenas|não somente|não unicamente|não|sem"),
        goes_on=_listed("nem"),
        concord=_listed(
            "nunca|jamais|nenhum|nenhuma|nenhuns|nenhumas|ninguém|nada|tampouco|de modo algum|de forma alguma"
        ),
        amounts=_listed(
            "falta|faltam|faltou|faltaram|faltar*|faltava*|faltando|falte|faltem|carec*|carência*|ausên*|ausent*|"
            "pendente*|falh*|fracass*|recus*|rejeit*|negou|negaram|nega|negam|negar|impossí*|impossib*|incapa*|"
            "incompatí*|incompatib*|diverg*|desacord*|discord*|duvidos*|incert*|desconhecid*|por verificar|"
            "por confirmar|por esclarecer|por decidir|por rever|por traduzir|por definir|por apurar|por datar|"
            "malograd*|gorad*|pouco prováve*|improváve*"
        ),
        close=_listed(
            "desconhec*|inexist*|insuficien*|inadequad*|incomplet*|inválid*|incoeren*|inexat*|incorret*|inconclusiv*|"
            "inacessí*|ineficaz*|inelegí*|ilega*|ilegítim*|ilícit*|irregular*|irrelevante*|impróp*|indefinid*|"
            "insegur*|instáve*|injust*|inaceitáve*|desnecessári*|inesperad*|infundad*|insustentáve*|indisponí*|"
            "desigua*|inédit*|oficios*|inalterad*|só|somente|apenas|único|única|únicos|únicas|unicamente|raramente|"
            "dúvida*|em vez de|em lugar de|livre*|gratuit*|imped*|impeç*|evit*|exceto|exceç*|salvo|exclu*|isen*|"
            "proíb*|proib*|fora|a menos|senão|pouco|pouca|poucos|poucas|deix* de|cess*|até que|difer*|fraco|fraca|"
            "fracos|fracas|débil|curto|curta|escass*|mal|erro|erros|errad*|erróne*|ignor*|desempreg*|privad*|"
            "desprovid*|frágil|frágeis|resta|restam|falho*|silênci*|calar|cala|desaparecid*|descart*|omit*|omiss*|"
            "meramente|baixo|baixa|baixos|baixas|# contest*|dificilmente|imprud*|insensat*|inoportun*"
        ),
        limits=_listed(
            "não mais de|não mais do que|não menos de|não … mais do que|a não ser|não … senão|não … mais de"
        ),
        idle=_listed("sem dúvida|nada mais|não obstante|ou não|antes de mais nada|sem falta"),
    ),
    "ru": Polarity(
        denies=_listed(
            "не только|не просто|не столько|не|нет|нету|без|безо|нельзя|нечего|некому|негде|незачем|некуда|некого"
        ),
        goes_on=_listed("ни"),
        concord=_listed(
            "никого|ничего|никакой|никакая|никакое|никакие|никаких|никакого|никакую|никакими|никаким|никакому|"
            "никакою|ничей|ничья|отнюдь|вовсе|ничуть|нисколько"
        ),
        amounts=_listed(
            "отсутств*|лишен*|лишён*|лишил*|отказ*|отклонил*|отклонен*|отклонён*|отверг*|отверж*|неясн*|неизвестн*|"
            "неизвестен|непроверенн*|непереведенн*|непереведённ*|невыясн*|неопредел*|неофициальн*|несовмест*|"
            "невозмож*|неспособ*|не в состоянии|расхожден*|расход*тся|разноглас*|сомнительн*|недоста*|нехват*|"
            "опроверг*|отрица*т|под вопросом|неудач*|маловероятн*"
        ),
        close=_listed(
            "неполн*|неправ*|неточн*|неверн*|некоррект*|неподходящ*|недействительн*|недопустим*|недоступ*|незаконн*|"
            "нелегальн*|нерегулярн*|ненадлежащ*|неуместн*|невероятн*|ненадежн*|ненадёжн*|нестабильн*|неустойчив*|"
            "несправедлив*|неприемлем*|ненужн*|неожиданн*|необоснован*|необязат*|неэффектив*|неравн*|неравенств*|"
            "неоплачен*|неподтвержд*|неподдерж*|неиспольз*|нерешенн*|нерешённ*|неизменн*|непризн*|неисполн*|"
            "несоблюд*|несоответств*|неучаст*|неформальн*|неправительств*|некоммерч*|несогласи*|невыполн*|безуспешн*|"
            "беспрецедентн*|бесполезн*|безработ*|только|лишь|едва|редк*|сомне*|вместо|свободн*|бесплатн*|препятств*|"
            "предотвра*|избеж*|избег*|кроме|исключ*|освобожд*|запре*|вне|за пределами|мало|немног*|прекра*|пока|"
            "отлича*|различ*|слаб*|ошиб*|сбой|сбои|сбоя|игнорир*|отклон*|отрицат*|ожида*|единственн*|провал*|отрица*|"
            "хрупк*|предстоит|ещё предстоит|молча*|умолч*|пропавш*|опуска*|опущен*|возраж*|низк*|# оспар*|переста*|"
            "неразумн*|неблагоразумн*|несвоевремен*"
        ),
        limits=_listed(
            "не более|не менее|не больше|не меньше|не позднее|не ранее|не раньше|не … кроме|не … лишь|ничего кроме|"
            "пока не|чуть не|едва не|не может не|не могут не|не могла не|не мог не|нельзя не|вряд ли"
        ),
        idle=_listed("без сомнения|тем не менее|не раз|не один раз|не прочь|бы ни|бы то ни|или нет|не … ли"),
    ),
    "ar": Polarity(
        denies=_listed(
            "ليس فقط|ليست فقط|لا فقط|لا|لم|لن|ليس|ليست|ليسوا|ليسا|لسنا|لست|لستم|لسن|غير|دون|بدون|بلا|بغير|عدم|انعدام|"
            "أبدا|ألا|لئلا|كيلا|أليس|أليست|ألم|أفلا|ألن|دونما|ما كان|ما كانت|ما كانوا|ما بلغ|ما أعلن|ما وافق|ما *ت"
        ),
        goes_on=_listed("البتة|إطلاقا|بتاتا|مطلقا"),
        amounts=_listed(
            "رفض|رفضت|رفضوا|يرفض|ترفض|يرفضون|رفضه|رفضها|مرفوض*|نفى|نفت|ينفي|تنفي|نفوا|ينفون|أنكر*|ينكر*|تنكر*|إنكار|"
            "افتقار|يفتقر*|تفتقر*|افتقر*|غياب|بانتظار|في انتظار|قيد الانتظار|تعذر|يتعذر|تتعذر|تعذرت|استحال*|مستحيل*|"
            "يستحيل|تستحيل|فشل*|يفشل|تفشل|إخفاق|أخفق*|يخفق|تخفق|عجز|يعجز|تعجز|عجزت|عاجز*|يخلو|تخلو|مشكوك*|مجهول*|"
            "معلق*|ينقص|تنقص|ينقصه*|تنقصه*|انقسام|فاشل*|خالية من|خال من|خالي من|من المستبعد|مستبعد*"
        ),
        close=_listed(
            "فقط|سوى|وحده*|مجرد|مجرّد|نادرا|بالكاد|شك|شكوك|بدلا|عوضا|مجان*|منع|يمنع|تمنع|ممنوع*|حال دون|تجنب|يتجنب|"
            "تتجنب|تفادي|باستثناء|استثناء|استثن*|عدا|إعفا*|معف*|يعفى|تعفى|استبعد*|يستبعد|تستبعد|حظر|يحظر|تحظر|محظور*|"
            "خارج|قليل*|توقف*|يتوقف|تتوقف|أوقف*|إلى أن|اختلاف*|خلاف*|يختلف*|تختلف*|مختلف*|ضعيف*|ضعف|أضعف|قصير*|نقص|"
            "ناقص*|سوء|خطأ|أخطاء|خاطئ*|تجاهل*|يتجاهل|متعذر*|بطال*|وحيد*|حصرا|مفقود*|مفقودة|باطل*|لاغ|لاغية|منعدم*|"
            "معدوم*|عديم*|امتنع*|امتناع|يمتنع|تمتنع|حتى يتم|هش*|يبقى|يتبقى|سكوت*|صمت*|مفقودين|إغفال*|أغفل*|منخفض*|"
            "انخفاض|بصعوبة"
        ),
        limits=_listed(
            "لا … سوى|لا … إلا|لم … سوى|لم … إلا|لن … إلا|ليس … سوى|ليس … إلا|ليست … سوى|ليست … إلا|لا يتجاوز|"
            "لا تتجاوز|لا يقل|لا تقل|لا يزيد|لا تزيد|لا تتعدى|لا يتعدى|إلا إذا|لا غير|ليس غير|ما لم"
        ),
        idle=_listed(
            "لا بد|لا سيما|لاسيما|غير أن|إلا أن|لا يزال|لا تزال|لا يزالون|لا زال|لا زالت|ما زال|ما زالت|ما يزال|"
            "لا شك|لا ريب|لا محالة|أم لا|أو لا|دون شك|ما إذا|إذا ما|ما ي*|ما ت*|ما *ت عنه|ما *ت منه|ما *ت به|"
            "ما *ت فيه|ما *ت إليه|ما *ت عليه|ما *ت له|هو ما|هي ما|كل ما|هذا ما|ذلك ما|على ما|إلى ما|من ما|في ما|"
            "مع ما|عن ما|حول ما|بشأن ما|وفق ما|حسب ما|بحسب ما|أهم ما|أكثر ما|مثل ما|بعد ما|قبل ما|بين ما|أن ما|ما هي|"
            "ما هو|لا مركزي*|دون سن|دون سنّ"
        ),
        before=r"[وفبل]{0,2}?(?:ال)?",
    ),
    "zh": Polarity(
        denies=_listed("不仅仅|不仅|不但|不只|不单|不光|没有|不|没|无|未|非|勿|毋|切莫|莫要"),
        amounts=_listed(
            "缺乏|缺少|缺失|缺席|欠缺|短缺|匮乏|拒|否认|失败|待定|有待|待审|尚待|待批|待解|待查|待核|分歧|不一|不足|难以|可疑|存疑|谢绝|否决"
        ),
        close=_listed(
            "缺|仅|只|唯|免|避免|防止|阻止|妨碍|禁|而是|待|罕|少|直到|直至|之外|以外|例外|出入|错|误|中断|中止|暂|否|弱|停止|除外|免除|消除|排除|脆弱|尚需|仍需|沉默|只字|省略|遗漏|"
            "才|方可|方能|方为|失效|失踪"
        ),
        limits=_listed(
            "不超过|不少于|不低于|不多于|不早于|不晚于|不迟于|不得不|无非|不外乎|不只有|无限|不满|不和|不睦|不安|不幸|不良|不利|不变|意外|不平等|不当|各不相同|不尽相同|不牢|不稳|不定期|"
            "不同^意|不到#|不足#|须 & 方为|须 & 方可|须 & 方能"
        ),
        idle=_listed(
            "不过|不断|不久|非常|无论|不论|不管|未来|除非|非洲|南非|北非|东非|西非|中非|无线|无人机|不少|不错|差不多|是不是|能不能|会不会|要不要|不禁|不愧|不料|不妨|不丹|不列颠|无疑|毋庸|"
            "无不|是否|能否|可否|与否|否则|莫非|非得|没收|没落|淹没|沉没|出没|埋没|无锡|未免|不惜|不时|不等|无形中|不得已|只不过|对待|招待|接待|待遇|期待|看待|等待|减少|至少|多少|最少|"
            "缺省|缺口|外交|国外|对外|外长|外国|外部|海外|户外|外汇|外资|意外|暂行|差异|差距|删除|解除|消除|清除|低碳|短期|减免|船只|#只|除了|否决权"
        ),
        spaced=False,
    ),
}
