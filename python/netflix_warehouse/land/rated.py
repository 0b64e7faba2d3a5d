"""Films that users rate, and their ratings: MovieLens in its forms, the Prize's list of films.

Identifiers of users and films are of their dataset alone: no dataset replaces another.
"""

import csv
import re
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from netflix_warehouse.land.careful import UNREADABLE
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.dialect import Dialect, Header
from netflix_warehouse.land.job import Job, Opened, Staged
from netflix_warehouse.land.prize import DATASET as PRIZE
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import Extent, Rule
from netflix_warehouse.land.sql import PARQUET, literal
from netflix_warehouse.land.store import Store
from netflix_warehouse.land.text import CHUNK_BYTES, CleanText, clean
from netflix_warehouse.raw_tables import RAW_TABLES

NO_FILM = "expected NUMBER,YEAR,TITLE"
_ALIASES = {"movie_id": ("movieId",), "user_id": ("userId",)}
_STARS = re.compile(r"[0-5](\.\d)?")
_RANGE = re.compile(r"(.+)-(\d+)-(\d+)")


@dataclass(frozen=True)
class MovieLens(Delimited):
    """Reads a MovieLens file; `names` are the first columns of the forms that have no header."""

    names: tuple[str, ...] = ()

    def prepare(self, opened: Opened) -> Job:
        """Give a text without header its columns; `::` between cells becomes a tab."""
        if opened.header:
            return super().prepare(opened)
        line = next(line for line in opened.seen.lines if line.strip())
        delimiter = next(mark for mark in ("\t", "::", "|") if mark in line)
        text = clean(opened.path, opened.seen, opened.scratch.with_suffix(".text"), opened.meter.at)
        if delimiter == "::":
            copy = opened.scratch.with_suffix(".tabs")
            _with_tabs(text.path, copy)
            text = replace(text, path=copy)
        others = range(len(self.names), line.count(delimiter) + 1)
        cells = (*self.names, *(f"column {number + 1}" for number in others))
        dialect = Dialect("\t" if delimiter == "::" else delimiter, None)
        header = Header(dialect, 0, cells)
        positions = self.columns(header)
        cleaning: Future[CleanText] = Future()
        cleaning.set_result(text)
        return Job(
            opened.connection, None, cleaning, opened.file_name, header, positions,
            self.evidence(positions),
            opened.scratch.with_suffix(".parquet"), opened.scratch.with_suffix(".rejects"),
            opened.meter,
        )  # fmt: skip


def _with_tabs(path: Path, copy: Path) -> None:
    with path.open("rb") as source, copy.open("wb") as target:
        left = b""
        while chunk := source.read(CHUNK_BYTES):
            chunk = left + chunk
            left = b":" if chunk.endswith(b":") and not chunk.endswith(b"::") else b""
            target.write(chunk.removesuffix(left).replace(b"::", b"\t"))
        target.write(left)


def _stamp(opened: Opened, staged: Staged) -> None:
    """Name the dataset after its form: each release has one, and its own numbers for films."""
    form = "csv" if opened.header else "dat" if "::" in opened.seen.lines[0] else "100k"
    dataset = f"movielens_{form}"
    name = f"{dataset}/{opened.file_name}"
    staged.stamp(opened.connection, dataset, name, {"dataset": dataset})


def _rated(positions: dict[str, int | None]) -> Evidence:
    return lambda cells, is_strict=False: _STARS.fullmatch(cells[positions["rating"]]) is not None


def _numbered(positions: dict[str, int | None]) -> Evidence:
    return lambda cells, is_strict=False: cells[positions["movie_id"]].strip().isdigit()


class PrizeMovies:
    """Reads the list of films of the Netflix Prize, whose titles may hold commas without quotes."""

    def read(self, opened: Opened) -> Staged:
        """Read it line by line: it is short.

        Raises:
            OSError: the file cannot be read, or there is no room to write.
        """
        copy = opened.scratch.with_suffix(".text")
        text = clean(opened.path, opened.seen, copy, opened.meter.at)
        paths = opened.scratch.with_suffix(".parquet"), opened.scratch.with_suffix(".rejects")
        name = f"{PRIZE}/{opened.file_name}"
        staged = Staged(*paths, notes=list(text.notes), part=PRIZE, file_name=name)
        content = text.path.read_text(encoding="utf-8", errors="surrogateescape")
        lines = [line for line in content.split("\n") if line.strip()]
        is_quoted = _quotes_commas(lines)
        rows = []
        with staged.rejects.open("w", encoding="utf-8", newline="") as rejects:
            write = csv.writer(rejects, lineterminator="\n").writerow
            write(("record", "reason", "text"))
            for number, line in enumerate(lines, start=1):
                cells = next(csv.reader([line])) if is_quoted else line.split(",", 2)
                reason = None
                if re.search("[\0\udc80-\udcff]", line):
                    reason = UNREADABLE
                elif len(cells) != 3 or not cells[0].strip().isdigit():
                    reason = NO_FILM
                if reason:
                    staged.rejected.append((number, reason))
                    shown = line.encode("utf-8", "surrogateescape")
                    write((number, reason, shown.decode("utf-8", "backslashreplace")))
                else:
                    rows.append((*(cell or None for cell in cells), PRIZE, name, number))
        staged.record_count = len(lines)
        _write(opened, staged, rows)
        return staged


def _quotes_commas(lines: list[str]) -> bool:
    """Say whether the file was saved again with quotes around the titles that need them."""
    titles = [line.split(",", 2)[2] for line in lines if line.count(",") > 2]
    return bool(titles) and all(re.fullmatch(r'\s*".*"\s*', title) for title in titles)


def _write(opened: Opened, staged: Staged, rows: list[tuple]) -> None:
    columns = [*RAW_TABLES["rated_movies"], "_file", "_row"]
    types = [pa.string()] * (len(columns) - 1) + [pa.int64()]
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(cells, kind) for cells, kind in zip(values, types, strict=True)]
    opened.connection.register("films", pa.table(arrays, names=columns))
    opened.connection.execute(f"copy (from films) to {literal(staged.parquet)} {PARQUET}")
    opened.connection.unregister("films")


class Datasets(Rule):
    """A part per dataset, or per range of titles of one; of equal extent, the last one counts.

    `unit` names the records in messages.
    """

    advice = "land the files of one folder together"

    def __init__(self, unit: str) -> None:
        """Name the records."""
        self.unit = unit

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records."""
        count = store.query(f"select count(*) from {store.read(parquet)}")[0][0]
        return Extent(count, (), f"{count:,} {self.unit}")

    def overlaps(self, part: str, other: str) -> bool:
        """Say whether their ranges of titles share any."""
        one, two = _RANGE.fullmatch(part), _RANGE.fullmatch(other)
        if not (one and two) or one[1] != two[1]:
            return part == other
        return int(one[2]) <= int(two[3]) and int(two[2]) <= int(one[3])


_OPTIONAL = frozenset({"date", "dataset", "year"})
RATINGS = MovieLens(
    columns_by_name(RAW_TABLES["ratings"], _ALIASES), _rated, _stamp, _OPTIONAL,
    names=("userId", "movieId", "rating", "timestamp"),
)  # fmt: skip
MOVIES = MovieLens(
    columns_by_name(RAW_TABLES["rated_movies"], _ALIASES), _numbered, _stamp, _OPTIONAL,
    names=("movieId", "title"),
)  # fmt: skip
PRIZE_MOVIES = PrizeMovies()
RATINGS_RULE, MOVIES_RULE = Datasets("ratings"), Datasets("films")
