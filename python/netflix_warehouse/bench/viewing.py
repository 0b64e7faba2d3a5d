"""Viewing: the time and memory of its models, and sessions and binges against Polars."""

import json
import sys
from pathlib import Path

import duckdb

from netflix_warehouse.bench.cost import Cost, best, measure
from netflix_warehouse.bench.viewing_plan import DATABASE, compile_models, run_plan, viewing_models
from netflix_warehouse.errors import UserError

ROWS, MEMORY, ROUNDS = 10_000_000, "3.5GB", 3
POLARS = "netflix_warehouse.bench.in_polars"
INPUTS = {"int_viewing_plays": "intermediate", "fct_viewing_plays": "marts"}
COMPARED = ("int_viewing_play_sessions", "fct_viewing_sessions", "fct_binges")


def run_viewing(warehouse: Path, rows: int = ROWS, memory: str = MEMORY) -> dict[str, Cost]:
    """Build the viewing models on so many rows, then sessions and binges alone in both engines.

    Returns:
        What the models took, and the best of `ROUNDS` alternating runs of either engine.

    Raises:
        UserError: a workload failed, or the two disagree.
    """
    # In processes of their own: the peak memory of a process is never below its parent's.
    module = [sys.executable, "-m", "netflix_warehouse.bench.viewing"]
    measure([sys.executable, "-m", "netflix_warehouse.bench.viewing_rows", warehouse, str(rows)])
    plan = compile_models(warehouse, viewing_models())
    models = run_plan(plan, warehouse, memory)
    measure([*module, warehouse])
    steps = warehouse / "sessions.json"
    steps.write_text(json.dumps({name: plan[name] for name in COMPARED}), encoding="utf-8")
    engines: dict[str, list[Cost]] = {"in DuckDB": [], "in Polars": []}
    for _ in range(ROUNDS):
        for engine, command in (
            ("in DuckDB", [*module, warehouse]),
            ("in Polars", [*module[:-1], POLARS, warehouse / "fct_viewing_plays.parquet"]),
        ):
            results = warehouse / engine
            results.mkdir(exist_ok=True)
            engines[engine].append(measure([*command, results]))
    compare(warehouse / "in DuckDB", warehouse / "in Polars")
    return {"models": models} | {name: best(costs) for name, costs in engines.items()}


def hand_over(warehouse: Path) -> None:
    """Write the plays that both engines read."""
    with duckdb.connect(str(warehouse / DATABASE), read_only=True) as connection:
        for name, schema in INPUTS.items():
            connection.execute(f"copy {schema}.{name} to '{warehouse / name}.parquet'")


def compare(left: Path, right: Path) -> None:
    """Check that two folders hold the same sessions and binges, row by row.

    Raises:
        UserError: they do not.
    """
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    for name in COMPARED[1:]:
        one, other = (f"read_parquet('{folder / name}.parquet')" for folder in (left, right))
        described = connection.sql(f"describe select * from {other}").fetchall()
        # Polars divides by multiplying: the last digit differs.
        columns = ", ".join(
            f'round("{column}", 9) as "{column}"' if kind == "DOUBLE" else f'"{column}"'
            for column, kind, *_ in described
        )
        count, different = connection.sql(
            f"""
            with one as (select {columns} from {one}), other as (select {columns} from {other})
            select (select count(*) from one), (
                select count(*) from (
                    (from one except all from other) union all (from other except all from one)
                )
            )
            """
        ).fetchall()[0]
        if different or not count:
            raise UserError(f"{name}: DuckDB and Polars differ in {different} of {count} rows")


def main(warehouse: Path, results: Path) -> None:
    """Make sessions and binges of the plays there by the project's SQL."""
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as netflix; use netflix")
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
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        hand_over(Path(sys.argv[1]))
