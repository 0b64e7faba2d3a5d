"""The explorer of a warehouse in which only some sources have been landed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import site_expected
from browser import Browse
from chain import run_models
from manifest_reader import need_python

from netflix_warehouse.site import build_site
from netflix_warehouse.site.build import SOURCES
from netflix_warehouse.warehouse import connect

PAGES = site_expected.PAGES
SCHEMAS = ("marts", "reports", "findings", "quality")
NOT_MODELS = ("quality.test_results", "quality.lineage")  # made by dbt's hook
Landed = Callable[..., Path]


@pytest.fixture
def landed(sample_database: Path, tmp_path: Path, manifest: dict[str, Any]) -> Landed:
    """Builds the site of a warehouse with some of the sample's raw tables, by the real models.

    What comes of a model in Python is empty: the models run without dbt.
    """
    fitted = {manifest["nodes"][name]["name"] for name in need_python(manifest)
              if name.startswith("model.")}  # fmt: skip

    def build(*raw_tables: str) -> Path:
        database = tmp_path / "sample.duckdb"
        with connect(sample_database) as sample:
            given = {name: records(sample, name) for name in raw_tables}
            files = records(sample, "landed_files")
            built = sample.execute(
                "select schema_name || '.' || table_name from duckdb_tables()"
                " where list_contains(?, schema_name) order by all",
                [SCHEMAS],
            ).fetchall()
        tables = [table for (table,) in built]
        given["landed_files"] = [row for row in files if row["raw_table"] in raw_tables]
        names = {table: table.partition(".")[2] for table in tables}
        models = [
            name for table, name in names.items() if table not in NOT_MODELS and name not in fitted
        ]
        chain = run_models(given, models)
        chain.execute(
            f"attach '{sample_database}' as whole (read_only); attach '{database}' as made"
        )
        try:
            for schema in SCHEMAS:
                chain.execute(f"create schema made.{schema}")
            for table in tables:
                is_empty = names[table] in fitted
                source = "whole" if is_empty or table in NOT_MODELS else "sample"
                rows = f"from {source}.{table}" + (" limit 0" if is_empty else "")
                chain.execute(f"create table made.{table} as {rows}")
        finally:
            chain.execute("detach made; detach whole")
        build_site(database, tmp_path / "site")
        return tmp_path / "site"

    return build


def records(connection: duckdb.DuckDBPyConnection, raw_table: str) -> list[dict[str, Any]]:
    return (
        connection.execute(f"from raw.{raw_table}")
        .df()
        .astype(object)
        .pipe(lambda frame: frame.where(frame.notna(), None))
        .to_dict("records")
    )


@pytest.mark.parametrize(
    "raw_tables",
    [("netflix_titles",), ("top10_global", "engagement", "viewing_history"), ()],
    ids=lambda names: "+".join(names) or "nothing",
)
def test_pages_say_what_to_land(
    raw_tables: tuple[str, ...], browse: Browse, landed: Landed
) -> None:
    site = landed(*raw_tables)
    for page in PAGES.values():
        tab = browse(site, page.name).open()
        assert tab.page.locator("h1").all_inner_texts() == [page.title]
        needs = [{need} if isinstance(need, str) else set(need) for need in page.needs]
        lacking = [tables for tables in needs if tables.isdisjoint(raw_tables)]
        told = " ".join(tab.page.locator(".missing pre").all_inner_texts())
        for tables in lacking:
            assert any(SOURCES[table][1] in told for table in tables), page.name
        assert not lacking or tab.page.locator("figure.chart, form.filters").count() == 0
        if not lacking:
            for dataset in page.datasets:
                if dataset.source and dataset.source not in raw_tables:
                    assert SOURCES[dataset.source][1] in told, (page.name, dataset.name)
        tab.page.close()
