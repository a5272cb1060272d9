"""What is to be made."""

import pytest

from polybrief.batch.jobs import Job
from polybrief.batch.planning import UNDETERMINED, plan
from polybrief.errors import UsageError


def test_the_own_language_comes_first_and_each_job_once(workspace):
    jobs = plan(workspace, ["agua-segura", "agua-segura"], None, ["pdf", "pdf"])
    assert jobs == tuple(Job("agua-segura", tag, "pdf", "policy-brief") for tag in ("es", "en", "ar"))
    assert jobs[0].path == "agua-segura/agua-segura.es.pdf"


def test_languages_and_formats_stand_as_they_are_asked_for(workspace):
    jobs = plan(workspace, [], ["ar", "es", "ar"], ["json", "pdf"])
    assert [(job.language, job.format) for job in jobs] == [
        ("ar", "json"),
        ("ar", "pdf"),
        ("es", "json"),
        ("es", "pdf"),
    ]


def test_a_format_without_pages_is_made_once_whatever_the_templates(workspace):
    jobs = plan(workspace, [], ["es", "ar"], ["pdf", "json"], ["handout", "policy-brief", "handout"])
    assert [job.path.removeprefix("agua-segura/agua-segura.") for job in jobs] == [
        "handout.es.pdf",
        "es.json",
        "es.pdf",
        "handout.ar.pdf",
        "ar.json",
        "ar.pdf",
    ]


def test_all_briefs_are_taken_in_the_order_of_their_ids(workspace):
    for brief in ("zeta", "alfa"):
        (workspace.briefs / brief).mkdir()
        (workspace.briefs / brief / "brief.yaml").write_text("[", "utf-8")
    jobs = plan(workspace, [], None, ["json"])
    assert [job.brief for job in jobs] == ["agua-segura"] * 3 + ["alfa", "zeta"]
    assert [job.language for job in jobs if job.brief in {"alfa", "zeta"}] == [UNDETERMINED] * 2


@pytest.mark.parametrize(
    "asked",
    [(["x"], None, ["pdf"]), ([], ["xx"], ["pdf"]), ([], None, ["exe"]), ([], None, ["json"], ["handout", "poem"])],
)
def test_what_does_not_exist_is_refused(workspace, asked):
    with pytest.raises(UsageError, match=r"there (are|is only) "):
        plan(workspace, *asked)
