"""Which file replaces a landed one, and which of several files of one call is kept.

A raw table is one file, or a folder of parts that are replaced one by one. A part is never replaced
by one that has less, unless forced.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netflix_warehouse.land.dates import last_date_sql
from netflix_warehouse.land.job import Staged
from netflix_warehouse.land.results import Result
from netflix_warehouse.land.store import Store


@dataclass(frozen=True)
class Extent:
    """How much is in a file or in landed parts: its records, and a rank that must not fall.

    `text` says so in messages.
    """

    count: int
    rank: tuple
    text: str

    @property
    def order(self) -> tuple:
        """The later is the greater one; of equally late ones, the fuller one."""
        return *self.rank, self.count

    def may_replace(self, landed: "Extent") -> bool:
        """Say whether nothing is lost by it: neither records nor rank."""
        return self.count >= landed.count and self.rank >= landed.rank


@dataclass(frozen=True)
class Candidate:
    """A file that has been read and may be kept."""

    name: str
    raw_table: str
    staged: Staged
    result: Result


class Rule:
    """What the rules of all tables have in common; each measures its extents in its own way.

    `advice` says what to do with two files of one part that hold different things.
    """

    advice = "land one of them"

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure Parquet files of the table.

        Raises:
            UserError: they cannot be read.
        """
        raise NotImplementedError

    def overlaps(self, part: str, other: str) -> bool:
        """Say whether two parts hold the same things, so that only one of them can be kept."""
        return part == other

    def loss(self, store: Store, candidate: Candidate, replaced: list[Path]) -> str | None:
        """Say what would be lost if a candidate that is full enough replaced landed parts."""
        return None

    def remark(self, store: Store, candidate: Candidate) -> None:
        """Add a note about a part that is to be landed beside others."""

    def keep(self, rivals: list[Candidate], store: Store, force: bool) -> None:
        """Keep the best file of each part, if it may replace what is landed.

        Raises:
            UserError: the landed table cannot be read, or not be written.
        """
        extents = [self.extent(store, [rival.staged.parquet]) for rival in rivals]
        kept: list[tuple[Extent, Candidate]] = []
        superseded: list[tuple[Candidate, Candidate]] = []
        # The sort is stable, reversed or not: the first of equals is kept.
        for extent, rival in sorted(
            zip(extents, rivals, strict=True), key=lambda pair: pair[0].order, reverse=True
        ):
            for better, other in kept:
                if self.overlaps(rival.staged.part, other.staged.part):
                    superseded.append((rival, other))
                    rival.result.status = "superseded"
                    rival.result.notes.insert(0, f"by {other.result.file} ({better.text})")
                    break
            else:
                kept.append((extent, rival))
        for extent, rival in sorted(kept, key=lambda pair: pair[1].staged.part, reverse=True):
            self._replace(extent, rival, store, force)
        for rival, other in superseded:
            lost = None if force else self.loss(store, other, [rival.staged.parquet])
            if lost:
                rival.result.status, rival.result.landed_count = "refused", 0
                rival.result.notes = [
                    f"is of the same {other.staged.part} as the fuller {other.result.file}, which "
                    f"{lost}; {self.advice}"
                ]

    def _replace(self, extent: Extent, best: Candidate, store: Store, force: bool) -> None:
        result, table, part = best.result, best.raw_table, best.staged.part
        landed_names = {
            other: name
            for other, name in store.landed_parts(table).items()
            if self.overlaps(part, other)
        }
        if landed_names:
            names = ", ".join(landed_names.values())
            parquet = [store.part(table, other) for other in landed_names]
            landed = self.extent(store, parquet)
            if (
                set(landed_names) == {part}
                and landed == extent
                and store.is_same(table, best.staged)
            ):
                result.status = "unchanged"
                result.notes.insert(0, f"the same records as the landed {names}")
                return
            problem = None
            if not extent.may_replace(landed):
                problem = (
                    f"has {extent.text}; the landed {names} has {landed.text}; name a later file"
                )
            elif lost := self.loss(store, best, parquet):
                problem = f"is of the same {part} as the landed {names}, but {lost}; {self.advice}"
            if problem and not force:
                result.status, result.landed_count = "refused", 0
                result.notes = [f"{problem}, or replace it with --force"]
                return
        self.remark(store, best)
        rejects = store.replace(table, best.name, best.staged, list(landed_names))
        result.status = "landed"
        if rejects:
            result.notes.append(f"see rejects/{rejects.name}")


@dataclass(frozen=True)
class OneSnapshot(Rule):
    """One file at a time; a later one replaces it, never with fewer records.

    `unit` and `date_name` name the records and the last date in messages.
    """

    unit: str
    date_column: str
    date_name: str

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records and the last date."""
        count, last_on = store.query(last_date_sql(store.read(parquet), self.date_column))[0]
        until = f"{self.date_name} {last_on}" if last_on else f"no {self.date_name}"
        return Extent(count, (last_on or date.min,), f"{count:,} {self.unit}, {until}")
