"""The viewing models' SQL as dbt compiles it, run straight in DuckDB within set memory."""

import json
import sys
import time
from pathlib import Path

import duckdb

from netflix_warehouse.bench.cost import Cost, measure
from netflix_warehouse.bench.straight import SCHEMAS, statement
from netflix_warehouse.paths import project_root

DATABASE = "viewing.duckdb"


def viewing_models() -> list[str]:
    """Return the names of all models of viewing, from staging to reports."""
    return sorted(path.stem for path in (project_root() / "models").glob("*/viewing/*.sql"))


def compile_models(warehouse: Path, wanted: list[str], target: str = "real") -> dict[str, str]:
    """Return one statement per seed and model that these models need, by name, parents first.

    Args:
        warehouse: a warehouse with raw tables.
        wanted: names of models.
        target: of the profile; its engine's SQL is compiled.

    Raises:
        UserError: dbt cannot compile them.
    """
    artefacts = warehouse / f"dbt-{target}"
    dbt: list[str | Path] = [Path(sys.executable).with_name("dbt"), "--quiet", "compile"]
    dbt += ["--target", target, "--target-path", artefacts, "--log-level-file", "none"]
    dbt += [
        "--select",
        *(f"+{name}" for name in wanted),
        "--exclude",
        "resource_type:unit_test",
        "resource_type:test",
    ]
    measure(
        dbt,
        NETFLIX_WAREHOUSE=str(warehouse),
        NETFLIX_DATABASE=str(warehouse / "netflix.duckdb"),
    )
    manifest = json.loads((artefacts / "manifest.json").read_text(encoding="utf-8"))
    nodes, plan = manifest["nodes"], dict[str, str]()

    def add(name: str) -> None:
        node = nodes.get(name)
        if node is None or node["name"] in plan:
            return
        for parent in node["depends_on"].get("nodes", []):
            add(parent)
        sql = statement(manifest, {"compiled_code": None} | node)
        if sql:
            plan[node["name"]] = sql

    for name in sorted(nodes):
        if nodes[name]["resource_type"] == "model" and nodes[name]["name"] in wanted:
            add(name)
    return plan


def run_plan(plan: dict[str, str], warehouse: Path, memory: str, threads: int = 2) -> Cost:
    """Run a plan in a process of its own, in a new database there, and return what it took.

    The seconds of each statement are left in ``seconds.json``.

    Args:
        plan: statements by name, from `compile_models`.
        warehouse: the warehouse with the raw tables.
        memory: DuckDB's memory_limit, such as ``4GB``; beyond it DuckDB writes to disk.
        threads: of DuckDB.

    Raises:
        UserError: a statement failed.
    """
    (warehouse / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    module = "netflix_warehouse.bench.viewing_plan"
    return measure([sys.executable, "-m", module, warehouse, memory, str(threads)])


def main(warehouse: Path, memory: str, threads: str) -> None:
    """Run the plan that is left there."""
    database = warehouse / DATABASE
    database.unlink(missing_ok=True)
    seconds = {}
    settings = {"memory_limit": memory, "threads": threads}
    with duckdb.connect(config=settings) as connection:
        connection.execute("attach $1 as netflix", [str(database)])
        connection.execute("use netflix")
        connection.execute(f"set temp_directory = '{warehouse / 'spill'}'")
        for schema in SCHEMAS:
            connection.execute(f"create schema {schema}")
        for file in (warehouse / "raw").glob("*.parquet"):
            found = file / "*.parquet" if file.is_dir() else file
            connection.execute(f"create view raw.{file.stem} as from read_parquet('{found}')")
        for name, sql in json.loads((warehouse / "plan.json").read_text(encoding="utf-8")).items():
            started = time.perf_counter()
            connection.execute(sql)
            seconds[name] = time.perf_counter() - started
    (warehouse / "seconds.json").write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
