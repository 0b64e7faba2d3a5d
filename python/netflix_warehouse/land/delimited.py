"""Delimited texts: from a recognised header to a raw table."""

import csv
from collections.abc import Callable
from dataclasses import dataclass

from netflix_warehouse.land.careful import read_carefully
from netflix_warehouse.land.dialect import Header, settle
from netflix_warehouse.land.job import Job, Opened, Staged
from netflix_warehouse.land.quick import read_quickly
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.text import clean


@dataclass(frozen=True)
class Delimited:
    """How a delimited text becomes a raw table.

    `columns` maps a header to the position of each raw column, or None where it is absent;
    `evidence` builds, from those positions, the test that tells a record from debris.
    """

    columns: Callable[[Header], dict[str, int | None]]
    evidence: Callable[[dict[str, int | None]], Evidence]

    def read(self, opened: Opened) -> Staged:
        """Read a file: quickly if it is clean, else carefully.

        Raises:
            OSError: the file cannot be read, or there is no room to write.
        """
        job = self.prepare(opened)
        staged = read_quickly(job) or read_carefully(job)
        staged.notes[:0] = [*job.text.notes, *_note_columns(job.header, job.positions)]
        return staged

    def prepare(self, opened: Opened) -> Job:
        """Clean the text and settle how its cells are told apart."""
        copy = opened.scratch.with_suffix(".text")
        text = clean(opened.path, opened.seen, copy, opened.meter.at)
        header = settle(opened.header, opened.seen.text)
        positions = self.columns(header)
        evidence = _calibrated(self.evidence(positions), header, opened.seen.lines)
        return Job(
            opened.connection, text, opened.file_name, header, positions, evidence,
            opened.scratch.with_suffix(".parquet"), opened.scratch.with_suffix(".rejects"),
            opened.meter,
        )  # fmt: skip


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


def _note_columns(header: Header, positions: dict[str, int | None]) -> list[str]:
    known = {position for position in positions.values() if position is not None}
    extra_count = header.width - len(known)
    missing = [column for column, position in positions.items() if position is None]
    notes = []
    if extra_count:
        notes.append(f"{extra_count} other column{'s' * (extra_count > 1)} ignored")
    if missing:
        notes.append(f"without {', '.join(missing)}")
    return notes
