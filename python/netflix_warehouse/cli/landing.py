"""Verbs that bring files in, and take personal ones out."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Account, DataPaths, DateOrder, Force, app
from netflix_warehouse.errors import UserError

_ORDER = "--date-order"


@app.command()
def land(
    paths: DataPaths,
    force: Force = False,
    account: Account = None,
    date_order: DateOrder = None,
) -> None:
    """Read files into the warehouse's raw tables, and say what became of every row.

    Your own viewing: give the zip that Netflix sent you, or ViewingActivity.csv or
    NetflixViewingHistory.csv from it, with or without its header line, also as saved again by a
    spreadsheet. The zip's other files are passed over. Land later exports beside earlier ones: a
    play that is in two counts once. All of it stays on this computer, readable by you alone;
    `netflix forget` removes it.
    """
    has_viewing = land_files(paths, force, account, date_order)
    typer.echo(f"Next: netflix build{' && netflix figures --year-in-review' * has_viewing}")


def land_files(paths: list[Path], force: bool, account: str | None, date_order: str | None) -> bool:
    """Land files and print the results; return whether viewing exports are among them."""
    from rich.console import Console
    from rich.progress import Progress

    from netflix_warehouse.build import exclusive
    from netflix_warehouse.land import DATE_ORDERS, land, print_results
    from netflix_warehouse.paths import warehouse_folder
    from netflix_warehouse.raw_tables import PRIVATE_TABLES

    if date_order not in (None, *DATE_ORDERS):
        raise typer.BadParameter("give dmy (day first) or mdy (month first)", param_hint=_ORDER)
    warehouse = warehouse_folder()
    console = Console(stderr=True)
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    with exclusive(warehouse, "real"), bar:
        results = land(paths, warehouse, force, bar, account or None, date_order)
    print_results(results)
    refused = sum(result.is_refused for result in results)
    if refused:
        rest = "nothing is landed" if refused == len(results) else "the others are as said above"
        raise UserError(f"{refused} of {len(results)} files refused: {rest}")
    return any(result.raw_table in PRIVATE_TABLES for result in results)


@app.command()
def forget(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Remove all viewing exports, and all that was made of them; other landed data stays."""
    from netflix_warehouse.build import exclusive
    from netflix_warehouse.forget import forget, personal
    from netflix_warehouse.paths import project_root, warehouse_folder

    root, warehouse = project_root(), warehouse_folder()
    found = personal(warehouse, root)
    if not found:
        typer.echo("nothing to forget: no viewing export is landed, and nothing is built")
        return
    typer.echo("To be removed:\n" + "\n".join(f"  {path}" for path in found))
    if not yes and not typer.confirm("Remove it for good?"):
        typer.echo("nothing is removed")
        return
    with exclusive(warehouse, "real"):
        has_more = forget(warehouse, root)
    typer.echo(
        "Forgotten. Pictures, copies and query results that you put into other folders are yours "
        "to remove."
    )
    if has_more:
        typer.echo("The rest of your data is still landed; rebuild with: netflix build")


@app.command()
def pull(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="What to download, by name or its first part; all by default."),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="Show what there is.")] = False,
    to: Annotated[
        Path | None, typer.Option(help="Folder of the files; by default warehouse/downloads.")
    ] = None,
    sources: Annotated[
        Path | None, typer.Option(help="Your own list of files and addresses, as YAML.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Download anew, and replace even what holds more.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds to wait for an answer.", metavar="SECONDS")
    ] = 20,
) -> None:
    """Download the public files: the catalogue, the Top 10, the engagement reports."""
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress

    from netflix_warehouse.paths import warehouse_folder
    from netflix_warehouse.pull import choose, load_sources, print_pulled, print_sources, pull

    files = choose(load_sources(sources), names or ())
    if show_list:
        print_sources(files)
        return
    folder = to or warehouse_folder() / "downloads"
    console = Console(stderr=True)
    columns = (*Progress.get_default_columns(), DownloadColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with bar:
        results = pull(files, folder, force=force, timeout=timeout, progress=bar)
    print_pulled(results)
    failed = sum(result.status == "failed" for result in results)
    if failed < len(results):
        typer.echo(f"Next: netflix run {shlex.quote(str(folder))}")
    if failed:
        raise UserError(f"{failed} of {len(results)} files not downloaded; see above")
