"""Words that count or date, by BCP 47 tag: what the CLDR does not give as words of running text.

A line of `NUMBERS` is a number and its forms; `_` stands for the space or hyphen inside a form. Forms that are an
article or pronoun far more often than a number, or another word (fr neuf), may account for a number of the other text,
and never ask for one; `UNSURE` names them, and the months that are like them.
"""

from __future__ import annotations

NUMBERS = {
    "en": """
1 one|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve|13 thirteen|14 fourteen
15 fifteen|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty|30 thirty|40 forty|50 fifty|60 sixty|70 seventy
80 eighty|90 ninety|100 hundred|1000 thousand|1000000 million|1000000000 billion|1000000000000 trillion""",
    "es": """
1 un uno una|2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce|13 trece|14 catorce
15 quince|16 dieciséis|17 diecisiete|18 dieciocho|19 diecinueve|20 veinte|21 veintiún veintiuno veintiuna|22 veintidós
23 veintitrés|24 veinticuatro|25 veinticinco|26 veintiséis|27 veintisiete|28 veintiocho|29 veintinueve|30 treinta
40 cuarenta|50 cincuenta|60 sesenta|70 setenta|80 ochenta|90 noventa|100 cien ciento|200 doscientos doscientas
300 trescientos trescientas|400 cuatrocientos cuatrocientas|500 quinientos quinientas|600 seiscientos seiscientas
700 setecientos setecientas|800 ochocientos ochocientas|900 novecientos novecientas|1000 mil
1000000 millón millones|1000000000000 billón billones""",
    "fr": """
1 un une|2 deux|3 trois|4 quatre|5 cinq|6 six|7 sept|8 huit|9 neuf|10 dix|11 onze|12 douze|13 treize|14 quatorze
15 quinze|16 seize|17 dix_sept|18 dix_huit|19 dix_neuf|20 vingt|30 trente|40 quarante|50 cinquante|60 soixante
70 septante|80 quatre_vingt quatre_vingts huitante octante|90 nonante|100 cent cents|1000 mille|1000000 million millions
1000000000 milliard milliards|1000000000000 billion billions""",
    "pt": """
1 um uma|2 dois duas|3 três|4 quatro|5 cinco|6 seis|7 sete|8 oito|9 nove|10 dez|11 onze|12 doze|13 treze
14 catorze quatorze|15 quinze|16 dezasseis dezesseis|17 dezassete dezessete|18 dezoito|19 dezanove dezenove|20 vinte
30 trinta|40 quarenta|50 cinquenta|60 sessenta|70 setenta|80 oitenta|90 noventa|100 cem cento|200 duzentos duzentas
300 trezentos trezentas|400 quatrocentos quatrocentas|500 quinhentos quinhentas|600 seiscentos seiscentas
700 setecentos setecentas|800 oitocentos oitocentas|900 novecentos novecentas|1000 mil|1000000 milhão milhões
1000000000 bilhão bilhões|1000000000000 bilião biliões trilhão trilhões""",
    "ru": """
1 один одна одно одного одной одному одним одном одну|2 два две двух двум двумя двое двоих
3 три трёх трём тремя трое троих|4 четыре четырёх четырём четырьмя четверо|5 пять пяти пятью|6 шесть шести шестью
7 семь семи|8 восемь восьми восемью восьмью|9 девять девяти девятью|10 десять десяти десятью
11 одиннадцать одиннадцати одиннадцатью|12 двенадцать двенадцати двенадцатью|13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью|15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью|17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью|19 девятнадцать девятнадцати девятнадцатью|20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью|40 сорок сорока|50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью|70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью|90 девяносто девяноста|100 сто ста
200 двести двухсот двумстам двумястами двухстах|300 триста трёхсот трёмстам тремястами трёхстах
400 четыреста четырёхсот четырёмстам четырьмястами|500 пятьсот пятисот пятистам|600 шестьсот шестисот шестистам
700 семьсот семисот семистам|800 восемьсот восьмисот восьмистам|900 девятьсот девятисот девятистам
1000 тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тысячах
1000000 миллион миллиона миллионов миллиону миллионом миллионам миллионами миллионах
1000000000 миллиард миллиарда миллиардов миллиарду миллиардом миллиардам миллиардами миллиардах
1000000000000 триллион триллиона триллионов триллионам триллионами""",
    "ar": """
1 واحد واحدة|2 اثنان اثنين اثنتان اثنتين إثنان إثنين|3 ثلاث ثلاثة|4 أربع أربعة|5 خمس خمسة|6 ست ستة|7 سبع سبعة
8 ثمان ثماني ثمانية|9 تسع تسعة|10 عشر عشرة|11 أحد_عشر واحد_عشر إحدى_عشرة|12 اثنا_عشر اثني_عشر اثنتا_عشرة اثنتي_عشرة
13 ثلاثة_عشر ثلاث_عشرة|14 أربعة_عشر أربع_عشرة|15 خمسة_عشر خمس_عشرة|16 ستة_عشر ست_عشرة|17 سبعة_عشر سبع_عشرة
18 ثمانية_عشر ثماني_عشرة|19 تسعة_عشر تسع_عشرة|20 عشرون عشرين|30 ثلاثون ثلاثين|40 أربعون أربعين|50 خمسون خمسين
60 ستون ستين|70 سبعون سبعين|80 ثمانون ثمانين|90 تسعون تسعين|100 مئة مائة
200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي|300 ثلاثمئة ثلاثمائة|400 أربعمئة أربعمائة
500 خمسمئة خمسمائة|600 ستمئة ستمائة|700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة|900 تسعمئة تسعمائة|1000 ألف آلاف|2000 ألفان ألفين ألفي|1000000 مليون ملايين
2000000 مليونان مليونين|1000000000 مليار مليارات بليون|1000000000000 تريليون ترليون""",
    "zh": "",
}
CHINESE_DIGITS = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "兩": 2}
CHINESE_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
CHINESE_POINT = "点"

AND = {"en": "and", "es": "y e", "fr": "et", "pt": "e", "ru": "и", "ar": "و", "zh": "和"}
"""What may stand inside a number in words, and between two amounts that share what is counted."""
BETWEEN = {
    "en": "or to",
    "es": "o u a al",
    "fr": "ou à au",
    "pt": "ou a ao",
    "ru": "или до",
    "ar": "أو إلى حتى الى",
    "zh": "或 至 到 与",
}
"""What else may stand between the ends of a range, or two amounts that share what is counted."""
OF = {"en": "of", "es": "de del", "fr": "de d ' des", "pt": "de dos do", "ru": "", "ar": "من", "zh": "的"}
"""What may stand between a number and what it counts."""
DATE = {
    "en": "of the",
    "es": "de del",
    "fr": "de",
    "pt": "de do",
    "ru": "г год",
    "ar": "من عام سنة",
    "zh": "年 月 日",
}
"""What may stand between the parts of a date."""
YEAR = {"en": "year", "es": "año", "fr": "année an", "pt": "ano", "ru": "год г", "ar": "عام سنة", "zh": "年"}
"""What stands beside a year."""
ABOUT = {
    "en": "about|around|circa|c .|approximately|roughly|some time around",
    "es": "hacia|alrededor de|alrededor del|cerca de|en torno a|circa|aproximadamente en|c .",
    "fr": "vers|autour de|environ en|aux alentours de|aux environs de|circa|c .",
    "pt": "cerca de|por volta de|em torno de|circa|aproximadamente em|c .",
    "ru": "прибл .|около|примерно в|приблизительно в|ок .",
    "ar": "نحو|حوالي|قرابة|حوالى",
    "zh": "约|大约|大概|约在|左右",
}
"""What says that a date is about right; one of them goes with the date."""
DECADE = {
    "en": "decade",
    "es": "década décadas años decenio",
    "fr": "années décennie",
    "pt": "década anos décadas",
    "ru": "",
    "ar": "عقد عقود",
    "zh": "",
}
"""What stands before the number of a decade."""
DECADE_BETWEEN = {"en": "of the", "es": "de los del", "fr": "de des du l '", "pt": "de dos", "ar": "من ال"}
DECADE_AFTER = {"ru": "год", "zh": "年 代"}
DECADE_TAIL = {"ar": "القرن العشرين|القرن الماضي"}
DECADES = {
    "en": "20 twenties|30 thirties|40 forties|50 fifties|60 sixties|70 seventies|80 eighties|90 nineties",
    "ru": (
        "20 двадцатых двадцатые|30 тридцатых тридцатые|40 сороковых сороковые|50 пятидесятых пятидесятые|"
        "60 шестидесятых шестидесятые|70 семидесятых семидесятые|80 восьмидесятых восьмидесятые|"
        "90 девяностых девяностые девяностым"
    ),
    "ar": (
        "20 عشرينيات عشرينات|30 ثلاثينيات ثلاثينات|40 أربعينيات أربعينات|50 خمسينيات خمسينات|60 ستينيات ستينات|"
        "70 سبعينيات سبعينات|80 ثمانينيات ثمانينات|90 تسعينيات تسعينات"
    ),
}
CARDINAL_SUFFIX = {"ru": "х ти ми мя"}
"""Endings written behind digits that leave the number what it is."""
YEAR_SUFFIX = {"ru": "м го и"}
DECADE_SUFFIX = {"en": "s", "ru": "х е м ми"}
PAIRS = {
    "en": "both either neither pair couple twice double two-fold dual",
    "es": "ambos ambas par doble dúo",
    "fr": "double couple paire",
    "pt": "ambos ambas par dobro duplo",
    "ru": "оба обе обоих обеих обоим обеим обоими обеими пара пары двойной",
    "ar": "كلا كلتا كلي كلتي كلتيهما كليهما كلاهما زوج",
    "zh": "双",
}
"""Words that say two without being a number."""
DUAL = frozenset({"ar"})
"""Languages that say two of a thing by its form."""
COMPOUNDS = {"ru": "лет месяч недел днев час процент сторон миллион тысяч этаж крат"}
"""What words go on with that begin with a number: восьмилетний."""
UNSURE = {
    "en": "may march",
    "fr": "neuf",
    "ar": "ست سبع",
    "es": "mar",
    "pt": "mar",
    "ru": "семья семьи семье семью семьей семей семьям семьями семьях",
}
TRUNCATED = frozenset({"ru"})
"""Languages whose words are compared without their endings."""
ENDINGS = {
    "ru": "ами ями иями ов ев ей ой ый ий ом ем ою ею ах ях ам ям ых их ым им ого его ому а я у ю ы и е о ь й",
    "ar": "ا ات ان ين ة",
}
PREFIXES = {"ar": r"(?P<joined>[وف])?(?P<rest>[بلك]?(?:ال)?|لل)"}
"""What is written together with the word behind it."""
REGIONS = {"ar": ("ar-SY", "ar-DZ", "ar-MA"), "pt": ("pt-BR",), "es": ("es-MX",), "en": ("en-US",)}
"""Locales whose words are understood too."""
SCALES = {
    "en": "6 millions mio|9 billions",
    "fr": "3 milliers",
    "es": "6 mill mills",
    "pt": "9 bilhão bilhões",
    "ru": "3 тыс|6 млн|9 млрд|12 трлн",
    "ar": "6 مليوني مليونا|9 بليون بلايين|12 تريليون",
}
PERCENT = {
    "en": "per cent|percent|pct",
    "es": "por ciento",
    "fr": "pour cent",
    "pt": "por cento",
    "ru": "процент",
    "ar": "في المئة|في المائة|بالمئة|بالمائة|في المية|بالمية",
}
HEAD_LAST = frozenset({"en"})
"""Languages in which the word for the money stands last in the name of a currency: US dollars."""
NO_HEAD = frozenset({"zh"})
MONEY = {
    "en": "GBP pounds sterling|USD u . s . dollars|USD u . s . dollar|USD american dollars",
    "es": (
        "USD dólares de los estados unidos|USD dólares americanos|USD dólares norteamericanos|CNY yuanes chinos|"
        "GBP libras"
    ),
    "fr": "USD dollars américains|USD dollars us|CNY yuans",
    "pt": (
        "USD dólares americanos|USD dólares norte - americanos|USD dólares estadunidenses|BRL reais|"
        "GBP libras esterlinas"
    ),
    "ru": "USD долл|USD долл . сша|USD американских долларов|RUB руб|RUB рублей|GBP фунтов стерлингов|CNY юаней",
    "ar": (
        "USD دولار أميركي|USD دولار امريكية|USD دولار أميركية|USD دولارات أمريكية|USD دولارات أميركية|"
        "GBP جنيه استرليني|USD دولارا أمريكيا|USD دولارا أميركيا|EUR أورو"
    ),
    "zh": "CNY 元|CNY 元 人 民 币|CNY 人 民 币 元|USD 美 金|JPY 日 元|RUB 卢 布|USD 美 刀",
}
"""What is said of a currency beside the CLDR's names: its code, then its words."""
PERCENT_BEFORE = {"zh": "百 分 之"}
IDEOGRAPHIC = frozenset({"zh"})
"""Languages whose numerals and signs of dates are ideographs."""
UNITS = {"zh": "kilometer 千 米|kilogram 千 克"}
"""The same of units."""
CLASSIFIERS = "个名位架艘辆年月日天次项人国家点篇份件座口处条所户美欧英日元％%公里平方米吨倍万亿岁周"
"""Behind one of these, a lone Chinese numeral counts; elsewhere it may be part of a word or name."""
