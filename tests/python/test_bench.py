"""The benchmark compares like with like: pandas makes the very tables that the SQL makes."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from netflix_warehouse.bench.in_pandas import text
from netflix_warehouse.bench.in_pandas.build import Landed, build, read_csv
from netflix_warehouse.bench.same_work import compare, compare_results, hand_over
from netflix_warehouse.bench.straight import RESULTS, TABLE
from netflix_warehouse.bench.straight import hand_over as hand_over_from_duckdb
from netflix_warehouse.errors import UserError


@pytest.fixture(scope="module", params=[False, True], ids=["own methods", "by hand"])
def in_pandas(project_root: Path, request: pytest.FixtureRequest) -> dict[str, pd.DataFrame]:
    """What pandas makes of the sample, either way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "by_hand", request.param)
        return build_sample(project_root)


def build_sample(project_root: Path) -> dict[str, pd.DataFrame]:
    """Return the tables of the sample in pandas."""
    raw = project_root / "seeds" / "raw"
    files = read_csv(raw / "landed_files.csv")
    count = files.loc[files["raw_table"] == TABLE, "record_count"].astype("int64").sum()
    records, unreadable = (
        read_csv(raw / f"{name}.csv").astype({"_row": "int64"})
        for name in (TABLE, "rejected_records")
    )
    return build(Landed(records, int(count), unreadable, is_sample=True))


@pytest.fixture(scope="module")
def in_duckdb(sample_database: Path) -> dict[str, pd.DataFrame]:
    """What the project's build makes of the sample: every mart, report and quality table."""
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where list_contains($1, schema_name)",
            [list(RESULTS)],
        ).fetchall()
        return {name: connection.execute(f"select * from {name}").df() for (name,) in names}


def test_pandas_makes_the_same_tables(
    in_duckdb: dict[str, pd.DataFrame], in_pandas: dict[str, pd.DataFrame]
) -> None:
    compare(in_duckdb, in_pandas)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("marts.fct_catalogue_people", "person", "Nobody"),
        ("marts.dim_dates", "month_starts_on", pd.Timestamp("1999-01-01")),
        ("quality.rule_findings", "affected_rows", 10_000),
        ("reports.rpt_catalogue_genres", "title_share", None),
    ],
)
def test_one_other_cell_is_found(
    in_pandas: dict[str, pd.DataFrame], table: str, column: str, value: object
) -> None:
    changed = in_pandas[table].copy()
    changed.loc[changed.index[3], column] = value
    with pytest.raises(UserError, match=table):
        compare(in_pandas, in_pandas | {table: changed})


def test_a_missing_table_is_found(in_pandas: dict[str, pd.DataFrame]) -> None:
    rest = {name: table for name, table in in_pandas.items() if name != "marts.dim_people"}
    with pytest.raises(UserError, match=r"marts\.dim_people: in one only"):
        compare(in_pandas, rest)


def test_what_is_handed_over_agrees(
    in_pandas: dict[str, pd.DataFrame], sample_database: Path, tmp_path: Path
) -> None:
    hand_over(in_pandas, tmp_path / "in_pandas")
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        hand_over_from_duckdb(connection, tmp_path / "in_duckdb")
    compare_results(tmp_path / "in_duckdb", tmp_path / "in_pandas")
    titles = in_pandas["marts.fct_catalogue_titles"]
    hand_over(in_pandas | {"marts.fct_catalogue_titles": titles[1:]}, tmp_path / "fewer")
    with pytest.raises(UserError, match=r"marts\.fct_catalogue_titles"):
        compare_results(tmp_path / "in_duckdb", tmp_path / "fewer")
