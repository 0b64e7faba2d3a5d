"""What a build need not do again: what has changed since the published one was built."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from netflix_warehouse.paths import PRIVATE_FILE
from netflix_warehouse.raw_tables import LANDING_TABLES, RAW_TABLES

ENGINES = ("dbt-core", "dbt-duckdb", "duckdb")
_STATE = "published.json"
_CODE = ("dbt_project.yml", "profiles.yml", "models", "macros", "seeds", "tests/data")
# Small, and told of every landed file.
_ALWAYS = ("path:models/staging/landing", "path:models/quality+")


def fingerprint(root: Path, timezone: str) -> str:
    """Return a hash of all that decides what a build makes of its landed files."""
    found = hashlib.sha256(timezone.encode())
    for name in ENGINES:
        found.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for name in _CODE for path in _files(root / name)):
        found.update(f"{path.relative_to(root)}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def remember(folder: Path, published: Path, mark: str) -> None:
    """Note in the scratch folder what the published file was built of."""
    path = folder / _STATE
    path.write_text(json.dumps({"fingerprint": mark, "database": _identity(published)}))
    path.chmod(PRIVATE_FILE)


def is_current(folder: Path, published: Path, mark: str) -> bool:
    """Say whether the published file is the one noted, built by the same models and engines."""
    try:
        noted = json.loads((folder / _STATE).read_text())
        return noted == {"fingerprint": mark, "database": _identity(published)}
    except (OSError, ValueError):
        return False


def is_kept(path: Path) -> bool:
    """Say whether a file of the scratch folder outlives the build."""
    return path.name in ("lock", _STATE)


def changed_tables(published: Path, warehouse: Path) -> list[str] | None:
    """Return the raw tables whose landed files differ from those that were built; None for all.

    Args:
        published: the database.
        warehouse: the folder with the landed files.
    """
    import duckdb

    landed = warehouse / "raw" / "landed_files.parquet"
    columns = ", ".join(LANDING_TABLES["landed_files"])
    built = columns.replace("_file", "source_file").replace("account", "account_name")
    with duckdb.connect(str(published), read_only=True) as connection:
        try:
            rows = connection.execute(
                f"""with
                landed as (select {columns} from read_parquet($1)),
                built as (select {built} from staging.stg_landing__files)

                select raw_table, content_hash from (
                    (from landed except all from built)
                    union all
                    (from built except all from landed)
                )""",
                [str(landed)],
            ).fetchall()
        except duckdb.Error:
            return None
    tables = {table for table, _ in rows}
    if any(content_hash is None for _, content_hash in rows):
        return None
    return [table for table in RAW_TABLES if table in tables]


def selectors(tables: list[str]) -> list[str]:
    """Return dbt's selectors of all that reads these raw tables."""
    return [*(f"source:raw.{table}+" for table in tables), *_ALWAYS]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]


def _identity(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]
