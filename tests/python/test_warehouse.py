"""`connect` and `query` read a published file, and say plainly what is wrong where they cannot."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from conftest import netflix

from netflix_warehouse import connect, query
from netflix_warehouse.errors import UserError
from netflix_warehouse.warehouse import rejections, tables


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse folder with one small sample file."""
    monkeypatch.setenv("NETFLIX_WAREHOUSE", str(tmp_path))
    write_database(tmp_path / "sample.duckdb", "sample")
    return tmp_path


def write_database(file: Path, title: str) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.dim_titles as "
            "select ? as title, timestamptz '2021-07-04 12:00:00+00' as added_at",
            [title],
        )


def test_query_returns_rows_with_and_without_the_schema(warehouse: Path) -> None:
    assert query("select title from marts.dim_titles").title.tolist() == ["sample"]
    found = query("select * from dim_titles where title = ?", ["sample"])
    assert found.added_at[0] == pd.Timestamp("2021-07-04 12:00", tz="UTC")
    assert query("select 1 as one where $name = 'x'", {"name": "x"}).one.tolist() == [1]


def test_real_data_comes_first(warehouse: Path) -> None:
    write_database(warehouse / "netflix.duckdb", "real")
    assert query("select title from dim_titles").title.tolist() == ["real"]
    sample = warehouse / "sample.duckdb"
    assert query("select title from dim_titles", database=sample).title.tolist() == ["sample"]


def test_connection_is_read_only(warehouse: Path) -> None:
    with connect() as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute("delete from dim_titles")


def test_unknown_table_lists_near_names(warehouse: Path) -> None:
    with pytest.raises(UserError, match=r"dim_title does not(.|\n)*nearest: marts.dim_titles"):
        query("select * from dim_title")
    with pytest.raises(UserError, match="netflix tables"):
        query("select * from zzzzzzzz")


def test_wrong_sql_is_said_in_the_engine_s_words(warehouse: Path) -> None:
    with pytest.raises(UserError, match='Referenced column "titel" not found'):
        query("select titel from dim_titles")


def test_missing_and_foreign_files(warehouse: Path) -> None:
    with pytest.raises(UserError, match="is not built yet: run `make`"):
        connect(warehouse / "netflix.duckdb")
    (warehouse / "text.duckdb").write_text(
        "not a database, though long enough to be looked at " * 99
    )
    with pytest.raises(UserError, match="cannot be read as a DuckDB file"):
        connect(warehouse / "text.duckdb")


def test_locked_file_names_the_process(warehouse: Path) -> None:
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); input()",
            str(warehouse / "sample.duckdb"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(UserError, match=f"is being written by process {writer.pid}"):
            connect()
    finally:
        writer.communicate("\n")


def test_command_prints_a_table_csv_and_one_line_errors(warehouse: Path) -> None:
    table = netflix("query", "select title from dim_titles", warehouse=warehouse)
    assert "│ sample  │" in table.stdout
    csv = netflix("query", "--csv", "select title from dim_titles", warehouse=warehouse)
    assert csv.stdout == "title\nsample\n"
    wrong = netflix("query", "select * from dim_title", warehouse=warehouse)
    assert wrong.returncode == 1
    assert "\nerror: Catalog Error: Table with name dim_title" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    assert netflix("query", warehouse=warehouse).returncode == 2


def test_views_are_listed_with_their_rows(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "sample.duckdb")) as connection:
        connection.execute(f"""
            copy (from range(3)) to '{tmp_path}/landed.parquet';
            create schema raw; create schema staging; create schema marts;
            create view raw.records as from '{tmp_path}/landed.parquet';
            create view staging.stg_records as from raw.records;
            create table marts.records as from raw.records;
            create view marts.fct_records as from marts.records;
            comment on view marts.fct_records is 'One row per record. The same.';""")
    marts = [("marts", "fct_records", 3, "One row per record"), ("marts", "records", 3, None)]
    assert tables(tmp_path / "sample.duckdb") == [*marts, ("staging", "stg_records", 3, None)]
    (tmp_path / "landed.parquet").unlink()
    assert tables(tmp_path / "sample.duckdb") == [*marts, ("staging", "stg_records", None, None)]


def test_command_says_which_data_it_reads(warehouse: Path) -> None:
    (warehouse / "netflix.duckdb").unlink(missing_ok=True)
    listed = netflix("tables", warehouse=warehouse)
    assert "dim_titles" in listed.stdout
    assert listed.stderr == f"{warehouse / 'sample.duckdb'} (the fictional sample)\n"
    absent = netflix("tables", "--target", "real", warehouse=warehouse)
    assert absent.returncode == 1
    assert "is not built yet" in absent.stderr


def test_command_runs_an_analysis_from_its_file(warehouse: Path, tmp_path: Path) -> None:
    analysis = tmp_path / "analysis.sql"
    analysis.write_text("-- Which?\nselect title from {{ ref('dim_titles') }}", encoding="utf-8")
    found = netflix("query", "--csv", "--file", analysis, warehouse=warehouse)
    assert found.stdout == "title\nsample\n"
    analysis.write_text("select {{ var('x') }}", encoding="utf-8")
    assert "more Jinja than ref()" in netflix("query", "-f", analysis, warehouse=warehouse).stderr


def test_one_statement_is_expected(warehouse: Path) -> None:
    for sql, count in (("select 1; select 2", 2), ("", 0)):
        with pytest.raises(UserError, match=f"not {count}"):
            query(sql)


def test_an_empty_real_file_does_not_hide_the_sample(warehouse: Path) -> None:
    duckdb.connect(str(warehouse / "netflix.duckdb")).close()
    assert query("select title from dim_titles").title.tolist() == ["sample"]


def test_doctor_reports_what_is_built_and_landed(warehouse: Path) -> None:
    (warehouse / "raw").mkdir()
    duckdb.sql("select 'titles.csv' as _file, 1 as _row").write_parquet(
        str(warehouse / "raw" / "netflix_titles.parquet")
    )
    report = netflix("doctor", warehouse=warehouse)
    assert report.returncode == 0, report.stderr
    assert "1 rows from titles.csv" in report.stdout
    assert "tables: marts 1" in report.stdout
    assert str(warehouse) in report.stdout


def test_refused_file_fails_the_run_and_draws_nothing(tmp_path: Path) -> None:
    page = tmp_path / "titles.csv"
    page.write_text("<!doctype html><title>Moved Permanently</title>")
    result = netflix("run", page, warehouse=tmp_path / "warehouse")
    assert result.returncode == 1
    assert result.stderr == "error: 1 of 1 files refused: nothing is landed\n"
    assert "HTML" in result.stdout
    assert not list(tmp_path.rglob("*.duckdb"))


def test_start_up_imports_neither_dbt_nor_pandas() -> None:
    code = (
        "import sys, netflix_warehouse.cli; print({'dbt', 'pandas', 'duckdb'} & set(sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "set()\n"


def test_sample_answers_a_query(sample_database: Path) -> None:
    titles = query("select count(*) as titles from dim_titles", database=sample_database)
    assert titles.titles[0] > 0


def test_rejections_name_the_worst_tables_and_their_commonest_rule(tmp_path: Path) -> None:
    file = tmp_path / "netflix.duckdb"
    assert write_rejections(file, is_sample=False) == [
        ("top10_global", 3, 100, "week_unreadable"),
        ("engagement", 1, 50, "title_missing"),
    ]
    assert rejections(file, limit=1) == [("top10_global", 3, 100, "week_unreadable")]
    assert write_rejections(tmp_path / "sample.duckdb", is_sample=True) == []
    write_database(tmp_path / "part.duckdb", "built in part")
    assert rejections(tmp_path / "part.duckdb") == []


def write_rejections(file: Path, is_sample: bool) -> list[tuple[str, int, int, str]]:
    """Write the two tables of rejections and return what is said of them."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"""
            create schema quality;
            create table quality.row_reconciliation as from (values
                ('engagement', 50, 1, {is_sample}), ('top10_global', 100, 3, {is_sample}),
                ('netflix_titles', 9, 0, {is_sample})
            ) as tables(raw_table, raw_rows, rejected_rows, is_fictional_sample);
            create table quality.rejected_rows as from (values
                ('engagement', 'title_missing'), ('top10_global', 'rank_repeated'),
                ('top10_global', 'week_unreadable'), ('top10_global', 'week_unreadable')
            ) as rejected(raw_table, rule)""")
    return rejections(file)
