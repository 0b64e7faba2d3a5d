"""Verbs that build the warehouse and draw from it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netflix_warehouse.cli.app import Account, DataPaths, DateOrder, Force, Target, Timezone, app
from netflix_warehouse.cli.landing import land_files
from netflix_warehouse.errors import UserError

if TYPE_CHECKING:
    from netflix_warehouse.build import Built


@app.command()
def build(
    target: Target = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", "-s", help="dbt selector, repeatable; the rest stays as it was."),
    ] = None,
    full_refresh: Annotated[
        bool, typer.Option("--full-refresh", help="Build what has not changed, too.")
    ] = False,
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
    """Do it all: land the files, build the real warehouse, draw the figures, make the site."""
    from netflix_warehouse.cli.publishing import site

    land_files(paths, force, account, date_order)
    build("real", timezone=timezone)
    figures(target="real")
    site(target="real")
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


def _report(built: "Built") -> None:
    from netflix_warehouse.warehouse import rejections

    for warning in built.warnings:
        typer.echo(f"warning: {warning}", err=True)
    counts = ", ".join(
        f"{count} {kind.replace('_', ' ')}{'s' if count > 1 else ''}"
        for kind, count in sorted(built.counts.items())
    )
    if built.changed == ():
        typer.echo(f"{built.database}: nothing has changed (--full-refresh builds it all the same)")
    else:
        only = f", of what reads {', '.join(built.changed)}" if built.changed else ""
        typer.echo(f"{built.database}: {counts}{only}, all well, in {built.seconds:.0f} s")
    for raw_table, rejected, total, rule in rejections(built.database):
        typer.echo(
            f"{raw_table}: {rejected:,} of {total:,} records rejected, most often {rule}: "
            'netflix query "from quality.rejected_rows"'
        )
