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

    from netflix_warehouse.paths import (
        PRIVATE_FILE,
        make_private_folder,
        target_of,
        warehouse_folder,
    )
    from netflix_warehouse.site import build_site

    opened = built_database(target)
    say_which(opened)
    folder = out or warehouse_folder() / "site" / target_of(opened)
    if target_of(opened) == "real":
        make_private_folder(folder)
    with Console(stderr=True).status("building the site") as status:
        files = build_site(opened, folder, progress=lambda name: status.update(f"building {name}"))
    if target_of(opened) == "real":
        for file in files:
            file.chmod(PRIVATE_FILE)
    typer.echo(f"open {folder / 'index.html'}")


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(help="Where to: a new, empty or published folder.")],
    target: Target = None,
    include_viewing: Annotated[
        bool,
        typer.Option("--include-viewing", help="Put in what a member watched: for yourself."),
    ] = False,
) -> None:
    """Write all that may be given away into a folder: figures, tables, docs, lineage.

    What a member watched stays out, unless asked for. The same warehouse gives the same bytes.
    """
    from rich.console import Console

    from netflix_warehouse.paths import target_of
    from netflix_warehouse.publish import publish

    target = target_of(built_database(target))
    with Console(stderr=True).status("publishing") as status:
        made = publish(
            folder,
            target,
            include_viewing=include_viewing,
            progress=lambda part: status.update(f"publishing {part}"),
        )
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    typer.echo(f"{folder}: {len(made.tables)} tables, {len(files)} files, {size:.1f} MB")
    typer.echo(made.note)
