"""Which file replaces the landed one."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netflix_warehouse.land.job import Staged
from netflix_warehouse.land.results import Result
from netflix_warehouse.land.sql import literal
from netflix_warehouse.land.store import Store

# Two-digit years first: %Y also reads 21, as the year 21.
_FORMATS = (
    "%B %d, %Y", "%b %d, %Y", "%d-%b-%y", "%d-%b-%Y", "%d %B %Y", "%d %b %Y", "%d %B, %Y",
    "%d.%m.%y", "%d.%m.%Y",
)  # fmt: skip
_YEAR_FIRST = (
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d",
)  # fmt: skip
_MONTH_FIRST = ("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y", "%m-%d-%Y")
_DAY_FIRST = ("%d/%m/%y", "%d/%m/%Y", "%d-%m-%y", "%d-%m-%Y")


@dataclass(frozen=True)
class Extent:
    """How much a snapshot holds: its records and the last date in it, None if none can be read."""

    count: int
    last_on: date | None

    @property
    def order(self) -> tuple[date, int]:
        """The later snapshot is the greater one; with equal dates, the fuller one."""
        return self.last_on or date.min, self.count

    def may_replace(self, landed: "Extent") -> bool:
        """Say whether nothing is lost by it: neither records nor time."""
        return self.count >= landed.count and self.order[0] >= landed.order[0]


@dataclass(frozen=True)
class Candidate:
    """A file that has been read and may be kept."""

    name: str
    raw_table: str
    staged: Staged
    result: Result


@dataclass(frozen=True)
class OneSnapshot:
    """One file at a time; a later one replaces it, never with fewer records unless forced.

    `unit` and `date_name` name the records and the last date in messages.
    """

    unit: str
    date_column: str
    date_name: str

    def keep(self, rivals: list[Candidate], store: Store, force: bool) -> None:
        """Keep the latest, fullest of the files of one table, if it may replace the landed one.

        Raises:
            UserError: the landed table cannot be read, or not be written.
        """
        extents = [self._extent(store, rival.staged.parquet) for rival in rivals]
        extent = max(extents, key=lambda extent: extent.order)
        best = rivals[extents.index(extent)]
        for rival in rivals:
            if rival is not best:
                rival.result.status = "superseded"
                rival.result.notes.insert(0, f"by {best.result.file} ({self._describe(extent)})")
        result, landed_name = best.result, store.landed_file(best.raw_table)
        if landed_name is not None:
            landed = self._extent(store, store.table(best.raw_table))
            if landed == extent and store.is_same(best.raw_table, best.staged):
                result.status = "unchanged"
                result.notes.insert(0, f"the same records as the landed {landed_name}")
                return
            if not force and not extent.may_replace(landed):
                result.status, result.landed_count = "refused", 0
                result.notes = [
                    f"has {self._describe(extent)}; the landed {landed_name} has "
                    f"{self._describe(landed)}; name a later file, or replace it with --force"
                ]
                return
        store.replace(best.raw_table, best.name, best.staged)
        result.status = "landed"
        if best.staged.rejected:
            result.notes.append(f"see rejects/{best.name}.csv")

    def _describe(self, extent: Extent) -> str:
        until = f"{self.date_name} {extent.last_on}" if extent.last_on else f"no {self.date_name}"
        return f"{extent.count:,} {self.unit}, {until}"

    def _extent(self, store: Store, parquet: Path) -> Extent:
        """Measure a raw table of one snapshot.

        Slashed dates have the month first, unless more of them make sense with the day first.
        """

        def parsed(formats: tuple[str, ...]) -> str:
            return f"try_strptime(value, [{', '.join(map(literal, formats))}])"

        row = store.query(f"""
            with cells as (
                select trim({self.date_column}) as value, count(*) as records
                from read_parquet({literal(parquet)}) group by all
            ), dates as (
                select
                    records,
                    case when regexp_matches(value, '^[0-9]{{4}}')
                        then {parsed(_YEAR_FIRST)} else {parsed(_FORMATS)}
                    end as plain,
                    case when plain is null then {parsed(_MONTH_FIRST)} end as month_first,
                    case when plain is null then {parsed(_DAY_FIRST)} end as day_first
                from cells
            )
            select
                coalesce(sum(records), 0)::bigint,
                greatest(max(plain), case
                    when count(day_first) > count(month_first) then max(day_first)
                    else max(month_first)
                end)::date
            from dates
        """)[0]
        return Extent(*row)
