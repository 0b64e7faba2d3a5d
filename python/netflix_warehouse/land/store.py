"""The landed part of the warehouse: raw tables, what was landed, what was rejected."""

import filecmp
import hashlib
import itertools
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.inputs import clean_name
from netflix_warehouse.land.job import Staged
from netflix_warehouse.land.sql import PARQUET, connect, literal
from netflix_warehouse.paths import PRIVATE_FILE, make_private_folder
from netflix_warehouse.raw_tables import HASH_LENGTH, LANDING_TABLES, PARTED_TABLES, RAW_TABLES

EMPTY, ONLY_PART = "empty", "latest"
DETAILS = ("account", "date_order")
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
            make_private_folder(self.raw)
            self.sweep()
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

    def sweep(self) -> None:
        """Remove the scratch folders that killed runs have left."""
        for left in self.scratch.parent.glob(".landing-*"):
            if left == self.scratch or not _is_running(left.name.removeprefix(".landing-")):
                shutil.rmtree(left, ignore_errors=True)

    def next_scratch(self) -> Path:
        """Return a new path without suffix in the scratch folder."""
        return self.scratch / f"read-{next(self._numbers)}"

    def table(self, name: str) -> Path:
        """Return the path of a raw table, a Parquet file or a folder of such; it may not exist."""
        return self.raw / f"{name}.parquet"

    def part(self, raw_table: str, part: str) -> Path:
        """Return the path of a part of a raw table, or of the table if it has none."""
        table = self.table(raw_table)
        return table / f"{part}.parquet" if part else table

    def read(self, parquet: list[Path]) -> str:
        """Name Parquet files for SQL."""
        return f"read_parquet([{', '.join(map(literal, parquet))}])"

    def complete(self) -> None:
        """Give every table that has no file yet an empty one of the right types.

        What an older version landed gets the columns that came since.
        """
        for name in (*RAW_TABLES, *LANDING_TABLES):
            if not self._files(name) or (name in LANDING_TABLES and self._lacks_columns(name)):
                self._write(name, f"select * from {self._from(name)}", self._empty(name))

    def landed_parts(self, raw_table: str) -> dict[str, str]:
        """Return the file name of each landed part; a table of one file has one part, ``""``.

        Raises:
            UserError: the landed tables cannot be read.
        """
        rows = self.query(
            f"select _file from {self._from('landed_files')} where raw_table = {literal(raw_table)}"
        )
        names = {name.partition("/")[0]: name for (name,) in rows}
        landed = {}
        for path in self._files(raw_table):
            part = path.stem if raw_table in PARTED_TABLES else ""
            # A list of one part has its plain file name; a part of a killed run has no name yet.
            name = names.get(part) or (rows[0][0] if rows and part in ("", ONLY_PART) else None)
            if name:
                landed[part] = name
        return landed

    def landed_details(self, raw_table: str, part: str) -> dict[str, str | None] | None:
        """Return the account and the order of dates of a landed part; None if it is not landed.

        Raises:
            UserError: the landed tables cannot be read.
        """
        name = self.landed_parts(raw_table).get(part)
        if name is None:
            return None
        [details] = self.query(f"""
            select {", ".join(DETAILS)} from {self._from("landed_files")}
            where raw_table = {literal(raw_table)} and _file = {literal(name)}""")
        return dict(zip(DETAILS, details, strict=True))

    def is_same(self, raw_table: str, staged: Staged) -> bool:
        """Say whether the part holds these very records, and the same rejected ones."""
        cells = ", ".join(f'"{column}"' for column in (*RAW_TABLES[raw_table], "_row"))
        part = self.part(raw_table, staged.part)
        # Equal bytes, which the same file mostly gives, are told faster than equal records.
        differing = not filecmp.cmp(part, staged.parquet, shallow=False) and self.query(f"""
            select 1
            from (select row({cells}) as a from read_parquet({literal(staged.parquet)}))
            positional join (select row({cells}) as b from {self.read([part])})
            where a is distinct from b
            limit 1""")
        name = self.landed_parts(raw_table)[staged.part]
        rejected = self.query(f"""
            select _row, reason from {self._from("rejected_records")}
            where raw_table = {literal(raw_table)} and _file = {literal(name)} order by _row""")
        return not differing and rejected == staged.rejected

    def replace(
        self, raw_table: str, file_name: str, staged: Staged, replaced: list[str]
    ) -> Path | None:
        """Make the staged file a part of its table, in place of the parts replaced.

        Returns:
            The file of rejected records, if there are any.

        Raises:
            UserError: the warehouse cannot be written.
        """
        before = self.landed_parts(raw_table)
        parts = [*replaced, staged.part]
        rejects = self._rejects_of(raw_table, staged.part, file_name)
        target = self.part(raw_table, staged.part)
        try:
            for part in replaced:
                self._rejects_of(raw_table, part, before[part]).unlink(missing_ok=True)
            if staged.rejected:
                make_private_folder(self.rejects)
                staged.rejects.chmod(PRIVATE_FILE)
                staged.rejects.replace(rejects)
            else:
                rejects.unlink(missing_ok=True)
            self._replace_rows("rejected_records", raw_table, parts, [
                (raw_table, file_name, row, reason) for row, reason in staged.rejected
            ], "_file, _row")  # fmt: skip
            self._make_folder(raw_table)
            staged.parquet.chmod(PRIVATE_FILE)
            staged.parquet = staged.parquet.replace(target)
            for part in {*replaced, EMPTY} - {staged.part}:
                if raw_table in PARTED_TABLES:
                    self.part(raw_table, part).unlink(missing_ok=True)
            # Last, because its presence says that something is landed.
            counts = staged.record_count, staged.landed_count, len(staged.rejected)
            details = (staged.details.get(name) for name in DETAILS)
            with target.open("rb") as file:
                content_hash = hashlib.file_digest(file, "sha256").hexdigest()[:HASH_LENGTH]
            self._replace_rows("landed_files", raw_table, parts, [
                (raw_table, file_name, *counts, *details, content_hash)
            ], "_file")  # fmt: skip
        except (OSError, duckdb.Error) as error:
            raise UserError(
                f"{self.raw}: cannot be written ({error}); free or mend the disk"
            ) from error
        return rejects if staged.rejected else None

    def forget(self, raw_tables: Iterable[str]) -> bool:
        """Remove these tables from the lists of what was landed and rejected.

        Returns:
            Whether something else is landed.

        Raises:
            UserError: the landed tables cannot be read or written.
        """
        names = ", ".join(map(literal, raw_tables))
        try:
            for table, order in (("landed_files", "_file"), ("rejected_records", "_file, _row")):
                self._write(table, f"""
                    select * from {self._from(table)} where raw_table not in ({names})
                    order by raw_table, {order}""", self.table(table))  # fmt: skip
        except (OSError, duckdb.Error) as error:
            raise UserError(
                f"{self.raw}: cannot be rewritten ({type(error).__name__}); remove that folder"
            ) from error
        return bool(self.query(f"select 1 from {self._from('landed_files')} limit 1"))

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

    def _rejects_of(self, raw_table: str, part: str, file_name: str) -> Path:
        name = f"{raw_table}-{part}" if part else clean_name(file_name)
        return self.rejects / f"{name}.csv"

    def _replace_rows(
        self, name: str, raw_table: str, parts: list[str], rows: list[tuple], order: str
    ) -> None:
        columns = LANDING_TABLES[name]
        fresh = pa.table(
            [list(values) for values in zip(*rows, strict=True)] or [[] for _ in columns],
            schema=pa.schema([
                (column, pa.int64() if column in _INTEGERS else pa.string()) for column in columns
            ]),
        )  # fmt: skip
        is_replaced = f"raw_table = {literal(raw_table)}"
        if raw_table in PARTED_TABLES and ONLY_PART not in parts:
            is_replaced += f" and split_part(_file, '/', 1) in ({', '.join(map(literal, parts))})"
        self.connection.register("fresh_rows", fresh)
        self._write(name, f"""
            select * from {self._from(name)}
            where not ({is_replaced})
            union all select * from fresh_rows
            order by raw_table, {order}""", self.table(name))  # fmt: skip
        self.connection.unregister("fresh_rows")

    def _write(self, name: str, query: str, target: Path) -> None:
        written = self.scratch / f"{name}.parquet"
        self.connection.execute(f"copy ({query}) to {literal(written)} {PARQUET}")
        self._make_folder(name)
        written.chmod(PRIVATE_FILE)
        written.replace(target)

    def _make_folder(self, name: str) -> None:
        """Make the folder of a table of parts, in place of the empty file that was there before."""
        if name in PARTED_TABLES:
            if self.table(name).is_file():
                self.table(name).unlink()
            make_private_folder(self.table(name))

    def _empty(self, name: str) -> Path:
        return self.part(name, EMPTY) if name in PARTED_TABLES else self.table(name)

    def _files(self, name: str) -> list[Path]:
        table = self.table(name)
        if name in PARTED_TABLES:
            return sorted(table.glob("*.parquet"))
        return [table] if table.exists() else []

    def _from(self, name: str) -> str:
        """Name a table for SQL; one that has no file yet is empty."""
        files = self._files(name)
        if files and name in RAW_TABLES:
            return self.read(files)
        columns = LANDING_TABLES.get(name) or (*RAW_TABLES[name], "_file", "_row")
        cells = ", ".join(f'null::{_type(column)} as "{column}"' for column in columns)
        landed = f" union all by name from {self.read(files)}" if files else ""
        return f"((select {cells} limit 0){landed})"

    def _lacks_columns(self, name: str) -> bool:
        found = self.query(f"describe from {self.read(self._files(name))}")
        return [row[0] for row in found] != list(LANDING_TABLES[name])


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
