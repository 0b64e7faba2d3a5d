"""The rows behind each chart of the explorer, and each count, are the warehouse's SQL."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import site_expected
from browser import Browse, Tab

from netflix_warehouse.site.page import Page
from netflix_warehouse.warehouse import connect

PAGES = site_expected.PAGES
FILTERED = [name for name, page in PAGES.items() if page.filters]
DRAWN = [name for name, page in PAGES.items() if page.charts]
NOTHING = "no row has such a word"


def test_every_chart_has_its_sql() -> None:
    charts = {(page.name, chart.name) for page in PAGES.values() for chart in page.charts}
    assert charts == set(site_expected.CHARTS)


@pytest.fixture(scope="module")
def sample(sample_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(sample_database) as connection:
        yield connection


def word(tab: Tab, columns: tuple[str, ...]) -> str:
    """A word of some row's searched text, in capitals."""
    text = tab.page.evaluate(
        """columns => Object.values(Explorer.rows).map((rows) => {
            const row = rows[Math.floor(rows.length / 2)];
            return row && columns.every((c) => c in row) ? row[columns[0]] ?? "" : "";
        }).join(" ")""",
        list(columns),
    )
    words = [word for word in str(text).split() if word.isalnum()]
    return max(words, key=len, default="the").upper()


def values(tab: Tab, column: str) -> list[Any]:
    """The values that rows of the page have in a column, sorted."""
    held = tab.page.evaluate(
        "column => Object.values(Explorer.rows).flat().map((row) => row[column] ?? null)", column
    )
    return sorted(value for value in held if value is not None)


def states(tab: Tab, page: Page) -> list[dict[str, str]]:
    """States of a page's filters: none, one at a time, some together, and one that none passes."""
    single: list[dict[str, str]] = []
    for filter in page.filters:
        if filter.kind == "choice":
            offered = tab.choices(filter.key)
            single += [{filter.key: offered[place]} for place in {0, len(offered) // 2} if offered]
        elif filter.kind in ("hidden", "pick") and filter.column:
            held = values(tab, filter.column)
            single += [{filter.key: held[place]} for place in {0, len(held) // 2} if held]
        elif filter.kind == "text":
            single += [{filter.key: word(tab, filter.columns)}]
            single += [{filter.key: NOTHING}]
    low, high = ([f for f in page.filters if f.kind == kind] for kind in ("from", "to"))
    for first, last in zip(low, high, strict=True):
        held = values(tab, first.column)
        limits = {first.key: str(held[len(held) // 4]), last.key: str(held[-len(held) // 4])}
        single += [limits, {first.key: limits[first.key]}]
    together = {key: value for state in single[::2] for key, value in state.items()}
    return [{}, *single, {**together, **{f.key: "" for f in page.filters if f.kind == "text"}}]


def check(tab: Tab, page: Page, connection: duckdb.DuckDBPyConnection) -> None:
    """All that the page shows is what SQL says of the filters in force."""
    state, rows = tab.state(), tab.rows()
    for chart in page.charts:
        expected = site_expected.behind(connection, page, chart, state)
        found = site_expected.differences(expected, rows[chart.name])
        assert not found, f"{chart.name} under {state}: " + "\n".join(found[:10])
        says_none = tab.page.locator(f"[data-chart={chart.name}] > .none").is_visible()
        assert says_none == (not expected), f"{chart.name} under {state}"
    for name, noun in page.counts:
        part = site_expected.matching(connection, page, name, state)
        whole = site_expected.matching(connection, page, name, {})
        shown = f"{part:,} of {whole:,} {noun}" if part < whole else f"{whole:,} {noun}"
        assert tab.page.locator(f"output[data-count={name}]").inner_text() == shown
    for listing in tab.listings():
        matching = site_expected.matching(connection, page, listing.dataset, state, listing.own)
        paging = tab.page.locator(f"[data-listing={listing.name}] .paging span").inner_text()
        assert paging == (
            f"1–{min(matching, listing.page_size)} of {matching:,}" if matching else ""
        )


def check_states(tab: Tab, page: Page, connection: duckdb.DuckDBPyConnection) -> None:
    check(tab, page, connection)
    for state in states(tab, page):
        tab.reset()
        tab.set(state)
        check(tab, page, connection)


@pytest.mark.parametrize("name", DRAWN)
def test_rows_are_sql(name: str, browse: Browse, sample_site: Path, sample: Any) -> None:
    check_states(browse(sample_site, name).open(), PAGES[name], sample)


@pytest.mark.parametrize("name", DRAWN)
def test_rows_are_sql_on_real_data(
    name: str, browse: Browse, real_site: Path, real_database: Path
) -> None:
    page = PAGES[name]
    tab = browse(real_site, name).open()
    if not tab.page.evaluate("DATA.charts.length"):
        assert page.needs
        return
    with connect(real_database) as connection:
        check_states(tab, page, connection)


@pytest.mark.parametrize("name", FILTERED)
def test_address_is_the_state(name: str, browse: Browse, sample_site: Path, sample: Any) -> None:
    page, tab = PAGES[name], browse(sample_site, name).open()
    tab.set(states(tab, page)[-1])
    state, address = tab.state(), tab.page.url
    other = browse(sample_site, name).open(state)
    assert other.state() == state
    check(other, page, sample)
    # A link within the page, or the browser's way back, changes the hash alone.
    tab.reset()
    tab.page.evaluate("address => { location.href = address }", address)
    tab.wait(f"JSON.stringify(Explorer.state()) === JSON.stringify({json.dumps(state)})")
    check(tab, page, sample)
    for link in tab.page.query_selector_all("a[data-carry]"):
        assert str(link.get_attribute("href")).partition("#")[2] == address.partition("#")[2]
