"""Editions from the command line: what is written, what is said, and what it ends with."""

import errno
import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

ES = ("build", "--to", "es", "--format", "json")


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file that is the same in each run."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != "report.json")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_the_languages_of_the_brief_are_built_its_own_first(checked, polybrief):
    ended = polybrief("build", "agua-segura", "--format", "json,pdf")
    assert ended.code == 0
    made = re.findall(r"^output/agua-segura/agua-segura\.(\S+) ", ended.out, re.MULTILINE)
    assert made == ["es.json", "es.pdf", "en.json", "en.pdf", "ar.json", "ar.pdf"]
    assert re.search(r"^6 files, 3 editions of agua-segura in output/agua-segura, \d+\.\d s$", ended.out, re.MULTILINE)
    assert ended.err == ""


def test_nothing_is_published_that_was_not_checked(workspace, polybrief):
    ended = polybrief("build")
    assert ended.code == 5
    assert ended.err.count("has no record of its checks") == 1  # one reason for three editions
    assert "not written: agua-segura/agua-segura.es.pdf, agua-segura/agua-segura.en.pdf" in ended.err
    assert "3 files of 3 not written" in ended.out
    assert polybrief(*ES, "--unchecked").code == 0
    assert json.loads((workspace / "output/agua-segura/agua-segura.es.json").read_text("utf-8"))["checked"] is False


def test_of_many_files_that_are_not_written_a_few_are_named(checked, polybrief):
    ended = polybrief("build", "--format", "json,pdf", "--template", "handout,policy-brief", "--theme", "nope.toml")
    assert ended.err.count("nope.toml: cannot be read: No such file") == 1
    (told,) = re.findall(r"not written: (.*)", ended.err)
    assert re.fullmatch(r"(\S+\.pdf, ){3}\S+\.pdf and 2 files more", told)


@pytest.fixture
def lacking_in_arabic(checked: Path) -> Path:
    catalog = checked / "locales/ar/LC_MESSAGES/agua-segura.po"
    text, count = re.subn(r'(msgctxt "title"\nmsgid .*\n)msgstr ".*"', r'\1msgstr ""', catalog.read_text("utf-8"))
    assert count == 1
    catalog.write_text(text, "utf-8")
    return checked


def test_a_missing_translation_stops_one_edition(lacking_in_arabic, polybrief):
    ended = polybrief("build", "--format", "json")
    assert ended.code == 7
    assert "title" in ended.err
    assert "not written: agua-segura/agua-segura.ar.json" in ended.err
    assert "2 editions of agua-segura" in ended.out
    assert polybrief("build", "--format", "json", "--to", "ar").code == 5


def test_untranslated_texts_are_marked_if_they_are_allowed(lacking_in_arabic, polybrief):
    assert polybrief("build", "--format", "json", "--to", "ar", "--allow-untranslated").code == 0
    made = json.loads((lacking_in_arabic / "output/agua-segura/agua-segura.ar.json").read_text("utf-8"))
    assert made["texts"]["title"]["origin"] == "untranslated"
    assert made["texts"]["title"]["language"] == "es"


def test_a_brief_that_cannot_be_read_leaves_the_others(checked, polybrief):
    broken = checked / "briefs/rota/brief.yaml"
    broken.parent.mkdir()
    broken.write_text("title: [", "utf-8")
    ended = polybrief("build", "--format", "json")
    assert ended.code == 7
    assert "briefs/rota/brief.yaml:1" in ended.err
    assert "  not built: rota\n" in ended.err
    assert "3 editions of agua-segura" in ended.out
    assert ".und." not in ended.err
    events = polybrief("build", "rota", "--log-format", "json").out.splitlines()
    failed = json.loads(events[0])
    assert (failed["event"], failed["language"], failed["file"]) == ("failed", None, None)


def test_json_for_machines_is_an_object_a_line(lacking_in_arabic, polybrief):
    ended = polybrief("build", "--format", "json", "--log-format", "json")
    assert ended.code == 7
    events = [json.loads(line) for line in ended.out.splitlines()]
    assert [event["event"] for event in events] == ["written", "written", "failed", "done"]
    assert events[2]["exit_code"] == 5
    assert (events[3]["written"], events[3]["failed"]) == (2, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nada", "--log-format", "json"), "no brief 'nada'"),
        (("--log-format=json", "--to", "tlh"), "no language 'tlh'"),
        (("--frob", "--log-format", "json"), "--frob"),
    ],
)
def test_wrong_use_is_an_event_too(workspace, polybrief, arguments, said):
    ended = polybrief("build", *arguments)
    assert ended.code == 2
    event = json.loads(ended.out)
    assert (event["event"], event["exit_code"]) == ("error", 2)
    assert said in event["message"]
    assert said in ended.err


def test_the_advice_of_the_gate_names_a_folder_only_where_there_is_none(workspace, polybrief):
    assert "run: polybrief check agua-segura, or publish with --unchecked" in polybrief(*ES).err
    (workspace / "briefs/agua-segura/documents").rename(workspace / "elsewhere")
    assert "run: polybrief check agua-segura --documents DIR, or" in polybrief(*ES).err


def test_sigterm_ends_it_as_ctrl_c_does(workspace, spawn):
    process = spawn("build", "--unchecked", "--jobs", "2")
    deadline = time.monotonic() + 30
    while not (workspace / "output").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 143
    # The interpreter may say a word of its own before, of a file that it was opening.
    assert err.endswith("polybrief: interrupted; what was written before is whole\n")
    assert not list(workspace.rglob("*.part"))


def test_processes_make_the_same_bytes_as_one(lacking_in_arabic, polybrief):
    codes = [
        polybrief("build", "--format", "pdf,json", "--jobs", jobs, "--output", f"by-{jobs}").code for jobs in ("1", "3")
    ]
    assert codes == [7, 7]
    assert bytes_in(lacking_in_arabic / "by-1") == bytes_in(lacking_in_arabic / "by-3")


def test_nothing_of_the_environment_reaches_the_bytes(checked, spawn):
    environments = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "fr"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "COLUMNS": "20", "NO_COLOR": "1"},
    ]
    for number, environment in enumerate(environments):
        process = spawn(
            "build", "--format", "pdf,json", "--jobs", str(number + 1), "--output", f"by-{number}", **environment
        )
        out, err = process.communicate()
        assert (process.returncode, err) == (0, ""), out
    assert bytes_in(checked / "by-0") == bytes_in(checked / "by-1")


def test_source_date_epoch_dates_the_files(checked, polybrief, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert polybrief("build", "--to", "es").code == 0
    made = pypdf.PdfReader(checked / "output/agua-segura/agua-segura.es.pdf").metadata
    assert made["/CreationDate"].startswith("D:20010909014640")
    manifest = json.loads((checked / "output/manifest.json").read_text("utf-8"))
    assert manifest["files"][0]["options"]["created"] == "2001-09-09T01:46:40+00:00"


@pytest.mark.parametrize("value", ["yesterday", "-1", "1e9", "٣", "9" * 30, " 1"])
def test_source_date_epoch_that_is_no_moment(checked, polybrief, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    ended = polybrief("build")
    assert ended.code == 2
    assert "SOURCE_DATE_EPOCH" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "nada"), "no brief 'nada' in briefs: there is only agua-segura"),
        (("build", "../agua-segura"), "no brief '../agua-segura'"),
        (("build", "--to", "tlh"), "no language 'tlh'; there are ar, az"),
        (("build", "--to", ","), "--to is empty"),
        (("build", "--format", "doc"), "no format 'doc'; there are pdf, json"),
        (("build", "--jobs", "0"), "--jobs: '0' is no whole number of 1 or more"),
        (("build", "--jobs", "two"), "--jobs: 'two' is no whole number"),
        (("build", "--frob"), "no option '--frob'; there are --help, --to, "),
        (("build", "--frob"), "polybrief build --help shows what it takes"),
        (("build", "--uncheked"), "no option '--uncheked'; did you mean --unchecked?"),
        (("build", "--paper=B5"), "--paper: invalid choice: 'B5'"),
        (("build", "--unchecked=yes"), "--unchecked: it takes no value"),
        (("--", "biuld"), "no command 'biuld'; did you mean build?"),
        (("build", "--out", "elsewhere"), "no option '--out'"),
        (("build", "--to"), "--to: expected one argument"),
        (("build", "-C", "elsewhere"), "-C stands before the command: polybrief -C …"),
        (("frob",), "no command 'frob'; there are init, build, "),
        (("biuld",), "no command 'biuld'; did you mean build?"),
        (("--frob", "build"), "no option '--frob'; there are --help, --workspace, "),
        (("schema", "agua-segura"), "an argument too many: 'agua-segura'"),
        (("models", "instal", "es"), "no command 'instal'; did you mean install"),
        (("xliff", "import"), "FILE"),
        (("check", "nada"), "no brief 'nada'"),
        (("catalogs", "--to", "es"), "agua-segura is written in es"),
        (("-C", "nowhere", "build"), "no folder 'nowhere'"),
    ],
)
def test_wrong_use(checked, polybrief, arguments, said):
    ended = polybrief(*arguments)
    assert ended.code == 2
    assert said in ended.err
    assert not (checked / "output").exists()


def test_options_may_stand_anywhere_behind_the_command(checked, polybrief):
    lines = [
        ("--to", "es,en", "--format=json", "agua-segura", "agua-segura"),
        ("agua-segura", "--to", "es", "agua-segura", "--to=en", "--format", "json"),
        ("--format", "json", "--to", "es", "--to", "en", "--", "agua-segura"),
    ]
    for line in [("build", *it) for it in lines] + [("--", "build", *lines[0])]:
        ended = polybrief(*line)
        assert (ended.code, ended.err) == (0, "")
        assert re.findall(r"agua-segura\.(\w+)\.json ", ended.out) == ["es", "en"]


@pytest.mark.parametrize("command", [("build",), ("build", "agua-segura"), ("check",), ("catalogs",)])
def test_a_folder_without_briefs(tmp_path, polybrief, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    advice = "\n  begin one: polybrief init, "
    for line, said in (
        (command, "no folder briefs/ here or above it"),
        (("-C", str(tmp_path), *command), f"no folder briefs/ in {tmp_path}"),
    ):
        ended = polybrief(*line)
        assert ended.code == 2
        assert said + advice in ended.err
    (tmp_path / "briefs").mkdir()
    assert "no file briefs/ID/brief.yaml, which is what a brief is" + advice in polybrief(*command).err


def test_a_theme_for_a_template_that_there_is_not_is_told_of_and_used(checked, polybrief):
    (checked / "theme.toml").write_text("[templates.handuot.text]\nsize = 15\n[templates.x.page]\n", "utf-8")
    ended = polybrief("build", "--to", "es")
    assert ended.code == 0
    assert ended.err == (
        "polybrief: theme.toml:1:templates.handuot: no template 'handuot'\n  did you mean handout?\n"
        "theme.toml:3:templates.x: no template 'x'\n  there are aide-memoire, handout, policy-brief\n"
    )
    assert polybrief(*ES).err == ""  # which has no look


def test_the_workspace_is_found_from_a_folder_in_it(checked, polybrief, monkeypatch):
    monkeypatch.chdir(checked / "briefs/agua-segura/documents")
    assert polybrief(*ES).code == 0
    monkeypatch.chdir("/")
    assert polybrief("-C", str(checked), *ES, "--output", str(checked / "other")).code == 0
    assert bytes_in(checked / "output") == bytes_in(checked / "other")


def test_an_output_folder_that_cannot_be_made(checked, polybrief):
    (checked / "taken").write_text("a file", "utf-8")
    for output in ("taken", "taken/below"):
        ended = polybrief(*ES, "--output", output)
        assert ended.code == 3
        assert "taken" in ended.err
    assert (checked / "taken").read_text("utf-8") == "a file"


def test_one_file_that_cannot_be_written_leaves_the_others(checked, polybrief):
    (checked / "output/agua-segura/agua-segura.en.json").mkdir(parents=True)
    ended = polybrief("build", "--format", "json")
    assert ended.code == 7
    assert re.search(r"agua-segura\.en\.json.*: cannot be written: Is a directory", ended.err)
    assert not list(checked.rglob("*.part"))


def test_a_file_name_that_is_not_unicode(checked, polybrief):
    (checked / "taken").mkdir()
    (checked / "taken/\udcff").write_text("a file", "utf-8")
    assert polybrief(*ES, "--output", "taken/\udcff/x").code == 3
    (checked / "taken/\udcfe/agua-segura/agua-segura.es.json").mkdir(parents=True)
    assert polybrief("build", "--format", "json", "--output", "taken/\udcfe").code == 7
    assert json.loads((checked / "taken/\udcfe/manifest.json").read_text("utf-8"))["failed"]


def test_a_full_disk(checked, polybrief, monkeypatch):
    assert polybrief(*ES).code == 0
    before = bytes_in(checked / "output")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ended = polybrief("build", "--format", "json")
    assert ended.code == 3
    assert "No space left on device" in ended.err
    assert bytes_in(checked / "output") == before


def test_a_defect_is_said_to_be_one(checked, polybrief, monkeypatch):
    def broken(*_: object) -> bytes:
        raise KeyError("gone")

    monkeypatch.setitem(__import__("polybrief.pipeline.editions", fromlist=["FORMATS"]).FORMATS, "json", broken)
    ended = polybrief(*ES)
    assert ended.code == 70
    assert "a defect of polybrief: KeyError: 'gone'" in ended.err
    assert "run polybrief --debug … for the traceback" in ended.err
    assert "Traceback" in polybrief("--debug", *ES).err
    ended = polybrief("build", "--format", "pdf,json", "--to", "es")
    assert ended.code == 7


def test_interrupted_it_leaves_no_half_of_a_file(
    checked: Path, spawn: Callable[..., object], polybrief: Callable[..., object]
) -> None:
    whole = polybrief("build", "--format", "pdf,json", "--output", "whole")
    assert whole.code == 0
    for jobs in ("1", "2"):
        process = spawn("build", "--format", "pdf,json", "--jobs", jobs, "--output", f"cut-{jobs}")
        deadline = time.monotonic() + 30
        while not (checked / f"cut-{jobs}/agua-segura").exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, err = process.communicate(timeout=60)
        # Of a file that was just being opened, the interpreter may have a word to say before.
        said = err.splitlines()[-1:]
        interrupted = ["polybrief: interrupted; what was written before is whole"]
        assert (process.returncode, said) in [(0, []), (130, interrupted)]
        made = bytes_in(checked / f"cut-{jobs}")
        assert {path: data for path, data in bytes_in(checked / "whole").items() if path in made} == made


@pytest.mark.parametrize(("digits", "wells"), [("usual", "14.6"), ("native", "١٤٫٦")])
def test_digits_are_those_that_were_asked_for(checked, polybrief, digits, wells):
    assert polybrief("build", "--to", "ar", "--format", "json", "--digits", digits).code == 0
    data = json.loads((checked / "output/agua-segura/agua-segura.ar.json").read_text("utf-8"))
    assert data["values"]["tuberia"]["formatted"].startswith(wells)
    manifest = json.loads((checked / "output/manifest.json").read_text("utf-8"))
    assert manifest["files"][0]["options"]["digits"] == digits


@pytest.mark.parametrize("given", [(), ("--theme", "other.toml")])
def test_the_theme_of_the_workspace_or_another_is_taken(checked, polybrief, given):
    assert polybrief("build", "--to", "es").code == 0
    plain = (checked / "output/agua-segura/agua-segura.es.pdf").read_bytes()
    (checked / (given[-1] if given else "theme.toml")).write_text('[styles]\nh1 = {color = "#7a1f1f"}\n', "utf-8")
    assert polybrief("build", "--to", "es", *given).code == 0
    assert (checked / "output/agua-segura/agua-segura.es.pdf").read_bytes() != plain
    manifest = json.loads((checked / "output/manifest.json").read_text("utf-8"))
    assert "theme" in manifest["files"][0]["inputs"]


def test_a_wrong_theme_is_said_with_its_place(checked, polybrief):
    (checked / "theme.toml").write_text('[fonts]\nLatn = "nowhere.ttf"\n', "utf-8")
    ended = polybrief("build", "--to", "es")
    assert ended.code == 3
    assert "theme.toml:2:fonts.Latn.regular: there is no file nowhere.ttf" in ended.err
