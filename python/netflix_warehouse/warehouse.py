"""Read the built warehouse from Python.

>>> from netflix_warehouse import query
>>> query("select kind, count(*) as titles from dim_titles group by all order by all")
>>> query("select title from dim_titles where release_year = ?", [2021])
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import database_path

# Table names are unique across these schemas, so a query may leave the schema out.
SEARCH_PATH = ("marts", "reports", "quality", "reference", "intermediate", "staging", "raw")


def connect(database: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """Open a built warehouse read-only.

    Times are shown in UTC, and a table's schema may be left out: ``dim_titles`` is
    ``marts.dim_titles``. An open connection keeps the file as it was, also when a new build
    replaces it.

    Args:
        database: a DuckDB file; by default that of real data, or the sample where it is missing.

    Raises:
        UserError: the file is missing, is no DuckDB file, or another process is writing it.
    """
    file = _default_database() if database is None else Path(database)
    if not file.is_file():
        raise UserError(
            f"{file} is not built yet: run `make` for the sample, `netflix run` for data"
        )
    try:
        connection = duckdb.connect(str(file), read_only=True)
    except duckdb.IOException as error:
        holder = re.search(r"\(PID (\d+)\)", str(error))
        if holder:
            raise UserError(
                f"{file} is being written by process {holder[1]}: wait for it to end "
                "(`netflix build` never locks readers out; `dbt build` by hand does)"
            ) from error
        raise UserError(f"{file} cannot be read as a DuckDB file: {_first_line(error)}") from error
    connection.execute("set timezone = 'UTC'")
    found = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    path = ",".join(schema for schema in SEARCH_PATH if (schema,) in found)
    if path:
        connection.execute(f"set search_path = '{path}'")
    return connection


def query(
    sql: str,
    params: Sequence[Any] | Mapping[str, Any] | None = None,
    database: Path | str | None = None,
) -> pd.DataFrame:
    """Run one SQL statement on a built warehouse and return its rows.

    >>> query("select * from rpt_catalogue_countries limit 5")

    Args:
        sql: one DuckDB statement; ``?`` or ``$name`` stand for parameters.
        params: a sequence for ``?``, a mapping for ``$name``.
        database: as in `connect`.

    Returns:
        One row per result row, with DuckDB's pandas types.

    Raises:
        UserError: as in `connect`; or the statement is wrong, in DuckDB's words. An unknown table
            comes with the nearest names.
    """
    with connect(database) as connection, _explained(connection):
        return connection.execute(sql, params).df()


def show(sql: str, database: Path | str | None = None) -> str:
    """Run one SQL statement as `query` does, and return DuckDB's drawing of its first rows."""
    with connect(database) as connection, _explained(connection):
        relation = connection.sql(sql)
        return "done" if relation is None else str(relation)


@contextmanager
def _explained(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    try:
        yield
    except duckdb.CatalogException as error:
        raise UserError(_first_line(error) + _near_names(connection, str(error))) from error
    except duckdb.Error as error:
        raise UserError(str(error).strip()) from error


def _default_database() -> Path:
    real = database_path("real")
    return real if real.is_file() else database_path("sample")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def _near_names(connection: duckdb.DuckDBPyConnection, message: str) -> str:
    missing = re.search(r"Table with name (\S+) does not exist", message)
    if not missing:
        return ""
    tables = connection.execute(
        "select table_schema, table_name from information_schema.tables order by all"
    ).fetchall()
    names = {name: f"{schema}.{name}" for schema, name in tables}
    near = difflib.get_close_matches(missing[1].split(".")[-1], names, n=5, cutoff=0.4)
    if near:
        return "\nnearest: " + ", ".join(names[name] for name in near)
    return '\n`netflix query "show all tables"` lists every table'
