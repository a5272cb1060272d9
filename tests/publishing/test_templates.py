"""Templates of a user's: what they can do, what they cannot, and what they are told where they are wrong."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from polybrief.errors import InputError, UsageError
from polybrief.model.page import Image, Issuer, Look
from polybrief.publishing.environment import available_templates, faulty

PAGE = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{{ edition.language.tag }}" dir="{{ edition.language.direction }}">
<head><title>{{ texts.title.text }}</title></head>
<body><p id="said">%s</p></body></html>
"""
LINE = 4  # where it says something


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """A template of a user's: a whole file, or what is to stand in a page."""

    def file(body: str, name: str = "mine.xhtml.j2", whole: bool = False) -> Path:
        path = folder / name
        path.write_text(body if whole else PAGE.replace("%s", body), "utf-8")
        return path

    return file


@pytest.fixture
def said(read, make_edition, folder, write) -> Callable[..., str]:
    """What a template makes of something."""

    def made(body: str, tag: str = "en", **arguments: Any) -> str:
        write(body)
        return read(make_edition(tag), template="mine", folder=folder, **arguments).words("//h:p[@id='said']")

    return made


@pytest.fixture
def refusal(read, make_edition, folder) -> Callable[..., InputError]:
    """Why a page cannot be made of a template."""

    def error(template: str = "mine") -> InputError:
        with pytest.raises(InputError) as caught:
            read(make_edition(), template=template, folder=folder)
        return caught.value

    return error


def test_a_template_of_ones_own_has_all_that_ours_have(said):
    assert said("{{ brief.sections.figures | length }} {{ references.value('wells', values) }}") == "2 24"
    assert said("{% for it in sections.timeline if it.date %}{{ it.id }} {% endfor %}") == "T2 T3"
    assert said("{{ ['b', 'a'] | sort | join(' & ') }} {{ 2.345 | round(1) }} {{ 2 ** 10 }} {{ '-' * 3 }}") == (
        "a & b 2.3 1024 ---"
    )


def test_what_is_text_is_shown_as_text(said):
    assert said("{{ '<b>' }}{{ '<i>' ~ '&' }}{{ _('%(a)s < %%d', a='<u>') }}") == "<b><i>&<u> < %d"


def test_a_file_of_the_folder_goes_before_ours_and_the_others_stay(read, make_edition, folder, write):
    ours = ["called", "columns", "grounds", "label", "marks", "statements", "summary", "text"]
    kept = "".join(f"{{% set {name} = ours.{name} %}}" for name in ours)
    changed = '{% macro label(id) %}<span class="label">({{ id }})</span>{% endmacro %}'
    write('{% import "polybrief/text.j2" as ours with context %}' + kept + changed, "text.j2", whole=True)
    page = read(make_edition(), folder=folder)
    assert page.words(page.item("X1")).startswith("(X1)")
    assert page.find("//h:section[@class='sources']")
    plain = read(make_edition())
    assert plain.words(plain.item("X1")).startswith("X1")


def test_ours_can_be_extended_and_named_anew(read, make_edition, folder, write):
    write(
        '{% extends "polybrief/policy-brief.xhtml.j2" %}{% set subject = "R&D <memo>" %}'
        '{% block main %}<p id="first">First</p>{{ super() }}{% endblock %}',
        whole=True,
    )
    page = read(make_edition(), template="mine", folder=folder)
    assert page.page.subject == "R&D <memo>"
    assert page.words("//h:p[@class='kicker']").startswith("R&D <memo>")
    assert page.item("first").getnext() is not None
    assert page.item("K1") is not None


def test_a_page_does_not_depend_on_the_one_before(said, write):
    write(
        "{% set kept = namespace(n=0) %}{% macro next() %}{% set kept.n = kept.n + 1 %}{{ kept.n }}{% endmacro %}",
        "numbers.j2",
        whole=True,
    )
    body = "{% import 'numbers.j2' as numbers %}{{ numbers.next() }}{{ numbers.next() }}"
    assert [said(body), said(body)] == ["12", "12"]


def test_the_name_of_the_issuer_is_in_a_language_of_the_reader(said):
    body = "{% if issuer_name %}{{ issuer_name.text }}{{ foreign(issuer_name.language) }}{% endif %}"
    names = {"en": "Water Desk", "es": "Mesa del Agua", "fr": "Bureau de l’eau"}

    def named(tag: str, *tags: str) -> str:
        return said(body, tag, look=Look(issuer=Issuer({it: names.get(it, "W") for it in tags})))

    assert named("es", "en", "es") == "Mesa del Agua"
    assert named("ar", "es", "en") == 'Water Desk lang="en" dir="ltr"'
    assert named("ar", "es", "fr") == 'Mesa del Agua lang="es" dir="ltr"'
    assert named("ar", "und") == "W"
    assert named("es") == ""


def test_names_have_a_direction_of_their_own(make_edition, read):
    """What follows the name of the issuer is the originator, of an Arabic brief."""
    brief = {"language": "ar", "originator": {"name": "مكتب الميناء", "contact": "+54 11 4000-1234 (9-17)"}}
    edition = make_edition("ar", brief=brief)
    spans = [
        read(edition, look=Look(issuer=Issuer({tag: name}))).find("//h:p[@class='meta']/h:span[@dir]")
        for tag, name in (
            ("und", "Water Desk (1)"),
            ("und", "مكتب الماء"),
            ("ar", "UNICEF الأردن"),
            ("en", "Water Desk"),
        )
    ]
    found = [[(it.text, it.get("lang"), it.get("dir")) for it in each] for each in spans]
    contact = ("+54 11 4000-1234 (9-17)", None, "ltr")
    assert found == [
        [("Water Desk (1)", None, "ltr"), contact],
        [contact],
        [contact],
        [("Water Desk", "en", "ltr"), contact],
    ]


def test_a_template_may_ask_for_the_direction_of_a_text(said):
    assert said("{{ direction_of('12 ' ~ 'שלום') }} {{ direction_of(12) }}") == "rtl ltr"
    assert said("{{ as_written('<12>') }}", "ar") == "<12>"


def test_a_logo_is_named_in_the_language_of_its_name(make_edition, read):
    logo = Image("logo.png", "image/png", 20, 10, b"data")
    for tag, language in (("en", "en"), ("ar", None), ("und", None)):
        shown = read(make_edition("ar"), look=Look(issuer=Issuer({tag: "W"}, logo))).one("//h:img")
        # It stands where the page begins its lines, whatever the direction of its name.
        assert (shown.get("alt"), shown.get("lang"), shown.get("dir")) == ("W", language, None)


def test_the_logo_travels_with_the_page(read, make_edition):
    logo = Image("logo.png", "image/png", 20, 10, b"data")
    assert read(make_edition(), look=Look(issuer=Issuer({"en": "W"}, logo))).page.images == (logo,)
    assert read(make_edition()).page.images == ()


def test_templates_are_known_by_name(folder, write, read, make_edition):
    ours = available_templates(None)
    assert "policy-brief" in ours
    write("", "memo.xhtml.j2")
    write("", "parts.j2")
    write("", "no.dots.xhtml.j2")
    assert available_templates(folder) == tuple(sorted([*ours, "memo"]))
    with pytest.raises(UsageError, match=r"no template 'mine'; there are .*memo.*policy-brief"):
        read(make_edition(), template="mine", folder=folder)


ENDLESS = [
    "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
    "{% for a in range(100000) %}{% for b in range(100000) if false %}{% endfor %}{% endfor %}",
    "{% macro twice(n) %}{% if n %}{{ twice(n - 1) }}{{ twice(n - 1) }}{% endif %}{% endmacro %}{{ twice(60) }}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{% include 'mine.xhtml.j2' %}",
    "{% for a in range(100000) %}{{ range(100000) | map('string') | list | length }}{% endfor %}",
    "{% for a in range(100000) %}{{ range(100000) | max }}{% endfor %}",
    "{% for a in range(100000) %}{{ -1 in range(100000) | list }}{% endfor %}",
    "{% set big = range(100000) | list %}{% for a in range(100000) %}{{ -1 in big }}{% endfor %}",
    "{% set a = 'x' * 10000000 %}{% set b = 'x' * 10000000 %}{% for i in range(100000) %}{{ a == b }}{% endfor %}",
    "{% set a = 'x' * 10000000 %}{% for i in range(100000) %}{{ a.count('y') }}{% endfor %}",
    "{% for i in range(100000) %}{{ figures.likelihood_range('likely') }}{{ formats.date(brief.as_of) }}{% endfor %}",
    "{% for i in range(100000) recursive %}{{ loop(range(100000)) if loop.depth < 9 }}{% endfor %}",
]
NESTED_SET = "{% set v %}{{ n.v }}{{ n.v }}{% endset %}{% set n.v = v %}{% endfor %}"
HUGE = [
    "{{ 'x' * 10 ** 10 }}",
    "{{ [1] * 10 ** 10 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{% set n = namespace(v=3) %}{% for i in range(99) %}{% set n.v = n.v * n.v %}{% endfor %}",
    "{% set n = namespace(v='xx') %}{% for i in range(99) %}{% set n.v = n.v ~ n.v %}{% endfor %}",
    "{% set n = namespace(v='xx') %}{% for i in range(99) %}{% set n.v = n.v + n.v %}{% endfor %}",
    "{% set n = namespace(v='xx') %}{% for i in range(99) %}" + NESTED_SET,
    "{% set n = namespace(v='xx') %}{% for i in range(99) %}{% set n.v = n.v | replace('x', 'xx') %}{% endfor %}",
    "{% set n = namespace(v=[1]) %}{% for i in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v == [1] }}",
    "{% set n = namespace(v=1) %}{% for i in range(99) %}{% set n.v = {1: n.v, 2: n.v} %}{% endfor %}",
    "{% set s = 'x' * 1000000 %}{{ range(100000) | join(s) }}",
    "{% macro m() %}{% for i in range(100000) %}" + "x" * 9000 + "{% endfor %}{% endmacro %}{{ m() }}",
    "{% for i in range(100000) %}" + "x" * 9000 + "{% endfor %}",
    "{% set s = 'x' * 1000000 %}{% for i in range(100000) %}{{ s }}{% endfor %}",
    "{% set n = namespace(v=[]) %}{% for i in range(9999) %}{% set n.v = n.v + [('x' * 1000000)[1:]] %}{% endfor %}",
    "{{ _('%(a)999999999s', a=1) }}{{ 'x' * 10 ** 10 }}",
    "{{ 1 | round(-(10 ** 10)) }}",
    "{{ range(10 ** 9) | list }}",
    "{{ ('f' * 10 ** 7) | int(0, 16) // (('e' * 10 ** 6) | int(0, 16)) }}",
]
FORBIDDEN = [
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "'__class__'"),
    ("{{ brief['__class__'] }}", "'__class__'"),
    ("{{ [brief] | map(attribute='__class__') | first }}", "'__class__'"),
    ("{{ render.__globals__ }}", "no name 'render'"),
    ("{{ foreign.__globals__ }}", "'__globals__'"),
    ("{{ formats.date.func.__globals__ }}", "'func'"),
    ("{{ self.__init__ }}", "'__init__'"),
    ("{{ brief.parse_file('/etc/passwd') }}", "'parse_file'"),
    ("{{ brief.__struct_config__ }}", "'__struct_config__'"),
    ("{{ brief.__struct_fields__ }}", "'__struct_fields__'"),
    ("{{ '%99999999s' % 'x' }}", "not formatted with %"),
    ("{{ '{:99999999}'.format(1) }}", "'format'"),
    ("{{ 'x'.ljust(999999999) }}", "'ljust'"),
    ("{{ 'x' | center(999999999) }}", "No filter named 'center'"),
    ("{{ 'x' | indent(999999999) }}", "No filter named 'indent'"),
    ("{{ '<b>' | safe }}", "No filter named 'safe'"),
    ("{{ '' | attr('__class__') }}", "No filter named 'attr'"),
    ("{{ lipsum() }}", "no name 'lipsum'"),
    ("{{ (1).to_bytes(99999999) }}", "'to_bytes'"),
    ("{% autoescape false %}{{ '<b>' }}{% endautoescape %}", "always escaped"),
    ("{% include '/etc/passwd' %}", "no template file '/etc/passwd'"),
    ("{% include '../secret.j2' %}", "no template file '../secret.j2'"),
    ("{% import '../../../../etc/passwd' as it %}", "no template file"),
    ("{% include ['/etc/hostname', 'a.j2'] %}", "no template file"),
]
WRONG = [
    ("{% endfr %}", "unknown tag 'endfr'", "jinja.palletsprojects.com"),
    ("{{ 1 + }}", "unexpected 'end of print statement'", ""),
    ("{{ titel }}", "no name 'titel' is known", ""),
    ("{{ edition.langage.tag }}", "has no 'langage'", "language"),
    ("{{ figure }}", "no name 'figure' is known", "did you mean figures"),
    ("{{ brief.originator.nam }}", "has no 'nam'", "name"),
    ("{{ values.get(1) }}", "nothing (none) is to be written", ""),
    ("{{ sections.timeline }}", "a list is to be written, which is no text", ""),
    ("{{ brief }}", "a value of the type Brief is to be written", ""),
    ("{{ brief.values }}", "a table is to be written", ""),
    ("{{ brief.values.parse({}) }}", "a template may not ask a table for 'parse'", ""),
    ("{{ brief.as_of.parse('2024') }}", "", "for 'parse'"),
    ("{{ foreign }}", "write () behind its name", ""),
    ("{{ 'a' + 1 }}", "TypeError", ""),
    ("{{ 1 / 0 }}", "ZeroDivisionError", ""),
    ("{{ quoted() }}", "TypeError", ""),
    ("{{ 'x' | upcase }}", "No filter named 'upcase'", "upper"),
    ("{{ 1 is prime }}", "No test named 'prime'", "odd"),
    ("{{ _('%(who)s:') }}", "has no value for 'who'", ""),
    ("{% from 'text.j2' import nothing %}{{ nothing() }}", "does not export the requested name 'nothing'", ""),
    ("{{ " + "9" * 5000 + " }}", "cannot be compiled", ""),
    ("{{ " + "(" * 5000 + " }}", "", ""),
    ("{% if 1 %}" * 150 + "{% endif %}" * 150, "cannot be compiled", ""),
]
MALFORMED = [
    ("a & b", "not well-formed XML", "&amp;"),
    ("<b>bold", "<b> is not closed", "</b>"),
    ("a</i>", "<p> is not closed", ""),
    ("<a href=x>a</a>", "not well-formed XML", "quote every attribute"),
    ("a&nbsp;b", "undefined entity", "&#160;"),
    ('<a href="#nowhere">a</a>', "a link points to #nowhere", ""),
    ("<b>" * 200 + "</b>" * 200, "64 deep", ""),
]


@pytest.mark.parametrize("body", ENDLESS + HUGE, ids=range(len(ENDLESS + HUGE)))
def test_what_would_take_too_long_or_too_much_is_ended(write, refusal, body):
    file = write(body)
    error = refusal()
    assert re.match(re.escape(f"{file}:") + r"\d+: ", str(error))
    assert re.search(r"more than \d+|without end|too large|cannot be rounded|Range too big", str(error)), error


@pytest.mark.parametrize(("body", "problem"), FORBIDDEN)
def test_a_template_makes_a_page_and_does_nothing_else(folder, write, refusal, body, problem):
    (folder.parent / "secret.j2").write_text("secret", "utf-8")
    file = write(body)
    error = refusal()
    assert problem in str(error)
    assert str(error).startswith(f"{file}:{LINE}: ")
    assert "secret" not in str(error).replace("secret.j2", "")


@pytest.mark.parametrize(("body", "problem", "advice"), WRONG)
def test_a_mistake_is_told_with_its_file_and_line(write, refusal, body, problem, advice):
    file = write(body)
    error = refusal()
    assert problem in str(error)
    assert advice in str(error)
    assert re.match(re.escape(str(file)) + f":({LINE}|1): ", str(error))
    assert "Traceback" not in str(error)


@pytest.mark.parametrize(("body", "problem", "advice"), MALFORMED)
def test_a_page_that_is_not_well_formed_is_told_with_file_and_line(write, refusal, body, problem, advice):
    file = write(body)
    error = refusal()
    assert problem in str(error)
    assert advice in str(error)
    assert str(error).startswith(f"{file}:{LINE}: ")


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("", "no element found"),
        ("plain words", "not well-formed"),
        ("<html><body/></html>", "begins with <html>"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><head/></html>', "has no <body>"),
        ('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PAGE.split("\n", 1)[1], "declares more"),
        ('<!DOCTYPE html SYSTEM "file:///etc/passwd">' + PAGE.split("\n", 1)[1], "declares more"),
    ],
)
def test_what_is_no_page_is_told(write, refusal, page, problem):
    file = write(page, whole=True)
    assert problem in str(refusal())
    assert str(refusal()).startswith(f"{file}")


def test_the_line_is_that_of_the_file_where_it_went_wrong(write, refusal):
    other = write("{% macro it() %}\n\n{{ nowhere }}{% endmacro %}\n", "parts.j2", whole=True)
    file = write("{% from 'parts.j2' import it %}{{ it() }}")
    assert str(refusal()).startswith(f"{other}:3: no name 'nowhere'")
    other.write_text("\n{% macro it( %}", "utf-8")
    assert str(refusal()).startswith(f"{other}:2: ")
    other.write_text("<p>\n<b>\n", "utf-8")
    write("{% include 'parts.j2' %}")
    assert str(refusal()).startswith(f"{file}:4: <b> is not closed")
    write("{{ text('nothing') }}{% from 'text.j2' import text with context %}")
    assert str(refusal()).startswith(f"{file}:4: ")


def test_ours_wrongly_used_is_a_mistake_of_the_user(write, refusal):
    file = write("{% from 'text.j2' import text with context %}\n{{ text('nothing') }}")
    assert str(refusal()).startswith(f"{file}:5: ")


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"\xff\xfe<", ":1: not UTF-8"), (b"ok\n\xff", ":2: not UTF-8"), (b"x" * 300_000, "larger than 250000 bytes")],
)
def test_a_file_that_cannot_be_read_is_named(folder, refusal, data, problem):
    (folder / "mine.xhtml.j2").write_bytes(data)
    assert f"{folder / 'mine.xhtml.j2'}" in str(refusal())
    assert problem in str(refusal())


def test_a_link_out_of_the_folder_is_not_followed(folder, write, refusal):
    outside = folder.parent / "secret.j2"
    outside.write_text("secret", "utf-8")
    write("{% include 'inside.j2' %}")
    (folder / "inside.j2").symlink_to(outside)
    assert "inside.j2: a link that leads out of" in str(refusal())
    (folder / "inside.j2").unlink()
    (folder / "more").symlink_to(folder.parent, target_is_directory=True)
    write("{% include 'more/secret.j2' %}")
    assert "no template file 'more/secret.j2'" in str(refusal())


def test_a_file_with_a_byte_order_mark_is_read(folder, read, make_edition):
    (folder / "mine.xhtml.j2").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("%s", "hello").encode())
    assert read(make_edition(), template="mine", folder=folder).words("//h:p") == "hello"


def test_what_is_wrong_is_found_before_a_page_is_made(folder, write):
    assert list(faulty(folder)) == []
    write("{{ fine }}")
    first = write("\n{% nonsense %}", "a.j2", whole=True)
    second = write("{{ 'x' | safe }}", "b.j2", whole=True)
    assert [str(error).split(": ")[0] for error in faulty(folder)] == [f"{first}:2", f"{second}:1"]


@pytest.mark.parametrize("template", ["policy-brief", "handout", "aide-memoire"])
def test_ours_are_made_beside_files_of_a_user_and_link_to_what_they_show(read, make_edition, folder, write, template):
    write("{% macro it() %}{% endmacro %}", "parts.j2", whole=True)
    page = read(make_edition(), template=template, folder=folder)
    there = {element.get("id") for element in page.find("//*[@id]")}
    links = {link.get("href") for link in page.find("//h:a") if link.get("href").startswith("#")}
    assert links
    assert {link[1:] for link in links} <= there


def test_a_link_to_an_item_that_is_not_shown_is_its_words_alone(read, make_edition, folder, write):
    write("<p id='a'>x</p><p><a href='#a'>here</a> <a href=\"#K1\">K1</a></p>")
    page = read(make_edition(), template="mine", folder=folder)
    assert [link.get("href") for link in page.find("//h:a")] == ["#a"]
    assert page.words("//h:body").endswith("here K1")


def test_pictures_may_be_laid_out_for_a_column(read, make_edition, folder, write):
    rows = [{"date": str(year), "value": "wells"} for year in range(1990, 2020)]
    chart = {"id": "C1", "form": "line", "text": "Wells.", "rows": rows, "evidence": ["herald#char=1,2"]}
    laid_out = '{% set figures = figures.in_columns(2) %}{% import "figures.j2" as drawn with context %}'
    drawn = laid_out + "{{ drawn.chart(sections.charts[0]) }}"
    write('{% extends "base.j2" %}{% block main %}' + drawn + "{% endblock %}", whole=True)
    page = read(make_edition(sections={"charts": [chart]}), template="mine", folder=folder, look=Look(500.0, gap=20.0))
    assert page.one("//s:svg").get("viewBox").startswith("0 0 240.0 ")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>a</p>\n<marquee>b</marquee>", "no page has an element <marquee>"),
        ("<p>a</p>\n<h4>b</h4>", "no page has an element <h4>"),
        ("<p>a</p>\n<script>b</script>", "no page has an element <script>"),
        ('<p>a</p>\n<p><a href="javascript:alert(1)">b</a></p>', "a link leads to 'javascript:alert(1)'"),
        ('<p>a</p>\n<p><a href="file:///etc/passwd">b</a></p>', "a link leads to 'file:///etc/passwd'"),
    ],
)
def test_what_no_page_has_is_told_with_its_line(write, refusal, body, problem):
    file = write('{% extends "base.j2" %}\n{% block main %}\n' + body + "\n{% endblock %}\n", whole=True)
    assert str(refusal()).startswith(f"{file}:4: {problem}")


def test_a_link_to_write_to_somebody_is_one(said):
    assert "desk" in said('<p><a href="mailto:desk@example.org">desk</a></p>')
