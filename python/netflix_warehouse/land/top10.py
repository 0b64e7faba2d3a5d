"""The weekly Top 10 files: their columns over all schema versions, and what a capture is."""

import re
from collections.abc import Callable

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.dates import last_date_sql
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import Captures, LatestList
from netflix_warehouse.land.sql import literal
from netflix_warehouse.land.store import ONLY_PART
from netflix_warehouse.raw_tables import RAW_TABLES

# Columns that came or went over the years.
_OPTIONAL = frozenset({
    "runtime", "weekly_views", "is_staggered_launch", "episode_launch_details",
    "runtime_override_flag", "hours_viewed_first_28_days", "hours_viewed_first_91_days",
    "views_first_91_days",
})  # fmt: skip
_ALIASES = {"episode_launch_details": ("episode_launch_dtls",)}
_DATE = re.compile(r" ?(\d{4}-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d\d?[./]\d\d?)")
_RANK = re.compile(r" ?(10|[1-9])(\.0)? ?")


def evidence(positions: dict[str, int | None]) -> Evidence:
    """Build the test of cells: a rank and, where there is one, a week make a Top 10 record."""
    rank_at = positions.get("weekly_rank", positions.get("rank"))
    week_at = positions.get("week")

    def judge(cells: list[str], is_strict: bool = False) -> bool:
        is_ranked = _RANK.fullmatch(cells[rank_at]) is not None
        if week_at is None:
            return is_ranked
        has_week = _DATE.fullmatch(cells[week_at]) is not None
        return (is_ranked and has_week) if is_strict else (is_ranked or has_week)

    return judge


def stamp_capture(opened: Opened, staged: Staged) -> None:
    """Name the part and the file after the last week that the file holds.

    Raises:
        UserError: no week can be read.
    """
    table = f"read_parquet({literal(staged.parquet)})"
    _, week = opened.connection.execute(last_date_sql(table, "week")).fetchall()[0]
    if week is None:
        raise UserError(
            "is a weekly Top 10 in which no week can be read (expected dates such as 2026-07-19 in "
            "the column week); download it again"
        )
    staged.stamp(opened.connection, week.isoformat(), f"{week}/{opened.file_name}")


def stamp_list(opened: Opened, staged: Staged) -> None:
    """Name the one part that the most popular list has."""
    staged.part = ONLY_PART


def _reader(table: str, stamp: Callable[[Opened, Staged], None]) -> Delimited:
    return Delimited(columns_by_name(RAW_TABLES[table], _ALIASES), evidence, stamp, _OPTIONAL, True)


GLOBAL = _reader("top10_global", stamp_capture)
COUNTRIES = _reader("top10_countries", stamp_capture)
MOST_POPULAR = _reader("top10_most_popular", stamp_list)
CAPTURES = Captures()
LATEST = LatestList()
