"""Say what is installed, where everything is, and what is landed and built."""

import platform
import shutil
import subprocess
import sys
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import DATABASES, database_path, project_root, warehouse_folder
from netflix_warehouse.raw_tables import RAW_TABLES
from netflix_warehouse.warehouse import connect

PACKAGES = ("netflix-warehouse", "dbt-core", "dbt-duckdb", "duckdb", "pandas", "pyarrow")
SPARK_PACKAGES = ("dbt-spark", "pyspark")


def print_report() -> None:
    """Print the report as one table on standard output."""
    root, warehouse = project_root(), warehouse_folder()
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("python", f"{platform.python_version()} ({sys.executable})")
    for package in PACKAGES:
        table.add_row(package, _version(package) or "MISSING: run `make setup`")
    table.add_row("spark", _spark())
    table.add_row("project", str(root))
    table.add_row("warehouse", str(warehouse))
    for target in DATABASES:
        table.add_row(f"built: {target}", _built(database_path(target, warehouse)))
    for name, text in _landed(warehouse / "raw"):
        table.add_row(f"landed: {name}", text)
    Console(highlight=False).print(table)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _spark() -> str:
    packages = [f"{name} {_version(name)}" for name in SPARK_PACKAGES if _version(name)]
    java = java_version()
    if len(packages) == len(SPARK_PACKAGES) and java:
        return f"{', '.join(packages)}, Java {java}"
    missing = [name for name in SPARK_PACKAGES if not _version(name)] + (
        [] if java else ["Java 17"]
    )
    return f"optional, not ready: {', '.join(missing)} missing (`make spark` installs the packages)"


def java_version() -> str | None:
    """Return the version that ``java -version`` reports, or None where Java does not run."""
    java = shutil.which("java")
    if java is None:
        return None
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    quoted = answer.stderr.split('"')
    return quoted[1] if answer.returncode == 0 and len(quoted) > 1 else None


def _built(database: Path) -> str:
    if not database.is_file():
        return f"not yet ({database})"
    published = datetime.fromtimestamp(database.stat().st_mtime).isoformat(" ", "minutes")
    try:
        with connect(database) as connection:
            counts = connection.execute(
                """
                select table_schema, count(*) from information_schema.tables
                group by all order by all
                """
            ).fetchall()
    except UserError as error:
        return str(error)
    tables = ", ".join(f"{schema} {count}" for schema, count in counts)
    size = database.stat().st_size / 1e6
    return f"published {published}, {size:.1f} MB, tables: {tables} ({database})"


def _landed(raw: Path) -> list[tuple[str, str]]:
    rows = []
    for name in RAW_TABLES:
        file = raw / f"{name}.parquet"
        if not file.exists():
            continue
        try:
            count, files = duckdb.execute(
                """
                select count(*), string_agg(distinct _file, ', ' order by _file)
                from read_parquet(?)
                """,
                [str(file)],
            ).fetchall()[0]
        except duckdb.Error as error:
            rows.append((name, f"cannot be read, land it anew: {str(error).splitlines()[0]}"))
            continue
        if count:
            rows.append((name, f"{count:,} rows from {files}"))
    return rows or [("nothing", "run `netflix land PATH` with your files")]
