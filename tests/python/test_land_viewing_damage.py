"""Damaged viewing exports: never a traceback, and every record is landed or rejected.

NETFLIX_DAMAGED_FILES sets how many files are damaged; all of them are the same in every run.
"""

import csv
import os
import random
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from viewing_exports import Export, make_export, random_plays

from netflix_warehouse.land import Result, land
from netflix_warehouse.raw_tables import PRIVATE_TABLES

FILES = int(os.environ.get("NETFLIX_DAMAGED_FILES", "400"))
PER_CALL = 200
ENCODINGS = ("utf-8", "utf-16", "utf-16-be", "cp1252", "latin-1", "cp1250", "shift_jis", "utf-32")


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def cut_out(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 80) :]


def double(rng: random.Random, data: bytes) -> bytes:
    return data + data


def join_again(rng: random.Random, data: bytes) -> bytes:
    return data + data[rng.randrange(len(data)) :]


def shuffle(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def encode_again(rng: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def mix_encodings(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + encode_again(rng, data[at:] or b"x")


def mix_delimiters(rng: random.Random, data: bytes) -> bytes:
    other = rng.choice([b",", b";", b"\t", b"|"])
    lines = data.splitlines(keepends=True)
    return b"".join(
        line.replace(rng.choice([b",", b";", b"\t", b"|"]), other) if rng.random() < 0.3 else line
        for line in lines
    )


def flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 30)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def quote(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(data))
        data = data[:at] + rng.choice([b'"', b"'", b'""', b'"\n']) + data[at:]
    return data


def end_lines(rng: random.Random, data: bytes) -> bytes:
    ends = [b"\n", b"\r\n", b"\r", b"\n\n", b"", b"\0", b"\x0b", b"\x1a\n"]
    return b"".join(line.rstrip(b"\r\n") + rng.choice(ends) for line in data.splitlines(True))


DAMAGES = (
    cut, cut_out, double, join_again, shuffle, encode_again, mix_encodings, mix_delimiters, flip,
    quote, end_lines,
)  # fmt: skip


def damaged(seed: int) -> tuple[Export, bytes]:
    """A valid export of any shape, and its bytes after one to three damages."""
    rng = random.Random(seed)
    count = rng.choice((1, 3, 8, 20, 60))
    export = make_export(rng.choice, random_plays(rng.choice, count))
    data = export.data
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = rng.choice(DAMAGES)(rng, data) or b"x"
    return export, data


def check_counts(warehouse: Path, results: list[Result]) -> None:
    """Each landed file's records are in its Parquet part or among its rejects, under one number."""
    landed = duckdb.sql(f"from '{warehouse}/raw/landed_files.parquet'").fetchall()
    parts = {table: "" for table in PRIVATE_TABLES}
    rows = Counter()
    for table in parts:
        rows.update(duckdb.sql(
            f"select _file, _row from '{warehouse}/raw/{table}.parquet/*.parquet'"
        ).fetchall())  # fmt: skip
    rejects = duckdb.sql(f"from '{warehouse}/raw/rejected_records.parquet'").fetchall()
    rows.update((file, row) for _, file, row, _ in rejects)
    assert max(rows.values()) == 1
    expected = {(file, row) for _, file, count, *_ in landed for row in range(1, count + 1)}
    assert set(rows) == expected
    rejected_counts = Counter(file for _, file, _, _ in rejects)
    for table, file, count, landed_count, rejected_count, _, date_order, _ in landed:
        assert count == landed_count + rejected_count
        assert rejected_count == rejected_counts[file]
        assert date_order in (None, "dmy", "mdy")
        kept = warehouse / "rejects" / f"{table}-{file.split('/')[0]}.csv"
        assert kept.exists() == bool(rejected_count)
        if rejected_count:
            with kept.open(encoding="utf-8", newline="") as stream:
                assert sum(1 for _ in csv.reader(stream)) == rejected_count + 1
    in_results = Counter(r.landed_count for r in results if r.status == "landed")
    assert in_results == Counter(row[3] for row in landed)


@pytest.mark.parametrize("first", range(0, FILES, PER_CALL))
def test_damage_neither_stops_landing_nor_loses_a_record(first: int, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    seeds = range(first, min(first + PER_CALL, FILES))
    for seed in seeds:
        export, data = damaged(seed)
        (folder / f"{seed:05}-{export.name}").write_bytes(data)
    results = land([folder], tmp_path / "w", date_order="mdy")
    assert len(results) == len(seeds)
    assert {result.status for result in results} <= {"landed", "unchanged", "refused", "skipped"}
    assert all(len(r.notes) == 1 and "\n" not in r.notes[0] for r in results if r.is_refused)
    statuses = Counter(result.status for result in results)
    assert statuses["landed"] > len(seeds) / 2
    print(statuses)
    check_counts(tmp_path / "w", results)
