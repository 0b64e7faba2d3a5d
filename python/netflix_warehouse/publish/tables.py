"""Which tables may be given away, which of their rows, and what dbt says of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from netflix_warehouse.errors import UserError
from netflix_warehouse.raw_tables import LANDING_TABLES, PRIVATE_TABLES

Json = dict[str, Any]
# Staging and intermediate are steps on the way, raw is other people's files.
SCHEMAS = ("marts", "reports", "findings", "quality")
STEP = "fnd_"  # of the schema findings, too
# What tells of landed files names viewing exports and accounts as well.
PRIVATE_ROOTS = PRIVATE_TABLES | set(LANDING_TABLES)


@dataclass
class Column:
    """One column: DuckDB's type, and what the tests of the project hold it to.

    Attributes:
        reference: the table and column that its values stand in, or None.
        accepted: the values that it may hold, or None for any.
        least: the smallest value, or None.
        most: the largest value, or None.
        conditions: tested conditions that name it.
        has_empty_text: whether a published cell is a text of no characters.
    """

    name: str
    type: str
    description: str
    is_nullable: bool = True
    is_primary_key: bool = False
    reference: tuple[str, str] | None = None
    accepted: tuple[str, ...] | None = None
    least: float | None = None
    most: float | None = None
    conditions: list[str] = field(default_factory=list)
    has_empty_text: bool = False


@dataclass
class Table:
    """One table to publish.

    Attributes:
        columns: in their order, by name.
        primary_key: names of columns, empty where none is tested.
        rows: a SQL condition on the rows that may be published.
        row_count: how many these are.
        is_whole: whether these are all rows.
        is_of_viewing: whether a member's viewing is in it, or was used to make it.
    """

    schema: str
    name: str
    description: str
    columns: dict[str, Column]
    primary_key: tuple[str, ...] = ()
    rows: str = "true"
    row_count: int = 0
    is_whole: bool = True
    is_of_viewing: bool = False

    @property
    def select(self) -> str:
        """The publishable rows as SQL, in an order that the data alone decides."""
        order = ", ".join(f'"{name}" nulls first' for name in self.primary_key) or "all"
        return f'select * from {self.schema}."{self.name}" where {self.rows} order by {order}'


def published_tables(
    connection: duckdb.DuckDBPyConnection, manifest: Json, include_viewing: bool
) -> tuple[Table, ...]:
    """Return the tables to publish, by schema and name.

    What a member watched is decided by lineage: a table that reads the raw tables of viewing, or of
    landed files, directly or not, is left out, unless its model says in ``meta.without_viewing``
    which rows hold none of it; then only these are published.

    Args:
        connection: an open built file.
        manifest: dbt's manifest of the project.
        include_viewing: publish every row of every table.

    Raises:
        UserError: the file lacks tables or columns of the project.
    """
    of_viewing = _descendants(manifest)
    tables = []
    for key, node in sorted(manifest["nodes"].items()):
        if node["resource_type"] != "model" or node["schema"] not in SCHEMAS:
            continue
        if node["name"].startswith(STEP):
            continue
        table = _described(connection, node)
        table.is_of_viewing = key in of_viewing
        if table.is_of_viewing and not include_viewing:
            condition = node["config"]["meta"].get("without_viewing")
            if condition is None:
                continue
            table.rows = f"({condition})"
        _look(connection, table)
        tables.append(table)
    for test in manifest["nodes"].values():
        if test["resource_type"] == "test" and test.get("test_metadata"):
            owner = manifest["nodes"].get(test.get("attached_node") or "", {}).get("name")
            for table in tables:
                if table.name == owner:
                    _apply(test["test_metadata"], table)
    return tuple(sorted(tables, key=lambda table: (table.schema, table.name)))


def origin(connection: duckdb.DuckDBPyConnection) -> tuple[bool, frozenset[str]]:
    """Say whether a built file is the fictional sample alone, and which raw tables have rows.

    Raises:
        UserError: it does not say where its rows are from.
    """
    try:
        found = connection.execute(
            "select raw_table, raw_rows, is_fictional_sample from quality.row_reconciliation"
        ).fetchall()
    except duckdb.CatalogException as error:
        raise UserError("the warehouse is incomplete: run `netflix build` first") from error
    is_fictional = bool(found) and all(row[2] for row in found)
    return is_fictional, frozenset(table for table, rows, _ in found if rows)


def _descendants(manifest: Json) -> set[str]:
    """Return what reads the private raw tables, directly or not."""
    known = {**manifest["nodes"], **manifest["sources"]}
    todo = [
        key
        for key, node in known.items()
        if node["resource_type"] in ("source", "seed") and node["name"] in PRIVATE_ROOTS
    ]
    if missing := PRIVATE_ROOTS - {known[key]["name"] for key in todo}:
        raise RuntimeError(f"the project has no raw table {', '.join(sorted(missing))}")
    found: set[str] = set()
    while todo:
        for child in manifest["child_map"][todo.pop()]:
            # A model may say that it takes no row of viewing from the lists of landed files.
            meta = known.get(child, {}).get("config", {}).get("meta", {})
            if child not in found and not meta.get("is_free_of_viewing"):
                found.add(child)
                todo.append(child)
    return found


def _described(connection: duckdb.DuckDBPyConnection, node: Mapping[str, Any]) -> Table:
    types = connection.execute(
        """
        select column_name, data_type from duckdb_columns()
        where schema_name = $1 and table_name = $2 order by column_index
        """,
        [node["schema"], node["name"]],
    ).fetchall()
    documented = node["columns"]
    if [name for name, _ in types] != list(documented):
        raise UserError(
            f"{node['schema']}.{node['name']} is not in the file as the project has it: "
            "run `netflix build` first"
        )
    columns = {
        name: Column(name, kind, documented[name]["description"].strip()) for name, kind in types
    }
    return Table(node["schema"], node["name"], node["description"].strip(), columns)


def _look(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Count the rows, and find the columns with texts of no characters."""
    source = f'{table.schema}."{table.name}"'
    texts = [column for column in table.columns.values() if column.type == "VARCHAR"]
    found = connection.execute(
        f"select (select count(*) from {source}), count(*)"
        + "".join(f""", coalesce(bool_or("{column.name}" = ''), false)""" for column in texts)
        + f" from {source} where {table.rows}"
    ).fetchall()[0]
    table.row_count, table.is_whole = found[1], found[0] == found[1]
    for column, has_empty_text in zip(texts, found[2:], strict=True):
        column.has_empty_text = has_empty_text


def _apply(test: Mapping[str, Any], table: Table) -> None:
    arguments = test["kwargs"]
    columns = table.columns
    match test["name"]:
        case "primary_key" if set(arguments["columns"]) <= columns.keys():  # not of expressions
            table.primary_key = tuple(arguments["columns"])
            for name in table.primary_key:
                columns[name].is_primary_key, columns[name].is_nullable = True, False
        case "not_null_columns":
            for name in arguments["columns"]:
                columns[name].is_nullable = False
        case "foreign_keys":
            for name, (parent, column, *others) in arguments["references"].items():
                if not others:  # else the column alone is no key of the parent
                    columns[name].reference = (parent, column)
        case "value_sets":
            for name, accepted in arguments["columns"].items():
                columns[name].accepted = tuple(map(str, accepted))
        case "ranges":
            for name, limits in arguments["columns"].items():
                # One given by a variable of the project stands in the manifest unresolved.
                columns[name].least, columns[name].most = (
                    None if isinstance(limit, str) else limit for limit in limits
                )
        case "conditions":
            for condition in arguments["hold"]:
                for name in _named(condition, columns):
                    columns[name].conditions.append(" ".join(condition.split()))


def _named(condition: str, columns: Mapping[str, Column]) -> Iterator[str]:
    words = set(re.findall(r"\w+", re.sub(r"'[^']*'", "", condition)))
    yield from (name for name in columns if name in words)
