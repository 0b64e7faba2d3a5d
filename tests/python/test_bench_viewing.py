"""The viewing benchmark: its rows, the memory of the models, and Polars making the same tables."""

from pathlib import Path

import duckdb
import pytest

from netflix_warehouse.bench import viewing, viewing_plan, viewing_rows
from netflix_warehouse.bench.same_rows import compare_rows
from netflix_warehouse.errors import UserError

ROWS = 200_000
MEMORY = {"models": "250MB", "sessions": "250MB"}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse whose viewing models were built within the memory, and both engines' results."""
    warehouse = tmp_path_factory.mktemp("viewing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(viewing, "ROUNDS", 1)
        patch.setattr(viewing, "MEMORY", MEMORY)
        costs = viewing.run_viewing(warehouse, ROWS, sizes={2: ("DuckDB", *viewing.PEERS)})
    assert [name for name, _ in costs] == ["models", "DuckDB", *viewing.PEERS]
    assert all(rows > 200_000 for name, rows in costs if name != "models")
    assert all(cost.wall > 0 for cost in costs.values())
    return warehouse


def test_the_rows_are_those_of_the_seed_with_repeated_ones(tmp_path: Path) -> None:
    for name in ("one", "two"):
        viewing_rows.write_warehouse(tmp_path / name, 24_000)
    one, other = (f"'{tmp_path / name}/raw/viewing_activity.parquet'" for name in ("one", "two"))
    assert duckdb.sql(f"(from {one}) except all (from {other})").fetchall() == []
    rows, files, distinct = duckdb.sql(
        f"select count(*), count(distinct _file), "
        "count(distinct (split_part(_file, '/', 1), profile_name, start_time, title, duration, "
        f"device_type, supplemental_video_type)) from {one}"
    ).fetchall()[0]
    assert (rows, files) == (24_000, 2 * viewing_rows.ACCOUNTS)
    assert rows * 0.96 > distinct > rows * 0.93


def test_every_row_is_counted_once_in_little_memory(measured: Path) -> None:
    with duckdb.connect(str(measured / viewing_plan.DATABASE), read_only=True) as connection:
        profiles, plays = connection.execute(
            "select count(*), (select count(*) from marts.fct_viewing_plays) "
            "from marts.dim_viewing_profiles"
        ).fetchall()[0]
        expected = connection.execute(
            "select count(distinct (split_part(_file, '/', 1), profile_name, title, "
            "start_time, device_type)) from raw.viewing_activity "
            "where supplemental_video_type is null and duration >= '00:02:00'"
        ).fetchall()[0][0]
    assert profiles == viewing_rows.ACCOUNTS * len(viewing_rows.PROFILES)
    assert plays == expected > 100_000


def test_a_row_that_differs_is_found(measured: Path, tmp_path: Path) -> None:
    for name in viewing.COMPARED:
        source = measured / "Polars" / f"{name}.parquet"
        duckdb.sql(
            f"select * replace (play_count + (row_number() over () = 9)::int as play_count) "
            f"from '{source}'"
        ).write_parquet(str(tmp_path / f"{name}.parquet"))
    with pytest.raises(UserError, match="differ in 2 of"):
        compare_rows(measured / "DuckDB", tmp_path, viewing.COMPARED)
