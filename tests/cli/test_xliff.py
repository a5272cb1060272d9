"""`polybrief xliff`: from the catalog to a translator and back."""

import re

import pytest

XLF = "output/xliff/agua-segura.ar.xlf"
CATALOG = "locales/ar/LC_MESSAGES/agua-segura.po"
TITLE = r'(?s)(<unit id="title".*?state=")(\w+)(".*?<target>)(.*?)(</target>)'


@pytest.fixture
def exported(workspace, polybrief):
    """The brief agua-segura, for a translator into Arabic."""
    ended = polybrief("xliff", "export", "agua-segura", "--to", "ar")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(rf"{re.escape(XLF)}: \d+ units\n", ended.out)
    return workspace / XLF


def translate(file, target, state="translated"):
    text, count = re.subn(TITLE, rf"\g<1>{state}\g<3>{target}\g<5>", file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, "utf-8")


def test_a_translation_goes_out_and_comes_back(workspace, exported, polybrief):
    before = (workspace / CATALOG).read_text("utf-8")
    translate(exported, "ماء نظيف", "reviewed")
    ended = polybrief("xliff", "import", XLF)
    assert (ended.code, ended.err) == (0, "")
    assert f"{CATALOG}: 1 imported, " in ended.out
    assert "1 unit is marked as reviewed; say by whom: --reviewer" in ended.out
    after = (workspace / CATALOG).read_text("utf-8")
    assert 'msgstr "ماء نظيف"' in after
    assert len(set(before.split("\n")) - set(after.split("\n"))) == 1
    assert "reviewed-by: Bo Li" not in after
    ended = polybrief("xliff", "import", XLF, "--reviewer", "Bo Li", "--date", "2026-03-04")
    assert (ended.code, ended.err) == (0, "")
    assert "# reviewed-by: Bo Li 2026-03-04\n" in (workspace / CATALOG).read_text("utf-8")


def test_what_has_not_changed_is_not_written(workspace, exported, polybrief):
    catalog = workspace / CATALOG
    before = catalog.stat()
    assert ": 0 imported, " in polybrief("xliff", "import", XLF).out
    assert catalog.stat() == before


def test_everything_by_default_and_a_new_catalog(workspace, polybrief):
    assert polybrief("xliff", "export", "--output", "out", "--to", "ar,fr").code == 0
    assert sorted(it.name for it in (workspace / "out").iterdir()) == ["agua-segura.ar.xlf", "agua-segura.fr.xlf"]
    before = (workspace / CATALOG).read_text("utf-8")
    (workspace / CATALOG).unlink()
    assert polybrief("xliff", "import", "out/agua-segura.ar.xlf", "out/agua-segura.fr.xlf").code == 0
    after = (workspace / CATALOG).read_text("utf-8")
    assert re.findall(r'^msgstr ".*', before, re.MULTILINE)[1:] == re.findall(r'^msgstr ".*', after, re.MULTILINE)[1:]


def test_an_export_does_not_write_over_a_translators_work(exported, polybrief):
    translate(exported, "ماء نظيف")
    work = exported.read_bytes()
    ended = polybrief("xliff", "export", "--to", "ar")
    assert ended.code == 5
    assert f"{XLF} holds 1 translation that the catalog does not have" in ended.err
    assert exported.read_bytes() == work
    assert polybrief("xliff", "import", XLF).code == 0
    assert polybrief("xliff", "export", "--to", "ar").code == 0
    translate(exported, "ماء")
    assert polybrief("xliff", "export", "--to", "ar", "--force").code == 0
    assert "ماء نظيف" in exported.read_text("utf-8")


def test_a_conflict_is_named_and_left(workspace, exported, polybrief):
    translate(exported, "ماء نظيف")
    catalog = workspace / CATALOG
    catalog.write_text(
        re.sub(r'(msgctxt "title"\nmsgid.*\nmsgstr ").*"', r'\1ماء"', catalog.read_text("utf-8")), "utf-8"
    )
    before = catalog.read_bytes()
    ended = polybrief("xliff", "import", XLF)
    assert ended.code == 5
    assert re.search(rf"{re.escape(XLF)}:\d+:title: the catalog has another accepted translation", ended.err)
    assert "1 not imported" in ended.out
    assert catalog.read_bytes() == before
    assert polybrief("xliff", "import", XLF, "--force").code == 0
    assert "ماء نظيف" in catalog.read_text("utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('trgLang="ar"', 'trgLang="xx"', ":agua-segura: no language 'xx'"),
        ('trgLang="ar"', 'trgLang="es"', "the brief is written in es"),
        ('srcLang="es"', 'srcLang="en"', "its source language is 'en', not 'es'"),
        ('<file id="agua-segura"', '<file id="../../etc"', ":../../etc: no brief '../../etc'"),
        ("<xliff", "<!DOCTYPE x><xliff", ":1: a document type"),
    ],
)
def test_a_file_that_does_not_belong_here(workspace, exported, polybrief, was, becomes, said):
    translate(exported, "ماء نظيف")
    exported.write_text(exported.read_text("utf-8").replace(was, becomes, 1), "utf-8")
    before = (workspace / CATALOG).read_bytes()
    ended = polybrief("xliff", "import", XLF)
    assert ended.code == 3
    assert XLF in ended.err
    assert said in ended.err
    assert (workspace / CATALOG).read_bytes() == before


def test_one_bad_file_leaves_the_others(exported, polybrief):
    translate(exported, "ماء نظيف")
    ended = polybrief("xliff", "import", "nowhere.xlf", XLF)
    assert ended.code == 3
    assert "nowhere.xlf: cannot be read" in ended.err
    assert "1 imported" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "nothing"], "no brief 'nothing'"),
        (["export", "--to", "xx"], "no language 'xx'"),
        (["export", "--to", "es"], "is written in es"),
        (["import", XLF, "--reviewer", "Bo Li"], "a review has a name and a day"),
        (["import", XLF, "--date", "2026-01-01"], "a review has a name and a day"),
        (["import", XLF, "--reviewer", " ", "--date", "2026-01-01"], "is no name"),
        (["import", XLF, "--reviewer", "Bo\nLi", "--date", "2026-01-01"], "is no name"),
        (["import", XLF, "--reviewer", "Bo Li", "--date", "yesterday"], "--date 'yesterday' is no day"),
    ],
)
def test_wrong_use(exported, polybrief, arguments, said):
    ended = polybrief("xliff", *arguments)
    assert ended.code == 2
    assert said in ended.err
