"""The command line: one thin verb per module."""

import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from netflix_warehouse.errors import UserError

if TYPE_CHECKING:
    from netflix_warehouse.build import Built

# Each verb imports its own module, so that `netflix --help` does not wait for dbt or pandas.


class _Verbs(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        """Run the verb; a UserError becomes its message and exit code 1."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            typer.echo("interrupted: nothing was published", err=True)
            raise typer.Exit(130) from None


app = typer.Typer(
    name="netflix",
    cls=_Verbs,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A dbt and DuckDB warehouse for Netflix data: land your files, build, look.",
)

_ORDER = "--date-order"
Target = Annotated[
    str | None,
    typer.Option(help="sample or real; by default real when that is there.", metavar="TARGET"),
]
DataPaths = Annotated[
    list[Path],
    typer.Argument(help="Files, folders or zips; each file is recognised by what is in it."),
]
Account = Annotated[
    str | None,
    typer.Option(
        help="Whose viewing exports these are, if you land those of several accounts: any word.",
        metavar="NAME",
    ),
]
DateOrder = Annotated[
    str | None,
    typer.Option(
        help="dmy or mdy, for viewing exports whose dates do not tell (4/7/22: 4 July or April 7).",
        metavar="dmy|mdy",
    ),
]
Timezone = Annotated[
    str | None,
    typer.Option(
        help="Zone that days and hours of viewing are told in, such as Europe/Madrid; "
        "by default NETFLIX_TIMEZONE, else UTC.",
        metavar="ZONE",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace landed data even by a shorter history.")
]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"netflix-warehouse {version('netflix-warehouse')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold the options that come before a verb."""


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
    has_viewing = _land(paths, force, account, date_order)
    typer.echo(f"Next: netflix build{' && netflix figures --year-in-review' * has_viewing}")


def _land(paths: list[Path], force: bool, account: str | None, date_order: str | None) -> bool:
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


@app.command()
def build(
    target: Target = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", "-s", help="dbt selector, repeatable; the rest stays as it was."),
    ] = None,
    full_refresh: Annotated[bool, typer.Option("--full-refresh", help="Passed on to dbt.")] = False,
    timezone: Timezone = None,
) -> None:
    """Build and test the models in a scratch file, then publish it in one step."""
    from netflix_warehouse.build import build

    _report(build(target, select=select or (), full_refresh=full_refresh, timezone=timezone))


@app.command()
def run(
    paths: DataPaths,
    force: Force = False,
    account: Account = None,
    date_order: DateOrder = None,
    timezone: Timezone = None,
) -> None:
    """Do it all: land the files, build the real warehouse, draw the figures."""
    _land(paths, force, account, date_order)
    build("real", timezone=timezone)
    figures(target="real")
    typer.echo(
        "Your data is built. Next:\n"
        "  netflix tables                       what there is\n"
        '  netflix query "from rule_findings"   what was wrong in it, and what was done about it\n'
        '  netflix query "from rejected_rows"   what was left out, and why'
    )


@app.command()
def figures(
    out: Annotated[
        Path | None,
        typer.Option(help="Folder of the pictures; by default warehouse/figures/TARGET."),
    ] = None,
    target: Target = None,
    gallery: Annotated[
        Path | None,
        typer.Option(help="Draw only the README's small pictures, into this folder."),
    ] = None,
    year_in_review: Annotated[
        bool,
        typer.Option("--year-in-review", help="Draw only a tall card of a year of viewing."),
    ] = False,
    year: Annotated[
        int | None, typer.Option(help="Its year; by default the last one.", metavar="YEAR")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help='Its profile, such as "profile 1"; by default each.')
    ] = None,
    show_names: Annotated[
        bool, typer.Option("--show-names", help="Write the name of the profile on the card.")
    ] = False,
) -> None:
    """Draw every figure from its report table, or the card of a year."""
    from rich.console import Console

    from netflix_warehouse.build import default_target
    from netflix_warehouse.figures import draw_all, draw_gallery, draw_year_in_review
    from netflix_warehouse.paths import (
        DATABASES,
        PRIVATE_FILE,
        database_path,
        make_private_folder,
        warehouse_folder,
    )

    warehouse = warehouse_folder()
    target = target or default_target(warehouse)
    if target not in DATABASES:
        raise UserError(f"no target {target!r}: choose one of {', '.join(DATABASES)}")
    database = database_path(target, warehouse)
    if not database.is_file():
        raise UserError(f"{database} is not built yet: run `netflix build --target {target}`")
    folder = gallery or out or warehouse / "figures" / target
    if target == "real" and not (gallery or out):
        make_private_folder(folder)
    draw = draw_gallery if gallery else draw_all
    if year_in_review:
        if gallery:
            raise typer.BadParameter("--gallery has no card of a year: leave it out")
        draw = partial(draw_year_in_review, year=year, profile=profile, show_names=show_names)
    elif year is not None or profile is not None or show_names:
        raise typer.BadParameter("--year, --profile and --show-names need --year-in-review")
    with Console(stderr=True).status("drawing") as status:
        files = draw(database, folder, progress=lambda name: status.update(f"drawing {name}"))
    if target == "real":
        for file in files:
            file.chmod(PRIVATE_FILE)
    typer.echo(f"{len(files)} pictures in {folder}")


@app.command()
def sample(
    out: Annotated[
        Path | None, typer.Option(help="Folder for the CSV files; by default seeds/raw.")
    ] = None,
) -> None:
    """Write the fictional sample anew: the same files, byte for byte."""
    from netflix_warehouse.paths import project_root
    from netflix_warehouse.sample import write_sample

    folder = out or project_root() / "seeds" / "raw"
    write_sample(folder)
    typer.echo(f"sample in {folder}")


@app.command()
def query(
    sql: Annotated[
        str | None, typer.Argument(help='One SQL statement, such as "from dim_titles limit 5".')
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", help="Read the statement from a file, such as an analysis."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, every row.")] = False,
    target: Target = None,
    database: Annotated[
        Path | None, typer.Option(help="A DuckDB file, instead of a target.")
    ] = None,
) -> None:
    """Run SQL on the built warehouse, read-only."""
    from netflix_warehouse.warehouse import plain_sql, query, show

    if (sql is None) == (file is None):
        raise typer.BadParameter("give one SQL statement, or --file with one")
    statement = sql or plain_sql(file)
    opened = database or _database(target)
    _say_which(opened)
    if csv:
        query(statement, database=opened).to_csv(sys.stdout, index=False)
    else:
        typer.echo(show(statement, opened))


@app.command()
def tables(target: Target = None) -> None:
    """List the tables of the built warehouse: rows, and what one row is."""
    from rich.console import Console
    from rich.table import Table

    from netflix_warehouse.warehouse import tables

    opened = _database(target)
    _say_which(opened)
    listed = Table("Schema", "Table", "Rows", "One row per", box=None, header_style="bold")
    listed.columns[2].justify = "right"
    for schema, name, rows, what in tables(opened):
        listed.add_row(schema, name, f"{rows:,}", (what or "").removeprefix("One row per "))
    Console().print(listed)


@app.command()
def doctor() -> None:
    """Show versions, where everything is, and what is landed and built."""
    from netflix_warehouse.doctor import print_report

    print_report()


def _report(built: "Built") -> None:
    from netflix_warehouse.warehouse import rejections

    for warning in built.warnings:
        typer.echo(f"warning: {warning}", err=True)
    counts = ", ".join(
        f"{count} {kind.replace('_', ' ')}{'s' if count > 1 else ''}"
        for kind, count in sorted(built.counts.items())
    )
    typer.echo(f"{built.database}: {counts}, all well, in {built.seconds:.0f} s")
    for raw_table, rejected, total, rule in rejections(built.database):
        typer.echo(
            f"{raw_table}: {rejected:,} of {total:,} records rejected, most often {rule}: "
            'netflix query "from quality.rejected_rows"'
        )


def _database(target: str | None) -> Path:
    from netflix_warehouse.paths import DATABASES, database_path
    from netflix_warehouse.warehouse import default_database

    if target is None:
        return default_database()
    if target not in DATABASES:
        raise UserError(f"no target {target!r}: choose one of {', '.join(DATABASES)}")
    return database_path(target)


def _say_which(database: Path) -> None:
    fictional = " (the fictional sample)" if database.name == "sample.duckdb" else ""
    typer.secho(f"{database}{fictional}", err=True, dim=True)
