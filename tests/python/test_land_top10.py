"""Landing of the weekly Top 10: every schema, form and capture, and what is never lost."""

import csv
import datetime
import io
import zipfile
from pathlib import Path

import duckdb
import pytest
from test_land import SAMPLES
from test_land_replacement import snapshot
from workbooks import write_workbook

from netflix_warehouse.land import Result, land
from netflix_warehouse.raw_tables import RAW_TABLES

FOLDER = SAMPLES / "top10"
COLUMNS = RAW_TABLES["top10_global"]
GENERATIONS = {7: 7, 9: 9, 11: 11, 12: 12}
COUNTRY_COLUMNS = RAW_TABLES["top10_countries"]


def query(warehouse: Path, table: str, what: str = "*", rest: str = "") -> list[tuple]:
    return duckdb.sql(
        f"select {what} from read_parquet('{warehouse}/raw/{table}.parquet') {rest}"
    ).fetchall()


def cells(path: Path) -> list[dict[str, str | None]]:
    """What a published file says, with the two names of one column made one."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {k.replace("launch_dtls", "launch_details"): v or None for k, v in row.items()}
            for row in csv.DictReader(file, delimiter="\t")
        ]


def week_file(path: Path, weeks: list[str]) -> Path:
    """A global file with one film per week, the last week first."""
    lines = ["\t".join([*COLUMNS[:6], "cumulative_weeks_in_top_10"])]
    for number, week in enumerate(sorted(weeks, reverse=True)):
        lines.append(f"{week}\tFilms (English)\t1\tFilm {number}\tN/A\t1000000\t1")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def one(paths: list[Path], warehouse: Path, force: bool = False) -> Result:
    [result] = land(paths, warehouse, force)
    return result


@pytest.mark.parametrize("width", GENERATIONS)
def test_each_schema_lands_in_the_same_columns(width: int, tmp_path: Path) -> None:
    path = FOLDER / f"global_{width}_columns.tsv"
    result = one([path], tmp_path)
    assert (result.status, result.landed_count, result.rejected_count) == ("landed", 4, 0)
    assert result.notes == []
    expected = cells(path)
    assert len(expected[0]) == width
    assert query(tmp_path, "top10_global") == [
        (*(row.get(column) for column in COLUMNS), f"2030-01-13/{path.name}", number)
        for number, row in enumerate(expected, start=1)
    ]
    if width > 9:
        assert expected[1]["episode_launch_details"].startswith('[{"episodesLaunched":4,')


FORMS = {
    "semicolons": {"delimiter": ";"},
    "commas": {"delimiter": ","},
    "pipes": {"delimiter": "|"},
    "all quoted": {"delimiter": "\t", "quoting": csv.QUOTE_ALL},
    "carriage returns": {"delimiter": "\t", "lineterminator": "\r\n"},
}


@pytest.mark.parametrize("form", FORMS)
def test_saved_again_it_lands_equal_cells(form: str, tmp_path: Path) -> None:
    rows = list(csv.reader((FOLDER / "global_12_columns.tsv").open(newline=""), delimiter="\t"))
    text = io.StringIO()
    csv.writer(text, **FORMS[form]).writerows(rows)
    (tmp_path / "a.txt").write_bytes(text.getvalue().encode())
    result = one([tmp_path / "a.txt"], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (4, 0)
    found = query(tmp_path / "w", "top10_global", "* exclude (_file, _row)")
    by_column = [dict(zip(COLUMNS, row, strict=True)) for row in found]
    assert by_column == cells(FOLDER / "global_12_columns.tsv")


def test_a_workbook_lands_equal_cells(tmp_path: Path) -> None:
    published = cells(FOLDER / "global_12_columns.tsv")
    kinds = {
        "week": datetime.date.fromisoformat,
        "is_staggered_launch": lambda value: value == "true",
        "runtime_override_flag": lambda value: value == "true",
        **dict.fromkeys(("weekly_rank", "weekly_hours_viewed", "runtime", "weekly_views"), float),
    }
    rows = [list(published[0])]
    rows += [
        [kinds.get(name, str)(v) if v is not None else None for name, v in row.items()]
        for row in published
    ]
    path = write_workbook(tmp_path / "top10.xlsx", {"Sheet1": rows})
    result = one([path], tmp_path / "w")
    assert (result.status, result.notes) == ("landed", [])
    found = query(tmp_path / "w", "top10_global", "* exclude (_file, _row)")
    assert [dict(zip(COLUMNS, row, strict=True)) for row in found] == published


@pytest.mark.parametrize(
    "week", ["05-Jan-25", "5 January 2025", "January 5, 2025", "20250105", "05.01.2025"]
)
def test_a_workbook_may_spell_its_weeks(week: str, tmp_path: Path) -> None:
    text = week_file(tmp_path / "global.tsv", [week]).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    result = one([write_workbook(tmp_path / "top10.xlsx", {"Sheet1": rows})], tmp_path / "w")
    assert result.status == "landed", result.notes
    assert query(tmp_path / "w", "top10_global", "_file") == [("2025-01-05/top10.xlsx",)]


def test_the_sheets_of_a_workbook_land_in_their_own_tables(tmp_path: Path) -> None:
    countries = [COUNTRY_COLUMNS, ["Norway", "NO", "2030-01-06", "TV", 1, "Orbit 9", "N/A", 1]]
    popular = [["category", "rank", "show_title", "season_title", "hours_viewed_first_28_days"]]
    popular += [["TV (English)", 1, "Orbit 9", "N/A", 100.0]]
    sheets = {"by country": countries, "popular": popular, "cover": [["Top 10"]]}
    path = write_workbook(tmp_path / "all.xlsx", sheets)
    results = land([path], tmp_path / "w")
    assert {(r.raw_table, r.status) for r in results} == {
        ("top10_countries", "landed"), ("top10_most_popular", "landed"),
    }  # fmt: skip
    assert query(tmp_path / "w", "top10_countries", "week, _file") == [
        ("2030-01-06", "2030-01-06/all.xlsx")
    ]
    assert query(tmp_path / "w", "top10_most_popular", "hours_viewed_first_28_days, _file") == [
        ("100", "all.xlsx")
    ]


def test_no_week_that_can_be_read_is_refused(tmp_path: Path) -> None:
    result = one([week_file(tmp_path / "a.tsv", ["soon", "later"])], tmp_path / "w")
    assert result.is_refused
    assert "no week can be read (expected dates such as 2026-07-19" in result.notes[0]


def test_odd_values_are_left_to_staging(tmp_path: Path) -> None:
    path = week_file(tmp_path / "a.tsv", ["2030-01-06", "2030-01-13"])
    path.write_text(path.read_text() + "\nnever\tOther\t99\t\t\t-1\t\n")
    result = one([path], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (3, 0)
    assert query(tmp_path / "w", "top10_global", "week, weekly_rank", "where _row = 3") == [
        ("never", "99")
    ]


def test_a_cut_record_is_rejected_and_the_file_said_to_be_cut(tmp_path: Path) -> None:
    path = tmp_path / "cut.tsv"
    path.write_bytes((FOLDER / "global_11_columns.tsv").read_bytes()[:-20])
    result = one([path], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (3, 1)
    assert "its last record is cut: the rest of the file seems lost" in result.notes
    [(table, file, row, reason)] = query(tmp_path / "w", "rejected_records")
    assert (table, file, row) == ("top10_global", "2030-01-13/cut.tsv", 4)
    assert reason.startswith("expected 11 fields, found ")
    counts = query(tmp_path / "w", "landed_files", "record_count, landed_count, rejected_count")
    assert counts == [(4, 3, 1)]
    assert "see rejects/top10_global-2030-01-13.csv" in result.notes
    rejects = tmp_path / "w" / "rejects" / "top10_global-2030-01-13.csv"
    assert "Kapitel" in rejects.read_text(encoding="utf-8")


def test_a_zip_of_all_files_lands_each(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(FOLDER / "global_9_columns.tsv", "now/all-weeks-global.tsv")
        file.write(week_file(tmp_path / "a.tsv", ["2029-12-30"]), "then/all-weeks-global.tsv")
        file.write(SAMPLES / "kinds" / "most_popular_91_days.tsv", "most-popular.tsv")
        file.writestr("null.tsv", "null")
    results = land([archive], tmp_path / "w")
    assert [r.status for r in results] == ["landed", "landed", "landed", "skipped"]
    assert query(tmp_path / "w", "landed_files", "_file", "order by 1") == [
        ("2029-12-30/all-weeks-global.tsv",),
        ("2030-01-13/all-weeks-global.tsv",),
        ("most-popular.tsv",),
    ]


@pytest.mark.parametrize("data", ["<html>Moved Permanently</html>", "null", '"null"\n', ""])
def test_bad_payloads_leave_what_is_landed(data: str, tmp_path: Path) -> None:
    one([FOLDER / "global_9_columns.tsv"], tmp_path / "w")
    before = snapshot(tmp_path / "w")
    (tmp_path / "all-weeks-global.tsv").write_text(data)
    result = one([tmp_path / "all-weeks-global.tsv"], tmp_path / "w")
    assert result.is_refused
    assert "download it again" in result.notes[0]
    assert snapshot(tmp_path / "w") == before


def test_the_real_top_10_lands_whole(shared_data: Path, tmp_path: Path) -> None:
    results = land([shared_data / "top10"], tmp_path)
    counts = {(r.raw_table, r.landed_count, r.rejected_count, r.status) for r in results}
    assert counts == {
        ("top10_global", 10_560, 0, "landed"), ("top10_global", 5_800, 0, "landed"),
        ("top10_countries", 65_800, 0, "landed"), ("top10_most_popular", 40, 0, "landed"),
    }  # fmt: skip
    for name, table in (
        ("all-weeks-global.tsv", "top10_global"),
        ("schema-2024-04/all-weeks-global.tsv", "top10_global"),
        ("all-weeks-countries.tsv", "top10_countries"),
        ("most-popular.tsv", "top10_most_popular"),
    ):
        published = cells(shared_data / "top10" / name)
        part = max(row["week"] for row in published) if "week" in published[0] else "latest"
        path = tmp_path / "raw" / f"{table}.parquet" / f"{part}.parquet"
        found = duckdb.sql(f"select * exclude (_file, _row) from '{path}' order by _row")
        expected = [tuple(row.get(column) for column in RAW_TABLES[table]) for row in published]
        assert found.fetchall() == expected
    assert {r.status for r in land([shared_data / "top10"], tmp_path)} == {"unchanged"}
