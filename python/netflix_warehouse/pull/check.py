"""Whether a downloaded file is what it must be, and how much it holds."""

import csv
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pooch

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.dialect import Header, normalise, settle
from netflix_warehouse.land.inputs import InputFile, read_head
from netflix_warehouse.land.sources import recognise
from netflix_warehouse.land.text import Look, look
from netflix_warehouse.land.workbook import read_workbook
from netflix_warehouse.pull.sources import PublicFile

_DAMAGES = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class WrongFileError(Exception):
    """What came is not the file: asking again is of no use."""


class DamagedFileError(ValueError):
    """What came is the file, but cut or changed; pooch asks again upon a ValueError."""


@dataclass(frozen=True)
class Extent:
    """How much a file holds; `week_count` is 0 and `last_week` empty where it has no weeks."""

    record_count: int
    week_count: int = 0
    last_week: str = ""

    def __str__(self) -> str:
        """Say it in words."""
        weeks = f" in {self.week_count:,} weeks to {self.last_week}" if self.week_count else ""
        return f"{self.record_count:,} records{weeks}"

    def may_replace(self, other: "Extent") -> bool:
        """Say whether nothing of the other is lost by it."""
        return (
            self.record_count >= other.record_count
            and self.week_count >= other.week_count
            and self.last_week >= other.last_week
        )


def check(path: Path, expected: PublicFile) -> Extent:
    """Return how much a file holds, if it is the one expected.

    Raises:
        WrongFileError: it is something else, such as a web page.
        DamagedFileError: it is too small, is cut, or has another checksum.
        OSError: it cannot be read.
    """
    head = read_head(InputFile(path.name, path.name, True, lambda: path.open("rb")))
    if head.startswith(b"PK\x03\x04"):
        raw_table, extent = _look_into_workbook(path)
        problem = "an archive or office document without its columns"
    else:
        seen = look(head)
        match = None if seen.problem else recognise(seen)
        raw_table = match[0].raw_table if match else None
        extent = _measure(path, seen, match[1] if match else None)
        problem = (seen.problem or "a text without its columns").split(";")[0]
    if raw_table != expected.holds:
        problem = f"a file of {raw_table}" if raw_table else problem.removeprefix("it is ")
        raise WrongFileError(f"what comes is not the file, but {problem}")
    size = path.stat().st_size
    if size < expected.at_least:
        raise DamagedFileError(
            f"only {size:,} bytes came; at least {expected.at_least:,} are expected"
        )
    if expected.sha256 and (digest := pooch.file_hash(str(path))) != expected.sha256:
        raise DamagedFileError(
            f"its SHA-256 is {digest}, not {expected.sha256} as the list of sources says"
        )
    return extent


def _look_into_workbook(path: Path) -> tuple[str | None, Extent]:
    """Return the raw table of an Excel workbook, None if unknown, and its rows in all sheets."""
    try:
        found = read_workbook(path)
    except _DAMAGES as error:
        raise DamagedFileError(f"the workbook that came is damaged ({error})") from error
    except UserError as error:
        raise WrongFileError(f"what comes {error}") from error
    if not found:
        return None, Extent(0)
    rows = [row for sheet in found[0].sheets for row in sheet.rows]
    return found[0].source.raw_table, Extent(sum(map(any, rows)))


def _measure(path: Path, seen: Look, header: Header | None) -> Extent:
    """Count a text's records and weeks."""
    if header is None:
        return Extent(0)
    header = settle(header, seen.text)
    names = [normalise(cell) for cell in header.cells]
    week_at = names.index("week") if "week" in names else None
    try:
        return _count(path, seen, header, week_at, header.dialect.split)
    except csv.Error:  # quotes that do not match: line by line
        delimiter = header.dialect.delimiter
        return _count(path, seen, header, week_at, lambda lines: (
            line.rstrip("\r\n").split(delimiter) for line in lines
        ))  # fmt: skip


def _count(
    path: Path,
    seen: Look,
    header: Header,
    week_at: int | None,
    split: Callable[[Iterable[str]], Iterable[list[str]]],
) -> Extent:
    count, weeks = 0, set()
    with path.open(encoding=seen.encoding, errors="replace", newline="") as lines:
        for cells in split(islice(lines, header.line_count, None)):
            count += any(cells)
            if week_at is not None and week_at < len(cells) and cells[week_at]:
                weeks.add(cells[week_at])
    return Extent(count, len(weeks), max(weeks, default=""))
