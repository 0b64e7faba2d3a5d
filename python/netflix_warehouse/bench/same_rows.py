"""Check that two engines made the same tables: those that they left as Parquet agree row by row."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.sql import literal


def compare_rows(left: Path, right: Path, names: Iterable[str]) -> None:
    """Check that two folders hold the same tables, in the columns that the right one has.

    Args:
        left: folder of DuckDB's tables.
        right: folder of a peer's, named after it; a table is a file or a folder of such.
        names: of the tables.

    Raises:
        UserError: they do not.
    """
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    for name in names:
        one, other = (f"read_parquet({literal(_files(folder, name))})" for folder in (left, right))
        described = connection.sql(f"describe select * from {other}").fetchall()
        # Peers divide and sum in other orders: the last digits differ.
        columns = ", ".join(
            f'round("{column}", 9) as "{column}"' if kind == "DOUBLE" else f'"{column}"'
            for column, kind, *_ in described
        )
        [(count, different)] = connection.sql(f"""
            with one as (select {columns} from {one}), other as (select {columns} from {other})
            select (select count(*) from one), (
                select count(*) from (
                    (from one except all from other) union all (from other except all from one)
                )
            )""").fetchall()  # fmt: skip
        if different or not count:
            found = f"{different} of {count} rows"
            raise UserError(f"{name}: DuckDB and {right.name} differ in {found}")


def _files(folder: Path, name: str) -> Path:
    path = folder / f"{name}.parquet"
    return path / "*.parquet" if path.is_dir() else path
