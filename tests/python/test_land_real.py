"""Landing of the real catalogue, as published and saved again in every other shape."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from netflix_warehouse.land import land
from netflix_warehouse.raw_tables import RAW_TABLES

COLUMNS = list(RAW_TABLES["netflix_titles"])
Rows = list[list[str]]


@pytest.fixture(scope="module")
def published(shared_data: Path) -> Path:
    return shared_data / "catalogue" / "netflix_titles.csv"


@pytest.fixture(scope="module")
def rows(published: Path) -> Rows:
    with published.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def landed(path: Path, warehouse: Path) -> list[tuple[str | None, ...]]:
    [result] = land([path], warehouse)
    assert (result.status, result.rejected_count) == ("landed", 0), result.notes
    table = f"'{warehouse}/raw/netflix_titles.parquet'"
    found = duckdb.sql(f"select * exclude (_file) from {table}").fetchall()
    assert [row[-1] for row in found] == list(range(1, 8808))
    return [row[:-1] for row in found]


def test_published_catalogue_lands_whole(published: Path, rows: Rows, tmp_path: Path) -> None:
    assert landed(published, tmp_path) == [tuple(c or None for c in row) for row in rows[1:]]


def saved(rows: Rows, **options: object) -> bytes:
    text = io.StringIO()
    csv.writer(text, **{"lineterminator": "\n"} | options).writerows(rows)
    return text.getvalue().encode()


RENAMED = ["ID", "Content Type", "Name", "Directors", "Actors", "Country Of Origin", "date-added",
           "Year", "maturityRating", "Run Time", "Genre", "Overview"]  # fmt: skip
SHAPES: dict[str, Callable[[Rows], bytes]] = {
    "carriage returns and line feeds": lambda rows: saved(rows, lineterminator="\r\n"),
    "carriage returns": lambda rows: saved(rows).replace(b"\n", b"\r"),
    "byte order mark": lambda rows: b"\xef\xbb\xbf" + saved(rows),
    "semicolons": lambda rows: saved(rows, delimiter=";"),
    "tabs": lambda rows: saved(rows, delimiter="\t"),
    "pipes": lambda rows: saved(rows, delimiter="|"),
    "all quoted": lambda rows: saved(rows, quoting=csv.QUOTE_ALL),
    "single quotes": lambda rows: saved(rows, quotechar="'"),
    "backslashes": lambda rows: saved(rows, doublequote=False, escapechar="\\"),
    "index column": lambda rows: saved(
        [[str(i - 1) if i else "", *row] for i, row in enumerate(rows)]
    ),
    "unnamed columns": lambda rows: saved([[*row, "", "", ""] for row in rows]),
    "other names": lambda rows: saved([RENAMED, *rows[1:]]),
    "other order": lambda rows: saved([row[6:] + row[:6] for row in rows]),
    "utf-16": lambda rows: saved(rows, delimiter="\t").decode().encode("utf-16"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_catalogue_saved_again_lands_equal_cells(name: str, rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "netflix_titles.csv"
    path.write_bytes(SHAPES[name](rows))
    assert landed(path, tmp_path / "w") == [tuple(c or None for c in row) for row in rows[1:]]


def test_catalogue_in_windows_1252(rows: Rows, tmp_path: Path) -> None:
    path = tmp_path / "netflix_titles.csv"
    data = saved(rows).decode().encode("cp1252", "replace")
    path.write_bytes(data)
    expected = list(csv.reader(io.StringIO(data.decode("cp1252"), newline="")))[1:]
    assert landed(path, tmp_path / "w") == [tuple(c or None for c in row) for row in expected]


def test_any_one_quote_lost_costs_at_most_one_record(published: Path, tmp_path: Path) -> None:
    data = published.read_bytes()
    quotes = [at for at, byte in enumerate(data) if byte == ord('"')]
    for number, at in enumerate(random.Random(0).sample(quotes, 6)):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(data[:at] + data[at + 1 :])
        [result] = land([path], tmp_path / str(number))
        assert (result.landed_count, result.rejected_count) in ((8806, 1), (8807, 0))


def test_a_catalogue_that_lost_its_end_does_not_replace_it(published: Path, tmp_path: Path) -> None:
    land([published], tmp_path / "w")
    path = tmp_path / "netflix_titles.csv"
    path.write_bytes(published.read_bytes()[:2_000_000])
    [result] = land([path], tmp_path / "w")
    assert result.is_refused
    assert "8,807 titles" in result.notes[0]
