"""Ratings: landing and marts at three sizes, beside Polars, pandas and Spark on the same work."""

import json
import sys
from pathlib import Path

import duckdb

from netflix_warehouse.bench.cost import Cost, measure
from netflix_warehouse.bench.ratings_rows import write_prize
from netflix_warehouse.bench.same_rows import compare_rows
from netflix_warehouse.bench.viewing_plan import compile_models
from netflix_warehouse.land.sql import literal

SIZES = (1_004_805, 10_048_050, 100_480_507)
PEERS = ("polars", "pandas", "spark")
MEMORY = "4GB"  # DuckDB's memory_limit, as in the project's profile
INPUT = "fct_ratings"  # what each side reads: accepted ratings, each counted once
MARTS = {
    "fct_rating_days": "marts",
    "fct_rating_users": "marts",
    "fct_rating_movies": "marts",
    "dim_rating_datasets": "marts",
    "rpt_rating_months": "reports",
    "fct_co_ratings": "marts",
}
COMPARED = ("fct_rating_days", "fct_rating_users", "fct_rating_movies", "rpt_rating_months",
            "fct_co_ratings")  # fmt: skip
Costs = dict[tuple[str, str, int], Cost]


def run_ratings(scratch: Path, sizes: tuple[int, ...] = SIZES,
                peers: tuple[str, ...] = PEERS) -> Costs:  # fmt: skip
    """Land ratings of each size, build all, and make their marts; peers do so with the largest.

    Args:
        scratch: an empty folder, with room for some 10 GB at the published size.
        sizes: numbers of ratings, ascending.
        peers: who else lands and makes the marts; Spark only makes marts.

    Returns:
        What it took, by work, side and number of ratings.

    Raises:
        UserError: a workload failed, or two sides disagree.
    """
    costs: Costs = {}
    module = [sys.executable, "-m", "netflix_warehouse.bench.ratings"]
    netflix = Path(sys.executable).with_name("netflix")
    for size in sizes:
        folder = scratch / str(size)
        warehouse, texts = folder / "warehouse", folder / "prize"
        environment = {"NETFLIX_WAREHOUSE": str(warehouse), "NETFLIX_MEMORY_LIMIT": MEMORY}
        measure([*module, "write", texts, str(size)])
        costs["lines", "DuckDB", size] = measure([*module, "count", texts])
        costs["landing", "netflix land", size] = measure([netflix, "land", texts], **environment)
        build: list[str | Path] = [netflix, "build", "--target", "real"]
        costs["build", "netflix build", size] = measure(build, **environment)
        measure([*module, "hand-over", warehouse, folder])
        write_plan(warehouse, folder / "plan.json")
        costs["marts", "DuckDB", size] = measure([*module, "marts", folder])
    for peer in peers:
        of_peer = [sys.executable, "-m", f"netflix_warehouse.bench.ratings_in_{peer}"]
        results = folder / peer
        results.mkdir()
        if peer == "spark":
            write_plan(warehouse, folder / "spark.json", "spark")
        else:
            costs["landing", peer, size] = measure([*of_peer, "land", texts, results])
        ratings = folder / f"{INPUT}.parquet"
        costs["marts", peer, size] = measure([*of_peer, "marts", ratings, results])
        compare_rows(folder / "DuckDB", results, COMPARED)
    return costs


def write_plan(warehouse: Path, path: Path, target: str = "real") -> None:
    """Leave the statements of the marts there, in their order."""
    compiled = compile_models(warehouse, [*MARTS], target)
    plan = {name: sql for name, sql in compiled.items() if name in MARTS}
    path.write_text(json.dumps(plan), encoding="utf-8")


def count_lines(texts: Path) -> None:
    """Read every line of the ratings there, and no more: the least that a landing can take."""
    duckdb.sql(rf"""
        select count(*) from read_csv({literal(texts / "combined_data_*.txt")}, header=false,
            auto_detect=false, delim='\x01', columns={{'line': 'VARCHAR'}}, quote='', escape='',
            new_line='\n')""").fetchall()


def hand_over(warehouse: Path, folder: Path) -> None:
    """Write the ratings that every side makes its marts of."""
    with duckdb.connect(str(warehouse / "netflix.duckdb"), read_only=True) as connection:
        target = literal(folder / f"{INPUT}.parquet")
        connection.execute(f"copy marts.{INPUT} to {target}")


def make_marts(folder: Path) -> None:
    """Run the project's SQL in a new database there, and hand over what the peers make too."""
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 2}) as connection:
        (folder / "marts.duckdb").unlink(missing_ok=True)
        connection.execute("attach $1 as netflix", [str(folder / "marts.duckdb")])
        connection.execute("use netflix")
        for schema in sorted(set(MARTS.values())):
            connection.execute(f"create schema {schema}")
        ratings = literal(folder / f"{INPUT}.parquet")
        connection.execute(f"create view marts.{INPUT} as from read_parquet({ratings})")
        for sql in json.loads((folder / "plan.json").read_text(encoding="utf-8")).values():
            connection.execute(sql)
        (folder / "DuckDB").mkdir(exist_ok=True)
        for name in COMPARED:
            target = literal(folder / "DuckDB" / f"{name}.parquet")
            connection.execute(f"copy {MARTS[name]}.{name} to {target}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", folder, count]:
            write_prize(Path(folder), int(count))
        case ["count", texts]:
            count_lines(Path(texts))
        case ["hand-over", warehouse, folder]:
            hand_over(Path(warehouse), Path(folder))
        case ["marts", folder]:
            make_marts(Path(folder))
