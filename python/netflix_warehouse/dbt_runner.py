"""Run dbt in this process, quietly, with its progress on one line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import make_private_folder
from netflix_warehouse.progress import BuildProgress


def run_dbt(
    root: Path,
    target: str,
    arguments: list[str],
    console: Console,
    artefacts: Path | None = None,
    **environment: str,
) -> tuple[Any, list[str]]:
    """Run one dbt command in this process.

    Args:
        root: the project's folder.
        target: ``sample`` or ``real``.
        arguments: dbt's command and its own options.
        console: where progress goes.
        artefacts: folder of dbt's manifest and compiled SQL; by default `artefacts_folder`.
        environment: variables that the project reads, for this command only.

    Returns:
        dbt's result, and what it warned of outside its results.

    Raises:
        UserError: dbt stopped before it did anything, in its own words.
    """
    progress = BuildProgress(console)
    with progress:
        progress.say("reading the project")
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.cli.main import dbtRunner

        folder = str(artefacts or artefacts_folder(root, target))
        flags = ["--project-dir", str(root), "--profiles-dir", str(root)]
        flags += ["--target-path", folder, "--log-path", folder]
        flags += ["--log-level", "none", "--log-level-file", "none", "--no-use-colors"]
        try:
            with _environment(**environment):
                outcome = dbtRunner(callbacks=[progress]).invoke(
                    [*arguments, "--target", target, *flags]
                )
        finally:
            if DuckDBConnectionManager._ENV is not None:  # dbt keeps the file open otherwise
                DuckDBConnectionManager._ENV.close()
                DuckDBConnectionManager.close_all_connections()
    if isinstance(outcome.exception, KeyboardInterrupt):
        raise outcome.exception
    if outcome.exception is not None:
        raise UserError(f"dbt stopped before it built anything:\n{outcome.exception}")
    return outcome.result, progress.warnings


def artefacts_folder(root: Path, target: str) -> Path:
    """Return the folder of a build's artefacts; DBT_TARGET_PATH overrides it."""
    named = os.environ.get("DBT_TARGET_PATH")
    return Path(named) if named else make_private_folder(root / "target" / target)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
