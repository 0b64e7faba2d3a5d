"""The quick way to read a delimited text: DuckDB, for files on which it cannot go wrong.

It declines whatever it could read otherwise than the careful way does.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import numpy as np

from netflix_warehouse.land.job import Job, Staged
from netflix_warehouse.land.records import BLANKS, is_record
from netflix_warehouse.land.sql import PARQUET, literal
from netflix_warehouse.land.text import CHUNK_BYTES


def read_quickly(job: Job) -> Staged | None:
    """Read with DuckDB, or return None if the file is not clean enough for that."""
    dialect = job.header.dialect
    if job.header.line_count > 1 or dialect.escape or dialect.skips_blanks:
        return None
    if job.clean_path:  # DuckDB need not wait until all of it is looked at
        staged = _read(job, job.clean_path)
        if job.text.path == job.clean_path:
            return None if job.text.has_damage else staged
    return None if job.text.has_damage else _read(job, job.text.path)


def _read(job: Job, path: Path) -> Staged | None:
    """Read a file, or return None if it could be read otherwise."""
    dialect = job.header.dialect
    link = job.parquet.with_suffix(".csv")  # DuckDB takes [ and * in a path for patterns
    link.symlink_to(path.resolve())
    names = {f"c{i}": "VARCHAR" for i in range(job.header.width)}
    has_names = job.header.line_count == 1
    source = f"""read_csv({literal(link)}, auto_detect=false, header={has_names}, columns={names},
        delim={literal(dialect.delimiter)}, quote={literal(dialect.quote or "")},
        escape={literal(dialect.quote or "")}, nullstr='', new_line='\\n', compression='none',
        strict_mode=true, null_padding=false, ignore_errors=false, max_line_size=1000000)"""
    cells = ", ".join(
        f"{'null' if position is None else f'c{position}'}::varchar as {_quoted(column)}"
        for column, position in job.positions.items()
    )
    try:
        # The lines are looked at while DuckDB reads: either may find that it cannot be done.
        with ThreadPoolExecutor(1) as pool:
            plain = pool.submit(_count_lines_if_plain, job, path)
            job.meter.run(job.connection, f"""
                copy (
                    select {cells}, {literal(job.file_name)} as _file, row_number() over () as _row
                    from {source}
                ) to {literal(job.parquet)} {PARQUET}""")  # fmt: skip
            line_feeds = plain.result()
        if line_feeds is None or _has_doubtful_records(job, source, list(names), line_feeds):
            return None
    except duckdb.Error:
        return None
    finally:
        link.unlink()
    return Staged(job.parquet, job.rejects, _count(job))


def _count_lines_if_plain(job: Job, path: Path) -> int | None:
    """Count the line feeds; None if the two ways may differ: empty lines, blanks beside quotes."""
    if job.text.path != path or job.text.has_damage:
        return None
    quote = job.header.dialect.quote
    edges = np.array([ord(job.header.dialect.delimiter), 10], dtype=np.uint8)
    count, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            count += chunk.count(b"\n")
            block = tail + chunk
            if b"\n\n" in block or _has_blank_beside_quote(block, quote, edges):
                return None
            tail = block[-4:]
    return None if _has_blank_beside_quote(tail + b"\n\n", quote, edges) else count


def _has_blank_beside_quote(block: bytes, quote: str | None, edges: np.ndarray) -> bool:
    if quote is None:
        return False
    data = np.frombuffer(block, dtype=np.uint8)
    at = np.flatnonzero(data[2:-2] == ord(quote)) + 2
    at = at[(data[at - 1] == 32) | (data[at + 1] == 32)]
    before_2, before, after, after_2 = (data[at + shift] for shift in (-2, -1, 1, 2))
    opens = (before == 32) & np.isin(before_2, edges)
    is_empty = (after == ord(quote)) & (np.isin(after_2, edges) | (after_2 == 32))
    closes = (after == 32) & np.isin(after_2, edges)
    return bool(np.any(opens & ((after != ord(quote)) | is_empty)) or np.any(closes))


def _has_doubtful_records(job: Job, source: str, names: list[str], line_feeds: int) -> bool:
    """Say whether a record is blank, or has a line in a cell that could be a record itself."""
    table = f"read_parquet({literal(job.parquet)})"
    blanks = "||".join(f"chr({ord(character)})" for character in BLANKS)
    blank_cells = [
        f"case when {_quoted(column)} between '!' and '~' then false"
        f" else coalesce(trim({_quoted(column)}, {blanks}), '') = '' end"
        for column, position in job.positions.items() if position is not None
    ]  # fmt: skip
    # Most files need a look at one column only: a blank record is blank there too.
    if all(
        job.connection.execute(f"select 1 from {table} where {condition} limit 1").fetchall()
        for condition in (blank_cells[0], " and ".join(blank_cells))
    ):
        return True
    if line_feeds <= _count(job) + job.header.line_count:
        return False
    by_position = {at: _quoted(column) for column, at in job.positions.items() if at is not None}
    if len(by_position) == len(names):  # what is landed says it all, and is read faster
        names, source = [by_position[at] for at in range(len(names))], table
    with_lines = " or ".join(f"contains({name}, chr(10))" for name in names)
    job.connection.execute("set threads = 2")  # in any order: one such record is enough
    try:
        found = job.connection.execute(
            f"select {', '.join(names)} from {source} where {with_lines}"
        )
        while rows := found.fetchmany(1000):
            for row in rows:
                lines = job.header.dialect.join(row).split("\n")[1:]
                if any(is_record(line, job.header, job.evidence) for line in lines):
                    return True
    finally:
        job.connection.execute("set threads = 1")  # what is written next keeps its order
    return False


def _count(job: Job) -> int:
    count = f"select count(*) from read_parquet({literal(job.parquet)})"
    return job.connection.execute(count).fetchall()[0][0]


def _quoted(name: str) -> str:
    return f'"{name}"'
