"""Verbs that give away what was built."""

from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Target, app, built_database


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

    from netflix_warehouse.paths import DATABASES
    from netflix_warehouse.publish import publish

    name = built_database(target).name
    target = next(key for key, file in DATABASES.items() if file == name)
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
