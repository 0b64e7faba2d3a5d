"""Runs the project's compiled SQL over given rows, in memory and in milliseconds.

``dbt compile`` renders the models once a process, for a time zone whose name each chain replaces by
its own; `run_models` then fills the tables that a test gives and builds what it asks for, as dbt
would. What the given rows do not reach is built once.
"""

import functools
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
from conftest import ROOT, SCRATCH, command_environment
from manifest_reader import Manifest, Node

Rows = Sequence[Mapping[str, Any]]
FOLDER = SCRATCH / "chain"
ZONE = "Etc/UTC"  # no SQL names it, but for the time zone of the viewer


def run_models(given: Mapping[str, Rows], models: Sequence[str]) -> duckdb.DuckDBPyConnection:
    """Build models and all that they read, and return the connection that holds them.

    Args:
        given: rows, by the name of the raw table, seed or model that holds them. A column left out
            is null; the rest is cast to its type. A model that is given is not built. Raw tables
            that are not given are empty; reference seeds hold their files.
        models: the names of the models to build. Tables are ``<schema>.<name>``, as dbt has them.

    Returns:
        A connection to a database in memory, good until the next call.

    Raises:
        LookupError: the project has no such table, or a given row has a column that it has not.
    """
    return _chain().run(given, models)


@functools.cache
def _chain() -> "Chain":
    return Chain(compiled_manifest())


@functools.cache
def compiled_manifest() -> Manifest:
    """Return dbt's manifest with the SQL of every model, compiled for the sample's target."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [Path(sys.executable).with_name("dbt"), "--quiet", "compile", "--target", "sample"]
    command += ["--exclude", "resource_type:test", "resource_type:unit_test"]
    command += ["--target-path", str(FOLDER), "--log-path", str(FOLDER), "--no-use-colors"]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=command_environment(
            FOLDER, NETFLIX_DATABASE=str(FOLDER / "sample.duckdb"), NETFLIX_TIMEZONE=ZONE
        ),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


class Chain:
    """The project's tables in one database in memory, rebuilt as far as given rows reach.

    Args:
        manifest: of `compiled_manifest`.
        zone: the time zone of the viewer, as NETFLIX_TIMEZONE has it.
    """

    def __init__(self, manifest: Manifest, zone: str = "UTC") -> None:
        self.zone = zone
        self.nodes: dict[str, Node] = {
            node["unique_id"]: node
            for node in manifest["nodes"].values()
            if node["resource_type"] == "seed"
            or (node["resource_type"] == "model" and node["language"] == "sql")
        }
        self.ids = {node["name"]: key for key, node in self.nodes.items()}
        self.built: set[str] = set()
        self.given: set[str] = set()
        self.connection = duckdb.connect()
        self.connection.execute("attach ':memory:' as sample; use sample")
        self.connection.execute("set timezone = 'UTC'")
        for schema in sorted({node["schema"] for node in self.nodes.values()}):
            self.connection.execute(f'create schema if not exists "{schema}"')

    def run(self, given: Mapping[str, Rows], models: Sequence[str]) -> duckdb.DuckDBPyConnection:
        """See `run_models`."""
        rows = {self._id(name): found for name, found in given.items()}
        changed = self.given | set(rows)
        self.built -= {key for key in self.built if changed & {key, *self._ancestors(key)}}
        self.given = set(rows)
        for name in models:
            for key in (*self._ancestors(self._id(name)), self._id(name)):
                self._build(key, rows)
        return self.connection

    def _id(self, name: str) -> str:
        if name not in self.ids:
            raise LookupError(f"the project has no model or seed {name}")
        return self.ids[name]

    @functools.cache  # noqa: B019 - one chain a process
    def _ancestors(self, key: str) -> tuple[str, ...]:
        """Return what a table reads, directly or not, each after what it reads itself."""
        found: dict[str, None] = {}
        for parent in self.nodes[key].get("depends_on", {}).get("nodes", []):
            found |= dict.fromkeys((*self._ancestors(parent), parent))
        return tuple(found)

    def _build(self, key: str, rows: Mapping[str, Rows]) -> None:
        if key in self.built:
            return
        node = self.nodes[key]
        table = f'"{node["schema"]}"."{node["name"]}"'
        self.connection.execute(f"create or replace table {table} as {self._select(node)}")
        if key in rows:
            self.connection.execute(f"delete from {table}")
            self._insert(node["name"], table, rows[key])
        self.built.add(key)

    def _select(self, node: Node) -> str:
        if node["resource_type"] == "model":
            return node["compiled_code"].replace(f"'{ZONE}'", f"'{self.zone}'")
        columns = ", ".join(
            f'cast("{name}" as {column["data_type"] or "string"}) as "{name}"'
            for name, column in node["columns"].items()
        )
        path = str(ROOT / node["original_file_path"]).replace("'", "''")
        keep = "false" if Path(node["original_file_path"]).parts[1] == "raw" else "true"
        return (
            f"select {columns} from read_csv('{path}', header = true, all_varchar = true, "
            f"delim = ',', quote = '\"', escape = '\"') where {keep}"
        )

    def _insert(self, name: str, table: str, rows: Rows) -> None:
        if not rows:
            return
        columns = list(dict.fromkeys(column for row in rows for column in row))
        known = {row[0] for row in self.connection.execute(f"describe {table}").fetchall()}
        if unknown := [column for column in columns if column not in known]:
            raise LookupError(f"{name} has no column {', '.join(unknown)}")
        cells = {column: [row.get(column) for row in rows] for column in columns}
        self.connection.register("given_rows", pyarrow.table(cells))
        listed = ", ".join(f'"{column}"' for column in columns)
        self.connection.execute(f"insert into {table} ({listed}) select {listed} from given_rows")
        self.connection.unregister("given_rows")
