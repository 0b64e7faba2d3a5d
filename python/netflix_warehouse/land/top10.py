"""The weekly Top 10 files: their columns over all schema versions, and what a capture is."""

import re
from collections.abc import Callable
from pathlib import Path

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.dates import day_sql, last_date_sql
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import Candidate, Extent, Rule
from netflix_warehouse.land.sql import literal
from netflix_warehouse.land.store import ONLY_PART, Store
from netflix_warehouse.raw_tables import RAW_TABLES

# Columns that came or went over the years.
_OPTIONAL = frozenset({
    "runtime", "weekly_views", "is_staggered_launch", "episode_launch_details",
    "runtime_override_flag", "hours_viewed_first_28_days", "hours_viewed_first_91_days",
    "views_first_91_days",
})  # fmt: skip
_ALIASES = {"episode_launch_details": ("episode_launch_dtls",)}
_DATE = re.compile(
    r" ?(\d{4}-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d\d?[./]\d\d?|\d{8}"
    r"|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}|[A-Za-z]{3,9} \d{1,2}, \d{4}) ?"
)
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


class Captures(Rule):
    """A part per last week: the weekly file as it was then, with the whole history before it."""

    advice = "join the two files and land the result"

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records."""
        count, week_count = store.query(
            f"select count(*), count(distinct week) from {store.read(parquet)}"
        )[0]
        return Extent(count, (), f"{count:,} records of {week_count:,} weeks")

    def loss(self, store: Store, candidate: Candidate, replaced: list[Path]) -> str | None:
        """Name the lists that only the replaced capture holds."""

        def keys(parquet: list[Path]) -> str:
            country = ", country_iso2" if "country_iso2" in columns else ""
            return (
                f"select distinct {day_sql('week')} as day, category{country} "
                f"from {store.read(parquet)}"
            )

        columns = RAW_TABLES[candidate.raw_table]
        landed = [
            store.part(candidate.raw_table, part)
            for part in store.landed_parts(candidate.raw_table)
        ]
        others = [path for path in landed if path not in replaced]
        lost = f"{keys(replaced)} except {keys([candidate.staged.parquet])}"
        if store.query(f"select 1 from ({lost}) limit 1") and others:
            lost += f" except {keys(others)}"
        count, first = store.query(f"select count(*), min(day) from ({lost})")[0]
        if not count:
            return None
        lists = "list" if count == 1 else "lists"
        return f"lacks {count:,} weekly {lists} that no other landed file has, first of {first}"

    def remark(self, store: Store, candidate: Candidate) -> None:
        """Say what a capture is for that is older than one landed."""
        later = [
            store.part(candidate.raw_table, part)
            for part in store.landed_parts(candidate.raw_table)
            if part > candidate.staged.part
        ]
        if not later:
            return

        def days(parquet: list[Path]) -> str:
            weeks = f"select distinct week from {store.read(parquet)} where week is not null"
            return f"select {day_sql('week')} from ({weeks})"

        new = f"{days([candidate.staged.parquet])} except {days(later)}"
        added = store.query(f"select count(*) from ({new})")[0][0]
        fills = f"fills {added:,} week{'s' * (added > 1)}" if added else "adds names only"
        candidate.result.notes.insert(0, f"older capture: {fills}")


class LatestList(Rule):
    """One list at a time; since 2023-06 it counts 91 days, and its hours only grow."""

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by days counted, then by all hours."""

        def hours(days: int) -> str:
            return (
                f"coalesce(sum(try_cast(regexp_replace(hours_viewed_first_{days}_days, "
                "'[^0-9.]', '', 'g') as double)), 0)::hugeint"
            )

        count, in_28, in_91 = store.query(
            f"select count(*), {hours(28)}, {hours(91)} from {store.read(parquet)}"
        )[0]
        days, viewed = (91, in_91) if in_91 else (28, in_28)
        text = f"{count:,} titles, {viewed:,} hours in the first {days} days"
        return Extent(count, (days, viewed), text)


GLOBAL = _reader("top10_global", stamp_capture)
COUNTRIES = _reader("top10_countries", stamp_capture)
MOST_POPULAR = _reader("top10_most_popular", stamp_list)
CAPTURES = Captures()
LATEST = LatestList()
