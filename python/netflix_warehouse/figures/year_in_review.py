"""The year in review: read a profile's year, draw its card in both themes, write the files."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures.draw import encode, missing_letters
from netflix_warehouse.figures.house import PALETTES, theme
from netflix_warehouse.figures.viewing_parts import ALL
from netflix_warehouse.figures.wording import name
from netflix_warehouse.figures.year_card import DPI, Review, draw_card
from netflix_warehouse.figures.year_tiles import undrawn
from netflix_warehouse.warehouse import connect

REPORTS = ("rpt_viewing_years", "rpt_viewing_year_shows", "rpt_viewing_year_parts")
FULL_DAYS = 30  # a year with plays on so many days is one to look back on


def draw_year_in_review(
    database: Path,
    out: Path,
    year: int | None = None,
    profile: str | None = None,
    show_names: bool = False,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Draw the year-in-review cards, 1080 x 1920 pixels, readable by their owner only.

    The files are ``year-in-review-<year>-<profile>.png`` and ``-dark.png``; their names never hold
    the name of a person.

    Args:
        database: a built DuckDB file.
        out: the folder for the pictures; made if missing.
        year: the calendar year; by default the last with plays on 30 days or more.
        profile: the label of a profile, such as `profile 1`, or `all profiles`; by default each,
            and all together where there are several.
        show_names: write the name of the profile as exported instead of its label.
        progress: called with the name of each card before it is drawn.

    Returns:
        The files written.

    Raises:
        UserError: there is no viewing, no such profile or no such year, the database cannot be
            read or the folder not be written.
    """
    reports, names, is_sample = _read(database)
    years, shows, parts = (reports[report] for report in REPORTS)
    chosen = _choose(years, year, profile)
    written = []
    with missing_letters():
        for _, row in chosen.iterrows():
            label, of_year = row["profile_label"], row["year"]
            if progress:
                progress(f"{of_year}, {label}")
            whose = name((names.get(label) if show_names else None) or label)
            with theme():
                whose = label if undrawn(whose) else whose
            review = Review(
                whose,
                row,
                _of(shows, label, of_year),
                _of(parts, label, of_year),
                is_sample,
            )
            stem = f"year-in-review-{of_year}-{re.sub('[^a-z0-9]+', '-', label)}"
            for colours in PALETTES:
                suffix = "" if colours == "light" else f"-{colours}"
                with theme(colours):
                    path = out / f"{stem}{suffix}.png"
                    _write(path, encode(draw_card(review), "png", DPI))
                    written.append(path)
    return written


def _read(database: Path) -> tuple[dict[str, pd.DataFrame], dict[str, str], bool]:
    with connect(database) as connection:
        try:
            reports = {
                report: connection.execute(f"from reports.{report}").df() for report in REPORTS
            }
            names = dict(
                connection.execute(
                    "select profile_label, profile from marts.dim_viewing_profiles"
                ).fetchall()
            )
            sample = connection.execute(
                """select bool_or(is_fictional_sample) from quality.row_reconciliation
                where raw_table in ('viewing_activity', 'viewing_history')"""
            ).fetchall()
        except duckdb.CatalogException as error:
            missing = str(error).splitlines()[0]
            raise UserError(
                f"{missing}: the warehouse is incomplete, run `netflix build`"
            ) from error
    return reports, names, bool(sample[0][0])


def _choose(years: pd.DataFrame, year: int | None, profile: str | None) -> pd.DataFrame:
    """Return the rows of rpt_viewing_years to draw."""
    if years.empty:
        raise UserError(
            "no viewing to review: land the export that Netflix gives you (`netflix land FILE`), "
            "then run `netflix build`"
        )
    labels = list(dict.fromkeys(years["profile_label"]))
    if profile is not None:
        if profile not in labels:
            raise UserError(f"no such profile: choose one of {', '.join(labels)}")
        years = years[years["profile_label"] == profile]
    elif len(labels) == 2:  # a profile alone is all profiles
        years = years[years["profile_label"] != ALL]
    if year is None:
        days = years.groupby("year")["day_count"].max()
        full = days[days >= FULL_DAYS]
        year = int((full if len(full) else days).index.max())
    chosen = years[years["year"] == year]
    if chosen.empty:
        there = ", ".join(str(of) for of in sorted(years["year"].unique()))
        raise UserError(f"no plays in {year}: there are some in {there}")
    return chosen


def _of(report: pd.DataFrame, label: str, year: int) -> pd.DataFrame:
    rows = report[(report["profile_label"] == label) & (report["year"] == year)]
    return rows.reset_index(drop=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}") from error
