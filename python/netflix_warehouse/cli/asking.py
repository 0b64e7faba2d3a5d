"""Verbs that ask the built warehouse."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from netflix_warehouse.cli.app import Target, app, built_database, say_which
from netflix_warehouse.errors import UserError


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
    opened = database or built_database(target)
    say_which(opened)
    if csv:
        query(statement, database=opened).to_csv(sys.stdout, index=False)
    else:
        typer.echo(show(statement, opened))


@app.command()
def shell(target: Target = None) -> None:
    """Open a terminal SQL editor on the built warehouse, read-only, offline.

    Ctrl+J runs the query under the cursor, F6 goes to the tables, F1 shows every key, Ctrl+D or
    Ctrl+Q leaves.
    """
    opened = built_database(target)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("`netflix shell` needs a terminal: `netflix query` runs one statement")
    about = say_which(opened)

    from netflix_warehouse.paths import warehouse_folder
    from netflix_warehouse.shell import open_shell

    open_shell(opened, f"{about}, read-only", warehouse_folder() / ".shell")


@app.command()
def tables(target: Target = None) -> None:
    """List the tables of the built warehouse: rows, and what one row is."""
    from rich.console import Console
    from rich.table import Table

    from netflix_warehouse.warehouse import tables

    opened = built_database(target)
    say_which(opened)
    listed = Table("Schema", "Table", "Rows", "One row per", box=None, header_style="bold")
    listed.columns[2].justify = "right"
    for schema, name, rows, what in tables(opened):
        count = "files gone" if rows is None else f"{rows:,}"
        listed.add_row(schema, name, count, (what or "").removeprefix("One row per "))
    Console().print(listed)


@app.command()
def doctor() -> None:
    """Show versions, where everything is, and what is landed and built."""
    from netflix_warehouse.doctor import print_report

    print_report()
