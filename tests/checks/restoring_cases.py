"""Values as translations say them, by language: ⟦ ⟧ is around what must become the placeholder."""

# ruff: noqa: E501

VALUES = {
    "n24": {"number": 24},
    "n2": {"number": 2},
    "n1250": {"number": 1250},
    "n97": {"number": 97},
    "n40m": {"number": 40_000_000},
    "dec": {"number": "1.25"},
    "usd": {"money": 40_000_000, "currency": "USD"},
    "eur": {"money": 192400, "currency": "EUR"},
    "bil": {"money": 2_500_000_000, "currency": "EUR"},
    "pct": {"percentage": "3.5"},
    "pct38": {"percentage": 38},
    "km": {"measure": "14.6", "unit": "kilometer"},
    "ha": {"measure": 3500, "unit": "hectare"},
    "year": {"date": "1982"},
    "month": {"date": "2024-12"},
    "day": {"date": "2026-03-14"},
    "decade": {"date": "199X"},
    "span": {"date": "1990/1993"},
    "about": {"date": "1987~"},
}

SAID = {
    "en": """
n24: bought ⟦24⟧ aircraft / bought ⟦twenty-four⟧ aircraft / bought ⟦twenty four⟧ F-16s / a ⟦24⟧-strong fleet / ⟦２４⟧ jets / ⟦Twenty-four⟧ jets
n2: on ⟦two⟧ sides
n1250: for ⟦1,250⟧ homes / for ⟦1250⟧ homes / for ⟦1 250⟧ homes / for ⟦one thousand two hundred and fifty⟧ homes
n97: of ⟦ninety-seven⟧ of them
n40m: for ⟦40 million⟧ people / for ⟦40,000,000⟧ people / for ⟦forty million⟧ people
dec: a rate of ⟦1.25⟧.
usd: gave ⟦$40 million⟧ in aid / gave ⟦US$40m⟧ in aid / gave ⟦USD 40 million⟧ / gave ⟦40 million dollars⟧ / gave ⟦40,000,000 US dollars⟧ / gave ⟦$40,000,000⟧ / gave ⟦forty million dollars⟧ / gave ⟦US$ 40 million⟧
eur: cost ⟦€192,400⟧ in all / cost ⟦192 400 euros⟧ / cost ⟦EUR 192,400⟧ / cost ⟦192,400 EUR⟧
bil: cost ⟦€2.5 billion⟧ / cost ⟦€2.5bn⟧ / cost ⟦2.5 thousand million euros⟧ / cost ⟦2,500 million euros⟧
pct: by ⟦3.5 %⟧ / by ⟦3.5%⟧ / by ⟦3.5 per cent⟧ / by ⟦3.5 percent⟧
pct38: from ⟦38⟧ to 40 %
km: over ⟦14.6 km⟧ / over ⟦14.6 kilometres⟧ / over ⟦14.6km⟧
ha: on ⟦3,500 hectares⟧ / on ⟦3500 ha⟧
year: since ⟦1982⟧, / the ⟦1982⟧ war
month: in ⟦December 2024⟧ / in ⟦Dec 2024⟧ / in ⟦December, 2024⟧ / in ⟦December of 2024⟧
day: on ⟦14 March 2026⟧ / on ⟦March 14, 2026⟧ / on ⟦2026-03-14⟧ / on the ⟦14th of March 2026⟧
decade: in the ⟦1990s⟧ / in the ⟦nineties⟧
span: in ⟦1990–1993⟧ / from ⟦1990 to 1993⟧
about: built ⟦around 1987⟧ / built ⟦about 1987⟧""",
    "es": """
n24: comprar ⟦24⟧ aviones / comprar ⟦veinticuatro⟧ aviones F-16 / ⟦Veinticuatro⟧ aviones
n2: los ⟦dos⟧ lados
n1250: unos ⟦1.250⟧ hogares / unos ⟦1250⟧ hogares / unos ⟦1 250⟧ hogares / unos ⟦mil doscientos cincuenta⟧ hogares / unas ⟦mil doscientas cincuenta⟧ casas
n97: las ⟦noventa y siete⟧ casas
n40m: son ⟦40 millones de⟧ personas / son ⟦cuarenta millones de⟧ personas / son ⟦40.000.000⟧
dec: una tasa de ⟦1,25⟧.
usd: dio ⟦40 millones de dólares⟧ / dio ⟦40 millones de dólares estadounidenses⟧ / dio ⟦US$ 40 millones⟧ / dio ⟦40.000.000 de dólares⟧ / dio ⟦40 millones de USD⟧ / dio ⟦$40 millones⟧ / dio ⟦cuarenta millones de dólares⟧ / dio ⟦40 000 000 dólares⟧
eur: costó ⟦192.400 euros⟧ / costó ⟦192 400 €⟧ / costó ⟦192.400 EUR⟧ / costó ⟦€192.400⟧
bil: costó ⟦2500 millones de euros⟧ / costó ⟦2.500 millones de euros⟧ / costó ⟦2,5 mil millones de euros⟧ / costó ⟦dos mil quinientos millones de euros⟧
pct: bajó al ⟦3,5 %⟧ / bajó al ⟦3,5%⟧ / bajó al ⟦3,5 por ciento⟧ / bajó al ⟦3.5 %⟧
pct38: del ⟦38⟧ al 40 %
km: suma ⟦14,6 km⟧ / suma ⟦14,6 kilómetros⟧
ha: en ⟦3.500 hectáreas⟧ / en ⟦3500 ha⟧
year: guerra de ⟦1982⟧ / en ⟦1982⟧,
month: en ⟦diciembre de 2024⟧ / en ⟦diciembre del 2024⟧ / en ⟦dic. 2024⟧ / en ⟦diciembre 2024⟧
day: el ⟦14 de marzo de 2026⟧ / el ⟦14/03/2026⟧ / el ⟦14 de marzo del 2026⟧
decade: en los ⟦años noventa⟧ / en la ⟦década de 1990⟧ / en los ⟦años 90⟧ / en la ⟦década de los noventa⟧
span: de ⟦1990 a 1993⟧ / en ⟦1990-1993⟧
about: construida ⟦alrededor de 1987⟧ / construida ⟦hacia 1987⟧""",
    "fr": """
n24: acheter ⟦24⟧ avions / acheter ⟦vingt-quatre⟧ avions F-16 / acheter ⟦vingt quatre⟧ avions
n2: les ⟦deux⟧ rives
n1250: les ⟦1 250⟧ foyers / les ⟦1250⟧ foyers / les ⟦mille deux cent cinquante⟧ foyers / les ⟦1.250⟧ foyers
n97: les ⟦quatre-vingt-dix-sept⟧ maisons
n40m: pour ⟦40 millions de⟧ personnes / pour ⟦40 millions d’⟧habitants / pour ⟦quarante millions de⟧ gens
dec: un taux de ⟦1,25⟧.
usd: donné ⟦40 millions de dollars⟧ / donné ⟦40 millions de dollars américains⟧ / donné ⟦40 millions de dollars des États-Unis⟧ / donné ⟦40 M$⟧ / donné ⟦40 000 000 dollars⟧ / donné ⟦quarante millions de dollars⟧ / donné ⟦40 millions USD⟧
eur: coûté ⟦192 400 euros⟧ / coûté ⟦192 400 €⟧ / coûté ⟦192.400 euros⟧
bil: coûté ⟦2,5 milliards d’euros⟧ / coûté ⟦2,5 Md €⟧ / coûté ⟦2 500 millions d’euros⟧
pct: à ⟦3,5 %⟧ / à ⟦3,5 pour cent⟧ / à ⟦3,5%⟧
pct38: de ⟦38⟧ à 40 %
km: sur ⟦14,6 km⟧ / sur ⟦14,6 kilomètres⟧
ha: sur ⟦3 500 hectares⟧ / sur ⟦3500 ha⟧
year: guerre de ⟦1982⟧ / depuis ⟦1982⟧.
month: en ⟦décembre 2024⟧ / en ⟦déc. 2024⟧
day: le ⟦14 mars 2026⟧ / le ⟦14/3/2026⟧
decade: dans les ⟦années 1990⟧ / dans les ⟦années 90⟧ / dans les ⟦années quatre-vingt-dix⟧
span: de ⟦1990 à 1993⟧ / en ⟦1990-1993⟧
about: construit ⟦vers 1987⟧ / construit ⟦autour de 1987⟧""",
    "pt": """
n24: comprar ⟦24⟧ aviões / comprar ⟦vinte e quatro⟧ aviões F-16
n2: as ⟦duas⟧ margens / os ⟦dois⟧ lados
n1250: os ⟦1.250⟧ lares / os ⟦1250⟧ lares / os ⟦mil duzentos e cinquenta⟧ lares / as ⟦mil duzentas e cinquenta⟧ casas
n97: as ⟦noventa e sete⟧ casas
n40m: para ⟦40 milhões de⟧ pessoas / para ⟦quarenta milhões de⟧ pessoas
dec: uma taxa de ⟦1,25⟧.
usd: deu ⟦40 milhões de dólares⟧ / deu ⟦40 milhões de dólares americanos⟧ / deu ⟦40 milhões de dólares dos Estados Unidos⟧ / deu ⟦US$ 40 milhões⟧ / deu ⟦quarenta milhões de dólares⟧ / deu ⟦40.000.000 dólares⟧
eur: custou ⟦192.400 euros⟧ / custou ⟦192 400 €⟧ / custou ⟦€ 192.400⟧
bil: custou ⟦2500 milhões de euros⟧ / custou ⟦2,5 mil milhões de euros⟧ / custou ⟦2,5 bilhões de euros⟧
pct: para ⟦3,5 %⟧ / para ⟦3,5%⟧ / para ⟦3,5 por cento⟧
pct38: de ⟦38⟧ a 40 %
km: de ⟦14,6 km⟧ / de ⟦14,6 quilómetros⟧
ha: em ⟦3.500 hectares⟧ / em ⟦3500 ha⟧
year: guerra de ⟦1982⟧ / em ⟦1982⟧,
month: em ⟦dezembro de 2024⟧ / em ⟦dez. 2024⟧ / em ⟦Dezembro de 2024⟧
day: em ⟦14 de março de 2026⟧ / em ⟦14/03/2026⟧
decade: nos ⟦anos 90⟧ / na ⟦década de 1990⟧ / nos ⟦anos noventa⟧
span: de ⟦1990 a 1993⟧ / em ⟦1990–1993⟧
about: construída ⟦por volta de 1987⟧ / construída ⟦cerca de 1987⟧""",
    "ru": """
n24: купить ⟦24⟧ самолёта / купить ⟦двадцать четыре⟧ самолёта F-16 / из ⟦двадцати четырёх⟧ самолётов / ⟦24-х⟧ самолётов / с ⟦двадцатью четырьмя⟧ самолётами
n2: обе, то есть ⟦две⟧ стороны / ⟦двух⟧ сторон
n1250: все ⟦1250⟧ домов / все ⟦1 250⟧ домов / ⟦тысяча двести пятьдесят⟧ домов
n97: все ⟦девяносто семь⟧ домов
n40m: для ⟦40 миллионов⟧ человек / для ⟦40 млн⟧ человек / для ⟦сорока миллионов⟧ человек
dec: ставка ⟦1,25⟧.
usd: сумма ⟦40 миллионов долларов⟧ / сумма ⟦40 миллионов долларов США⟧ / сумма ⟦40 млн долларов⟧ / сумма ⟦40 млн долл. США⟧ / помог ⟦40 миллионами долларов США⟧ / сумма ⟦$40 млн⟧ / сумма ⟦40 000 000 долларов⟧ / сумма ⟦сорок миллионов долларов⟧
eur: сумма ⟦192 400 евро⟧ / сумма ⟦192400 евро⟧ / сумма ⟦192,4 тысячи евро⟧ / сумма ⟦192 400 €⟧
bil: сумма ⟦2,5 миллиарда евро⟧ / сумма ⟦2,5 млрд евро⟧
pct: до ⟦3,5 %⟧ / до ⟦3,5%⟧ / до ⟦3,5 процента⟧ / до ⟦3,5 процентов⟧
pct38: от ⟦38⟧ до 40 %
km: около ⟦14,6 км⟧ / около ⟦14,6 километра⟧ / с ⟦14,6 километрами⟧
ha: на ⟦3500 гектаров⟧ / на ⟦3 500 га⟧ / на ⟦3500 гектарах⟧
year: в ⟦1982⟧ году / конфликт ⟦1982⟧ года / в ⟦1982-м⟧ году
month: в ⟦декабре 2024 года⟧ / с ⟦декабря 2024 г.⟧, / за ⟦декабрь 2024⟧,
day: дня ⟦14 марта 2026 года⟧ / дня ⟦14 марта 2026 г.⟧, / дня ⟦14.03.2026⟧
decade: в ⟦1990-х годах⟧ / в ⟦90-х годах⟧ / в ⟦девяностых годах⟧ / это ⟦1990-е годы⟧
span: годы ⟦1990–1993⟧ / годы ⟦1990-1993⟧
about: построен ⟦около 1987⟧ года""",
    "ar": """
n24: شراء ⟦24⟧ طائرة / شراء ⟦٢٤⟧ طائرة / شراء ⟦أربع وعشرين⟧ طائرة / شراء ⟦أربعة وعشرون⟧ طائرة / شراء ⟦أربعاً وعشرين⟧ طائرة / و⟦24⟧ طائرة / بـ⟦24⟧ طائرة / ⟦۲۴⟧ طائرة
n2: الطرفان ⟦اثنان⟧
n1250: عدد ⟦1,250⟧ أسرة / عدد ⟦1250⟧ أسرة / عدد ⟦١٬٢٥٠⟧ أسرة / عدد ⟦ألف ومئتين وخمسين⟧ أسرة
n97: عدد ⟦سبعة وتسعين⟧ بيتا
n40m: نحو ⟦40 مليون⟧ شخص / نحو ⟦أربعين مليون⟧ شخص
dec: معدل ⟦1.25⟧ / معدل ⟦١٫٢٥⟧
usd: قدره ⟦40 مليون دولار⟧ / قدره ⟦40 مليون دولار أمريكي⟧ / قدره ⟦٤٠ مليون دولار أميركي⟧ / قدره ⟦أربعين مليون دولار⟧ / قدره ⟦40,000,000 دولار⟧ / قدره ⟦40 مليون دولارًا أمريكيًا⟧ / ب⟦أربعين مليون دولار⟧
eur: بلغ ⟦192,400 يورو⟧ / بلغ ⟦١٩٢٬٤٠٠ يورو⟧ / بلغ ⟦192400 يورو⟧
bil: بلغ ⟦2.5 مليار يورو⟧ / بلغ ⟦٢٫٥ مليار يورو⟧
pct: إلى ⟦3.5%⟧ / إلى ⟦٣٫٥٪⟧ / إلى ⟦3.5 في المئة⟧ / إلى ⟦3.5 بالمئة⟧ / إلى ⟦3.5 في المائة⟧ / إلى ⟦3.5 بالمائة⟧
pct38: من ⟦38⟧ إلى 40 في المئة
km: طوله ⟦14.6 كيلومتر⟧ / طوله ⟦14.6 كم⟧ / طوله ⟦14.6 كيلومترًا⟧
ha: على ⟦3500 هكتار⟧ / على ⟦3,500 هكتارًا⟧
year: عام ⟦1982⟧، / عام ⟦١٩٨٢⟧.
month: في ⟦ديسمبر 2024⟧ / في ⟦ديسمبر ٢٠٢٤⟧ / في ⟦كانون الأول 2024⟧ / في ⟦ديسمبر من عام 2024⟧
day: في ⟦14 مارس 2026⟧ / في ⟦١٤ مارس ٢٠٢٦⟧ / في ⟦14 آذار 2026⟧
decade: في ال⟦تسعينيات⟧ / في ⟦عقد 1990⟧ / في ⟦تسعينيات القرن الماضي⟧ / في ⟦تسعينات القرن العشرين⟧
span: من ⟦1990 إلى 1993⟧ / في ⟦1990–1993⟧
about: بني ⟦حوالي 1987⟧ / بني ⟦نحو 1987⟧""",
    "zh": """
n24: 购买⟦24⟧架飞机 / 购买⟦二十四⟧架F-16飞机 / 购买⟦２４⟧架
n2: 有⟦两⟧个方面
n1250: 共⟦1250⟧户 / 共⟦1,250⟧户 / 共⟦一千二百五十⟧户
n97: 共⟦九十七⟧户
n40m: 共⟦4000万⟧人 / 共⟦四千万⟧人
dec: 比率为⟦1.25⟧。
usd: 提供⟦4000万美元⟧军援 / 提供⟦四千万美元⟧ / 提供⟦4,000万美元⟧ / 提供⟦40,000,000美元⟧ / 提供⟦US$40,000,000⟧ / 提供⟦4000万美金⟧
eur: 费用⟦192,400欧元⟧ / 费用⟦19.24万欧元⟧ / 费用⟦192400欧元⟧
bil: 费用⟦25亿欧元⟧ / 费用⟦二十五亿欧元⟧
pct: 降至⟦3.5%⟧ / 降至⟦百分之三点五⟧ / 降至⟦3.5％⟧ / 降至⟦百分之3.5⟧
pct38: 从⟦38⟧至40%
km: 全长⟦14.6公里⟧ / 全长⟦14.6千米⟧
ha: 面积⟦3500公顷⟧ / 面积⟦3,500公顷⟧
year: 自⟦1982⟧年 / ⟦一九八二⟧年
month: 于⟦2024年12月⟧就任 / 于⟦二〇二四年十二月⟧就任
day: 于⟦2026年3月14日⟧启用 / 于⟦二〇二六年三月十四日⟧启用 / 于⟦2026年3月14号⟧启用
decade: 在⟦1990年代⟧ / 在⟦20世纪90年代⟧ / 在⟦九十年代⟧ / 在⟦90年代⟧
span: 在⟦1990至1993⟧年 / 在⟦1990–1993⟧年
about: ⟦大概1987⟧年 / ⟦约1987⟧年""",
}

NOT_SAID = {
    "en": """
n24: 25 aircraft / 42 aircraft / 240 aircraft / 2.4 aircraft / twenty-five aircraft / 24 million / 24 % of them / $24 / 24,000 jets / the 24th / F-24 jets / 124 / forty-two
n1250: 1,25 homes / 12,500 homes / 1.250 homes / 1,520 homes
n40m: 40 billion people / 4 million people / 40 thousand people / 400 million people
dec: a rate of 12.5. / a rate of 1,25,0
usd: €40 million / $40 billion / 40 million euros / 40 million people / $4 million / $40 / $400 million / 40 million Canadian dollars / 40m
eur: $192,400 / €194,200 / €19,240 / 192,400 pounds / 192,400
bil: €2.5 million / €25 billion / $2.5 billion
pct: 35 % / 3.5 points / 3.5 percentage points / 5.3 % / 3.5
km: 14.6 miles / 14.6 km/h / 14.6 km/day / 146 km / 14.6 metres / 14.6
ha: 3,500 acres / 3.5 hectares / 35,000 hectares
year: 1983 / 1892 / the 1980s / 19820 / 1,982
month: November 2024 / December 2023 / 2024 / December
day: 15 March 2026 / 14 May 2026 / 14 March 2025 / March 2026 / 14 March
decade: the 1980s / 1990 / the eighties
span: 1990–1994 / from 1991 to 1993 / since 1990
about: in 1987 / about 1978""",
    "es": """
n24: 25 aviones / 42 aviones / veinticinco aviones / 24 millones / el 24 % / 24 dólares / 240 / 2,4 / 24.000
n1250: 1,250 hogares / 12.500 hogares / 1.520 hogares / mil doscientos quince
n40m: 40 mil millones / 40 mil / 400 millones / 4 millones
usd: 40 millones de euros / 40 mil millones de dólares / 40 millones / 400 millones de dólares / 4 millones de dólares / 40 millones de dólares canadienses / 40 billones de dólares / 40 mil dólares
eur: 192.400 dólares / 194.200 euros / 1.924.000 euros / 192,4 euros
bil: 2,5 millones de euros / 2,5 billones de euros / 2500 millones de dólares / 25 mil millones de euros
pct: 35 % / 3,5 / 3,5 puntos porcentuales / 5,3 % / 3,5 ‰
km: 14,6 millas / 146 km / 14,6 metros / 14,5 km
ha: 3.500 acres / 3,5 hectáreas / 35.000 ha
year: 1983 / 1892 / 19820 / 198
month: noviembre de 2024 / diciembre de 2023 / diciembre / 2024
day: 15 de marzo de 2026 / 14 de mayo de 2026 / 14 de marzo de 2025 / 4/3/2026
decade: los años ochenta / la década de 1980 / 1990
about: en 1987""",
    "fr": """
n24: 25 avions / vingt-cinq avions / 24 millions / 24 % / quatre-vingt-quatre / 42
n97: quatre-vingt-sept / soixante-dix-sept / quatre-vingt-dix-huit
n1250: 1,250 foyers / 12 500 foyers / mille deux cents
usd: 40 millions d’euros / 40 milliards de dollars / 40 millions / 40 mille dollars / 40 millions de dollars canadiens
bil: 2,5 millions d’euros / 2,5 billions d’euros / 25 milliards d’euros
pct: 35 % / 3,5 / 3,5 points / 5,3 pour cent
km: 14,6 milles / 14,6 mètres / 146 km
year: 1983 / 1892
month: novembre 2024 / décembre 2023
day: 15 mars 2026 / 14 mai 2026 / 14 mars 2025
decade: les années 80 / les années quatre-vingt""",
    "pt": """
n24: 25 aviões / vinte e cinco aviões / 24 milhões / 24 % / 24 euros
n1250: 1,250 lares / 12.500 lares / mil e duzentos
usd: 40 milhões de euros / 40 mil milhões de dólares / 40 milhões / 40 bilhões de dólares / 4 milhões de dólares
bil: 2,5 milhões de euros / 2,5 biliões de euros
pct: 35 % / 3,5 / 3,5 pontos percentuais
km: 14,6 milhas / 146 km / 14,6 metros
year: 1983 / 1892
month: novembro de 2024 / dezembro de 2023
day: 15 de março de 2026 / 14 de maio de 2026
decade: anos 80""",
    "ru": """
n24: 25 самолётов / двадцать пять самолётов / 24 млн / 24 % / 24-й самолёт / 24 доллара / 240
n1250: 12 500 домов / 1,250 / тысяча двести
usd: 40 миллионов евро / 40 миллиардов долларов / 40 миллионов / 40 тысяч долларов / 40 миллионов рублей / 4 млн долларов
bil: 2,5 миллиона евро / 2,5 миллиарда долларов / 25 млрд евро
pct: 35 % / 3,5 / 3,5 пункта / 5,3 процента
km: 14,6 мили / 14,6 метра / 146 км
ha: 3500 акров / 35 000 гектаров
year: в 1983 году / в 1892 году / 1980-е годы
month: ноябрь 2024 / декабрь 2023 года
day: 15 марта 2026 года / 14 мая 2026 года / 14 марта 2025 года
decade: в 80-х годах / восьмидесятые""",
    "ar": """
n24: 25 طائرة / خمس وعشرون طائرة / 24 مليون / 24% / ٤٢ طائرة / أربعة عشر
n1250: 12,500 أسرة / 1.250 / ألف ومئتان
usd: 40 مليون يورو / 40 مليار دولار / 40 مليون / 40 ألف دولار / ٤ مليون دولار / 400 مليون دولار
bil: 2.5 مليون يورو / 2.5 مليار دولار / 25 مليار يورو
pct: 35% / 3.5 / ٥٫٣٪ / 3.5 نقطة
km: 14.6 ميل / 146 كم / 14.6 متر
year: عام 1983 / عام ١٨٩٢
month: نوفمبر 2024 / ديسمبر 2023
day: 15 مارس 2026 / 14 مايو 2026 / 14 مارس 2025
decade: في الثمانينيات""",
    "zh": """
n24: 25架飞机 / 二十五架飞机 / 24万人 / 24% / 24美元 / 四十二架 / 二十架
n1250: 12500户 / 一千二百户 / 1250万户
usd: 4000万欧元 / 40亿美元 / 4000万人 / 400万美元 / 4亿美元 / 4000美元 / 4000万日元 / 四百万美元
bil: 2.5亿欧元 / 25亿美元 / 25万欧元 / 250亿欧元
pct: 35% / 3.5 / 3.5个百分点 / 百分之三
km: 14.6英里 / 14.6米 / 146公里
ha: 3500英亩 / 3500亩 / 35000公顷
year: 1983年 / 1892年 / 一九八三年
month: 2024年11月 / 2023年12月 / 12个月
day: 2026年3月15日 / 2026年5月14日 / 2025年3月14日
decade: 80年代 / 20世纪80年代 / 19世纪90年代""",
}


def cases(table: dict[str, str]) -> list[tuple[str, str, str]]:
    """(language, name of the value, text) for each case of a table."""
    found = []
    for tag, lines in table.items():
        for line in lines.strip().splitlines():
            name, _, texts = line.partition(":")
            found += [(tag, name, text.strip()) for text in texts.split(" / ")]
    return found
