"""Dates as each language writes them, no more precise than they are."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from polybrief.languages import LANGUAGES, Language, language
from polybrief.model.edtf import Edtf
from polybrief.translation.dates import format_edtf

# No-break spaces are written "~", narrow ones "^".
EXPECTED = {
    "en": ("1982", "December~2024", "5~December 2024", "1990s", "2024~(?)", "c.~1982"),
    "es": ("1982", "diciembre~de 2024", "5~de diciembre de 2024", "década~de~1990", "2024~(?)", "hacia~1982"),
    "fr": ("1982", "décembre~2024", "5~décembre 2024", "années~1990", "2024~(?)", "vers~1982"),
    "pt": ("1982", "dezembro~de 2024", "5~de dezembro de 2024", "década~de~1990", "2024~(?)", "cerca de~1982"),
    "ar": ("1982", "ديسمبر~2024", "5~ديسمبر 2024", "عقد~1990", "2024~(؟)", "نحو~1982"),
    "zh": ("1982年", "2024年12月", "2024年12月5日", "1990年代", "2024年（？）", "约1982年"),
    "pt-BR": ("1982", "dezembro~de 2024", "5~de dezembro de 2024", "década~de~1990", "2024~(?)", "cerca de~1982"),
    "de": ("1982", "Dezember~2024", "5.~Dezember 2024", "1990er~Jahre", "2024~(?)", "ca.~1982"),
    "it": ("1982", "dicembre~2024", "5~dicembre 2024", "anni~1990–1999", "2024~(?)", "circa~1982"),
    "pl": ("1982", "grudzień~2024", "5~grudnia 2024", "lata~1990–1999", "2024~(?)", "ok.~1982"),
    "tr": ("1982", "Aralık~2024", "5~Aralık 2024", "1990–1999", "2024~(?)", "yaklaşık~1982"),
    "gl": ("1982", "decembro~de 2024", "5~de decembro de 2024", "década~de~1990", "2024~(?)", "cara a~1982"),
    "ro": ("1982", "decembrie~2024", "5~decembrie 2024", "anii~1990", "2024~(?)", "circa~1982"),
    "nl": ("1982", "december~2024", "5~december 2024", "jaren~1990", "2024~(?)", "ca.~1982"),
    "da": ("1982", "december~2024", "5.~december 2024", "1990’erne", "2024~(?)", "ca.~1982"),
    "nb": ("1982", "desember~2024", "5.~desember 2024", "1990-årene", "2024~(?)", "ca.~1982"),
    "sv": ("1982", "december~2024", "5~december 2024", "1990-talet", "2024~(?)", "ca~1982"),
    "fi": ("1982", "joulukuu~2024", "5.~joulukuuta 2024", "1990-luku", "2024~(?)", "noin~1982"),
    "et": ("1982", "detsember~2024", "5.~detsember 2024", "1990.~aastad", "2024~(?)", "u~1982"),
    "cs": ("1982", "prosinec~2024", "5.~prosince 2024", "léta~1990–1999", "2024~(?)", "cca~1982"),
    "sl": ("1982", "december~2024", "5.~december 2024", "leta~1990–1999", "2024~(?)", "pribl.~1982"),
    "sq": ("1982", "dhjetor~2024", "5~dhjetor 2024", "vitet~1990", "2024~(?)", "rreth~1982"),
    "id": ("1982", "Desember~2024", "5~Desember 2024", "1990-an", "2024~(?)", "sekitar~1982"),
    "ms": ("1982", "Disember~2024", "5~Disember 2024", "1990-an", "2024~(?)", "sekitar~1982"),
    "vi": ("năm~1982", "tháng~12 năm 2024", "5~tháng 12 năm 2024", "thập~niên~1990", "năm~2024~(?)", "khoảng~năm~1982"),
    "el": ("1982", "Δεκέμβριος~2024", "5~Δεκεμβρίου 2024", "δεκαετία~του~1990", "2024~(?)", "περ.~1982"),
    "fa": ("۱۹۸۲", "دسامبر~۲۰۲۴", "۵~دسامبر ۲۰۲۴", "دههٔ~۱۹۹۰", "۲۰۲۴~(؟)", "حدود~۱۹۸۲"),
    "ur": ("1982", "دسمبر~2024", "5~دسمبر 2024", "1990~کی~دہائی", "2024~(؟)", "تقریباً~1982"),
    "he": ("1982", "דצמבר~2024", "5~בדצמבר 2024", "שנות~ה־1990", "2024~(?)", "בסביבות~1982"),
    "hi": ("1982", "दिसंबर~2024", "5~दिसंबर 2024", "1990~का~दशक", "2024~(?)", "लगभग~1982"),
    "bn": ("১৯৮২", "ডিসেম্বর~২০২৪", "৫~ডিসেম্বর ২০২৪", "১৯৯০-এর~দশক", "২০২৪~(?)", "আনুমানিক~১৯৮২"),
    "th": ("ค.ศ.~1982", "ธันวาคม~ค.ศ. 2024", "5~ธันวาคม ค.ศ. 2024", "ทศวรรษ~1990", "ค.ศ.~2024~(?)", "ประมาณ~ค.ศ.~1982"),
    "zh-Hant": ("1982年", "2024年12月", "2024年12月5日", "1990年代", "2024年（？）", "約1982年"),
    "ja": ("1982年", "2024年12月", "2024年12月5日", "1990年代", "2024年（？）", "1982年頃"),
    "ko": ("1982년", "2024년~12월", "2024년~12월 5일", "1990년대", "2024년(?)", "1982년경"),
    "ca": ("1982", "desembre~del 2024", "5~de desembre del 2024", "dècada~del~1990", "2024~(?)", "cap al~1982"),
    "lv": ("1982", "2024.~gada decembris", "2024.~gada 5. decembris", "1990.~gadi", "2024~(?)", "apm.~1982"),
    "lt": ("1982~m.", "2024~m. gruodis", "2024~m. gruodžio 5 d.", "1990–1999~m.", "2024~m.~(?)", "maždaug~1982~m."),
    "sk": ("1982", "december~2024", "5.~decembra 2024", "roky~1990~–~1999", "2024~(?)", "cca~1982"),
    "hu": ("1982", "2024.~december", "2024.~december 5.", "1990–1999", "2024~(?)", "kb.~1982"),
    "az": ("1982", "dekabr~2024", "5~dekabr 2024", "1990–1999", "2024~(?)", "təxminən~1982"),
    "eu": ("1982", "2024(e)ko~abendua", "2024(e)ko~abenduaren 5(a)", "1990–1999", "2024~(?)", "1982~inguru"),
    "ga": ("1982", "Nollaig~2024", "5~Nollaig 2024", "1990idí", "2024~(?)", "c.~1982"),
    "eo": ("1982", "Decembro~2024", "5-a~de Decembro 2024", "1990-aj~jaroj", "2024~(?)", "ĉirkaŭ~1982"),
    "tl": ("1982", "Disyembre~2024", "Disyembre~5, 2024", "dekada~1990", "2024~(?)", "bandang~1982"),
    "bg": ("1982^г.", "декември~2024^г.", "5~декември 2024^г.", "1990-те~години", "2024^г.~(?)", "ок.~1982^г."),
    "ky": (
        "1982-ж.",
        "2024-ж.,~декабрь",
        "2024-жылдын~5-декабрь",
        "1990-жылдар",
        "2024-ж.~(?)",
        "болжол менен~1982-ж.",
    ),
    "ru": ("1982^г.", "декабрь~2024^г.", "5~декабря 2024^г.", "1990-е~годы", "2024^г.~(?)", "прибл.~1982^г."),
    "uk": ("1982^р.", "грудень~2024^р.", "5~грудня 2024^р.", "1990-ті~роки", "2024^р.~(?)", "прибл.~1982^р."),
}
DATES = ("1982", "2024-12", "2024-12-05", "199X", "2024?", "1982~")


def shown(date: str, tag: str, *, in_sentence: bool = False) -> str:
    text = format_edtf(Edtf.parse(date), language(tag), in_sentence=in_sentence)
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_date_as_the_language_writes_it(tag: str) -> None:
    assert tuple(shown(date, tag) for date in DATES) == EXPECTED[tag]


@pytest.mark.parametrize(
    ("date", "tag", "wanted"),
    [
        ("19XX", "en", "1900–1999"),
        ("1982%", "en", "c.~1982~(?)"),
        ("1990/1993", "zh", "1990–1993年"),
        ("1990?/1993", "en", "1990~(?)~– 1993"),
        ("1990-01/1990-04", "en", "January~– April 1990"),
        ("1990-01/1990-04", "es", "enero–abril de 1990"),
        ("1990-01/1990-04", "zh", "1990年1月至4月"),
        ("1990/1993-04", "fr", "1990~– avril~1993"),
        ("2024-12-05/2024-12-09", "en", "5~December 2024~– 9~December 2024"),
        ("0987", "en", "987"),
        ("2024-03/2024-05", "fa", "مارس~۲۰۲۴~– مهٔ~۲۰۲۴"),
        ("2024-03/2024-05", "eu", "2024(e)ko martxoa–maiatza"),
    ],
)
def test_other_dates(date: str, tag: str, wanted: str) -> None:
    assert shown(date, tag) == wanted


@pytest.mark.parametrize(("tag", "wanted"), [("zh", "1982"), ("ko", "1982"), ("th", "1982"), ("fa", "۱۹۸۲")])
def test_in_a_sentence_a_year_is_its_number(tag: str, wanted: str) -> None:
    assert shown("1982", tag, in_sentence=True) == wanted


points = st.builds(
    "{:04}{}{}".format,
    st.integers(1, 9999),
    st.sampled_from(["", "-01", "-12", "-02-28", "-12-31"]),
    st.sampled_from(["", "?", "~", "%"]),
)


@given(points, st.sampled_from(list(LANGUAGES.values())), st.booleans())
def test_every_date_shows_its_year_in_the_digits_of_the_language(date: str, of: Language, in_sentence: bool) -> None:
    assert of.in_digits(str(int(date[:4]))) in format_edtf(Edtf.parse(date), of, in_sentence=in_sentence)


@given(
    st.tuples(st.integers(1000, 2100), st.integers(1, 12)),
    st.tuples(st.integers(1000, 2100), st.integers(1, 12)),
    st.sampled_from(list(LANGUAGES.values())),
)
def test_an_interval_of_months_names_both_ends(one: tuple[int, int], other: tuple[int, int], of: Language) -> None:
    start, end = sorted({one, other, (2101, 1)})[:2]
    text = format_edtf(Edtf.parse("{:04}-{:02}/{:04}-{:02}".format(*start, *end)), of)
    names = Locale.parse(of.locale).months
    written = text.replace("\u00a0", " ").casefold()
    for year, month in (start, end):
        assert of.in_digits(str(year)) in text
        forms = {names[context]["wide"][month].casefold()[:5] for context in ("format", "stand-alone")}
        assert any(of.in_digits(form) in written for form in (*forms, f"{month}月", f"{month}월", f"tháng {month}"))


@pytest.mark.parametrize("date", ["199X", "19XX", "199X/200X", "19XX/2024-12"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_precision_in_every_language(date: str, tag: str) -> None:
    assert shown(date, tag)
