"""Landing of small files: every known shape, kind and way to be broken, and which file is kept."""

import csv
import hashlib
import io
import stat
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest
from rich.console import Console
from rich.progress import Progress

from netflix_warehouse.land import Result, land, print_results, progress
from netflix_warehouse.land.progress import Meter
from netflix_warehouse.raw_tables import LANDING_TABLES, PARTED_TABLES, RAW_TABLES

SAMPLES = Path(__file__).parents[1] / "samples" / "landing"
CATALOGUE = SAMPLES / "shapes" / "catalogue.csv"
COLUMNS = RAW_TABLES["netflix_titles"]
SHAPES = sorted(path.name for path in (SAMPLES / "shapes").iterdir())

# Columns that the shape does not have, and cells in which it differs from the reference.
MISSING = {
    "no_show_id.csv": {"show_id"},
    "missing_columns.csv": {
        "show_id", "director", "country", "date_added", "rating", "duration", "description",
    },
}  # fmt: skip
DATES = ["3-Sep-21", "14-Aug-20", "1-Jul-21", "30-Jun-21", "2-May-19", "9-Mar-18"]
NOTES = {
    "empty_lines.csv": "3 empty lines left out",
    "extra_columns.csv": "2 other columns ignored",
    "index_column.csv": "1 other column ignored",
    "no_show_id.csv": "without show_id",
    "utf16_be.csv": "UTF-16",
    "windows_1252.csv": "not UTF-8: read as Windows-1252",
}

KINDS = {
    "engagement.csv": "engagement",
    "engagement.xlsx": "engagement",
    "engagement_no_preamble.xlsx": "engagement",
    "most_popular_28_days.tsv": "top10_most_popular",
    "most_popular_91_days.tsv": "top10_most_popular",
    "movielens.data": "ratings",
    "movielens.item": "rated_movies",
    "movielens_movies.csv": "rated_movies",
    "movielens_ratings.csv": "ratings",
    "movielens_ratings.dat": "ratings",
    "movielens.user": None,
    "netflix_titles.csv": "top10_global",
    "prize_movies.csv": "rated_movies",
    "prize_ratings.txt": "ratings",
    "top10_countries.tsv": "top10_countries",
    "top10_global_11_columns.tsv": "top10_global",
    "top10_global_7_columns.tsv": "top10_global",
    "top10_global_9_columns.tsv": "top10_global",
    "viewing_activity.csv": "viewing_activity",
    "viewing_activity_no_header.csv": "viewing_activity",
    "viewing_activity_reordered.csv": "viewing_activity",
    "viewing_history.csv": "viewing_history",
}

REFUSED = {
    "binary.csv": "binary data",
    "blanks_only.csv": "only blanks",
    "customers.csv": "names only show_id, type, title, country",
    "damaged.csv.gz": "damaged archive",
    "damaged.zip": "damaged archive",
    "empty.csv": "empty (0 bytes)",
    "header_only.csv": "has a header but no records",
    "locked.xlsx": "protected by a password",
    "mostly_damaged.csv": "3 of its 5 records",
    "no_header.csv": "first line does not name",
    "null.csv": "the word for nothing",
    "old_excel.xls": "a workbook of an old Excel (.xls)",
    "parquet.csv": "a Parquet file",
    "protected.zip": "protected by a password",
    "records.json": "it is JSON",
    "unknown_columns.csv": "first line does not name",
    "web_page.csv": "an HTML page",
    "workbook.csv": "sheet 'TV', row 2: expected show_id, type",
}

DAMAGED = {
    "blank_records.csv": (6, [(4, "blank record"), (5, "blank record")]),
    "half_a_character.csv": (5, [(6, "bytes that are not text")]),
    "lone_surrogate.csv": (5, [(5, "bytes that are not text")]),
    "nul_bytes.csv": (5, [(4, "bytes that are not text")]),
    "stray_quote.csv": (5, [(1, "quotes do not match")]),
    "too_few_fields.csv": (5, [(5, "expected 12 fields, found 10")]),
    "too_many_fields.csv": (5, [(4, "expected 12 fields, found 14")]),
    "truncated.csv": (5, [(6, "expected 12 fields, found 10")]),
    "truncated_in_quotes.csv": (5, [(6, "a quote is not closed")]),
    "unclosed_quote.csv": (5, [(2, "a quote is not closed")]),
    "undecodable.csv": (5, [(5, "bytes that are not text")]),
}


def query(warehouse: Path, table: str, what: str = "*") -> list[tuple]:
    return duckdb.sql(f"select {what} from '{warehouse}/raw/{table}.parquet'").fetchall()


def reference() -> list[dict[str, str | None]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]


def test_every_sample_is_tested() -> None:
    assert {p.name for p in (SAMPLES / "kinds").iterdir()} == set(KINDS)
    assert {p.name for p in (SAMPLES / "broken").iterdir()} == set(REFUSED) | set(DAMAGED)


@pytest.mark.parametrize("name", SHAPES)
def test_shape_lands_the_same_cells(name: str, tmp_path: Path) -> None:
    results = land([SAMPLES / "shapes" / name], tmp_path)
    [result] = [result for result in results if result.status != "skipped"]
    assert (result.status, result.landed_count, result.rejected_count) == ("landed", 6, 0)
    expected = reference()
    for row, date in zip(expected, DATES, strict=True):
        row.update(dict.fromkeys(MISSING.get(name, ())))
        if name == "short_dates.csv":
            row["date_added"] = date
        if name == "unquoted.tsv":
            row["title"] = (
                row["title"]
                .replace("Café", '"Café')
                .replace("\n", " ")
                .replace('"Quoted"', "Quoted")
            )
    found = query(tmp_path, "netflix_titles")
    file_name = "netflix_titles.csv" if name == "catalogue.zip" else name
    file_name = "titles.csv" if name == "zip_in_zip.zip" else file_name
    assert found == [
        (*(row[column] for column in COLUMNS), file_name, number)
        for number, row in enumerate(expected, start=1)
    ]
    assert NOTES.get(name, "") in "; ".join(result.notes)


@pytest.mark.parametrize("name", KINDS)
def test_kind_is_recognised_whatever_its_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "netflix_titles.csv").write_bytes((SAMPLES / "kinds" / name).read_bytes())
    [in_folder] = land([folder], tmp_path / "w", date_order="mdy")
    table = KINDS[name]
    expected = {"engagement": "refused"}.get(table, "landed" if table in PARTED_TABLES else None)
    assert in_folder.raw_table == table
    assert in_folder.status == (expected or "recognised")
    assert in_folder.recognised_as
    if expected == "refused":
        assert "rename it to end in that half, such as 2025H1" in in_folder.notes[0]
    if expected:
        return
    [named] = land([folder / "netflix_titles.csv"], tmp_path / "w")
    assert named.is_refused
    assert "has no table for it" in named.notes[0]
    beside = land([folder / "netflix_titles.csv", CATALOGUE], tmp_path / "w")
    assert [result.status for result in beside] == ["recognised", "landed"]


@pytest.mark.parametrize("name", REFUSED)
def test_broken_file_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    results = land([SAMPLES / "broken" / name], tmp_path)
    refused = [result for result in results if result.is_refused]
    assert refused
    assert REFUSED[name] in refused[0].notes[0]
    assert "; " in refused[0].notes[0], "the message must say what to do"
    assert "\n" not in refused[0].notes[0]
    assert not (tmp_path / "raw" / "landed_files.parquet").exists()
    assert not list(tmp_path.glob(".landing-*"))


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_records_are_rejected_and_the_rest_lands(name: str, tmp_path: Path) -> None:
    [result] = land([SAMPLES / "broken" / name], tmp_path)
    landed_count, rejected = DAMAGED[name]
    assert (result.status, result.landed_count) == ("landed", landed_count)
    counts = (len(rejected) + landed_count, landed_count, len(rejected))
    [(*landed, content_hash)] = query(tmp_path, "landed_files")
    assert landed == ["netflix_titles", name, *counts, None, None]
    content = (tmp_path / "raw" / "netflix_titles.parquet").read_bytes()
    assert content_hash == hashlib.sha256(content).hexdigest()[:16]
    assert query(tmp_path, "rejected_records") == [("netflix_titles", name, *r) for r in rejected]
    rows = [row for (row,) in query(tmp_path, "netflix_titles", "_row")]
    assert sorted(rows + [row for row, _ in rejected]) == list(range(1, counts[0] + 1))
    rejects = tmp_path / "rejects" / f"{name}.csv"
    with rejects.open(encoding="utf-8", newline="") as file:
        kept = list(csv.reader(file))
    assert [(int(row), reason) for row, reason, _ in kept[1:]] == rejected
    assert kept[0] == ["record", "reason", "text"]
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    assert stat.S_IMODE(rejects.parent.stat().st_mode) == 0o700


def test_rejected_text_is_kept_whole(tmp_path: Path) -> None:
    land([SAMPLES / "broken" / "undecodable.csv"], tmp_path)
    land_text = (tmp_path / "rejects" / "undecodable.csv.csv").read_text(encoding="utf-8")
    assert "Spa\\xffn" in land_text
    assert "Mika Tarn" in land_text


def test_every_raw_table_has_its_typed_parquet(tmp_path: Path) -> None:
    land([CATALOGUE], tmp_path)
    for name, columns in {**RAW_TABLES, **LANDING_TABLES}.items():
        file = tmp_path / "raw" / f"{name}.parquet"
        assert file.is_dir() == (name in PARTED_TABLES)
        schema = pyarrow.parquet.read_schema(
            file / "empty.parquet" if name in PARTED_TABLES else file
        )
        columns = (*columns, "_file", "_row") if name in RAW_TABLES else columns
        assert tuple(schema.names) == columns
        for column, kind in zip(schema.names, schema.types, strict=True):
            is_number = column == "_row" or column.endswith("_count")
            assert str(kind) == ("int64" if is_number else "string")


def test_bar_appears_after_two_seconds_only(monkeypatch: pytest.MonkeyPatch) -> None:
    bars = Progress(console=Console(file=io.StringIO()))
    meter = Meter(bars, "netflix_titles.csv", 200)
    meter.at(50)
    assert bars.tasks == []
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0)
    meter.at(100)
    assert [(task.description, task.percentage) for task in bars.tasks] == [
        ("netflix_titles.csv", 50)
    ]
    meter.close()
    assert bars.tasks == []


def test_messages_do_not_repeat_a_member_s_records(tmp_path: Path) -> None:
    private = tmp_path / "export.csv"
    private.write_text("Someone,2030-01-01,Secret Title,Type\n" * 3)
    [result] = land([private], tmp_path / "w")
    assert result.is_refused
    assert "Secret" not in result.notes[0]


def test_printed_table_names_each_file_and_each_refusal() -> None:
    console = Console(file=io.StringIO(), width=80)
    results = [
        Result("[bold]a.csv", "landed", "the catalogue", "netflix_titles", 8, 7, 1, ["odd"]),
        Result("b.csv", "refused", notes=["expected " + "words " * 30 + "; download it again"]),
        *(Result(f"{i}.txt", "skipped", notes=["unknown"]) for i in range(30)),
    ]
    print_results(results, console)
    printed = console.file.getvalue()
    assert "[bold]a.csv" in printed
    assert "landed: odd" in printed
    assert "and 10 more files skipped" in printed
    assert any(
        line.startswith("refused: b.csv") and line.endswith("download it again")
        for line in printed.splitlines()
    )
