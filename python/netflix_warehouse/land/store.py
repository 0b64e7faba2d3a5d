"""The landed part of the warehouse: raw tables, what was landed, what was rejected."""

import itertools
import os
import shutil
from pathlib import Path

import duckdb
import pyarrow as pa

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.inputs import clean_name
from netflix_warehouse.land.job import Staged
from netflix_warehouse.land.sql import PARQUET, connect, literal
from netflix_warehouse.raw_tables import LANDING_TABLES, RAW_TABLES

_INTEGERS = {"_row", "record_count", "landed_count", "rejected_count"}


class Store:
    """The warehouse folder as landing sees it; every file is replaced whole or not at all.

    Used as a context manager: inside, `scratch` is a private folder and `connection` a database.
    """

    def __init__(self, warehouse: Path) -> None:
        """Name the folders; nothing is made before the context is entered."""
        self.raw = warehouse / "raw"
        self.rejects = warehouse / "rejects"
        self.scratch = warehouse / f".landing-{os.getpid()}"
        self._numbers = itertools.count(1)
        self.connection: duckdb.DuckDBPyConnection

    def __enter__(self) -> "Store":
        """Make the folders and sweep what a killed run has left.

        Raises:
            UserError: the warehouse cannot be written.
        """
        try:
            self.raw.mkdir(parents=True, exist_ok=True)
            for left in self.scratch.parent.glob(".landing-*"):
                if left == self.scratch or not _is_running(left.name.removeprefix(".landing-")):
                    shutil.rmtree(left, ignore_errors=True)
            self.scratch.mkdir(mode=0o700)
        except OSError as error:
            raise UserError(
                f"{self.raw.parent}: cannot be written ({error.strerror}); "
                "set NETFLIX_WAREHOUSE to a folder that can be"
            ) from error
        self.connection = connect(self.scratch)
        return self

    def __exit__(self, *exception: object) -> None:
        """Remove the scratch folder."""
        self.connection.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def next_scratch(self) -> Path:
        """Return a new path without suffix in the scratch folder."""
        return self.scratch / f"read-{next(self._numbers)}"

    def table(self, name: str) -> Path:
        """Return the path of a raw table's Parquet file, which may not exist."""
        return self.raw / f"{name}.parquet"

    def complete(self) -> None:
        """Give every table that has no file yet an empty one of the right types."""
        for name in (*RAW_TABLES, *LANDING_TABLES):
            if not self.table(name).exists():
                self._write(name, f"select * from {self._from(name)}")

    def landed_file(self, raw_table: str) -> str | None:
        """Return the name of the landed file of a table that holds one at a time.

        Raises:
            UserError: the landed tables cannot be read.
        """
        if not self.table(raw_table).exists():
            return None
        rows = self.query(
            f"select _file from {self._from('landed_files')} where raw_table = {literal(raw_table)}"
        )
        return rows[0][0] if rows else None

    def is_same(self, raw_table: str, staged: Staged) -> bool:
        """Say whether the table holds these very records, and the same rejected ones."""
        cells = ", ".join(f'"{column}"' for column in (*RAW_TABLES[raw_table], "_row"))
        differing = self.query(f"""
            select 1
            from (select row({cells}) as a from read_parquet({literal(staged.parquet)}))
            positional join (select row({cells}) as b from {self._from(raw_table)})
            where a is distinct from b
            limit 1""")
        rejected = self.query(f"""
            select _row, reason from {self._from("rejected_records")}
            where raw_table = {literal(raw_table)} order by _row""")
        return not differing and rejected == staged.rejected

    def replace(self, raw_table: str, file_name: str, staged: Staged) -> None:
        """Make the staged file the only one of its table.

        Raises:
            UserError: the warehouse cannot be written.
        """
        before = self.landed_file(raw_table)
        try:
            if before and before != file_name:
                self._rejects_of(before).unlink(missing_ok=True)
            if staged.rejected:
                self.rejects.mkdir(exist_ok=True)
                self.rejects.chmod(0o700)
                staged.rejects.chmod(0o600)
                staged.rejects.replace(self._rejects_of(file_name))
            else:
                self._rejects_of(file_name).unlink(missing_ok=True)
            self._replace_rows("rejected_records", raw_table, [
                (raw_table, file_name, row, reason) for row, reason in staged.rejected
            ], "_file, _row")  # fmt: skip
            staged.parquet.replace(self.table(raw_table))
            # Last, because its presence says that something is landed.
            counts = staged.record_count, staged.landed_count, len(staged.rejected)
            self._replace_rows(
                "landed_files", raw_table, [(raw_table, file_name, *counts)], "_file"
            )
        except (OSError, duckdb.Error) as error:
            raise UserError(
                f"{self.raw}: cannot be written ({error}); free or mend the disk"
            ) from error

    def query(self, statement: str) -> list[tuple]:
        """Run a query over the landed tables.

        Raises:
            UserError: a landed table cannot be read.
        """
        try:
            return self.connection.execute(statement).fetchall()
        except duckdb.Error as error:
            raise UserError(
                f"{self.raw}: a landed table cannot be read; remove that folder and land again"
            ) from error

    def _rejects_of(self, file_name: str) -> Path:
        return self.rejects / f"{clean_name(file_name)}.csv"

    def _replace_rows(self, name: str, raw_table: str, rows: list[tuple], order: str) -> None:
        columns = LANDING_TABLES[name]
        fresh = pa.table(
            [list(values) for values in zip(*rows, strict=True)] or [[] for _ in columns],
            schema=pa.schema([
                (column, pa.int64() if column in _INTEGERS else pa.string()) for column in columns
            ]),
        )  # fmt: skip
        self.connection.register("fresh_rows", fresh)
        self._write(name, f"""
            select * from {self._from(name)} where raw_table <> {literal(raw_table)}
            union all select * from fresh_rows
            order by raw_table, {order}""")  # fmt: skip
        self.connection.unregister("fresh_rows")

    def _write(self, name: str, query: str) -> None:
        written = self.scratch / f"{name}.parquet"
        self.connection.execute(f"copy ({query}) to {literal(written)} {PARQUET}")
        written.replace(self.table(name))

    def _from(self, name: str) -> str:
        """Name a table for SQL; one that has no file yet is empty."""
        if self.table(name).exists():
            return f"read_parquet({literal(self.table(name))})"
        columns = LANDING_TABLES.get(name) or (*RAW_TABLES[name], "_file", "_row")
        cells = ", ".join(f'null::{_type(column)} as "{column}"' for column in columns)
        return f"(select {cells} limit 0)"


def _type(column: str) -> str:
    return "bigint" if column in _INTEGERS else "varchar"


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except OSError:
        return True
    return True
