"""The benchmark compares like with like: pandas makes the very tables that the SQL makes."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from netflix_warehouse.bench.in_pandas import text
from netflix_warehouse.bench.in_pandas.build import build, clean, read_csv
from netflix_warehouse.bench.same_work import compare, compare_results, hand_over
from netflix_warehouse.bench.straight import RESULTS, TABLE, catalogue_nodes
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
    records = read_csv(project_root / "seeds" / "raw" / f"{TABLE}.csv")
    return build(clean(records.astype({"_row": "int64"})))


@pytest.fixture(scope="module")
def catalogue(sample_database: Path, manifest: dict[str, Any]) -> Iterator[Path]:
    """A copy of the sample's build with the marts and reports of the catalogue alone."""
    kept = {
        f"{node['schema']}.{node['name']}"
        for node in map(manifest["nodes"].get, catalogue_nodes(manifest))
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "catalogue.duckdb"
        shutil.copy(sample_database, copy)
        with duckdb.connect(str(copy)) as connection:
            for name, kind in table_names(connection).items():
                if name not in kept:
                    connection.execute(f"drop {kind} {name}")
        yield copy


def table_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the marts, reports and quality tables there, and whether each is a table or a view."""
    found = connection.execute(
        "select table_schema || '.' || table_name,"
        " case table_type when 'VIEW' then 'view' else 'table' end"
        " from information_schema.tables where list_contains($1, table_schema)",
        [list(RESULTS)],
    ).fetchall()
    return dict(found)


@pytest.fixture(scope="module")
def in_duckdb(catalogue: Path) -> dict[str, pd.DataFrame]:
    """What the project's build makes of the sample's catalogue."""
    with duckdb.connect(str(catalogue), read_only=True) as connection:
        return {
            name: connection.execute(f"select * from {name}").df()
            for name in table_names(connection)
        }


def test_pandas_makes_the_same_tables(
    in_duckdb: dict[str, pd.DataFrame], in_pandas: dict[str, pd.DataFrame]
) -> None:
    compare(in_duckdb, in_pandas)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("marts.fct_catalogue_people", "person", "Nobody"),
        ("marts.fct_catalogue_titles", "added_on", pd.Timestamp("1999-01-01")),
        ("marts.bridge_title_genres", "position", 10_000),
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
    in_pandas: dict[str, pd.DataFrame], catalogue: Path, tmp_path: Path
) -> None:
    hand_over(in_pandas, tmp_path / "in_pandas")
    with duckdb.connect(str(catalogue), read_only=True) as connection:
        hand_over_from_duckdb(connection, tmp_path / "in_duckdb")
    compare_results(tmp_path / "in_duckdb", tmp_path / "in_pandas")
    titles = in_pandas["marts.fct_catalogue_titles"]
    hand_over(in_pandas | {"marts.fct_catalogue_titles": titles[1:]}, tmp_path / "fewer")
    with pytest.raises(UserError, match=r"marts\.fct_catalogue_titles"):
        compare_results(tmp_path / "in_duckdb", tmp_path / "fewer")
