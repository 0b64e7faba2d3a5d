"""Viewing: what its models take, and sessions and binges against Polars and pandas."""

import json
import sys
from pathlib import Path

import duckdb

from netflix_warehouse.bench.cost import Cost, best, measure
from netflix_warehouse.bench.same_rows import compare_rows
from netflix_warehouse.bench.viewing_plan import DATABASE, compile_models, run_plan, viewing_models

ROWS, ROUNDS = 10_000_000, 3
MEMORY = {"models": "3.5GB", "sessions": "2.5GB"}  # DuckDB's memory_limit
COPIES = 6  # of each profile among the plays that sessions are made of: some 50 million
PEERS = {
    "in Polars": "netflix_warehouse.bench.in_polars",
    "in pandas": "netflix_warehouse.bench.viewing_in_pandas",
}
INPUTS = {"int_viewing_plays": "intermediate", "fct_viewing_plays": "marts"}
PROFILES = 1_000_000  # more than there are
COMPARED = ("int_viewing_play_sessions", "fct_viewing_sessions", "fct_binges")


def run_viewing(
    warehouse: Path, rows: int = ROWS, copies: int = COPIES
) -> tuple[dict[str, Cost], int]:
    """Build the viewing models on so many rows, then sessions and binges alone in each engine.

    Returns:
        What the models took, and the best of `ROUNDS` alternating runs of each engine; the number
        of plays that these read.

    Raises:
        UserError: a workload failed, or two engines disagree.
    """
    # In processes of their own: the peak memory of a process is never below its parent's.
    module = [sys.executable, "-m", "netflix_warehouse.bench.viewing"]
    measure([sys.executable, "-m", "netflix_warehouse.bench.viewing_rows", warehouse, str(rows)])
    plan = compile_models(warehouse, viewing_models())
    models = run_plan(plan, warehouse, MEMORY["models"])
    measure([*module, warehouse, str(copies)])
    steps = warehouse / "sessions.json"
    steps.write_text(json.dumps({name: plan[name] for name in COMPARED}), encoding="utf-8")
    plays = warehouse / "fct_viewing_plays.parquet"
    commands = {"in DuckDB": [*module, "sessions", warehouse, MEMORY["sessions"]]}
    commands |= {engine: [*module[:-1], peer, plays] for engine, peer in PEERS.items()}
    engines: dict[str, list[Cost]] = {engine: [] for engine in commands}
    for _ in range(ROUNDS):
        for engine, command in commands.items():
            results = warehouse / engine
            results.mkdir(exist_ok=True)
            engines[engine].append(measure([*command, results]))
    for peer in PEERS:
        compare_rows(warehouse / "in DuckDB", warehouse / peer, COMPARED[1:])
    [(count,)] = duckdb.sql(f"select count(*) from read_parquet('{plays}')").fetchall()
    return {"models": models} | {name: best(costs) for name, costs in engines.items()}, count


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
    """Make sessions and binges of the plays there by the project's SQL."""
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
        for name in COMPARED[1:]:
            connection.execute(f"copy marts.{name} to '{results / name}.parquet'")


# What both engines read has no sessions: the plays take those just made.
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
        case [warehouse, copies]:
            hand_over(Path(warehouse), int(copies))
