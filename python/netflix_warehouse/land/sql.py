"""DuckDB for landing: one thread and bounded memory, so that order and bytes never vary."""

from pathlib import Path

import duckdb

PARQUET = "(format parquet, compression zstd, row_group_size 122880)"


def literal(value: str | Path) -> str:
    """Quote a value for SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def connect(scratch: Path) -> duckdb.DuckDBPyConnection:
    """Open a database in memory that spills into the scratch folder."""
    connection = duckdb.connect()
    connection.execute(f"""
        set threads = 1;
        set memory_limit = '1GB';
        set temp_directory = {literal(scratch / "spill")};
        set enable_progress_bar = true;
        set enable_progress_bar_print = false""")
    return connection
