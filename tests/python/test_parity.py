"""The sample built by DuckDB and by Apache Spark holds the same rows, table by table."""

import math
import os
import subprocess
import sys
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from architecture import PUBLIC
from conftest import ROOT, command_environment
from manifest_reader import layer, need_python, nodes

from netflix_warehouse.bench.ratings_rows import write_prize
from netflix_warehouse.doctor import java_version
from netflix_warehouse.land import land

TOLERANCE = 1e-9
Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def spark() -> None:
    """Spark, or no test of it."""
    missing = [name for name in ("pyspark", "dbt.adapters.spark") if not installed(name)]
    missing += [] if java_version() else ["Java"]
    if missing:
        reason = f"Spark is not ready, {' and '.join(missing)} missing: `make spark` runs this test"
        if os.environ.get("NETFLIX_REQUIRE_SPARK") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="module")
def spark_tables(spark: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Spark's tables, one Parquet folder per table in one folder per schema."""
    warehouse = tmp_path_factory.mktemp("spark")
    # Of the tests only those of macros on literal rows: the rest would prove equal tables twice.
    result = dbt("build", "spark", warehouse, "--exclude", "test_type:generic", "path:tests/data")
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    return warehouse / "spark" / "tables"


def dbt(
    verb: str, target: str, warehouse: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run dbt on a target, quietly and without unit tests."""
    command = [Path(sys.executable).with_name("dbt"), verb, "--target", target, "--quiet"]
    command += ["--exclude-resource-type", "unit_test"] if verb == "build" else []
    command += ["--target-path", str(ROOT / "target" / "tests" / target), "--no-use-colors"]
    return subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env=command_environment(warehouse, **environment),
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )


def test_every_public_table_is_equal(
    spark_tables: Path, sample_database: Path, manifest: dict[str, Any]
) -> None:
    left_out = need_python(manifest)
    models = [
        node
        for node in nodes(manifest, "model")
        if layer(node) in PUBLIC and node["unique_id"] not in left_out
    ]
    assert len(models) > 20
    found, compared = [], 0
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        for node in models:
            folder = spark_tables / f"{node['schema']}.db" / node["name"]
            left = read(connection, f'"{node["schema"]}"."{node["name"]}"')
            right = read(connection, f"read_parquet('{folder}/*.parquet')")
            compared += len(left[1])
            found += [f"{node['name']}: {text}" for text in difference(left, right)]
    assert not found, "\n".join(found)
    assert compared > 1000


def test_a_new_file_is_appended_and_a_changed_one_needs_a_full_refresh(
    spark: None, tmp_path: Path
) -> None:
    texts = write_prize(tmp_path / "prize", 4000, user_count=400, title_count=40)
    tables = ("fct_ratings", "fct_rating_movies")
    both = ("--select", *(f"+{name}" for name in tables), "--vars", "{raw_door: landed}")
    land(texts[1:], tmp_path)
    first = dbt("build", "spark", tmp_path, *both, "--exclude", "resource_type:test")
    assert first.returncode == 0, first.stdout[-6000:]
    land(texts[:1], tmp_path)
    second = dbt("run", "spark", tmp_path, *both)
    assert second.returncode == 0, second.stdout[-6000:]
    built = dbt("build", "real", tmp_path, *both, "--exclude", "resource_type:test")
    assert built.returncode == 0, built.stdout[-6000:]
    folder = tmp_path / "spark" / "tables" / "marts.db"
    with duckdb.connect(str(tmp_path / "netflix.duckdb"), read_only=True) as connection:
        for name in tables:
            left = read(connection, f"marts.{name}")
            right = read(connection, f"read_parquet('{folder / name}/*.parquet')")
            assert difference(left, right) == []
    assert len(left[1]) == 40
    staged = tmp_path / "spark" / "tables" / "staging.db" / "stg_ratings__ratings"
    assert len(list(staged.glob("*.parquet"))) > 1, "the first files were written again"
    text = texts[0].read_text()
    texts[0].write_text(text.replace(",5,", ",4,"))
    land(texts[:1], tmp_path)
    refused = dbt("run", "spark", tmp_path, *both)
    assert refused.returncode != 0
    assert "have changed since: build it with --full-refresh" in refused.stdout


def installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def read(connection: duckdb.DuckDBPyConnection, relation: str) -> tuple[list[str], list[Row]]:
    """Return the columns and the rows, the latter in one order: floats last, as they may differ."""
    described = connection.execute(f"describe select * from {relation}").fetchall()
    floats = {"DOUBLE", "FLOAT"}
    order = [f'"{name}"' for name, kind, *_ in sorted(described, key=lambda c: c[1] in floats)]
    # Spark writes every timestamp as an instant; the session's zone is UTC on both sides.
    columns = [
        f'cast("{name}" as timestamp)' if kind.startswith("TIMESTAMP") else f'"{name}"'
        for name, kind, *_ in described
    ]
    rows = connection.execute(
        f"select {', '.join(columns)} from {relation} order by {', '.join(order)}"
    ).fetchall()
    return [name for name, *_ in described], rows


def difference(left: tuple[list[str], list[Row]], right: tuple[list[str], list[Row]]) -> list[str]:
    """Return the first difference between DuckDB's table (left) and Spark's, if there is one."""
    if left[0] != right[0]:
        return [f"columns {left[0]} and {right[0]}"]
    if len(left[1]) != len(right[1]):
        return [f"{len(left[1])} and {len(right[1])} rows"]
    for one, other in zip(left[1], right[1], strict=True):
        for column, a, b in zip(left[0], one, other, strict=True):
            if not same(a, b):
                return [f"{column} is {a!r} and {b!r} in {one} and {other}"]
    return []


def same(a: Any, b: Any) -> bool:
    """Compare two values: floats and decimals within the tolerance, all else exactly."""
    if isinstance(a, float | Decimal) and isinstance(b, float | Decimal | int):
        return math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return type(a) is type(b) and a == b


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("select 1 as a, 'x' as b", "select 1 as a, 'x' as b", ""),
        ("select 1.0::double as a", "select (1.0 + 1e-10)::double as a", ""),
        ("select 1.0::double as a", "select (1.0 + 1e-6)::double as a", "a is 1.0 and 1.000001"),
        ("select 1 as a", "select '1' as a", "a is 1 and '1'"),
        ("select null as a", "select '' as a", "a is None and ''"),
        ("select true as a", "select 1 as a", "a is True and 1"),
        ("select 1 as a", "select 1 as b", "columns ['a'] and ['b']"),
        ("select 1 as a", "select 1 as a union all select 1", "1 and 2 rows"),
        ("values (1.0::double, 'x'), (2, 'y')", "values (2.0::double, 'y'), (1, 'x')", ""),
        ("select timestamp '2021-07-04 01:00'", "select timestamptz '2021-07-04 01:00+00'", ""),
    ],
)
def test_comparison_finds_what_differs(left: str, right: str, expected: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        tables = []
        for sql in (left, right):
            columns, rows = read(connection, f"({sql})")
            tables.append(([name.split(" ")[0] for name in columns], rows))
        found = difference(tables[0], tables[1])
    assert "".join(found)[: len(expected) or None] == expected
