"""Sessions and binges of plays in Polars: ``python -m netflix_warehouse.bench.in_polars``."""

import sys
from pathlib import Path

import polars as pl

LONGEST_PAUSE = pl.duration(minutes=30)
BINGE_EPISODES, MARATHON_SECONDS = 3, 5 * 3600
READ = ("play_id", "profile_id", "kind", "show_key", "show_title", "title_id", "season_number",
        "episode_number", "episode_key", "started_at", "ended_at", "watched_seconds",
        "device_family", "timezone", "is_first_of_show", "is_rewatch")  # fmt: skip


def build(plays: Path, results: Path) -> None:
    """Read fct_viewing_plays, but for its sessions, and write sessions and binges of it.

    Args:
        plays: a Parquet file of fct_viewing_plays.
        results: the folder for ``fct_viewing_sessions.parquet`` and ``fct_binges.parquet``.
    """
    timed = in_sessions(pl.scan_parquet(plays).select(READ))
    series = timed.filter(pl.col("kind") == "series")
    tables = pl.collect_all([sessions(timed), binges(series)], engine="streaming")
    for name, table in zip(("fct_viewing_sessions", "fct_binges"), tables, strict=True):
        table.write_parquet(results / f"{name}.parquet")


def in_sessions(plays: pl.LazyFrame) -> pl.LazyFrame:
    """Return the plays with a start, in order, each with its session."""
    before = pl.col("ended_at").cum_max().shift(1).over("profile_id")
    starts = ((pl.col("started_at") - before) > LONGEST_PAUSE).fill_null(True)
    return (
        plays.filter(pl.col("started_at").is_not_null())
        .with_columns(ended_at=pl.coalesce("ended_at", "started_at"))
        .sort("profile_id", "started_at")
        .with_columns(is_start=starts)
        .with_columns(session_number=pl.col("is_start").cum_sum().over("profile_id"))
    )


def sessions(timed: pl.LazyFrame) -> pl.LazyFrame:
    """Return one row per session."""
    is_series = pl.col("kind") == "series"
    shows = pl.col("show_key")
    return (
        timed.group_by("profile_id", "session_number")
        .agg(
            started_at=pl.col("started_at").min(),
            ended_at=pl.col("ended_at").max(),
            timezone=pl.col("timezone").first(),
            watched_seconds=total(),
            play_count=pl.len(),
            series_count=shows.filter(is_series).n_unique(),
            film_count=shows.filter(~is_series).n_unique(),
            episode_count=pl.struct("show_key", "episode_key").filter(is_series).n_unique(),
            device_family_count=pl.col("device_family").drop_nulls().n_unique(),
        )
        .with_columns(
            started_local_at=local_start(),
            session_id=pl.format("{}-{}", "profile_id", "session_number"),
            watched_minutes=pl.col("watched_seconds") / 60,
            elapsed_minutes=(pl.col("ended_at") - pl.col("started_at")).dt.total_seconds() / 60,
        )
        .with_columns(played_on=pl.col("started_local_at").dt.date())
        .drop("session_number")
    )


def binges(series: pl.LazyFrame) -> pl.LazyFrame:
    """Return one row per binge, but for its identifier."""
    keys = ["profile_id", "session_number", "show_key"]
    found = (
        series.group_by(keys)
        .agg(
            title_id=pl.col("title_id").min(),
            started_at=pl.col("started_at").min(),
            ended_at=pl.col("ended_at").max(),
            timezone=pl.col("timezone").first(),
            episode_count=pl.col("episode_key").n_unique(),
            season_count=pl.col("season_number").drop_nulls().n_unique(),
            play_count=pl.len(),
            watched_seconds=total(),
            is_first_of_show=pl.col("is_first_of_show").any(),
            is_rewatch=pl.col("is_rewatch").all(),
        )
        .filter(pl.col("episode_count") >= BINGE_EPISODES)
    )
    firsts = (
        series.join(found.select(*keys, "started_at"), on=[*keys, "started_at"])
        .sort("ended_at", "play_id")
        .group_by(keys)
        .agg(
            show_title=pl.col("show_title").first(),
            first_season_number=pl.col("season_number").first(),
            first_episode_number=pl.col("episode_number").first(),
        )
    )
    local = pl.col("started_local_at")
    return (
        found.join(firsts, on=keys)
        .with_columns(
            started_local_at=local_start(),
            session_id=pl.format("{}-{}", "profile_id", "session_number"),
            watched_minutes=pl.col("watched_seconds") / 60,
            is_from_first_episode=pl.col("first_episode_number") == 1,
            is_marathon=(pl.col("watched_seconds") >= MARATHON_SECONDS).fill_null(False),
        )
        .with_columns(
            played_on=local.dt.date(), iso_weekday=local.dt.weekday(), started_hour=local.dt.hour()
        )
        .drop("session_number")
    )


def total() -> pl.Expr:
    """Return the seconds watched, null where none is told."""
    seconds = pl.col("watched_seconds")
    return pl.when(seconds.count() > 0).then(seconds.cast(pl.Int64).sum())


def local_start() -> pl.Expr:
    """Return the start by the clock of the time zone; one zone holds for all rows."""
    return pl.col("started_at")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
