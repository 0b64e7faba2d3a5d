"""Viewing: what its models take, and sessions and binges against Polars and pandas."""

import json
import sys
from pathlib import Path

import duckdb

from netflix_warehouse.bench.cost import Cost, best, mark, measure, measure_marks
from netflix_warehouse.bench.same_rows import compare_rows
from netflix_warehouse.bench.viewing_plan import DATABASE, compile_models, run_plan, viewing_models

MODULE = (sys.executable, "-m", "netflix_warehouse.bench.viewing")
ROWS, ROUNDS = 10_000_000, 2
MEMORY = {"models": "3.5GB", "sessions": "4GB"}  # DuckDB's memory_limit; the profile has 4 GB
# Copies of each profile among the plays that sessions are made of, some 16 and 50 million plays in
# all, and who makes them. pandas took 21 GB for 33 million: 50 would not fit.
SIZES = {3: ("DuckDB", "Polars", "pandas"), 9: ("DuckDB", "Polars")}
PEERS = {
    "Polars": "netflix_warehouse.bench.in_polars",
    "pandas": "netflix_warehouse.bench.viewing_in_pandas",
}
INPUTS = {"int_viewing_plays": "intermediate", "fct_viewing_plays": "marts"}
PROFILES = 1_000_000  # more than there are
SESSIONS = ("int_viewing_play_sessions", "int_viewing_session_shows")
COMPARED = ("fct_viewing_sessions", "fct_binges")


def run_viewing(
    warehouse: Path, rows: int = ROWS, sizes: dict[int, tuple[str, ...]] = SIZES
) -> dict[tuple[str, int], Cost]:
    """Build the viewing models on so many rows, then sessions and binges alone in each engine.

    Returns:
        What it took, by workload and number of rows: the models, then the best of `ROUNDS`
        alternating runs of each engine for each size, by number of plays.

    Raises:
        UserError: a workload failed, or two engines disagree.
    """
    # In processes of their own: the peak memory of a process is never below its parent's.
    measure([sys.executable, "-m", "netflix_warehouse.bench.viewing_rows", warehouse, str(rows)])
    plan = compile_models(warehouse, viewing_models())
    costs = {("models", rows): run_plan(plan, warehouse, MEMORY["models"])}
    steps = warehouse / "sessions.json"
    wanted = {name: plan[name] for name in SESSIONS + COMPARED}
    steps.write_text(json.dumps(wanted), encoding="utf-8")
    for copies, engines in sizes.items():
        measure([*MODULE, "hand-over", warehouse, str(copies)])
        plays = warehouse / "fct_viewing_plays.parquet"
        [(count,)] = duckdb.sql(f"select count(*) from read_parquet('{plays}')").fetchall()
        runs: dict[str, list[Cost]] = {engine: [] for engine in engines}
        for _ in range(ROUNDS):
            for engine, found in runs.items():
                found.append(measure_engine(engine, warehouse, plays))
        costs |= {(engine, count): best(found) for engine, found in runs.items()}
        for engine in engines[1:]:
            compare_rows(warehouse / engines[0], warehouse / engine, COMPARED)
    return costs


def measure_engine(engine: str, warehouse: Path, plays: Path) -> Cost:
    """Return what an engine takes for sessions and binges; it leaves them in a folder there."""
    results = warehouse / engine
    results.mkdir(exist_ok=True)
    if engine in PEERS:
        return measure([sys.executable, "-m", PEERS[engine], plays, results])
    return measure_marks([*MODULE, "sessions", warehouse, MEMORY["sessions"], results])["made"]


def hand_over(warehouse: Path, copies: int) -> None:
    """Write the plays that all engines read, each profile so many times over."""
    with duckdb.connect(str(warehouse / DATABASE), read_only=True) as connection:
        for name, schema in INPUTS.items():
            connection.execute(f"""
                copy (
                    select * exclude (copy) replace (
                        profile_id + copy * {PROFILES} as profile_id,
                        play_id || '-' || copy as play_id
                    )
                    from {schema}.{name} cross join range({copies}) as copies (copy)
                ) to '{warehouse / name}.parquet'""")  # fmt: skip


def main(warehouse: Path, memory: str, results: Path) -> None:
    """Make sessions and binges of the plays there by the project's SQL, in a database on disk."""
    with duckdb.connect(config={"memory_limit": memory}) as connection:
        connection.execute(f"set temp_directory = '{warehouse / 'spill'}'")
        database = results / "netflix.duckdb"
        database.unlink(missing_ok=True)
        connection.execute(f"attach '{database}' as netflix; use netflix")
        for schema in ("intermediate", "marts"):
            connection.execute(f"create schema {schema}")
        for name, schema in INPUTS.items():
            connection.execute(
                f"create view {schema}.{name} as from read_parquet('{warehouse / name}.parquet')"
            )
        steps = json.loads((warehouse / "sessions.json").read_text(encoding="utf-8"))
        for name, sql in steps.items():
            if name == "fct_binges":
                plays = warehouse / "fct_viewing_plays.parquet"
                connection.execute(SESSIONS_OF_PLAYS.format(plays=plays))
            connection.execute(sql)
        mark("made")  # They are in the database; what follows is for the comparison.
        for name in COMPARED:
            connection.execute(f"copy marts.{name} to '{results / name}.parquet'")


# What the engines read has no sessions: the plays take those just made.
SESSIONS_OF_PLAYS = """
create or replace view marts.fct_viewing_plays as
select plays.* replace (plays.profile_id || '-' || sessions.session_number as session_id)
from read_parquet('{plays}') as plays
left join intermediate.int_viewing_play_sessions as sessions using (profile_id, started_at)
"""


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["sessions", warehouse, memory, results]:
            main(Path(warehouse), memory, Path(results))
        case ["hand-over", warehouse, copies]:
            hand_over(Path(warehouse), int(copies))
