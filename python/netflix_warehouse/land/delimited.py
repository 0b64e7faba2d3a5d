"""Delimited texts: from a recognised header to a raw table."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

from netflix_warehouse.land.careful import read_carefully
from netflix_warehouse.land.dialect import Header, normalise, settle
from netflix_warehouse.land.job import Job, Opened, Staged
from netflix_warehouse.land.quick import read_quickly
from netflix_warehouse.land.records import UNCLOSED, WRONG_COUNT, Evidence
from netflix_warehouse.land.text import clean_beside


@dataclass(frozen=True)
class Delimited:
    """How a delimited text becomes a raw table.

    `columns` maps a header to the position of each raw column, or None where it is absent;
    `evidence` builds, from those positions, the test that tells a record from debris; `stamp` names
    the part of the table that the file fills, where the table has parts. The absence of `optional`
    columns is not worth a note. `is_sure` says that every good record passes the strict test,
    `leaves_out_blanks` that a record without a filled cell counts as an empty line.
    """

    columns: Callable[[Header], dict[str, int | None]]
    evidence: Callable[[dict[str, int | None]], Evidence]
    stamp: Callable[[Opened, Staged], None] | None = None
    optional: frozenset[str] = frozenset()
    is_sure: bool = False
    leaves_out_blanks: bool = False

    def read(self, opened: Opened) -> Staged:
        """Read a file: quickly if it is clean, else carefully.

        Raises:
            UserError: the file does not say which part of the table it fills.
            OSError: the file cannot be read, or there is no room to write.
        """
        job = self.prepare(opened)
        staged = read_quickly(job) or read_carefully(job)
        staged.notes[:0] = [*job.text.notes, *_note_columns(job, self.optional)]
        if is_cut(staged):
            staged.notes.append("its last record is cut: the rest of the file seems lost")
        if self.stamp and staged.landed_count:
            self.stamp(opened, staged)
        return staged

    def prepare(self, opened: Opened) -> Job:
        """Begin to clean the text and settle how its cells are told apart."""
        header = settle(opened.header, opened.seen.text)
        positions = self.columns(header)
        evidence = _calibrated(self.evidence(positions), header, opened.seen.lines)
        copy = opened.scratch.with_suffix(".text")
        cleaning = clean_beside(opened.path, opened.seen, copy, opened.meter.at)
        return Job(
            opened.connection, opened.path if opened.seen.is_clean else None, cleaning,
            opened.file_name, header, positions, evidence,
            opened.scratch.with_suffix(".parquet"), opened.scratch.with_suffix(".rejects"),
            opened.meter, self.leaves_out_blanks,
        )  # fmt: skip


def columns_by_name(
    columns: tuple[str, ...], aliases: dict[str, tuple[str, ...]] | None = None
) -> Callable[[Header], dict[str, int | None]]:
    """Build the mapping of a header to the columns of those names, in their order."""

    def positions(header: Header) -> dict[str, int | None]:
        cells = [normalise(cell) for cell in header.cells]
        found = {}
        for column in columns:
            names = map(normalise, (column, *(aliases or {}).get(column, ())))
            found[column] = next((cells.index(name) for name in names if name in cells), None)
        return found

    return positions


def is_cut(staged: Staged) -> bool:
    """Say whether the last record of the file broke off."""
    if not staged.rejected or staged.rejected[-1][0] != staged.record_count:
        return False
    reason = staged.rejected[-1][1]
    counts = re.fullmatch(WRONG_COUNT.format(r"(\d+)", r"(\d+)"), reason)
    return reason == UNCLOSED or (counts is not None and int(counts[2]) < int(counts[1]))


def _calibrated(evidence: Evidence, header: Header, lines: list[str]) -> Evidence:
    """Drop the test of records where the first ones do not pass it: they are spelt otherwise."""
    split = [header.dialect.split([line]) for line in lines[header.line_count :]]
    verdicts = []
    for cells in split:
        try:
            fields = next(cells, [])
        except csv.Error:
            continue
        if header.fits(fields):
            verdicts.append(evidence(fields) is True)
    return evidence if sum(verdicts) * 2 > len(verdicts) else lambda fields, is_strict=False: None


def _note_columns(job: Job, optional: frozenset[str]) -> list[str]:
    known = {position for position in job.positions.values() if position is not None}
    extra_count = job.header.width - len(known)
    missing = [name for name, at in job.positions.items() if at is None and name not in optional]
    notes = []
    if extra_count:
        notes.append(f"{extra_count} other column{'s' * (extra_count > 1)} ignored")
    if missing:
        notes.append(f"without {', '.join(missing)}")
    return notes
