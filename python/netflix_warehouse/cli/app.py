"""The application that the verbs register with, and what several of them share."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from netflix_warehouse.errors import UserError


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


def built_database(target: str | None) -> Path:
    """Return the file of a target; without one, of real data where that is built."""
    from netflix_warehouse.paths import DATABASES, database_path
    from netflix_warehouse.warehouse import default_database

    if target is None:
        return default_database()
    if target not in DATABASES:
        raise UserError(f"no target {target!r}: choose one of {', '.join(DATABASES)}")
    return database_path(target)


def say_which(database: Path) -> str:
    """Say on standard error which file answers, and return what was said."""
    fictional = " (the fictional sample)" if database.name == "sample.duckdb" else ""
    typer.secho(f"{database}{fictional}", err=True, dim=True)
    return f"{database}{fictional}"
