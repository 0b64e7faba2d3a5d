"""The benchmark of ratings: every side makes the same marts; dbt alone on nodes that do nothing."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from netflix_warehouse.bench import ratings, ratings_in_pandas, ratings_in_polars
from netflix_warehouse.bench.bare_dbt import write_project
from netflix_warehouse.bench.ratings_rows import write_prize
from netflix_warehouse.bench.same_rows import compare_rows
from netflix_warehouse.errors import UserError
from netflix_warehouse.land import land

SIDES = {"polars": ratings_in_polars, "pandas": ratings_in_pandas}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ratings, landed by either peer, and the marts of all sides."""
    folder = tmp_path_factory.mktemp("ratings")
    write_prize(folder / "prize", 60_000, user_count=3000, title_count=300)
    land([folder / "prize"], folder / "warehouse")
    landed = folder / "warehouse" / "raw" / "ratings.parquet" / "*.parquet"
    duckdb.sql(f"""
        select dataset, user_id::integer as user_id, movie_id::integer as movie_id,
            rating::double as rating, date::date as rated_on
        from read_parquet('{landed}')""").write_parquet(str(folder / "fct_ratings.parquet"))
    ratings.write_plan(folder / "warehouse", folder / "plan.json")
    ratings.make_marts(folder)
    for name, side in SIDES.items():
        (folder / name).mkdir()
        side.land(folder / "prize", folder / name)
        side.marts(folder / "fct_ratings.parquet", folder / name)
    return folder


@pytest.mark.parametrize("side", SIDES)
def test_peers_do_the_same_work(measured: Path, side: str) -> None:
    compare_rows(measured / "DuckDB", measured / side, ratings.COMPARED)
    landed = f"'{measured / side}/*.landed.parquet'"
    differing = duckdb.sql(f"""
        select movie_id, user_id, rating, rated_on::date as rated_on from {landed}
        except all
        select movie_id, user_id, rating, rated_on from '{measured}/fct_ratings.parquet'""")
    assert differing.fetchall() == []
    assert duckdb.sql(f"select count(*) from {landed}").fetchall() == [(60_000,)]


def test_a_mart_that_differs_is_found(measured: Path, tmp_path: Path) -> None:
    for name in ratings.COMPARED:
        source = f"'{measured / 'polars' / name}.parquet'"
        duckdb.sql(f"from {source}").write_parquet(str(tmp_path / f"{name}.parquet"))
    name = ratings.COMPARED[-1]
    duckdb.sql(
        f"select * replace (lift * 2 as lift) from '{measured / 'polars' / name}.parquet'"
    ).write_parquet(str(tmp_path / f"{name}.parquet"))
    with pytest.raises(UserError, match=f"{name}: DuckDB and .* differ in "):
        compare_rows(measured / "DuckDB", tmp_path, ratings.COMPARED)


def test_bare_dbt_has_as_many_nodes(tmp_path: Path) -> None:
    kinds = Counter(seed=1, model=3, test=4, unit_test=2)
    write_project(tmp_path / "project", kinds)
    command = [Path(sys.executable).with_name("dbt"), "--quiet", "build", "--target", "sample"]
    command += ["--project-dir", tmp_path / "project", "--profiles-dir", ROOT]
    command += ["--target-path", tmp_path / "target", "--log-level-file", "none"]
    environment = os.environ | {"NETFLIX_DATABASE": str(tmp_path / "bare.duckdb")}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    ran = json.loads((tmp_path / "target" / "run_results.json").read_text())["results"]
    assert Counter(result["unique_id"].partition(".")[0] for result in ran) == kinds
