"""The catalogue's part of the project, built by dbt, and the same SQL straight in DuckDB."""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

from netflix_warehouse.bench.cost import Cost, mark, measure, measure_marks
from netflix_warehouse.raw_tables import LANDING_TABLES, RAW_TABLES

TABLE = "netflix_titles"
RESULTS = ("marts", "reports", "quality")
CLEANING = ("staging", "intermediate")
SCHEMAS = ("raw", "reference", *CLEANING, *RESULTS)
LEFT_OUT = "rpt_explorer_"  # the explorer's reports lay out for it what other tables hold
LEARNING = {"ml", "similarity"}  # folders of what is learned, which is no cleaning or counting
WHOLE_ROWS = 20_000  # tables of more rows are compared by a summary of their columns


def build_with_dbt(warehouse: Path) -> tuple[Cost, dict[str, str]]:
    """Build the catalogue's part with dbt, once to warm up and once measured.

    Returns:
        What it took, and per node that dbt built, in its order, one SQL statement.
    """
    artefacts = warehouse / "dbt"
    environment = {
        "NETFLIX_WAREHOUSE": str(warehouse),
        "NETFLIX_DATABASE": str(warehouse / "netflix.duckdb"),
    }
    dbt: list[str | Path] = [Path(sys.executable).with_name("dbt"), "--quiet", "build"]
    dbt += ["--target", "real", "--target-path", artefacts, "--log-level-file", "none"]
    dbt += ["--exclude-resource-type", "unit_test"]
    measure(dbt, **environment)
    manifest = json.loads((artefacts / "manifest.json").read_text(encoding="utf-8"))
    names = sorted(manifest["nodes"][node]["name"] for node in catalogue_nodes(manifest))
    cost = measure([*dbt, "--indirect-selection", "cautious", "--select", *names], **environment)
    ran = json.loads((artefacts / "run_results.json").read_text(encoding="utf-8"))["results"]
    statements = {
        result["unique_id"]: sql for result in ran if (sql := statement(manifest, result))
    }
    return cost, statements


def catalogue_nodes(manifest: dict[str, Any]) -> set[str]:
    """Return the marts and reports that read the catalogue alone, with all that they need."""
    roots: dict[str, set[str]] = {}

    def raw_roots(name: str) -> set[str]:
        if name not in roots:
            node = manifest["nodes"].get(name)
            if node is None:
                roots[name] = {manifest["sources"][name]["name"]}
            elif node["resource_type"] == "seed":
                roots[name] = {node["name"]} & {*RAW_TABLES, *LANDING_TABLES}
            else:
                parents = node["depends_on"].get("nodes", [])
                roots[name] = {root for parent in parents for root in raw_roots(parent)}
        return roots[name]

    wanted = [
        name
        for name, node in manifest["nodes"].items()
        if node["resource_type"] == "model"
        and node["language"] == "sql"
        and node["schema"] in RESULTS
        and not name.rpartition(".")[2].startswith(LEFT_OUT)
        and not LEARNING & set(node["fqn"])
        and raw_roots(name) <= {TABLE, *LANDING_TABLES}
    ]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in manifest["nodes"] and name not in found:
            found.add(name)
            wanted += manifest["nodes"][name]["depends_on"].get("nodes", [])
    return found


def statement(manifest: dict[str, Any], result: dict[str, Any]) -> str | None:
    """Return the one SQL statement that does the work of a node, or None for a hook."""
    node, sql = manifest["nodes"].get(result["unique_id"], {}), result["compiled_code"]
    match node.get("resource_type"):
        case "model":
            kind = "view" if node["config"]["materialized"] == "view" else "table"
            return f"create {kind} {result['relation_name']} as {sql}"
        case "test":
            return f"select count(*) from ({sql}) as failures"
        case "seed":
            columns = ", ".join(
                f'cast("{name}" as {column["data_type"] or "varchar"}) as "{name}"'
                for name, column in node["columns"].items()
            )
            file = Path(node["root_path"]) / node["original_file_path"]
            return (
                f"create table {node['relation_name']} as "
                f"select {columns} from read_csv('{file}', header = true, all_varchar = true)"
            )
    return None


def straight(statements: list[str], warehouse: Path) -> Cost:
    """Run statements straight in DuckDB, in a process of its own, on what is landed there.

    The tables go into a file, as dbt's do.
    """
    return measure(write_plan({"built": statements}, warehouse))


def straight_in_memory(plan: dict[str, str], warehouse: Path, results: Path) -> dict[str, Cost]:
    """Run the models of a plan in memory, on what is landed there, and hand over the results.

    Returns:
        What it took until all was cleaned (raw to intermediate), and until all was built.
    """
    phases: dict[str, list[str]] = {"cleaned": [], "built": []}
    for node, sql in plan.items():
        if not node.startswith("test."):
            is_cleaning = sql.split()[2].split(".")[1].strip('"') in CLEANING
            phases["cleaned" if is_cleaning else "built"].append(sql)
    return measure_marks([*write_plan(phases, warehouse), results])


def write_plan(phases: dict[str, list[str]], warehouse: Path) -> list[str | Path]:
    """Leave the statements of each phase there and return the command that runs them."""
    (warehouse / "plan.json").write_text(json.dumps(phases), encoding="utf-8")
    return [sys.executable, "-m", "netflix_warehouse.bench.straight", warehouse]


def run_straight(warehouse: Path, results: Path | None) -> None:
    """Run each statement of the plan there in a new database of the name that they expect."""
    database = warehouse / "straight.duckdb"
    database.unlink(missing_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{':memory:' if results else database}' as netflix")
        connection.execute("use netflix")
        for schema in SCHEMAS:
            connection.execute(f"create schema {schema}")
        for file in (warehouse / "raw").glob("*.parquet"):
            connection.execute(f"create view raw.{file.stem} as from read_parquet('{file}')")
        phases = json.loads((warehouse / "plan.json").read_text(encoding="utf-8"))
        for phase, statements in phases.items():
            for sql in statements:
                connection.execute(sql).fetchall()
            if results:
                mark(phase)
        if results:
            hand_over(connection, results)


def hand_over(connection: duckdb.DuckDBPyConnection, results: Path) -> None:
    """Write the tables of up to WHOLE_ROWS rows, and a summary of each column of all of them."""
    results.mkdir(exist_ok=True)
    summary: dict[str, dict[str, list[float]]] = {}
    columns = connection.execute(
        """
        select table_schema || '.' || table_name, column_name, data_type
        from information_schema.columns where list_contains($1, table_schema) order by all
        """,
        [list(RESULTS)],
    ).fetchall()
    for table in {table for table, _, _ in columns}:
        named = [(column, kind) for name, column, kind in columns if name == table]
        values = ", ".join(
            f'count("{column}"), coalesce(sum({measured(column, kind)}), 0)::double'
            for column, kind in named
        )
        row_count, *row = connection.execute(f"select count(*), {values} from {table}").fetchall()[
            0
        ]
        pairs = zip(row[::2], row[1::2], strict=True)
        summary[table] = {
            column: list(pair) for (column, _), pair in zip(named, pairs, strict=True)
        }
        if row_count <= WHOLE_ROWS:
            connection.execute(f"copy {table} to '{results / table}.parquet'")
    (results / "summary.json").write_text(json.dumps(summary), encoding="utf-8")


def measured(column: str, kind: str) -> str:
    """Return the number that stands for a value in the sum: of text its length, of dates none."""
    match kind:
        case "VARCHAR":
            return f'length("{column}")'
        case "DATE":
            return "0"
    return f'cast("{column}" as double)'


if __name__ == "__main__":
    run_straight(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
