"""Measure the catalogue, viewing, ratings and `make` against their peers: one table each.

Each workload runs in a fresh process of its own; its processor time and peak
memory are those that the system counts for that process.
"""

import csv
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb

from netflix_warehouse.bench.bare_dbt import STEPS, run_bare_dbt
from netflix_warehouse.bench.cost import Cost, best, exponent, measure, measure_marks, ratio
from netflix_warehouse.bench.ratings import PEERS, SIZES, run_ratings
from netflix_warehouse.bench.same_work import compare_results
from netflix_warehouse.bench.straight import (
    TABLE,
    build_with_dbt,
    straight,
    straight_in_memory,
)
from netflix_warehouse.bench.viewing import run_viewing
from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import project_root
from netflix_warehouse.raw_tables import RAW_TABLES

COPIES = 100
GOAL = 5
ROUNDS = 3
WAYS = {"own": "pandas, its own methods", "by-hand": "pandas, text by hand in Arrow"}
OURS = {"lines": "DuckDB", "landing": "netflix land", "build": "netflix build", "marts": "DuckDB"}
PHASES = {"cleaned": "staging and intermediate models", "built": "all models"}


def main(arguments: list[str]) -> int:
    """Run the benchmark on the catalogue file named, on the shared one, or on the sample."""
    try:
        run(Path(arguments[0]) if arguments else default_data())
        run_viewing_part()
        run_ratings_part()
        run_overhead_part()
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def default_data() -> Path:
    """Return the real catalogue beside the checkout where it is, else the sample's."""
    shared = project_root().parent / "shared" / "data" / "catalogue"
    return shared if shared.is_dir() else project_root() / "seeds" / "raw" / f"{TABLE}.csv"


def run(data: Path) -> None:
    """Measure everything and print the table.

    Raises:
        UserError: a workload failed, or DuckDB and pandas disagree.
    """
    with tempfile.TemporaryDirectory(prefix="netflix-bench-") as scratch:
        once, copies = Path(scratch) / "once", Path(scratch) / f"{TABLE}.csv"
        land(data, once)
        rows = read_rows(once)
        dbt, plan = build_with_dbt(once)
        straight_once = straight(list(plan.values()), once)
        write_copies(rows, copies)
        costs = run_sides(plan, copies, Path(scratch))
    nodes, few, many_rows = len(plan), f"{len(rows):,}", f"{len(rows) * COPIES:,}"
    overhead = dbt - straight_once
    landing = costs["landing"]
    ours = {phase: landing + costs["DuckDB", phase] for phase in PHASES}
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| workload | rows | wall, s | processor, s | peak memory, MB |")
    print("|---|---:|---:|---:|---:|")
    for name, count, cost in (
        (f"dbt build, {nodes} models and tests", few, dbt),
        ("the same SQL straight in DuckDB", few, straight_once),
        (f"dbt's own overhead, {overhead.wall / nodes * 1000:.0f} ms a node", few, overhead),
        ("netflix land", many_rows, landing),
        *((f"netflix land, and {work} in DuckDB", many_rows, ours[phase])
          for phase, work in PHASES.items()),
        *((f"reading, and {work} in {label}", many_rows, costs[way, phase])
          for way, label in WAYS.items() for phase, work in PHASES.items()),
    ):  # fmt: skip
        numbers = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.memory / 1e6:,.0f}"
        print(f"| {name} | {count} | {numbers} |")
    print(f"\ndbt to the same SQL: {ratio(dbt, straight_once)}")
    for way, label in WAYS.items():
        for phase, work in PHASES.items():
            goal = f" (goal {GOAL})" if (way, phase) == ("own", "built") else ""
            compared = ratio(costs[way, phase], ours[phase])
            print(f"{label} to landing and {work} in DuckDB: {compared}{goal}")
    print(f"Best of {ROUNDS} runs of each side in turn")
    print("DuckDB and pandas made the same tables: small ones compared whole, large by column")


def run_sides(plan: dict[str, str], copies: Path, scratch: Path) -> dict[Any, Cost]:
    """Land the copies and build the models, and do the same in pandas each way, all in turn.

    Returns:
        The fastest ``landing``, and by side and phase (see PHASES) the fastest way there; of DuckDB
        without the landing.

    Raises:
        UserError: a workload failed, or DuckDB and pandas disagree.
    """
    costs: dict[Any, list[Cost]] = defaultdict(list)
    many, in_duckdb, in_pandas = (scratch / name for name in ("many", "in_duckdb", "in_pandas"))
    for _ in range(ROUNDS):
        shutil.rmtree(many, ignore_errors=True)
        costs["landing"].append(land(copies, many))
        sides = {"DuckDB": straight_in_memory(plan, many, in_duckdb)}
        for way in WAYS:
            module = "netflix_warehouse.bench.in_pandas"
            sides[way] = measure_marks([sys.executable, "-m", module, copies, in_pandas, way])
            compare_results(in_duckdb, in_pandas)
        for side, marks in sides.items():
            for phase in PHASES:
                costs[side, phase].append(marks[phase])
    return {name: best(found) for name, found in costs.items()}


def run_viewing_part() -> None:
    """Measure the viewing models, and sessions and binges against the peers, and print the table.

    Raises:
        UserError: a workload failed, or two engines disagree.
    """
    with tempfile.TemporaryDirectory(prefix="netflix-bench-") as scratch:
        costs = run_viewing(Path(scratch))
    print("\n| viewing | rows | wall, s | processor, s | peak memory, MB | times our wall |")
    print("|---|---:|---:|---:|---:|---:|")
    for (name, rows), cost in costs.items():
        is_models = name == "models"
        label = (
            "all viewing models straight in DuckDB"
            if is_models
            else f"sessions and binges in {name}"
        )
        times = "" if is_models else f"{cost.wall / costs['DuckDB', rows].wall:.2f}"
        numbers = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.memory / 1e6:,.0f} | {times}"
        print(f"| {label} | {rows:,} | {numbers} |")
    power = exponent(costs, "DuckDB")
    print(f"sessions and binges in DuckDB: the time grows with the plays to the {power:.2f}")
    print("All made the same sessions and binges: compared row by row")


def run_ratings_part(sizes: tuple[int, ...] = SIZES, peers: tuple[str, ...] = PEERS) -> None:
    """Measure the ratings at each size, and the largest against the peers, and print the table.

    Raises:
        UserError: a workload failed, or two sides disagree.
    """
    with tempfile.TemporaryDirectory(prefix="netflix-bench-") as scratch:
        costs = run_ratings(Path(scratch), sizes, peers)
    print("\n| ratings | rows | wall, s | processor, s | peak memory, MB | times our wall |")
    print("|---|---:|---:|---:|---:|---:|")
    for (work, side, size), cost in costs.items():
        own = costs[
            ("landing", OURS["landing"], size) if work == "lines" else (work, OURS[work], size)
        ]
        numbers = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.memory / 1e6:,.0f}"
        print(f"| {work}, {side} | {size:,} | {numbers} | {cost.wall / own.wall:.2f} |")
    for work, side in OURS.items():
        if len(sizes) > 1:
            print(f"{work}, {side}: grows with ratings to the {exponent(costs, work, side):.2f}")
    print("All sides made the same marts: compared row by row")


def run_overhead_part() -> None:
    """Measure `make` after its setup against dbt on as many nodes that do nothing, and print it.

    Raises:
        UserError: a step failed.
    """
    with tempfile.TemporaryDirectory(prefix="netflix-bench-") as scratch:
        costs, kinds = run_bare_dbt(Path(scratch))
    print("\n| the sample | wall, s | processor, s | peak memory, MB |")
    print("|---|---:|---:|---:|")
    for name, cost in costs.items():
        label = f"dbt on {kinds.total()} nodes that do nothing" if name == "bare" else name
        numbers = f"{cost.wall:.2f} | {cost.processor:.2f} | {cost.memory / 1e6:,.0f}"
        print(f"| {label} | {numbers} |")
    whole = sum((costs[step] for step in STEPS[1:]), costs[STEPS[0]])
    print(f"\n`make` to bare dbt: {ratio(whole, costs['bare'])} (goal 2.5)")


def land(data: Path, warehouse: Path) -> Cost:
    """Land a catalogue in a warehouse folder of its own."""
    netflix = Path(sys.executable).with_name("netflix")
    return measure([netflix, "land", data], NETFLIX_WAREHOUSE=str(warehouse))


def read_rows(warehouse: Path) -> list[tuple[Any, ...]]:
    """Return the landed records in the published columns."""
    columns = ", ".join(f'"{column}"' for column in RAW_TABLES[TABLE])
    file = warehouse / "raw" / f"{TABLE}.parquet"
    return duckdb.sql(f"select {columns} from '{file}' order by _row").fetchall()


def write_copies(rows: list[tuple[Any, ...]], path: Path) -> None:
    """Write the records COPIES times over, each under a show_id of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(RAW_TABLES[TABLE])
        for copy in range(COPIES):
            writer.writerows((f"{row[0]}x{copy}", *row[1:]) for row in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
