"""A terminal SQL editor on a built file: Harlequin, on a read-only connection of ours."""

import locale
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow
from harlequin import Harlequin, HarlequinKeyBinding, HarlequinKeyMap
from harlequin_duckdb.adapter import DuckDbAdapter, DuckDbConnection, DuckDbCursor
from pyarrow import compute

from netflix_warehouse.invisible import ANY_INVISIBLE
from netflix_warehouse.paths import make_private_folder
from netflix_warehouse.warehouse import connect

KEYMAPS = [HarlequinKeyMap("netflix", [HarlequinKeyBinding("ctrl+d", "quit")])]


def open_shell(database: Path, about: str, memory: Path) -> None:
    """Open the editor on a built file, and return when its user leaves it.

    Args:
        database: a built DuckDB file.
        about: what to say of it at the start.
        memory: a folder for the queries that it remembers: they may name what a member watched.

    Raises:
        UserError: as in `connect`.
    """
    with connect(database) as connection:
        os.environ["XDG_CACHE_HOME"] = str(make_private_folder(memory))
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, "")
        editor(connection, database, about).run()


def editor(connection: duckdb.DuckDBPyConnection, database: Path, about: str) -> Harlequin:
    """Return the editor on an open connection."""
    return Harlequin(
        adapter=_Adapter((str(database),), connection, about),
        keymap_names=("vscode", "netflix"),
        user_defined_keymaps=KEYMAPS,
        connection_hash=str(database),
    )


class _Adapter(DuckDbAdapter):
    def __init__(
        self, conn_str: Sequence[str], connection: duckdb.DuckDBPyConnection, about: str
    ) -> None:
        super().__init__(conn_str, no_init=True, read_only=True)
        self.opened = _Connection(connection, about)

    def connect(self) -> DuckDbConnection:
        return self.opened


# This release of Harlequin fetches one row from a relation, which DuckDB 2 no longer has.
class _Cursor(DuckDbCursor):
    def fetchall(self) -> pyarrow.Table | None:
        # A terminal obeys what a title may hold, such as a sequence that colours or clears it.
        table = super().fetchall()
        for place, column in enumerate(table.schema if table is not None else ()):
            if pyarrow.types.is_string(column.type):
                shown = compute.replace_substring_regex(table[place], ANY_INVISIBLE, "\ufffd")
                table = table.set_column(place, column.name, shown)
        return table

    def fetchone(self) -> tuple | None:
        rows = self.relation.limit(1).fetchall()
        return rows[0] if rows else None


class _Connection(DuckDbConnection):
    def execute(self, query: str) -> DuckDbCursor | None:
        cursor = super().execute(query)
        return cursor and _Cursor(self, cursor.relation)

    def validate_sql(self, text: str) -> str:
        with self.conn.cursor() as cursor:
            try:
                cursor.extract_statements(text)
            except duckdb.Error:
                return ""
        return text
