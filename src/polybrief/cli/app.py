"""The commands put together."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from polybrief.batch.manifest import version
from polybrief.cli.build import build
from polybrief.cli.catalogs import catalogs
from polybrief.cli.check import check
from polybrief.cli.doctor import doctor
from polybrief.cli.init import init
from polybrief.cli.languages import languages
from polybrief.cli.models import models_app
from polybrief.cli.schema import schema
from polybrief.cli.setting import Setting, find_workspace
from polybrief.cli.translate import translate
from polybrief.cli.xliff import xliff_app

app = typer.Typer(
    name="polybrief",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (init, build, check, catalogs, translate, languages, doctor, schema):
    app.command()(command)
app.add_typer(models_app)
app.add_typer(xliff_app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"polybrief {version()}")
        raise typer.Exit


@app.callback()
def polybrief(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "-C", "--workspace", metavar="DIR", help="The folder that has briefs/ in it.", show_default="the nearest"
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of every error.")] = False,
    show_version: Annotated[  # noqa: ARG001  # its callback has done all
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Briefing documents in many languages: traced to their sources, translated offline, published as accessible PDFs.

    Exit codes, the smallest where there are several reasons:

    - 0 done
    - 2 wrong use
    - 3 a file that cannot be read or written, or does not fit its schema
    - 4 refused for rights
    - 5 another error that the checks found, or a missing translation
    - 6 a model, a font or a package is missing
    - 7 some files are written, others failed
    - 70 a defect of polybrief
    """
    context.obj = Setting(find_workspace(workspace), os.environ, debug)
