"""Workbooks as people keep them: hidden, shifted, merged, locked, damaged."""

import csv
import datetime
import random
import zipfile
from pathlib import Path

import pytest
from test_land import CATALOGUE, COLUMNS, SAMPLES
from test_land_engagement import CELLS, FILMS, LANDED, SHOWS, published, report
from test_land_replacement import snapshot
from test_land_top10 import one, query
from workbooks import write_workbook

from netflix_warehouse.land import land
from netflix_warehouse.land.cells import cell_text


def test_hidden_columns_and_covers_do_not_matter(tmp_path: Path) -> None:
    rows = [[*row, None, "note"] if n == 7 else row for n, row in enumerate(published(SHOWS))]
    sheets = {"Read me": [["About", "this"]], "TV": rows}
    path = write_workbook(tmp_path / "a.xlsx", sheets, merged=["B2:G2"], hidden=[3, 9])
    result = one([path], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (5, 0)
    assert result.notes == ["sheet 'Read me' left out"]
    assert query(tmp_path / "w", "engagement", CELLS, "order by _row") == LANDED


def test_blank_rows_are_no_records(tmp_path: Path) -> None:
    path = report(tmp_path / "a.xlsx", TV=[*SHOWS[:2], [], [None, ""], *SHOWS[2:], [], []])
    assert one([path], tmp_path / "w").record_count == 5


def refusal(path: Path, warehouse: Path) -> str:
    """What is said of a workbook that is refused in one line, with nothing changed."""
    before = snapshot(warehouse)
    result = one([path], warehouse)
    assert result.is_refused
    [note] = result.notes
    assert "\n" not in note
    assert snapshot(warehouse) == before
    return note


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    one([report(tmp_path / "landed.xlsx", "July - December 2029")], tmp_path / "w")
    return tmp_path / "w"


def test_shifted_columns_are_refused(tmp_path: Path, warehouse: Path) -> None:
    path = report(tmp_path / "a.xlsx", Movies=FILMS, Shows=[[None, *row] for row in SHOWS])
    note = refusal(path, warehouse)
    assert note.startswith("sheet 'Shows', row 7: expected Title, Available Globally?")
    assert "under the header in row 6, found (blank), (blank), Orbit 9: Season 2" in note
    assert refusal(report(tmp_path / "b.xlsx", TV=[row[1:] for row in SHOWS]), warehouse)
    assert refusal(
        report(tmp_path / "c.xlsx", TV=[[*row[:3], None, *row[3:]] for row in SHOWS]), warehouse
    ).startswith("sheet 'TV', row 7")


def test_one_shifted_row_is_rejected(tmp_path: Path) -> None:
    rows = [*SHOWS[:3], [*SHOWS[3][:3], None, *SHOWS[3][3:]], SHOWS[4]]
    result = one([report(tmp_path / "a.xlsx", TV=rows)], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (4, 1)
    assert query(tmp_path / "w", "rejected_records", "_row, reason") == [
        (4, "expected 7 fields, found 8")
    ]


def test_a_lost_header_is_refused(tmp_path: Path, warehouse: Path) -> None:
    sheets = {"TV": published(SHOWS), "Film": FILMS * 2}
    note = refusal(write_workbook(tmp_path / "a.xlsx", sheets), warehouse)
    assert note.startswith("sheet 'Film': expected a header such as that of sheet 'TV' (Title,")
    assert "in its first 20 rows, found none" in note


def test_merged_cells_are_refused(tmp_path: Path, warehouse: Path) -> None:
    for area, row in (("C8:C9", 8), ("B10:C10", 10), ("A1:C20", 7)):
        path = write_workbook(tmp_path / "a.xlsx", {"TV": published(SHOWS)}, merged=[area])
        assert refusal(path, warehouse).startswith(f"sheet 'TV', row {row}: expected one cell for")


def test_workbooks_that_cannot_be_used(tmp_path: Path, warehouse: Path) -> None:
    empty = write_workbook(tmp_path / "empty.xlsx", {"TV": [], "Film": [[None]]})
    assert "workbook without a filled cell" in refusal(empty, warehouse)
    headed = report(tmp_path / "headed.xlsx", TV=[])
    assert "has a header but no records" in refusal(headed, warehouse)
    other = write_workbook(tmp_path / "other.xlsx", {"Sheet1": [["a", "b"], [1, 2]]})
    assert "without the columns of any known report" in refusal(other, warehouse)
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(headed.read_bytes()[:-100])
    assert "damaged archive" in refusal(cut, warehouse)
    for name, words in (
        ("locked.xlsx", "protected by a password"), ("old_excel.xls", "an old Excel (.xls)"),
    ):  # fmt: skip
        assert words in refusal(SAMPLES / "broken" / name, warehouse)
    document = tmp_path / "letter.docx"
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "cannot be read as a workbook" in refusal(document, warehouse)


def test_a_workbook_that_swells_is_refused(
    tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = report(tmp_path / "a.xlsx", TV=[*SHOWS, ["x" * 3_000_000]])
    monkeypatch.setattr("netflix_warehouse.land.inputs.FREE_BYTES", 1 << 20)
    assert "far more than its size allows" in refusal(path, warehouse)


def test_damage_in_a_workbook_never_escapes(tmp_path: Path) -> None:
    """Flipped bytes anywhere: the workbook lands whole or is refused in one line."""
    data = report(tmp_path / "a.xlsx").read_bytes()
    one([tmp_path / "a.xlsx"], tmp_path / "w")
    whole = query(tmp_path / "w", "engagement", CELLS, "order by _row")
    draw = random.Random(1)
    statuses = set()
    for number in range(150):
        damaged = bytearray(data)
        for _ in range(draw.randint(1, 3)):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        path = tmp_path / "damaged 2030H1.xlsx"
        path.write_bytes(bytes(damaged))
        results = land([path], tmp_path / str(number))
        found = {result.status for result in results if result.status != "skipped"}
        statuses |= found
        assert len(found) == 1
        assert all(len(result.notes) == 1 for result in results if result.is_refused)
        if found == {"landed"}:
            assert query(tmp_path / str(number), "engagement", CELLS, "order by _row") == whole
    assert statuses == {"landed", "refused"}


def test_a_catalogue_in_a_workbook(tmp_path: Path) -> None:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    typed = [[int(c) if c.isdecimal() else c or None for c in row] for row in rows]
    path = write_workbook(tmp_path / "titles.xlsx", {"Sheet1": typed})
    result = one([path], tmp_path / "w")
    assert (result.status, result.notes) == ("landed", [])
    assert query(tmp_path / "w", "netflix_titles", "* exclude (_file, _row)") == [
        tuple(c or None for c in row) for row in rows[1:]
    ]
    assert list(COLUMNS) == rows[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7:34*", "7:34*"), ("", ""), (0.0, "0"), (-3.0, "-3"), (1.9667, "1.9667"), (0.1, "0.1"),
        (1e17, "100000000000000000"), (1e300, "1e+300"), (True, "true"), (7, "7"),
        (datetime.date(2030, 2, 3), "2030-02-03"),
        (datetime.datetime(2030, 2, 3), "2030-02-03"),
        (datetime.datetime(2030, 2, 2, 23, 59, 59, 999_800), "2030-02-03"),
        (datetime.datetime(2030, 2, 3, 4, 5, 6), "2030-02-03 04:05:06"),
        (datetime.date(1900, 1, 1), "24:00"), (datetime.datetime(1900, 1, 16, 13, 33), "397:33"),
        (datetime.datetime(1900, 3, 2, 12, 0), "1500:00"),
        (datetime.time(0, 5), "0:05"), (datetime.time(1, 59, 59, 999_900), "2:00"),
        (datetime.time(1, 2, 3), "1:02:03"),
        (datetime.timedelta(hours=397, minutes=33), "397:33"),
    ],
)  # fmt: skip
def test_cells_become_the_text_that_is_shown(value: object, text: str) -> None:
    assert cell_text(value) == text
