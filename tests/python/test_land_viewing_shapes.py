"""Viewing exports of every shape land as they were written: each record, each cell."""

import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from viewing_exports import Export, exports, plays, write

from netflix_warehouse.land import Result, land
from netflix_warehouse.raw_tables import RAW_TABLES

SHAPES = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a shape is small enough as drawn
)


def landed(warehouse: Path, table: str) -> list[dict[str, str | None]]:
    """The landed rows of a table, in the order of the file."""
    columns = RAW_TABLES[table]
    rows = duckdb.sql(
        f"select {', '.join(columns)} from '{warehouse}/raw/{table}.parquet/*.parquet' "
        "order by _row"
    ).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def land_export(export: Export, folder: Path) -> tuple[Result, bool]:
    """Land an export, answering which order its dates have if that is asked."""
    path = write(export, folder / "files")
    is_asked = False
    while True:
        order = export.date_order if is_asked else None
        results = land([path], folder / "w", date_order=order)
        [result] = [result for result in results if result.status != "skipped"]
        if is_asked or not (result.is_refused and "--date-order" in result.notes[0]):
            return result, is_asked
        is_asked = True


@SHAPES
@given(plays().flatmap(exports))
def test_records_in_are_raw_rows_out(export: Export) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result, _ = land_export(export, folder)
        assert result.status == "landed", result.notes
        assert result.raw_table == export.kind
        assert (result.record_count, result.rejected_count) == (len(export.plays), 0)
        assert landed(folder / "w", export.kind) == export.cells
        [(order,)] = duckdb.sql(
            f"select date_order from '{folder}/w/raw/landed_files.parquet'"
        ).fetchall()
        days = [play.started_at for play in export.plays]
        if any(day.day != day.month for day in days):  # else either order gives the same dates
            assert order == export.date_order


@settings(SHAPES, max_examples=25)
@given(st.data())
def test_two_exports_of_one_account_both_stay(data: st.DataObject) -> None:
    planted = data.draw(plays(least=2))
    first, second = (data.draw(exports(part)) for part in (planted[1:], planted))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, export in enumerate((first, second)):
            path = write(export, folder / str(number))
            for _ in range(2):  # the same download twice changes nothing
                land([path], folder / "w", date_order=export.date_order or "dmy")
        for kind in {first.kind, second.kind}:
            expected = [row for e in (first, second) if e.kind == kind for row in e.cells]
            key = lambda row: sorted(map(str, row.items()))  # noqa: E731
            assert sorted(landed(folder / "w", kind), key=key) == sorted(expected, key=key)
