"""Verbs that make something to show of the built warehouse."""

from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Target, app, built_database, say_which


@app.command()
def site(
    out: Annotated[
        Path | None, typer.Option(help="Folder of the site; by default warehouse/site/TARGET.")
    ] = None,
    target: Target = None,
) -> None:
    """Build the explorer: pages of charts to open in a browser, offline."""
    from rich.console import Console

    from netflix_warehouse.paths import target_of, warehouse_folder
    from netflix_warehouse.site import build_site

    opened = built_database(target)
    say_which(opened)
    folder = out or warehouse_folder() / "site" / target_of(opened)
    with Console(stderr=True).status("building the site") as status:
        build_site(opened, folder, progress=lambda name: status.update(f"building {name}"))
    typer.echo(f"open {folder / 'index.html'}")
