"""Which file replaces the landed one, and what a second landing changes."""

import csv
from pathlib import Path

import pytest
from test_land import CATALOGUE, COLUMNS, SAMPLES, query

from netflix_warehouse.errors import UserError
from netflix_warehouse.land import land


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def write(path: Path, rows: list[list[str]], header: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def titles(count: int, added: str = "May 1, 2020") -> list[list[str]]:
    return [
        [f"s{i}", "Movie", f"Film {i}", "", "", "", added, "2019", "R", "90 min", "Dramas", "x"]
        for i in range(1, count + 1)
    ]


def test_landing_again_changes_nothing(tmp_path: Path) -> None:
    damaged = SAMPLES / "broken" / "too_many_fields.csv"
    land([damaged], tmp_path / "a")
    first = snapshot(tmp_path / "a")
    [again] = land([damaged], tmp_path / "a")
    assert again.status == "unchanged"
    assert snapshot(tmp_path / "a") == first
    land([damaged], tmp_path / "b")
    assert snapshot(tmp_path / "b") == first


def test_a_fuller_or_later_catalogue_replaces_and_a_lesser_one_is_refused(tmp_path: Path) -> None:
    warehouse = tmp_path / "w"
    old = write(tmp_path / "old.csv", titles(3))
    fewer = write(tmp_path / "fewer.csv", titles(2, "July 1, 2021"))
    earlier = write(tmp_path / "earlier.csv", titles(4, "1-Apr-20"))
    undated = write(tmp_path / "undated.csv", titles(9, ""))
    later = write(tmp_path / "later.csv", titles(3, "30.12.2020"))
    assert land([old], warehouse)[0].status == "landed"
    [refused] = land([fewer], warehouse)
    assert refused.is_refused
    for part in ("2 titles", "2021-07-01", "3 titles", "2020-05-01", "--force"):
        assert part in refused.notes[0]
    assert land([earlier], warehouse)[0].is_refused
    assert land([undated], warehouse)[0].is_refused
    assert query(warehouse, "landed_files", "_file, landed_count") == [("old.csv", 3)]
    assert land([later], warehouse)[0].status == "landed"
    assert land([fewer], warehouse, force=True)[0].status == "landed"
    assert query(warehouse, "landed_files", "_file, landed_count") == [("fewer.csv", 2)]


def test_replacing_removes_the_old_rejects(tmp_path: Path) -> None:
    land([SAMPLES / "broken" / "too_many_fields.csv"], tmp_path)
    land([CATALOGUE], tmp_path)
    assert query(tmp_path, "rejected_records") == []
    assert list((tmp_path / "rejects").iterdir()) == []


def test_of_several_catalogues_the_latest_then_fullest_wins(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", titles(9, "2019-05-01"))
    write(tmp_path / "b.csv", titles(3, "2020-05-01"))
    write(tmp_path / "c.csv", titles(4, "5/1/20"))
    results = land([tmp_path], tmp_path / "w")
    assert [result.status for result in results] == ["superseded", "superseded", "landed"]
    assert "c.csv (4 titles, last date added 2020-05-01)" in results[0].notes[0]


def test_slashed_dates_with_the_day_first(tmp_path: Path) -> None:
    rows = titles(2, "25/09/2020")
    rows[0][6] = "12/10/2020"
    write(tmp_path / "a.csv", rows)
    write(tmp_path / "b.csv", titles(2, "October 13, 2020"))
    results = land([tmp_path], tmp_path / "w")
    assert [result.status for result in results] == ["superseded", "landed"]


def test_warehouse_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="cannot be written"):
        land([CATALOGUE], tmp_path / "w")


def test_damaged_landed_table_is_named(tmp_path: Path) -> None:
    land([CATALOGUE], tmp_path)
    (tmp_path / "raw" / "netflix_titles.parquet").write_bytes(b"PAR1 damaged")
    with pytest.raises(UserError, match="cannot be read; remove"):
        land([CATALOGUE], tmp_path)


def test_leftovers_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    left = tmp_path / ".landing-999999999"
    left.mkdir()
    (left / "0.text").write_text("private")
    land([CATALOGUE], tmp_path)
    assert not left.exists()
