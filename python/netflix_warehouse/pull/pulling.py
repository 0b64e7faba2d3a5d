"""The course of pulling: fetch into a private folder, check, then put each file in its place."""

import fcntl
import filecmp
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pooch
from rich.progress import Progress

from netflix_warehouse.errors import UserError
from netflix_warehouse.pull.check import DamagedFileError, Extent, WrongFileError, check
from netflix_warehouse.pull.fetch import Fetcher, FetchError
from netflix_warehouse.pull.sources import PublicFile

TIMEOUT_SECONDS = 20.0
RETRIES = 2


@dataclass
class Pulled:
    """What became of one file: downloaded, unchanged or failed; `size` in bytes of what is there.

    `note` says why it failed, or what else was done.
    """

    source: PublicFile
    path: Path
    status: str
    size: int | None = None
    note: str = ""


def pull(
    files: Sequence[PublicFile],
    folder: Path,
    *,
    force: bool = False,
    timeout: float = TIMEOUT_SECONDS,
    retries: int = RETRIES,
    progress: Progress | None = None,
) -> list[Pulled]:
    """Download public files; one that fails leaves what is there as it is.

    Args:
        files: what to download, as `load_sources` gives it.
        folder: where to; made if absent.
        force: download anew what never changes, and let a file replace one that holds more, which
            is then kept beside it under a name of its own.
        timeout: seconds to wait for an answer, or for the next part of it.
        retries: how often to ask again, 1, 2, 3 ... seconds later, where that may help..
        progress: a started display; a bar appears in it for each file.

    Returns:
        One result per file, in the same order.

    Raises:
        UserError: the folder cannot be written.
    """
    with _private(folder) as scratch:
        fetcher = Fetcher(timeout, retries, progress or Progress(disable=True))
        return [_pull(file, folder / file.file, scratch, fetcher, force) for file in files]


def _pull(source: PublicFile, path: Path, scratch: Path, fetcher: Fetcher, force: bool) -> Pulled:
    try:
        old = _extent_of(path, source)
        if source.updated == "never" and old and not force:
            return Pulled(source, path, "unchanged", path.stat().st_size)
        fresh, extent = fetcher.fetch(source, scratch)
        note = ""
        if path.exists():
            if filecmp.cmp(fresh, path, shallow=False):
                return Pulled(source, path, "unchanged", path.stat().st_size)
            if not (old and extent.may_replace(old)):
                if not force:
                    return Pulled(source, path, "failed", note=_refusal(path, old, extent))
                note = f"the one before is kept as {_keep(path, old).name}"
        fresh.chmod(0o644)
        fresh.replace(path)
        return Pulled(source, path, "downloaded", path.stat().st_size, note)
    except FetchError as error:
        return Pulled(source, path, "failed", note=f"{error}\n  by hand: {source.by_hand}")
    except OSError as error:
        cause = error.strerror or error
        return Pulled(source, path, "failed", note=f"cannot be written ({cause}); mend the disk")


def _extent_of(path: Path, source: PublicFile) -> Extent | None:
    """Measure the file that is there; None if there is none, or something else, or a broken one."""
    try:
        return check(path, source) if path.exists() else None
    except (WrongFileError, DamagedFileError, UserError):
        return None


def _refusal(path: Path, old: Extent | None, new: Extent) -> str:
    here = f"holds {old}" if old else "is another file of that name, or a changed one"
    return (
        f"what comes holds {new}, but {path} {here}: that one stays; "
        "--force takes the new one and keeps the old one beside it"
    )


def _keep(path: Path, old: Extent | None) -> Path:
    """Give the file a second name that tells its content, so that it outlives its replacement."""
    label = f"{old.last_week}-" if old and old.last_week else ""
    digest = pooch.file_hash(str(path))[:8]
    kept = path.with_name(f"{path.stem}.{label}{digest}{path.suffix}")
    if not kept.exists():
        try:
            kept.hardlink_to(path)
        except OSError:  # a file system without links
            shutil.copy2(path, kept)
    return kept


@contextmanager
def _private(folder: Path) -> Iterator[Path]:
    """Make a private folder in the folder for one process; what a killed run has left goes."""
    scratch = folder / ".pull"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise UserError(_unwritable(folder, error)) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(mode=0o700)
    except BlockingIOError as error:
        os.close(lock)
        raise UserError(f"another netflix pull is writing to {folder}; wait for its end") from error
    except OSError as error:
        os.close(lock)
        raise UserError(_unwritable(folder, error)) from error
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        os.close(lock)


def _unwritable(folder: Path, error: OSError) -> str:
    return f"{folder}: cannot be written ({error.strerror}); name another folder with --to"
