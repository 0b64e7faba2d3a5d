"""Where the project and its warehouse folder are."""

import os
from pathlib import Path

from netflix_warehouse.errors import UserError

PRIVATE_FILE = 0o600
DATABASES = {"sample": "sample.duckdb", "real": "netflix.duckdb"}


def project_root() -> Path:
    """Return the folder that holds this project's ``dbt_project.yml``.

    The current folder and those above it come first, then the checkout that an editable install
    points at.

    Raises:
        UserError: neither place holds the project.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        file = folder / "dbt_project.yml"
        if file.is_file() and "name: netflix_warehouse" in file.read_text(encoding="utf-8"):
            return folder
    raise UserError(
        f"no netflix_warehouse dbt project in {here} or above it: run this from its folder"
    )


def warehouse_folder() -> Path:
    """Return the folder of all that is generated: NETFLIX_WAREHOUSE, or the project's own."""
    folder = os.environ.get("NETFLIX_WAREHOUSE")
    return Path(folder).expanduser().resolve() if folder else project_root() / "warehouse"


def database_path(target: str, warehouse: Path | None = None) -> Path:
    """Return where the published DuckDB file of target ``sample`` or ``real`` is."""
    return (warehouse or warehouse_folder()) / DATABASES[target]


def target_of(database: Path) -> str:
    """Return the target whose file this is: ``sample`` by its name, else ``real``."""
    return "sample" if database.name == DATABASES["sample"] else "real"


def has_landed_files(warehouse: Path) -> bool:
    """Return whether `netflix land` has put anything into the warehouse folder."""
    return (warehouse / "raw" / "landed_files.parquet").is_file()


def make_private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can look into; it may be there already.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder
