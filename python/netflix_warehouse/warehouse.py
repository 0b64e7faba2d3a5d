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
SEARCH_PATH = (
    *("findings", "marts", "reports", "quality"),
    *("reference", "intermediate", "staging", "raw"),
)


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
    file = default_database() if database is None else Path(database)
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
        return connection.execute(_single(connection, sql), params).df()


def show(sql: str, database: Path | str | None = None) -> str:
    """Run one SQL statement as `query` does, and return DuckDB's drawing of its first rows."""
    with connect(database) as connection, _explained(connection):
        relation = connection.sql(_single(connection, sql))
        if relation is None:
            return "done"
        return str(relation)


def tables(database: Path | str | None = None) -> list[tuple[str, str, int | None, str]]:
    """Return each table: its schema, name, number of rows, and what one row is.

    The number is None of a view whose landed files are gone.
    """
    with connect(database) as connection:
        found = connection.execute(
            """
            select schema_name, table_name, estimated_size, split_part(comment, '.', 1)
            from duckdb_tables()
            union all
            select schema_name, view_name, null, split_part(comment, '.', 1)
            from duckdb_views()
            where not internal and schema_name <> 'raw' and list_contains($1, schema_name)
            order by list_position($1, schema_name), table_name
            """,
            [list(SEARCH_PATH)],
        ).fetchall()
        return [
            (schema, name, _count(connection, schema, name) if rows is None else rows, what)
            for schema, name, rows, what in found
        ]


def _count(connection: duckdb.DuckDBPyConnection, schema: str, view: str) -> int | None:
    try:
        return connection.execute(f'select count(*) from {schema}."{view}"').fetchall()[0][0]
    except duckdb.Error:
        return None


def plain_sql(path: Path) -> str:
    """Read a file of SQL, such as one of ``analyses/``, with each ``ref()`` a table name.

    Raises:
        UserError: the file cannot be read, or holds other Jinja: dbt has to compile that.
    """
    try:
        sql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read as text: {error}") from error
    sql = re.sub(r"\{\{\s*ref\('(\w+)'\)\s*\}\}", r"\1", sql)
    if "{{" in sql or "{%" in sql:
        raise UserError(f"{path} holds more Jinja than ref(): `dbt compile` makes plain SQL of it")
    return sql


def _single(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    count = len(connection.extract_statements(sql))
    if count != 1:
        raise UserError(f"one SQL statement is expected, not {count}")
    return sql


@contextmanager
def _explained(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    try:
        yield
    except duckdb.CatalogException as error:
        raise UserError(_first_line(error) + _near_names(connection, str(error))) from error
    except duckdb.Error as error:
        raise UserError(str(error).strip()) from error


def default_database() -> Path:
    """Return the file of real data where that is built, else the sample's."""
    real = database_path("real")
    return real if _has_tables(real) else database_path("sample")


def _has_tables(database: Path) -> bool:
    # A `dbt build` that stopped before its first model leaves a file without tables.
    if not database.is_file():
        return False
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            tables = connection.execute("select count(*) from duckdb_tables()").fetchall()
    except duckdb.Error:
        return True  # connect() says what is wrong with it
    return tables[0][0] > 0


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
    return "\n`netflix tables` lists every table"


def rejections(database: Path, limit: int = 3) -> list[tuple[str, int, int, str]]:
    """Return the raw tables of one's own that lost most records, worst first.

    Each is its name, the records rejected, all its records, and the rule that rejected most. None
    are returned of the fictional sample, nor of a file without the tables of the schema quality.
    """
    with connect(database) as connection:
        try:
            return connection.execute(
                """
                select raw_table, rejected_rows, raw_rows, (
                    select rule from quality.rejected_rows as rejected
                    where rejected.raw_table = reconciled.raw_table
                    group by rule order by count(*) desc, rule limit 1
                )
                from quality.row_reconciliation as reconciled
                where rejected_rows > 0 and not is_fictional_sample
                order by rejected_rows desc, raw_table
                limit ?
                """,
                [limit],
            ).fetchall()
        except duckdb.CatalogException:
            return []
