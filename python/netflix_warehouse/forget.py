"""Remove all that is personal: viewing exports, and whatever was made of them."""

import os
import re
import shutil
from pathlib import Path

import duckdb

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.store import Store
from netflix_warehouse.paths import DATABASES, database_path, has_landed_files
from netflix_warehouse.raw_tables import PRIVATE_TABLES

_REJECTS = re.compile(rf"({'|'.join(sorted(PRIVATE_TABLES))})-.*\.csv")
# What dbt writes into its target folder: the SQL, and what each step answered.
_ARTEFACTS = ("compiled", "run", "docs", "*.json", "*.msgpack", "*.log", "*.html", "*.sql")


def personal(warehouse: Path, root: Path) -> list[Path]:
    """Return what `forget` would remove, landed rows of shared tables aside.

    Args:
        warehouse: the warehouse folder.
        root: the project's folder, with dbt's `target` and `logs`.
    """
    landed = [warehouse / "raw" / f"{table}.parquet" for table in sorted(PRIVATE_TABLES)]
    found = [path for path in landed if not _is_empty(path)]
    found += sorted(p for p in (warehouse / "rejects").glob("*") if _REJECTS.fullmatch(p.name))
    names = [DATABASES["real"]]
    if _shows_landed_tables(database_path("sample", warehouse)):
        names.append(DATABASES["sample"])
    for name in names:
        found += sorted(warehouse.glob(f"{name}*"))
    found += sorted(p for p in (warehouse / ".build_real").glob("*") if p.name != "lock")
    found += [warehouse / part / "real" for part in ("figures", "site")]
    found += [warehouse / "findings.md", warehouse / "spark", warehouse / ".shell"]
    found += sorted(warehouse.glob(".landing-*"))
    target = root / "target"
    for folder in {target, Path(os.environ.get("DBT_TARGET_PATH") or target)}:
        found += sorted(path for pattern in _ARTEFACTS for path in folder.glob(pattern))
    found += [target / "real", target / "spark", root / "logs"]
    return [path for path in found if path.exists() or path.is_symlink()]


def forget(warehouse: Path, root: Path) -> bool:
    """Remove what is personal; the caller holds the lock of the real warehouse.

    Returns:
        Whether other data is still landed.

    Raises:
        UserError: something cannot be removed, or the landed tables cannot be read.
    """
    # First what says that there is something: a killed run leaves no row without its file.
    has_more = False
    if has_landed_files(warehouse):
        with Store(warehouse) as store:
            has_more = store.forget(PRIVATE_TABLES)
    for path in personal(warehouse, root):
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                f"{path}: cannot be removed ({error.strerror}); remove it by hand, then run "
                "`netflix forget` again"
            ) from error
    if has_more:
        with Store(warehouse) as store:
            store.complete()
    elif (warehouse / "raw").is_dir():
        shutil.rmtree(warehouse / "raw")
    return has_more


def _is_empty(table: Path) -> bool:
    if table.is_dir():
        return [path.name for path in table.iterdir()] in ([], ["empty.parquet"])
    return not table.exists()


def _shows_landed_tables(database: Path) -> bool:
    """Say whether a file of the target sample was built from landed data, as dbt can be told to."""
    if not database.is_file():
        return False
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            views = "select 1 from duckdb_views() where schema_name = 'raw' limit 1"
            return bool(connection.execute(views).fetchall())
    except duckdb.Error:
        return True
