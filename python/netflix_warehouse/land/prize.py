"""Ratings of the Netflix Prize: a line ``TITLE:``, then its lines ``USER,RATING,DATE``.

A record is a line that is neither blank nor names a title; the title is carried down to it.
"""

import bisect
import codecs
import csv
import os
import re
from itertools import islice
from pathlib import Path

import duckdb

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.careful import UNREADABLE
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.prize_blocks import DeclinedError, write_blocks
from netflix_warehouse.land.records import WRONG_COUNT
from netflix_warehouse.land.sql import PARQUET, literal
from netflix_warehouse.land.text import CHUNK_BYTES, clean

DATASET = "netflix_prize"
NO_TITLE = "no line with its title before it"
NO_NUMBER = "expected the number of a title before the colon"
MOST_REJECTED = 500_000  # they are held in memory
HEADER = re.compile(r"\d+:\s*$")
RATING = re.compile(r"\d+,[1-5],\d{4}-\d\d-\d\d\s*$")
UNRATED = re.compile(r"\d+(,\d{4}-\d\d-\d\d)?\s*$")
_LEAST_SHARE = 0.5  # of the first lines that are as they should be
_DAMAGE = 26  # stands for a byte that is not text
# Title and line are carried as one number, which only grows, so that titles need not.
_SHIFT = 1 << 31


def is_prize(lines: list[str]) -> bool:
    """Recognise ratings by their first lines."""
    return _consists_of(lines, RATING)


def is_unrated(lines: list[str]) -> bool:
    """Recognise the lists of users whose ratings are withheld (qualifying, probe)."""
    return _consists_of(lines, UNRATED)


def is_of_one_title(start: str) -> bool:
    """Say whether a file of ratings names one title at its start: there are thousands such."""
    return len(re.findall(r"^\d+:\s*$", start, re.MULTILINE)) == 1


def _consists_of(lines: list[str], record: re.Pattern) -> bool:
    filled = [line for line in lines if line.strip()]
    titles = sum(HEADER.match(line) is not None for line in filled)
    records = sum(record.match(line) is not None for line in filled)
    return bool(titles and records) and titles + records >= _LEAST_SHARE * len(filled)


class PrizeRatings:
    """Reads a file of ratings, in either form, as a part that is named after its titles."""

    def read(self, opened: Opened) -> Staged:
        """Read a file: in whole blocks if it is as published, else line by line.

        Raises:
            UserError: too many records are damaged.
            OSError: the file cannot be read, or there is no room to write.
        """
        part = _part(*_ends(opened.path))
        paths = opened.scratch.with_suffix(".parquet"), opened.scratch.with_suffix(".rejects")
        staged = Staged(*paths, part=part, file_name=f"{part}/{opened.file_name}")
        constants = {"dataset": DATASET, "_file": staged.file_name}
        try:
            written = write_blocks(opened.path, staged.parquet, constants, opened.meter)
            staged.record_count, part = written.count, _part(written.lowest, written.highest)
        except DeclinedError:
            _read_lines(opened, staged)
            if staged.landed_count:
                part = _part(*_fetch(opened, f"""
                    select min(movie_id::bigint), max(movie_id::bigint)
                    from read_parquet({literal(staged.parquet)})""")[0])  # fmt: skip
        if part != staged.part:
            staged.stamp(opened.connection, part, f"{part}/{opened.file_name}")
        return staged


def _part(first: int, last: int) -> str:
    return f"{DATASET}-{first:05}-{last:05}"


def _ends(path: Path) -> tuple[int, int]:
    """Return the first and the last title that a file names: mostly the lowest and the highest."""
    pattern = re.compile(rb"(?:^|[\r\n])(\d{1,9}):")
    with path.open("rb") as file:
        first = pattern.search(file.read(CHUNK_BYTES).removeprefix(codecs.BOM_UTF8))
        end, tail = file.seek(0, os.SEEK_END), b""
        while end > 0:
            start = max(0, end - CHUNK_BYTES)
            file.seek(start)
            tail = file.read(end - start) + tail[:20]
            if found := pattern.findall(tail):
                return int(first[1] if first else found[0]), int(found[-1])
            end = start
    return 0, 0


def _rows(staged: Staged, title: str, number: str) -> str:
    return f"""
        cast({title} as varchar) as movie_id, user_id, rating, date, null::varchar as timestamp,
        {literal(DATASET)} as dataset, {literal(staged.file_name)} as _file, {number} as _row"""


def _carried(relation: str, heading: str) -> str:
    """Give each line of a relation with its `line` the packed heading that stands above it."""
    return f"""(
        select *, max({heading}) over (rows between unbounded preceding and current row)
            % {_SHIFT} as title
        from {relation}
    )"""


def _read_lines(opened: Opened, staged: Staged) -> None:
    """Read line by line, rejecting what is damaged."""
    link = opened.scratch.with_suffix(".csv")  # DuckDB takes [ and * in a path for patterns
    link.symlink_to(opened.path.resolve())
    try:
        _read_linked(opened, staged, link)
    finally:
        link.unlink()


def _read_linked(opened: Opened, staged: Staged, path: Path) -> None:
    text = clean(path, opened.seen, opened.scratch.with_suffix(".text"), opened.meter.at)
    staged.notes += text.notes
    path = text.path
    if text.has_damage:
        path = _without_damage(path, opened.scratch.with_suffix(".marked"))
    source = f"""read_csv([{literal(path)}], auto_detect=false, header=false,
        columns={{text: 'VARCHAR'}}, delim='\x01', quote='', escape='', nullstr='',
        new_line='\\n', compression='none', strict_mode=true, ignore_errors=false,
        max_line_size=1000000)"""
    number = f"coalesce(greatest({_number('trim(text)')}, 0), 0)"
    classified = f"""(
        select *, row_number() over () as number,
            case
                when contains(text, chr({_DAMAGE})) then {literal(UNREADABLE)}
                when heading is not null then {literal(NO_NUMBER)}
                when fields <> 3 then {_wrong_count("fields")}
                when coalesce(title, 0) = 0 then {literal(NO_TITLE)}
            end as reason,
            nullif(split_part(text, ',', 1), '') as user_id,
            nullif(split_part(text, ',', 2), '') as rating,
            nullif(split_part(text, ',', 3), '') as date
        from {
        _carried(
            f'''(
            select *,
                case when suffix(trim(text), ':') then line * {_SHIFT} + {number} end
                    as heading,
                length(text) - length(replace(text, ',', '')) + 1 as fields
            from (select *, row_number() over () as line from {source})
            where trim(text) <> ''
        )''',
            "heading",
        )
    }
        where heading is null or (title = 0 and trim(text) <> ':')
    )"""
    opened.meter.run(opened.connection, f"""
        copy (select {_rows(staged, "title", "number")} from {classified} where reason is null)
        to {literal(staged.parquet)} {PARQUET}""")  # fmt: skip
    [(staged.record_count,)] = _fetch(opened, f"select count(*) from {classified}")
    bad = opened.connection.execute(
        f"select number, line, reason from {classified} where reason is not null order by number"
    )
    _reject(opened, staged, bad, text.path)


def _reject(opened: Opened, staged: Staged, bad: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the records of those numbers and lines to the file of rejects, with their text."""
    starts = [line for line, _ in opened.members]
    at = 0
    with (
        path.open(encoding="utf-8", errors="backslashreplace", newline="\n") as lines,
        staged.rejects.open("w", encoding="utf-8", newline="") as rejects,
    ):
        write = csv.writer(rejects, lineterminator="\n").writerow
        write(("record", "reason", "text"))
        while rows := bad.fetchmany(10_000):
            for number, line, reason in rows:
                if opened.members:
                    first, name = opened.members[bisect.bisect_right(starts, line) - 1]
                    reason = f"{reason} ({name}, line {line - first + 1})"
                [text] = islice(lines, line - at - 1, line - at)
                at = line
                staged.rejected.append((number, reason))
                write((number, reason, text.removesuffix("\n")))
            if len(staged.rejected) > MOST_REJECTED:
                raise UserError(
                    f"has more than {MOST_REJECTED:,} damaged records, such as record {number:,}: "
                    f"{reason}; download or unpack it again"
                )


def _without_damage(path: Path, marked: Path) -> Path:
    """Copy a text with a mark in place of each byte that is not ASCII text."""
    table = bytes.maketrans(bytes([0, *range(128, 256)]), bytes([_DAMAGE] * 129))
    with path.open("rb") as source, marked.open("wb") as copy:
        while chunk := source.read(CHUNK_BYTES):
            copy.write(chunk.translate(table))
    return marked


def _number(heading: str) -> str:
    return (
        f"case when suffix({heading}, ':') then "
        f"try_cast(left({heading}, length({heading}) - 1) as integer) end"
    )


def _wrong_count(found: str) -> str:
    before, after = WRONG_COUNT.format(3, "|").split("|")
    return f"{literal(before)} || {found} || {literal(after)}"


def _fetch(opened: Opened, query: str) -> list[tuple]:
    return opened.connection.execute(query).fetchall()


READER = PrizeRatings()
