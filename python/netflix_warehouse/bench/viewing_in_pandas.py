"""Sessions and binges in pandas: ``python -m netflix_warehouse.bench.viewing_in_pandas``."""

import sys
from pathlib import Path

import pandas as pd

from netflix_warehouse.bench.in_polars import BINGE_EPISODES, MARATHON_SECONDS, READ

LONGEST_PAUSE = pd.Timedelta(minutes=30)
KEPT = {"as_index": False, "sort": False, "observed": True, "dropna": False}
SESSION = ["profile_id", "session_number"]
BINGE = [*SESSION, "show_key"]


def build(plays: Path, results: Path) -> None:
    """Read fct_viewing_plays, but for its sessions, and write sessions and binges of it.

    Args:
        plays: a Parquet file of fct_viewing_plays.
        results: the folder for ``fct_viewing_sessions.parquet`` and ``fct_binges.parquet``.
    """
    timed = in_sessions(pd.read_parquet(plays, columns=[*READ]))
    tables = {"fct_viewing_sessions": sessions(timed), "fct_binges": binges(timed)}
    for name, table in tables.items():
        table.to_parquet(results / f"{name}.parquet", index=False)


def in_sessions(plays: pd.DataFrame) -> pd.DataFrame:
    """Return the plays with a start, in order, each with its session."""
    timed = plays[plays["started_at"].notna()].copy()
    timed["ended_at"] = timed["ended_at"].fillna(timed["started_at"])
    timed = timed.sort_values(["profile_id", "started_at"], ignore_index=True)
    of_profile = timed["profile_id"]
    ended = timed.groupby("profile_id", sort=False)["ended_at"].cummax()
    before = ended.groupby(of_profile, sort=False).shift(1)
    starts = before.isna() | (timed["started_at"] - before > LONGEST_PAUSE)
    timed["session_number"] = starts.groupby(of_profile, sort=False).cumsum()
    return timed


def sessions(timed: pd.DataFrame) -> pd.DataFrame:
    """Return one row per session."""
    is_series = timed["kind"] == "series"
    marked = timed.assign(
        series=timed["show_key"].where(is_series),
        film=timed["show_key"].where(~is_series),
    )
    found = marked.groupby(SESSION, **KEPT).agg(
        started_at=("started_at", "min"),
        ended_at=("ended_at", "max"),
        timezone=("timezone", "first"),
        watched_seconds=("watched_seconds", "sum"),
        known=("watched_seconds", "count"),
        play_count=("play_id", "size"),
        series_count=("series", "nunique"),
        film_count=("film", "nunique"),
        device_family_count=("device_family", "nunique"),
    )
    episodes = timed[is_series].drop_duplicates([*BINGE, "episode_key"])
    counts = episodes.groupby(SESSION, sort=False).size().rename("episode_count").reset_index()
    found = with_names(found.merge(counts, on=SESSION, how="left"))
    found["episode_count"] = found["episode_count"].fillna(0).astype("int64")
    elapsed = found["ended_at"] - found["started_at"]
    found["elapsed_minutes"] = elapsed.dt.total_seconds() / 60
    return found.drop(columns="session_number")


def binges(timed: pd.DataFrame) -> pd.DataFrame:
    """Return one row per binge, but for its identifier."""
    series = timed[timed["kind"] == "series"]
    found = series.groupby(BINGE, **KEPT).agg(
        title_id=("title_id", "min"),
        started_at=("started_at", "min"),
        ended_at=("ended_at", "max"),
        timezone=("timezone", "first"),
        episode_count=("episode_key", "nunique"),
        season_count=("season_number", "nunique"),
        play_count=("play_id", "size"),
        watched_seconds=("watched_seconds", "sum"),
        known=("watched_seconds", "count"),
        is_first_of_show=("is_first_of_show", "any"),
        is_rewatch=("is_rewatch", "all"),
    )
    found = found[found["episode_count"] >= BINGE_EPISODES]
    of_start = series.merge(found[[*BINGE, "started_at"]], on=[*BINGE, "started_at"])
    firsts = of_start.sort_values(["ended_at", "play_id"]).drop_duplicates(BINGE)
    firsts = firsts[[*BINGE, "show_title", "season_number", "episode_number"]].rename(
        columns={"season_number": "first_season_number", "episode_number": "first_episode_number"}
    )
    found = with_names(found.merge(firsts, on=BINGE))
    local = found["started_local_at"]
    found["iso_weekday"], found["started_hour"] = local.dt.isocalendar().day, local.dt.hour
    first = found["first_episode_number"].astype("Int64")
    found["first_episode_number"], found["is_from_first_episode"] = first, first == 1
    found["is_marathon"] = found["watched_seconds"].fillna(0) >= MARATHON_SECONDS
    return found.drop(columns="session_number")


def with_names(found: pd.DataFrame) -> pd.DataFrame:
    """Return sessions or binges with what follows from their columns, in one time zone."""
    number = found["session_number"].astype("int64").astype("str")
    seconds = found["watched_seconds"].astype("Int64").where(found.pop("known") > 0)
    return found.assign(
        watched_seconds=seconds,
        session_id=found["profile_id"].astype("str") + "-" + number,
        started_local_at=found["started_at"],
        played_on=found["started_at"].dt.date,
        watched_minutes=seconds / 60,
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
