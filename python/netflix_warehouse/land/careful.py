"""The careful way to read a delimited text: record by record, rejecting what is damaged."""

import csv
import re
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

import duckdb
import pyarrow as pa

from netflix_warehouse.land.job import Job, Staged
from netflix_warehouse.land.records import BLANKS, MAX_RECORD_CHARACTERS, RecordReader
from netflix_warehouse.land.sql import PARQUET, literal

BATCH_ROWS = 20_000
BLANK = "blank record"
UNREADABLE = "bytes that are not text"


def read_carefully(job: Job) -> Staged:
    """Read record by record, rejecting what is damaged."""
    staged = Staged(job.parquet, job.rejects)
    failures: list[BaseException] = []
    schema = pa.schema([(column, pa.string()) for column in job.positions] + [("_row", pa.int64())])
    batches = _batches(job, staged, schema, failures)
    stream = pa.RecordBatchReader.from_batches(schema, batches)
    job.connection.register("careful_records", stream)
    try:
        job.connection.execute(f"""
            copy (
                select * exclude (_row), {literal(job.file_name)} as _file, _row
                from careful_records
            ) to {literal(job.parquet)} {PARQUET}""")  # fmt: skip
    except duckdb.Error:
        if failures:
            raise failures[0] from None
        raise
    finally:
        job.connection.unregister("careful_records")
    return staged


def _batches(
    job: Job, staged: Staged, schema: pa.Schema, failures: list[BaseException]
) -> Iterator[pa.RecordBatch]:
    # DuckDB hides what is raised in here, hence the list.
    try:
        rows, numbers = [], []
        for number, cells in _landed(job, staged):
            rows.append(cells)
            numbers.append(number)
            if len(rows) == BATCH_ROWS:
                yield _batch(job, schema, rows, numbers)
                rows, numbers = [], []
        yield _batch(job, schema, rows, numbers)
    except BaseException as error:
        failures.append(error)
        raise


def _batch(job: Job, schema: pa.Schema, rows: list, numbers: list[int]) -> pa.RecordBatch:
    cells = iter(zip(*rows, strict=True)) if rows else iter(lambda: (), None)
    columns = [
        [None] * len(rows) if position is None else [cell or None for cell in next(cells)]
        for position in job.positions.values()
    ]
    data = [*columns, numbers]
    arrays = [pa.array(values, field.type) for values, field in zip(data, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _landed(job: Job, staged: Staged) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the number and known cells of each good record; write the others to the rejects."""
    pick = itemgetter(*(position for position in job.positions.values() if position is not None))
    empty_lines = number = 0
    with (
        job.text.path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as text,
        job.rejects.open("w", encoding="utf-8", newline="") as rejects,
    ):
        write = csv.writer(rejects, lineterminator="\n").writerow
        write(("record", "reason", "text"))
        # A file without line ends must not be read into memory whole.
        lines = iter(partial(text.readline, MAX_RECORD_CHARACTERS), "")
        for _ in range(job.header.line_count):
            next(lines, "")
        for fields, reason, record_text in RecordReader(lines, job.header, job.evidence):
            if fields == [] or (
                job.leaves_out_blanks and fields and not "".join(fields).strip(BLANKS)
            ):
                empty_lines += 1
                continue
            number += 1
            if number % BATCH_ROWS == 0:
                job.meter.at(text.buffer.tell())
            cells = pick(fields) if fields and not reason else ()
            if fields and not "".join(cells or fields).strip(BLANKS):
                reason = BLANK
            elif job.text.has_damage and re.search("[\0\udc80-\udcff]", record_text):
                reason = UNREADABLE
            if reason:
                staged.rejected.append((number, reason))
                write((number, reason, _printable(record_text)))
            else:
                yield number, cells
    staged.record_count = number
    if empty_lines:
        staged.notes.append(f"{empty_lines:,} empty lines left out")


def _printable(text: str) -> str:
    return text.removesuffix("\n").encode("utf-8", "surrogateescape").decode(
        "utf-8", "backslashreplace"
    )  # fmt: skip
