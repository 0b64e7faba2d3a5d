"""What the explorer must show, by SQL over the warehouse: the rows behind each of its charts."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from netflix_warehouse.site import pages
from netflix_warehouse.site.page import Chart, Dataset, Filter, Page

PAGES = {page.name: page for page in pages()}

# Rows of a dataset made of other tables than its report, so that the report is compared, too.
# Columns that are lists on the page are joined by a bar, as in the reports.
ROWS = {
    ("catalogue", "titles"): """
        select
            titles.*,
            if(titles.type = 'Movie', 'film', 'series') as kind,
            genres.genres,
            named.countries
        from (select * exclude (countries) from marts.fct_catalogue_titles) as titles
        left join (
            select show_id, string_agg(genre, '|') as genres
            from marts.fct_catalogue_genres group by all
        ) as genres using (show_id)
        left join (
            select show_id, string_agg(country, '|') as countries
            from marts.fct_catalogue_countries group by all
        ) as named using (show_id)
    """,
}

TOP_15 = "order by titles desc, 1 limit 15"
# Of each page and chart, the columns of its table, from the rows `passing` its filters.
CHARTS = {
    ("catalogue", "additions"): """
        select added_year, count(*) as titles
        from passing where added_year is not null group by all
    """,
    ("catalogue", "genres"): f"""
        select genre, count(*) as titles
        from passing, unnest(string_split(genres, '|')) as t(genre)
        group by all {TOP_15}
    """,
    ("catalogue", "countries"): f"""
        select country, count(*) as titles
        from passing, unnest(string_split(countries, '|')) as t(country)
        group by all {TOP_15}
    """,
    ("catalogue", "running_time"): """
        with tens as (
            select least(duration_minutes // 10 * 10, 200) as start, count(*) as films
            from passing where duration_minutes is not null group by all
        )
        select
            if(start = 200, '200 minutes and more', format('{} to {} minutes', start, start + 9)),
            films
        from tens
    """,
    ("catalogue", "age_bands"): """
        with bands as (
            select added_year, age_band, count(*) as titles
            from passing where added_year is not null group by all
        )
        select *, titles / sum(titles) over (partition by added_year) as share
        from bands
        qualify sum(titles) over (partition by added_year) >= 10
    """,
    ("title", "half_years"): "select half_year, hours_viewed, views from passing",
    ("title", "weeks"): """
        select week_ending_on, category, season_title, weekly_rank, hours_viewed from passing
    """,
}


def dataset(page: Page, name: str) -> Dataset:
    """A page's dataset of a name."""
    return next(dataset for dataset in page.datasets if dataset.name == name)


def passing(page: Page, name: str, state: Mapping[str, str], own: Sequence[str] = ()) -> Any:
    """SQL of a dataset's rows that pass the filters, but for `own`, and its parameters."""
    rows = dataset(page, name)
    source = ROWS.get((page.name, name), f"from {rows.table}")
    conditions = {
        filter.key: condition
        for filter in page.filters
        if filter.key in state and filter.key not in own
        if (condition := _condition(filter, rows))
    }
    where = " and ".join(conditions.values()) or "true"
    return f"select * from ({source}) where {where}", {key: state[key] for key in conditions}


def _condition(filter: Filter, rows: Dataset) -> str:
    if filter.key in rows.free:
        return ""
    if filter.kind == "text":
        if not set(filter.columns) <= set(rows.columns):
            return ""
        texts = ", ".join(f"coalesce({column}, '')" for column in filter.columns)
        return f"contains({_folded(f'concat_ws(chr(10), {texts})')}, {_folded(f'${filter.key}')})"
    if filter.column not in rows.columns:
        return ""
    if filter.kind in ("from", "to"):
        sign = ">=" if filter.kind == "from" else "<="
        return f"{filter.column} {sign} ${filter.key}::double"
    if filter.column in rows.lists:
        return f"list_contains(string_split({filter.column}, '|'), ${filter.key})"
    return f"cast({filter.column} as varchar) = ${filter.key}"


def _folded(text: str) -> str:
    return f"lower(strip_accents({text}))"


def matching(
    connection: duckdb.DuckDBPyConnection, page: Page, name: str, state: Mapping[str, str]
) -> int:
    """How many rows of a dataset pass the filters."""
    rows, values = passing(page, name, state)
    (found,) = connection.execute(f"select count(*) from ({rows})", values).fetchone() or (0,)
    return found


def behind(
    connection: duckdb.DuckDBPyConnection, page: Page, chart: Chart, state: Mapping[str, str]
) -> list[list[Any]]:
    """The rows that must be behind a chart's marks under a state of the filters."""
    rows, values = passing(page, chart.dataset, state, chart.own)
    query = f"with passing as ({rows}) from ({CHARTS[page.name, chart.name]})"
    return [list(row) for row in connection.execute(query, values).fetchall()]


def differences(expected: Sequence[Sequence[Any]], actual: Sequence[Sequence[Any]]) -> list[str]:
    """What two tables without an order do not have in common, a line each."""
    left, right = (
        sorted(([plain(value) for value in row] for row in rows), key=_order)
        for rows in (expected, actual)
    )
    found = [
        f"SQL {one}, the page {other}"
        for one, other in zip(left, right, strict=False)
        if len(one) != len(other) or not all(map(_is_same, one, other))
    ]
    if len(left) != len(right):
        found.append(f"SQL has {len(left)} rows, the page {len(right)}")
    return found


def plain(value: Any) -> Any:
    """A value of SQL as JSON can hold it."""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return float(value) if isinstance(value, Decimal) else value


def _order(row: Sequence[Any]) -> Any:
    # Numbers last, as themselves: those that differ in the last digit keep their places.
    texts = [str(value) for value in row if not isinstance(value, int | float)]
    return texts, [value for value in row if isinstance(value, int | float)]


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-6)  # pages carry six decimals
    return one == other
