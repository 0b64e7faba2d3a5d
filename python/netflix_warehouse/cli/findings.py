"""The verb that writes the findings."""

from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Target, app, built_database, say_which


@app.command()
def findings(
    out: Annotated[
        Path | None,
        typer.Option(help="Write findings.md and its pictures there, to be published."),
    ] = None,
    with_viewing: Annotated[
        bool, typer.Option("--with-viewing", help="With --out: your own viewing too.")
    ] = False,
    target: Target = None,
) -> None:
    """Write what the data says, with its figures: warehouse/findings.md, or a folder to publish.

    What you watched yourself is in the first alone, readable by you alone.
    """
    from rich.console import Console

    from netflix_warehouse.findings import write_findings
    from netflix_warehouse.paths import PRIVATE_FILE, make_private_folder, warehouse_folder

    database = built_database(target)
    say_which(database)
    page, pictures = (out or warehouse_folder()) / "findings.md", out
    if pictures is None:
        is_real = database.name != "sample.duckdb"
        pictures = make_private_folder(page.parent / "figures" / ("real" if is_real else "sample"))
    with Console(stderr=True).status("drawing") as status:
        files = write_findings(
            database,
            page,
            pictures,
            with_private=out is None or with_viewing,
            progress=lambda name: status.update(f"drawing {name}"),
        )
    if out is None:
        for file in files:
            file.chmod(PRIVATE_FILE)
    typer.echo(f"{page}, with {len(files) - 1} pictures in {pictures}")
