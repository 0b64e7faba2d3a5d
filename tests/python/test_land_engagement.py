"""Landing of the engagement reports: workbooks and texts, halves and sheets, and odd workbooks."""

import csv
import datetime
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook
from test_land_replacement import snapshot
from test_land_top10 import one, query
from workbooks import Rows, write_workbook

from netflix_warehouse.land import land
from netflix_warehouse.land.halves import half_year

HEADER = ["Title", "Available Globally?", "Release Date", "Hours Viewed", "Runtime", "Views"]
SHOWS: Rows = [
    ["Orbit 9: Season 2 // Órbita 9: Temporada 2", "Yes", "2030-01-02", 41_000_000.0, "8:12", 5e6],
    ["\u00a0The  Paper Lighthouse ", "No", None, 100_000.0, "*", 1e5],
    [1899.0, "No", datetime.date(2030, 2, 3), 200_000.0, "1:30*", 2e5],
    ["Live", "Yes", "2030-03-03", 300_000.0, datetime.time(2, 5), 3e5],
    ["Long", "Yes", "2030-03-03", 300_000.0, datetime.timedelta(hours=397, minutes=33), 1e5],
]
LANDED = [
    ("Orbit 9: Season 2 // Órbita 9: Temporada 2", "Yes", "2030-01-02", "41000000", "8:12",
     "5000000"),
    ("\u00a0The  Paper Lighthouse ", "No", None, "100000", "*", "100000"),
    ("1899", "No", "2030-02-03", "200000", "1:30*", "200000"),
    ("Live", "Yes", "2030-03-03", "300000", "2:05", "300000"),
    ("Long", "Yes", "2030-03-03", "300000", "397:33", "100000"),
]  # fmt: skip
FILMS: Rows = [[f"Film {n}", "No", None, 100_000.0 * n, "1:30", 1e5] for n in (3, 2, 1)]
CELLS = "title, available_globally, release_date, hours_viewed, runtime, views"


def published(rows: Rows, words: str = "Views from January to June 2030") -> Rows:
    """A sheet as published: column A empty, the header in row 6."""
    above = [[], [None, "What We Watched"], [None, words], [], []]
    return [*above, *([None, *row] for row in [HEADER, *rows])]


def report(path: Path, words: str = "Views from January to June 2030", **sheets: Rows) -> Path:
    sheets = sheets or {"Shows": SHOWS, "Movies": FILMS}
    return write_workbook(path, {name: published(rows, words) for name, rows in sheets.items()})


def text(path: Path, rows: list[list[str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def test_a_report_lands_with_its_half_and_sheets(tmp_path: Path) -> None:
    result = one([report(tmp_path / "report.xlsx")], tmp_path / "w")
    assert (result.status, result.landed_count, result.notes) == ("landed", 8, [])
    found = query(tmp_path / "w", "engagement", f"sheet, {CELLS}", "order by _row")
    assert found[:5] == [("Shows", *row) for row in LANDED]
    assert [row[:2] for row in found[5:]] == [("Movies", f"Film {n}") for n in (3, 2, 1)]
    assert query(tmp_path / "w", "engagement", "distinct half_year, _file") == [
        ("2030H1", "2030H1/report.xlsx")
    ]
    assert [row for (row,) in query(tmp_path / "w", "engagement", "_row")] == list(range(1, 9))
    [landed] = query(tmp_path / "w", "landed_files")
    assert landed[:7] == ("engagement", "2030H1/report.xlsx", 8, 8, 0, None, None)


def test_without_preamble_the_name_tells_the_half(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "What_We_Watched_2030Jul-Dec.xlsx", {"TV": [HEADER, *SHOWS]})
    assert one([path], tmp_path / "w").status == "landed"
    assert query(tmp_path / "w", "engagement", f"half_year, sheet, {CELLS}", "order by _row") == [
        ("2030H2", "TV", *row) for row in LANDED
    ]


def test_the_text_of_the_report_goes_before_its_name(tmp_path: Path) -> None:
    result = one([report(tmp_path / "2024H2.xlsx")], tmp_path / "w")
    assert result.notes == ["covers 2030H1, as it says itself, not 2024H2"]
    assert query(tmp_path / "w", "engagement", "distinct half_year") == [("2030H1",)]


HALVES = {
    "Hours viewed from January to June 2023": "2023H1",
    "Views from July to December 2023": "2023H2",
    "January - June 2025": "2025H1",
    "July–December 2025": "2025H2",
    "January 1 - June 30, 2025": "2025H1",
    "January 2025 - June 2025": "2025H1",
    "JAN-JUN 2024": "2024H1",
    "first half of 2025": "2025H1",
    "Second Half 2024": "2024H2",
    "2025 H1": "2025H1",
    "1H 2025": "2025H1",
    "What_We_Watched_A_Netflix_Engagement_Report_2023Jan-Jun.xlsx": "2023H1",
    "EngagementReport2023JulDec.xlsx": "2023H2",
    "2023H1.csv": "2023H1",
    "2023_H2 (1).csv": "2023H2",
    "report-h2-2024.xlsx": "2024H2",
    "July 2024 to June 2025": None,
    "January to December 2024": None,
    "2024H1 and 2024H2": None,
    "January to June": None,
    "2025": None,
    "H10 2025": None,
    "report 20251.xlsx": None,
}


@pytest.mark.parametrize("words", HALVES)
def test_wordings_of_a_half(words: str) -> None:
    assert half_year([words]) == HALVES[words]
    assert half_year(["What We Watched", words, ""]) == HALVES[words]


def test_two_halves_are_none() -> None:
    assert half_year(["2024H1", "2024H2"]) is None
    assert half_year(["2024H1", "January - June 2024"]) == "2024H1"


def test_no_half_anywhere_asks_for_a_name(tmp_path: Path) -> None:
    result = one([report(tmp_path / "report.xlsx", "Views")], tmp_path / "w")
    assert result.is_refused
    assert "rename it to end in that half, such as 2025H1" in result.notes[0]
    (tmp_path / "report.xlsx").rename(tmp_path / "report 2025H1.xlsx")
    assert one([tmp_path / "report 2025H1.xlsx"], tmp_path / "w").status == "landed"


PREAMBLE = [["", ""], ["", "What We Watched"], ["", "Views from July to December 2030"], []]
LINES = [[cell or "" for cell in row] for row in LANDED]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("has_preamble", [True, False])
def test_a_sheet_saved_as_text(delimiter: str, has_preamble: bool, tmp_path: Path) -> None:
    if has_preamble:
        rows = [*PREAMBLE, *(["", *row] for row in [HEADER, *LINES])]
        path = text(tmp_path / "Shows.csv", rows, delimiter)
    else:
        path = text(tmp_path / "Shows_2030H2.csv", [HEADER, *LINES], delimiter)
    result = one([path], tmp_path / "w")
    assert (result.status, result.rejected_count) == ("landed", 0)
    assert query(tmp_path / "w", "engagement", f"half_year, sheet, {CELLS}", "order by _row") == [
        ("2030H2", "Shows", *row) for row in LANDED
    ]
    assert query(tmp_path / "w", "landed_files", "_file") == [(f"2030H2-series/{path.name}",)]


def test_a_text_named_as_a_workbook_lands_as_what_it_is(tmp_path: Path) -> None:
    first = [row[:4] for row in [HEADER, *LINES]]
    result = one([text(tmp_path / "2023H1.xlsx", first)], tmp_path / "w")
    assert (result.status, result.notes) == ("landed", [])
    found = query(tmp_path / "w", "engagement", "distinct half_year, sheet, runtime")
    assert found == [("2023H1", "Engagement", None)]


def test_halves_stay_side_by_side_and_never_shrink(tmp_path: Path) -> None:
    second = report(tmp_path / "b.xlsx", "July - December 2030")
    results = land([report(tmp_path / "a.xlsx"), second], tmp_path / "w")
    assert [r.status for r in results] == ["landed", "landed"]
    assert one([second], tmp_path / "w").status == "unchanged"
    before = snapshot(tmp_path / "w")
    fewer = report(tmp_path / "c.xlsx", Shows=SHOWS[:4], Movies=FILMS)
    refused = one([fewer], tmp_path / "w")
    assert refused.is_refused
    assert "has 7 titles; the landed 2030H1/a.xlsx has 8 titles" in refused.notes[0]
    assert snapshot(tmp_path / "w") == before
    assert one([fewer], tmp_path / "w", force=True).status == "landed"
    fuller = report(tmp_path / "d.xlsx", Shows=SHOWS, Movies=[*FILMS, FILMS[0]])
    results = land([fewer, fuller], tmp_path / "w")
    assert [r.status for r in results] == ["superseded", "landed"]
    assert query(tmp_path / "w", "landed_files", "_file, landed_count", "order by 1") == [
        ("2030H1/d.xlsx", 9), ("2030H2/b.xlsx", 8),
    ]  # fmt: skip


def test_sheets_that_come_one_by_one_make_a_half(tmp_path: Path) -> None:
    films = [[str(cell or "") for cell in row] for row in FILMS]
    shows = text(tmp_path / "2030H1 TV.csv", [HEADER, *LINES])
    movies = text(tmp_path / "2030H1 Film.csv", [HEADER, *films])
    assert [r.status for r in land([shows, movies], tmp_path / "w")] == ["landed", "landed"]
    assert len(query(tmp_path / "w", "engagement")) == 8
    whole = report(tmp_path / "whole.xlsx")
    assert one([whole], tmp_path / "w").status == "landed"
    assert query(tmp_path / "w", "landed_files", "_file") == [("2030H1/whole.xlsx",)]
    assert len(query(tmp_path / "w", "engagement")) == 8
    assert one([movies], tmp_path / "w").is_refused
    alone = report(tmp_path / "alone.xlsx", Film=FILMS)
    assert one([alone], tmp_path / "v").status == "landed"
    assert query(tmp_path / "v", "landed_files", "_file") == [("2030H1-films/alone.xlsx",)]


def test_sheets_that_are_not_named_do_not_push_each_other_out(tmp_path: Path) -> None:
    films = [[f"Film {n}", "No", "", "100000", "1:30", "100000"] for n in range(9)]
    first = text(tmp_path / "2030H1 (1).csv", [HEADER, *LINES])
    second = text(tmp_path / "2030H1 (2).csv", [HEADER, *films])
    landed = one([first], tmp_path / "w")
    assert "one sheet says so in its name (2030H1 Shows.csv)" in landed.notes[0]
    for paths in ([second], [first, second]):
        refused = land(paths, tmp_path / ("w" if len(paths) == 1 else "v"))[0]
        assert refused.is_refused
        assert "lacks 5 of 5 titles; name a file of one sheet after it" in refused.notes[0]


REAL = {"2023H1": 18_214, "2023H2": 15_994, "2024H1": 16_161, "2024H2": 15_563, "2025H1": 16_182}


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("real")
    results = land([shared_data / "engagement"], warehouse)
    assert {(r.status, r.rejected_count, *r.notes) for r in results} == {("landed", 0)}
    return warehouse


def test_the_real_reports_land_whole(real: Path, shared_data: Path) -> None:
    found = query(real, "engagement", "half_year, count(*)", "group by 1 order by 1")
    assert found == list(REAL.items())
    for path in sorted((shared_data / "engagement").glob("*.xlsx")):
        workbook = CalamineWorkbook.from_path(path)
        expected = []
        for sheet in workbook.sheet_names:
            for row in workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[6:]:
                cells = [f"{c:.0f}" if isinstance(c, float) else str(c) or None for c in row[1:]]
                expected.append((sheet, *cells, *[None] * (6 - len(cells))))
        landed = query(
            real, "engagement", f"sheet, {CELLS}",
            f"where _file like '%/{path.name}' order by _row",
        )  # fmt: skip
        assert landed == expected


def test_the_hours_of_the_real_reports(real: Path) -> None:
    hours = query(real, "engagement", "half_year, sum(hours_viewed::bigint)", "group by all")
    assert dict(hours) == {
        "2023H1": 93_455_200_000, "2023H2": 90_023_100_000, "2024H1": 94_003_500_000,
        "2024H2": 94_115_100_000, "2025H1": 95_186_500_000,
    }  # fmt: skip
    odd = "runtime = '*', runtime like '_%*', count(*)"
    kinds = duckdb.sql(
        f"select {odd} from read_parquet('{real}/raw/engagement.parquet') group by all"
    ).fetchall()
    assert {(True, False, 702), (False, True, 91)} <= set(kinds)


def test_the_real_reports_again_change_nothing(real: Path, shared_data: Path) -> None:
    before = snapshot(real)
    assert {r.status for r in land([shared_data / "engagement"], real)} == {"unchanged"}
    assert snapshot(real) == before
