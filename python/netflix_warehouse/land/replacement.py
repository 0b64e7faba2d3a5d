"""Which file replaces a landed one, and which of several files of one call is kept.

A raw table is one file, or a folder of parts that are replaced one by one. A part is never replaced
by one that has less, unless forced.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netflix_warehouse.land.dates import day_sql, last_date_sql
from netflix_warehouse.land.job import Staged
from netflix_warehouse.land.results import Result
from netflix_warehouse.land.store import Store
from netflix_warehouse.raw_tables import RAW_TABLES


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
    """What the rules of all tables have in common; each measures its extents in its own way."""

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
        # The sort is stable, reversed or not: the first of equals is kept.
        for extent, rival in sorted(
            zip(extents, rivals, strict=True), key=lambda pair: pair[0].order, reverse=True
        ):
            for better, other in kept:
                if self.overlaps(rival.staged.part, other.staged.part):
                    rival.result.status = "superseded"
                    rival.result.notes.insert(0, f"by {other.result.file} ({better.text})")
                    break
            else:
                kept.append((extent, rival))
        for extent, rival in sorted(kept, key=lambda pair: pair[1].staged.part, reverse=True):
            self._replace(extent, rival, store, force)

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
            lesser = f"has {extent.text}; the landed {names} has {landed.text}"
            if extent.may_replace(landed):
                lesser = self.loss(store, best, parquet)
            if lesser and not force:
                result.status, result.landed_count = "refused", 0
                result.notes = [f"{lesser}; name a later file, or replace it with --force"]
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


class Captures(Rule):
    """A part per last week: the weekly file as it was then, with the whole history before it."""

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records."""
        count, week_count = store.query(
            f"select count(*), count(distinct week) from {store.read(parquet)}"
        )[0]
        return Extent(count, (), f"{count:,} records of {week_count:,} weeks")

    def loss(self, store: Store, candidate: Candidate, replaced: list[Path]) -> str | None:
        """Name the lists that only the replaced capture holds."""

        def keys(parquet: list[Path]) -> str:
            country = ", country_iso2" if "country_iso2" in columns else ""
            return (
                f"select distinct {day_sql('week')} as day, category{country} "
                f"from {store.read(parquet)}"
            )

        columns = RAW_TABLES[candidate.raw_table]
        landed = [
            store.part(candidate.raw_table, part)
            for part in store.landed_parts(candidate.raw_table)
        ]
        others = [path for path in landed if path not in replaced]
        lost = f"{keys(replaced)} except {keys([candidate.staged.parquet])}"
        if store.query(f"select 1 from ({lost}) limit 1") and others:
            lost += f" except {keys(others)}"
        count, first = store.query(f"select count(*), min(day) from ({lost})")[0]
        if not count:
            return None
        lists = "list" if count == 1 else "lists"
        return f"lacks {count:,} weekly {lists} that no other landed file has, first of {first}"

    def remark(self, store: Store, candidate: Candidate) -> None:
        """Say what a capture is for that is older than one landed."""
        later = [
            store.part(candidate.raw_table, part)
            for part in store.landed_parts(candidate.raw_table)
            if part > candidate.staged.part
        ]
        if not later:
            return
        added = store.query(f"""
            select count(distinct week) from {store.read([candidate.staged.parquet])}
            where week not in (select week from {store.read(later)} where week is not null)""")[0][
            0
        ]
        fills = f"fills {added:,} week{'s' * (added > 1)}" if added else "adds names only"
        candidate.result.notes.insert(0, f"older capture: {fills}")


class HalfYears(Rule):
    """A part per half-year, or per half-year and kind where its sheets come one by one."""

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records."""
        count = store.query(f"select count(*) from {store.read(parquet)}")[0][0]
        return Extent(count, (), f"{count:,} titles")

    def overlaps(self, part: str, other: str) -> bool:
        """Compare a half with itself or with a kind of it."""
        return part == other or part.startswith(f"{other}-") or other.startswith(f"{part}-")


class LatestList(Rule):
    """One list at a time; since 2023-06 it counts 91 days, and its hours only grow."""

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by days counted, then by all hours."""

        def hours(days: int) -> str:
            return (
                f"coalesce(sum(try_cast(regexp_replace(hours_viewed_first_{days}_days, "
                "'[^0-9.]', '', 'g') as double)), 0)::hugeint"
            )

        count, in_28, in_91 = store.query(
            f"select count(*), {hours(28)}, {hours(91)} from {store.read(parquet)}"
        )[0]
        days, viewed = (91, in_91) if in_91 else (28, in_28)
        text = f"{count:,} titles, {viewed:,} hours in the first {days} days"
        return Extent(count, (days, viewed), text)
