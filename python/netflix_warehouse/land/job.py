"""What is handed to a reader, and what it hands back."""

from collections import Counter
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from netflix_warehouse.land.dialect import Header
from netflix_warehouse.land.progress import Meter
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.sql import PARQUET, literal
from netflix_warehouse.land.text import CleanText, Look


@dataclass(frozen=True)
class Opened:
    """A recognised file on disk: `header` is None of a kind without one.

    A reader may write to the paths that start with `scratch`. Of a workbook, `path` is its sheets
    saved as text, and `texts` what stands above their headers. `account` and `date_order` are what
    the user says of viewing exports. Of files joined into one, `members` are the first line and the
    name of each.
    """

    connection: duckdb.DuckDBPyConnection
    path: Path
    file_name: str
    seen: Look
    header: Header | None
    scratch: Path
    meter: Meter
    texts: tuple[str, ...] = ()
    account: str | None = None
    date_order: str | None = None
    members: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Job:
    """A delimited text to read: `positions` gives the place of each raw column, None if absent.

    `clean_path` is the file itself if its start is clean: it may be read while `cleaning` goes on.
    """

    connection: duckdb.DuckDBPyConnection
    clean_path: Path | None
    cleaning: Future[CleanText]
    file_name: str
    header: Header
    positions: dict[str, int | None]
    evidence: Evidence
    parquet: Path
    rejects: Path
    meter: Meter
    leaves_out_blanks: bool = False

    @property
    def text(self) -> CleanText:
        """The text, once it is clean.

        Raises:
            OSError: the file cannot be read or the copy cannot be written.
        """
        return self.cleaning.result()


@dataclass
class Staged:
    """A file read into the scratch folder, not yet part of the warehouse.

    `rejected` holds (record number, reason); `rejects` is a CSV with the records' text. `part` is
    the part of the raw table that the file fills, empty where the table is one file; `file_name` is
    in its column `_file`, empty for the plain name. `details` are what `landed_files` says of a
    viewing export; the last three are what was found of its dates.
    """

    parquet: Path
    rejects: Path
    record_count: int = 0
    rejected: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    part: str = ""
    file_name: str = ""
    details: dict[str, str | None] = field(default_factory=dict)
    needs_date_order: bool = False
    inferred_date_order: str | None = None
    misfit_count: int = 0

    def stamp(
        self,
        connection: duckdb.DuckDBPyConnection,
        part: str,
        file_name: str,
        columns: dict[str, str] | None = None,
    ) -> None:
        """Set the part and write its file name, and the cells of whole columns, into the table."""
        values = {"_file": file_name} | (columns or {})
        cells = ", ".join(f"{literal(value)} as {column}" for column, value in values.items())
        stamped = self.parquet.with_suffix(".stamped")
        connection.execute(f"""
            copy (select * replace ({cells}) from read_parquet({literal(self.parquet)}))
            to {literal(stamped)} {PARQUET}""")
        stamped.replace(self.parquet)
        self.part, self.file_name = part, file_name

    @property
    def landed_count(self) -> int:
        """The records that are in the Parquet file."""
        return self.record_count - len(self.rejected)

    @property
    def commonest_reason(self) -> str:
        """The reason that most records were rejected for."""
        return Counter(reason for _, reason in self.rejected).most_common(1)[0][0]
