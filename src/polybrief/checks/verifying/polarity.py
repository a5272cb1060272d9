"""How languages deny, by BCP 47 tag: what denies, what amounts to it, what comes close, and what only looks like it.

In a form, `*` stands for any letters, `#` for a digit or a value, `…` for some of a clause. The forms are those of the
grammars; of words that deny by a prefix (unclear, imposible, неизвестно), those that a briefing may well use.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Polarity:
    """Forms by which one language denies.

    Attributes:
        denies: each says that something is not so.
        concord: so does each of these; beside another denial of the same clause it says no more.
        amounts: words that amount to a denial: to lack, to refuse, impossible.
        close: what another language may well say by a denial: only, except, to avoid.
        limits: a denial that only limits, or that is no more than close: not more than.
        idle: nothing is denied by these, whatever words they have.
        before: what may be glued to the front of a word.
        spaced: whether words stand apart.
    """

    denies: tuple[str, ...]
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
        denies=_listed("not|no|none|never|nobody|nothing|nowhere|no one|without|cannot|*n’t|non|nil|neither|in no way"),
        concord=_listed("nor|whatsoever"),
        amounts=_listed(
            "lack|lacks|lacked|lacking|absen*|fail|fails|failed|failing|refus*|reject*|denied|deny|denies|"
            "denying|denial*|pending|impossib*|unable|inability|incompatib*|disagree*|doubtful|uncertain*|"
            "unclear|unknown|undecided|undated|unchecked|untranslated|unreviewed|unverified|unofficial*|"
            "unconfirmed|unresolved|unlikely"
        ),
        close=_listed(
            "missing|nonexist*|insufficien*|inadequa*|incomplete*|invalid*|inconsisten*|inaccura*|incorrect*|"
            "ineligib*|ineffective*|inconclusive|inaccessib*|illegal*|illegitimate|irregular*|irrelevant|"
            "improbable|improper*|indefinite*|insecur*|intolera*|invisib*|only|hardly|scarcely|barely|seldom|"
            "rarely|doubt*|instead|rather than|free|prevent*|avoid*|except|exception*|exempt*|exclu*|forbid*|"
            "forbade|prohibit*|ban|bans|banned|outside|few|little|stop*|ceas*|lose|loses|lost|loss|losses|"
            "losing|until|differ|differs|differing|different|low|weak*|short|shortage*|scarc*|wrong*|error*|"
            "mistak*|ignor*|mismatch*|out of|fragile|remains to be|remain to be|yet to be|un*|nonstandard|"
            "malformed|failure*"
        ),
        limits=_listed(
            "no more than|not more than|no less than|not less than|no fewer than|nothing but|no later than|"
            "not until|none but|no sooner|nothing more than|no earlier than"
        ),
        idle=_listed(
            "not only|not just|not merely|not simply|no doubt|without doubt|not least|no matter|no. #|nos. #|"
            "no.#|whether or not|or not|un|under*|unit*|uniq*|unif*|univ*|union*|unanim*|unesco|unicef|undp|"
            "unhcr"
        ),
    ),
    "es": Polarity(
        denies=_listed("no|sin"),
        concord=_listed("nunca|jamás|ninguno|ninguna|ningún|ningunos|ningunas|nadie|nada|ni|tampoco|en absoluto"),
        amounts=_listed(
            "falta|faltan|faltó|faltaron|faltar*|faltaba*|faltante*|falte|falten|carec*|carezca*|carencia*|"
            "carente*|ausen*|pendiente*|fracas*|falló|falla|fallan|fallaron|fallar|rechaz*|negó|negaron|"
            "niega*|niegue*|negarse|denegó|denegar*|rehús*|rehus*|imposib*|incapa*|incompatib*|discrep*|"
            "desacuerdo*|dudoso*|dudosa*|inciert*|incertidumbre*|desconocid*|por verificar|por confirmar|"
            "por esclarecer|por aclarar|por decidir|por revisar|por comprobar|por traducir"
        ),
        close=_listed(
            "desconoc*|inexisten*|insuficien*|inadecuad*|incomplet*|inválid*|incoheren*|inexact*|incorrect*|"
            "inconcluyente*|inaccesib*|ineficaz|ineficaces|ilegal*|ilegítim*|ilícit*|irregular*|irrelevante*|"
            "improbable*|impropi*|indefinid*|insegur*|inestable*|injust*|inaceptable*|innecesari*|inesperad*|"
            "infundad*|insostenible*|desigual*|impag*|inédit*|extraoficial*|inconclus*|solo|sólo|sola|solas|"
            "solos|solamente|únicamente|único|única|únicos|únicas|apenas|raramente|rara vez|en vez de|"
            "en lugar de|libre*|gratuit*|gratis|impid*|imped*|evit*|excepto|excepción*|salvo|exclu*|exen*|"
            "exim*|prohíb*|prohib*|fuera|a menos que|poco|poca|pocos|pocas|dej* de|dejó de|dejaron de|ces*|"
            "perdi*|pérdida*|perder*|pierd*|hasta que|difier*|difer*|bajo|baja|débil*|corto|corta|escas*|mal|"
            "error*|erróne*|ignor*|desemple*|deneg*|denieg*|distint*|desprovist*|dudas|dudan|dudar|frágil*|"
            "fallo|fallos|fallad*"
        ),
        limits=_listed("no … más que|no más de|no menos de|no más que|a no ser que|no … más de|si no|nada más que"),
        idle=_listed(
            "sin embargo|no solo|no sólo|no solamente|no únicamente|no tanto|sin duda|no obstante|nada más|"
            "hace falta|hacen falta|hacer falta|hará falta|haría falta|más que nada|o no|antes que nada|"
            "sin falta|no. #|cómo no"
        ),
    ),
    "fr": Polarity(
        denies=_listed("pas|sans|non|ne … plus|n’ … plus|ne … point|n’ … point"),
        concord=_listed(
            "aucun|aucune|aucuns|aucunes|aucunement|nullement|jamais|rien|ni|nul|nulle|nuls|nulles|guère|"
            "ne … personne|n’ … personne|personne ne|personne n’|personne … ne|personne … n’|nulle part|"
            "non plus|ne saur*|ne peu*|ne pouv*|ne pourr*|ne put|ne puiss*|n’a pu|n’ont pu|n’avai* pu|n’os*|"
            "ne cess*"
        ),
        amounts=_listed(
            "manqu*|absen*|échou*|échec*|en attente|refus*|rejet*|dépourvu*|faute de|désaccord*|diverg*|"
            "impossib*|incapa*|incompatib*|incertain*|incertitude*|inconnu*|indécis*|douteu*|à confirmer|"
            "à préciser|à décider|à traduire|à relire|nie|nient|nié|niée|niés|nier|démenti*|dément"
        ),
        close=_listed(
            "inexist*|insuffi*|inadéquat*|inadapté*|incompl*|invalide*|incohéren*|inexact*|incorrect*|"
            "inaccessib*|inefficace*|inéligible*|illégal*|illégitime*|illicite*|irréguli*|improbable*|"
            "inapproprié*|indéfini*|instable*|injust*|inacceptable*|inutil*|inattendu*|infondé*|"
            "insoutenable*|intenable*|indisponib*|inégal*|inédit*|impay*|introuvable*|officieu*|méconn*|"
            "inchangé*|seul*|uniquement|unique*|à peine|rarement|dout*|plutôt|au lieu de|libre*|gratuit*|"
            "empêch*|évit*|sauf|hormis|except*|exclu*|exempt*|exonér*|dispens*|interdi*|prohib*|hors|à moins|"
            "peu|cess*|perd*|perte*|jusqu’à ce que|tant que|diffèr*|différ*|bas|basse|basses|faible*|court|"
            "courte|pénurie*|rare*|mal|erreur*|erroné*|ignor*|chômage|privé*|privation*|démuni*|à vérifier|"
            "ne … que|n’ … que|fragil*|reste* à|à définir"
        ),
        limits=_listed("pas plus de|pas moins de|pas plus tard|pas plus que|rien que|non plus que"),
        idle=_listed(
            "sans doute|tant que … pas|non seulement|sans cesse|pas seulement|ne cess* de|pas à pas|un pas|"
            "le pas|les pas|au pas|premier pas|premiers pas|grand pas|faux pas|deux pas|son pas|ou non|"
            "ou pas|n’est-ce pas|sans plus"
        ),
    ),
    "pt": Polarity(
        denies=_listed("não|sem"),
        concord=_listed(
            "nunca|jamais|nenhum|nenhuma|nenhuns|nenhumas|ninguém|nada|nem|tampouco|de modo algum|de forma alguma"
        ),
        amounts=_listed(
            "falta|faltam|faltou|faltaram|faltar*|faltava*|faltando|falte|faltem|carec*|carência*|ausên*|"
            "ausent*|pendente*|falh*|fracass*|recus*|rejeit*|negou|negaram|nega|negam|negar|impossí*|"
            "impossib*|incapa*|incompatí*|incompatib*|diverg*|desacord*|discord*|duvidos*|incert*|"
            "desconhecid*|por verificar|por confirmar|por esclarecer|por decidir|por rever|por traduzir|"
            "por definir|por apurar|por datar"
        ),
        close=_listed(
            "desconhec*|inexist*|insuficien*|inadequad*|incomplet*|inválid*|incoeren*|inexat*|incorret*|"
            "inconclusiv*|inacessí*|ineficaz*|inelegí*|ilega*|ilegítim*|ilícit*|irregular*|irrelevante*|"
            "improváve*|impróp*|indefinid*|insegur*|instáve*|injust*|inaceitáve*|desnecessári*|inesperad*|"
            "infundad*|insustentáve*|indisponí*|desigua*|inédit*|oficios*|inalterad*|só|somente|apenas|único|"
            "única|únicos|únicas|unicamente|raramente|dúvida*|em vez de|em lugar de|livre*|gratuit*|imped*|"
            "impeç*|evit*|exceto|exceç*|salvo|exclu*|isen*|proíb*|proib*|fora|a menos|senão|pouco|pouca|"
            "poucos|poucas|deix* de|cess*|perd*|até que|difer*|baixo|baixa|baixos|baixas|fraco|fraca|fracos|"
            "fracas|débil|curto|curta|escass*|mal|erro|erros|errad*|erróne*|ignor*|desempreg*|privad*|"
            "desprovid*|frágil|frágeis|resta|restam|falho*"
        ),
        limits=_listed(
            "não mais de|não mais do que|não menos de|não … mais do que|a não ser|não … senão|não … mais de"
        ),
        idle=_listed(
            "não só|não apenas|não somente|não tanto|sem dúvida|nada mais|não obstante|ou não|"
            "antes de mais nada|sem falta"
        ),
    ),
    "ru": Polarity(
        denies=_listed("не|нет|нету|без|безо|нельзя|нечего|некому|негде|незачем|некуда|некого"),
        concord=_listed(
            "ни|никто|никого|никому|никем|ничто|ничего|ничему|ничем|никогда|никак|никакой|никакая|никакое|"
            "никакие|никаких|никакого|никакую|никакими|никаким|никакому|никакою|никуда|ниоткуда|нигде|ничей|"
            "ничья|ничуть|нисколько|отнюдь|вовсе"
        ),
        amounts=_listed(
            "отсутств*|лишен*|лишён*|лишил*|отказ*|отклонил*|отклонен*|отклонён*|отверг*|отверж*|неясн*|"
            "неизвестн*|неизвестен|непроверенн*|непереведенн*|непереведённ*|невыясн*|неопредел*|неофициальн*|"
            "несовмест*|невозмож*|неспособ*|не в состоянии|расхожден*|расход*тся|разноглас*|сомнительн*|"
            "недоста*|нехват*|опроверг*|отрица*т|под вопросом"
        ),
        close=_listed(
            "неудач*|неполн*|неправ*|неточн*|неверн*|некоррект*|неподходящ*|недействительн*|недопустим*|"
            "недоступ*|незаконн*|нелегальн*|нерегулярн*|ненадлежащ*|неуместн*|маловероятн*|невероятн*|"
            "ненадежн*|ненадёжн*|нестабильн*|неустойчив*|несправедлив*|неприемлем*|ненужн*|неожиданн*|"
            "необоснован*|необязат*|неэффектив*|неравн*|неравенств*|неоплачен*|неподтвержд*|неподдерж*|"
            "неиспольз*|нерешенн*|нерешённ*|неизменн*|непризн*|неисполн*|несоблюд*|несоответств*|неучаст*|"
            "неформальн*|неправительств*|некоммерч*|несогласи*|невыполн*|безуспешн*|беспрецедентн*|"
            "бесполезн*|безработ*|только|лишь|едва|редк*|сомне*|вместо|свободн*|бесплатн*|препятств*|"
            "предотвра*|избеж*|избег*|кроме|исключ*|освобожд*|запре*|вне|за пределами|мало|немног*|прекра*|"
            "потер*|утра*|теря*|пока|отлича*|различ*|слаб*|низк*|ошиб*|сбой|сбои|сбоя|игнорир*|отклон*|"
            "отрицат*|ожида*|единственн*|провал*|отрица*|хрупк*|предстоит|ещё предстоит"
        ),
        limits=_listed(
            "не более|не менее|не больше|не меньше|не позднее|не ранее|не раньше|не … кроме|не … лишь|"
            "ничего кроме|пока не|чуть не|едва не|не может не|не могут не|не могла не|не мог не|нельзя не|"
            "вряд ли"
        ),
        idle=_listed(
            "не только|не просто|без сомнения|тем не менее|не раз|не один раз|не прочь|бы ни|бы то ни|"
            "не столько|или нет|не … ли"
        ),
    ),
    "ar": Polarity(
        denies=_listed(
            "لا|لم|لن|ليس|ليست|ليسوا|ليسا|لسنا|لست|لستم|لسن|غير|دون|بدون|بلا|بغير|عدم|انعدام|أبدا|ألا|لئلا|"
            "كيلا|أليس|أليست|ألم|أفلا|ألن|دونما|ما كان|ما كانت|ما كانوا|ما بلغ|ما أعلن|ما وافق|ما *ت"
        ),
        concord=_listed("البتة|إطلاقا|بتاتا|مطلقا"),
        amounts=_listed(
            "رفض|رفضت|رفضوا|يرفض|ترفض|يرفضون|الرفض|رفضه|رفضها|مرفوض*|نفى|نفت|ينفي|تنفي|نفوا|ينفون|أنكر*|"
            "ينكر*|تنكر*|إنكار|افتقار|يفتقر*|تفتقر*|افتقر*|غياب|بانتظار|في انتظار|قيد الانتظار|تعذر|يتعذر|"
            "تتعذر|تعذرت|استحال*|مستحيل*|يستحيل|تستحيل|فشل*|يفشل|تفشل|الفشل|إخفاق|أخفق*|يخفق|تخفق|عجز|يعجز|"
            "تعجز|عجزت|عاجز*|يخلو|تخلو|مشكوك*|مجهول*|معلق*|ينقص|تنقص|ينقصه*|تنقصه*|انقسام"
        ),
        close=_listed(
            "فقط|سوى|وحده*|مجرد|مجرّد|نادرا|بالكاد|شك|شكوك|بدلا|عوضا|مجان*|منع|يمنع|تمنع|ممنوع*|حال دون|تجنب|"
            "يتجنب|تتجنب|تفادي|باستثناء|استثناء|استثن*|عدا|إعفا*|معف*|يعفى|تعفى|استبعد*|يستبعد|تستبعد|"
            "مستبعد*|حظر|يحظر|تحظر|محظور*|خارج|ما لم|قليل*|القليل*|توقف*|يتوقف|تتوقف|أوقف*|فقد|فقدان|يفقد*|"
            "تفقد|خسر*|خسار*|إلى أن|اختلاف*|خلاف*|يختلف*|تختلف*|مختلف*|منخفض*|انخفاض|ضعيف*|ضعف|أضعف|قصير*|"
            "نقص|النقص|ناقص*|سوء|خطأ|أخطاء|خاطئ*|تجاهل*|يتجاهل|متعذر*|بطال*|الوحيد*|وحيد*|حصرا|فقدت|مفقود*|"
            "مفقودة|باطل*|لاغ|لاغية|منعدم*|معدوم*|عديم*|امتنع*|امتناع|يمتنع|تمتنع|حتى يتم|هش*|يبقى|يتبقى"
        ),
        limits=_listed(
            "لا … سوى|لا … إلا|لم … سوى|لم … إلا|لن … إلا|ليس … سوى|ليس … إلا|ليست … سوى|ليست … إلا|"
            "لا يتجاوز|لا تتجاوز|لا يقل|لا تقل|لا يزيد|لا تزيد|لا تتعدى|لا يتعدى|لا … غير|إلا إذا"
        ),
        idle=_listed(
            "لا بد|لا سيما|لاسيما|غير أن|إلا أن|ليس فقط|لا يزال|لا تزال|لا يزالون|لا زال|لا زالت|ما زال|"
            "ما زالت|ما يزال|لا شك|لا ريب|لا محالة|لا فقط|أم لا|أو لا|دون شك|ما إذا|إذا ما|ما ي*|ما ت*|"
            "ما *ت عنه|ما *ت منه|ما *ت به|ما *ت فيه|ما *ت إليه|ما *ت عليه|ما *ت له|هو ما|هي ما|كل ما|هذا ما|"
            "ذلك ما|على ما|إلى ما|من ما|في ما|مع ما|عن ما|حول ما|بشأن ما|وفق ما|حسب ما|بحسب ما|أهم ما|"
            "أكثر ما|مثل ما|بعد ما|قبل ما|بين ما|أن ما|ما هي|ما هو|لا مركزي*|دون سن|دون سنّ"
        ),
        before="وفبل",
    ),
    "zh": Polarity(
        denies=_listed("没有|不|没|无|未|非|勿|毋|切莫|莫要"),
        amounts=_listed(
            "缺乏|缺少|缺失|缺席|欠缺|短缺|匮乏|拒|否认|失败|待定|有待|待审|尚待|待批|待解|待查|待核|分歧|不一|不足|难以|可疑|存疑|谢绝"
        ),
        close=_listed(
            "缺|仅|只|唯|免|避免|防止|阻止|妨碍|禁|而是|失|待|罕|少|直到|直至|之外|以外|例外|出入|错|误|中断|中止|暂|否|弱|低|停止|除外|"
            "免除|消除|排除|脆弱|尚需|仍需"
        ),
        limits=_listed(
            "不超过|不少于|不低于|不多于|不早于|不晚于|不迟于|不得不|无非|不外乎|不只有|不到|无限|不满|不和|不睦|不安|不幸|不良|不利|不变|意外|不平等|不当|不同的|不同于|的不同|"
            "有所不同|各不相同|不尽相同|不同之|不牢|不稳|不定期|以不同|在不同|有不同|从不同|由不同|不同类|不同国|不同地|不同语|不同版|不同时|不同程|不同方|不同阶|不同群|不同年|不同来"
        ),
        idle=_listed(
            "不仅|不但|不只|不单|不光|不过|不断|不久|非常|无论|不论|不管|未来|除非|非洲|南非|北非|东非|西非|中非|无线|无人机|不少|不错|差不多|是不是|能不能|会不会|要不要|不禁|"
            "不愧|不料|不妨|不丹|不列颠|无疑|毋庸|无不|是否|能否|可否|与否|否则|莫非|非得|没收|没落|淹没|沉没|出没|埋没|无锡|未免|不惜|不时|不等|无形中|不得已|只不过|对待|"
            "招待|接待|待遇|期待|看待|等待|减少|至少|多少|最少|缺省|缺口|外交|国外|对外|外长|外国|外部|海外|户外|外汇|外资|意外|暂行|差异|差距|删除|解除|消除|清除|低碳|短期|"
            "减免|除了|不只是"
        ),
        spaced=False,
    ),
}
