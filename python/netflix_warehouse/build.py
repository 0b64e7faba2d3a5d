"""Build the warehouse with dbt and publish it whole, or not at all.

dbt writes a scratch file beside the published one and runs every test there. Only when no test of
severity error has failed does the scratch file take the published file's name, in one step. A
reader therefore meets either the old warehouse or the new one, and a killed build changes nothing.
"""

import fcntl
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from netflix_warehouse import changes
from netflix_warehouse.dbt_runner import run_dbt
from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import (
    DATABASES,
    PRIVATE_FILE,
    database_path,
    has_landed_files,
    make_private_folder,
    project_root,
    warehouse_folder,
)

FAILED = {"error", "fail", "runtime error", "partial success"}
SHOWN_FAILURES = 10


@dataclass(frozen=True)
class Built:
    """A published build: the file, how many nodes of each kind ran, warnings, and seconds taken.

    `changed` are the raw tables that alone were built again; None where all were.
    """

    target: str
    database: Path
    counts: Counter[str]
    warnings: tuple[str, ...]
    seconds: float
    changed: tuple[str, ...] | None = None


def default_target(warehouse: Path) -> str:
    """Return ``real`` when something is landed, else ``sample``."""
    return "real" if has_landed_files(warehouse) else "sample"


def build(
    target: str | None = None,
    *,
    select: Sequence[str] = (),
    full_refresh: bool = False,
    timezone: str | None = None,
    console: Console | None = None,
) -> Built:
    """Build one target (seeds, models and tests) and publish it.

    The landed files hold the whole history, so a build may start from nothing. Where the published
    file was built by the same models, only what reads changed raw tables is built, and tested, in a
    copy of it; the sample is always built whole.

    Args:
        target: ``sample`` or ``real``; by default ``real`` when something is landed.
        select: dbt selectors, for these alone; empty for everything that has changed.
        full_refresh: build everything, from nothing; with ``select`` passed on to dbt.
        timezone: zone that days and hours of viewing are told in, such as Europe/Madrid; by default
            NETFLIX_TIMEZONE of the environment, else the project's variable.
        console: where progress goes; standard error by default.

    Raises:
        UserError: a model or test failed, nothing is landed, there is no such time zone, or another
            build is running. The published file is as it was.
    """
    started = time.monotonic()
    timezone = _known_timezone(timezone or os.environ.get("NETFLIX_TIMEZONE") or "")
    root, warehouse = project_root(), warehouse_folder()
    target = target or default_target(warehouse)
    if target not in DATABASES:
        raise UserError(f"no target {target!r} to publish: choose one of {', '.join(DATABASES)}")
    if target == "real" and not has_landed_files(warehouse):
        raise UserError("nothing is landed yet: run `netflix land PATH` with your files first")
    published = database_path(target, warehouse)
    with exclusive(warehouse, target) as folder:
        mark = changes.fingerprint(root, timezone) if target == "real" and not select else None
        changed = None
        if mark and not full_refresh and changes.is_current(folder, published, mark):
            changed = changes.changed_tables(published, warehouse)
            if changed == []:
                return Built(target, published, Counter(), (), time.monotonic() - started, ())
        selected = changes.selectors(changed) if changed else select
        scratch = scratch_file(folder, published, keep=bool(selected))
        arguments = ["build"]
        arguments += ["--select", *selected] if selected else []
        arguments += ["--full-refresh"] if full_refresh else []
        # They check the models on rows of their own: the sample's build has run them.
        arguments += ["--exclude-resource-type", "unit_test"] if target == "real" else []
        outcome, warnings = run_dbt(
            root,
            target,
            arguments,
            console or Console(stderr=True),
            NETFLIX_WAREHOUSE=str(warehouse),
            NETFLIX_DATABASE=str(scratch),
            NETFLIX_TIMEZONE=timezone,
        )
        results = list(outcome.results)
        failures = [result for result in results if result.status in FAILED]
        if failures:
            raise UserError(_explain(failures, results, published, scratch))
        if not results:
            raise UserError(f"nothing matches --select {' '.join(select)}")
        if target == "real":
            scratch.chmod(PRIVATE_FILE)
        publish(scratch, published)
        if mark:
            changes.remember(folder, published, mark)
    counts = Counter(result.node.resource_type.value for result in results)
    del counts["operation"], counts["exposure"]  # the hooks, and what dbt builds nothing for
    warnings += [_describe(result) for result in results if result.status == "warn"]
    changed = None if changed is None else tuple(changed)
    return Built(target, published, counts, tuple(warnings), time.monotonic() - started, changed)


def _known_timezone(name: str) -> str:
    import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute("select timezone($1, timestamp '2024-01-01')", [name or "UTC"])
    except duckdb.Error as error:
        raise UserError(f"no time zone {name!r}: name one such as Europe/Madrid or UTC") from error
    return name


@contextmanager
def exclusive(warehouse: Path, target: str) -> Iterator[Path]:
    """Hold the one lock for writing a target, and yield its scratch folder.

    The system drops the lock with its process, so a killed build leaves none behind.

    Raises:
        UserError: another process holds it.
    """
    folder = warehouse / f".build_{target}"
    try:
        make_private_folder(folder)
        opened = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"the warehouse folder {warehouse} cannot be written: {error.strerror}; "
            "name another with NETFLIX_WAREHOUSE"
        ) from error
    with opened as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise UserError(
                f"process {lock.read().strip() or 'unknown'} is already writing the {target} "
                f"warehouse in {warehouse}: wait for it to end, or stop it"
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield folder


def publish(scratch: Path, published: Path) -> None:
    """Give a finished scratch file the published name, in one step that survives a power cut."""
    import duckdb

    with duckdb.connect(str(scratch)) as connection:
        connection.execute("checkpoint")
    if scratch.with_name(scratch.name + ".wal").exists():
        raise RuntimeError(f"{scratch} still has a write-ahead log after its checkpoint")
    _flush_to_disk(scratch)
    # A log left by a `dbt build` that died belongs to the old file, never to the new one.
    published.with_name(published.name + ".wal").unlink(missing_ok=True)
    scratch.replace(published)
    _flush_to_disk(published.parent)


def scratch_file(folder: Path, published: Path, keep: bool) -> Path:
    """Empty the scratch folder of `exclusive` and return the scratch file's place in it.

    With ``keep`` it is a copy of the published file, if there is one.
    """
    # Same name in another folder: the views inside carry the catalogue's name, which is the stem.
    # A fixed path, because dbt parses everything anew when the path in its profile changes.
    for leftover in folder.iterdir():
        if leftover.is_dir():
            shutil.rmtree(leftover)
        elif not changes.is_kept(leftover):
            leftover.unlink()
    scratch = folder / published.name
    if keep and published.is_file():
        shutil.copyfile(published, scratch)
    return scratch


def _explain(failures: list[Any], results: list[Any], published: Path, scratch: Path) -> str:
    kept = f"{published} stays as it was" if published.is_file() else "nothing is published"
    lines = [f"{len(failures)} of {len(results)} steps failed, so {kept}:"]
    for result in failures[:SHOWN_FAILURES]:
        lines.append(f"- {_describe(result)}")
        # a unit test has none
        if path := getattr(result.node, "compiled_path", None):
            lines.append(f"  SQL: {_shorten(Path(path))}")
    if len(failures) > SHOWN_FAILURES:
        lines.append(f"- and {len(failures) - SHOWN_FAILURES} more")
    skipped = sum(result.status == "skipped" for result in results)
    if skipped:
        lines.append(f"{skipped} steps that need them were skipped.")
    lines.append(f"What was built is in {_shorten(scratch)} until the next build.")
    return "\n".join(lines)


def _describe(result: Any) -> str:
    node = result.node
    # dbt's own first line repeats the name and the path that stand before it here.
    lines = [line.strip() for line in str(result.message or result.status).splitlines()]
    lines = [line for line in lines if line and not line.startswith("compiled code at")]
    if len(lines) > 1 and f" {node.name} (" in lines[0]:
        lines = lines[1:]
    message = "\n  ".join(lines[:6])
    return f"{node.resource_type.value} {node.name} ({node.original_file_path}): {message}"


def _shorten(path: Path) -> Path:
    path = path.absolute()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
