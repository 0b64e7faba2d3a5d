"""Check that DuckDB and pandas did the same work: the tables that they made agree."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from pyarrow import parquet

from netflix_warehouse.bench.straight import WHOLE_ROWS
from netflix_warehouse.errors import UserError


def tidy(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its columns and rows in order: text as it is, all else as numbers."""
    columns = {}
    for name in sorted(table.columns):
        column = table[name]
        if pd.api.types.is_datetime64_any_dtype(column):
            column = (column - pd.Timestamp(0)) / pd.Timedelta(days=1)
        is_text = isinstance(column.dtype, pd.StringDtype) or column.dtype == object
        if is_text and not column.isna().all():
            columns[name] = column.astype("str")
        else:
            columns[name] = pd.to_numeric(column).astype("float64")
    tidied = pd.DataFrame(columns)
    exact = [name for name in tidied if not name.endswith(("_share", "_rate", "_per_day"))]
    return tidied.sort_values(exact, ignore_index=True)


def compare(expected: Mapping[str, pd.DataFrame], made: Mapping[str, pd.DataFrame]) -> None:
    """Check that two sets of tables hold the same rows and columns; fractions to 12 digits.

    Raises:
        UserError: a table differs, or is in one set only.
    """
    different = [f"{name}: in one only" for name in expected.keys() ^ made.keys()]
    for name in sorted(expected.keys() & made.keys()):
        try:
            pd.testing.assert_frame_equal(
                tidy(expected[name]), tidy(made[name]), rtol=1e-12, atol=1e-12
            )
        except AssertionError as error:
            different.append(f"{name}: {error}")
    if different:
        shown = "\n".join(different)
        raise UserError(f"DuckDB and pandas disagree, so their times cannot be compared:\n{shown}")


def compare_results(expected: Path, made: Path) -> None:
    """Check that two folders of results agree: small tables whole, large ones in each column.

    Raises:
        UserError: they differ.
    """
    compare(read_tables(expected), read_tables(made))
    compare(read_summary(expected), read_summary(made))


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that are handed over whole."""
    return {
        file.stem: parquet.read_table(file).to_pandas(date_as_object=False)
        for file in folder.glob("*.parquet")
    }


def read_summary(folder: Path) -> dict[str, pd.DataFrame]:
    """Return, per table, the values in each column and their sum, as one row per column."""
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return {
        table: pd.DataFrame.from_dict(columns, orient="index", columns=["count", "sum"])
        .rename_axis("column")
        .reset_index()
        for table, columns in summary.items()
    }


def hand_over(tables: Mapping[str, pd.DataFrame], results: Path) -> None:
    """Write what `straight` hands over: small tables, and a summary of each column of all."""
    results.mkdir(exist_ok=True)
    summary = {
        name: {
            column: [int(table[column].count()), float(measured(table[column]).sum())]
            for column in table
        }
        for name, table in tables.items()
    }
    (results / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    for name, table in tables.items():
        if len(table) <= WHOLE_ROWS:
            table.to_parquet(results / f"{name}.parquet", index=False)


def measured(column: "pd.Series") -> "pd.Series[float]":
    """Return the number that stands for a value in the sum: of text its length, of dates none."""
    if isinstance(column.dtype, pd.StringDtype):
        return column.str.len()
    return column if pd.api.types.is_numeric_dtype(column) else pd.Series(dtype="float64")
