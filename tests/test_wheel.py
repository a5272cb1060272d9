"""The wheel has all that the command needs: templates, theme, interface catalogs, the workspace that `init` writes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: str, folder: Path, **environment: str) -> str:
    made = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout


def test_a_brief_is_built_from_an_installed_wheel_in_an_empty_folder(tmp_path):
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    source = tmp_path / "source"
    kept = ("src", "locales", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
    for name in kept:  # a copy, so that building leaves nothing behind in the checkout
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, source / name)
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", "wheels", str(source), folder=tmp_path)
    (wheel,) = (tmp_path / "wheels").glob("polybrief-*.whl")
    run(*pip, "install", "--no-deps", "--target", "installed", str(wheel), folder=tmp_path)

    workspace = tmp_path / "workspace"
    shutil.copytree(ROOT / "briefs" / "agua-segura", workspace / "briefs" / "agua-segura")
    for language in ("en_GB", "ar"):
        catalogs = workspace / "locales" / language / "LC_MESSAGES"
        catalogs.mkdir(parents=True)
        shutil.copy(ROOT / "locales" / language / "LC_MESSAGES" / "agua-segura.po", catalogs)
    program = "import polybrief.__main__ as m, sys; print(m.__file__, file=sys.stderr); m.main()"
    run(sys.executable, "-c", program, "build", folder=workspace, PYTHONPATH=str(tmp_path / "installed"))
    made = {file.name: file.read_bytes()[:5] for file in (workspace / "output" / "agua-segura").iterdir()}
    assert made == {f"agua-segura.{tag}.pdf": b"%PDF-" for tag in ("es", "en", "ar")}

    for arguments in (["init", "begun"], ["-C", "begun", "check"], ["-C", "begun", "build"]):
        run(sys.executable, "-c", program, *arguments, folder=tmp_path, PYTHONPATH=str(tmp_path / "installed"))
    assert (tmp_path / "begun/output/my-brief/my-brief.en.pdf").is_file()
