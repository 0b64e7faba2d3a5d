"""Verbs that make something to show of the built warehouse."""

from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Target, app, built_database, say_which


@app.command()
def site(
    out: Annotated[
        Path | None, typer.Option(help="Folder of the site; by default warehouse/site.")
    ] = None,
    target: Target = None,
) -> None:
    """Build the explorer: pages of charts to open in a browser, offline."""
    from netflix_warehouse.paths import warehouse_folder
    from netflix_warehouse.site import build_site

    opened = built_database(target)
    say_which(opened)
    folder = out or warehouse_folder() / "site"
    build_site(opened, folder)
    typer.echo(f"open {folder / 'index.html'}")
