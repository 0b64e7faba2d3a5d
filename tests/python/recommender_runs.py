"""Runs of the recommenders' models on given ratings, in a database that holds nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from conftest import ROOT, SCRATCH

DBT = Path(sys.executable).with_name("dbt")
TARGET = SCRATCH / "recommender"
TYPES = "user_id integer, movie_id integer, rating double, seconds bigint"


def read_movielens(shared_data: Path) -> np.ndarray:
    """User, film, stars and second of each rating."""
    return np.loadtxt(shared_data / "movielens" / "u.data", dtype=np.int64)


def run(ratings: np.ndarray, folder: Path) -> duckdb.DuckDBPyConnection:
    """Build the models under marts/ml/recommender and marts/ml/ease; a connection to the result."""
    # Always the same path: dbt parses everything anew whenever it changes.
    TARGET.mkdir(parents=True, exist_ok=True)
    database = TARGET / "recommender.duckdb"
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema marts; create schema staging")
        connection.execute(f"create table rows ({TYPES})")
        if len(ratings):
            names = ["user_id", "movie_id", "rating", "seconds"]
            table = pa.table(dict(zip(names, ratings.T, strict=True)))
            connection.register("given", table)
            connection.execute("insert into rows select * from given")
        connection.execute("""
            create table marts.fct_ratings as
            select 'movielens_100k' as dataset, user_id, movie_id, rating,
                cast(make_timestamp(seconds * 1000000) as date) as rated_on
            from rows;
            create table staging.stg_ratings__moments as
            select 'movielens_100k' as dataset, user_id, movie_id,
                make_timestamp(seconds * 1000000) as rated_at
            from rows;
            create table marts.fct_rating_movies as
            select dataset, movie_id, cast(count(*) as integer) as rating_count
            from marts.fct_ratings group by all;
            create table marts.fct_rating_users as
            select dataset, user_id, cast(count(*) as integer) as rating_count
            from marts.fct_ratings group by all;
            create table marts.dim_rating_datasets as
            select dataset, true as is_largest from marts.fct_ratings group by all;
            drop table rows""")
    ran = subprocess.run(
        [
            *(DBT, "--quiet", "run", "--target", "sample", "--threads", "1"),
            *("--select", "models/marts/ml/recommender", "models/marts/ml/ease"),
            *("--target-path", str(TARGET), "--log-path", str(TARGET)),
        ],
        cwd=ROOT,
        env=environment(database),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    built = database.replace(folder / database.name)
    return duckdb.connect(str(built), read_only=True)


def environment(database: Path) -> dict[str, str]:
    """This process's environment, with the database to build in."""
    return os.environ | {"NETFLIX_DATABASE": str(database)}
